"""What sites do wrong: each misdeed is a typed row, and nothing else is lost by it."""

from __future__ import annotations

import gzip
import itertools
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from homes import Scraping
from looks import PLATFORMS, describe, keys, texts
from misdeeds import gzip_bomb, raw, reset
from site_on_loopback import Answer, Asked, Handler, Misdeed, Site

OK = "HTTP/1.1 200 OK\nContent-Type: text/html\nConnection: close\n"
PAGE = b"<html><body><h1>Half a release</h1><p>" + b"It tells of an invented drill. " * 40 + b"</p></body></html>"
ELSEWHERE = "HTTP/1.1 302 Found\nContent-Length: 0\n"


def with_head(head: str, body: bytes, **pauses: float) -> Misdeed:
    return raw(OK + head + "\n", body, **pauses)  # type: ignore[arg-type]


MISDEEDS: dict[str, tuple[Misdeed, str]] = {
    "reset": (reset, "connection_lost"),
    "slow drip": (with_head("Content-Length: 4000\n", PAGE, pause=0.05, piece=20), "timeout"),
    "no answer at all": (raw("", b"", pause=0), "connection_lost"),
    "longer than it is": (with_head(f"Content-Length: {len(PAGE) + 100}\n", PAGE), "cut_short"),
    "broken chunks": (with_head("Transfer-Encoding: chunked\n", b"ffff\r\n" + PAGE), "cut_short"),
    "truncated gzip": (with_head("Content-Encoding: gzip\n", gzip.compress(PAGE * 9)[:-20]), "cut_short"),
    "damaged gzip": (with_head("Content-Encoding: gzip\n", b"no gzip at all" * 9), "damaged"),
    "gzip bomb": (with_head("Content-Encoding: gzip\n", gzip_bomb(32)), "too_large"),
    "gzip bomb in gzip": (with_head("Content-Encoding: gzip, gzip\n", gzip.compress(gzip_bomb(32))), "too_large"),
    "too large": (with_head("", b"x" * 2_000_000), "too_large"),
    "said to be too large": (with_head("Content-Length: 999999999999\n", PAGE), "too_large"),
    "megabytes of headers": (raw(OK, b"X-Header: value\r\n" * 60_000 + b"\r\n" + PAGE), "connection_lost"),
    "unknown coding": (with_head("Content-Encoding: br\n", PAGE), "unknown_coding"),
    "no status": (raw("nonsense\n\n", b""), "connection_lost"),
    "other scheme": (
        raw(ELSEWHERE + "Location: ftp://example.org/x\n\n", b""),
        "bad_redirect",
    ),
    "file scheme": (
        raw(ELSEWHERE + "Location: file:///etc/passwd\n\n", b""),
        "bad_redirect",
    ),
    "no address": (raw(ELSEWHERE + "Location: http://[::1\n\n", b""), "bad_redirect"),
    "no port": (raw(ELSEWHERE + "Location: http://x:99999/\n\n", b""), "bad_redirect"),
    "unchanged, though never seen": (raw("HTTP/1.1 304 Not Modified\n\n", b""), "http_304"),
    "nowhere": (raw(ELSEWHERE + "\n", b""), "bad_redirect"),
    "500": (raw("HTTP/1.1 500 Oh\nContent-Length: 0\n\n", b""), "http_500"),
    "wait of no number": (raw("HTTP/1.1 503 No\n", b"Retry-After: \xb2\r\nContent-Length: 0\r\n\r\n"), "http_503"),
    "strange status": (raw("HTTP/1.1 299 Odd\nContent-Length: 0\n\n", b""), "http_299"),
}


