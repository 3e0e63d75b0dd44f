"""CivicPlus news flashes: three listings of the same things, under addresses that differ."""

from __future__ import annotations

from datetime import date

import pytest
from homes import Scraping
from looks import keys
from site_on_loopback import Answer, Asked, Site

from pipeline.scrape.civicplus import flash
from pipeline.scrape.model import Window


def civic(site: Site, *, shown: tuple[int, ...], archived: tuple[int, ...]) -> None:
    """The site's newest three are in its feed; it writes its own name in whatever case comes to mind."""

    def alerts(asked: Asked) -> Answer:
        if "AID=" in asked.path:
            number = int(asked.path.partition("AID=")[2].partition("&")[0])
            told = site.posts.get(number)
            if told is None:
                return Answer(302, headers={"Location": "/"})
            return Answer(body=f"<html><title>{told.title}</title><h1>{told.title}</h1>{told.html}</html>".encode())
        some = archived if "ARC=L" in asked.path else shown
        return Answer(body="".join(f"<a href='/civicalerts.aspx?aid={n}&CID=2'>Read on</a>" for n in some).encode())

    site.answers |= {"/CivicAlerts.aspx": alerts, "/civicalerts.aspx": alerts}
    site.answers["/"] = Answer(body=b"<h1>Example County</h1>")
    items = "".join(
        f"<item><title>{site.posts[n].title}</title><link>{site.address}/CivicAlerts.aspx?AID={n}</link>"
        f"<pubDate>{site.posts[n].day:%a, %d %b %Y} 10:00:00 -0500</pubDate></item>"
        for n in shown[-3:]
    )
    body = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    site.answers["/RSSFeed.aspx"] = Answer(body=body, content_type="text/xml")


def aid(site: Site, *numbers: int) -> set[str]:
    return {f"{site.address}/CivicAlerts.aspx?AID={number}" for number in numbers}


def test_each_news_flash_of_feed_page_and_archive_arrives_once(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 13))
    civic(site, shown=(8, 9, 10, 11, 12), archived=tuple(range(1, 9)))
    scraping.describe("office", platform="civicplus", addresses=[f"{site.address}/"])
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["new"], outcome.messages) == ("ok", 12, [])
    assert keys(scraping) == aid(site, *range(1, 13))
    assert len(site.asked("/CivicAlerts.aspx?AID=")) == 12
    site.log.clear()
    assert scraping().outcomes[0].counts["same"] == 12
    assert site.bodies() == []


def test_a_news_flash_that_is_nowhere_any_more_is_gone(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 7))
    civic(site, shown=(4, 5, 6), archived=(1, 2, 3))
    scraping.describe("office", platform="civicplus", addresses=[site.address])
    scraping()
    del site.posts[2]
    civic(site, shown=(4, 5, 6), archived=(1, 3))
    assert scraping().outcomes[0].counts["gone"] == 1
    assert keys(scraping, gone=True) == aid(site, 2)


def test_where_the_archive_is_missing_nothing_is_gone_that_still_stands(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 7))
    civic(site, shown=(4, 5, 6), archived=(1, 2, 3))
    scraping.describe("office", platform="civicplus", addresses=[site.address])
    scraping()
    site.answers["/CivicAlerts.aspx?ARC=L"] = Answer(404)
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["gone"], outcome.counts["unlisted"]) == ("ok", 0, 3)
    assert [issue.code for issue in outcome.issues] == ["fallback"]


@pytest.mark.parametrize(
    ("path", "number"), [("/RSSFeed.aspx?ModID=1&CID=Crime-11", 3), ("/CivicAlerts.aspx?CID=2", 4)]
)
def test_one_category_alone(scraping: Scraping, site: Site, path: str, number: int) -> None:
    site.add(*range(1, 7))
    civic(site, shown=(3, 4, 5, 6), archived=(1, 2))
    scraping.describe("office", platform="civicplus", addresses=[site.address + path])
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["new"], outcome.via) == ("ok", number, "feed")


def test_a_window_leaves_out_what_the_feed_dates_outside_it(scraping: Scraping, site: Site) -> None:
    site.add(1, 2, 3)
    civic(site, shown=(1, 2, 3), archived=())
    scraping.describe("office", platform="civicplus", addresses=[site.address])
    assert scraping(window=Window(since=date(2020, 1, 3))).outcomes[0].counts["new"] == 2


def test_a_site_that_is_no_civicplus_is_told(scraping: Scraping, site: Site) -> None:
    scraping.describe("office", platform="civicplus", addresses=[site.address])
    assert scraping().outcomes[0].result == "http_404"


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://example.org/civicalerts.aspx?aid=12&ARC=34", "https://example.org/CivicAlerts.aspx?AID=12"),
        ("https://example.org/CivicAlerts.aspx?CID=2", None),
        ("https://example.org/CivicAlerts.aspx?AID=x", None),
        ("https://example.org/Faq.aspx?AID=12", None),
        ("http://[::1", None),
    ],
)
def test_the_address_of_a_news_flash(link: str, address: str | None) -> None:
    assert flash(link) == address
