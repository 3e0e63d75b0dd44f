"""A real Chromium and what it looks at: pages served, a site hosted, and everything that goes wrong in them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page, ViewportSize

from pipeline.explore.app import make_app
from pipeline.explore.desk import Desks

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
DESKTOP, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
LIGHT, DARK = "light", "dark"
SIZES: dict[str, tuple[ViewportSize, Any]] = {"desktop": (DESKTOP, LIGHT), "phone": (PHONE, DARK)}
OTHERS: dict[str, tuple[ViewportSize, Any]] = {"dark-desktop": (DESKTOP, DARK), "light-phone": (PHONE, LIGHT)}
PATIENCE = 120_000  # milliseconds: a machine may have other work
SERIOUS = ("serious", "critical")


class Watch:
    """What went wrong in the pages of one address."""

    def __init__(self, base: str, axe: str | None) -> None:
        self.base, self.axe = base, axe
        self.problems: list[str] = []
        self.looked_at = 0

    def open(self, browser: Browser, size: str = "desktop") -> Page:
        """A page that tells of every error, and of every request to another host."""
        viewport, scheme = (SIZES | OTHERS)[size]
        page = browser.new_context(viewport=viewport, color_scheme=scheme).new_page()
        page.set_default_timeout(PATIENCE)
        page.on(
            "console", lambda said: self.note(f"{page.url}: console: {said.text}") if said.type == "error" else None
        )
        page.on("pageerror", lambda error: self.note(f"{page.url}: script: {error}"))
        page.on("request", lambda asked: None if self._own(asked.url) else self.note(f"{page.url}: asked {asked.url}"))
        return page

    def go(self, page: Page, address: str, status: int = 200) -> None:
        """To an address of this host, with its charts drawn."""
        answer = page.goto(self.base + address)
        if not answer or answer.status != status:
            self.note(f"{address}: {answer and answer.status} in place of {status}")
        if page.locator("[data-chart]").count():
            page.wait_for_selector("[data-chart] svg")

    def check(self, page: Page, name: str) -> None:
        """Nothing wider than the window, and nothing that axe calls serious."""
        self.looked_at += 1
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 1:
            self.note(f"{name}: {wide} pixels wider than the window")
        if self.axe:
            page.evaluate(self.axe)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            for violation in found["violations"]:
                if violation["impact"] in SERIOUS:
                    where = violation["nodes"][0]["html"][:120]
                    self.note(f"{name}: {violation['id']} ({violation['impact']}, {len(violation['nodes'])}): {where}")

    def expect(self, true: object, said: str) -> None:
        if not true:
            self.note(said)

    def note(self, problem: str) -> None:
        self.problems.append(problem)

    def _own(self, url: str) -> bool:
        return url.startswith((self.base, "data:", "blob:", "about:"))


@contextmanager
def served(desks: Desks) -> Iterator[str]:
    """The pages on a free port of loopback."""
    server = uvicorn.Server(uvicorn.Config(make_app(desks), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """A folder on a free port, as any web host serves it."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
