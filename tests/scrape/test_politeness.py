"""Robots, pace, an honest name, and hosts that must not be asked."""

from __future__ import annotations

import gzip
import itertools
import socket
from itertools import pairwise

import pytest
from homes import Scraping
from looks import describe, keys
from misdeeds import raw
from site_on_loopback import Answer, Handler, Site, serving

from pipeline.scrape.addresses import check_address, is_public
from pipeline.scrape.model import FetchError


def test_what_robots_forbid_is_not_asked(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 6))
    site.robots = "User-agent: *\nDisallow: /news/drill-2/\n\nUser-agent: otherbot\nDisallow: /\n"
    describe(scraping, site, "sitemap")
    outcome = scraping().outcomes[0]
    assert [issue.code for issue in outcome.issues] == ["robots"]
    assert len(keys(scraping)) == 4
    assert "/news/drill-2/" not in site.asked()
    assert site.asked().count("/robots.txt") == 1
    assert scraping().outcomes[0].counts["same"] == 4
    site.robots = "User-agent: taskforce-tally\nDisallow: /\n"
    site.log.clear()
    assert scraping().outcomes[0].result == "robots"
    assert site.asked() == ["/robots.txt"]


@pytest.mark.parametrize("status", [500, 503, 429])
def test_nothing_is_asked_where_robots_fail(scraping: Scraping, site: Site, status: int) -> None:
    site.add(1)
    site.answers["/robots.txt"] = Answer(status)
    describe(scraping, site, "sitemap")
    assert scraping().outcomes[0].result == "robots_unreachable"
    assert set(site.asked()) == {"/robots.txt"}


def test_nothing_is_asked_where_robots_cannot_be_decoded(scraping: Scraping, site: Site) -> None:
    site.add(1)
    cut = gzip.compress(b"User-agent: *\nDisallow: /\n" * 9)[:-20]
    site.misdeeds["/robots.txt"] = raw("HTTP/1.1 200 OK\nContent-Encoding: gzip\nConnection: close\n\n", cut)
    describe(scraping, site, "sitemap")
    assert scraping().outcomes[0].result == "robots_unreachable"
    assert set(site.asked()) == {"/robots.txt"}


def test_nothing_is_asked_where_robots_do_not_come(scraping: Scraping, site: Site) -> None:
    site.add(1)
    site.misdeeds["/robots.txt"] = raw("", b"")
    describe(scraping, site, "sitemap")
    assert scraping().outcomes[0].result == "robots_unreachable"
    assert set(site.asked()) == {"/robots.txt"}


@pytest.mark.parametrize(
    "answer",
    [
        Answer(404),
        Answer(403),
        Answer(200, b""),
        Answer(200, b"<html><h1>Welcome</h1></html>"),
        Answer(200, b"\xff\xfe\0"),
    ],
)
def test_a_site_without_rules_is_open(scraping: Scraping, site: Site, answer: Answer) -> None:
    site.add(1)
    site.answers["/robots.txt"] = answer
    describe(scraping, site, "sitemap")
    assert scraping().outcomes[0].result == "ok"


def test_robots_that_redirect_are_followed(scraping: Scraping, site: Site) -> None:
    site.add(1, 2)
    site.answers["/robots.txt"] = Answer(301, headers={"Location": "/rules.txt"})
    site.answers["/rules.txt"] = Answer(200, b"User-agent: *\nDisallow: /news/drill-1/", "text/plain")
    describe(scraping, site, "sitemap")
    assert [issue.code for issue in scraping().outcomes[0].issues] == ["robots"]


@pytest.mark.parametrize(("robots", "delay"), [("User-agent: *\nCrawl-delay: 0.15\n", 0), (None, 0.15)])
def test_requests_to_a_site_keep_their_distance(
    scraping: Scraping, site: Site, robots: str | None, delay: float
) -> None:
    site.add(*range(1, 9))
    site.robots = robots
    describe(scraping, site, "sitemap", limits={"delay_seconds": delay})
    scraping.describe("second", platform="feed", addresses=[f"{site.address}/feed/"], limits={"delay_seconds": delay})
    assert [outcome.result for outcome in scraping().outcomes] == ["ok", "ok"]
    times = [one.at for one in site.log[1:]]
    assert len(times) == 18
    assert times[-1] - times[0] > 17 * 0.1


