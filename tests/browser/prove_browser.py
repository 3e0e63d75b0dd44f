"""Every page and flow in a real Chromium: no error, no request to another host, no serious barrier, no name.

    python tests/browser/prove_browser.py [--home DATASET] [--axe axe.min.js] [--most N] [--pictures FOLDER]
        [--no-site] [--format json]

Without a home the bundled releases are built. Every list is looked at, and of every kind of page as many as `--most`
says, always the same ones. Both the served pages and the site written from them are looked at; the five questions of
the README's tour are answered by the clicks it names. Names are looked for in twenty times as many pages as are
drawn, as they are served, and in all of the site.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from browser import CHROMIUM, FLAGS, OTHERS, SIZES, Watch, hosted, served
from browser_flows import (
    by_keyboard,
    change_the_choice,
    choose_on_the_site,
    click_a_mark,
    datasette,
    look_at_missing,
    look_at_site,
    site_without_scripts,
    tour,
    without_scripts,
)
from browser_pages import keep_pages, look_at_pages, sampled
from playwright.sync_api import Browser, sync_playwright

from pipeline.explore.desk import Desks
from pipeline.explore.site import write_site
from pipeline.trust.audit import audit
from pipeline.trust.people import people_in
from pipeline.workspace import Workspace, open_workspace

TALLY = "from pipeline.cli import main; main()"
AUDITED = 20  # pages looked through for names for each that is drawn


def look(browser: Browser, watch: Watch, desks: Desks, most: int, pictures: Path | None) -> dict[str, int]:
    """All pages and flows of the server; how many clicks each question of the tour took."""
    pages = sampled(desks.current(), most)
    for size in SIZES:
        look_at_pages(browser, watch, size, pages, pictures)
        told(f"{size}: {watch.looked_at} pages")
    for size in OTHERS:
        look_at_pages(browser, watch, size, {kind: listed[:1] for kind, listed in pages.items()}, pictures)
    look_at_missing(browser, watch)
    for flow in (change_the_choice, click_a_mark, by_keyboard, without_scripts, datasette):
        flow(browser, watch)
    told("flows")
    return tour(browser, watch)


def prove(ws: Workspace, axe: str | None, most: int, pictures: Path | None, *, site: bool) -> dict[str, Any]:
    desks = Desks(ws)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as player:
        kept, folder = Path(scratch) / "pages", Path(scratch) / "host"
        kept.mkdir()
        audited = keep_pages(desks, sampled(desks.current(), AUDITED * most), kept)
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served(desks) as base:
            watch = Watch(base, axe)
            clicks = look(browser, watch, desks, most, pictures)
        on_site, written = Watch("", axe), 0
        if site:
            written = write_site(desks.current(), folder / "sub")
            told(f"a site of {written} files")
            with hosted(folder) as base:
                on_site.base = base
                for size in SIZES:
                    look_at_site(browser, on_site, size)
                    choose_on_the_site(browser, on_site, size)
                site_without_scripts(browser, on_site)
        browser.close()
        told("looking for names")
        names = audit(people_in(ws), [kept, folder] if site else [kept])
    return {
        "drawn": watch.looked_at + on_site.looked_at,
        "audited": audited,
        "site files": written,
        "axe": "run" if axe else "not given",
        "clicks": clicks,
        "problems": [*watch.problems, *on_site.problems],
        "names": [found.told(False) for found in names],
    }


def told(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--axe", type=Path)
    parser.add_argument("--most", type=int, default=3, help="pages of a kind that are drawn")
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--no-site", action="store_true", help="the served pages alone: a large site takes its time")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    given = parser.parse_args()
    if given.pictures:
        given.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        ws = open_workspace(given.home or Path(scratch), must_write=True)
        if not given.home:
            subprocess.run(
                [sys.executable, "-c", TALLY, "-q", "run", "--home", scratch], check=True, stdout=subprocess.DEVNULL
            )
        axe = given.axe.read_text() if given.axe else None
        found = prove(ws, axe, given.most, given.pictures, site=not given.no_site)
    if given.format == "json":
        print(json.dumps(found, indent=1))
    else:
        for name, value in found.items():
            print(f"{name:12} {value}")
    sys.exit(bool(found["problems"] or found["names"]))


if __name__ == "__main__":
    main()
