"""A web archive: pages that are gone come back, dated by their capture, and are never the last word."""

from __future__ import annotations

import gzip
from datetime import date
from typing import Any

import pytest
from archive_on_loopback import Archive
from homes import Scraping
from looks import keys, texts
from site_on_loopback import Answer, Site

from pipeline.releases import release_id
from pipeline.scrape.model import Window
from pipeline.store.forget import ForgettingStore
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace

OLD = "http://www.office.example.org/news"


@pytest.fixture
def archive(site: Site, scraping: Scraping, monkeypatch: pytest.MonkeyPatch) -> Archive:
    scraping.hurry(monkeypatch)
    return Archive(site)


def describe(scraping: Scraping, site: Site, **more: Any) -> None:
    fields = {"addresses": ["https://office.example.org/news/"], "archive": site.address + "/"} | more
    scraping.describe("old", platform="wayback", **fields)


def told(number: int, said: str = "arrested") -> str:
    return f"The invented office of Example County said that it {said} {number} people during drill {number}."


def days(scraping: Scraping) -> list[tuple[str, str | None, bool]]:
    with Store(Workspace(scraping.home)) as store:
        return [
            (s.url or "", f"{s.fetched_at:%Y-%m-%d}" if s.fetched_at else None, bool(s.capture))
            for s in store.snapshots()
        ]


def test_pages_that_are_gone_come_from_the_archive_under_their_own_address(
    scraping: Scraping, site: Site, archive: Archive
) -> None:
    for number in range(1, 8):
        archive.capture(f"{OLD}/drill-{number}/", f"2016030{number}120000", number)
    archive.capture(f"{OLD}/", "20160301000000", 90)
    archive.capture("http://www.office.example.org/jobs/", "20160301000000", 91)
    archive.capture(f"{OLD}/drill-8/", "20160308000000", 8, status=404)
    archive.rows = 3
    describe(scraping, site)
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.via, outcome.messages) == ("ok", "wayback", [])
    assert (outcome.counts["new"], outcome.counts["gone"]) == (7, 0)
    assert texts(scraping) == {f"{OLD}/drill-{n}": [told(n)] for n in range(1, 8)}
    assert days(scraping)[2] == (f"{OLD}/drill-3/", "2016-03-03", True)
    assert len(site.asked("/cdx/")) == 3
    site.log.clear()
    assert scraping().outcomes[0].counts["same"] == 7
    assert site.asked("/web/") == []


def test_the_captures_of_a_page_are_its_revisions_in_order_of_time(
    scraping: Scraping, site: Site, archive: Archive
) -> None:
    archive.capture(f"{OLD}/drill-1/", "20180101000000", 1, "released")
    describe(scraping, site)
    scraping()
    archive.capture(f"{OLD}/drill-1/", "20150101000000", 1, "held")
    archive.capture(f"{OLD}/drill-1/", "20150601000000", 1, "held")  # the same again
    archive.capture(f"{OLD}/drill-1/", "20200101000000", 1, "freed")
    outcome = scraping().outcomes[0]
    assert (outcome.counts["revised"], outcome.counts["same"]) == (2, 1)
    assert texts(scraping) == {f"{OLD}/drill-1": [told(1, "held"), told(1, "released"), told(1, "freed")]}


def test_of_many_captures_the_first_the_last_and_some_between_are_fetched(
    scraping: Scraping, site: Site, archive: Archive
) -> None:
    for month in range(1, 13):
        archive.capture(f"{OLD}/drill-1/", f"2016{month:02}01000000", 1, f"in month {month} held")
    describe(scraping, site, limits={"captures": 3})
    scraping()
    assert [day for _, day, _ in days(scraping)] == ["2016-01-01", "2016-06-01", "2016-12-01"]
    describe(scraping, site, limits={"captures": 1})
    assert scraping().outcomes[0].counts["listed"] == 1


