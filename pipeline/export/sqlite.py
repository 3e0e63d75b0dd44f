"""A SQLite database of an edition: keys, references, indexes, lists as tables to join, and full-text search.

Made of the published tables and of nothing else, so that what is masked there cannot be searched for here.
A list of ids also is a table of its own with a row an entry; in the table itself it stands as a JSON array.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.errors import UserError
from pipeline.export.explaining import terms
from pipeline.export.extent import Edition, about
from pipeline.schema import Column, TableSpec, has_plain_key, load_schema

BATCH = 10_000  # rows
ANALYZE = methodcaller("execute", "ANALYZE")
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


Progress = Callable[[int, int], None]
Work = Callable[[sqlite3.Connection], object]


def write_sqlite(edition: Edition, path: Path, further: Iterable[str] = (), progress: Progress | None = None) -> None:
    """The edition as one file, replaced in one step; equal editions give equal bytes.

    `further` is SQL for what a reader of the file wants besides; `progress` is told how many pieces of work are done,
    and of how many. Raises UserError where the file cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.partial")
    work: list[Work] = [
        *_work(edition),
        *(methodcaller("execute", sql) for sql in further),
        methodcaller("commit"),
        ANALYZE,
    ]
    try:
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as database:
            database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
            for done, piece in enumerate(work, 1):
                piece(database)
                if progress:
                    progress(done, len(work))
            database.commit()
        unfinished.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        unfinished.unlink(missing_ok=True)
        raise UserError(
            f"{path} cannot be written: {error}.", "Give another place, or mend its permissions."
        ) from error


def _work(edition: Edition) -> Iterator[Work]:
    """What is to be done, in pieces of about the same size."""
    for name, spec in load_schema().items():
        yield methodcaller("execute", _create(spec))
        into = f'"{name}" ({_quoted(spec.names)}) VALUES ({", ".join("?" * len(spec.columns))})'
        for batch in edition.tables[name].to_batches(max_chunksize=BATCH):
            yield methodcaller("executemany", f"INSERT INTO {into}", _rows(batch))
    for (table, column), (join, entry, target) in JOINS.items():
        yield from _join(edition.tables[table], load_schema()[table], column, join, entry, target)
    yield methodcaller("execute", CELL_COUNTS)
    yield from _cells(edition.tables["comparison"])
    for number, (table, columns) in enumerate(SOUGHT):
        yield methodcaller("execute", f'CREATE INDEX sought_{number} ON "{table}" ({_quoted(columns)})')
    for table, columns in about()["search"].items():
        # Datasette knows the table that is searched by content="..." with these quotes.
        made = f"{_quoted(columns)}, content=\"{table}\", tokenize='porter unicode61 remove_diacritics 2'"
        yield methodcaller("execute", f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5({made})')
        yield methodcaller("execute", f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')
    yield partial(_explain, edition)


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


def _rows(batch: pa.RecordBatch) -> Iterator[tuple[Any, ...]]:
    yield from zip(*map(_stored, batch.columns), strict=True)


def _stored(column: pa.Array) -> list[Any]:
    """The values as SQLite holds them: a list as JSON, a day or moment in ISO 8601."""
    values: list[Any] = column.to_pylist()
    if pa.types.is_list(column.type):
        return [None if value is None else json.dumps(value, ensure_ascii=False) for value in values]
    if pa.types.is_temporal(column.type):
        return [None if value is None else value.isoformat() for value in values]
    return values


def _join(table: pa.Table, spec: TableSpec, column: str, join: str, entry: str, to: str | None) -> Iterator[Work]:
    """A row for each entry of a list column of a table with one key column."""
    (key,) = spec.key
    referring = f' REFERENCES "{to}"' if to else ""
    yield methodcaller(
        "execute",
        f'CREATE TABLE "{join}" ("{key}" TEXT NOT NULL REFERENCES "{spec.name}", '
        f'"{entry}" TEXT NOT NULL{referring}, PRIMARY KEY ("{key}", "{entry}"))',
    )
    for batch in table.select([key, column]).to_batches(max_chunksize=BATCH):
        yield methodcaller("executemany", f'INSERT INTO "{join}" VALUES (?, ?)', _entries(batch))


def _entries(batch: pa.RecordBatch) -> Iterator[tuple[str, str]]:
    for own, listed in zip(*(column.to_pylist() for column in batch.columns), strict=True):
        yield from ((own, each) for each in dict.fromkeys(listed))


def _cells(comparison: pa.Table) -> Iterator[Work]:
    at = 1
    for batch in comparison.select(["count_ids", "reasons", "held_by"]).to_batches(max_chunksize=BATCH):
        rows = _figures_of_cells(at, batch)
        yield methodcaller("executemany", "INSERT OR IGNORE INTO comparison_counts VALUES (?, ?, ?, ?)", rows)
        at += batch.num_rows


def _figures_of_cells(at: int, batch: pa.RecordBatch) -> Iterator[tuple[Any, ...]]:
    for cell, lists in enumerate(zip(*(column.to_pylist() for column in batch.columns), strict=True), at):
        yield from ((cell, *row) for row in zip(*lists, strict=True))


def _explain(edition: Edition, database: sqlite3.Connection) -> None:
    """What the tables and columns mean, and the terms they are offered on, as tables."""
    database.execute("CREATE TABLE about (term TEXT PRIMARY KEY, meaning TEXT NOT NULL)")
    database.executemany("INSERT INTO about VALUES (?, ?)", terms(edition).items())
    database.execute(
        'CREATE TABLE dictionary ("table" TEXT NOT NULL, "column" TEXT NOT NULL, type TEXT NOT NULL, '
        'may_be_null INTEGER NOT NULL, meaning TEXT NOT NULL, PRIMARY KEY ("table", "column"))'
    )
    rows = [(s.name, c.name, c.type, int(c.nullable), c.about) for s in load_schema().values() for c in s.columns]
    database.executemany("INSERT INTO dictionary VALUES (?, ?, ?, ?, ?)", rows)
