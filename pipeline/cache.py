"""What was made of stored bytes and texts, kept so that it is made once.

Entries are compressed and found by (kind, key); a key is a hash of everything the value depends on.
The cache only holds what can be made again: a damaged one is thrown away.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from types import TracebackType

from pipeline.workspace import Workspace

TABLE = "CREATE TABLE IF NOT EXISTS entry (kind TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, key)) WITHOUT ROWID"
AT_ONCE = 500  # SQLite takes at most 999 parameters in its oldest builds


class Cache:
    """Bytes by (kind, key); a context manager. `put` and `put_many` are lasting when they return."""

    def __init__(self, ws: Workspace) -> None:
        ws.cache.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._database = _open(ws.cache)
        except sqlite3.DatabaseError:
            ws.cache.unlink()
            self._database = _open(ws.cache)

    def __enter__(self) -> Cache:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._database.close()

    def get_many(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """The values of those keys that are known; a value that cannot be unpacked counts as unknown."""
        found: dict[str, bytes] = {}
        for some in _batches(keys):
            marks = ",".join("?" * len(some))
            rows = self._database.execute(
                f"SELECT key, value FROM entry WHERE kind = ? AND key IN ({marks})", [kind, *some]
            )
            for key, value in rows:
                try:
                    found[key] = zlib.decompress(value)
                except zlib.error:
                    continue
        return found

    def known(self, kind: str) -> set[str]:
        """Every key of the kind."""
        return {key for (key,) in self._database.execute("SELECT key FROM entry WHERE kind = ?", [kind])}

    def get(self, kind: str, key: str) -> bytes | None:
        return self.get_many(kind, [key]).get(key)

    def put_many(self, kind: str, values: Mapping[str, bytes]) -> None:
        rows = [(kind, key, zlib.compress(value)) for key, value in values.items()]
        with self._database:
            self._database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)

    def put(self, kind: str, key: str, value: bytes) -> None:
        self.put_many(kind, {key: value})

    def keep(self, kind: str, keys: Collection[str]) -> None:
        """Forget every entry of the kind but these: what older code made is of no more use."""
        stale = [(kind, key) for key in self.known(kind).difference(keys)]
        with self._database:
            self._database.executemany("DELETE FROM entry WHERE kind = ? AND key = ?", stale)


def _open(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    try:
        database.execute(TABLE)
        for setting in ("journal_mode = WAL", "synchronous = NORMAL"):
            database.execute(f"PRAGMA {setting}").close()
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while some := list(islice(rest, AT_ONCE)):
        yield some
