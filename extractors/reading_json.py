"""A Reading as compact JSON and back, exactly; fields at their default are left out."""

from __future__ import annotations

from pydantic import TypeAdapter

from extractors.model import Reading

READING = TypeAdapter(Reading)


def to_json(reading: Reading) -> str:
    """JSON that `from_json` turns into an equal Reading; raises ValueError where a value is of the wrong type."""
    return READING.dump_json(reading, exclude_defaults=True, warnings="error").decode()


def from_json(data: str | bytes) -> Reading:
    """The Reading that was written; raises ValueError where a value is none that the types allow."""
    return READING.validate_json(data, strict=True)
