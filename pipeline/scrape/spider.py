"""One spider for all sources: each is looked at on its own, so that one site's trouble is never another's."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol, cast

import scrapy
from scrapy.crawler import AsyncCrawlerRunner

from pipeline.errors import UserError
from pipeline.scrape import doj, wayback
from pipeline.scrape.addresses import PublicResolver
from pipeline.scrape.civicplus import CivicPlusReader
from pipeline.scrape.crawl import Crawl
from pipeline.scrape.doj import DojReader
from pipeline.scrape.feed import FeedReader
from pipeline.scrape.fetcher import Fetcher, unwritable
from pipeline.scrape.listing import ListingReader
from pipeline.scrape.model import Fetch, FetchError, Reader, Window
from pipeline.scrape.outcome import Outcome
from pipeline.scrape.settings import scrapy_settings
from pipeline.scrape.sitemap import SitemapReader
from pipeline.scrape.visit import Visit
from pipeline.scrape.wayback import WaybackReader
from pipeline.scrape.wire import Pace
from pipeline.scrape.wordpress import WordPressReader
from pipeline.sources import Source
from pipeline.store.fetches import FetchStore
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from twisted.internet.base import ReactorBase

Progress = Callable[[str, int, int], None]


class Look(Protocol):
    """What is done with one source."""

    outcome: Outcome

    async def look(self) -> Outcome:
        """Raises UserError where the store cannot be written."""


READERS: dict[str, Callable[[Source, Fetch], Reader]] = {
    "wordpress": WordPressReader,
    "feed": FeedReader,
    "doj": DojReader,
    "sitemap": SitemapReader,
    "listing": ListingReader,
    "civicplus": CivicPlusReader,
    "wayback": WaybackReader,
}
LEAST_DELAYS = {"doj": doj.LEAST_DELAY, "wayback": wayback.LEAST_DELAY}
_PER_HOST = 2  # answers of one host under way at once
log = logging.getLogger(__name__)


@dataclass
class Job:
    """What to look at and how. `outcomes` fill up as looks end; `repairs` say what was mended in the store."""

    ws: Workspace
    sources: Sequence[Source]
    contact: str
    window: Window = field(default_factory=Window)
    allow_private: bool = False
    progress: Progress | None = None
    outcomes: list[Outcome] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    refused_names: set[str] = field(default_factory=set)
    failure: UserError | None = None
    make: Callable[[Visit], Look] = Crawl


def reader_of(source: Source, fetch: Fetch) -> Reader:
    """The reader of a source's platform."""
    assert source.platform
    return READERS[source.platform](source, fetch)


class TallySpider(scrapy.Spider):
    """Looks at the sources of a job at once; how fast a host is asked is the Wire's to say."""

    name = "tally"

    def __init__(self, job: Job, store: FetchStore) -> None:
        super().__init__()
        self._job, self._store = job, store
        self.pace = Pace(job.ws.settings.scrape.concurrent_requests, _PER_HOST)
        self.refused_names = job.refused_names

    async def start(self) -> AsyncIterator[Any]:
        looks = [asyncio.ensure_future(self._look(source)) for source in self._job.sources]
        try:
            await asyncio.gather(*looks)
        except (UserError, OSError, sqlite3.Error) as error:  # of the store: nobody can go on
            self._job.failure = error if isinstance(error, UserError) else unwritable(error)
            for look in looks:
                look.cancel()
            await asyncio.gather(*looks, return_exceptions=True)
        return
        yield

    async def _look(self, source: Source) -> None:
        job, store = self._job, self._store
        source = _unhurried(source)
        run = store.start_run(source.id, datetime.now(UTC))
        most = job.ws.settings.scrape.failures_in_a_row
        assert self.crawler.engine
        fetcher = Fetcher(self.crawler.engine, store, source, run, most)
        watch = job.progress
        progress = (lambda done, total: watch(source.id, done, total)) if watch else None
        limits = job.ws.settings.parse
        visit = Visit(source, reader_of(source, fetcher), fetcher, store, run, job.window, limits, progress)
        crawl = job.make(visit)
        try:
            outcome = await crawl.look()
        except UserError:
            raise
        except Exception as error:
            log.exception("The look at %s failed", source.id)
            outcome = crawl.outcome
            outcome.down = FetchError("unexpected", f"Unexpected {type(error).__name__}: {error}")
            outcome.messages.append(f"{source.id}: {outcome.down.message}")
        store.replace_issues(f"scrape:{source.id}", outcome.issues)
        days = {"since": job.window.since, "until": job.window.until}
        told = {name: day.isoformat() if day else None for name, day in days.items()}
        told |= {"result": outcome.result, "via": outcome.via}
        store.end_run(run, datetime.now(UTC), dict(outcome.counts) | told)
        job.outcomes.append(outcome)


def _unhurried(source: Source) -> Source:
    """The source with at least the delay its platform asks for."""
    least = LEAST_DELAYS.get(source.platform or "", 0.0)
    limits = source.limits.model_copy(update={"delay_seconds": max(least, source.limits.delay_seconds)})
    return source.model_copy(update={"limits": limits})


async def crawl_all(job: Job) -> None:
    """Look at every source of a job, in a reactor that is running. Raises UserError where the store cannot be used."""
    from twisted.internet import reactor

    try:
        await _crawl_into(job, reactor)
    except (OSError, sqlite3.Error) as error:
        raise unwritable(error) from error
    if job.failure:
        raise job.failure


async def _crawl_into(job: Job, reactor: object) -> None:
    with FetchStore(job.ws) as store:
        job.repairs.extend(store.repairs)
        runner = AsyncCrawlerRunner(scrapy_settings(job.ws.settings, job.contact, allow_private=job.allow_private))
        crawler = runner.create_crawler(TallySpider)
        PublicResolver(cast("ReactorBase", reactor), crawler, job.refused_names).install_on_reactor()
        await runner.crawl(crawler, job, store)