def test_a_crawl_delay_that_nobody_can_wait_for_is_said_at_once(scraping: Scraping, site: Site) -> None:
    site.add(1)
    site.robots = "User-agent: *\nCrawl-delay: 86400\n"
    describe(scraping, site, "sitemap")
    outcome = scraping().outcomes[0]
    assert outcome.result == "asked_to_wait"
    assert "asks for 86400 s between two requests (Crawl-delay)" in outcome.messages[0]
    assert site.asked() == ["/robots.txt"]


def test_a_pause_that_a_site_asks_for_holds_for_all_that_ask_it(scraping: Scraping, site: Site) -> None:
    site.add(*range(1, 7))
    once = itertools.count()

    def busy(handler: Handler) -> None:
        if next(once) == 0:
            raw("HTTP/1.1 503 Busy\nRetry-After: 1\nContent-Length: 0\n\n", b"")(handler)
        else:
            handler.site.misdeeds.clear()
            handler.do_GET()

    site.misdeeds["/news/drill-1/"] = busy
    describe(scraping, site, "sitemap")
    assert scraping().outcomes[0].result == "ok"
    times = sorted(one.at for one in site.log)
    assert max(later - earlier for earlier, later in pairwise(times)) >= 0.9


def test_who_asks_is_said_with_a_way_to_reach_them(scraping: Scraping, site: Site) -> None:
    site.add(1)
    describe(scraping, site, "wordpress")
    scraping()
    said = {one.headers["user-agent"] for one in site.log}
    assert len(said) == 1
    assert said.pop().startswith("taskforce-tally/")
    assert all(one.headers["user-agent"].endswith("(+mailto:tests@example.org)") for one in site.log)
    assert all(one.headers["accept-encoding"] == "gzip, deflate" for one in site.log)
    assert not any("cookie" in one.headers for one in site.log)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
        ),
        *(
            "::1",
            "fe80::1",
            "fc00::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "2002:7f00:1::",
            "64:ff9b::7f00:1",
            "ff02::1",
        ),
    ],
)
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://example.org/", "bad_scheme"),
        ("file:///etc/passwd", "bad_address"),
        ("http://", "bad_address"),
        ("http://[::1", "bad_address"),
        ("http://127.0.0.1/", "private_address"),
        ("http://[::ffff:7f00:1]/", "private_address"),
    ],
)
def test_addresses_that_must_not_be_asked(url: str, code: str) -> None:
    with pytest.raises(FetchError) as refused:
        check_address(url, allow_private=False)
    assert refused.value.code == code


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1"])
def test_loopback_is_refused_however_it_is_written(scraping: Scraping, site: Site, host: str) -> None:
    scraping.allow_private = False
    port = site.address.rpartition(":")[2]
    scraping.describe("office", platform="sitemap", addresses=[f"http://{host}:{port}/sitemap.xml"])
    outcome = scraping().outcomes[0]
    assert outcome.result in ("private_address", "no_such_host", "robots_unreachable")
    assert host not in ("127.0.0.1", "localhost") or outcome.result == "private_address"
    assert site.log == []


def test_a_redirect_does_not_lead_inside(scraping: Scraping, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public site, as far as the resolver knows, redirects to a private one, by name and by number."""
    monkeypatch.setattr("pipeline.scrape.addresses.is_public", lambda host: host != "127.0.0.3")
    real = socket.gethostbyname
    monkeypatch.setattr(socket, "gethostbyname", lambda name: "127.0.0.3" if name == "inside.test" else real(name))
    scraping.allow_private = False
    with serving(Site(), "127.0.0.3") as inside:
        port = inside.address.rpartition(":")[2]
        site.answers["/sitemap.xml"] = Answer(302, headers={"Location": f"{inside.address}/sitemap.xml"})
        site.answers["/feed/"] = Answer(302, headers={"Location": f"http://inside.test:{port}/feed/"})
        describe(scraping, site, "sitemap")
        scraping.describe("second", platform="feed", addresses=[f"{site.address}/feed/"])
        assert {outcome.result for outcome in scraping().outcomes} == {"private_address"}
        assert inside.log == []
