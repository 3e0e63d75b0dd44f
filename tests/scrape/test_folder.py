"""A folder as a source of `tally scrape`: no network, no contact address."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from homes import Scraping
from looks import keys
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.store.looks import Look
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace

TOLD = "The invented office of Example County said that it held four people in drill {}."


@pytest.fixture
def inbox(scraping: Scraping) -> Path:
    folder = scraping.home / "inbox"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"drill-{number}.txt").write_text(TOLD.format(number))
    scraping.describe("clippings", platform="folder", addresses=["inbox"])
    return folder


def scrape(scraping: Scraping, *more: str) -> tuple[Result, dict[str, object]]:
    done = CliRunner().invoke(app, ["scrape", "--format", "json", "--home", str(scraping.home), *more])
    return done, json.loads(done.stdout)[0]


def told(row: dict[str, object]) -> tuple[object, ...]:
    return tuple(row[name] for name in ("result", "via", "listed", "new", "revised", "same", "gone", "failed"))


def test_what_is_put_into_changed_and_taken_out_of_a_folder_is_noticed(scraping: Scraping, inbox: Path) -> None:
    done, row = scrape(scraping)
    assert (done.exit_code, told(row)) == (0, ("ok", "folder", 2, 2, 0, 0, 0, 0))
    (inbox / "drill-1.txt").unlink()
    (inbox / "drill-2.txt").write_text(TOLD.format("two"))
    (inbox / "drill-3.txt").write_text(TOLD.format(3))
    assert told(scrape(scraping, "clippings")[1]) == ("ok", "folder", 2, 1, 1, 0, 1, 0)
    assert keys(scraping, gone=True) == {"drill-1.txt"}
    with Store(Workspace(scraping.home)) as store:
        looks = store.watching().looks
    assert [(look.source_id, look.down) for look in looks if isinstance(look, Look)] == [("clippings", False)] * 2


def test_what_cannot_be_taken_is_told(scraping: Scraping, inbox: Path) -> None:
    (inbox / "drill-3.html").write_bytes(b"")
    done, row = scrape(scraping)
    assert (done.exit_code, told(row)) == (3, ("partly", "folder", 3, 2, 0, 0, 0, 1))
    assert "drill-3.html: It is empty." in done.stderr


def test_a_folder_that_is_not_there_makes_nothing_gone(scraping: Scraping, inbox: Path) -> None:
    scrape(scraping)
    inbox.rename(scraping.home / "elsewhere")
    done, row = scrape(scraping)
    assert (done.exit_code, told(row)[0]) == (1, "not_found")
    assert f"{inbox}: The folder is not there." in done.stderr
    assert len(keys(scraping)) == 2
    (scraping.home / "inbox").mkdir()
    done, row = scrape(scraping)
    assert (done.exit_code, told(row)[0], len(keys(scraping))) == (1, "no_results", 2)
