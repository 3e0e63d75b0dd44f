"""RSS and Atom. A feed holds the latest releases only, so what it lacks is not gone."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from datetime import date
from time import struct_time
from typing import Any

import feedparser

from pipeline.scrape.model import Fetch, FetchError, Found, Listing, Page, Window
from pipeline.scrape.pages import endless, joined, pages_at
from pipeline.sources import Source

_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8"

_ENTRY = re.compile(rb"<(?:item|entry)\b", re.IGNORECASE)
_MOST_ENTRIES = 5000


class FeedReader:
    """See `model.Reader`. Further pages are followed where the feed links to them (RFC 5005)."""

    def __init__(self, source: Source, fetch: Fetch, addresses: Sequence[str] | None = None) -> None:
        self._source, self._fetch = source, fetch
        self._addresses = addresses if addresses is not None else source.addresses
        self.listing = Listing(complete=False, via="feed")
        self.batch = 1

    async def found(self, window: Window) -> AsyncIterator[Found]:
        seen: set[str] = set()
        for address in self._addresses:
            at: str | None = address
            for _ in range(self._source.limits.listing_pages):
                if at is None or at in seen:
                    break
                seen.add(at)
                entries, at = await self._entries(at)
                fresh = [one for one in entries if one.address not in seen]
                seen.update(one.address for one in fresh)
                for one in fresh:
                    if window.holds(one.published):
                        yield one
                if not fresh:
                    break
            else:
                self.listing.leave_out(endless(self._source))

    async def releases(self, some: Sequence[Found]) -> list[Found | Page | FetchError]:
        return await pages_at(self._fetch, some)

    async def _entries(self, url: str) -> tuple[list[Found], str | None]:
        """What a feed lists and the address of its next page. Raises FetchError (not_a_feed)."""
        page = await self._fetch.page(url, accept=_ACCEPT)
        if len(_ENTRY.findall(page.body)) > _MOST_ENTRIES:  # what parses them takes time that grows with the square
            raise FetchError("too_large", f"The feed has more than {_MOST_ENTRIES} entries.", url)
        feed = feedparser.parse(page.body, response_headers={"content-location": page.url})
        if not feed.get("version") and not feed.entries:
            raise FetchError("not_a_feed", "The answer is no RSS or Atom feed.", url)
        if feed.bozo and "truncat" in str(feed.get("bozo_exception", "")):
            self.listing.leave_out(FetchError("cut_short", "The feed breaks off before its end.", url))
        entries = [_as_found(entry, page.url) for entry in feed.entries if entry.get("link")]
        links = feed.feed.get("links", [])
        following = next((link["href"] for link in links if link.get("rel") == "next" and link.get("href")), None)
        return entries, joined(page.url, following) if following else None


def _as_found(entry: Any, base: str) -> Found:
    published, updated = entry.get("published_parsed"), dict.get(entry, "updated")  # its own `get` makes up one
    return Found(
        address=joined(base, entry["link"]),
        stamp=updated if entry.get("published") != updated else None,
        published=_day(published or dict.get(entry, "updated_parsed")),
        title=entry.get("title"),
    )


def _day(moment: struct_time | None) -> date | None:
    try:
        return date(moment.tm_year, moment.tm_mon, moment.tm_mday) if moment else None
    except ValueError:
        return None
