"""Pages: the release's own text, without the site around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import trafilatura
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pipeline.parse.encoding import decode
from pipeline.parse.lines import lines_of
from pipeline.parse.markup import RULES
from pipeline.parse.metadata import Metadata, iso_day
from pipeline.parse.model import Parsed, ParseError

# The parser's time grows with the square of the depth; no page a person wrote comes near.
_MAX_DEPTH = 2_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w-]{2,30})", re.IGNORECASE)
_HEAD_BYTES = 4096
_HEADINGS = "h2, h3, h4, h5, h6, b, strong"
_LISTS = ("ul", "ol")
_LINK_SHARE = 0.5
_CELL_SHARE = 0.6


def parse_html(data: bytes, declared: str | None = None) -> Parsed:
    """The main text of a page, its headline first, and its metadata.

    Raises ParseError (not_text, unknown_encoding, too_deep, empty).
    """
    html = decode_html(data, declared)
    tree = LexborHTMLParser(html)
    metadata = Metadata(tree)
    title, url, publisher = metadata.title(), metadata.url(), metadata.publisher()
    published, updated = metadata.published(), metadata.updated()
    body = tree.body
    lines: list[str] = []
    parser = "none"
    if body is not None:
        _drop_furniture(body)
        published = published or _first_time(body)
        lines, parser = _main_text(body)
    if not lines:
        raise ParseError("empty", "The page holds no text. Save it anew, or leave it out.")
    text = "\n".join(_headline_first(lines, title))
    return Parsed(text, parser, title, url, publisher, published, updated)


def canonical_url(data: bytes) -> str | None:
    """The permanent address a page gives for itself. Raises ParseError as `parse_html` does."""
    return Metadata(LexborHTMLParser(decode_html(data))).url()


def decode_html(data: bytes, declared: str | None = None) -> str:
    """The page's source. Raises ParseError (not_text, unknown_encoding, too_deep)."""
    found = _DECLARED.search(data[:_HEAD_BYTES])
    html = decode(data, declared or (found[1].decode() if found else None))
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


def _main_text(body: LexborNode) -> tuple[list[str], str]:
    whole = _own_words(body)
    for share, selectors in RULES.containers:
        for selector in selectors:
            best = max(body.css(selector), key=_own_words, default=None)
            if best is not None and whole and _own_words(best) >= share * whole:
                return lines_of(best), "html:container"
    return _fallback(body)


def _fallback(body: LexborNode) -> tuple[list[str], str]:
    """Where no container holds enough text: trafilatura, unless it loses more than half of the words."""
    cell = _main_cell(body)
    if cell is not None:
        return lines_of(cell), "html:cell"
    found = trafilatura.extract(body.html or "", favor_recall=True, include_tables=True, include_comments=False) or ""
    if len(found) >= 0.5 * _own_words(body):
        lines = (" ".join(line.strip(" |").split()) for line in found.splitlines())
        return [line for line in lines if line], "html:trafilatura"
    return lines_of(body), "html:body"


def _main_cell(body: LexborNode) -> LexborNode | None:
    """The innermost cell that holds most of a page laid out as a table."""
    needed = _CELL_SHARE * _own_words(body)
    holding = [cell for cell in body.css("td") if needed and _own_words(cell) >= needed]
    return min(holding, key=_size, default=None)


def _own_words(node: LexborNode) -> int:
    """How many characters a node holds outside links, white space left out."""
    return _size(node) - sum(_size(link) for link in node.css("a"))


def _size(node: LexborNode) -> int:
    return len("".join(node.text().split()))


def _drop_furniture(body: LexborNode) -> None:
    _drop(body.css(RULES.furniture))
    _drop([node for node in body.css(RULES.header) if not _within(node, RULES.header_homes)])
    _drop([node for node in body.css("[class], [id]") if _is_named_furniture(node)])
    headings = body.css(_HEADINGS)
    _drop([node for heading in headings if _heads_furniture(heading) for node in _with_links_below(heading)])


def _drop(nodes: list[LexborNode]) -> None:
    """Take nodes from the tree; one that lies within another goes with it, and must not be touched after."""
    ids = {node.mem_id for node in nodes}
    for node in [node for node in nodes if not _lies_within(node, ids)]:
        node.decompose()


def _lies_within(node: LexborNode, ids: set[int]) -> bool:
    return any(parent.mem_id in ids for parent in _parents(node))


def _is_named_furniture(node: LexborNode) -> bool:
    names = [*(node.attributes.get("class") or "").split(), node.attributes.get("id") or ""]
    if node.tag in ("body", "main", "article") or not any(RULES.furniture_names.fullmatch(name) for name in names):
        return False
    return node.css_first("h1, main") is None


def _heads_furniture(heading: LexborNode) -> bool:
    return RULES.furniture_headings.fullmatch(" ".join(heading.text().split()).rstrip(":")) is not None


def _with_links_below(heading: LexborNode) -> Iterator[LexborNode]:
    """A heading and what follows it beside it, as long as that is a list or mostly links."""
    while heading.parent and heading.parent.tag != "body" and _size(heading.parent) == _size(heading):
        heading = heading.parent
    node: LexborNode | None = heading
    while node is not None:
        yield node
        node = node.next
        if node is None or (node.tag not in _LISTS and _own_words(node) > (1 - _LINK_SHARE) * _size(node)):
            return


def _within(node: LexborNode, tags: frozenset[str]) -> bool:
    return any(parent.tag in tags for parent in _parents(node))


def _parents(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _first_time(body: LexborNode) -> str | None:
    node = body.css_first("time[datetime]")
    return iso_day(node.attributes.get("datetime")) if node else None


def _headline_first(lines: list[str], title: str | None) -> list[str]:
    if not title:
        return lines
    same = next((n for n, line in enumerate(lines[:8]) if line.casefold() == title.casefold()), None)
    rest = lines if same is None else lines[:same] + lines[same + 1 :]
    return [title, *rest]
