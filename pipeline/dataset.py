"""The built dataset: tables checked as they are written, and put in place in one step.

`outputs/dataset` is a link to a folder under `outputs/builds/`; it is turned with one rename, so that
whoever opened the old build goes on reading it, and nobody meets half of a new one.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import UserError
from pipeline.manifest import FILE_NAME, Manifest, TableFile, hash_file, read_manifest, write_manifest
from pipeline.schema import TableSpec, load_schema
from pipeline.workspace import Workspace

Row = Mapping[str, Any]
PARTIAL = ".partial"
ROWS_A_GROUP = 16_384
MIGRATE = "Run `tally build`: it makes the tables anew from what is stored, and nothing stored is lost."


class SchemaError(ValueError):
    """A table that is not what `schema.yml` says; names table and column."""


@dataclass(frozen=True)
class Dataset:
    """One build, opened: it stays readable while newer ones are put in place, until it is the last but two."""

    folder: Path
    manifest: Manifest

    def path(self, table: str) -> Path:
        return self.folder / f"{table}.parquet"

    def table(self, name: str) -> pa.Table:
        return pq.read_table(self.path(name), schema=load_schema()[name].arrow)

    def other_tables(self) -> list[str]:
        """The tables whose columns are not those this version writes; a missing or torn file is mere damage."""
        return [spec.name for spec in load_schema().values() if self._is_other(spec)]

    def _is_other(self, spec: TableSpec) -> bool:
        try:
            return not pq.read_schema(self.path(spec.name)).equals(spec.arrow)
        except (OSError, pa.ArrowInvalid):
            return False

    def damaged(self) -> list[str]:
        """The tables whose file is missing or not the one the manifest speaks of."""
        entries = self.manifest.tables.items()
        return [t for t, entry in entries if not self.path(t).is_file() or hash_file(self.path(t)) != entry.sha256]


def find_dataset(ws: Workspace) -> Dataset | None:
    """The dataset in force; null where none was built."""
    folder = ws.dataset.resolve()
    manifest = read_manifest(folder)
    return Dataset(folder, manifest) if manifest else None


def open_dataset(ws: Workspace) -> Dataset:
    """The dataset in force. Raises UserError where none was built, or by a version with other tables."""
    found = find_dataset(ws)
    if found is None and (ws.dataset / FILE_NAME).exists():
        raise UserError(f"{ws.dataset / FILE_NAME} was written by another version.", MIGRATE)
    if found is None:
        raise UserError(f"There is no dataset in {ws.outputs}.", "Run `tally build` first, or give --home.")
    other = found.other_tables()
    if other:
        problem = f"The dataset in {ws.outputs} has the tables of version {found.manifest.version}, not of this one"
        raise UserError(f"{problem} ({', '.join(other)} differ).", MIGRATE)
    return found


def make_table(spec: TableSpec, rows: Iterable[Row] | pa.Table) -> pa.Table:
    """The rows as a sorted table of the spec's types.

    Raises SchemaError on a column too many or too few, a wrong type, a null where none may be, or two
    rows with the same key.
    """
    columns = _columns_of(rows) if isinstance(rows, pa.Table) else _columns_from(spec, list(rows))
    differing = columns.keys() ^ set(spec.names)
    if differing:
        raise SchemaError(f"{spec.name}: columns missing or unknown: {', '.join(sorted(differing))}")
    table = pa.table([_column(spec, name, columns[name]) for name in spec.names], schema=spec.arrow)
    _check_key(spec, table)
    order = list(dict.fromkeys((*spec.sort, *spec.key)))
    return table.take(pc.sort_indices(table, sort_keys=[(name, "ascending") for name in order]))


def _columns_of(table: pa.Table) -> dict[str, list[Any]]:
    return {name: table[name].to_pylist() for name in table.column_names}


def _columns_from(spec: TableSpec, rows: list[Row]) -> dict[str, list[Any]]:
    names = {name for row in rows for name in row} or set(spec.names)
    missing = {name for row in rows for name in names - row.keys()}
    if missing:
        raise SchemaError(f"{spec.name}: columns missing or unknown: {', '.join(sorted(missing))}")
    return {name: [row[name] for row in rows] for name in names}


def _column(spec: TableSpec, name: str, values: list[Any]) -> pa.Array:
    field = spec.arrow.field(name)
    try:
        column = pa.array(values, field.type)
        column.validate(full=True)
    except (pa.ArrowException, TypeError, ValueError, OverflowError) as error:
        raise SchemaError(f"{spec.name}.{name}: not of type {field.type}: {type(error).__name__}") from error
    if column.null_count and not field.nullable:
        raise SchemaError(f"{spec.name}.{name}: null in row {values.index(None)}, and it may not be")
    if pa.types.is_list(field.type) and column.values.null_count:
        raise SchemaError(f"{spec.name}.{name}: a list with a null in it")
    return column


def _check_key(spec: TableSpec, table: pa.Table) -> None:
    found = table.group_by(list(spec.key)).aggregate([([], "count_all")])
    twice = found.filter(pc.greater(found["count_all"], 1)).select(list(spec.key))
    if twice.num_rows:
        raise SchemaError(f"{spec.name}: two rows with the key {tuple(twice.slice(0, 1).to_pylist()[0].values())}")


def write_tables(folder: Path, tables: Mapping[str, pa.Table]) -> dict[str, TableFile]:
    """Write every table of the schema; equal tables give equal bytes. Raises SchemaError where one is missing."""
    missing = load_schema().keys() ^ tables.keys()
    if missing:
        raise SchemaError(f"tables missing or unknown: {', '.join(sorted(missing))}")
    written: dict[str, TableFile] = {}
    for name, table in tables.items():
        path = folder / f"{name}.parquet"
        write_parquet(table, path)
        written[name] = TableFile(rows=table.num_rows, sha256=hash_file(path))
    return written


def write_parquet(table: pa.Table, path: Path) -> None:
    """One table, in groups of rows small enough that of a sorted one little is read for a state and a year."""
    pq.write_table(table, path, compression="zstd", compression_level=3, version="2.6", row_group_size=ROWS_A_GROUP)


@contextmanager
def only_builder(ws: Workspace) -> Iterator[None]:
    """Hold the right to build. Raises UserError where another build is running."""
    ws.builds.mkdir(parents=True, exist_ok=True)
    with (ws.outputs / ".build.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UserError(f"Another build is running in {ws.outputs}.", "Wait until it has ended.") from error
        yield


def start_build(ws: Workspace) -> Path:
    """An empty folder to build in; what a build that died left behind is swept away."""
    for leftover in ws.builds.glob(f"{PARTIAL}*"):
        shutil.rmtree(leftover)
    folder = ws.builds / f"{PARTIAL}-{os.getpid()}"
    folder.mkdir(parents=True)
    return folder


def put_in_place(ws: Workspace, folder: Path, manifest: Manifest) -> Dataset:
    """Make the folder the dataset in force, keep the one before it, and drop older ones."""
    write_manifest(folder, manifest)
    previous = ws.dataset.resolve()
    numbered = [int(path.name) for path in ws.builds.iterdir() if path.name.isdigit()]
    final = ws.builds / f"{max(numbered, default=0) + 1:06d}"
    folder.rename(final)
    _turn_link(ws, final)
    for path in ws.builds.iterdir():
        if path not in (final, previous):
            shutil.rmtree(path)
    return Dataset(final, manifest)


def _turn_link(ws: Workspace, final: Path) -> None:
    link = ws.outputs / f"{PARTIAL}-link"
    link.unlink(missing_ok=True)
    link.symlink_to(final.relative_to(ws.outputs), target_is_directory=True)
    try:
        link.replace(ws.dataset)
    except IsADirectoryError as error:
        link.unlink()
        raise UserError(f"{ws.dataset} is a folder, where a link belongs.", "Move it away and build again.") from error
