"""A release made to be forgotten: its bytes overwritten, its names out of the catalog, a tombstone in its place."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Self
from urllib.parse import quote

from pipeline.errors import UserError
from pipeline.releases import release_id
from pipeline.store.erase import erase, members
from pipeline.store.snapshots import Store
from pipeline.store.warc import HEADER_SAFE, Location, read_record
from pipeline.workspace import Workspace


@dataclass(frozen=True)
class Forgotten:
    """How many records were made empty, and how many stay that tell of it too, since other releases lie in them."""

    release_id: str
    erased: int
    stay: int


class ForgettingStore(Store):
    """The store opened to forget; a context manager. What was forgotten does not come back with a later import."""

    def __init__(self, ws: Workspace) -> None:
        """Raises UserError where nothing is stored or another process is writing to the store."""
        if not ws.catalog.exists():
            raise UserError(f"No release is stored in {ws.home}.", "Give the home of the release with --home.")
        super().__init__(ws, writable=True)
        self._db.execute("PRAGMA secure_delete = ON")

    def __enter__(self) -> Self:
        return self

    def forget(self, known_as: str) -> Forgotten:
        """Overwrite every record of the release, forget its keys and addresses, and set a tombstone.

        Also the answers of listings and programming interfaces that hold its address: what they told of other
        releases is stored with those. Raises UserError where no release has the id.
        """
        rows = self._db.execute('SELECT source_id, key, url, file, "offset", length, capture FROM snapshot').fetchall()
        own = [row for row in rows if release_id(row[0], row[1]) == known_as]
        if not own:
            raise UserError(f"No release is stored as {known_as}.", "`tally query 'SELECT release_id FROM releases'`.")
        source, key = own[0][:2]
        others = {Location(*row[3:6]) for row in rows if row not in own}
        captures = {row[6] for row in own if row[6]}
        askers = {source} | {one for address in captures for one in self._askers(address)}
        addresses = captures | {row[2] for row in own if row[2]}
        addresses |= {address for asker in askers for address in self._pages(asker, key)}
        wanted = {Location(*row[3:6]) for row in own} | {
            at for asker in askers for at in self._telling(asker, addresses)
        }
        erased = sorted(wanted - others, key=lambda at: (at.file, at.offset))
        asked = [before for at in erased for before in self._asked(at)]
        for location in (*asked, *erased):
            erase(self._ws.store, location)
        self._strike(source, key, known_as, addresses, erased)
        for asker in askers:
            self._strike_asked(asker, key, addresses)
        self._finish()
        return Forgotten(known_as, len(erased), len(wanted & others))

    def _askers(self, address: str) -> set[str]:
        """The sources that asked for an address: a source may ask an archive for the releases of another."""
        return {asker for (asker,) in self._db.execute("SELECT source_id FROM fetch WHERE url = ?", (address,))}

    def _pages(self, source: str, key: str) -> set[str]:
        rows = self._db.execute("SELECT address FROM page WHERE source_id = ? AND key = ?", (source, key))
        return {address for (address,) in rows}

    def _telling(self, source: str, addresses: set[str]) -> list[Location]:
        """The kept answers from the addresses themselves, and those that hold one of them."""
        rows = self._db.execute(
            'SELECT url, file, "offset", length, body_of = id FROM fetch WHERE source_id = ? AND file IS NOT NULL',
            (source,),
        ).fetchall()
        found = []
        for url, file, offset, length, has_body in rows:
            at = Location(file, offset, length)
            held = has_body and url not in addresses and self._holds(at, addresses)
            if url in addresses or held:
                found.append(at)
        return found

    def _holds(self, at: Location, addresses: set[str]) -> bool:
        body = read_record(self._ws.store, at)
        return any(way.encode() in body for url in addresses for way in (url, url.replace("/", "\\/")))

    def _asked(self, at: Location) -> list[Location]:
        """The record of the request that an answer belongs to: the one right before it."""
        query = (
            'SELECT max("offset" + length) FROM (SELECT file, "offset", length FROM snapshot UNION ALL'
            ' SELECT file, "offset", length FROM fetch WHERE file IS NOT NULL UNION ALL'
            ' SELECT file, "offset", length FROM erased) WHERE file = ? AND "offset" + length <= ?'
        )
        start = self._db.execute(query, (at.file, at.offset)).fetchone()[0] or 0
        before = members(self._ws.store, at.file, start, at.offset)
        return [place for place, data in before if b"WARC-Type: request" in data]

    def _strike(self, source: str, key: str, known_as: str, addresses: set[str], erased: list[Location]) -> None:
        """Take the release out of the catalog; free pages are overwritten."""
        places = [(at.file, at.offset, at.length) for at in erased]
        self._db.executemany("INSERT INTO erased VALUES (?, ?, ?)", places)
        for table in ("snapshot", "gone"):
            self._db.execute(f"DELETE FROM {table} WHERE source_id = ? AND key = ?", (source, key))
        self._db.executemany(
            'UPDATE fetch SET body_of = NULL, file = NULL, etag = NULL, last_modified = NULL WHERE file = ? AND'
            ' "offset" = ? AND length = ?', places,
        )  # fmt: skip
        self._db.execute("DELETE FROM issue WHERE release_id = ?", (known_as,))
        for told in (key, *addresses, *(quote(url, safe=HEADER_SAFE) for url in addresses)):
            self._db.execute("DELETE FROM issue WHERE instr(message, ?)", (told,))
        self._db.execute("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", (source, known_as))

    def _strike_asked(self, asker: str, key: str, addresses: set[str]) -> None:
        self._db.execute("DELETE FROM page WHERE source_id = ? AND key = ?", (asker, key))
        self._db.executemany("DELETE FROM fetch WHERE source_id = ? AND url = ?", [(asker, url) for url in addresses])
        self._db.execute("UPDATE fetch SET body_of = NULL WHERE body_of NOT IN (SELECT id FROM fetch)")

    def _finish(self) -> None:
        self._db.commit()
        try:
            self._db.execute("VACUUM")
        except sqlite3.OperationalError as error:
            raise UserError("Somebody reads the catalog, so its free pages stay.", "Close it and try again.") from error
