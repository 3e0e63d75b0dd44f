"""`tally sources list`, `check` and `new`, against a site on loopback."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from homes import DESCRIBED, QUICK, Scraping
from looks import PLATFORMS, describe
from site_on_loopback import Answer, Site

from pipeline.parse import parse
from pipeline.scrape.detect import detect
from pipeline.sources import Source, load_sources
from pipeline.standing import source_rows, standings_of, state_of
from pipeline.store.looks import Standing
from pipeline.workspace import Workspace

ASKED = ("--contact", "tests@example.org", "--allow-private")


def in_a_process(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as installed, in a process and a reactor of its own."""
    (home / "tally.yml").write_text(yaml.safe_dump({"scrape": QUICK}))
    command = [str(Path(sys.executable).parent / "tally"), "sources", *arguments, "--home", str(home)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_list_tells_who_was_read_when_and_who_was_never_checked(scraping: Scraping, site: Site) -> None:
    site.add(1, 2)
    describe(scraping, site, "wordpress", cadence_days=30)
    scraping()
    scraping.describe("elsewhere", platform="sitemap", addresses=["https://news.example.org/sitemap.xml"])
    rows = {row["id"]: row for row in json.loads(scraping.tally("sources", "list", "--format", "json").stdout)}
    assert rows["office"]["last_success"] == rows["office"]["last_look"] is not None
    assert (rows["office"]["state"], rows["office"]["cadence_days"]) == ("stale", 30)
    assert rows["elsewhere"]["state"] == "never checked"
    assert rows["turlock-pd"]["state"] == "no platform"
    bare = json.loads(scraping.tally("sources", "--format", "json").stdout)
    assert {row["id"]: row for row in bare} == rows


@pytest.mark.parametrize(
    ("standing", "silent", "state"),
    [
        (None, None, "never checked"),
        (Standing("2026-01-02", "ok", "2026-01-02", "2026-01-01"), 30, "ok"),
        (Standing("2026-01-02", "partly", "2026-01-02", "2026-01-01"), 31, "stale"),
        (Standing("2026-01-02", "robots", "2026-01-01", "2026-01-01"), 31, "down: robots"),
        (Standing("2026-01-02", "ok", "2026-01-02", None), None, "ok"),
    ],
)
def test_a_source_is_stale_after_three_times_its_cadence(
    standing: Standing | None, silent: int | None, state: str
) -> None:
    fields = DESCRIBED | {"id": "office", "platform": "sitemap", "addresses": ["https://example.org/"]}
    assert state_of(Source.model_validate(fields | {"cadence_days": 10}), standing, silent) == state


def test_days_of_silence_count_from_the_newest_listed_release(tmp_path: Path) -> None:
    assert standings_of(Workspace(tmp_path)) == {}
    known = load_sources(Workspace(tmp_path))
    standing = Standing("2026-02-01", "ok", "2026-02-01", "2026-01-20")
    rows = source_rows(known, {"kings_ny": standing}, date(2026, 2, 3))
    assert next(row for row in rows if row["id"] == "kings_ny")["silent_days"] == 14


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_check_reads_the_first_three_releases_and_stores_nothing(
    scraping: Scraping, site: Site, platform: str
) -> None:
    site.add(*range(1, 31))
    describe(scraping, site, platform)
    done = scraping.tally("sources", "check", "office", *ASKED, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    row = json.loads(done.stdout)[0]
    assert (row["source"], row["result"], row["tried"], row["releases"]) == ("office", "ok", 3, 3)
    assert len(site.bodies("/news/")) <= 3
    assert not (scraping.home / "corpus" / "store" / "catalog.sqlite").exists()


def test_a_check_says_which_sources_fail_and_why(scraping: Scraping, site: Site) -> None:
    site.add(1, 2, 3)
    describe(scraping, site, "sitemap")
    scraping.describe("shut", platform="listing", addresses=[f"{site.address}/shut/"], selectors={"links": "a"})
    done = in_a_process(scraping.home, "check", "office", "shut", *ASKED, "--format", "json")
    assert done.returncode == 3
    assert [row["result"] for row in json.loads(done.stdout)] == ["ok", "http_404"]
    assert "shut: " in done.stderr
    for number in (1, 2, 3):
        site.answers[f"/news/drill-{number}/"] = Answer(200, b"<title>Just a moment...</title><p>Checking.</p>")
    done = scraping.tally("sources", "check", "office", *ASKED, "--format", "json")
    assert (done.returncode, json.loads(done.stdout)[0]["result"]) == (1, "no_release")


@pytest.mark.parametrize(
    ("path", "platform", "expected"),
    [
        ("/releases/", "listing", {"links": 'a[href*="/news/"]', "next": "a.next"}),
        ("/feed/", "feed", {}),
        ("/sitemap.xml", "sitemap", {}),
        ("/blog/", "wordpress", {}),
    ],
)
def test_a_new_source_is_described_tried_and_a_page_of_it_saved(
    scraping: Scraping, site: Site, path: str, platform: str, expected: dict[str, str]
) -> None:
    site.add(*range(1, 31))
    for number, one in list(site.posts.items()):
        site.edit(number, slug=f"drill-{number}-ends-in-example-county", title=one.title)
    site.answers["/blog/"] = Answer(
        body=b"<meta property=og:site_name content='Example Office'><a href=/wp-json/>API</a>"
    )
    arguments = ("--jurisdiction", "06081", "--kind", "sheriff")
    done = scraping.tally("sources", "new", "example", f"{site.address}{path}", *arguments, *ASKED)
    assert (done.returncode, done.stderr) == (0, "")
    source = load_sources(Workspace(scraping.home))["example"]
    assert (source.platform, source.place, source.agency_kind) == (platform, "San Mateo County, CA", "sheriff")
    assert {name: value for name, value in source.selectors.model_dump().items() if value} == expected
    assert f"from {site.address}{path}" in source.history
    saved = (scraping.home / "corpus" / "pages" / "example.html").read_bytes()
    assert "The invented office of Example County" in parse(saved, "text/html", None).text
    written = scraping.home / "corpus" / "sources" / "example.yml"
    written.write_text(written.read_text(encoding="utf-8") + "limits:\n  delay_seconds: 0.01\n", encoding="utf-8")
    scraping()
    assert scraping.tally("sources", "new", "example", site.address, *ASKED).returncode == 1


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "/about/",
            ["Nothing on the page tells", "releases are listed. Give its feed or sitemap"],
        ),
        ("/badge.png", ["It is image/png, neither a page nor a feed", "cannot be looked at. Mend the address"]),
        ("/missing/", ["The site answered 404", "cannot be looked at. Mend the address"]),
    ],
)
def test_what_tells_nothing_is_not_described(scraping: Scraping, site: Site, path: str, told: list[str]) -> None:
    site.answers["/about/"] = Answer(body=b"<p>About the invented office. <a href='/contact/'>Contact</a></p>")
    site.answers["/badge.png"] = Answer(body=b"in truth a picture", content_type="image/png")
    done = scraping.tally("sources", "new", "example", f"{site.address}{path}", *ASKED)
    assert done.returncode == 1
    assert all(said in done.stderr for said in told), done.stderr
    assert not (scraping.home / "corpus" / "sources" / "example.yml").exists()


@pytest.mark.parametrize(
    ("source", "platform"),
    [
        ("<a href='/CivicAlerts.aspx?AID=3'>Drill ends</a>", "civicplus"),
        ("<link rel='https://api.w.org/' href='/wp-json/'>", "wordpress"),
        ("<link rel=alternate type='application/rss+xml' href='/rss.xml'>", "feed"),
        ("<?xml version='1.0'?><rss version='2.0'>", "feed"),
        ("<p>We like sitemaps, feeds and WordPress.</p>", None),
        ("<a href='/a/one-two-three'>1</a><a href='/a/four-five-six'>2</a>", None),
        ("".join(f"<a href='/press/2024/0{n}/drill-{n}-ends-well/'>{n}</a>" for n in range(1, 5)), "listing"),
    ],
)
def test_what_betrays_a_platform(source: str, platform: str | None) -> None:
    found = detect("https://sheriff.example.org/news/", source)
    assert found.get("platform") == platform
    if platform == "listing":
        assert found["releases"] == {"sections": ["/press/"]}
