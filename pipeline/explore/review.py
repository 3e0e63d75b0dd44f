"""The page on which people decide: the queue of `tally review` in a browser. Only who has the token can write.

Reading never writes. A decision comes alone, as JSON, by POST, from a page of this host, with the token in a header
that no other site can set.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from functools import partial
from secrets import compare_digest
from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from pipeline.errors import UserError
from pipeline.explore.desk import Desk
from pipeline.explore.pages.model import Page
from pipeline.explore.render import render
from pipeline.explore.texts import Line, Mark
from pipeline.review.decisions import Decision, Key
from pipeline.review.desk import Reviewing
from pipeline.review.offers import choices_of, offers
from pipeline.review.queue import Item
from pipeline.workspace import Workspace

TOKEN = "x-tally-token"
LARGEST = 10_000  # bytes of one decision
MOST_DESKS = 8  # queues kept at once; each holds the figures of the dataset
Current = Callable[[], Desk]


class Reviewer(NamedTuple):
    """Who decides, unless the page's address names another, and the token without which nobody does."""

    token: str
    who: str


class RefusedError(Exception):
    """A request to write that does not come from the page it should come from."""


def review_routes(ws: Workspace, current: Current, token: str, who: str) -> list[Route]:
    """The page and the one address that decisions are sent to."""
    pages = _Review(ws, current, token, who)
    return [
        Route("/review", pages.page, methods=["GET"]),
        Route("/review/decide", pages.decide, methods=["POST"]),
    ]


class _Review:
    def __init__(self, ws: Workspace, current: Current, token: str, who: str) -> None:
        self._ws, self._current, self._token, self._who = ws, current, token, who
        self._desks: dict[tuple[str, bool, str | None], Reviewing] = {}
        self._lock = threading.Lock()

    def _reviewing(self, query: Mapping[str, str]) -> Reviewing:
        """The queue of one person, or of one release; another dataset is taken up when it is there."""
        who, second, release = asked = query.get("who") or self._who, "second" in query, query.get("release")
        with self._lock:
            if asked not in self._desks:
                while len(self._desks) >= MOST_DESKS:
                    del self._desks[next(iter(self._desks))]
                self._desks[asked] = Reviewing(self._ws, who, second=second, release=release)
            found = self._desks[asked]
            found.renew()
            return found

    async def page(self, request: Request) -> Response:
        return await run_in_threadpool(self._page, request)

    def _page(self, request: Request) -> Response:
        try:
            desk, reviewing = self._current(), self._reviewing(request.query_params)
            items = reviewing.items()
            wanted = request.query_params.get("figure")
            item = reviewing.item(_key(json.loads(wanted))) if wanted else items[0] if items else None
            page = Page("review.html", "Review", self._said(desk, reviewing, item, len(items), request))
        except UserError as error:
            return self._trouble(error, request)
        except (ValueError, TypeError):
            return self._trouble(UserError("There is no such figure.", "Begin at /review."), request)
        return HTMLResponse(render(page, desk, str, path="/review", live=True))

    def _trouble(self, error: UserError, request: Request) -> Response:
        page = Page("error.html", "Trouble", {"problem": error.problem, "remedy": error.remedy}, 400)
        return HTMLResponse(render(page, None, str, path=request.url.path, live=True), 400)

    def _said(self, desk: Desk, reviewing: Reviewing, item: Item | None, left: int, request: Request) -> dict[str, Any]:
        given = request.query_params.get("token", "")
        said: dict[str, Any] = {"item": item, "left": left, "who": reviewing.who, "lines": [], "release": None}
        said["token"] = given if compare_digest(given.encode(), self._token.encode()) else None
        said["whole"] = reviewing.release
        if item:
            said["choices"], said["offers"] = choices_of(reviewing.dataset, item), offers(reviewing.dataset, item)
            said["figure_key"] = json.dumps(item.key._asdict())
            said["seen"] = json.dumps([decision.id for decision in item.verdict.decisions])
            said["release"] = reviewing.figures.releases.get(item.key.release_id)
            said["lines"] = _lines(desk, reviewing, said["release"], item)
        return said

    async def decide(self, request: Request) -> Response:
        try:
            self._guard(request)
            body = await request.body()
            if len(body) > LARGEST:
                raise RefusedError("That is too long for a decision.")
            sent = json.loads(body)
            kept = await run_in_threadpool(partial(self._keep, request, sent))
        except RefusedError as error:
            return JSONResponse({"problem": str(error)}, 403)
        except UserError as error:
            return JSONResponse({"problem": str(error)}, 400)
        except (ValueError, TypeError, KeyError, AttributeError):
            return JSONResponse({"problem": "That is no decision."}, 400)
        return JSONResponse({"kept": kept.id if kept else None, "figure": kept.key._asdict() if kept else None})

    def _guard(self, request: Request) -> None:
        if not compare_digest(request.headers.get(TOKEN, "").encode(), self._token.encode()):
            raise RefusedError("The token is missing or is not the one printed at the start.")
        own = f"{request.url.scheme}://{request.headers.get('host', '')}"
        if (
            request.headers.get("origin") != own
            or request.headers.get("sec-fetch-site", "same-origin") != "same-origin"
        ):
            raise RefusedError("Decisions are taken from this explorer's own page only.")
        if request.headers.get("content-type", "").partition(";")[0] != "application/json":
            raise RefusedError("A decision is JSON.")

    def _keep(self, request: Request, sent: dict[str, Any]) -> Decision | None:
        reviewing = self._reviewing(request.query_params)
        if sent["action"] == "undo":
            return reviewing.undo()
        key = _key(sent["figure"])
        if sent["action"] == "add":
            return self._add(reviewing, key, sent)
        item = reviewing.item(key)
        if item is None:
            raise UserError("That figure is not in the dataset (any more).", "Load the page again.")
        given = {name: sent.get(name) for name in ("field", "value", "note")}
        return reviewing.decide(item, sent["action"], **given, seen=[str(one) for one in sent.get("seen", [])])

    def _add(self, reviewing: Reviewing, key: Key, sent: dict[str, Any]) -> Decision:
        release = reviewing.figures.releases[key.release_id]
        at = self._current().texts.selected(release, int(sent["line"]), int(sent["at"]), str(sent["words"]))
        if at is None:
            raise UserError("The selected words cannot be placed in the text.", "Select the number alone, in one line.")
        return reviewing.add(key.release_id, *at, dict(sent["says"]), sent.get("note"))


def _key(sent: Mapping[str, Any]) -> Key:
    return Key(**sent)


def _lines(desk: Desk, reviewing: Reviewing, release: Mapping[str, Any] | None, item: Item) -> list[Line]:
    """The release with the figure marked, and its other figures; nothing where its text is not to be had."""
    if release is None or release["text_sha256"] != item.key.text_sha256:
        return []
    others = (key for key in reviewing.figures.of(item.key.release_id) if key.number != item.key.number)
    marks = [Mark(key.start, key.end, "figure", (key.ref,)) for key in others]
    if not item.key.is_whole:
        marks.insert(0, Mark(item.key.start, item.key.end, "figure", (item.key.ref,)))
    try:
        return desk.texts.lines(release, marks)
    except UserError:
        return []
