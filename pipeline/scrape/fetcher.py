"""One source's way to the web: conditional, counted, and with a word for everything that can go wrong."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from http import HTTPStatus

from scrapy import exceptions as scrapy
from scrapy.core.engine import ExecutionEngine
from scrapy.http import Request, Response

from pipeline.errors import UserError
from pipeline.scrape.model import FetchError, Page, SourceDownError
from pipeline.scrape.patience import is_certificate_trouble
from pipeline.scrape.wire import BROKEN, DELAY, KEEPER, KEPT
from pipeline.sources import Source
from pipeline.store.fetches import FetchStore, Kept, Run
from pipeline.store.warc_http import Exchange

_FAILURES: tuple[tuple[type[Exception], str, str], ...] = (
    (scrapy.DownloadTimeoutError, "timeout", "It did not come whole within the time allowed."),
    (scrapy.CannotResolveHostError, "no_such_host", "Its host's name is not known."),
    (scrapy.DownloadConnectionRefusedError, "connection_refused", "Its host refused the connection."),
    (scrapy.ResponseDataLossError, "cut_short", "It broke off before its end."),
    (scrapy.DownloadCancelledError, "too_large", "It is larger than max_document_bytes allows."),
    (scrapy.UnsupportedURLSchemeError, "bad_scheme", "Only http and https are asked."),
    (scrapy.IgnoreRequest, "redirect_loop", "It leads from redirect to redirect."),
    (scrapy.DownloadFailedError, "connection_lost", "The connection was lost."),
    (ValueError, "bad_redirect", "It redirects to what is no complete web address."),
)
_REDIRECTS = (301, 302, 303, 307, 308)
# A site that answers so to everything has shut us out, or is in trouble: it is not asked for ever.
_AGAINST_US = {401, 403, 429}
# After these the next address may do as well as any; they say nothing against the site as a whole.
_OF_ONE_ADDRESS = {"too_large", "redirect_loop", "bad_scheme", "bad_redirect", "robots", "damaged", "unknown_coding"}


class Fetcher:
    """Asks for the pages of one source in one look. `requests` counts what left to the wire."""

    def __init__(
        self, engine: ExecutionEngine, store: FetchStore, source: Source, run: Run, most_in_a_row: int
    ) -> None:
        self._engine, self._store, self._source, self._run = engine, store, source, run
        self._most_in_a_row = most_in_a_row
        self._failed_in_a_row = 0
        self.requests = 0

    async def page(self, url: str, *, accept: str | None = None, missing_ok: bool = False) -> Page:
        """See `model.Fetch`."""
        if self.requests >= self._source.limits.requests:
            raise SourceDownError(
                "limit", f"It took more than {self._source.limits.requests} requests (limits.requests)."
            )
        request = self._request(url, accept)
        try:
            response = await self._engine.download_async(request)
        except UserError:  # the store's trouble, which is everybody's
            raise
        except Exception as error:
            trouble = self._trouble(error, url)
            self._store.note(self._run, url, datetime.now(UTC), trouble.status, trouble.code)
            self._count(trouble)
            raise trouble from error
        page = self._page(response)
        if not _tells_against(page.status):
            self._failed_in_a_row = 0
        missing = HTTPStatus.BAD_REQUEST <= page.status < HTTPStatus.INTERNAL_SERVER_ERROR and missing_ok
        if page.status != HTTPStatus.OK and not missing:
            trouble = _of_status(page.status, url)
            self._count(trouble)
            raise trouble
        return page

    def _request(self, url: str, accept: str | None) -> Request:
        try:
            meta = {KEEPER: self, DELAY: self._source.limits.delay_seconds}
            return Request(url.partition("#")[0], meta=meta, headers={"Accept": accept} if accept else {})
        except ValueError as error:
            raise FetchError("bad_address", "It is no complete web address.", url) from error

    def validators(self, url: str) -> dict[str, str]:
        """See `wire.Keeper`."""
        last = self._store.last(self._source.id, url)
        sent = {"If-None-Match": last.etag, "If-Modified-Since": last.last_modified} if last else {}
        return {name: value for name, value in sent.items() if value}

    def keep(self, exchange: Exchange) -> Kept | None:
        """See `wire.Keeper`. Raises UserError where the store cannot be written."""
        self.requests += 1
        try:
            return self._store.keep(self._run, exchange)
        except (OSError, sqlite3.Error) as error:
            raise unwritable(error) from error

    def _page(self, response: Response) -> Page:
        assert response.request
        broken = response.request.meta.get(BROKEN)
        kept: Kept | None = response.request.meta.get(KEPT)
        if broken:
            raise self._counted(FetchError(broken.code, str(broken), response.url, response.status))
        unchanged = kept if response.status == HTTPStatus.NOT_MODIFIED else None
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return Page(
            url=response.url,
            status=HTTPStatus.OK if unchanged else response.status,
            content_type=unchanged.content_type if unchanged else content_type,
            headers={
                name.decode("latin-1").lower(): (response.headers.get(name) or b"").decode("latin-1")
                for name in response.headers
            },
            body=self._store.body(unchanged) if unchanged else response.body,
            fetched_at=datetime.now(UTC),
            kept=kept,
            not_modified=unchanged is not None,
        )

    def _trouble(self, error: Exception, url: str) -> FetchError:
        if isinstance(error, FetchError):
            return error
        if is_certificate_trouble(error):
            return FetchError("bad_certificate", "The site's certificate does not hold.", url)
        for kind, code, message in _FAILURES:
            if isinstance(error, kind):
                return FetchError(code, message, url)
        return FetchError("unexpected", f"Unexpected {type(error).__name__}.", url)

    def _counted(self, trouble: FetchError) -> FetchError:
        self._count(trouble)
        return trouble

    def _count(self, trouble: FetchError) -> None:
        """Raises SourceDownError after too many failures without a success between them."""
        if trouble.code in _OF_ONE_ADDRESS or not _tells_against(trouble.status or 500):
            return
        self._failed_in_a_row += 1
        if self._failed_in_a_row >= self._most_in_a_row and not isinstance(trouble, SourceDownError):
            message = f"Given up after {self._failed_in_a_row} failures in a row, the last: {trouble.message}"
            raise SourceDownError("gave_up", message, trouble.address, trouble.status) from trouble


def _tells_against(status: int) -> bool:
    return status in _AGAINST_US or status >= HTTPStatus.INTERNAL_SERVER_ERROR


def _of_status(status: int, url: str) -> FetchError:
    if status in _REDIRECTS:
        return FetchError("bad_redirect", "It redirects to nowhere that http or https leads to.", url, status)
    try:
        phrase = f" ({HTTPStatus(status).phrase})"
    except ValueError:
        phrase = ""
    return FetchError(f"http_{status}", f"The site answered {status}{phrase}.", url, status)


def unwritable(error: Exception) -> UserError:
    return UserError(f"The store cannot be written: {error}.", "Make room and run again: what was kept stays.")
