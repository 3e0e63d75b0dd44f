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


@dataclass(frozen=True, slots=True)
class Standing:
    """How a source stands after all looks: days (ISO 8601) of the last one and of the last that came through.

    `result` is the last one's; `newest` the day of the newest release listed, as far as listings have days.
    """

    last_look: str
    result: str
    last_success: str | None
    newest: str | None


def standings(db: sqlite3.Connection) -> dict[str, Standing]:
    """How each source stands that was ever looked at, by its id."""
    newest = dict(db.execute("SELECT source_id, max(published) FROM page GROUP BY source_id"))
    found: dict[str, Standing] = {}
    rows = db.execute("SELECT source_id, ended, summary FROM run WHERE ended IS NOT NULL ORDER BY id")
    for source_id, ended, summary in rows:
        day, result = ended[:10], json.loads(summary)["result"]
        before = found.get(source_id)
        came = day if result in _CAME_THROUGH else before.last_success if before else None
        found[source_id] = Standing(day, result, came, newest.get(source_id))
    return found


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