@pytest.mark.parametrize("name", MISDEEDS)
def test_a_misdeed_is_a_typed_row_and_the_other_releases_arrive(scraping: Scraping, site: Site, name: str) -> None:
    misdeed, code = MISDEEDS[name]
    site.add(*range(1, 8))
    site.misdeeds["/news/drill-4/"] = misdeed
    scraping.settings["max_document_bytes"] = 1_000_000
    if code == "timeout":
        scraping.settings["scrape"] |= {"timeout_seconds": 1.5, "retries": 0}
    describe(scraping, site, "sitemap")
    outcome = scraping().outcomes[0]
    assert [issue.code for issue in outcome.issues] == [code], outcome.messages
    assert outcome.result == "partly"
    assert keys(scraping) == {site.url(one)[:-1] for one in site.posts.values() if one.number != 4}
    assert "drill-4" in outcome.messages[0]
    assert "drill-4" not in outcome.issues[0].message
    site.misdeeds.clear()
    again = scraping().outcomes[0]
    assert (again.result, again.counts["new"], again.counts["same"], again.issues) == ("ok", 1, 6, [])


def test_a_site_that_asks_to_wait_is_asked_again_no_sooner(scraping: Scraping, site: Site) -> None:
    site.add(1, 2, 3)
    answers = itertools.count()

    def busy(handler: Handler) -> None:
        if next(answers) < 2:
            raw("HTTP/1.1 429 Slow down\nRetry-After: 1\nContent-Length: 0\n\n", b"")(handler)
        else:
            handler.site.misdeeds.clear()
            handler.do_GET()

    site.misdeeds["/news/drill-2/"] = busy
    describe(scraping, site, "sitemap")
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["new"]) == ("ok", 3)
    times = [one.at for one in site.log if one.path == "/news/drill-2/"]
    assert len(times) >= 3
    assert times[1] - times[0] >= 1
    assert times[2] - times[1] >= 1


def test_a_wait_given_as_a_day_and_time_is_measured_by_the_sites_own_clock(scraping: Scraping, site: Site) -> None:
    site.add(1)
    skewed = datetime(2031, 5, 1, tzinfo=UTC)
    now, until = (format_datetime(at, usegmt=True) for at in (skewed, skewed + timedelta(hours=1)))
    head = f"Date: {now}\nRetry-After: {until}"
    site.misdeeds["/news/drill-1/"] = raw(f"HTTP/1.1 503 Busy\n{head}\nContent-Length: 0\n\n", b"")
    describe(scraping, site, "sitemap")
    outcome = scraping().outcomes[0]
    assert outcome.result == "asked_to_wait"
    assert "3600 s" in outcome.messages[0]
    assert len(site.asked("/news/")) == 1


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_site_that_shuts_us_out_is_not_asked_for_ever(scraping: Scraping, site: Site, status: int) -> None:
    site.add(*range(1, 40))
    for number in range(1, 40):
        site.answers[f"/news/drill-{number}/"] = Answer(status)
    describe(scraping, site, "sitemap")
    outcome = scraping().outcomes[0]
    assert outcome.result == "gave_up"
    assert {issue.code for issue in outcome.issues} == {f"http_{status}", "gave_up"}
    assert len({*site.asked("/news/")}) < 12


def test_pages_that_are_missing_tell_nothing_against_a_site(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 20))
    for number in range(1, 19):
        site.answers[f"/news/drill-{number}/"] = Answer(404)
    describe(scraping, site, "sitemap")
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["failed"], outcome.counts["new"]) == ("partly", 18, 1)


def test_a_list_of_files_leads_up_to_no_release(scraping: Scraping, site: Site) -> None:
    site.add(1)
    site.answers["/files/"] = Answer(body=b"<pre><a href='../'>../</a> <a href='/news/drill-1/'>drill</a></pre>")
    scraping.describe("office", platform="listing", addresses=[f"{site.address}/files/"], selectors={"links": "pre a"})
    outcome = scraping().outcomes[0]
    assert (outcome.result, outcome.counts["listed"], outcome.counts["new"]) == ("ok", 1, 1)


