"""One look at one source: list its releases, fetch what is new or may have changed, keep it, and tell what is gone."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, date, datetime

from pipeline.errors import UserError
from pipeline.releases import permalink
from pipeline.scrape.fetcher import unwritable
from pipeline.scrape.keeping import Keeping
from pipeline.scrape.model import FetchError, Found, Page, SourceDownError
from pipeline.scrape.outcome import Outcome
from pipeline.scrape.vanished import MISSING, Vanished
from pipeline.scrape.visit import Visit
from pipeline.store.fetches import Known

WORKERS = 4
_STALE = 3  # times its cadence, after which a source is told of as silent


class Crawl:
    """A look at a source."""

    def __init__(self, visit: Visit) -> None:
        self._source, self._reader, self._fetcher = visit.source, visit.reader, visit.fetcher
        self._store, self._run, self._window = visit.store, visit.run, visit.window
        self._before = visit.store.count(visit.source.id)
        self._queue: asyncio.Queue[list[Found]] = asyncio.Queue(maxsize=2 * WORKERS)
        self._later: list[Found] = []  # new addresses: one of them may be where a known release moved to
        self._gathered: list[Found] = []
        self._taken: set[str] = set()
        self._newest: date | None = None
        self._one_by_one = asyncio.Lock()  # what a release is known by hangs on those kept before it
        self.outcome = visit.outcome()
        self._keeping = Keeping(visit, self.outcome)
        self._vanished = Vanished(visit, self.outcome)

    async def look(self) -> Outcome:
        """Raises UserError where the store cannot be written."""
        try:
            async with asyncio.timeout(self._source.limits.seconds):
                await self._look()
        except TimeoutError:
            message = f"It took more than {self._source.limits.seconds} s (limits.seconds)."
            self.outcome.go_down(FetchError("limit", message))
        except UserError:
            raise
        except FetchError as trouble:
            self.outcome.go_down(trouble)
        except (OSError, sqlite3.Error) as error:
            raise unwritable(error) from error
        except ExceptionGroup as group:
            self._raise_first(group)
        self.outcome.counts["requests"] = self._fetcher.requests
        self.outcome.via = self._reader.listing.via
        return self.outcome

    def _raise_first(self, group: ExceptionGroup[Exception]) -> None:
        error: BaseException = group
        while isinstance(error, BaseExceptionGroup):
            error = error.exceptions[0]
        if isinstance(error, FetchError):
            self.outcome.go_down(error)
        elif isinstance(error, OSError | sqlite3.Error):
            raise unwritable(error) from group
        else:
            raise error

    async def _look(self) -> None:
        async with asyncio.TaskGroup() as group:
            workers = [group.create_task(self._work()) for _ in range(WORKERS)]
            await self._list()
            await self._finish_listing()
            for found in self._later:
                await self._gather(found)
            await self._hand_on()
            await self._queue.join()
            for worker in workers:
                worker.cancel()

    async def _list(self) -> None:
        """Take what is listed; a listing that breaks off is told of, and what came before is fetched all the same."""
        try:
            async for found in self._reader.found(self._window):
                await self._take(found)
        except SourceDownError:
            raise
        except FetchError as trouble:
            if not self.outcome.counts["listed"]:
                raise
            self._reader.listing.leave_out(trouble)

    async def _finish_listing(self) -> None:
        """What the listing as a whole says. Raises FetchError where it says nothing at all."""
        listing, listed = self._reader.listing, self.outcome.counts["listed"]
        for trouble in listing.troubles:
            self.outcome.tell(trouble, None)
        if not listed and self._window.whole:
            raise FetchError("no_results", "Its listing holds no release. See whether the site has changed.")
        self._check_cadence()
        least = self._source.assertions.least
        whole = listing.complete and self._window.whole
        if whole and listed < least:
            whole = False
            message = f"It lists {listed} releases, fewer than {least} (assertions.least)."
            self.outcome.tell(FetchError("too_few", message), None)
        await self._hand_on()
        await self._queue.join()
        if whole or listing.via == "feed":
            await self._vanished.look_for(self._later, by_api=listing.via == "api", all_of_them=whole)

    def _check_cadence(self) -> None:
        """Tell of a source that has been silent for much longer than it uses to be, where its listing has dates."""
        usual, newest = self._source.cadence_days, self._newest
        if usual and newest and self._window.whole:
            silent = (datetime.now(UTC).date() - newest).days
            if silent > _STALE * usual:
                message = f"Its newest release is {silent} days old, and it publishes every {usual} (cadence_days)."
                self.outcome.tell(FetchError("stale", message), None)

    async def _take(self, found: Found) -> None:
        """Decide about a listed release: known and the same, brought along, or to be asked for."""
        name = found.identity or permalink(found.address)
        if not name or not permalink(found.address):
            trouble = FetchError("bad_address", "A listing gives an address that is none.", found.address)
            self.outcome.tell(trouble, None)
            return
        if name in self._taken:
            return
        self._taken.add(name)
        self._newest = max(filter(None, (self._newest, found.published)), default=None)
        known = self._store.known(self._source.id, name)
        if known and known.run == self._run.id and known.state != "failed":
            if self._run.resumed:
                self.outcome.count("listed", "resumed")
            return
        self.outcome.count("listed")
        earliest = self._source.assertions.earliest
        if earliest and found.published and found.published < earliest:
            message = f"It is dated {found.published}, before {earliest} (assertions.earliest)."
            self.outcome.tell(FetchError("too_early", message, found.address), None)
        if known and self._is_settled(found, known):
            if not found.capture:
                self._store.set_there(self._source.id, known.key or "")
            self._saw(found, known.key, known.state)
            self.outcome.count("same" if known.state == "kept" else known.state, "done")
        elif found.data is not None:
            await self._keep(found, found)
        elif known or not self._before:
            await self._gather(found)
        else:
            self._later.append(found)

    def _is_settled(self, found: Found, known: Known) -> bool:
        """Whether a stamp says that nothing changed. A site that answers conditional requests is asked instead."""
        if known.state not in ("kept", "unwanted") or not found.stamp or found.stamp != known.stamp:
            return False
        if found.identity:
            return found.data is None
        last = self._store.last(self._source.id, found.address)
        return last is not None and not (last.etag or last.last_modified) and _precise(found.stamp, last.fetched_at)

    async def _gather(self, found: Found) -> None:
        self._gathered.append(found)
        if len(self._gathered) >= self._reader.batch:
            await self._hand_on()

    async def _hand_on(self) -> None:
        if self._gathered:
            some, self._gathered = self._gathered, []
            await self._queue.put(some)

    async def _work(self) -> None:
        while True:
            some = await self._queue.get()
            for found, got in zip(some, await self._reader.releases(some), strict=True):
                await self._keep(found, got)
            self._queue.task_done()

    async def _keep(self, found: Found, got: Found | Page | FetchError) -> None:
        """Store a release, or say why not, and write down what was found out about its address."""
        async with self._one_by_one:
            await self._keep_now(found, got)

    async def _keep_now(self, found: Found, got: Found | Page | FetchError) -> None:
        name = found.identity or permalink(found.address) or found.address
        known = self._store.known(self._source.id, name)
        key, state = known.key if known else None, "failed"
        try:
            if isinstance(got, FetchError):
                raise got
            if found.capture and isinstance(got, Page):
                key, state = await self._keeping.capture(found.capture, got)
            elif isinstance(got, Page):
                key, state = await self._keeping.page(found, got, known)
            else:
                key, state = await self._keeping.item(got, known)
        except FetchError as trouble:
            refused = not isinstance(got, FetchError)
            state = "refused" if refused else "failed"
            if found.capture:
                key = permalink(found.capture.original)
            elif trouble.code in MISSING and key and self._store.set_gone(self._source.id, key, datetime.now(UTC)):
                self.outcome.count("gone")
            self.outcome.tell(trouble, key or permalink(found.address), found.address)
        self._saw(found, key, state)
        self._store.settle()
        self.outcome.count("done")

    def _saw(self, found: Found, key: str | None, state: str) -> None:
        name = found.identity or permalink(found.address) or found.address
        published = found.published.isoformat() if found.published else None
        assert state in ("kept", "refused", "failed", "unwanted")
        self._store.saw(self._run, name, Known(key, found.stamp, state, self._run.id), published)  # type: ignore[arg-type]


def _precise(stamp: str, fetched_at: datetime) -> bool:
    """Whether a stamp that names only a day cannot hide a change made later that day."""
    return len(stamp) > len("2026-01-01") or stamp < fetched_at.date().isoformat()
