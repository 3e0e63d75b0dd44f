"""Immutable bytes as they came, and the catalog of what was stored under which key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Snapshot:
    """One state of the bytes under a key of a source; `sequence` counts the key's states from 1."""

    source_id: str
    key: str
    sequence: int
    url: str | None
    sha256: str
    content_type: str
    fetched_at: datetime | None
