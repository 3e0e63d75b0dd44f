"""The catalog's SQLite tables: which snapshot lies where, which keys are gone, what went wrong."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pipeline.errors import UserError

VERSION = 1
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
    PRIMARY KEY (source_id, key, sequence)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gone (source_id TEXT, key TEXT, PRIMARY KEY (source_id, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS issue (
    origin TEXT NOT NULL,
    stage TEXT NOT NULL,
    code TEXT NOT NULL,
    source_id TEXT,
    release_id TEXT,
    message TEXT NOT NULL
);
"""


def open_catalog(path: Path) -> sqlite3.Connection:
    """The catalog at `path`, made where there is none.

    Raises UserError where the file is no catalog, or one of another version of this program.
    """
    try:
        db = sqlite3.connect(path, timeout=60)
        found = db.execute("PRAGMA user_version").fetchone()[0]
        if found == 0:
            db.executescript(_TABLES)
            db.execute(f"PRAGMA user_version = {VERSION}")
    except sqlite3.Error as error:
        raise UserError(
            f"The catalog {path} cannot be read: {error}.", "Restore it from a copy of the store."
        ) from error
    if found not in (0, VERSION):
        raise UserError(f"The catalog {path} is of version {found}, not {VERSION}.", "Use the program that wrote it.")
    return db
