"""Agencies, jurisdictions and operations: each on a page of its own, and the lists of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.comparison.table import MEASURES
from pipeline.errors import UserError
from pipeline.explore import charts
from pipeline.explore.answers import Cell
from pipeline.explore.choices import Choice
from pipeline.explore.desk import Desk
from pipeline.explore.pages.home import cell_address
from pipeline.explore.pages.model import Link, Page, Query, UnknownError, paging
from pipeline.explore.words import plain

FIGURES_THERE = """
SELECT counts.*, releases.publisher, releases.title FROM place_count JOIN counts USING (count_id)
    JOIN releases USING (release_id, revision)
WHERE place_count.jurisdiction_id = ? ORDER BY place_count.published DESC, place_count.count_id DESC LIMIT ? OFFSET ?
"""
NAMED_IN = """
SELECT agencies.role, agencies.as_said, releases.release_id, releases.title, releases.publisher, releases.published,
    (SELECT count(*) FROM counts WHERE counts.release_id = releases.release_id
        AND counts.revision = releases.revision) AS figures
FROM agencies JOIN releases USING (release_id, revision)
WHERE agencies.agency_id = ? AND releases.latest ORDER BY releases.published DESC, release_id LIMIT ? OFFSET ?
"""
NAMED_COUNT = """
SELECT count(*) FROM agencies JOIN releases USING (release_id, revision) WHERE agencies.agency_id = ? AND latest
"""
NAMED_BY_YEAR = """
SELECT substr(published, 1, 4) AS year, count(DISTINCT release_id) AS releases,
    count(DISTINCT CASE WHEN role = 'issuing' THEN release_id END) AS issued
