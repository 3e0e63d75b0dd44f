"""The tables of the dataset as `schema.yml` describes them, and their Arrow schemas."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pyarrow as pa
import yaml

TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us", tz="UTC"),
    "strings": pa.list_(pa.field("element", pa.string(), nullable=False)),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `later` marks one that no stage fills yet."""

    name: str
    type: str
    nullable: bool
    about: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: what a row is, which columns tell rows apart, and the order rows stand in."""

    name: str
    row: str
    key: tuple[str, ...]
    sort: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def arrow(self) -> pa.Schema:
        return pa.schema([pa.field(c.name, TYPES[c.type], nullable=c.nullable) for c in self.columns])


@cache
def load_schema() -> dict[str, TableSpec]:
    """Every table by name, in the order of the file. Raises ValueError where the file contradicts itself."""
    described = yaml.safe_load(files("pipeline").joinpath("schema.yml").read_text(encoding="utf-8"))
    return {name: _table(name, entry) for name, entry in described.items()}


def _table(name: str, entry: dict[str, Any]) -> TableSpec:
    columns = tuple(Column(column, **about) for column, about in entry["columns"].items())
    spec = TableSpec(name, entry["row"], tuple(entry["key"]), tuple(entry["sort"]), columns)
    for column in columns:
        if column.type not in TYPES:
            known = ", ".join(TYPES)
            raise ValueError(f"schema.yml: {name}.{column.name}: unknown type {column.type!r}; known: {known}")
    for column_name in (*spec.key, *spec.sort):
        if column_name not in spec.names:
            raise ValueError(f"schema.yml: {name}: key or sort names {column_name!r}, which is no column")
    return spec
