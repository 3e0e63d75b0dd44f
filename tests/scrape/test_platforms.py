from __future__ import annotations

from typing import Any

import pytest
from conftest import Scraping
from site_on_loopback import Site

from pipeline.parse import parse
from pipeline.snapshots import Store
from pipeline.workspace import Workspace

PLATFORMS: dict[str, dict[str, Any]] = {
    "wordpress": {"addresses": ["/"]},
    "feed": {"addresses": ["/feed/"]},
    "doj": {"addresses": ["/api/v1/press_releases.json"]},
    "sitemap": {"addresses": ["/sitemap.xml"]},
    "listing": {"addresses": ["/releases/"], "selectors": {"links": "a.release", "next": "a.next"}},
}


def describe(scraping: Scraping, site: Site, platform: str, **more: object) -> None:
    fields = dict(PLATFORMS[platform])
    fields["addresses"] = [site.address + path for path in fields["addresses"]]
    scraping.describe("office", platform=platform, **(fields | more))


def texts(scraping: Scraping) -> dict[str, list[str]]:
    """Key → the second line of each state of the release, in order."""
    found: dict[str, list[str]] = {}
    with Store(Workspace(scraping.home)) as store:
        for snapshot in store.snapshots():
            text = parse(store.read(snapshot), snapshot.content_type, snapshot.url).text
            told = next(line for line in text.splitlines() if line.startswith("The invented office of"))
            found.setdefault(snapshot.key, []).append(told)
    return found


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_release_arrives_exactly_once(scraping: Scraping, site: Site, platform: str) -> None:
    site.add(*range(1, 131))
    describe(scraping, site, platform)
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["new"], outcome.counts["failed"], outcome.messages) == ("ok", 130, 0, [])
    found = texts(scraping)
    assert set(found) == {site.url(one).rstrip("/") for one in site.posts.values()}
    for one in site.posts.values():
        assert found[site.url(one).rstrip("/")] == [one.paragraphs[0]]