def live(scraping: Scraping, site: Site, archive: Archive, moment: str) -> str:
    """A source that lists drills 1 and 2 on its own site, and whose drill 1 an archive has too."""
    site.add(1, 2)
    scraping.describe("office", platform="sitemap", addresses=[f"{site.address}/sitemap.xml"])
    describe(scraping, site, addresses=[f"{site.address}/news/"], archive_of="office")
    scraping("office")
    return archive.capture(f"{site.address}/news/drill-1/", moment, 1, "held")


@pytest.mark.parametrize("moment", ["20150101000000", "20990101000000"])
def test_a_capture_is_never_the_last_word_on_a_page_that_was_seen_itself(
    scraping: Scraping, site: Site, archive: Archive, moment: str
) -> None:
    live(scraping, site, archive, moment)
    assert scraping("old").outcomes[0].counts["revised"] == 1
    key = f"{site.address}/news/drill-1"
    assert texts(scraping)[key] == [told(1, "held"), told(1)]
    assert scraping("office").outcomes[0].counts["same"] == 2
    assert texts(scraping)[key] == [told(1, "held"), told(1)]


def test_an_archive_neither_marks_as_gone_nor_takes_it_back(scraping: Scraping, site: Site, archive: Archive) -> None:
    path = live(scraping, site, archive, "20150101000000")
    del site.posts[1]
    scraping("office")
    gone = {f"{site.address}/news/drill-1"}
    assert keys(scraping, gone=True) == gone
    scraping("old")
    assert keys(scraping, gone=True) == gone
    scraping("old")  # all of it is known by now
    assert keys(scraping, gone=True) == gone
    site.add(1)
    scraping("office")
    archive.capture(f"{site.address}/news/drill-1/", "20160101000000", 1, "freed")
    site.answers[path.replace("2015", "2016")] = Answer(404)
    assert scraping("old").outcomes[0].counts["gone"] == 0
    assert keys(scraping, gone=True) == set()


def test_a_page_is_known_again_without_www_and_under_the_other_scheme(
    scraping: Scraping, site: Site, archive: Archive
) -> None:
    archive.capture(f"{OLD}/drill-1/", "20140101000000", 1, "held")
    archive.capture("https://office.example.org/news/drill-1/", "20200101000000", 1, "freed")
    archive.capture("http://office.example.org:80/news/drill-1/", "20120101000000", 1, "sought")
    describe(scraping, site)
    scraping()
    assert list(texts(scraping).values()) == [[told(1, "sought"), told(1, "held"), told(1, "freed")]]


def test_a_window_asks_for_captures_from_its_first_day_on(scraping: Scraping, site: Site, archive: Archive) -> None:
    archive.capture(f"{OLD}/drill-1/", "20140101000000", 1)
    archive.capture(f"{OLD}/drill-2/", "20200101000000", 2)
    describe(scraping, site)
    outcome = scraping(window=Window(since=date(2015, 1, 1))).outcomes[0]
    assert (outcome.counts["new"], list(texts(scraping))) == (1, [f"{OLD}/drill-2"])


def test_what_an_archive_gives_in_place_of_a_release_is_told(scraping: Scraping, site: Site, archive: Archive) -> None:
    fine = archive.capture(f"{OLD}/drill-1/", "20140101000000", 1)
    for number, instead in (
        (2, Answer(404)),
        (3, Answer(302, headers={"Location": fine})),
        (4, Answer(302, headers={"Location": f"/web/20150101000000id_/{OLD}/drill-4/"})),
        (5, Answer(body=b"<html><title>Page not found</title><h1>Page not found</h1></html>")),
        (6, Answer(body=b"<p>short</p>")),
    ):
        site.answers[archive.capture(f"{OLD}/drill-{number}/", "20140101000000", number)] = instead
    archive.capture(f"{OLD}/drill-4/", "20150101000000", 4, "freed")
    describe(scraping, site)
    outcome = scraping().outcomes[0]
    assert sorted(issue.code for issue in outcome.issues) == [
        "http_404", "other_capture", "redirected_away", "soft_404", "too_short",
    ]  # fmt: skip
    assert set(texts(scraping)) == {f"{OLD}/drill-1", f"{OLD}/drill-4"}


