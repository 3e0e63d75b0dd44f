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
    name: str
    type: str
    nullable: bool
    about: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that hold the key of a row of another table, or of the same."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table: what a row is, which columns tell rows apart, the order rows stand in, and what they refer to."""

    name: str
    row: str
    key: tuple[str, ...]
    sort: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def arrow(self) -> pa.Schema:
        return pa.schema([pa.field(c.name, TYPES[c.type], nullable=c.nullable) for c in self.columns])


def has_plain_key(spec: TableSpec) -> bool:
    """Whether no column of the key may be null, as a primary key demands elsewhere."""
    return not any(column.nullable for column in spec.columns if column.name in spec.key)


@cache
def load_schema() -> dict[str, TableSpec]:
    """Every table by name, in the order of the file. Raises ValueError where the file contradicts itself."""
    described = yaml.safe_load(files("pipeline").joinpath("schema.yml").read_text(encoding="utf-8"))
    specs = {name: _table(name, entry) for name, entry in described.items()}
    for spec in specs.values():
        for reference in spec.references:
            if reference.table not in specs or len(reference.columns) != len(specs[reference.table].key):
                raise ValueError(f"schema.yml: {spec.name}: {reference.columns} is no key of {reference.table!r}")
    return specs


def _table(name: str, entry: dict[str, Any]) -> TableSpec:
    columns = tuple(Column(column, **about) for column, about in entry["columns"].items())
    references = tuple(Reference(tuple(told["columns"]), told["table"]) for told in entry.get("references", ()))
    spec = TableSpec(name, entry["row"], tuple(entry["key"]), tuple(entry["sort"]), columns, references)
    for column in columns:
        if column.type not in TYPES:
            known = ", ".join(TYPES)
            raise ValueError(f"schema.yml: {name}.{column.name}: unknown type {column.type!r}; known: {known}")
    referring = (column for reference in references for column in reference.columns)
    for column_name in (*spec.key, *spec.sort, *referring):
        if column_name not in spec.names:
            raise ValueError(f"schema.yml: {name}: key, sort or references: {column_name!r} is no column")
    return spec
