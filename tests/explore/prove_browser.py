"""Every page and flow in a real Chromium: no error, no request to another host, no serious barrier, no name.

    python tests/explore/prove_browser.py [--home DATASET] [--axe axe.min.js] [--pictures FOLDER] [--no-site]
        [--format json]

Without a home the bundled releases are built. Both the served pages and the site written from them are looked at; the
five questions of the README's tour are answered by the clicks it names.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.build import build
from pipeline.dataset import open_dataset
from pipeline.explore.app import make_app
from pipeline.explore.desk import Desk
from pipeline.explore.site import write_site
from pipeline.importing import import_paths
from pipeline.run import samples
from pipeline.trust.audit import audit, people_in
from pipeline.workspace import Workspace, open_workspace

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
SIZES = {"desktop": ({"width": 1280, "height": 900}, "light"), "phone": ({"width": 390, "height": 844}, "dark")}
PAGES = {
    "home": "/",
    "home by publication": "/?basis=publication",
    "compare": "/compare",
    "compare by quarter": "/compare?measure=arrests&by=state&every=quarter",
    "a choice of nothing": "/compare?measure=arrests&since=1800&until=1801",
    "jurisdictions": "/jurisdictions",
    "jurisdiction": "/jurisdiction/06",
    "agencies": "/agencies",
    "operations": "/operations",
    "releases": "/releases",
    "coverage": "/coverage",
    "search": "/search",
    "search found": "/search?q=arrested",
    "about": "/about",
}
FOLLOWED = {
    "release": ("/releases", "/release/"),
    "release with figures": ("/search?q=arrested", "/release/"),
    "figure": ("/search?q=arrested", "/figure/"),
    "cell": ("/compare", "/cell"),
    "agency": ("/agencies", "/agency/"),
    "operation": ("/operations", "/operation/"),
    "source": ("/coverage", "/source/"),
}
MISSING = {"unknown release": "/release/unknown", "unknown page": "/nothing"}
PATIENCE = 120_000  # milliseconds: a machine may have other work
SERIOUS = ("serious", "critical")


class Watch:
    """What went wrong in the pages of one browser."""

    def __init__(self, base: str, axe: str | None) -> None:
        self.base, self.axe = base, axe
        self.problems: list[str] = []
        self.looked_at = 0

    def open(self, browser: Browser, size: str) -> Page:
        viewport, scheme = SIZES[size]
        page = browser.new_context(viewport=viewport, color_scheme=scheme).new_page()  # type: ignore[arg-type]
        page.set_default_timeout(PATIENCE)
        page.on(
            "console", lambda said: self._note(f"{page.url}: console: {said.text}") if said.type == "error" else None
        )
        page.on("pageerror", lambda error: self._note(f"{page.url}: script: {error}"))
        page.on("request", lambda asked: None if self._own(asked.url) else self._note(f"{page.url}: asked {asked.url}"))
        return page

    def check(self, page: Page, name: str) -> None:
        """Nothing wider than the window, and nothing that axe calls serious."""
        self.looked_at += 1
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 1:
            self._note(f"{name}: {wide} pixels wider than the window")
        if self.axe:
            page.evaluate(self.axe)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            for violation in found["violations"]:
                if violation["impact"] in SERIOUS:
                    where = violation["nodes"][0]["html"][:120]
                    self._note(f"{name}: {violation['id']} ({violation['impact']}, {len(violation['nodes'])}): {where}")

    def _own(self, url: str) -> bool:
        return url.startswith((self.base, "data:", "blob:", "about:"))

    def _note(self, problem: str) -> None:
        self.problems.append(problem)


@contextmanager
def served(ws: Workspace) -> Iterator[str]:
    """The pages on a free port of loopback."""
    server = uvicorn.Server(uvicorn.Config(make_app(ws), port=0, log_level="warning"))
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


def look_at_pages(browser: Browser, watch: Watch, size: str, kept: Path, pictures: Path | None) -> None:
    page = watch.open(browser, size)
    addresses = dict(PAGES)
    for name, (start, part) in FOLLOWED.items():
        page.goto(watch.base + start)
        link = page.locator(f'main table a[href^="{part}"], main ol a[href^="{part}"]').first
        addresses[name] = str(link.get_attribute("href"))
    for name, address in addresses.items():
        answer = page.goto(watch.base + address)
        if not answer or answer.status != 200:
            watch.problems.append(f"{address}: {answer and answer.status} in place of 200")
        if page.locator("[data-chart]").count():
            page.wait_for_selector("[data-chart] svg, [data-chart] canvas", timeout=20_000)
        watch.check(page, f"{size} {name}")
        (kept / f"{size}-{name.replace(' ', '-')}.html").write_text(page.content())
        if pictures:
            page.screenshot(path=pictures / f"{size}-{name.replace(' ', '-')}.png")


def look_at_missing(browser: Browser, watch: Watch) -> None:
    """Pages that are not there: Chromium tells of their status in its console, so nobody listens to that."""
    page = browser.new_page()
    for name, address in MISSING.items():
        answer = page.goto(watch.base + address)
        if not answer or answer.status != 404:
            watch.problems.append(f"{name}: {answer and answer.status} in place of 404")
        watch.check(page, name)


def change_the_choice(browser: Browser, watch: Watch) -> None:
    """Chart and table change together, and the address holds the choice."""
    page = watch.open(browser, "desktop")
    page.goto(f"{watch.base}/compare")
    page.wait_for_selector("[data-chart] svg")
    before = page.locator("#answer").inner_text()
    page.select_option("select[name=measure]", "rescues")
    page.locator("#answer h2", has_text="Rescues").wait_for()
    page.wait_for_selector("[data-chart] svg")
    assert "measure=rescues" in page.url
    after = page.locator("#answer").inner_text()
    assert after != before
    page.goto(page.url)
    assert page.locator("#answer table").inner_text() in after
    page.go_back()


def click_a_mark(browser: Browser, watch: Watch) -> None:
    """A mark of a chart leads to its cell."""
    page = watch.open(browser, "desktop")
    page.goto(f"{watch.base}/")
    page.locator("[data-chart] svg .mark-symbol path").first.wait_for()
    page.locator("[data-chart] svg .mark-symbol path").first.click(force=True)
    page.wait_for_url("**/cell?**")
    assert page.locator("#citation").inner_text()


def by_keyboard(browser: Browser, watch: Watch) -> None:
    """The first key leads to the content, and every stop shows where one is."""
    page = watch.open(browser, "desktop")
    page.goto(f"{watch.base}/compare")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def without_scripts(browser: Browser, watch: Watch) -> None:
    """The form and the table do without JavaScript."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{watch.base}/compare")
    page.select_option("select[name=measure]", "rescues")
    page.click("button[type=submit]")
    assert page.locator("#answer h2").inner_text().startswith("Rescues")
    assert page.locator("#answer table a").count() > 0


