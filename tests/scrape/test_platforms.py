"""Every platform: each release once, changes as revisions, nothing downloaded twice, what vanished marked gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from homes import Scraping
from looks import PLATFORMS, describe, keys, texts
from reportlab.pdfgen.canvas import Canvas
from site_on_loopback import FIRST_DAY, Answer, Asked, Site

from pipeline.scrape.model import Window

WITH_ALL = [name for name in PLATFORMS if name != "feed"]


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


@pytest.mark.parametrize(
    ("platform", "number"),
    [("sitemap", 150), ("listing", 150), ("wordpress", 1000), ("feed", 150), ("doj", 120)],
)
def test_a_second_look_downloads_no_body_twice(scraping: Scraping, site: Site, platform: str, number: int) -> None:
    site.add(*range(1, number + 1))
    site.per_listing = 100
    describe(scraping, site, platform)
    assert scraping().outcomes[0].counts["new"] == number
    first = site.bodies()
    assert len(first) == len(set(first))
    site.log.clear()
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["same"], outcome.counts["new"]) == ("ok", number, 0)
    assert site.bodies() == []
    assert all(one.headers.get("if-none-match") for one in site.log if one.status == 304)


@pytest.mark.parametrize("platform", ["wordpress", "sitemap"])
def test_a_listing_that_says_nothing_changed_is_believed_where_pages_carry_no_validators(
    scraping: Scraping, site: Site, platform: str
) -> None:
    site.add(*range(1, 41))
    site.validators = False
    for number in range(1, 41):
        site.answers[f"/news/drill-{number}/"] = Answer(body=site.page(f"/news/drill-{number}/").body)
    describe(scraping, site, platform)
    scraping()
    site.log.clear()
    assert scraping().outcomes[0].counts["same"] == 40
    assert site.bodies("/news/") == []
    assert not [path for path in site.bodies("/wp-json") if "content" in path]


@pytest.mark.parametrize("platform", WITH_ALL)
def test_what_changes_is_revised_what_comes_is_new_and_what_vanishes_is_gone(
    scraping: Scraping, site: Site, platform: str
) -> None:
    site.add(*range(1, 31))
    describe(scraping, site, platform)
    scraping()
    site.edit(5, paragraphs=("The invented office of Example County said that it corrected a number.",) * 5)
    vanished = site.url(site.posts.pop(7)).rstrip("/")
    site.add(31)
    outcome = scraping().outcomes[0]
    assert {name: outcome.counts[name] for name in ("new", "revised", "same", "gone")} == {
        "new": 1,
        "revised": 1,
        "same": 28,
        "gone": 1,
    }
    assert keys(scraping, gone=True) == {vanished}
    assert len(texts(scraping)[site.url(site.posts[5]).rstrip("/")]) == 2
    site.add(7)
    assert scraping().outcomes[0].counts["gone"] == 0
    assert keys(scraping, gone=True) == set()


def test_a_release_that_left_the_feed_is_looked_for_at_its_address(scraping: Scraping, site: Site) -> None:
    site.add(1, 2, 3)
    describe(scraping, site, "feed", limits={"listing_pages": 1})
    scraping()
    site.per_listing = 2
    site.add(4, 5)
    del site.posts[2]
    site.edit(1, paragraphs=("The invented office of Example County said that it corrected a number.",) * 5)
    outcome = scraping().outcomes[0]
    assert {name: outcome.counts[name] for name in ("new", "revised", "gone", "revisited")} == {
        "new": 2,
        "revised": 1,
        "gone": 1,
        "revisited": 3,
    }


def test_what_left_a_listing_but_still_stands_is_not_gone(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 6))
    describe(scraping, site, "sitemap")
    scraping()
    page = site.page("/news/drill-3/")
    del site.posts[3]
    site.answers["/news/drill-3/"] = page
    outcome = scraping().outcomes[0]
    assert (outcome.counts["gone"], outcome.counts["unlisted"]) == (0, 1)
    site.answers["/news/drill-3/"] = Answer(503)
    outcome = scraping().outcomes[0]
    assert (outcome.counts["gone"], outcome.result) == (0, "partly")
    site.answers["/news/drill-3/"] = Answer(410)
    assert scraping().outcomes[0].counts["gone"] == 1


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_listing_without_releases_is_an_error_and_nothing_is_gone(
    scraping: Scraping, site: Site, platform: str
) -> None:
    site.add(1, 2, 3)
    describe(scraping, site, platform)
    scraping()
    before = keys(scraping)
    site.posts.clear()
    outcome = scraping().outcomes[0]
    assert outcome.down
    assert outcome.issues
    assert keys(scraping) == before


def test_fewer_releases_than_asserted_are_an_error_and_nothing_is_gone(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 11))
    describe(scraping, site, "sitemap", assertions={"least": 8})
    assert scraping().outcomes[0].result == "ok"
    for number in range(1, 6):
        del site.posts[number]
    outcome = scraping().outcomes[0]
    assert [issue.code for issue in outcome.issues] == ["too_few"]
    assert keys(scraping, gone=True) == set()


@pytest.mark.parametrize("platform", ["wordpress", "doj", "feed"])
def test_a_source_that_fell_silent_is_told_of(scraping: Scraping, site: Site, platform: str) -> None:
    site.add(1, 2)
    describe(scraping, site, platform, cadence_days=30)
    assert [issue.code for issue in scraping().outcomes[0].issues] == ["stale"]
    site.edit(2, day=datetime.now(UTC) - timedelta(days=80))
    assert scraping().outcomes[0].issues == []


def test_a_window_asks_for_its_days_only_and_lets_nothing_be_gone(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 31))
    describe(scraping, site, "wordpress")
    scraping()
    del site.posts[3], site.posts[15]
    first = date.fromordinal((FIRST_DAY + timedelta(days=10)).toordinal())
    outcome = scraping(window=Window(first, first + timedelta(days=9))).outcomes[0]
    assert (outcome.counts["listed"], outcome.counts["gone"]) == (9, 0)


@pytest.mark.parametrize(("platform", "parameter"), [("wordpress", "search"), ("doj", "parameters[title]")])
def test_a_search_is_passed_on(scraping: Scraping, site: Site, platform: str, parameter: str) -> None:
    site.add(1, 2)
    describe(scraping, site, platform, search="drill")
    scraping()
    asked = [parse_qs(urlsplit(path).query) for path in site.asked() if "page" in path]
    assert all(query[parameter] == ["drill"] for query in asked if "include" not in query and "page" in query)


def test_doj_pages_count_from_0_and_hold_50_at_most(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 121))
    describe(scraping, site, "doj")
    assert scraping().outcomes[0].counts["new"] == 120
    queries = [parse_qs(urlsplit(path).query) for path in site.asked("/api/")]
    assert [query["page"] + query["pagesize"] for query in queries] == [["0", "50"], ["1", "50"], ["2", "50"]]
    times = [one.at for one in site.log if one.path.startswith("/api/")]
    assert times[-1] - times[0] >= 0.4


def test_only_what_counts_as_a_release_is_kept(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 21))
    site.answers["/about/"] = Answer(body=b"<p>about</p>" * 99)
    describe(scraping, site, "sitemap", releases={"keywords": ["drill 1"], "sections": ["/news/"]})
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["new"], outcome.counts["unwanted"]) == ("ok", 11, 9)


def test_compressed_answers_are_kept_as_they_came(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 6))
    site.compressed = True
    describe(scraping, site, "sitemap")
    assert scraping().outcomes[0].counts["new"] == 5
    assert len(texts(scraping)) == 5


def pdf(*lines: str) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=True)
    for number, line in enumerate(lines):
        canvas.drawString(72, 760 - 16 * number, line)
    canvas.save()
    return buffer.getvalue()


def test_releases_that_are_pdf_files_are_kept(scraping: Scraping, site: Site) -> None:
    told = [f"The invented office of Example County said so in line {number} of its file." for number in range(8)]
    bodies = {
        "/files/a.pdf": pdf(*told),
        "/files/b.pdf": pdf("Short."),
        "/files/c.pdf": pdf(),
        "/files/d.pdf": b"%PDF-1",
    }
    for path, body in bodies.items():
        site.answers[path] = Answer(body=body, content_type="application/pdf")
    site.answers["/releases/"] = Answer(body="".join(f"<a class=release href={path}>x</a>" for path in bodies).encode())
    describe(scraping, site, "listing")
    outcome = scraping().outcomes[0]
    assert outcome.counts["new"] == 1
    assert {issue.code for issue in outcome.issues} <= {"too_short", "scanned_pdf", "empty", "bad_pdf"}
    assert keys(scraping) == {f"{site.address}/files/a.pdf"}
    assert told[0] in texts(scraping)[f"{site.address}/files/a.pdf"][0]
    assert scraping().outcomes[0].counts["same"] == 1


def drupal_view(site: Site, per_page: int) -> Callable[[Asked], Answer]:
    """A view of Drupal 10: pages counted from 0 (the second is ?page=1), a pager with rel=next, teasers."""

    def view(asked: Asked) -> Answer:
        number = int(parse_qs(urlsplit(asked.path).query).get("page", ["0"])[0])
        latest = site.sorted_posts()[::-1]
        rows = "".join(
            f"<div class='views-row'><article class='node node--type-press-release'><h2><a href='/news/{one.slug}/'"
            f" rel='bookmark'>{one.title}</a></h2><a href='/taxonomy/term/3'>Drills</a></article></div>"
            for one in latest[number * per_page : (number + 1) * per_page]
        )
        following = f"<li class='pager__item pager__item--next'><a href='?page={number + 1}' rel='next'>Next</a></li>"
        pager = following if (number + 1) * per_page < len(latest) else ""
        first = "<li class='pager__item'><a href='?page=0'>1</a></li>"
        return Answer(body=f"<div class='view-content'>{rows}</div><nav class='pager'>{first}{pager}</nav>".encode())

    return view


def test_a_view_of_drupal_is_a_listing(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 26))
    site.answers["/press"] = drupal_view(site, 10)
    selectors = {"links": ".views-row a[rel=bookmark]", "next": "a[rel=next]"}
    scraping.describe("office", platform="listing", addresses=[f"{site.address}/press"], selectors=selectors)
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["new"], outcome.messages) == ("ok", 25, [])
    assert site.asked("/press") == ["/press", "/press?page=1", "/press?page=2"]
    del site.posts[3]
    outcome = scraping().outcomes[0]
    assert (outcome.counts["same"], outcome.counts["gone"]) == (24, 1)
