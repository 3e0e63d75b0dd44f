"""The store as scraping sees it: every answer kept as it came, what is known of each address, and each look taken."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from sqlite3 import Connection, OperationalError
from typing import Any, Literal

from pipeline.store.snapshots import Added, Store
from pipeline.store.states import Snapshot
from pipeline.store.warc import Location, read_record
from pipeline.store.warc_http import Exchange, Original, records
from pipeline.workspace import Workspace

# Answers whose bodies are worth keeping: pages, and the redirects that lead to them.
_KEPT = range(200, 400)
_SYNC_EVERY = 500

State = Literal["kept", "refused", "failed", "unwanted"]


@dataclass(frozen=True, slots=True)
class Run:
    """One look at one source. `resumed`: it was begun by a process that ended before it was done."""

    id: int
    source_id: str
    resumed: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer in the store: what to ask with next time, and where its body lies."""

    id: int
    url: str
    fetched_at: datetime
    content_type: str
    sha256: str
    payload_digest: str
    etag: str | None
    last_modified: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class Known:
    """What the last look knew of an address: the key of its release, and the stamp its listing gave it."""

    key: str | None
    stamp: str | None
    state: State
    run: int


class FetchStore(Store):
    """The store opened for scraping; a context manager.

    `settle` hands what was done to the operating system, so that a kill of the process loses nothing of it;
    it reaches the disk every few hundred answers and on leaving.
    """

    def __init__(self, ws: Workspace) -> None:
        """Raises UserError where another process is writing to the store."""
        super().__init__(ws, writable=True)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._unsynced = 0

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with suppress(OperationalError):  # somebody reads: the next writer does it
            self._db.rollback() if kind else self.commit()
            Connection.execute(self._db, "PRAGMA journal_mode = DELETE")  # unlike the others, not waited for
        super().__exit__(kind)

    def settle(self) -> None:
        self._db.commit()
        self._unsynced += 1
        if self._unsynced >= _SYNC_EVERY:
            self.commit()
            self._unsynced = 0

    # Looks

    def start_run(self, source_id: str, now: datetime) -> Run:
        """Begin a look at a source, or take up the one that was cut short."""
        row = self._db.execute("SELECT id FROM run WHERE source_id = ? AND ended IS NULL", (source_id,)).fetchone()
        if row:
            return Run(row[0], source_id, resumed=True)
        cursor = self._db.execute("INSERT INTO run (source_id, started) VALUES (?, ?)", (source_id, now.isoformat()))
        self.settle()
        assert cursor.lastrowid is not None
        return Run(cursor.lastrowid, source_id, resumed=False)

    def end_run(self, run: Run, now: datetime, summary: dict[str, Any]) -> None:
        row = (now.isoformat(), json.dumps(summary), run.id)
        self._db.execute("UPDATE run SET ended = ?, summary = ? WHERE id = ?", row)
        self.settle()

    # Answers

    def keep(self, run: Run, exchange: Exchange) -> Kept | None:
        """Write an exchange to the WARC file, its body only where it is new; null where it has no body to keep."""
        last = self.last(run.source_id, exchange.url)
        unmodified = exchange.status == HTTPStatus.NOT_MODIFIED
        unchanged = last is not None and (unmodified or exchange.payload_digest == last.payload_digest)
        if exchange.status not in _KEPT or (unmodified and not last):
            self.note(run, exchange.url, exchange.fetched_at, exchange.status, None)
            return None
        original = Original(last.url, last.fetched_at, last.payload_digest) if last and unchanged else None
        asked, answered = records(exchange, original)
        at = self._writing().write(asked + answered)
        row = (
            *(run.id, run.source_id, exchange.url, exchange.fetched_at.isoformat(), exchange.status),
            last.content_type if last and unchanged else exchange.header("Content-Type") or "",
            last.sha256 if last and unchanged else sha256(exchange.body).hexdigest(),
            original.payload_digest if original else exchange.payload_digest,
            exchange.header("ETag") or (last.etag if last and unchanged else None),
            exchange.header("Last-Modified") or (last.last_modified if last and unchanged else None),
            last.id if last and unchanged else None,
            *(at.file, at.offset + len(asked), len(answered)),
        )
        cursor = self._db.execute(
            "INSERT INTO fetch (run, source_id, url, fetched_at, status, content_type, sha256, payload_digest, etag,"
            ' last_modified, body_of, file, "offset", length) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            row,
        )
        if original is None:
            self._db.execute("UPDATE fetch SET body_of = id WHERE id = ?", (cursor.lastrowid,))
        return self.last(run.source_id, exchange.url)

    def note(self, run: Run, url: str, now: datetime, status: int | None, failure: str | None) -> None:
        """Write down an answer without a body to keep, or that there was none."""
        self._db.execute(
            "INSERT INTO fetch (run, source_id, url, fetched_at, status, failure) VALUES (?, ?, ?, ?, ?, ?)",
            (run.id, run.source_id, url, now.isoformat(), status, failure),
        )

    def last(self, source_id: str, url: str) -> Kept | None:
        """The last answer with a body from an address, with the validators of the last time it was confirmed."""
        row = self._db.execute(
            "SELECT body.id, body.url, body.fetched_at, body.content_type, body.sha256, body.payload_digest,"
            ' answer.etag, answer.last_modified, body.file, body."offset", body.length'
            " FROM fetch AS answer JOIN fetch AS body ON body.id = answer.body_of"
            " WHERE answer.source_id = ? AND answer.url = ? AND answer.body_of IS NOT NULL"
            " ORDER BY answer.id DESC LIMIT 1",
            (source_id, url),
        ).fetchone()
        if row is None:
            return None
        number, address, fetched, content_type, digest, payload_digest, etag, modified, *place = row
        return Kept(
            number,
            address,
            datetime.fromisoformat(fetched),
            content_type,
            digest,
            payload_digest,
            etag,
            modified,
            Location(*place),
        )

    def body(self, kept: Kept) -> bytes:
        """The decoded body of an answer. Raises UserError where the file is damaged."""
        return read_record(self._ws.store, kept.location)

    # Releases

    def add_page(self, source_id: str, key: str, kept: Kept) -> Added:
        """Make a kept page the last state of a release."""
        snapshot = Snapshot(source_id, key, 0, kept.url, kept.sha256, kept.content_type, kept.fetched_at)
        return self._enter(snapshot, lambda: kept.location)

    def add_capture(self, source_id: str, key: str, original: str, captured_at: datetime, kept: Kept) -> Added:
        """Put what a web archive has of a release among its states, never as the last word where the site gave one.

        `kept` is the archive's answer, `original` the address it captured. Whether the release is gone stays as it is.
        """
        snapshot = Snapshot(source_id, key, 0, original, kept.sha256, kept.content_type, captured_at, kept.url)
        return self._enter(snapshot, lambda: kept.location, in_time=True)

    def known(self, source_id: str, address: str) -> Known | None:
        row = self._db.execute(
            "SELECT key, stamp, state, run FROM page WHERE source_id = ? AND address = ?", (source_id, address)
        ).fetchone()
        return Known(*row) if row else None

    def saw(self, run: Run, address: str, known: Known, published: str | None) -> None:
        """Write down what this look found out about an address."""
        self._db.execute(
            "INSERT OR REPLACE INTO page (source_id, address, key, stamp, published, state, run)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (run.source_id, address, known.key, known.stamp, published, known.state, run.id),
        )

    def claimed(self, run: Run, key: str) -> list[str]:
        """The addresses that this look already found to lead to a release."""
        rows = self._db.execute(
            "SELECT address FROM page WHERE source_id = ? AND key = ? AND run = ?", (run.source_id, key, run.id)
        )
        return [address for (address,) in rows]

    def unseen(self, run: Run) -> list[tuple[str, str | None]]:
        """Key and last address of the source's releases that this look did not come upon and that are not gone.

        Those come first that have not been come upon for longest.
        """
        rows = self._db.execute(
            "SELECT s.key, s.url, max(s.sequence), (SELECT max(p.run) FROM page AS p WHERE p.source_id = s.source_id"
            "                                       AND p.key = s.key) AS last_seen"
            " FROM snapshot AS s WHERE s.source_id = ? AND last_seen IS NOT ?"
            " AND NOT EXISTS (SELECT 1 FROM gone AS g WHERE g.source_id = s.source_id AND g.key = s.key)"
            " GROUP BY s.key ORDER BY last_seen, s.key",
            (run.source_id, run.id),
        )
        return [(key, url) for key, url, *_ in rows.fetchall()]

    def latest(self, source_id: str, key: str) -> Snapshot | None:
        """The last state of a release."""
        states = self.states(source_id, key)
        return states[-1] if states else None

    def set_there(self, source_id: str, key: str) -> None:
        """Take back that a release is gone."""
        self._db.execute("DELETE FROM gone WHERE source_id = ? AND key = ?", (source_id, key))

    def set_gone(self, source_id: str, key: str, since: datetime) -> bool:
        """Mark a release as gone; whether it was not already."""
        cursor = self._db.execute("INSERT OR IGNORE INTO gone VALUES (?, ?, ?)", (source_id, key, since.isoformat()))
        return cursor.rowcount > 0

    def count(self, source_id: str) -> int:
        """How many releases of a source are stored and not gone."""
        query = (
            "SELECT (SELECT count(DISTINCT key) FROM snapshot WHERE source_id = :s)"
            " - (SELECT count(*) FROM gone WHERE source_id = :s)"
        )
        number = self._db.execute(query, {"s": source_id}).fetchone()[0]
        assert isinstance(number, int)
        return number
