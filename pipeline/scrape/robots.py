"""robots.txt, as RFC 9309 has it: where it cannot be had, nothing is asked for. Crawl-delay is heeded too.

Scrapy's own middleware takes a failing robots.txt for leave to fetch everything.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego
from scrapy.http import Request

from pipeline.errors import UserError
from pipeline.scrape.model import FetchError, SourceDownError
from pipeline.scrape.patience import is_certificate_trouble
from pipeline.scrape.wire import BROKEN, DELAY, KEEPER, WHOLE, manners_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

PRODUCT = "taskforce-tally"
_MAX_BYTES = 512_000  # RFC 9309, 2.5: at least 500 KiB must be read
_OPEN = range(400, 500)  # RFC 9309, 2.3.1.3: unavailable means unrestricted
_ASKED_TO_WAIT = 429
_NO_RULES = "dont_obey_robotstxt"


class Robots:
    """Downloader middleware. Raises FetchError (robots, robots_unreachable)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._pace = manners_of(crawler).pace
        self._most = crawler.settings.getfloat("TALLY_MAX_WAIT")
        self._rules: dict[str, asyncio.Task[Protego]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Robots:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if request.meta.get(_NO_RULES) or parts.scheme not in ("http", "https"):
            return
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = asyncio.ensure_future(self._read(site, request))
        rules = await self._rules[site]
        if not rules.can_fetch(request.url, PRODUCT):
            raise FetchError("robots", "The site's robots.txt forbids it.", request.url)

    async def _read(self, site: str, on_behalf_of: Request) -> Protego:
        meta = {
            _NO_RULES: True,
            WHOLE: True,
            KEEPER: on_behalf_of.meta[KEEPER],
            DELAY: on_behalf_of.meta.get(DELAY, 0.0),
        }
        request = Request(f"{site}/robots.txt", meta=meta, dont_filter=True)
        assert self._crawler.engine
        try:
            response = await self._crawler.engine.download_async(request)
        except FetchError:
            raise
        except UserError:
            raise
        except Exception as error:
            if is_certificate_trouble(error):
                raise FetchError("bad_certificate", "The site's certificate does not hold.", request.url) from error
            problem = f"The site's robots.txt cannot be had ({type(error).__name__}), so nothing was asked for."
            raise FetchError("robots_unreachable", problem, request.url) from error
        if response.status in _OPEN and response.status != _ASKED_TO_WAIT:
            return Protego.parse("")
        broken = response.request.meta.get(BROKEN) if response.request else None
        if response.status != 200 or broken:
            problem = f"The site's robots.txt cannot be had ({broken or response.status}), so nothing was asked for."
            raise FetchError("robots_unreachable", problem, request.url, response.status)
        rules = Protego.parse(response.body[:_MAX_BYTES].decode("utf-8", "replace"))
        self._pace.host(site).delay = self._delay(rules, request.url)
        return rules

    def _delay(self, rules: Protego, address: str) -> float:
        """Seconds between requests that robots.txt asks for. Raises SourceDownError where nobody could wait for it."""
        delay = rules.crawl_delay(PRODUCT) or 0.0
        if delay > self._most:
            problem = f"The site's robots.txt asks for {delay:.0f} s between two requests (Crawl-delay)."
            raise SourceDownError("asked_to_wait", f"{problem} Set scrape.max_wait_seconds higher to wait.", address)
        return delay
