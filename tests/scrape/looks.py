"""Sources on the test site, and what is in the store after a look at them."""

from __future__ import annotations

from typing import Any

from homes import Scraping
from site_on_loopback import Site

from pipeline.parse import parse
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace

PLATFORMS: dict[str, dict[str, Any]] = {
    "wordpress": {"addresses": ["/"]},
    "feed": {"addresses": ["/feed/"]},
    "doj": {"addresses": ["/api/v1/press_releases.json"]},
    "sitemap": {"addresses": ["/sitemap.xml"]},
    "listing": {"addresses": ["/releases/"], "selectors": {"links": "a.release", "next": "a.next"}},
}


def describe(scraping: Scraping, site: Site, platform: str, **more: object) -> None:
    """The source `office` on this site."""
    fields = dict(PLATFORMS[platform])
    fields["addresses"] = [site.address + path for path in fields["addresses"]]
    scraping.describe("office", platform=platform, **(fields | more))


def texts(scraping: Scraping) -> dict[str, list[str]]:
    """Key → what each state of the release tells first, in order."""
    found: dict[str, list[str]] = {}
    with Store(Workspace(scraping.home)) as store:
        for snapshot in store.snapshots():
            text = parse(store.read(snapshot), snapshot.content_type, snapshot.url).text
            told = next(line for line in text.splitlines() if line.startswith("The invented office of"))
            found.setdefault(snapshot.key, []).append(told)
    return found


def keys(scraping: Scraping, *, gone: bool = False) -> set[str]:
    """The releases that are there, or those that are gone."""
    with Store(Workspace(scraping.home)) as store:
        return {s.key for s in store.snapshots() if store.is_gone(s.source_id, s.key) == gone}
