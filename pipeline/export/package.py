"""Frictionless Data Packages: a folder of CSV or Parquet files that says itself what is in it.

Data Package v1 and Table Schema v1 (specs.frictionlessdata.io). A Parquet file carries its own types, so that its
resource is held to its hash and size; a CSV file is held to every type, key and reference as well.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.dataset import write_parquet
from pipeline.errors import UserError
from pipeline.export.explaining import citation_file, licence_file, readme
from pipeline.export.extent import Edition, about
from pipeline.formats import as_csv
from pipeline.manifest import hash_file
from pipeline.schema import Column, TableSpec, has_plain_key, load_schema

TYPES = {
    "int32": "integer",
    "int64": "integer",
    "float64": "number",
    "bool": "boolean",
    "timestamp": "datetime",
    "strings": "array",
}


def _write_csv(table: pa.Table, path: Path) -> None:
    path.write_bytes(as_csv(table))


WRITERS: dict[str, Callable[[pa.Table, Path], None]] = {"csv": _write_csv, "parquet": write_parquet}


def write_package(edition: Edition, folder: Path, form: str) -> list[Path]:
    """The tables as `form`, csv or parquet, with datapackage.json, README.md, CITATION.cff and LICENSE.md.

    Raises UserError where the folder holds anything but an earlier package, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / "datapackage.json").is_file():
            raise UserError(f"{folder} holds other files.", "Give an empty folder, or that of an earlier export.")
        paths = [folder / f"{name}.{form}" for name in load_schema()]
        for path in paths:
            WRITERS[form](edition.tables[path.stem], path)
        beside = _beside(edition) | {"datapackage.json": _as_json(descriptor(edition, paths))}
        for name, text in beside.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        problem = f"{folder} cannot be written: {error.strerror}."
        raise UserError(problem, "Give another place, or mend its permissions.") from error
    return [*paths, *(folder / name for name in beside)]


def _beside(edition: Edition) -> dict[str, str]:
    return {"README.md": readme(edition), "CITATION.cff": citation_file(edition), "LICENSE.md": licence_file()}


def _as_json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def descriptor(edition: Edition, paths: list[Path]) -> dict[str, Any]:
    """What datapackage.json says of the files."""
    told, licence = about(), about()["licence"]
    return {
        "profile": "data-package",
        "name": told["name"],
        "title": told["title"],
        "description": f"{told['description']} Extent: {edition.described()}. {' '.join(told['mind'])}",
        "version": edition.version,
        "keywords": told["keywords"],
        "licenses": [{key: licence[key] for key in ("name", "title", "path")}],
        "sources": told["sources"],
        "contributors": [{"title": told["authors"], "role": "author"}],
        "resources": [_resource(load_schema()[path.stem], edition.tables[path.stem], path) for path in paths],
    }


def _resource(spec: TableSpec, table: pa.Table, path: Path) -> dict[str, Any]:
    found = {
        "name": spec.name,
        "path": path.name,
        "description": f"A row is {spec.row}.",
        "format": path.suffix[1:],
        "mediatype": {".csv": "text/csv", ".parquet": "application/vnd.apache.parquet"}[path.suffix],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{hash_file(path)}",
    }
    if path.suffix == ".csv":
        found |= {"type": "table", "profile": "tabular-data-resource", "encoding": "utf-8"}
        return found | {"schema": _schema(spec, table)}
    return found | {"type": "file"}


def _schema(spec: TableSpec, table: pa.Table) -> dict[str, Any]:
    fields = [_field(column, has_empty=_has_empty(table[column.name])) for column in spec.columns]
    found: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if has_plain_key(spec):
        found["primaryKey"] = list(spec.key)
    if spec.references:
        found["foreignKeys"] = [
            {"fields": list(reference.columns), "reference": {"resource": resource, "fields": list(key)}}
            for reference in spec.references
            for resource, key in ((_resource_of(reference.table, spec), load_schema()[reference.table].key),)
        ]
    return found


def _resource_of(table: str, spec: TableSpec) -> str:
    """The name of a resource in a reference; that of the resource itself is empty."""
    return "" if table == spec.name else table


def _has_empty(column: pa.ChunkedArray) -> bool:
    """Whether a text of no characters is among them, which a CSV file cannot tell from a null."""
    return pa.types.is_string(column.type) and bool(pc.any(pc.equal(column, "")).as_py())


def _field(column: Column, *, has_empty: bool) -> dict[str, Any]:
    required = {} if column.nullable or has_empty else {"constraints": {"required": True}}
    return {"name": column.name, "type": TYPES.get(column.type, column.type), "description": column.about} | required
