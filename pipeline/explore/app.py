"""The pages as a web application: read-only, this host's own scripts and styles, and Datasette beside them."""

from __future__ import annotations

import asyncio
import threading
from importlib.resources import files
from typing import Any

from datasette.app import Datasette
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.errors import UserError
from pipeline.explore import drawing
from pipeline.explore.desk import Desk, Desks
from pipeline.explore.pages.model import Download, Page, UnknownError
from pipeline.explore.render import render
from pipeline.explore.review import Reviewer, review_routes
from pipeline.explore.routes import find
from pipeline.explore.served import TooLongError
from pipeline.export.datasette import datasette_metadata
from pipeline.export.extent import Edition, Extent
from pipeline.workspace import Workspace

LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
DATA = "/data"
SQL_MILLISECONDS = 3_000
OWN_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Datasette's pages carry their scripts within them.
DATA_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


def make_app(over: Workspace | Desks, hosts: list[str] | None = None, reviewer: Reviewer | None = None) -> ASGIApp:
    """The application over a workspace's dataset, whichever is in force; `hosts` are its names besides loopback's.

    Nothing can be written, unless there is a `reviewer`, who may decide on figures.
    """
    desks = over if isinstance(over, Desks) else Desks(over)
    pages, tables = _Pages(desks), _Tables()
    deciding = review_routes(desks.ws, desks.current, *reviewer) if reviewer else []
    desks.watched_by(tables.show)
    routes = [
        Mount(DATA, tables),
        Route("/static/{name}", _static),
        Route("/favicon.ico", _icon),
        *deciding,
        Route("/{path:path}", pages.answer, methods=["GET", "HEAD"]),
    ]
    guard = Middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, *(hosts or [])], www_redirect=False)
    return _Guarded(Starlette(routes=routes, middleware=[guard]))


class _Pages:
    """Answers every address of the project's own."""

    def __init__(self, desks: Desks) -> None:
        self.desks = desks

    async def answer(self, request: Request) -> Response:
        return await run_in_threadpool(self._answer, request)

    def _answer(self, request: Request) -> Response:
        desk: Desk | None = None
        try:
            desk = self.desks.current()
            page = _page(desk, request)
        except UnknownError as error:
            page = Page("error.html", "Not found", {"problem": str(error), "remedy": None}, 404)
        except TooLongError as error:
            page = Page("error.html", "Stopped", {"problem": error.problem, "remedy": error.remedy}, 503)
        except UserError as error:
            page = Page(
                "error.html", "Trouble", {"problem": error.problem, "remedy": error.remedy}, 400 if desk else 503
            )
        except (OSError, ValueError) as error:
            problem = f"The dataset cannot be read: {type(error).__name__}."
            page = Page("error.html", "Trouble", {"problem": problem, "remedy": "Run `tally build`."}, 503)
        if isinstance(page, Download):
            shown = {"content-disposition": f'attachment; filename="{page.name}"'}
            return Response(page.data, media_type=page.media_type, headers=shown)
        return HTMLResponse(render(page, desk, str, path=request.url.path, live=True), page.status)


def _page(desk: Desk, request: Request) -> Page | Download:
    found = find(request.url.path)
    if found is None:
        raise UnknownError("There is no such page.")
    handler, parts = found
    return handler(desk, parts, dict(request.query_params), str)


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name == drawing.NAME:
        return Response(drawing.library(), media_type=TYPES["js"], headers={"cache-control": "max-age=86400"})
    path = files("pipeline.explore").joinpath("static", name)
    if "/" in name or not path.is_file():
        return Response("Not found", 404)
    return Response(path.read_bytes(), media_type=TYPES.get(name.rpartition(".")[2], "application/octet-stream"))


def _icon(_: Request) -> Response:
    """For pages that name no icon of their own: those of Datasette."""
    return Response(files("pipeline.explore").joinpath("static", "mark.svg").read_bytes(), media_type=TYPES["svg"])


class _Tables:
    """Datasette over the served database, which it can only read; another dataset gets another Datasette."""

    def __init__(self) -> None:
        self._app: Any = None
        self._desk: Desk | None = None
        self._lock = threading.Lock()
        self._starting = asyncio.Lock()

    def show(self, desk: Desk) -> None:
        with self._lock:
            self._desk, self._app = desk, None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with self._starting:
            if self._app is None and self._desk is not None:
                self._app = await _datasette(self._desk)
        if self._app is None:
            await Response("No dataset is open: look at the first page.", 503)(scope, receive, send)
        else:
            await self._app({**scope, "path": scope["path"], "root_path": ""}, receive, send)


async def _datasette(desk: Desk) -> Any:
    settings = {
        "base_url": f"{DATA}/",
        "sql_time_limit_ms": SQL_MILLISECONDS,
        "facet_time_limit_ms": 500,
        "allow_download": True,
        "max_returned_rows": 2_000,
    }
    told = datasette_metadata(Edition({}, desk.dataset.manifest, Extent(), None), desk.served.path.stem)
    from datasette import handle_exception  # only after the application, whose plugin it is

    handle_exception.rich = None  # or every refused question would be drawn, with all variables, on the terminal
    found = Datasette(immutables=[str(desk.served.path)], settings=settings, metadata=told)
    await found.invoke_startup()
    return found.app()


class _Guarded:
    """Sets the headers that keep a page to itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        policy = DATA_POLICY if scope.get("path", "").startswith(f"{DATA}/") else OWN_POLICY
        added = {
            "content-security-policy": policy,
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "x-frame-options": "DENY",
        }

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = [(name.encode(), value.encode()) for name, value in added.items()]
                message = {**message, "headers": [*message.get("headers", []), *extra]}
            await send(message)

        await self._app(scope, receive, guarded)
