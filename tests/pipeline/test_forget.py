"""Forgetting a release: nothing of it stays but a tombstone; every name is invented."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from made import NEWS, record, stored
from typer.testing import CliRunner

from pipeline.build import build
from pipeline.cli import app
from pipeline.dataset import open_dataset
from pipeline.importing import import_paths
from pipeline.releases import release_id
from pipeline.review.decisions import Decision, whole_of
from pipeline.review.files import keep, load_reviews
from pipeline.store.erase import erase
from pipeline.store.snapshots import Store
from pipeline.store.warc import Location
from pipeline.verify import verify
from pipeline.workspace import Workspace

TELLING = NEWS | {"jordan-examplar": "A man charged\nMarch 9, 2015\nJordan Examplar and 12 men were arrested."}


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    ws = stored(tmp_path / "home", TELLING)
    build(ws, workers=1)
    (ws.home / "listing.jsonl").unlink()
    return ws


def everything(home: Path) -> bytes:
    """All bytes under a home, gzip members unpacked beside them."""
    found = []
    for path in sorted(home.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            found += [data, gzip.decompress(data)] if path.suffix == ".gz" else [data]
    return b"\n".join(found)


def forget(ws: Workspace, wanted: str) -> str:
    done = CliRunner().invoke(app, ["forget", wanted, "--yes", "--home", str(ws.home)])
    assert done.exit_code == 0, done.output
    return done.output


def test_nothing_of_a_forgotten_release_stays_but_its_tombstone(ws: Workspace) -> None:
    assert b"Examplar and 12 men" in everything(ws.home)
    assert "1 stored record overwritten" in forget(ws, "https://example.org/news/jordan-examplar")
    left = everything(ws.home).lower()
    assert b"examplar" not in left
    assert b"paper lantern" in left
    rows = open_dataset(ws).table("releases").to_pylist()
    assert len(rows) == len(TELLING)
    (tombstone,) = [row for row in rows if row["status"] == "forgotten"]
    known = ("release_id", "revision", "latest", "source_id", "status")
    said = {name: value for name, value in tombstone.items() if name not in known and value}
    assert set(said) <= {"state", "jurisdiction_id", "publisher", "agency_id", "snapshot_sha256", "text_sha256",
                         "topic", "parser"}  # fmt: skip
    for table in ("counts", "agencies", "dates"):
        assert tombstone["release_id"] not in open_dataset(ws).table(table)["release_id"].to_pylist()
    assert [str(problem) for problem in verify(ws)] == []


def test_the_other_releases_are_read_as_before_and_it_does_not_come_back(ws: Workspace) -> None:
    forget(ws, "https://example.org/news/jordan-examplar")
    again = ws.home / "again.jsonl"
    again.write_text("".join(record(name, text) + "\n" for name, text in TELLING.items()))
    import_paths(ws, [again])
    again.unlink()
    build(ws, workers=1)
    assert b"examplar" not in everything(ws.home).lower()
    with Store(ws) as store:
        texts = {json.loads(store.read(snapshot))["text"] for snapshot in store.snapshots()}
    assert texts == set(NEWS.values())


def test_what_people_decided_on_it_is_forgotten_and_nothing_else(ws: Workspace) -> None:
    releases = open_dataset(ws).table("releases").to_pylist()
    for row in releases:
        note = {"action": "note", "note": "of Jordan Examplar", "who": "first", "when": "2031-03-04T05:06:07.000Z"}
        keep(ws, row["source_id"], Decision.model_validate(whole_of(row["release_id"], row["text_sha256"]).row | note))
    known = release_id(releases[0]["source_id"], "https://example.org/news/jordan-examplar")
    assert known in {row["release_id"] for row in releases}
    forget(ws, known)
    assert {one.release_id for one in load_reviews(ws).decisions} == {row["release_id"] for row in releases} - {known}


def test_one_who_does_not_say_yes_forgets_nothing(ws: Workspace) -> None:
    address = "https://example.org/news/jordan-examplar"
    asked = CliRunner().invoke(app, ["forget", address, "--home", str(ws.home)], input="n\n")
    assert asked.exit_code == 1
    assert b"Examplar and 12 men" in everything(ws.home)
    unknown = CliRunner().invoke(app, ["forget", "nothing-like-it", "--yes", "--home", str(ws.home)])
    assert unknown.exit_code == 1


def test_too_small_a_record_is_not_half_erased(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"0123456789")
    with pytest.raises(ValueError, match="too few"):
        erase(tmp_path, Location("a.warc.gz", 0, 10))
    assert (tmp_path / "a.warc.gz").read_bytes() == b"0123456789"
