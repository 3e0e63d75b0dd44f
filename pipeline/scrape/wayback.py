"""A web archive's captures of pages, through the CDX interface of the Wayback Machine, for releases that are gone.

Parameters: wayback-cdx-server's README of internetarchive/wayback. Rows are sorted by address and moment; after a
`limit` the key to go on with (`resumeKey`) follows an empty row. `id_` behind a capture's moment gives it as it came,
without what the archive adds.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from pipeline.releases import permalink
from pipeline.scrape.model import Capture, Fetch, FetchError, Found, Listing, Page, SourceDownError, Window
from pipeline.scrape.pages import endless, parse_json
from pipeline.sources import Source
from pipeline.store.looks import ARCHIVE

LEAST_DELAY = 1.5  # seconds: the archive blocks who asks its CDX interface much oftener than once a second
_ROWS = 5000
_FIELDS = ("urlkey", "timestamp", "original", "digest")
_FILTERS = ("statuscode:200", r"mimetype:(text/html|application/xhtml\+xml|application/pdf)")
_CAPTURE = re.compile(r"/(\d{14})id_/(https?://?.+)", re.IGNORECASE)


class WaybackReader:
    """See `model.Reader`. An address that ends with a slash or * stands for all beneath it, another for itself."""

    def __init__(self, source: Source, fetch: Fetch) -> None:
        self._source, self._fetch = source, fetch
        self._archive = source.archive.rstrip("/")
        self.listing = Listing(complete=False, via=ARCHIVE)
        self.batch = 1

    async def found(self, window: Window) -> AsyncIterator[Found]:
        """What was published on a day was captured on it or later: a window says where captures begin."""
        own = {_bare(address.rstrip("*")) for address in self._source.addresses}
        for address in self._source.addresses:
            page_of: list[tuple[str, Found]] = []
            async for urlkey, found in self._captures(address, window):
                if page_of and page_of[0][0] != urlkey:
                    for one in self._some(page_of):
                        yield one
                    page_of = []
                if found.capture and self._wanted(found.capture, own):
                    page_of.append((urlkey, found))
            for one in self._some(page_of):
                yield one

    async def releases(self, some: Sequence[Found]) -> list[Found | Page | FetchError]:
        got: list[Found | Page | FetchError] = []
        for one in some:
            try:
                page = await self._fetch.page(one.address)
                _check_same(one, page)
                got.append(page)
            except SourceDownError:
                raise
            except FetchError as trouble:
                got.append(trouble)
        return got

    async def _captures(self, address: str, window: Window) -> AsyncIterator[tuple[str, Found]]:
        """Sort key and capture of all that the archive has, oldest of each page first."""
        listing = f"{self._archive}/cdx/search/cdx?{urlencode(self._query(address, window))}"
        at = listing
        keys: set[str] = set()
        for _ in range(self._source.limits.listing_pages):
            rows, key = self._rows(await self._fetch.page(at))
            for row in rows:
                found = self._as_found(row)
                if found:
                    yield row["urlkey"], found
            if key is None:
                return
            if key in keys:
                self.listing.leave_out(FetchError("endless_listing", "The archive's listing goes round in a circle."))
                return
            keys.add(key)
            at = f"{listing}&resumeKey={quote(key, safe='%+')}"  # it comes encoded
        self.listing.leave_out(endless(self._source))

    def _query(self, address: str, window: Window) -> list[tuple[str, str]]:
        beneath = address.endswith(("/", "*"))
        query = [("url", address.rstrip("*")), ("matchType", "prefix" if beneath else "exact"), ("output", "json")]
        query += [("fl", ",".join(_FIELDS)), *(("filter", value) for value in _FILTERS), ("collapse", "digest")]
        if window.since:
            query.append(("from", f"{window.since:%Y%m%d}"))
        return [*query, ("limit", str(_ROWS)), ("showResumeKey", "true")]

    def _rows(self, page: Page) -> tuple[list[dict[str, str]], str | None]:
        """The captures on a page of the listing, and the key to the next. Raises FetchError (not_json, not_a_cdx)."""
        value = parse_json(page) if page.body.strip() else []
        if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
            raise FetchError("not_a_cdx", "The answer is no listing of captures.", page.url)
        if not value:
            return [], None
        names, *rows = value
        if not set(_FIELDS) <= set(map(str, names)):
            raise FetchError("not_a_cdx", "The answer is no listing of captures: it names other fields.", page.url)
        key = None
        if len(rows) >= 2 and not rows[-2] and len(rows[-1]) == 1:
            key, rows = str(rows[-1][0]), rows[:-2]
        whole = [dict(zip(names, row, strict=True)) for row in rows if len(row) == len(names) and _all_text(row)]
        if len(whole) < len(rows):
            message = f"{len(rows) - len(whole)} lines of the archive's listing are damaged."
            self.listing.leave_out(FetchError("bad_record", message, page.url))
        return whole, key

    def _as_found(self, row: dict[str, str]) -> Found | None:
        moment, original = _moment(row["timestamp"]), row["original"]
        if moment is None or not permalink(original):
            message = "A line of the archive's listing has no moment or no address."
            self.listing.leave_out(FetchError("bad_record", message))
            return None
        return Found(
            address=f"{self._archive}/web/{row['timestamp']}id_/{original}",
            stamp=row["digest"],
            identity=f"{row['timestamp']} {original}",
            capture=Capture(original, moment),
        )

    def _wanted(self, capture: Capture, listings: set[str]) -> bool:
        sections = self._source.releases.sections
        in_section = not sections or urlsplit(capture.original).path.startswith(sections)
        return in_section and _bare(capture.original) not in listings

    def _some(self, page_of: list[tuple[str, Found]]) -> list[Found]:
        """The captures of one page that are worth fetching: each digest once, and not too many."""
        different: dict[str | None, Found] = {}
        for _, found in page_of:
            different.setdefault(found.stamp, found)
        some, last, most = list(different.values()), len(different) - 1, self._source.limits.captures
        if last < most:
            return some
        return [some[last - n] for n in sorted({round(n * last / max(most - 1, 1)) for n in range(most)}, reverse=True)]


def _check_same(asked: Found, page: Page) -> None:
    """Raises FetchError where an archive leads to another page, or to what was captured at another time."""
    found = _CAPTURE.search(page.url)
    original = asked.capture.original if asked.capture else ""
    if not found or _bare(found[2]) != _bare(original):
        raise FetchError("redirected_away", "The archive leads to another page than the one it lists.", page.url)
    if found[1] not in asked.address:
        raise FetchError("other_capture", "The archive gives a capture of another time than it lists.", page.url)


def _bare(original: str) -> str:
    """An address without scheme, www and port: archives write one page in several ways."""
    address = permalink(original.replace(":/", "://", 1) if "://" not in original else original) or original
    parts = urlsplit(address)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path}?{parts.query}"


def _moment(timestamp: str) -> datetime | None:
    try:
        return datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _all_text(row: list[Any]) -> bool:
    return all(isinstance(value, str) for value in row)
