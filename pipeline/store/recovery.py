"""After a power failure the catalog can know records that never reached the disk: forget those, so that they are asked
for again.

A kill of the process leaves all it wrote to the operating system; a power failure keeps what was synced, and of the
rest any part. So the catalog notes how far each file was synced, and what lies beyond is read once on the next opening.
"""

from __future__ import annotations

import gzip
import sqlite3
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import UserError

# How far each file is committed.
_ENDS = """
SELECT file, max(ending) FROM (
    SELECT file, max("offset" + length) AS ending FROM snapshot GROUP BY file
    UNION ALL
    SELECT file, max("offset" + length) FROM fetch WHERE file IS NOT NULL GROUP BY file
    UNION ALL
    SELECT file, max("offset" + length) FROM erased GROUP BY file
) GROUP BY file
"""
_BEYOND = """
SELECT "offset", length FROM snapshot WHERE file = :file AND "offset" + length > :synced
UNION
SELECT "offset", length FROM fetch WHERE file = :file AND "offset" + length > :synced
ORDER BY 1
"""


def committed(db: sqlite3.Connection) -> dict[str, int]:
    """How many bytes of each file the catalog knows."""
    return dict(db.execute(_ENDS).fetchall())


def note_synced(db: sqlite3.Connection, lengths: Mapping[str, int]) -> None:
    """Write down how many bytes of files are on disk whatever happens."""
    db.executemany("INSERT OR REPLACE INTO synced VALUES (?, ?)", lengths.items())


def recover(db: sqlite3.Connection, folder: Path) -> list[str]:
    """Forget records that did not reach the disk; what was forgotten, a sentence a file. Commits.

    Raises UserError where bytes are missing that had reached it: those are not lost to a power failure.
    """
    known = committed(db)
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'synced'").fetchone():
        db.execute("CREATE TABLE synced (file TEXT PRIMARY KEY, length INTEGER NOT NULL) WITHOUT ROWID")
        note_synced(db, known)
    synced: dict[str, int] = dict(db.execute("SELECT file, length FROM synced").fetchall())
    said = []
    for name, length in known.items():
        reached = min(synced.get(name, 0), length)
        path = folder / name
        if (path.stat().st_size if path.exists() else 0) < reached:
            raise UserError(
                f"{path} is shorter than the {length} bytes stored in it.", "Restore the file from a copy of the store."
            )
        lost = _first_lost(db, path, reached) if reached < length else None
        if lost is not None:
            number = _forget(db, name, lost)
            said.append(f"{name}: {number} answers had not reached the disk; they will be asked for again.")
    db.commit()
    return said


def _first_lost(db: sqlite3.Connection, path: Path, synced: int) -> int | None:
    """Where the first record that is not whole begins, among those beyond what was synced."""
    beyond = db.execute(_BEYOND, {"file": path.name, "synced": synced}).fetchall()
    if not path.exists():
        return 0
    with path.open("rb") as file:
        return next((offset for offset, length in beyond if not _is_whole(file, offset, length)), None)


def _is_whole(file: BinaryIO, offset: int, length: int) -> bool:
    """Whether a gzip member is there to its last byte, as its checksum says."""
    file.seek(offset)
    try:
        return bool(gzip.decompress(file.read(length)))
    except (OSError, EOFError, zlib.error):
        return False


def _forget(db: sqlite3.Connection, name: str, offset: int) -> int:
    """Take a file's records from `offset` on out of the catalog; how many there were."""
    place = (name, offset)
    lost = db.execute('SELECT id FROM fetch WHERE file = ? AND "offset" >= ?', place).fetchall()
    keys = db.execute('SELECT DISTINCT source_id, key FROM snapshot WHERE file = ? AND "offset" >= ?', place).fetchall()
    db.executemany("DELETE FROM fetch WHERE ? IN (id, body_of)", lost)
    db.execute('DELETE FROM snapshot WHERE file = ? AND "offset" >= ?', place)
    db.executemany("DELETE FROM page WHERE source_id = ? AND key = ?", keys)
    return max(len(lost), len(keys))
