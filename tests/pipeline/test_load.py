from __future__ import annotations

import json
from concurrent.futures import Future
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

import pipeline.parse.load as load
from pipeline.cache import Cache
from pipeline.issues import Issue
from pipeline.parse import Parsed, ParseError, parse, parser_hash
from pipeline.parse.load import load_releases
from pipeline.releases import Release, release_id
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace


def record(text: str, **more: str) -> bytes:
    return json.dumps({"doc_id": "d1", "url": "https://www.example.org/1", "text": text} | more).encode()


def add(
    ws: Workspace, *states: bytes, key: str = "k", source_id: str = "kings_ny", kind: str = "application/json"
) -> None:
    with Store(ws, writable=True) as store:
        for state in states:
            store.add(source_id, key, None, state, kind)


def loaded(ws: Workspace) -> tuple[list[Release], list[Issue]]:
    with Store(ws) as store, Cache(ws) as cache:
        found = list(load_releases(ws, store, cache))
    return [r for r in found if isinstance(r, Release)], [i for i in found if isinstance(i, Issue)]


def test_a_release_says_where_it_comes_from(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    data = record("Two held.\r\n", title="A title")
    fetched = datetime(2026, 3, 1, tzinfo=UTC)
    with Store(ws, writable=True) as store:
        store.add("kings_ny", "k", None, data, "application/json", fetched)
    assert loaded(ws) == (
        [
            Release(
                release_id=release_id("kings_ny", "k"),
                revision=1,
                latest=True,
                source_id="kings_ny",
                key="k",
                url="https://www.example.org/1",
                site="example.org",
                title="A title",
                publisher="Brooklyn District Attorney's Office",
                published_hint=None,
                updated_hint=None,
                text="Two held.\r\n",
                text_sha256=sha256(b"Two held.\r\n").hexdigest(),
                snapshot_sha256=sha256(data).hexdigest(),
                fetched_at=fetched,
                gone=False,
                parser="record",
                status="read",
            )
        ],
        [],
    )


def test_revisions_are_the_distinct_texts_and_the_latest_is_the_last_seen(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    add(ws, record("Two held."), record("Two held.", note="same text"), record("Three held."), record("Two held."))
    releases, issues = loaded(ws)
    assert [(r.revision, r.text, r.latest) for r in releases] == [(1, "Two held.", True), (2, "Three held.", False)]
    assert releases[0].snapshot_sha256 == sha256(record("Two held.")).hexdigest()
    assert issues == []


def test_a_state_without_text_is_an_issue_and_no_revision(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    add(ws, record("Two held."), record("Access Denied"))
    releases, issues = loaded(ws)
    assert [(r.revision, r.text, r.latest) for r in releases] == [(1, "Two held.", True)]
    assert [(i.stage, i.code, i.source_id, i.release_id) for i in issues] == [
        ("parse", "error_page", "kings_ny", releases[0].release_id)
    ]
    assert sha256(record("Access Denied")).hexdigest()[:8] in issues[0].message


@pytest.mark.parametrize(
    ("data", "kind", "status", "code"),
    [
        (record(" \n"), "application/json", "empty", "empty"),
        (b"<nav>Menu</nav>", "text/html", "empty", "empty"),
        (b"\0\1\2" * 99, "text/plain", "unreadable", "not_text"),
        (b"{", "application/json", "unreadable", "bad_json"),
        (b"x", "image/png", "unreadable", "unknown_type"),
        (
            record("Pardon Our Interruption\nPardon Our Interruption\nAre you one?"),
            "application/json",
            "unreadable",
            "error_page",
        ),
    ],
)
def test_a_release_without_any_text_is_there_and_says_why(
    tmp_path: Path, data: bytes, kind: str, status: str, code: str
) -> None:
    ws = Workspace(tmp_path)
    add(ws, data, kind=kind)
    releases, issues = loaded(ws)
    assert [(r.status, r.text, r.parser, r.latest) for r in releases] == [(status, "", "none", True)]
    assert [i.code for i in issues] == [code]


def test_a_source_nobody_described_is_said_once_and_the_record_names_the_publisher(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    add(ws, record("Two held.", publisher="Example Police"), source_id="example_pd")
    add(ws, record("Three held.", publisher="example_pd"), source_id="example_pd", key="l")
    releases, issues = loaded(ws)
    assert [r.publisher for r in releases] == ["Example Police", None]
    assert [(i.code, i.source_id) for i in issues] == [("unknown_source", "example_pd")]


def test_what_is_gone_says_so(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    add(ws, record("Two held."), record("Three held."))
    with Store(ws, writable=True) as store:
        store.mark_gone("kings_ny", [])
    assert [r.gone for r in loaded(ws)[0]] == [True, True]


def test_the_second_time_nothing_is_parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ws = Workspace(tmp_path)
    for number in range(250):
        add(ws, record(f"{number} held."), key=f"{number:03}")
    add(ws, b"{", key="bad")
    first = loaded(ws)
    with monkeypatch.context() as patched:
        patched.setattr(load, "parsing", lambda *_: pytest.fail("parsed again"))
        assert loaded(ws) == first
    assert len(first[0]) == 251
    with Cache(ws) as cache:
        assert len(cache.known("parsed")) == 251
    monkeypatch.setattr(load, "parser_hash", lambda: "another")
    nothing: Future[Parsed] = Future()
    nothing.set_exception(ParseError("empty", "nothing"))
    monkeypatch.setattr(load, "parsing", lambda *_: nothing)
    assert {r.status for r in loaded(ws)[0]} == {"empty"}
    with Cache(ws) as cache:
        assert len(cache.known("parsed")) == 251


def test_text_files_are_read_as_they_are() -> None:
    assert (
        parse(b"\xef\xbb\xbf  One\r\n\r\ntwo\t\r", "text/plain", "https://example.org/a").text == "  One\r\n\r\ntwo\t\r"
    )
    assert parse(b"One", "text/plain; charset=utf-8", "https://example.org/a").url == "https://example.org/a"


def test_a_long_release_that_quotes_an_error_is_a_release() -> None:
    text = "Access denied\n" + "Officers held two men who had forced a door. " * 100
    assert parse(text.encode(), "text/plain", None).text == text
    with pytest.raises(ParseError, match="error page"):
        parse(b"ACCESS DENIED\nReference 18.2", "text/plain", None)
    assert parse(b"Access denied to 3 men who tried a door.", "text/plain", None).parser == "plain"


def test_parser_hash_is_stable_within_a_run() -> None:
    assert parser_hash() == parser_hash()
    assert len(parser_hash()) == 16
