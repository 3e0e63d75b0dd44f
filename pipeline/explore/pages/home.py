"""Home and about: what the dataset is, how current and how much, and where the gaps are."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.comparison.table import MEASURES
from pipeline.errors import UserError
from pipeline.explore import charts
from pipeline.explore.answers import UNDATED, Cell
from pipeline.explore.choices import Choice
from pipeline.explore.desk import Desk
from pipeline.explore.pages.model import Link, Page, Query
from pipeline.explore.words import plain

HEADLINE = ("arrests", "rescues")


def home(desk: Desk, _parts: Mapping[str, str], query: Query, link: Link) -> Page:
    basis = "publication" if query.get("basis") == "publication" else "period"
    choices = {measure: Choice(measure, by="nation", basis=basis) for measure in HEADLINE}
    cells = [cell for choice in choices.values() for cell in _cells(desk, choice)]

    def href(cell: Cell) -> str:
        return link(cell_address(choices[cell["measure"]], cell))

    said = {
        "extent": desk.served.row("SELECT * FROM extent"),
        "basis": basis,
        "periods": sorted({cell["period"] for cell in cells}, key=lambda name: (name != UNDATED, name), reverse=True),
        "cells": {(cell["measure"], cell["period"]): cell for cell in cells},
        "hrefs": {(cell["measure"], cell["period"]): cell_address(choices[cell["measure"]], cell) for cell in cells},
        "headline": HEADLINE,
        "chart": charts.bounds(cells, lambda cell: plain(cell["measure"]).capitalize(), href),
        "gaps": desk.served.rows("SELECT * FROM source_total ORDER BY gaps DESC, coalesce(publisher, '') LIMIT 8"),
        "states": _most_told(desk),
    }
    return Page("home.html", "Taskforce Tally", said)


def about(desk: Desk, _parts: Mapping[str, str], _query: Query, _link: Link) -> Page:
    tables = [(name, entry.rows) for name, entry in desk.dataset.manifest.tables.items()]
    return Page("about.html", "About", {"manifest": desk.dataset.manifest, "tables": tables, "measures": MEASURES})


def cell_address(choice: Choice, cell: Cell) -> str:
    return f"/cell?{choice.query(area=cell['jurisdiction_id'], at=cell['period'])}"


def _cells(desk: Desk, choice: Choice) -> list[Cell]:
    try:
        return desk.answers.cells(choice)
    except UserError:
        return []  # nothing is told of this measure: its column stays empty


def _most_told(desk: Desk) -> list[tuple[str, str, int]]:
    sql = "SELECT jurisdiction_id, figures FROM place_total ORDER BY 2 DESC, 1 LIMIT 12"
    return [
        (row["jurisdiction_id"], desk.label(row["jurisdiction_id"]), row["figures"]) for row in desk.served.rows(sql)
    ]
