from __future__ import annotations

import sqlite3
from pathlib import Path

from pipeline.cache import Cache
from pipeline.workspace import Workspace


def test_values_are_found_by_kind_and_key_by_a_later_opening(tmp_path: Path) -> None:
    with Cache(Workspace(tmp_path)) as cache:
        cache.put_many("reading", {"a": b"1", "b": b"2"})
        cache.put("parsed", "a", b"other")
    with Cache(Workspace(tmp_path)) as cache:
        assert cache.get_many("reading", ["a", "b", "c"]) == {"a": b"1", "b": b"2"}
        assert cache.get("parsed", "a") == b"other"
        assert cache.get("parsed", "b") is None
        assert cache.known("reading") == {"a", "b"}


def test_more_keys_than_sqlite_takes_at_once(tmp_path: Path) -> None:
    with Cache(Workspace(tmp_path)) as cache:
        values = {f"key {number}": str(number).encode() for number in range(1201)}
        cache.put_many("reading", values)
        assert cache.get_many("reading", values) == values


def test_keep_forgets_what_is_not_named_and_no_other_kind(tmp_path: Path) -> None:
    with Cache(Workspace(tmp_path)) as cache:
        cache.put_many("reading", {"a": b"1", "b": b"2"})
        cache.put("parsed", "b", b"3")
        cache.keep("reading", ["a", "never stored"])
        assert cache.known("reading") == {"a"}
        assert cache.known("parsed") == {"b"}


def test_a_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    ws.cache.parent.mkdir(parents=True)
    ws.cache.write_bytes(b"not a database, " * 100)
    with Cache(ws) as cache:
        cache.put("reading", "a", b"1")
        assert cache.get("reading", "a") == b"1"


def test_a_value_that_cannot_be_unpacked_counts_as_unknown(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    with Cache(ws) as cache:
        cache.put_many("reading", {"a": b"1", "b": b"2"})
    with sqlite3.connect(ws.cache) as database:
        database.execute("UPDATE entry SET value = x'00' WHERE key = 'a'")
    with Cache(ws) as cache:
        assert cache.get_many("reading", ["a", "b"]) == {"b": b"2"}
