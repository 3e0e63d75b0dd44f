"""A SQLite database of an edition: keys, references, indexes, lists as tables to join, and full-text search.

Made of the published tables and of nothing else, so that what is masked there cannot be searched for here.
A list of ids also is a table of its own with a row an entry; in the table itself it stands as a JSON array.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import UserError
from pipeline.export.explaining import terms
from pipeline.export.extent import Edition, about
from pipeline.schema import Column, TableSpec, has_plain_key, load_schema

TYPES = {"int32": "INTEGER", "int64": "INTEGER", "float64": "REAL", "bool": "INTEGER"}  # anything else is TEXT
# Table and list column → the table to join, whose second column is an entry of the list.
JOINS = {
    ("counts", "place_ids"): ("count_places", "jurisdiction_id", "jurisdictions"),
    ("operations", "releases"): ("operation_releases", "release_id", None),
    ("operations", "count_ids"): ("operation_counts", "count_id", "counts"),
    ("jurisdictions", "parent_ids"): ("jurisdiction_parents", "parent_id", "jurisdictions"),
}
CELL_COUNTS = """
CREATE TABLE comparison_counts (
    cell INTEGER NOT NULL REFERENCES comparison, count_id TEXT NOT NULL REFERENCES counts,
    reason TEXT NOT NULL, held_by TEXT NOT NULL, PRIMARY KEY (cell, count_id)
)"""
SOUGHT = (
    ("counts", ("release_id", "revision")),
    ("counts", ("part_of",)),
    ("counts", ("operation_id",)),
    ("counts", ("state", "period_start")),
    ("counts", ("measure",)),
    ("releases", ("state", "published")),
    ("releases", ("source_id",)),
    ("agencies", ("agency_id",)),
    ("comparison", ("jurisdiction_id", "measure", "period")),
    ("comparison", ("state", "period")),
    ("count_places", ("jurisdiction_id",)),
    ("comparison_counts", ("count_id",)),
)


def write_sqlite(edition: Edition, path: Path) -> None:
    """The edition as one file, replaced in one step; equal editions give equal bytes.

    Raises UserError where it cannot be written.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(partial)) as database:
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
            _fill(database, edition)
            database.commit()
            database.execute("ANALYZE")
            database.commit()
        partial.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        partial.unlink(missing_ok=True)
        raise UserError(
            f"{path} cannot be written: {error}.", "Give another place, or mend its permissions."
        ) from error


def _fill(database: sqlite3.Connection, edition: Edition) -> None:
    for name, spec in load_schema().items():
        database.execute(_create(spec))
        into = f'"{name}" ({_quoted(spec.names)}) VALUES ({", ".join("?" * len(spec.columns))})'
        database.executemany(f"INSERT INTO {into}", _rows(edition.tables[name]))
    for (table, column), (join, entry, target) in JOINS.items():
        _join(database, edition.tables[table], load_schema()[table], column, join, entry, target)
    database.execute(CELL_COUNTS)
    cells = _cells(edition.tables["comparison"])
    database.executemany("INSERT OR IGNORE INTO comparison_counts VALUES (?, ?, ?, ?)", cells)
    for number, (table, columns) in enumerate(SOUGHT):
        database.execute(f'CREATE INDEX sought_{number} ON "{table}" ({_quoted(columns)})')
    for table, columns in about()["search"].items():
        # Datasette knows the table that is searched by content="..." with these quotes.
        made = f"{_quoted(columns)}, content=\"{table}\", tokenize='porter unicode61 remove_diacritics 2'"
        database.execute(f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5({made})')
        database.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')
    _explain(database, edition)


def _create(spec: TableSpec) -> str:
    """A table whose key has a null in it is given a number a row, `cell`, for a key."""
    lines = [_declared(column) for column in spec.columns]
    if has_plain_key(spec):
        lines.append(f"PRIMARY KEY ({_quoted(spec.key)})")
    else:
        lines.insert(0, "cell INTEGER PRIMARY KEY")
    for reference in spec.references:
        target = load_schema()[reference.table].key
        lines.append(f'FOREIGN KEY ({_quoted(reference.columns)}) REFERENCES "{reference.table}" ({_quoted(target)})')
    return f'CREATE TABLE "{spec.name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _declared(column: Column) -> str:
    return f'"{column.name}" {TYPES.get(column.type, "TEXT")}{"" if column.nullable else " NOT NULL"}'


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in table.to_batches(max_chunksize=10_000):
        yield from zip(*([_stored(value) for value in column.to_pylist()] for column in batch.columns), strict=True)


def _stored(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date | datetime) else value


def _join(
    database: sqlite3.Connection, table: pa.Table, spec: TableSpec, column: str, join: str, entry: str, to: str | None
) -> None:
    """A row for each entry of a list column of a table with one key column."""
    (key,) = spec.key
    referring = f' REFERENCES "{to}"' if to else ""
    database.execute(
        f'CREATE TABLE "{join}" ("{key}" TEXT NOT NULL REFERENCES "{spec.name}", '
        f'"{entry}" TEXT NOT NULL{referring}, PRIMARY KEY ("{key}", "{entry}"))'
    )
    pairs = zip(table[key].to_pylist(), table[column].to_pylist(), strict=True)
    rows = ((own, each) for own, listed in pairs for each in dict.fromkeys(listed))
    database.executemany(f'INSERT INTO "{join}" VALUES (?, ?)', rows)


def _cells(comparison: pa.Table) -> Iterator[tuple[Any, ...]]:
    columns = (comparison[name].to_pylist() for name in ("count_ids", "reasons", "held_by"))
    for cell, lists in enumerate(zip(*columns, strict=True), 1):
        yield from ((cell, *row) for row in zip(*lists, strict=True))


def _explain(database: sqlite3.Connection, edition: Edition) -> None:
    """What the tables and columns mean, and the terms they are offered on, as tables."""
    database.execute("CREATE TABLE about (term TEXT PRIMARY KEY, meaning TEXT NOT NULL)")
    database.executemany("INSERT INTO about VALUES (?, ?)", terms(edition).items())
    database.execute(
        'CREATE TABLE dictionary ("table" TEXT NOT NULL, "column" TEXT NOT NULL, type TEXT NOT NULL, '
        'may_be_null INTEGER NOT NULL, meaning TEXT NOT NULL, PRIMARY KEY ("table", "column"))'
    )
    rows = [(s.name, c.name, c.type, int(c.nullable), c.about) for s in load_schema().values() for c in s.columns]
    database.executemany("INSERT INTO dictionary VALUES (?, ?, ?, ?, ?)", rows)
