from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from pipeline.errors import UserError
from pipeline.issues import Issue
from pipeline.store import catalog
from pipeline.store.catalog import open_catalog
from pipeline.store.snapshots import Store
from pipeline.store.warc import Appender
from pipeline.workspace import Workspace

WARC = "tally-00001.warc.gz"


def warc_records(path: Path) -> list[tuple[str, str, str, bytes]]:
    """Type, address, content type and payload of every record, as warcio alone reads them."""
    with path.open("rb") as file:
        return [
            (
                record.rec_type,
                record.rec_headers.get_header("WARC-Target-URI"),
                record.rec_headers.get_header("Content-Type"),
                record.content_stream().read(),
            )
            for record in ArchiveIterator(file, check_digests="raise")
        ]


def test_bytes_lie_in_warc_records_that_others_can_read(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    with Store(ws, writable=True) as store:
        assert store.add("example_pd", "k", "https://example.org/é a", b"\x00one\r\n", "text/html") == "new"
        assert store.add("example_pd", "a\nb.txt", None, b"two", "text/plain") == "new"
    records = warc_records(ws.store / WARC)
    assert [record[0] for record in records] == ["warcinfo", "resource", "resource"]
    assert records[1][1:] == ("https://example.org/%C3%A9%20a", "text/html", b"\x00one\r\n")
    assert records[2][1:] == ("urn:taskforce-tally:example_pd:a%0Ab.txt", "text/plain", b"two")
    with (ws.store / WARC).open("rb") as file:
        assert {record.rec_headers.protocol for record in ArchiveIterator(file)} == {"WARC/1.1"}


def test_the_same_bytes_again_are_the_same_and_others_a_new_state(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    fetched = datetime(2026, 3, 1, tzinfo=UTC)
    with Store(ws, writable=True) as store:
        assert store.add("b", "k", None, b"one", "text/plain") == "new"
    with Store(ws, writable=True) as store:
        assert store.add("b", "k", None, b"one", "text/plain") == "same"
        assert store.add("b", "k", None, b"two", "text/plain", fetched) == "revised"
        assert store.add("b", "k", None, b"one", "text/plain") == "revised"
        assert store.add("a", "k", None, b"one", "text/plain") == "new"
    with Store(ws) as store:
        found = [(s.source_id, s.sequence, s.fetched_at, store.read(s)) for s in store.snapshots()]
    assert found == [
        ("a", 1, None, b"one"),
        ("b", 1, None, b"one"),
        ("b", 2, fetched, b"two"),
        ("b", 3, None, b"one"),
    ]


def test_what_is_missing_is_gone_until_it_comes_back(tmp_path: Path) -> None:
    with Store(Workspace(tmp_path), writable=True) as store:
        for source_id, key in (("a", "1"), ("a", "2"), ("b", "1")):
            store.add(source_id, key, None, b"x", "text/plain")
        assert store.mark_gone("a", {"2"}) == 1
        assert store.mark_gone("a", {"2"}) == 0
        assert [store.is_gone("a", "1"), store.is_gone("a", "2"), store.is_gone("b", "1")] == [True, False, False]
        assert store.add("a", "1", None, b"x", "text/plain") == "same"
        assert not store.is_gone("a", "1")
        assert len(list(store.snapshots())) == 3


def commit_one_of_two_and_fail(ws: Workspace) -> None:
    with Store(ws, writable=True) as store:
        store.add("a", "1", None, b"committed", "text/plain")
        store.commit()
        store.add("a", "2", None, b"not committed", "text/plain")
        raise ZeroDivisionError


def test_an_exception_keeps_only_what_was_committed_and_the_next_writer_mends_the_file(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    with pytest.raises(ZeroDivisionError):
        commit_one_of_two_and_fail(ws)
    assert len(warc_records(ws.store / WARC)) == 3
    with Store(ws, writable=True) as store:
        assert [s.key for s in store.snapshots()] == ["1"]
        assert store.add("a", "3", None, b"later", "text/plain") == "new"
    assert [record[3] for record in warc_records(ws.store / WARC)[1:]] == [b"committed", b"later"]


def test_a_torn_tail_is_cut_off_before_the_next_record(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    with Store(ws, writable=True) as store:
        store.add("a", "1", None, b"whole", "text/plain")
    whole = (ws.store / WARC).read_bytes()
    (ws.store / WARC).write_bytes(whole + whole[:100])
    with Store(ws) as store:
        assert [store.read(s) for s in store.snapshots()] == [b"whole"]
    with Store(ws, writable=True) as store:
        store.add("a", "2", None, b"next", "text/plain")
    assert (ws.store / WARC).read_bytes().startswith(whole)
    assert [record[3] for record in warc_records(ws.store / WARC)[1:]] == [b"whole", b"next"]


def test_a_file_nothing_of_which_was_committed_is_begun_anew(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    ws.store.mkdir(parents=True)
    (ws.store / WARC).write_bytes(b"\x1f\x8b torn")
    with Store(ws, writable=True) as store:
        store.add("a", "1", None, b"one", "text/plain")
    assert [record[3] for record in warc_records(ws.store / WARC)[1:]] == [b"one"]


def test_a_file_shorter_than_committed_is_named(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    with Store(ws, writable=True) as store:
        store.add("a", "1", None, b"one", "text/plain")
    (ws.store / WARC).write_bytes(b"")
    with pytest.raises(UserError, match=r"tally-00001\.warc\.gz is shorter than"):
        Store(ws, writable=True)
    with Store(ws) as store, pytest.raises(UserError, match=r"tally-00001\.warc\.gz holds no readable record"):
        list(map(store.read, store.snapshots()))


def test_bytes_that_are_not_those_of_the_catalog_are_noticed(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    with Store(ws, writable=True) as store:
        store.add("a", "1", None, b"said 16", "text/plain")
    with closing(sqlite3.connect(ws.catalog)) as db, db:
        db.execute("UPDATE snapshot SET sha256 = ?", (sha256(b"said 61").hexdigest(),))
    with Store(ws) as store, pytest.raises(UserError, match=r"The record at byte \d+ of .+ was changed\. Restore"):
        list(map(store.read, store.snapshots()))


def test_only_one_may_write_and_others_may_read(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    with Store(ws, writable=True) as writer:
        writer.add("a", "1", None, b"one", "text/plain")
        writer.commit()
        writer.add("a", "2", None, b"two", "text/plain")
        with pytest.raises(UserError, match=r"Another process is importing .+ Wait"):
            Store(ws, writable=True)
        with Store(ws) as reader:
            assert [reader.read(s) for s in reader.snapshots()] == [b"one"]


def test_nothing_stored_yet_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"No release is stored in .+ Run `tally import PATH` first"):
        Store(Workspace(tmp_path))


def test_a_catalog_that_is_no_database_is_named(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    ws.store.mkdir(parents=True)
    ws.catalog.write_bytes(b"no database, " * 100)
    with pytest.raises(UserError, match=r"catalog\.sqlite cannot be opened"):
        Store(ws)


def test_a_full_file_is_followed_by_the_next(tmp_path: Path) -> None:
    appender = Appender(tmp_path, {}, max_file_bytes=2_000)
    data = bytes(range(256)) * 5
    places = [appender.append(f"urn:{number}", data, "text/plain", {}) for number in range(6)]
    appender.sync()
    appender.close()
    files = sorted({place.file for place in places})
    assert len(files) > 1
    assert sum(len(warc_records(tmp_path / name)) - 1 for name in files) == 6
    committed = {name: (tmp_path / name).stat().st_size for name in files}
    again = Appender(tmp_path, committed, max_file_bytes=10)
    assert again.append("urn:7", data, "text/plain", {}).file == f"tally-{len(files) + 1:05}.warc.gz"
    again.close()


def test_issues_of_an_input_replace_those_said_of_it_before(tmp_path: Path) -> None:
    one, two = Issue("import", "empty", "a", None, "one"), Issue("import", "empty", None, None, "two")
    with Store(Workspace(tmp_path), writable=True) as store:
        store.replace_issues("file1", [one, two])
        store.replace_issues("file2", [one])
        assert store.issues() == [two, one]
        store.replace_issues("file1", [])
        assert store.issues() == [one]
        store.forget_issues("a", but_of={"file2"})
        assert store.issues() == [one]
        store.forget_issues("a", but_of=set())
        assert store.issues() == []


def test_a_catalog_that_the_disk_refuses_needs_no_copy_but_room(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"unable to open database file\. Make room or mend its permissions"):
        open_catalog(tmp_path)


def test_a_catalog_that_another_program_holds_is_waited_for_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(catalog, "_PATIENCE", 0)
    path = tmp_path / "catalog.sqlite"
    open_catalog(path).close()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")

    def told(message: str, *_: object) -> None:
        said.append(message)
        other.execute("COMMIT")  # the other lets go as soon as it is told that somebody waits

    monkeypatch.setattr(catalog._log, "warning", told)
    open_catalog(path).close()
    assert said == ["Another program holds the catalog of the store: waiting up to %d s for it."]
    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr(catalog._log, "warning", lambda *_: None)
    monkeypatch.setattr(catalog, "_LONGEST_WAIT", 0)
    with pytest.raises(UserError, match=r"database is locked\. Close the program that uses it"):
        open_catalog(path)
