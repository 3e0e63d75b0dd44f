"""A dataset in a folder, written by hand: for tests of what reads datasets. Everything in it is invented."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.dataset import make_table, put_in_place, start_build, write_tables
from pipeline.manifest import Manifest, making
from pipeline.schema import TableSpec, load_schema
from pipeline.workspace import Workspace, open_workspace

FILLERS: dict[str, Any] = {"string": "x", "int32": 1, "int64": 1, "float64": 0.5, "bool": False, "strings": []}


def write_dataset(home: Path, given: Mapping[str, pa.Table]) -> Workspace:
    """The tables as the dataset in force of a workspace; columns not given are null, or filled where they must be."""
    ws = open_workspace(home, must_write=True)
    ws.builds.mkdir()
    folder = start_build(ws)
    specs = load_schema()
    tables = {name: make_table(spec, _rows(spec, given.get(name))) for name, spec in specs.items()}
    written = write_tables(folder, tables)
    counted = {name: table.num_rows for name, table in tables.items()}
    put_in_place(ws, folder, Manifest(**making("").model_dump(), counts_in={}, counts_out=counted, tables=written))
    return ws


def _rows(spec: TableSpec, table: pa.Table | None) -> list[dict[str, Any]]:
    rows = table.to_pylist() if table is not None else []
    filler = {column.name: None if column.nullable else FILLERS.get(column.type) for column in spec.columns}
    return [filler | {name: value for name, value in row.items() if name in filler} for row in rows]
