"""`tally scrape` as a process of its own, and what it does before it asks anybody."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from homes import QUICK, Scraping
from looks import describe
from site_on_loopback import Answer, Site
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.errors import UserError
from pipeline.scrape.command import chosen, exit_code
from pipeline.scrape.model import FetchError
from pipeline.scrape.outcome import Outcome
from pipeline.scrape.settings import user_agent
from pipeline.sources import load_sources
from pipeline.workspace import Workspace, open_workspace

CONTACT = ("--contact", "tests@example.org")


def tally(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (home / "tally.yml").write_text(yaml.safe_dump({"scrape": QUICK}))
    command = [str(Path(sys.executable).parent / "tally"), "scrape", *arguments, "--home", str(home)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_scheduler_can_tell_how_it_went(scraping: Scraping, site: Site) -> None:
    site.add(1, 2)
    describe(scraping, site, "sitemap")
    done = tally(scraping.home, *CONTACT, "--allow-private", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    row = json.loads(done.stdout)[0]
    assert {name: row[name] for name in ("source", "result", "listed", "new", "requests")} == {
        "source": "office",
        "result": "ok",
        "listed": 2,
        "new": 2,
        "requests": 4,
    }
    site.answers["/news/drill-2/"] = Answer(500)
    done = scraping.tally("scrape", *CONTACT, "--allow-private", "office")
    assert done.returncode == 3
    assert "/news/drill-2/: The site answered 500 (Internal Server Error)." in done.stderr
    done = scraping.tally("scrape", *CONTACT)
    assert done.returncode == 1
    assert "private or local network. Allow it with --allow-private" in done.stderr


@pytest.mark.parametrize(
    ("results", "code"),
    [(["ok"], 0), (["ok", "partly"], 3), (["ok", "down"], 3), (["partly"], 3), (["down"], 1), (["down", "down"], 1)],
)
def test_exit_codes(results: list[str], code: int) -> None:
    outcomes = [Outcome("a") for _ in results]
    for outcome, result in zip(outcomes, results, strict=True):
        if result == "partly":
            outcome.tell(FetchError("too_short", "Short."), None)
        elif result == "down":
            outcome.go_down(FetchError("timeout", "Late."))
    assert exit_code(outcomes) == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "no contact address is set. Give --contact, set TALLY_CONTACT"),
        (["--contact", "nobody"], "'nobody' is neither an e-mail address nor a web address"),
        (["--contact", "a@example.org\r\nX: y"], "is neither an e-mail address"),
        ([*CONTACT, "nowhere"], "No source is called nowhere. `tally sources` lists them."),
        ([*CONTACT, "turlock-pd"], "The source turlock-pd cannot be scraped: its file names no platform."),
    ],
)
def test_what_is_missing_is_said_before_anybody_is_asked(
    scraping: Scraping, site: Site, arguments: list[str], said: str
) -> None:
    describe(scraping, site, "sitemap")
    done = CliRunner().invoke(app, ["scrape", *arguments, "--home", str(scraping.home)])
    assert isinstance(done.exception, UserError)
    assert said in str(done.exception)
    assert site.log == []


def test_packaged_sources_are_asked_when_named_or_when_somebody_checked_them(scraping: Scraping, site: Site) -> None:
    ws = Workspace(scraping.home)
    with pytest.raises(UserError, match="nobody has checked the packaged ones yet"):
        chosen(ws, [])
    assert [source.id for source in chosen(ws, ["orange_ca", "kings_ny"])] == ["orange_ca", "kings_ny"]
    assert {source.platform is not None for source in chosen(ws, [], unchecked=True)} == {True}
    describe(scraping, site, "sitemap")
    assert [source.id for source in chosen(ws, [])] == ["office"]


def test_a_day_that_is_none_is_wrong_usage(scraping: Scraping, site: Site) -> None:
    describe(scraping, site, "sitemap")
    done = CliRunner().invoke(app, ["scrape", *CONTACT, "--since", "May", "--home", str(scraping.home)])
    assert done.exit_code == 2


def test_without_its_libraries_it_says_which_command_installs_them(
    scraping: Scraping, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe(scraping, site, "sitemap")
    monkeypatch.setattr("pipeline.scrape.command.find_spec", lambda _: None)
    done = CliRunner().invoke(app, ["scrape", *CONTACT, "--home", str(scraping.home)])
    assert "Run `pip install 'taskforce-tally[scrape]'`" in str(done.exception)


def test_the_other_commands_do_not_need_its_libraries() -> None:
    check = "import sys, pipeline.cli; print({'scrapy', 'twisted', 'feedparser'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_the_user_agent_names_the_user() -> None:
    assert user_agent("me@example.org").endswith(" (+mailto:me@example.org)")
    assert user_agent("https://example.org/bot").endswith(" (+https://example.org/bot)")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"platform": "drupal"}, "office.yml: platform: "),
        ({"platform": "feed"}, "office.yml: addresses: .+needs at least one address"),
        ({"platform": "feed", "addresses": ["/feed"]}, r"office.yml: addresses.0: .+relative URL"),
        ({"platform": "feed", "addresses": ["ftp://example.org/"]}, "office.yml: addresses.0: .+'http' or 'https'"),
        (
            {"platform": "listing", "addresses": ["https://example.org/"]},
            "office.yml: selectors: .+needs selectors.links",
        ),
        ({"selectors": {"links": "a[["}}, "office.yml: selectors.links: .+is no CSS selector"),
        ({"selectors": {"link": "a"}}, "office.yml: selectors.link: "),
        ({"page_address": "https://example.org/"}, "office.yml: page_address: .+{page}"),
        ({"limits": {"delay_seconds": -1}}, "office.yml: limits.delay_seconds: "),
        ({"assertions": {"earliest": "once"}}, "office.yml: assertions.earliest: "),
        ({"releases": {"sections": ["news"]}}, "office.yml: releases.sections.0: "),
        ({"scraper": "x"}, "office.yml: scraper: "),
        ({"platform": "feed", "adresses": ["https://example.org/"]}, "office.yml: adresses: "),
    ],
)
def test_a_wrong_field_of_a_source_is_named_with_its_file(
    scraping: Scraping, fields: dict[str, object], said: str
) -> None:
    scraping.describe("office", **fields)
    with pytest.raises(UserError, match=said):
        load_sources(Workspace(scraping.home))


def test_a_contact_that_is_none_is_named_with_its_file(scraping: Scraping) -> None:
    (scraping.home / "tally.yml").write_text("scrape: {contact: nobody}")
    with pytest.raises(UserError, match=r"tally\.yml: scrape\.contact: .+e-mail address"):
        open_workspace(scraping.home)
