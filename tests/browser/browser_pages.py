"""Which pages are looked at: every kind, and of those there are thousands of some, always the same ones."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from browser import Watch
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from pipeline.explore.app import make_app
from pipeline.explore.desk import Desk, Desks

LISTS = {
    "home": "/",
    "home by publication": "/?basis=publication",
    "compare": "/compare",
    "compare by publication": "/compare?measure=rescues&basis=publication",
    "compare by quarter": "/compare?measure=arrests&by=state&every=quarter",
    "a choice of nothing": "/compare?measure=arrests&since=1800&until=1801",
    "jurisdictions": "/jurisdictions",
    "a state": "/jurisdiction/06",
    "agencies": "/agencies",
    "operations": "/operations",
    "releases": "/releases",
    "releases with figures": "/releases?with=figures",
    "coverage": "/coverage",
    "search": "/search",
    "search found": "/search?q=arrested",
    "about": "/about",
}
KINDS = {
    "release": "SELECT '/release/' || release_id FROM releases WHERE latest = 1",
    "telling release": "SELECT DISTINCT '/release/' || release_id FROM counts WHERE latest = 1",
    "revised release": "SELECT '/release/' || release_id || '?revision=1' FROM releases WHERE revision > 1",
    "figure": "SELECT '/figure/' || count_id FROM counts",
    "cell": """SELECT format('/cell?measure=%s&basis=%s&area=%s&at=%s', measure, basis, jurisdiction_id, period)
        FROM comparison WHERE offense IS NULL AND age_group IS NULL AND at_least IS NOT NULL""",
    "agency": "SELECT '/agency/' || agency_id FROM agency_list",
    "jurisdiction": "SELECT '/jurisdiction/' || jurisdiction_id FROM place_total",
    "operation": "SELECT '/operation/' || operation_id FROM operations",
    "source": "SELECT '/source/' || source_id FROM source_total",
}
SEED = 8


def sampled(desk: Desk, most: int) -> dict[str, list[str]]:
    """So many addresses of every kind of page as there are, or `most`."""
    chance = random.Random(SEED)
    found = {name: [address] for name, address in LISTS.items()}
    for kind, sql in KINDS.items():
        known = sorted(next(iter(row.values())) for row in desk.served.rows(sql))
        found[kind] = chance.sample(known, min(most, len(known)))
    return found


def look_at_pages(
    browser: Browser, watch: Watch, size: str, pages: dict[str, list[str]], pictures: Path | None
) -> None:
    page = watch.open(browser, size)
    for name, addresses in pages.items():
        for number, address in enumerate(addresses):
            watch.go(page, address)
            watch.expect("cannot be shown" not in page.content(), f"{address}: its text cannot be shown")
            watch.check(page, f"{size} {address}")
            if pictures and not number:
                page.screenshot(path=pictures / f"{size}-{name.replace(' ', '-')}.png")


def keep_pages(desks: Desks, pages: dict[str, list[str]], folder: Path) -> dict[str, Any]:
    """The pages as they are served, into a folder, for whoever looks for names in them; how many of each kind."""
    client = TestClient(make_app(desks), base_url="http://127.0.0.1")
    for name, addresses in pages.items():
        for number, address in enumerate(addresses):
            (folder / f"{name.replace(' ', '-')}-{number}.html").write_text(client.get(address).text)
    return {name: len(addresses) for name, addresses in pages.items() if name in KINDS}
