"""The last thing between Scrapy and the wire: when a request may leave, and what came back, kept as it came."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urlsplit

from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Headers as ScrapyHeaders
from scrapy.http import Request, Response

from pipeline.scrape.addresses import ALLOW_PRIVATE, check_address, refused
from pipeline.store.coding import CodingError, decode
from pipeline.store.fetches import Kept
from pipeline.store.warc_http import Exchange, Headers

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings

# Keys of `request.meta`. KEEPER: whose answers these are; what it kept of the last one is put into KEPT.
# WHOLE: the answer is wanted even where it is unchanged. DELAY: seconds after which the next request may leave to
# the same host. BROKEN: why a body cannot be decoded.
KEEPER, KEPT, WHOLE, DELAY = "tally_keeper", "tally_kept", "tally_whole", "tally_delay"
BROKEN, _TURN = "tally_broken", "tally_turn"


class Keeper(Protocol):
    """Keeps answers, and knows what to ask with where one was kept before."""

    def validators(self, url: str) -> dict[str, str]: ...

    def keep(self, exchange: Exchange) -> Kept | None: ...


@dataclass
class Host:
    """The turns of one host: `slots` answers may be under way at once, and the next request leaves `delay` seconds
    after the last, or when a pause ends."""

    slots: asyncio.Semaphore
    delay: float = 0.0
    next_start: float = 0.0
    door: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def turn(self, delay: float) -> None:
        await self.slots.acquire()
        async with self.door:
            while (wait := self.next_start - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            self.next_start = time.monotonic() + max(self.delay, delay)

    def pause(self, seconds: float) -> None:
        self.next_start = max(self.next_start, time.monotonic() + seconds)


class Manners(Protocol):
    """What the spider of a crawl holds for its middlewares; Scrapy's settings would hand each a copy."""

    pace: Pace
    refused_names: set[str]


class Pace:
    """The hosts of a crawl and how fast each may be asked, whatever source asks; and how many answers at once."""

    def __init__(self, at_once: int, per_host: int) -> None:
        self.slots = asyncio.Semaphore(at_once)
        self._per_host = per_host
        self._hosts: dict[str, Host] = {}

    def host(self, url: str) -> Host:
        name = urlsplit(url).netloc.lower()
        if name not in self._hosts:
            self._hosts[name] = Host(asyncio.Semaphore(self._per_host))
        return self._hosts[name]


class Wire:
    """Downloader middleware. Raises FetchError for what must not be asked."""

    def __init__(self, manners: Manners, settings: BaseSettings) -> None:
        self._pace, self._refused_names = manners.pace, manners.refused_names
        self._allow_private = settings.getbool(ALLOW_PRIVATE)
        self._max_bytes = settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Wire:
        return cls(manners_of(crawler), crawler.settings)

    async def process_request(self, request: Request) -> None:
        check_address(request.url, self._allow_private)
        keeper: Keeper = request.meta[KEEPER]
        for name in ("If-None-Match", "If-Modified-Since"):
            request.headers.pop(name, None)  # of the address that redirected here
        if not request.meta.get(WHOLE):
            request.headers.update(keeper.validators(_bare(request.url)))
        host = self._pace.host(request.url)
        await host.turn(request.meta.get(DELAY, 0.0))
        await self._pace.slots.acquire()
        request.meta[_TURN] = host

    def process_response(self, request: Request, response: Response) -> Response:
        self._end_turn(request)
        received = _headers(response.headers)
        coding = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1")
        try:
            body = decode(response.body, coding, self._max_bytes) if coding and response.body else response.body
        except CodingError as error:
            request.meta[BROKEN] = error
            return response
        keeper: Keeper = request.meta[KEEPER]
        request.meta[KEPT] = keeper.keep(
            Exchange(
                url=_bare(request.url),
                sent=_headers(request.headers),
                status=response.status,
                received=received,
                raw=response.body,
                body=body,
                fetched_at=datetime.now(UTC),
                ip_address=str(response.ip_address) if response.ip_address else None,
                protocol=response.protocol or "HTTP/1.1",
            )
        )
        response.headers.pop("Content-Encoding", None)
        return response.replace(body=body)

    def process_exception(self, request: Request, exception: Exception) -> None:
        self._end_turn(request)
        if isinstance(exception, CannotResolveHostError) and urlsplit(request.url).hostname in self._refused_names:
            raise refused(request.url) from exception

    def _end_turn(self, request: Request) -> None:
        host: Host | None = request.meta.pop(_TURN, None)
        if host:
            self._pace.slots.release()
            host.slots.release()


def manners_of(crawler: Crawler) -> Manners:
    return cast("Manners", crawler.spider)


def _bare(url: str) -> str:
    return url.partition("#")[0]


def _headers(headers: ScrapyHeaders) -> Headers:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name in headers for value in headers.getlist(name)
    )
