"""What a page says of itself: address, headline, publisher, days of publication and change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from pipeline.parse.lines import lines_of
from pipeline.parse.markup import RULES
from pipeline.releases import permalink

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:$|[T ])")
_TITLE_END = re.compile(r"\s+[-–—|•»:]\s+")
_ABOUT_A_PAGE = re.compile(r"Article|Posting|WebPage|Report|PressRelease")


class Metadata:
    """Reads the head of a page; must be made before scripts are taken from the tree."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._linked = list(_linked_data(tree))

    def url(self) -> str | None:
        """The permanent address the page gives, unless it is that of the site's front page."""
        for selector, name in (("link[rel=canonical]", "href"), ('meta[property="og:url"]', "content")):
            address = permalink(self._attribute(selector, name) or "")
            if address and (urlsplit(address).path or urlsplit(address).query):
                return address
        return None

    def publisher(self) -> str | None:
        """The site's name as the page gives it."""
        named = self._attribute('meta[property="og:site_name"]', "content")
        publishers = (item.get("publisher") for item in self._linked)
        return named or next((_text(p["name"]) for p in publishers if isinstance(p, dict) and "name" in p), None)

    def published(self) -> tuple[str | None, str]:
        """The day of publication, and where it stands: json-ld or meta."""
        return self._found("datePublished", RULES.published)

    def updated(self) -> tuple[str | None, str]:
        """The day of the last change, likewise."""
        return self._found("dateModified", RULES.updated)

    def _found(self, name: str, places: tuple[tuple[str, str], ...]) -> tuple[str | None, str]:
        linked = self._linked_day(name)
        return (linked, "json-ld") if linked else (self._day(places), "meta")

    def title(self) -> tuple[str | None, str]:
        """The headline: of the page's h1s the one its metadata repeat, else theirs without the site's name.

        And where it stands: visible or meta.
        """
        declared = self._attribute('meta[property="og:title"]', "content")
        head = self._tree.css_first("head > title")
        page = _text(head.text()) if head else None
        site = self.publisher()
        headlines = self._headings("h1", site)
        for known in (declared, page):
            for headline in headlines:
                if known and known.casefold().startswith(headline.casefold()):
                    return headline, "visible"
        parts = {part.casefold() for known in (declared, page) if known for part in _TITLE_END.split(known)}
        for headline in self._headings("h1, h2, h3, h4", site):
            if headline.casefold() in parts:
                return headline, "visible"
        if (named := _without_site(declared, site)) is not None:
            return named, "meta"
        return (headlines[0], "visible") if headlines else (_without_site(page, site), "meta")

    def _headings(self, selector: str, site: str | None) -> list[str]:
        return [line for node in self._tree.css(selector) for line in lines_of(node)[:1] if line != site]

    def _attribute(self, selector: str, name: str) -> str | None:
        node = self._tree.css_first(selector)
        return _text(node.attributes.get(name)) if node else None

    def _day(self, places: tuple[tuple[str, str], ...]) -> str | None:
        return next((day for selector, name in places if (day := iso_day(self._attribute(selector, name)))), None)

    def _linked_day(self, name: str) -> str | None:
        return next((day for item in self._linked if (day := iso_day(item.get(name)))), None)


def _linked_data(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that speak of the page; not those nested in them, which speak of others."""
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            data = json.loads(script.text())
        except (ValueError, RecursionError):
            continue
        items = data.get("@graph", [data]) if isinstance(data, dict) else data
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and _ABOUT_A_PAGE.search(str(item.get("@type"))):
                yield item


def iso_day(value: object) -> str | None:
    """The calendar day of an ISO 8601 moment, as stated in its own time zone."""
    found = _DAY.match(value.strip()) if isinstance(value, str) else None
    try:
        return date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None


def _text(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _without_site(title: str | None, site: str | None) -> str | None:
    """A title cut before its last part where that is the site's name, or before any last part where none is known."""
    if not title or " " not in title:  # a file's name
        return None
    ends = list(_TITLE_END.finditer(title))
    if ends and (site is None or title[ends[-1].end() :].casefold() == site.casefold()):
        return title[: ends[-1].start()]
    return title