HEAD = '["urlkey", "timestamp", "original", "digest"]'
ROW = '["k", "20140101000000", "http://office.example.org/news/a", "D"]'


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<html>Wayback Machine is temporarily offline</html>", "not_json"),
        ('{"message": "blocked"}', "not_a_cdx"),
        ('["urlkey"]', "not_a_cdx"),
        (f'[["timestamp"], {ROW}]', "not_a_cdx"),
        ("[]", "no_results"),
        ("", "no_results"),
        (f"[{HEAD}]", "no_results"),
        (f'[{HEAD}, ["k", "20141301000000", "http://office.example.org/news/a", "D"]]', "no_results"),
        (f"[{HEAD}, {ROW}, [], [", "not_json"),
    ],
)
@pytest.mark.usefixtures("archive")
def test_a_listing_that_is_none_is_told(scraping: Scraping, site: Site, body: str, code: str) -> None:
    site.answers["/cdx/search/cdx"] = Answer(body=body.encode(), content_type="application/json")
    describe(scraping, site)
    assert scraping().outcomes[0].result == code


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (f'{ROW}, ["k", "2014"]', "bad_record"),
        (f'{ROW}, ["k", "20149999999999", "http://office.example.org/news/b", "E"]', "bad_record"),
        (f'{ROW}, ["k", "20140101000000", "mailto:x", "E"]', "bad_record"),
        (f'{ROW}, ["k", 20140101000000, "http://office.example.org/news/b", "E"]', "bad_record"),
        (f'{ROW}, [], ["k+1%21"]', "endless_listing"),
    ],
)
def test_a_listing_that_is_damaged_gives_what_is_whole(
    scraping: Scraping, site: Site, archive: Archive, rows: str, code: str
) -> None:
    archive.capture("http://office.example.org/news/a", "20140101000000", 1)
    body = f"[{HEAD}, {rows}]".encode()
    site.answers["/cdx/search/cdx"] = Answer(body=body, content_type="application/json")
    describe(scraping, site)
    outcome = scraping().outcomes[0]
    assert ([issue.code for issue in outcome.issues], outcome.counts["new"]) == ([code], 1)


@pytest.mark.usefixtures("archive")
def test_an_archive_that_asks_to_wait_too_long_is_left(scraping: Scraping, site: Site) -> None:
    site.answers["/cdx/search/cdx"] = Answer(429, headers={"Retry-After": "3600"})
    describe(scraping, site)
    assert scraping().outcomes[0].result == "asked_to_wait"


def test_the_archive_is_asked_no_faster_than_it_bears(scraping: Scraping, site: Site) -> None:
    archive = Archive(site)
    archive.capture(f"{OLD}/drill-1/", "20140101000000", 1)
    describe(scraping, site)
    scraping()
    (listed, got) = [one.at for one in site.log if one.path != "/robots.txt"]
    assert got - listed > 1.4


def test_what_an_archive_gave_of_a_release_is_forgotten_with_it(
    scraping: Scraping, site: Site, archive: Archive
) -> None:
    path = live(scraping, site, archive, "20150101000000")
    scraping("old")
    key = f"{site.address}/news/drill-1"
    with ForgettingStore(Workspace(scraping.home)) as store:
        store.forget(release_id("office", key))
    records = b"".join(gzip.decompress(file.read_bytes()) for file in (scraping.home / "corpus/store").glob("*.gz"))
    assert (told(2).encode() in records, told(1, "held").encode() in records) == (True, False)
    assert path.encode() not in records + (scraping.home / "corpus/store/catalog.sqlite").read_bytes()
