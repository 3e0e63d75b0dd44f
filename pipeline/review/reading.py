"""What a row of the counts table says, in the fields a person decides on, and which figure it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.review.decisions import WHOLE, Key, Value

Row = Mapping[str, Any]


def key_of(row: Row, text_sha256: str) -> Key:
    """The figure as it was read, whatever people made of it."""
    was = dict(said.split("=", 1) for said in row["read_as"] or ())
    offense, measure = was.get("offense", row["offense"]), was.get("measure", str(row["measure"]))
    return Key(
        row["release_id"], text_sha256, row["start"], row["end"], measure, None if offense == "None" else offense
    )


def ref_of(row: Row) -> str:
    return key_of(row, "").ref


def values_of(row: Row, refs: Mapping[str, str]) -> dict[str, Value]:
    """Every field but the agency; `refs` are the figures of the release by count_id."""
    total = row["part_of"]
    return {name: row[name] for name in WHOLE} | {"part_of": None if total is None else refs.get(total)}


def as_read(row: Row, refs: Mapping[str, str]) -> dict[str, Value]:
    """What machines read, whatever people made of it since."""
    found = values_of(row, refs)
    for said in row["read_as"] or ():
        name, value = said.split("=", 1)
        number = name in ("value", "value_max") and value != "None"
        found[name] = int(value) if number else None if value == "None" else value
    return found
