"""Pages: the release's own text, without the site around it."""

from __future__ import annotations

import re
from collections import Counter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.parse.encoding import declared_in, decode
from pipeline.parse.furniture import drop_furniture
from pipeline.parse.lines import lines_of
from pipeline.parse.main_text import main_text
from pipeline.parse.markup import RULES
from pipeline.parse.metadata import Metadata, iso_day
from pipeline.parse.model import Parsed, ParseError
from pipeline.parse.selected import NO_SELECTORS, select
from pipeline.parse.visible_date import visible_day
from pipeline.platforms import Selectors

# The parser's time grows with the square of the depth; no page a person wrote comes near.
_MAX_DEPTH = 2_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")


def parse_html(data: bytes, declared: str | None = None, selectors: Selectors = NO_SELECTORS) -> Parsed:
    """The main text of a page, its headline first, and its metadata; where its source's selectors match, as they say.

    Raises ParseError (not_text, unknown_encoding, too_deep, empty).
    """
    html = decode_html(data, declared)
    tree = LexborHTMLParser(html)
    metadata = Metadata(tree)
    selected = select(tree, selectors)
    title, title_by = (selected.title, "selector") if selected.title else metadata.title()
    published, published_by = (selected.day, "selector") if selected.day else metadata.published()
    updated, updated_by = metadata.updated()
    body = tree.body
    lines, parser = selected.lines, "html:selector"
    if body is not None and not (lines and published):
        drop_furniture(body)
        published, published_by = (published, published_by) if published else _shown_day(body, title)
        lines, parser = (lines, parser) if lines else main_text(body, title)
    if not lines:
        raise ParseError("empty", "The page holds no text. Save it anew, or leave it out.")
    text = "\n".join(_headline_first(lines, title))
    basis = {"title": title_by} if title else {}
    basis["text"] = "selector" if selected.lines else "general"
    basis |= {"published": published_by} if published else {}
    basis |= {"updated": updated_by} if updated else {}
    return Parsed(text, parser, title, metadata.url(), metadata.publisher(), published, updated, basis)


def canonical_url(data: bytes) -> str | None:
    """The permanent address a page gives for itself. Raises ParseError as `parse_html` does."""
    return Metadata(LexborHTMLParser(decode_html(data))).url()


def decode_html(data: bytes, declared: str | None = None) -> str:
    """The page's source. Raises ParseError (not_text, unknown_encoding, too_deep)."""
    html = decode(data, declared or declared_in(data))
    if html.count("<") > _MAX_DEPTH and _depth(html) > _MAX_DEPTH:
        raise ParseError("too_deep", f"Its tags nest more than {_MAX_DEPTH} deep. Save the page's text as .txt.")
    return html


def _depth(html: str) -> int:
    """The greatest number of tags open at once, as far as names tell; those with an optional end are not counted."""
    still_open: Counter[str] = Counter()
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        name = name.lower()
        if name in RULES.unnested or (closing and not still_open[name]):
            continue
        step = -1 if closing else 1
        still_open[name] += step
        depth += step
        deepest = max(deepest, depth)
    return deepest


def _shown_day(body: LexborNode, title: str | None) -> tuple[str | None, str]:
    """The day a page shows its readers, and where."""
    day = _first_time(body)
    return (day, "time element") if day else (visible_day(lines_of(body), title), "visible")


def _first_time(body: LexborNode) -> str | None:
    node = body.css_first("time[datetime]")
    return iso_day(node.attributes.get("datetime")) if node else None


def _headline_first(lines: list[str], title: str | None) -> list[str]:
    if not title:
        return lines
    same = next((n for n, line in enumerate(lines[:8]) if line.casefold() == title.casefold()), None)
    rest = lines if same is None else lines[:same] + lines[same + 1 :]
    return [title, *rest]