def test_a_storm_of_503_ends_the_look_and_spares_the_site(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 60))
    for number in range(1, 60):
        site.misdeeds[f"/news/drill-{number}/"] = raw("HTTP/1.1 503 No\nContent-Length: 0\n\n", b"")
    describe(scraping, site, "sitemap")
    outcome = scraping().outcomes[0]
    assert outcome.result == "gave_up"
    assert {issue.code for issue in outcome.issues} == {"http_503", "gave_up"}
    assert len(site.asked("/news/")) < 60
    site.misdeeds.clear()
    assert scraping().outcomes[0].counts["new"] == 59


def test_one_sites_trouble_is_never_anothers(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 31))
    site.misdeeds["/bad.xml"] = with_head("Content-Length: 4000\n", b"<urlset>" * 9, pause=0.2, piece=1)
    scraping.settings["scrape"] |= {"timeout_seconds": 2, "retries": 0}
    describe(scraping, site, "sitemap")
    scraping.describe("other", platform="sitemap", addresses=[f"{site.address}/bad.xml"])
    scraping.describe("third", platform="feed", addresses=["http://127.0.0.1:1/feed/"])
    results = {outcome.source_id: outcome.result for outcome in scraping().outcomes}
    assert results == {"office": "ok", "other": "timeout", "third": "robots_unreachable"}


def test_redirects_are_followed_and_their_loops_are_not(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 5))
    site.answers["/news/drill-1/"] = Answer(301, headers={"Location": "/moved-1"})
    site.answers["/moved-1"] = Answer(body=site.page("/news/drill-1/").body.replace(b"canonical", b"other"))
    site.answers["/news/drill-2/"] = Answer(302, headers={"Location": "/loop"})
    site.answers["/loop"] = Answer(302, headers={"Location": "/news/drill-2/"})
    counter = itertools.count()
    onwards = lambda _: Answer(302, headers={"Location": f"/on?{next(counter)}"})  # noqa: E731
    site.answers |= {"/news/drill-3/": onwards, "/on": onwards}
    describe(scraping, site, "sitemap")
    outcome = scraping().outcomes[0]
    assert [issue.code for issue in outcome.issues] == ["redirect_loop", "redirect_loop"]
    assert keys(scraping) == {f"{site.address}/moved-1", f"{site.address}/news/drill-4"}
    assert len(site.asked("/on")) < 15
    assert scraping().outcomes[0].counts["same"] == 2


def test_endless_pagination_ends(scraping: Scraping, site: Site) -> None:
    """A calendar links to its next month for ever; a counter makes up new addresses for ever."""
    site.add(*range(1, 6))

    def calendar(asked: Asked) -> Answer:
        month = int(asked.path.rpartition("=")[2]) if "=" in asked.path else 0
        links = "<a class=release href='/news/drill-1/'>one</a><a class=release href='/news/drill-2/'>two</a>"
        return Answer(body=f"<html>{links}<a class=next href='/calendar?m={month + 1}'>next</a></html>".encode())

    def counter(asked: Asked) -> Answer:
        number = int(asked.path.rpartition("=")[2]) if "=" in asked.path else 0
        link = f"<a class=release href='/news/drill-{1 + number % 5}/?copy={number}'>one</a>"
        return Answer(body=f"<html>{link}<a class=next href='/counter?n={number + 1}'>next</a></html>".encode())

    site.answers |= {"/calendar": calendar, "/counter": counter}
    for name in ("calendar", "counter"):
        listing = PLATFORMS["listing"] | {"addresses": [f"{site.address}/{name}"], "limits": {"listing_pages": 30}}
        scraping.describe(name, platform="listing", **listing)
    outcomes = {outcome.source_id: outcome for outcome in scraping().outcomes}
    assert (outcomes["calendar"].result, outcomes["calendar"].counts["new"]) == ("ok", 2)
    assert len(site.asked("/calendar")) == 2
    assert [issue.code for issue in outcomes["counter"].issues] == ["endless_listing"]
    assert outcomes["counter"].counts["new"] == 5
    assert len(site.asked("/counter")) == 30


