"""A first look at a source: does its listing come, does it list releases, and are the first of them releases?"""

from __future__ import annotations

import sqlite3
from contextlib import aclosing

from pipeline.scrape.fetcher import unwritable
from pipeline.scrape.keeping import Keeping
from pipeline.scrape.model import FetchError, Found, Page
from pipeline.scrape.outcome import Outcome
from pipeline.scrape.visit import Visit

TRIED = 3  # releases


class Trial:
    """Like `crawl.Crawl`, but ends after the first releases.

    `good` are the addresses of those that are releases, `pages` what came of them where it was no API's item.
    """

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self.outcome = visit.outcome()
        self.good: list[str] = []
        self.pages: list[Page] = []

    async def look(self) -> Outcome:
        """Raises UserError where the store cannot be written."""
        try:
            await self._try()
        except FetchError as trouble:
            self.outcome.go_down(trouble)
        except (OSError, sqlite3.Error) as error:
            raise unwritable(error) from error
        self.outcome.counts["requests"] = self._visit.fetcher.requests
        self.outcome.via = self._visit.reader.listing.via
        return self.outcome

    async def _try(self) -> None:
        """Raises FetchError where the source lists nothing, or none of what it lists is a release."""
        some = await self._first()
        if not some:
            raise FetchError("no_results", "Its listing holds no release. See whether the site has changed.")
        keeping = Keeping(self._visit, self.outcome)
        for found in some:
            got = found if found.data is not None else (await self._visit.reader.releases([found]))[0]
            await self._judge(keeping, found, got)
        if self.outcome.counts["failed"] == len(some):
            raise FetchError("no_release", f"None of the first {len(some)} things it lists is a release.")

    async def _first(self) -> list[Found]:
        some: list[Found] = []
        async with aclosing(self._visit.reader.found(self._visit.window)) as listed:  # type: ignore[type-var]
            async for found in listed:
                some.append(found)
                self.outcome.count("listed")
                if len(some) == TRIED:
                    break
        return some

    async def _judge(self, keeping: Keeping, found: Found, got: Found | Page | FetchError) -> None:
        try:
            if isinstance(got, FetchError):
                raise got
            if found.capture and isinstance(got, Page):
                await keeping.capture(found.capture, got)
            elif isinstance(got, Page):
                await keeping.page(found, got, None)
                self.pages.append(got)
            else:
                await keeping.item(got, None)
            self.good.append(found.address)
        except FetchError as trouble:
            self.outcome.tell(trouble, None, found.address)
