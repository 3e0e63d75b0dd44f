"""Our parser and three others, each from a page's bytes to text, headline and day of publication."""

from __future__ import annotations

from collections.abc import Callable

import trafilatura
from bs4 import BeautifulSoup
from readability import Document

from pipeline.parse import ParseError, parse

Read = tuple[str, str | None, str | None]


def ours(page: bytes) -> Read:
    try:
        parsed = parse(page, "text/html", None)
    except ParseError:
        return "", None, None
    return parsed.text, parsed.title, parsed.published


def by_trafilatura(page: bytes) -> Read:
    """Trafilatura as its manual advises where nothing may be missed."""
    found = trafilatura.bare_extraction(page, favor_recall=True, with_metadata=True, include_tables=True)
    if found is None:
        return "", None, None
    fields = found if isinstance(found, dict) else found.as_dict()
    return fields["text"] or "", fields["title"], fields["date"]


def by_readability(page: bytes) -> Read:
    """Readability's summary; it looks for no date."""
    document = Document(page.decode())
    return BeautifulSoup(document.summary(), "lxml").get_text("\n"), document.short_title(), None


def by_soup(page: bytes) -> Read:
    """All the text of the page, and its title element."""
    soup = BeautifulSoup(page, "lxml")
    for tag in soup(["script", "style", "noscript"]):
        tag.decompose()
    return soup.get_text("\n"), soup.title.get_text() if soup.title else None, None


RIVALS: dict[str, Callable[[bytes], Read]] = {
    "tally": ours, "trafilatura": by_trafilatura, "readability": by_readability, "BeautifulSoup": by_soup,
}  # fmt: skip
