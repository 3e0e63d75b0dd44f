"""Making a release of what came: known by which key, new, changed or the same, or none at all."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from urllib.parse import urlsplit

from pipeline.parse import Parsed, ParseError
from pipeline.parse.api_items import DOJ, WORDPRESS
from pipeline.parse.bounded import parsing
from pipeline.releases import permalink, site_of
from pipeline.scrape.model import Capture, FetchError, Found, Page
from pipeline.scrape.outcome import Outcome
from pipeline.scrape.telling import told_of, wanted
from pipeline.scrape.visit import Visit
from pipeline.store.fetches import Known, State
from pipeline.store.states import Snapshot

_LOGINS = {"login", "log-in", "signin", "sign-in", "wp-login.php", "login.php", "login.aspx", "user"}


class Keeping:
    """Puts the releases of one look into the store. Its methods return key and state, and raise FetchError."""

    def __init__(self, visit: Visit, outcome: Outcome) -> None:
        self._source, self._store, self._run, self._limits = visit.source, visit.store, visit.run, visit.limits
        self._outcome = outcome

    async def page(self, found: Found, page: Page, known: Known | None) -> tuple[str | None, State]:
        assert page.kept
        if page.not_modified and known and known.state in ("kept", "unwanted"):
            self._store.set_there(self._source.id, known.key or "")
            self._outcome.count("same" if known.state == "kept" else "unwanted")
            return known.key, known.state
        check_where(found.address, page.url)
        told = await told_of(self._limits, page.body, page.content_type, self._source)
        if not wanted(told.title, told.text, self._source):
            self._outcome.count("unwanted")
            return known.key if known else None, "unwanted"
        key = known.key if known and known.key else self._key(found, page, told.canonical)
        if key is None:
            self._outcome.count("repeated")
            return None, "unwanted"
        before = self._store.latest(self._source.id, key)
        if came_by_api(before):  # the API is closed today: its page is no revision of what the API gave
            self._store.set_there(self._source.id, key)
            self._outcome.count("same")
            return key, "kept"
        added = self._store.add_page(self._source.id, key, page.kept)
        if (
            added == "revised"
            and before
            and await self._says_the_same(told.text, self._store.read(before), before.content_type)
        ):
            added = "same"
        self._outcome.count(added)
        return key, "kept"

    def _key(self, found: Found, page: Page, canonical: str | None) -> str | None:
        """What a newly found release is known by; null where it is one that this look already has.

        The address a page gives itself counts, unless it gives another page the same.
        """
        assert page.kept
        own = [permalink(page.url), permalink(found.address)]
        own = [canonical, *own] if canonical and site_of(canonical) == site_of(page.url) else own
        for key in own:
            if not key:
                continue
            claimed = self._store.claimed(self._run, key)
            if not claimed:
                return key
            latest = self._store.latest(self._source.id, key)
            if latest and latest.sha256 == page.kept.sha256:
                return None
        return None

    async def capture(self, capture: Capture, page: Page) -> tuple[str | None, State]:
        """What a web archive has of a release: one of its states, whose place is by the day it was captured."""
        assert page.kept
        told = await told_of(self._limits, page.body, page.content_type, self._source)
        if not wanted(told.title, told.text, self._source):
            self._outcome.count("unwanted")
            return None, "unwanted"
        holder = self._source.archive_of or self._source.id
        key = self._key_of_original(holder, capture.original, told.canonical)
        self._outcome.count(self._store.add_capture(holder, key, capture.original, capture.at, page.kept))
        return key, "kept"

    def _key_of_original(self, holder: str, original: str, canonical: str | None) -> str:
        """The key of a captured release: that of the same page under http or https, with or without www, if known."""
        own = permalink(original)
        assert own
        ways = [canonical, own] if canonical and site_of(canonical) == site_of(own) else [own]
        known = (way for one in ways for way in (one, *_written_otherwise(one)) if self._store.latest(holder, way))
        return next(known, own)

    async def item(self, found: Found, known: Known | None) -> tuple[str | None, State]:
        assert found.data is not None
        try:
            parsed = await self._parsed(found.data, found.content_type, found.address)
        except ParseError as error:
            raise FetchError(error.code, error.message) from error
        if len(parsed.text) < self._source.releases.least_characters:
            raise FetchError("too_short", "Its text is shorter than a release of this source is.")
        if not wanted(parsed.title, parsed.text, self._source) or not self._in_section(found.address):
            self._outcome.count("unwanted")
            return known.key if known else None, "unwanted"
        address = permalink(found.address)
        key = known.key if known and known.key else address
        if key is None or (not (known and known.key) and self._store.claimed(self._run, key)):
            key = found.identity
        assert key
        before = self._store.latest(self._source.id, key)
        if before and not (known and known.stamp) and _no_later(found, before):
            self._store.set_there(self._source.id, key)
            self._outcome.count("same")
            return key, "kept"
        now = datetime.now(UTC)
        added = self._store.add(self._source.id, key, found.address, found.data, found.content_type, now)
        if (
            added == "revised"
            and before
            and await self._same_item(parsed.text, self._store.read(before), before.content_type)
        ):
            added = "same"
        self._outcome.count(added)
        return key, "kept"

    def _in_section(self, address: str) -> bool:
        sections = self._source.releases.sections
        return not sections or urlsplit(address).path.startswith(sections)

    async def _parsed(self, data: bytes, content_type: str, url: str | None) -> Parsed:
        return await asyncio.wrap_future(parsing(self._limits, data, content_type, url))

    async def _says_the_same(self, text: str, data: bytes, content_type: str) -> bool:
        try:
            return (await told_of(self._limits, data, content_type, self._source)).text == text
        except FetchError:
            return False

    async def _same_item(self, text: str, data: bytes, content_type: str) -> bool:
        try:
            return (await self._parsed(data, content_type, None)).text == text
        except ParseError:
            return False


def _written_otherwise(address: str) -> list[str]:
    """The same page with the other scheme, with or without www."""
    scheme, _, rest = address.partition("://")
    other = rest.removeprefix("www.") if rest.startswith("www.") else f"www.{rest}"
    schemes = (scheme, "http" if scheme == "https" else "https")
    return [way for one in schemes for host in (rest, other) if (way := f"{one}://{host}") != address]


def check_where(asked: str, came: str) -> None:
    """Raises FetchError where a release's address redirects to the front page or to a login."""
    before, after = urlsplit(asked).path.rstrip("/"), urlsplit(came).path.rstrip("/")
    if before and not after and not urlsplit(came).query:
        raise FetchError("redirected_away", "Its address leads to the site's front page.")
    if after != before and after.rpartition("/")[2].lower() in _LOGINS:
        raise FetchError("login", "Its address leads to a login.")


def _no_later(found: Found, before: Snapshot) -> bool:
    """Whether an item says that it has not changed since its page was kept: its other form is no revision then."""
    if came_by_api(before) or not before.fetched_at or not found.stamp:
        return False
    return "-" in found.stamp and found.stamp < before.fetched_at.isoformat()


def came_by_api(snapshot: Snapshot | None) -> bool:
    return snapshot is not None and snapshot.content_type in (WORDPRESS, DOJ)
