"""Hand-made counts and releases tables for tests of bounds and comparisons; everything in them is invented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from extractors.model import earliest_day, latest_day

CALIFORNIA = [
    ("US", "United States", "nation", []),
    ("06", "California", "state", ["US"]),
    ("41", "Oregon", "state", ["US"]),
    ("06081", "San Mateo County", "county", ["06", "US"]),
    ("06037", "Los Angeles County", "county", ["06", "US"]),
    ("0658072", "Redwood City city", "place", ["06081", "06", "US"]),
    ("0644000", "Twofold city", "place", ["06081", "06037", "06", "US"]),
]
COVERAGE = [
    {
        "source_id": "somewhere",
        "jurisdiction_id": "06081",
        "month": month,
        "kept": n,
        "failed": 0,
        "down": 0,
        "monitored": True,
    }
    for month, n in (("2020-10", 3), ("2020-11", 0), ("2020-12", 2))
]
COUNT: dict[str, Any] = {
    "revision": 1,
    "latest": True,
    "source_id": "somewhere",
    "state": "06",
    "topic": "trafficking",
    "published": "2020-12-31",
    "measure": "arrests",
    "value_max": None,
    "precision": "exact",
    "as_said": "people",
    "offense": None,
    "age_group": None,
    "gender": None,
    "period_start": None,
    "period_end": None,
    "period_basis": "sentence",
    "scope": "unspecified",
    "place": None,
    "place_ids": ["06081"],
    "place_candidates": [],
    "operation": None,
    "operation_id": None,
    "part_of": None,
    "breakdown": None,
    "exhaustive": None,
    "evidence_start": 0,
    "evidence_end": 2,
    "rule": "invented",
    "confidence": 0.5,
    "repeated": False,
    "distinct_from": [],
    "review": None,
    "read_as": [],
}


def count(value: int, during: str | tuple[str, str] | None = "2020-06-01", **fields: Any) -> dict[str, Any]:
    """A row of the counts table: by default an exact number of arrests in one county on one day."""
    row = {"release_id": "r1", "start": 0, "evidence": f"{value} arrests", **COUNT, "value": value, **fields}
    first, last = during if isinstance(during, tuple) else (during, during)
    row |= {"period_start": first, "period_end": last, "end": row["start"] + 1}
    row["period_earliest"] = earliest_day(first) if first else None
    row["period_latest"] = latest_day(last) if last else None
    row.setdefault("count_id", f"{row['release_id']}:{row['start']}:{row['measure']}:{value}:{row['offense']}")
    return row


def listed(*rows: dict[str, Any], sentence: str = "an invented list of figures") -> list[dict[str, Any]]:
    """The rows as figures of one sentence, ten characters apart."""
    spread = []
    for i, row in enumerate(rows):
        at = {"start": 1000 + 10 * i, "evidence_start": 10 * i, "evidence": sentence}
        spread.append(row | at | {"count_id": f"{row['count_id']}#{i}"})
    return spread


SCHEMA = pa.schema(
    [(name, pa.int64()) for name in ("value", "value_max", "start", "end", "evidence_start", "evidence_end")]
    + [(name, pa.date32()) for name in ("period_earliest", "period_latest")]
    + [(name, pa.bool_()) for name in ("latest", "repeated", "exhaustive")]
    + [(name, pa.list_(pa.string())) for name in ("place_ids", "place_candidates", "distinct_from", "read_as")]
    + [("revision", pa.int32()), ("confidence", pa.float64())]
    + [
        (name, pa.string())
        for name in (
            *("count_id", "release_id", "source_id", "state", "topic", "published", "measure", "precision"),
            *("as_said", "offense", "age_group", "gender", "period_start", "period_end", "period_basis", "scope"),
            *("place", "operation", "operation_id", "part_of", "breakdown", "evidence", "rule", "review"),
        )
    ]
)


def tables(rows: Iterable[dict[str, Any]], duplicates: dict[str, str] | None = None) -> dict[str, pa.Table]:
    """The tables a comparison needs."""
    counts = list(rows)
    known = sorted({row["release_id"] for row in counts})
    columns = ("jurisdiction_id", "name", "level", "parent_ids", "state")
    areas = [dict(zip(columns, (*area, "OR" if area[0] == "41" else "CA"), strict=True)) for area in CALIFORNIA]
    people = [{"jurisdiction_id": "06081", "year": 2020, "population": 750_000}]
    return {
        "counts": pa.Table.from_pylist(counts, schema=SCHEMA),
        "releases": pa.table(
            {
                "release_id": pa.array(known, pa.string()),
                "duplicate_of": pa.array([(duplicates or {}).get(known_id) for known_id in known], pa.string()),
            }
        ),
        "jurisdictions": pa.Table.from_pylist(areas),
        "populations": pa.Table.from_pylist(people),
        "coverage": pa.Table.from_pylist(COVERAGE),
    }
