"""Trying again: after what may pass, later each time, and no sooner than a site asks for."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from scrapy.downloadermiddlewares.retry import RetryMiddleware, get_retry_request
from scrapy.http import Request, Response

from pipeline.scrape.model import SourceDownError
from pipeline.scrape.wire import BROKEN, Pace, manners_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_BUSY = (429, 503)


class Patience(RetryMiddleware):
    """Downloader middleware in place of Scrapy's, which retries at once. Raises SourceDownError (asked_to_wait)."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Patience:
        patience = super().from_crawler(crawler)
        patience._pace = manners_of(crawler).pace
        patience._backoff = crawler.settings.getfloat("TALLY_BACKOFF")
        patience._most = crawler.settings.getfloat("TALLY_MAX_WAIT")
        return patience

    _pace: Pace
    _backoff: float
    _most: float

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        broken = request.meta.get(BROKEN)
        if response.status not in self.retry_http_codes and not broken:
            return response
        wait = self._wait(request)
        if response.status in _BUSY:
            wait = max(wait, _asked_wait(response) or 0)
            if wait > self._most:
                raise SourceDownError(
                    "asked_to_wait", f"The site asked to wait {wait:.0f} s.", request.url, response.status
                )
            self._pace.host(request.url).pause(wait)
        return await self._again(request, str(broken or response.status), wait) or response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:  # type: ignore[override]
        if not isinstance(exception, self.exceptions_to_retry) or is_certificate_trouble(exception):
            return None
        return await self._again(request, type(exception).__name__, self._wait(request))

    def _wait(self, request: Request) -> float:
        return float(min(self._most, self._backoff * 2 ** request.meta.get("retry_times", 0)))

    async def _again(self, request: Request, reason: str, wait: float) -> Request | None:
        assert self.crawler.spider
        again = get_retry_request(
            request, reason=reason, spider=self.crawler.spider, max_retry_times=self.max_retry_times
        )
        if again:
            again.meta.pop(BROKEN, None)
            await asyncio.sleep(wait)
        return again


def _asked_wait(response: Response) -> float | None:
    """Seconds from Retry-After; a day and time is measured against the site's own clock."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    until, now = _moment(value), _moment((response.headers.get("Date") or b"").decode("latin-1"))
    return max(0.0, (until - (now or datetime.now(UTC))).total_seconds()) if until else None


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def is_certificate_trouble(exception: BaseException) -> bool:
    """Whether a connection failed because the site's certificate does not hold."""
    causes = [exception, exception.__cause__, *getattr(exception.__cause__, "reasons", [])]
    said = " ".join(repr(getattr(cause, "value", cause)) for cause in causes)
    return "certificate verify failed" in said or "VerificationError" in said or "CertificateError" in said
