"""What looks at sources left in the catalog beside releases: when each was watched, and what it listed in vain."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

ARCHIVE = "wayback"
_CAME_THROUGH = ("ok", "partly")


@dataclass(frozen=True, slots=True)
class Look:
    """One look that ended. `month` (YYYY-MM) is when; `seen_until` the last month it would have shown releases of.

    `seen_from` is the first such month, null where it was asked for all.

    `down`: the site could not be read, forbade it, or listed nothing, so that the look tells of no month.
    """

    source_id: str
    month: str
    seen_until: str
    down: bool
    seen_from: str | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """A release that a source listed and that is not stored; `published` as its listing gave it, ISO 8601."""

    source_id: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Watching:
    """All looks that ended and all that they did not get, in the order of the catalog."""

    looks: tuple[Look, ...] = ()
    lost: tuple[Lost, ...] = ()


def watching(db: sqlite3.Connection) -> Watching:
    lost = db.execute(
        "SELECT p.source_id, p.published FROM page AS p WHERE p.state IN ('failed', 'refused') AND NOT EXISTS"
        " (SELECT 1 FROM snapshot AS s WHERE s.source_id = p.source_id AND s.key = coalesce(p.key, p.address))"
        " ORDER BY p.source_id, p.address"
    )
    return Watching(tuple(_looks(db)), tuple(Lost(*row) for row in lost))


def _looks(db: sqlite3.Connection) -> Iterator[Look]:
    rows = db.execute("SELECT source_id, ended, summary FROM run WHERE ended IS NOT NULL ORDER BY id")
    for source_id, ended, summary in rows:
        told = json.loads(summary)
        if told.get("via") == ARCHIVE:  # it tells what was there once, not what is there now
            continue
        month = ended[:7]
        asked_until = (told.get("until") or month)[:7]
        since = told.get("since")
        down = told["result"] not in _CAME_THROUGH
        yield Look(source_id, month, min(month, asked_until), down, since[:7] if since else None)