def datasette(browser: Browser, watch: Watch) -> None:
    """The tables beside the pages: facets, and an answer as CSV."""
    page = watch.open(browser, "desktop")
    page.goto(f"{watch.base}/")
    page.click("text=Tables & SQL")
    page.locator("main a[href^='/data/'], section a[href^='/data/']").first.click()
    page.locator("a[href$='/counts']").first.click()
    page.locator("table.rows-and-columns tbody tr").first.wait_for()


def tour(browser: Browser, watch: Watch) -> dict[str, int]:
    """The five questions of the README, answered by its clicks; how many each took."""
    clicks: dict[str, int] = {}

    def ask(question: str, *steps: str) -> Page:
        page = watch.open(browser, "desktop")
        page.goto(f"{watch.base}/")
        for step in steps:
            page.locator(step).first.click()
            page.wait_for_load_state()
        clicks[question] = len(steps)
        return page

    found = ask("Which counties claim what?", "nav >> text=Compare", "#answer table td a")
    assert found.locator("#citation").inner_text()
    found = ask("Which sentence says so?", "nav >> text=Compare", "#answer table td a", "main table tbody th a")
    assert found.locator("blockquote mark").count() == 1
    found = ask("What else did that release say?", "nav >> text=Releases", "main table th a")
    assert found.locator("article.text p").count() > 1
    found = ask("Who else told of the operation?", "nav >> text=Operations", "main table th a")
    assert found.locator("main table tbody tr").count() > 0
    found = ask("Where do I know nothing?", "nav >> text=Coverage", "main table th a")
    assert found.locator("main table tbody tr").count() > 0
    return clicks


def look_at_site(browser: Browser, watch: Watch) -> None:
    page = watch.open(browser, "phone")
    page.goto(f"{watch.base}/sub/index.html")
    page.wait_for_selector("[data-chart] svg")
    watch.check(page, "site home")
    page.locator("nav >> text=Compare").click()
    page.wait_for_selector("[data-chart] svg")
    page.locator("main .variants a", has_text="rescues").first.click()
    page.locator("#answer table td a").first.click()
    assert page.locator("#citation").inner_text()
    page.locator("nav >> text=Search").click()
    page.fill("input[name=q]", "arrested")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found a")
    page.locator("#found a").first.click()
    assert page.locator("blockquote mark").count() == 1
    watch.check(page, "site figure")


def prove(ws: Workspace, axe: str | None, pictures: Path | None, *, site: bool) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as player:
        kept, folder = Path(scratch) / "pages", Path(scratch) / "host"
        kept.mkdir()
        written = write_site(Desk(ws, open_dataset(ws)), folder / "sub") if site else 0
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served(ws) as base:
            watch = Watch(base, axe)
            for size in SIZES:
                look_at_pages(browser, watch, size, kept, pictures)
            look_at_missing(browser, watch)
            for flow in (change_the_choice, click_a_mark, by_keyboard, without_scripts, datasette):
                flow(browser, watch)
            clicks = tour(browser, watch)
        on_site = Watch("", axe)
        if site:
            with hosted(folder) as base:
                on_site.base = base
                look_at_site(browser, on_site)
        browser.close()
        names = audit(people_in(ws), [kept, folder / "sub"] if site else [kept])
    return {
        "pages": watch.looked_at + on_site.looked_at,
        "site files": written,
        "axe": "run" if axe else "not given",
        "clicks": clicks,
        "problems": [*watch.problems, *on_site.problems],
        "names": [found.told(False) for found in names],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--axe", type=Path)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--no-site", action="store_true", help="the served pages alone: a large site takes its time")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    given = parser.parse_args()
    if given.pictures:
        given.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        ws = open_workspace(given.home or Path(scratch), must_write=True)
        if not given.home:
            import_paths(ws, samples())
            build(ws)
        found = prove(ws, given.axe.read_text() if given.axe else None, given.pictures, site=not given.no_site)
    if given.format == "json":
        print(json.dumps(found, indent=1))
    else:
        for name, value in found.items():
            print(f"{name:12} {value}")
    sys.exit(bool(found["problems"] or found["names"]))


if __name__ == "__main__":
    main()