def test_encodings_are_read_as_they_are(scraping: Scraping, site: Site) -> None:
    told = "The invented office of Example County said “naïve” drills cost 5 €. " * 8
    page = "<html><head>{}</head><body><article><h1>Drill</h1><p>" + told + "</p></article></body></html>"
    site.answers |= {
        "/news/a": Answer(body=page.format("").encode("cp1252"), content_type="text/html; charset=iso-8859-1"),
        "/news/b": Answer(body=page.format("<meta charset=windows-1252>").encode("cp1252"), content_type="text/html"),
        "/news/c": Answer(body=page.format("").encode("utf-16"), content_type="text/html"),
        "/news/d": Answer(body=page.format("<meta charset=utf-8>").encode(), content_type="text/html; charset=bogus-1"),
        "/news/e": Answer(body=page.format("").encode(), content_type="text/html; charset=latin-1"),
    }
    links = "".join(f"<a class=release href=/news/{name}>x</a>" for name in "abcde")
    site.answers["/releases/"] = Answer(body=links.encode())
    describe(scraping, site, "listing")
    assert scraping().outcomes[0].counts["new"] == 5
    assert {state for states in texts(scraping).values() for state in states} == {told.strip()}


def test_a_skewed_clock_hides_no_change(scraping: Scraping, site: Site) -> None:
    """Validators go back as they came; nothing is compared with the user's own clock."""
    site.add(1)
    site.edit(1, modified=datetime(2044, 1, 1, tzinfo=UTC))
    describe(scraping, site, "sitemap")
    scraping()
    assert scraping().outcomes[0].counts["same"] == 1
    site.edit(1, modified=datetime(1999, 1, 1, tzinfo=UTC), title="Drill 1 was in vain")
    assert scraping().outcomes[0].counts["revised"] == 1


def test_a_listing_that_repeats_one_mistake_is_told_of_in_bounds(scraping: Scraping, site: Site) -> None:
    entries = "".join(f"<url><loc>ftp://example.org/{number}</loc></url>" for number in range(3000))
    site.answers["/sitemap.xml"] = Answer(body=f"<urlset>{entries}</urlset>".encode(), content_type="application/xml")
    describe(scraping, site, "sitemap")
    outcome = scraping().outcomes[0]
    assert outcome.counts["failed"] == 3001
    assert len(outcome.issues) == len(outcome.messages) == 1001


def test_a_feed_made_to_be_slow_is_refused(scraping: Scraping, site: Site) -> None:
    body = b"<rss version='2.0'><channel>" + b"<item><link>" * 100_000
    site.answers["/feed/"] = Answer(body=body, content_type="application/rss+xml")
    describe(scraping, site, "feed")
    assert scraping().outcomes[0].result == "too_large"


def test_a_charset_with_a_nul_is_none(scraping: Scraping, site: Site) -> None:
    site.add(1)
    site.misdeeds["/news/drill-1/"] = raw(OK.replace("text/html", "text/html; charset=a\0b") + "\n", PAGE)
    describe(scraping, site, "sitemap")
    assert scraping().outcomes[0].counts["new"] == 1


def test_half_a_character_and_an_endless_number_cost_one_release_at_most(scraping: Scraping, site: Site) -> None:
    site.add(1, 2)
    path = PLATFORMS["doj"]["addresses"][0]
    whole = site.doj({}).body
    site.answers[path] = Answer(body=whole.replace(b"Drill 1", b"Drill \\ud800"), content_type="application/json")
    describe(scraping, site, "doj")
    assert scraping().outcomes[0].counts["new"] == 2
    site.answers[path] = Answer(body=whole.replace(b'"count": 2', b'"count": 1e999'), content_type="application/json")
    assert scraping().outcomes[0].result == "not_the_api"
