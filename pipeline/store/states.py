"""The states of the bytes under a key of a source, and their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

# The fields of `snapshot_of`, in order.
SNAPSHOTS = "SELECT source_id, key, sequence, url, sha256, content_type, fetched_at, capture FROM snapshot"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the bytes under a key of a source; `sequence` counts the key's states from 1.

    `capture` is the address in a web archive that it came from, null where the site itself gave it; `fetched_at` is
    then when the archive captured it.
    """

    source_id: str
    key: str
    sequence: int
    url: str | None
    sha256: str
    content_type: str
    fetched_at: datetime | None
    capture: str | None = None


def snapshot_of(
    source_id: str,
    key: str,
    sequence: int,
    url: str | None,
    sha256: str,
    content_type: str,
    fetched: str | None,
    capture: str | None,
) -> Snapshot:
    """The snapshot of a row of the catalog."""
    fetched_at = datetime.fromisoformat(fetched) if fetched else None
    return Snapshot(source_id, key, sequence, url, sha256, content_type, fetched_at, capture)


def place_among(snapshot: Snapshot, states: Sequence[Snapshot]) -> int:
    """How many of a key's states come before a snapshot, by time; a state without a time counts as older.

    What the site itself said stays the last word: a capture comes before the last state that is none.
    """
    moment = snapshot.fetched_at
    later = [n for n, state in enumerate(states) if moment and state.fetched_at and state.fetched_at > moment]
    at = later[0] if later else len(states)
    live = [n for n, state in enumerate(states) if not state.capture]
    return min(at, live[-1]) if snapshot.capture and live else at