FROM agencies JOIN releases USING (release_id, revision) WHERE agencies.agency_id = ? AND latest
GROUP BY 1 ORDER BY 1 NULLS LAST
"""
NAMELESS = "An operation that no release names"
TELLINGS = """
SELECT tellings.*, title, publisher FROM tellings JOIN releases USING (release_id, revision)
WHERE tellings.operation_id = ? AND tellings.latest ORDER BY tellings.published, release_id LIMIT 500
"""
TOLD_OF = """
SELECT counts.*, releases.publisher, releases.title FROM counts JOIN releases USING (release_id, revision)
WHERE counts.operation_id = ? ORDER BY counts.measure, counts.published, counts.start LIMIT 500
"""


def agencies(desk: Desk, _parts: Mapping[str, str], query: Query, _link: Link) -> Page:
    at = paging(query, desk.served.number("SELECT count(*) FROM agency_list"), "/agencies?")
    rows = desk.served.rows(
        "SELECT * FROM agency_list ORDER BY releases DESC, name, agency_id LIMIT ? OFFSET ?", at.limit
    )
    return Page("agencies.html", "Agencies", {"rows": rows, "paging": at, "label": desk.label})


def agency(desk: Desk, parts: Mapping[str, str], query: Query, _link: Link) -> Page:
    row = desk.served.row("SELECT * FROM agency_list WHERE agency_id = ?", [parts["id"]])
    if row is None:
        raise UnknownError("No agency of that id is in the dataset.")
    at = paging(query, desk.served.number(NAMED_COUNT, [parts["id"]]), f"/agency/{parts['id']}?")
    said = {
        "agency": row,
        "area": desk.label(row["jurisdiction_id"]),
        "years": desk.served.rows(NAMED_BY_YEAR, [parts["id"]]),
        "rows": desk.served.rows(NAMED_IN, (parts["id"], *at.limit)),
        "paging": at,
    }
    return Page("agency.html", row["name"], said)


def jurisdictions(desk: Desk, _parts: Mapping[str, str], query: Query, _link: Link) -> Page:
    sql = "SELECT jurisdiction_id, figures FROM place_total"
    rows = [{**row, "name": desk.label(row["jurisdiction_id"])} for row in desk.served.rows(sql)]
    rows = [row | {"level": desk.areas.level.get(row["jurisdiction_id"], "")} for row in rows]
    at = paging(query, len(rows), "/jurisdictions?")
    size, start = at.limit
    rows.sort(key=lambda row: (-row["figures"], row["name"]))
    return Page("jurisdictions.html", "Jurisdictions", {"rows": rows[start : start + size], "paging": at})


def jurisdiction(desk: Desk, parts: Mapping[str, str], query: Query, link: Link) -> Page:
    area = parts["id"]
    if area not in desk.areas.name:
        raise UnknownError("No jurisdiction of that id is known.")
    basis = "publication" if query.get("basis") == "publication" else "period"
    cells = _cells(desk, area, basis)
    at = paging(
        query,
        desk.served.number("SELECT count(*) FROM place_count WHERE jurisdiction_id = ?", [area]),
        f"/jurisdiction/{area}?" + ("basis=publication&" if basis == "publication" else ""),
    )
    around = sorted(desk.areas.around(area) - {area}, key=len)
    reached = [row["jurisdiction_id"] for row in desk.served.rows("SELECT DISTINCT jurisdiction_id FROM own_area")]
    inside = [one for one in reached if one != area and area in desk.areas.around(one)]
    said = {
        "area": area,
        "name": desk.label(area),
        "level": desk.areas.level[area],
        "around": [(one, desk.label(one)) for one in around],
        "inside": sorted(((one, desk.label(one)) for one in inside), key=lambda pair: pair[1])[:400],
        "people": desk.served.row(
            "SELECT year, population, source FROM populations WHERE jurisdiction_id = ? ORDER BY year DESC", [area]
        ),
        "basis": basis,
        "measures": [measure for measure in MEASURES if any(cell["measure"] == measure for cell in cells)],
        "periods": sorted({cell["period"] for cell in cells}),
        "cells": {(cell["measure"], cell["period"]): cell for cell in cells},
        "cell_address": _address,
        "chart": charts.bounds(
            cells, lambda cell: plain(cell["measure"]).capitalize(), lambda cell: link(_address(cell))
        ),
        "agencies": desk.served.rows(
            "SELECT * FROM agency_list WHERE jurisdiction_id = ? ORDER BY releases DESC, name LIMIT 50", [area]
        ),
        "rows": desk.served.rows(FIGURES_THERE, (area, *at.limit)),
        "paging": at,
    }
    return Page("jurisdiction.html", desk.label(area), said)


def operations(desk: Desk, _parts: Mapping[str, str], query: Query, _link: Link) -> Page:
    at = paging(query, desk.served.number("SELECT count(*) FROM operations"), "/operations?")
    sql = "SELECT * FROM operations ORDER BY json_array_length(releases) DESC, name, operation_id LIMIT ? OFFSET ?"
    rows = [_unpacked(row) for row in desk.served.rows(sql, at.limit)]
    return Page("operations.html", "Operations", {"rows": rows, "paging": at, "label": desk.label})


def operation(desk: Desk, parts: Mapping[str, str], _query: Query, _link: Link) -> Page:
    row = desk.served.row("SELECT * FROM operations WHERE operation_id = ?", [parts["id"]])
    if row is None:
        raise UnknownError("No operation of that id is in the dataset.")
    found = _unpacked(row)
    said = {
        "operation": found,
        "areas": [(area, desk.label(area)) for area in found["place_ids"]],
        "figures": desk.served.rows(TOLD_OF, [parts["id"]]),
        "releases": [_told(row) for row in desk.served.rows(TELLINGS, [parts["id"]])],
    }
    return Page("operation.html", found["name"] or NAMELESS, said)


def _unpacked(row: dict[str, Any]) -> dict[str, Any]:
    lists = ("place_ids", "releases", "count_ids", "disagreements", "path")
    return row | {name: json.loads(row[name]) for name in lists} | {"name": row["name"] or NAMELESS}


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return row | {name: json.loads(row[name]) for name in ("claims", "reasons")}


def _cells(desk: Desk, area: str, basis: str) -> list[Cell]:
    found: list[Cell] = []
    for measure in MEASURES:
        try:
            found += desk.answers.cells(Choice(measure, basis=basis, place=area))
        except UserError:
            continue  # nothing is told of this measure here
    return found


def _address(cell: Cell) -> str:
    return cell_address(Choice(cell["measure"], basis=cell["basis"]), cell)
