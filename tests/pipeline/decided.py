"""Decisions for tests, all invented."""

from __future__ import annotations

from itertools import count
from typing import Any

from pipeline.review.decisions import Decision

RELEASE, TEXT = "0123456789abcdef", "a" * 64
_seconds = count()


def decided(action: str = "confirm", **other: Any) -> Decision:
    """A decision on 12 arrests, later than all made before it."""
    second = next(_seconds)
    when = f"2031-03-04T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}.000Z"
    whole = {"measure": "arrests", "value": 12}
    row = {"release_id": RELEASE, "text_sha256": TEXT, "start": 21, "end": 23, "measure": "arrests", "action": action}
    row |= {"who": "first", "when": when} | ({"value": whole} if action in ("confirm", "add") else {})
    return Decision.model_validate(row | other)
