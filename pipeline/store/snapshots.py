"""Immutable bytes as they came, and the catalog of what was stored under which key."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from hashlib import sha256
from io import TextIOWrapper
from typing import Literal, Self

from pipeline.errors import UserError
from pipeline.issues import Issue
from pipeline.releases import release_id
from pipeline.store.catalog import open_catalog
from pipeline.store.looks import Standing, Watching, standings, watching
from pipeline.store.recovery import committed, note_synced, recover
from pipeline.store.states import SNAPSHOTS, Snapshot, place_among, snapshot_of
from pipeline.store.warc import Appender, Location, read_record
from pipeline.workspace import Settings, Workspace

Added = Literal["new", "same", "revised"]

# How many bytes and records may be lost to a kill, and are stored again by the next import.
_COMMIT_RECORDS = 1000
_COMMIT_BYTES = 32_000_000


class Store:
    """The stored bytes of a workspace; a context manager.

    Many may read while one writes. What was added is lasting after `commit`, which leaving the context
    without an exception does too; leaving it with one keeps what was committed.
    """

    def __init__(self, ws: Workspace, writable: bool = False) -> None:
        """Raises UserError where nothing is stored yet or another process is writing."""
        self._ws = ws
        if not writable and not ws.catalog.exists():
            raise UserError(f"No release is stored in {ws.home}.", "Run `tally import PATH` first, or give --home.")
        self._lock = _lock(ws) if writable else None
        self._db = open_catalog(ws.catalog)
        self._appender: Appender | None = None
        if writable:
            self._recovered = recover(self._db, ws.store)
            self._appender = Appender(ws.store, committed(self._db))
        self._pending_records = self._pending_bytes = 0

    @property
    def settings(self) -> Settings:
        return self._ws.settings

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._appender:
            if kind is None:
                self.commit()
            self._appender.close()
        self._db.close()
        if self._lock:
            self._lock.close()

    def add(
        self,
        source_id: str,
        key: str,
        url: str | None,
        data: bytes,
        content_type: str,
        fetched_at: datetime | None = None,
        in_time: bool = False,
    ) -> Added:
        """Store `data` under a source's key unless the key's last state has the same bytes; it is no longer gone.

        `in_time`: its place is not behind the key's states but among them, by `fetched_at`.
        """
        uri = url or f"urn:taskforce-tally:{source_id}:{key}"
        headers = {"Tally-Source": source_id, "Tally-Key": key}
        digest = sha256(data).hexdigest()
        added = self._enter(
            Snapshot(source_id, key, 0, url, digest, content_type, fetched_at),
            lambda: self._writing().append(uri, data, content_type, headers),
            in_time=in_time,
        )
        if added != "same":
            self._count_pending(len(data))
        return added

    def _enter(self, snapshot: Snapshot, place: Callable[[], Location], *, in_time: bool = False) -> Added:
        """Make `snapshot` its key's last state unless it has that one's bytes; `place` says where its record lies.

        `in_time` puts it among the states by the time it was fetched, a capture before the last that is none.
        """
        known = (snapshot.source_id, snapshot.key)
        if self.is_forgotten(*known):
            return "same"
        states = self.states(*known)
        at = place_among(snapshot, states) if in_time else len(states)
        if at == len(states) and not snapshot.capture:
            self._set_there(snapshot, in_time=in_time)
        if snapshot.sha256 in [state.sha256 for state in states[max(at - 1, 0) : at + 1]]:
            return "same"
        location = place()
        self._make_room(*known, at)
        fetched = snapshot.fetched_at.isoformat() if snapshot.fetched_at else None
        row = (*known, at + 1, snapshot.url, snapshot.sha256, snapshot.content_type, fetched)
        self._db.execute(
            "INSERT INTO snapshot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, location.file, location.offset, location.length, snapshot.capture),
        )
        return "revised" if states else "new"

    def states(self, source_id: str, key: str) -> list[Snapshot]:
        """The states of a release in order."""
        rows = self._db.execute(f"{SNAPSHOTS} WHERE source_id = ? AND key = ? ORDER BY sequence", (source_id, key))
        return [snapshot_of(*row) for row in rows]

    def _set_there(self, snapshot: Snapshot, *, in_time: bool) -> None:
        """Take back that a release is gone, unless what came is from before the day it was."""
        query = "DELETE FROM gone WHERE source_id = ? AND key = ? AND (? IS NULL OR coalesce(since, '') < ?)"
        day = snapshot.fetched_at.isoformat() if in_time and snapshot.fetched_at else None
        self._db.execute(query, (snapshot.source_id, snapshot.key, day, day))

    def _make_room(self, source_id: str, key: str, at: int) -> None:
        """Move the states from the one at `at` on back by one; below zero on the way, where no other stands."""
        known = (source_id, key)
        self._db.execute(
            "UPDATE snapshot SET sequence = -sequence - 1 WHERE source_id = ? AND key = ? AND sequence > ?",
            (*known, at),
        )
        self._db.execute(
            "UPDATE snapshot SET sequence = -sequence WHERE source_id = ? AND key = ? AND sequence < 0", known
        )

    def _writing(self) -> Appender:
        assert self._appender, "the store was opened for reading"
        return self._appender

    def mark_gone(self, source_id: str, seen_keys: Collection[str], since: datetime | None = None) -> int:
        """Mark the source's keys other than those seen as gone, `since` then; return how many newly are."""
        rows = self._db.execute(
            "SELECT DISTINCT key FROM snapshot WHERE source_id = ? EXCEPT SELECT key FROM gone WHERE source_id = ?",
            (source_id, source_id),
        )
        day = since.isoformat() if since else None
        missing = [(source_id, key, day) for (key,) in rows.fetchall() if key not in seen_keys]
        self._db.executemany("INSERT INTO gone VALUES (?, ?, ?)", missing)
        return len(missing)

    @property
    def repairs(self) -> list[str]:
        """What was mended on opening for writing, a sentence each."""
        return self._recovered + self._writing().repairs

    def is_gone(self, source_id: str, key: str) -> bool:
        query = "SELECT 1 FROM gone WHERE source_id = ? AND key = ?"
        return self._db.execute(query, (source_id, key)).fetchone() is not None

    def gone_since(self, source_id: str, known_as: str) -> str | None:
        """When a release, given by its id, was first found to be gone, ISO 8601; null where it is not or none knows."""
        rows = self._db.execute("SELECT key, since FROM gone WHERE source_id = ?", (source_id,))
        return next((since for key, since in rows if release_id(source_id, key) == known_as), None)

    def is_forgotten(self, source_id: str, key: str) -> bool:
        """Whether the user had the release forgotten: it does not come back."""
        query = "SELECT 1 FROM forgotten WHERE release_id = ?"
        return self._db.execute(query, (release_id(source_id, key),)).fetchone() is not None

    def forgotten(self) -> list[tuple[str, str]]:
        """Source and id of every release that was forgotten, sorted."""
        return sorted(self._db.execute("SELECT source_id, release_id FROM forgotten").fetchall())

    def replace_issues(self, origin: str, issues: Collection[Issue]) -> None:
        """Set what is wrong with one input (`origin`: a hash of it), in place of what was said of it before."""
        self._db.execute("DELETE FROM issue WHERE origin = ?", (origin,))
        rows = ((origin, i.stage, i.code, i.source_id, i.release_id, i.message) for i in issues)
        self._db.executemany("INSERT INTO issue VALUES (?, ?, ?, ?, ?, ?)", rows)

    def forget_issues(self, source_id: str, but_of: Collection[str]) -> None:
        """Forget what was wrong with a source, except what the inputs `but_of` say."""
        origins = self._db.execute("SELECT DISTINCT origin FROM issue WHERE source_id = ?", (source_id,)).fetchall()
        stale = [(source_id, origin) for (origin,) in origins if origin not in but_of]
        self._db.executemany("DELETE FROM issue WHERE source_id = ? AND origin = ?", stale)

    def issues(self) -> list[Issue]:
        """What went wrong in importing, sorted."""
        rows = self._db.execute("SELECT DISTINCT stage, code, source_id, release_id, message FROM issue")
        return sorted(Issue(*row) for row in rows)

    def standings(self) -> dict[str, Standing]:
        """How each source stands that was ever looked at, by its id."""
        return standings(self._db)

    def watching(self) -> Watching:
        """When the sources were looked at, and what they listed in vain."""
        return watching(self._db)

    def snapshots(self, of_bytes: str | None = None) -> Iterator[Snapshot]:
        """Every snapshot, or those of the bytes with this hash, sorted by source, key and sequence."""
        rows = self._db.execute(
            f"{SNAPSHOTS} WHERE ? IS NULL OR sha256 = ? ORDER BY source_id, key, sequence", (of_bytes, of_bytes)
        )
        for row in rows:
            yield snapshot_of(*row)

    def read(self, snapshot: Snapshot) -> bytes:
        """The stored bytes. Raises UserError where the file is damaged."""
        row = self._db.execute(
            'SELECT file, "offset", length FROM snapshot WHERE source_id = ? AND key = ? AND sequence = ?',
            (snapshot.source_id, snapshot.key, snapshot.sequence),
        ).fetchone()
        location = Location(*row)
        data = read_record(self._ws.store, location)
        if sha256(data).hexdigest() != snapshot.sha256:
            raise UserError(
                f"The record at byte {location.offset} of {self._ws.store / location.file} was changed.",
                "Restore the file from a copy of the store.",
            )
        return data

    def commit(self) -> None:
        """Make lasting what was added: first the bytes, then the catalog that points at them."""
        note_synced(self._db, self._writing().sync())
        self._db.commit()
        self._pending_records = self._pending_bytes = 0

    def _count_pending(self, size: int) -> None:
        self._pending_records += 1
        self._pending_bytes += size
        if self._pending_records >= _COMMIT_RECORDS or self._pending_bytes >= _COMMIT_BYTES:
            self.commit()


def _lock(ws: Workspace) -> TextIOWrapper:
    """Hold the store for writing until the file is closed or the process ends."""
    ws.store.mkdir(parents=True, exist_ok=True)
    file = (ws.store / "lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise UserError(
            f"Another process is importing or scraping into {ws.store}.", "Wait until it has ended."
        ) from error
    return file
