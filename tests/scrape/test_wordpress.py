"""What WordPress does besides its API: sitemaps of many types, posts behind passwords, guesses at lost addresses."""

from __future__ import annotations

import pytest
from homes import Scraping
from looks import describe, keys
from site_on_loopback import Answer, Site

from pipeline.scrape.wordpress import feed_of, lists_type


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("wp-sitemap-posts-post-1.xml", True),
        ("wp-sitemap-posts-news_release-12.xml", True),
        ("post-sitemap.xml", True),
        ("news-release-sitemap3.xml", True),
        ("sitemap-2020.xml", True),
        ("wp-sitemap-posts-page-1.xml", False),
        ("wp-sitemap-posts-event-1.xml", False),
        ("wp-sitemap-taxonomies-category-1.xml", False),
        ("wp-sitemap-users-1.xml", False),
        ("page-sitemap.xml", False),
        ("category-sitemap.xml", False),
    ],
)
def test_sitemaps_of_other_types_are_left_out(name: str, listed: bool) -> None:
    assert lists_type(("posts", "news-releases"), f"https://example.org/{name}?x") == listed


def test_the_feed_of_a_type() -> None:
    assert feed_of("posts") == "feed/"
    assert feed_of("news-releases") == "feed/?post_type=news_release"


def index(site: Site, *names: str) -> Answer:
    entries = "".join(f"<sitemap><loc>{site.address}/{name}</loc></sitemap>" for name in names)
    body = f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{entries}</sitemapindex>"
    return Answer(body=body.encode(), content_type="application/xml")


def test_a_closed_api_makes_no_releases_of_a_sites_other_pages(scraping: Scraping, site: Site) -> None:
    site.add(1, 2, 3)
    site.rest_api = False
    site.answers["/wp-sitemap.xml"] = index(site, "wp-sitemap-posts-post-1.xml", "wp-sitemap-posts-page-1.xml")
    site.answers["/wp-sitemap-posts-post-1.xml"] = site.sitemap()
    describe(scraping, site, "wordpress")
    assert scraping().outcomes[0].counts["new"] == 3
    assert "/wp-sitemap-posts-page-1.xml" not in site.asked()


def test_an_api_that_closes_and_opens_has_each_page_asked_for_once(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 9))
    describe(scraping, site, "wordpress")
    scraping()
    before = keys(scraping)
    site.rest_api = False
    site.add(9)
    assert scraping().outcomes[0].counts["new"] == 1
    assert sorted(site.asked("/news/")) == [f"/news/drill-{number}/" for number in range(1, 10)]
    site.rest_api = True
    counts = scraping().outcomes[0].counts
    assert {name: counts[name] for name in ("listed", "same", "new", "revised", "gone")} == {
        "listed": 9,
        "same": 9,
        "new": 0,
        "revised": 0,
        "gone": 0,
    }
    assert keys(scraping) == before | {site.url(site.posts[9])[:-1]}


def test_a_post_behind_a_password_is_told_as_one(scraping: Scraping, site: Site) -> None:
    site.add(1, 2)
    plain = site._item

    def item(one: object, fields: object) -> dict[str, object]:
        given = plain(one, fields)  # type: ignore[arg-type]
        if given["id"] == 2 and "content" in given:
            given["content"] = {"rendered": "", "protected": True}
        return given

    site._item = item  # type: ignore[method-assign]
    describe(scraping, site, "wordpress")
    outcome = scraping().outcomes[0]
    assert (outcome.counts["new"], [issue.code for issue in outcome.issues]) == (1, ["login"])


@pytest.mark.parametrize("platform", ["sitemap", "listing"])
def test_a_deleted_release_whose_address_leads_to_another_is_gone(
    scraping: Scraping, site: Site, platform: str
) -> None:
    """WordPress guesses: asked for a page it no longer has, it redirects to one whose address begins alike."""
    site.add(3, 30, 31)
    describe(scraping, site, platform)
    scraping()
    del site.posts[3]
    site.answers["/news/drill-3/"] = Answer(301, headers={"Location": "/news/drill-30/"})
    counts = scraping().outcomes[0].counts
    assert (counts["gone"], counts["same"], counts["revised"]) == (1, 2, 0)
    assert keys(scraping, gone=True) == {f"{site.address}/news/drill-3"}
