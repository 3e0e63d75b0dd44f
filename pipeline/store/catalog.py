"""The catalog's SQLite tables: what was asked and answered, which snapshot lies where, what is gone or went wrong."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import UserError

VERSION = 4
_PATIENCE, _LONGEST_WAIT = 1, 60  # seconds a lock is waited for: without a word, and with one
Done = TypeVar("Done")
_log = logging.getLogger(__name__)
# `capture`: the address in a web archive that a snapshot came from, null where the site itself gave it.
_TABLES = """
CREATE TABLE IF NOT EXISTS snapshot (
    source_id TEXT NOT NULL,
    key TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    url TEXT,
    sha256 TEXT NOT NULL,
    content_type TEXT NOT NULL,
    fetched_at TEXT,
    file TEXT NOT NULL,
    "offset" INTEGER NOT NULL,
    length INTEGER NOT NULL,
    capture TEXT,
    PRIMARY KEY (source_id, key, sequence)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gone (source_id TEXT, key TEXT, since TEXT, PRIMARY KEY (source_id, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS issue (
    origin TEXT NOT NULL,
    stage TEXT NOT NULL,
    code TEXT NOT NULL,
    source_id TEXT,
    release_id TEXT,
    message TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS forgotten (source_id TEXT NOT NULL, release_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS erased (file TEXT NOT NULL, "offset" INTEGER NOT NULL, length INTEGER NOT NULL);
"""
# What scraping adds. `run`: one look at one source; without `ended` it was cut short and is taken up again.
# `fetch`: one answer or failure; `body_of` is the fetch whose record holds the bytes of this one.
# `page`: what the last look knows of one address a source lists, and the release key it stands for.
_SCRAPED = """
CREATE TABLE IF NOT EXISTS run (
    id INTEGER PRIMARY KEY,
    source_id TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT,
    summary TEXT
);
CREATE TABLE IF NOT EXISTS fetch (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL,
    source_id TEXT NOT NULL,
    url TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    status INTEGER,
    failure TEXT,
    content_type TEXT,
    sha256 TEXT,
    payload_digest TEXT,
    etag TEXT,
    last_modified TEXT,
    body_of INTEGER,
    file TEXT,
    "offset" INTEGER,
    length INTEGER
);
CREATE INDEX IF NOT EXISTS fetch_of_url ON fetch (source_id, url, id);
CREATE INDEX IF NOT EXISTS fetch_in_file ON fetch (file, "offset");
CREATE TABLE IF NOT EXISTS page (
    source_id TEXT NOT NULL,
    address TEXT NOT NULL,
    key TEXT,
    stamp TEXT,
    published TEXT,
    state TEXT NOT NULL,
    run INTEGER NOT NULL,
    PRIMARY KEY (source_id, address)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS page_of_key ON page (source_id, key);
"""
_NO_ROOM = "Make room or mend its permissions, and run again: what was kept stays."
_IN_USE = "Close the program that uses it, and run again: what was kept stays."
_REMEDIES = {
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_IOERR: _NO_ROOM,
    sqlite3.SQLITE_CANTOPEN: _NO_ROOM,
    sqlite3.SQLITE_READONLY: _NO_ROOM,
    sqlite3.SQLITE_PERM: _NO_ROOM,
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
}


class _Patient(sqlite3.Connection):
    """Says that it waits where another program holds the catalog, rather than wait in silence."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        return self._patiently(super().execute, *arguments)

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        return self._patiently(super().executemany, *arguments)

    def executescript(self, *arguments: Any) -> sqlite3.Cursor:
        return self._patiently(super().executescript, *arguments)

    def commit(self) -> None:
        self._patiently(super().commit)

    def _patiently(self, act: Callable[..., Done], *arguments: Any) -> Done:
        try:
            return act(*arguments)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        _log.warning("Another program holds the catalog of the store: waiting up to %d s for it.", _LONGEST_WAIT)
        super().execute(f"PRAGMA busy_timeout = {1000 * _LONGEST_WAIT}")
        try:
            return act(*arguments)
        finally:
            super().execute(f"PRAGMA busy_timeout = {1000 * _PATIENCE}")


def open_catalog(path: Path) -> sqlite3.Connection:
    """The catalog at `path`, made where there is none, and brought to this version where it is of an earlier one.

    Raises UserError where the file is no catalog, or one of a later version of this program.
    """
    try:
        db = sqlite3.connect(path, timeout=_PATIENCE, factory=_Patient)
        found = db.execute("PRAGMA user_version").fetchone()[0]
        if found == 1:
            db.execute("ALTER TABLE gone ADD COLUMN since TEXT")
        columns = {name for _, name, *_ in db.execute("PRAGMA table_info(snapshot)")}
        if columns and "capture" not in columns:
            db.execute("ALTER TABLE snapshot ADD COLUMN capture TEXT")
        if found < VERSION:
            db.executescript(_TABLES + _SCRAPED + f"PRAGMA user_version = {VERSION};")
    except sqlite3.Error as error:
        remedy = _REMEDIES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "Restore it from a copy of the store.")
        raise UserError(f"The catalog {path} cannot be opened: {error}.", remedy) from error
    if found > VERSION:
        raise UserError(f"The catalog {path} is of version {found}, not {VERSION}.", "Use the program that wrote it.")
    return db
