"""Telling a release from what a site sends in its place: walls, logins, errors called a success, empty shells."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from selectolax.lexbor import LexborHTMLParser

from pipeline.parse import ParseError, parse
from pipeline.parse.bounded import submitted
from pipeline.parse.html import decode_html
from pipeline.parse.metadata import Metadata
from pipeline.parse.pdf import PDF_MARK
from pipeline.platforms import Scraped
from pipeline.scrape.model import FetchError
from pipeline.workspace import ParseSettings

_PDF = "application/pdf"
_HTML = ("text/html", "application/xhtml+xml")
_SITE_NAME = re.compile(r"\s+[-–—|•»:]\s+.*", re.DOTALL)
_UNSEEN = ["script", "style", "noscript", "template", "svg", "head"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a release's page says: the address it gives itself, its title, its visible text, squeezed."""

    canonical: str | None
    title: str | None
    text: str


async def told_of(limits: ParseSettings, body: bytes, content_type: str, source: Scraped) -> Told:
    """What `tell` finds, in another process and within limits (see `parse.bounded`). Raises FetchError."""
    try:
        return await asyncio.wrap_future(submitted(limits, tell, body, content_type, source))
    except ParseError as error:
        raise FetchError(error.code, error.message) from error


def tell(body: bytes, content_type: str, source: Scraped) -> Told:
    """The page of a release, or its PDF. Raises FetchError, its code saying what it is instead.

    Codes: not_html, empty, blocked, login, soft_404, error_page, script_only, too_short,
    selector_matches_nothing, missing_words, and those of `parse`.
    """
    kind, _, parameters = content_type.partition(";")
    if kind.strip().lower() == _PDF or body.startswith(PDF_MARK):
        return _tell_pdf(body, source)
    if kind.strip().lower() not in _HTML:
        raise FetchError("not_html", f"It is {kind.strip()[:60] or 'of no stated type'}, not a page.")
    if not body.strip():
        raise FetchError("empty", "The answer is empty.")
    try:
        html = decode_html(body, parameters.partition("charset=")[2].strip(" \"'") or None)
    except ParseError as error:
        raise FetchError(error.code, error.message) from error
    tree = LexborHTMLParser(html)
    metadata = Metadata(tree)
    canonical, (title, _) = metadata.url(), metadata.title()
    _check_content(tree, html, source)
    page_title = tree.css_first("head > title")
    headlines = [page_title.text() if page_title else "", *(node.text() for node in tree.css("h1, h2")[:4])]
    password, scripts = tree.css_first("input[type=password]") is not None, len(tree.css("script"))
    unscripted = " ".join(node.text() for node in tree.css("noscript")[:3])
    tree.strip_tags(_UNSEEN)
    lines = _lines(tree.body.text(separator="\n") if tree.body else "")
    _check_text(headlines, lines, source, password=password, scripts=scripts, unscripted=unscripted)
    return Told(canonical, title, "\n".join(lines))


def _tell_pdf(body: bytes, source: Scraped) -> Told:
    """A file has no furniture and no elements: `assertions.words` and `selectors.content` are asked of pages only."""
    try:
        parsed = parse(body, _PDF, None)
    except ParseError as error:
        raise FetchError(error.code, error.message) from error
    lines = _lines(parsed.text)
    if sum(map(len, lines)) < source.releases.least_characters:
        raise FetchError("too_short", _rules().short_message)
    return Told(None, parsed.title, "\n".join(lines))


def wanted(told_title: str | None, text: str, source: Scraped) -> bool:
    """Whether a release has one of the words the source is scraped for."""
    said = f"{told_title or ''}\n{text}".casefold()
    keywords = source.releases.keywords
    return not keywords or any(word.casefold() in said for word in keywords)


def _check_content(tree: LexborHTMLParser, html: str, source: Scraped) -> None:
    selector = source.selectors.content
    missing = [word for word in source.assertions.words if word.casefold() not in html.casefold()]
    if missing:
        raise FetchError("missing_words", f"It lacks the words {missing[0]!r} (assertions.words).")
    if selector and not tree.css_first(selector):
        raise FetchError("selector_matches_nothing", f"Nothing on it matches {selector!r} (selectors.content).")


def _check_text(
    headlines: list[str], lines: list[str], source: Scraped, *, password: bool, scripts: int, unscripted: str
) -> None:
    rules = _rules()
    length = sum(map(len, lines))
    short = length < rules.short
    told_by = [_SITE_NAME.sub("", " ".join(line.split())) for line in headlines[:1]]
    told_by += [" ".join(line.split()) for line in headlines] if short else []
    told_by += lines[: rules.lines] if short else []
    for code, message, pattern in rules.kinds:
        if any(pattern.fullmatch(line) for line in told_by if line):
            raise FetchError(code, message)
    if password and short:
        raise FetchError("login", "The site asks to log in.")
    if length < source.releases.least_characters:
        if scripts >= rules.scripts and (not lines or rules.script_only.search("\n".join([unscripted, *lines]))):
            raise FetchError("script_only", rules.script_message)
        if not lines:
            raise FetchError("empty", "The page holds no text.")
        raise FetchError("too_short", rules.short_message)


def _lines(text: str) -> list[str]:
    return [squeezed for line in text.splitlines() if (squeezed := " ".join(line.split()))]


@dataclass(frozen=True)
class _Rules:
    short: int
    lines: int
    kinds: tuple[tuple[str, str, re.Pattern[str]], ...]
    scripts: int
    script_only: re.Pattern[str]
    script_message: str
    short_message: str


@cache
def _rules() -> _Rules:
    path = files("pipeline.scrape").joinpath("telling.yml")
    rules: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return _Rules(
        short=rules["short"],
        lines=rules["lines"],
        kinds=tuple((kind["code"], kind["message"], _any_of(kind["patterns"])) for kind in rules["kinds"]),
        scripts=rules["script_only"]["scripts"],
        script_only=_any_of(rules["script_only"]["patterns"]),
        script_message=rules["script_only"]["message"],
        short_message=rules["too_short"]["message"],
    )


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
