"""Releases under several addresses, under new ones, and behind links that are no addresses."""

from __future__ import annotations

import pytest
from homes import Scraping
from looks import PLATFORMS, describe, keys, texts
from site_on_loopback import Answer, Site


def test_one_release_under_two_addresses_is_one(scraping: Scraping, site: Site) -> None:
    site.add(1, 2)
    links = ["/news/drill-1/", "/news/drill-1/?utm_source=x", "/news/drill-1/#top", "/print/drill-1", "/news/drill-2/"]
    site.answers["/print/drill-1"] = site.page("/news/drill-1/")
    listing = "".join(f"<a class=release href='{link}'>x</a>" for link in links)
    site.answers["/releases/"] = Answer(body=listing.encode())
    describe(scraping, site, "listing")
    for _ in range(2):
        assert scraping().outcomes[0].result == "ok"
        assert keys(scraping) == {f"{site.address}/news/drill-1", f"{site.address}/news/drill-2"}


def test_pages_that_all_give_the_same_address_for_themselves_are_kept_apart(scraping: Scraping, site: Site) -> None:
    site.add(1, 2, 3)
    for number in (1, 2, 3):
        page = site.page(f"/news/drill-{number}/").body
        site.answers[f"/news/drill-{number}/"] = Answer(
            body=page.replace(f"/news/drill-{number}/'".encode(), b"/news/all'")
        )
    describe(scraping, site, "sitemap")
    for counted in ("new", "same"):
        assert scraping().outcomes[0].counts[counted] == 3
    assert sum(map(len, texts(scraping).values())) == 3


@pytest.mark.parametrize("platform", ["sitemap", "listing", "wordpress", "doj"])
def test_a_release_that_changes_its_address_stays_one(scraping: Scraping, site: Site, platform: str) -> None:
    site.add(1, 2, 3)
    describe(scraping, site, platform)
    scraping()
    before = keys(scraping)
    site.edit(2, slug="drill-2-corrected")
    site.answers["/news/drill-2/"] = Answer(301, headers={"Location": "/news/drill-2-corrected/"})
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["new"], outcome.counts["gone"]) == ("ok", 0, 0)
    assert keys(scraping) == before
    assert scraping().outcomes[0].counts["same"] == 3
    assert keys(scraping) == before


@pytest.mark.parametrize("platform", ["sitemap", "feed", "listing"])
def test_links_that_are_no_addresses_lose_nothing_else(scraping: Scraping, site: Site, platform: str) -> None:
    site.add(1, 2)
    good = f"{site.address}/news/drill-1/"
    bodies = {
        "sitemap": f"<urlset><url><loc>http://[::1/x</loc></url><url><loc>{good}</loc></url></urlset>",
        "feed": f"<rss version='2.0'><channel><item><link>http://[::1/x</link></item><item><link>{good}</link></item>"
        "</channel></rss>",
        "listing": f"<a class=release href='http://[::1/x'>x</a><a class=release href='{good}'>y</a>"
        "<a class=next href='http://[::1'>z</a>",
    }
    path = PLATFORMS[platform]["addresses"][0]
    site.answers[path] = Answer(body=bodies[platform].encode(), content_type="application/xml")
    describe(scraping, site, platform, releases={"sections": ["/news/"]})
    outcome = scraping().outcomes[0]
    assert outcome.counts["new"] == 1
    assert {issue.code for issue in outcome.issues} <= {"bad_address"}
