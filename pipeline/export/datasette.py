"""What Datasette shows beside an exported database: meanings of tables and columns, facets, licence, questions."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

from pipeline.export.explaining import terms
from pipeline.export.extent import Edition, about
from pipeline.schema import TableSpec, load_schema

LABELS = {"releases": "title", "operations": "name", "jurisdictions": "name"}


def datasette_metadata(edition: Edition, database: str) -> dict[str, Any]:
    """The metadata of `datasette FILE --metadata`; `database` is the file's name without its ending."""
    told, licence = terms(edition), about()["licence"]
    tables = {name: _table(spec) for name, spec in load_schema().items()}
    tables |= {f"{name}_fts": {"hidden": True} for name in about()["search"]}
    return {
        "title": told["title"],
        "description": f"{told['description']} Extent: {told['extent']}. Version {told['version']}. {told['mind']}",
        "license": licence["title"],
        "license_url": licence["path"],
        "databases": {database: {"tables": tables, "queries": _queries()}},
    }


def _table(spec: TableSpec) -> dict[str, Any]:
    found: dict[str, Any] = {
        "description": f"A row is {spec.row}.",
        "columns": {column.name: column.about for column in spec.columns},
        "size": 50,
    }
    if facets := about()["facets"].get(spec.name):
        found["facets"] = facets
    if spec.name in LABELS:
        found["label_column"] = LABELS[spec.name]
    return found


def _queries() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(files("pipeline.export").joinpath("queries.yml").read_text(encoding="utf-8"))
    return found
