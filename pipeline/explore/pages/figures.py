"""One figure: its sentence, everything that was read of it, and the cells it stands in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.explore.choices import Choice
from pipeline.explore.desk import Desk
from pipeline.explore.pages.model import Link, Page, Query, UnknownError
from pipeline.schema import load_schema

CELLS = """
SELECT basis, jurisdiction_id, period FROM comparison_counts JOIN comparison USING (cell)
WHERE count_id = ? AND offense IS NULL AND age_group IS NULL AND (at_least IS NOT NULL OR at_most_local IS NOT NULL)
ORDER BY basis, length(jurisdiction_id) DESC, period LIMIT 200
"""
PASSED_OVER = {"evidence", "evidence_start", "evidence_end", "count_id", "release_id", "value"}


def figure(desk: Desk, parts: Mapping[str, str], _query: Query, _link: Link) -> Page:
    row = desk.served.row("SELECT * FROM counts WHERE count_id = ?", [parts["id"]])
    if row is None:
        raise UnknownError("No figure of that id is in the dataset.")
    release = desk.served.row(
        "SELECT * FROM releases WHERE release_id = ? AND revision = ?", [row["release_id"], row["revision"]]
    )
    columns = [column for column in load_schema()["counts"].columns if column.name not in PASSED_OVER]
    said = {
        "count": row,
        "release": release,
        "fields": [(column, row[column.name]) for column in columns if row[column.name] not in (None, "[]")],
        "areas": [(area, desk.label(area)) for area in json.loads(row["place_ids"])],
        "cells": _cells(desk, row),
        "manifest": desk.dataset.manifest,
    }
    return Page("figure.html", f"{row['value']:,} {row['measure'].replace('_', ' ')}", said)


def _cells(desk: Desk, row: Mapping[str, Any]) -> list[tuple[str, str, str, str]]:
    """The cells by year that the figure touches: view, area, address of the cell, and its period."""
    return [
        (
            cell["basis"],
            desk.label(cell["jurisdiction_id"]),
            f"/cell?{_choice(row, cell).query(area=cell['jurisdiction_id'], at=cell['period'])}",
            cell["period"],
        )
        for cell in desk.served.rows(CELLS, [row["count_id"]])
    ]


def _choice(row: Mapping[str, Any], cell: Mapping[str, Any]) -> Choice:
    return Choice(row["measure"], basis=cell["basis"])
