"""Releases that a listing lacks: gone, moved, or still there though nothing leads to them any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from pipeline.releases import permalink
from pipeline.scrape.keeping import came_by_api, check_where
from pipeline.scrape.model import FetchError, Found, Page, SourceDownError
from pipeline.scrape.outcome import Outcome
from pipeline.scrape.telling import told_of
from pipeline.scrape.visit import Visit
from pipeline.store.fetches import Known

MISSING = {"http_404", "http_410", "soft_404", "redirected_away"}
REVISITS = 100  # releases that have left a feed and are looked for in one look


class Vanished:
    """Looks for the releases of a source that a look did not come upon."""

    def __init__(self, visit: Visit, outcome: Outcome) -> None:
        self._source, self._fetcher, self._store, self._run = visit.source, visit.fetcher, visit.store, visit.run
        self._limits, self._outcome = visit.limits, outcome

    async def look_for(self, new: Sequence[Found], *, by_api: bool, all_of_them: bool) -> None:
        """What an API lacks is gone, the rest is asked for at its address. Raises SourceDownError.

        `new` are addresses listed for the first time: one of them may be where a release moved to.
        """
        listed = {permalink(found.address): found for found in new}
        unseen = self._store.unseen(self._run)
        for key, url in unseen if all_of_them else unseen[:REVISITS]:
            if key in listed:  # known until now by a name of another listing: it is fetched with the new ones
                self._await(key, listed[key])
                continue
            if by_api or url is None:
                self._is_gone(key)
                continue
            self._outcome.count("revisited")
            try:
                page = await self._fetcher.page(url)
                check_where(url, page.url)
                canonical = (await told_of(self._limits, page.body, page.content_type, self._source)).canonical
            except SourceDownError:
                raise
            except FetchError as trouble:
                if trouble.code in MISSING:
                    self._is_gone(key)
                else:
                    self._outcome.tell(trouble, key, url)
                continue
            moved = [listed[address] for address in (permalink(page.url), canonical) if address in listed]
            self._still_there(key, page, moved[0] if moved else None)

    def _still_there(self, key: str, page: Page, moved: Found | None) -> None:
        address = permalink(page.url)
        if address != key and address and self._is_another(address):
            self._is_gone(key)  # a site that knows no such page may lead to one whose address is alike
        elif moved:
            self._await(key, moved)
        else:
            assert page.kept
            self._outcome.count("unlisted")
            if not came_by_api(self._store.latest(self._source.id, key)):
                self._outcome.count(self._store.add_page(self._source.id, key, page.kept))
            self._store.saw(self._run, key, Known(key, None, "kept", 0), None)
        self._store.settle()

    def _is_another(self, address: str) -> bool:
        """Whether a release of its own is known by an address, or stands there as this look found."""
        return bool(self._store.latest(self._source.id, address) or self._store.claimed(self._run, address))

    def _await(self, key: str, found: Found) -> None:
        """Have a newly listed address, which is fetched later, known by the key its release had."""
        name = found.identity or permalink(found.address) or ""
        self._store.saw(self._run, name, Known(key, None, "failed", 0), None)

    def _is_gone(self, key: str) -> None:
        if self._store.set_gone(self._source.id, key, datetime.now(UTC)):
            self._outcome.count("gone")
        self._store.settle()
