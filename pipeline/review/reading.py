"""What a row of the counts table says, in the fields a person decides on, and which figure it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from pipeline.review.decisions import WHOLE, Key, Value, Values
from pipeline.review.verdicts import Verdict

Row = Mapping[str, Any]
RULE = "person"  # the rule of a figure that no rule of the readers reads


def key_of(row: Row, text_sha256: str) -> Key:
    """The figure as it was read, whatever people made of it."""
    was = dict(said.split("=", 1) for said in row["read_as"] or ())
    offense, measure = was.get("offense", row["offense"]), was.get("measure", str(row["measure"]))
    return Key(
        row["release_id"], text_sha256, row["start"], row["end"], measure, None if offense == "None" else offense
    )


def placed(decided: Mapping[Key, Verdict], read: Collection[Key]) -> dict[Key, Key]:
    """Figures that were decided on and are read otherwise now, by what they are read as.

    That is the figure that people made of it, or else the one that alone is read of the number in its measure; never
    one that somebody decided on by itself.
    """
    free: dict[tuple[str, str, int, int], list[Key]] = defaultdict(list)
    for key in read:
        if key not in decided:
            free[key.number].append(key)
    found: dict[Key, Key] = {}
    for key, verdict in sorted(decided.items(), key=lambda pair: pair[0].ref):
        left = [] if key in read or key.is_whole else free[key.number]
        alike = [other for other in left if other.measure == key.measure]
        meant = _said(key, verdict.says)
        if meant in left or len(alike) == 1:
            found[key] = meant if meant in left else alike[0]
            left.remove(found[key])
    return found


def _said(key: Key, says: Values) -> Key:
    said = {name: says[name] for name in ("measure", "offense") if name in says}
    return Key(**(key._asdict() | said))


def values_of(row: Row, refs: Mapping[str, str]) -> dict[str, Value]:
    """Every field but the agency; `refs` are the figures of the release by count_id."""
    total = row["part_of"]
    return {name: row[name] for name in WHOLE} | {"part_of": None if total is None else refs.get(total)}


def as_read(row: Row, refs: Mapping[str, str]) -> dict[str, Value]:
    """What machines read, whatever people made of it since, with the operation it was linked to."""
    found = values_of(row, refs) | {"operation_id": row["operation_id"]}
    for said in row["read_as"] or ():
        name, value = said.split("=", 1)
        number = name in ("value", "value_max") and value != "None"
        found[name] = int(value) if number else None if value == "None" else value
    return found
