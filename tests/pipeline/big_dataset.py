"""A dataset as large as asked for, every release of it invented, with its texts in the store."""

from __future__ import annotations

import json
import random
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from small_dataset import write_dataset

from extractors.model import Context, Reading
from extractors.reading_json import to_json
from pipeline.cache import Cache
from pipeline.comparison.table import comparison_table
from pipeline.dataset import make_table, open_dataset
from pipeline.extract import KIND, reading_key
from pipeline.releases import release_id
from pipeline.schema import load_schema
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace, open_workspace

SOURCES, OPERATIONS, YEARS = 200, 2_000, range(2008, 2026)
MEASURES = ("arrests", "rescues", "charged")
KINDS = {"arrests": "men were arrested", "rescues": "girls were rescued", "charged": "people were charged"}
Row = dict[str, Any]


def write_big(home: Path, releases: int) -> Workspace:
    """So many releases with three figures each. The comparison is worked out as a build does it."""
    chance = random.Random(7)
    reference = Path(str(files("corpus"))) / "reference"
    given = {name: pq.read_table(reference / f"{name}.parquet") for name in ("jurisdictions", "populations")}
    rows = [row for row in given["jurisdictions"].to_pylist() if row["level"] == "county"]
    counties = [(row["jurisdiction_id"], f"{row['name']}, {row['state']}") for row in rows[:1500]]
    made: dict[str, list[Row]] = {name: [] for name in ("releases", "counts", "agencies", "dates")}
    with Store(open_workspace(home, must_write=True), writable=True) as store:
        for number in range(releases):
            _add(made, store, number, counties[chance.randrange(len(counties))], chance)
    made |= {"operations": _operations(made["counts"]), "coverage": _coverage(made["releases"]), "issues": []}
    given |= {name: _table(name, listed) for name, listed in made.items()}
    given["comparison"] = make_table(load_schema()["comparison"], comparison_table(given))
    ws = write_dataset(home, given)
    _keep_readings(ws, made["releases"])
    return ws


def _keep_readings(ws: Workspace, releases: list[Row]) -> None:
    """What a build leaves of each text: here a reading without names."""
    reader = open_dataset(ws).manifest.reader_sha256
    value = f"[null, null]\n{to_json(Reading())}".encode()
    keys = (reading_key(row["text_sha256"], Context(None, row["publisher"], None), reader) for row in releases)
    with Cache(ws) as cache:
        cache.put_many(KIND, dict.fromkeys(keys, value))


def _add(made: dict[str, list[Row]], store: Store, number: int, county: tuple[str, str], chance: random.Random) -> None:
    source, key = f"made_{number % SOURCES}", str(number)
    year = chance.choice(YEARS)
    day = f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    values = [chance.randrange(2, 90) for _ in MEASURES]
    told = ", ".join(f"{value} {KINDS[measure]}" for value, measure in zip(values, MEASURES, strict=True))
    text = f"An invented headline {number}\n{day}\nThe invented task force of {county[1]} said that {told}.\n" + PADDING
    record = json.dumps({"doc_id": key, "text": text, "publisher": f"Made Office {number % SOURCES}"}).encode()
    store.add(source, key, None, record, "application/json")
    own = {"release_id": release_id(source, key), "revision": 1, "latest": True, "source_id": source}
    told_on = {"topic": "trafficking", "published": day, "state": county[0][:2]}
    about = {
        "jurisdiction_id": county[0],
        "title": f"An invented headline {number}",
        "publisher": f"Made Office {number % SOURCES}",
    }
    hashes = {"snapshot_sha256": sha256(record).hexdigest(), "text_sha256": sha256(text.encode()).hexdigest()}
    made["releases"].append(
        own | told_on | about | hashes | {"status": "read", "agency_id": f"agency{number % SOURCES}"}
    )
    agency = {"agency_id": f"agency{number % SOURCES}", "name": f"Made Office {number % SOURCES}", "role": "issuing"}
    made["agencies"].append(
        own | agency | {"as_said": "x", "agency_jurisdiction_id": county[0], "start": -1, "end": -1}
    )
    at = text.index(day)
    dated = {
        "first": day,
        "last": day,
        "earliest": _day(day),
        "latest": _day(day),
        "precision": "day",
        "role": "operation",
    }
    made["dates"].append(own | dated | {"as_said": day, "start": at, "end": at + len(day)})
    for value, measure in zip(values, MEASURES, strict=True):
        start = text.index(f"{value} {KINDS[measure]}")
        evidence = f"{value} {KINDS[measure]} in {county[1]}"
        fields = {"count_id": f"{number:08x}{MEASURES.index(measure):08x}", "measure": measure, "value": value}
        fields |= {"precision": "exact", "period_start": day, "period_end": day, "period_basis": "sentence"}
        fields |= {
            "period_earliest": _day(day),
            "period_latest": _day(day),
            "place": county[1],
            "place_ids": [county[0]],
        }
        fields |= {"operation_id": f"operation{number % OPERATIONS}" if number % 5 == 0 else None, "evidence": evidence}
        fields |= {"start": start, "end": start + len(str(value)), "evidence_start": 0, "evidence_end": len(str(value))}
        made["counts"].append(own | told_on | fields | {"scope": "this_operation", "rule": "made", "confidence": 0.9})


def _day(text: str) -> Any:
    from datetime import date

    return date.fromisoformat(text)


def _operations(counts: list[Row]) -> list[Row]:
    told: dict[str, list[Row]] = {}
    for row in counts:
        if row["operation_id"]:
            told.setdefault(row["operation_id"], []).append(row)
    return [
        {
            "operation_id": known_as,
            "name": f"Operation Made {known_as.removeprefix('operation')}",
            "place_ids": sorted({row["place_ids"][0] for row in rows}),
            "releases": sorted({row["release_id"] for row in rows}),
            "count_ids": [row["count_id"] for row in rows],
            "first_published": min(row["published"] for row in rows),
        }
        for known_as, rows in told.items()
    ]


def _coverage(releases: list[Row]) -> list[Row]:
    months: dict[tuple[str, str], int] = {}
    for row in releases:
        key = row["source_id"], row["published"][:7]
        months[key] = months.get(key, 0) + 1
    return [
        {
            "source_id": s,
            "publisher": s,
            "month": m,
            "seen": n,
            "kept": n,
            "on_topic": n,
            "with_counts": n,
            "monitored": True,
        }
        for (s, m), n in months.items()
    ]


def _table(name: str, rows: list[Row]) -> pa.Table:
    """The rows with every column of the schema, so that what reads whole tables finds them."""
    spec = load_schema()[name]
    fillers: Row = {"string": "x", "int32": 0, "int64": 0, "float64": 0.5, "bool": False, "strings": []}
    blank = {column.name: None if column.nullable else fillers.get(column.type) for column in spec.columns}
    return make_table(spec, [blank | {key: value for key, value in row.items() if key in blank} for row in rows])


PADDING = "The invented office will say more when there is more to say. All of this is made up for a test.\n" * 12
