"""Comparing jurisdictions over time, and the proof of one cell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from pipeline.comparison.areas import LEVELS, REGION
from pipeline.comparison.asking import NoAnswerError
from pipeline.comparison.table import MEASURES, OFFENSES
from pipeline.errors import UserError
from pipeline.explore import charts
from pipeline.explore.answers import LIGHT, Cell, as_frame
from pipeline.explore.choices import AGES, EVERY, Choice, choice_of
from pipeline.explore.desk import Desk
from pipeline.explore.pages.home import cell_address
from pipeline.explore.pages.model import Download, Link, Page, Query, UnknownError, paging
from pipeline.explore.served import TooLongError
from pipeline.resolve.decided import KINDS

ROWS = 40  # jurisdictions a page
OPTION = Markup('<option value="{}"></option>')
COUNTY = "county"
FIGURES = """
SELECT counts.*, releases.publisher, releases.title FROM counts JOIN releases USING (release_id, revision)
WHERE count_id IN ({marks})
"""


def compare(desk: Desk, _parts: Mapping[str, str], query: Query, link: Link) -> Page:
    choice = choice_of(query)
    said = {
        "choice": choice,
        "known": _known(desk),
        "level_names": _levels(desk),
        "blank": charts.panels([], [], []),
        "variants": _variants(desk, choice),
    }
    try:
        extent = desk.answers.extent(choice)
    except UserError as error:
        status = 200 if isinstance(error, NoAnswerError) else 503 if isinstance(error, TooLongError) else 400
        return Page("compare.html", "Compare", said | {"error": error, "rows": [], "paging": None}, status)
    areas = list(extent.areas)
    at = paging(query, len(areas), f"/compare?{choice.query()}&", ROWS)
    size, start = at.limit
    listed = areas[start : start + size]
    drawn = [area for area, _ in extent.areas.most_common(charts.MOST_PANELS)]
    by_area: dict[str, dict[str, Cell]] = {area: {} for area in {*listed, *drawn}}
    for cell in desk.answers.cells(choice, by_area.keys()):
        by_area[cell["jurisdiction_id"]][cell["period"]] = cell
    shown = [cell for area in drawn for cell in by_area[area].values()]
    said |= {
        "paging": at,
        "rows": [(desk.label(area), area, by_area[area]) for area in listed],
        "periods": extent.periods,
        "chart": charts.bounds(
            shown, lambda cell: desk.label(cell["jurisdiction_id"]), lambda c: link(cell_address(choice, c))
        ),
        "cell_address": lambda cell: cell_address(choice, cell),
        "most": charts.MOST_PANELS,
        "drawn": len(drawn),
    }
    return Page("compare.html", "Compare", said)


def take_along(desk: Desk, parts: Mapping[str, str], query: Query, _link: Link) -> Download:
    """The comparison as a file. Raises UserError as the page would say it."""
    choice = choice_of(query)
    cells = desk.answers.cells(choice, columns=LIGHT)
    frame = as_frame(cells)
    frame["citation"] = [desk.answers.citation(cell) for cell in cells]
    if parts["form"] == "csv":
        frame["flags"] = [" ".join(flags) for flags in frame["flags"]]
        return Download("comparison.csv", "text/csv; charset=utf-8", frame.to_csv(index=False).encode())
    if parts["form"] == "json":
        return Download("comparison.json", "application/json", frame.to_json(orient="records", indent=1).encode())
    raise UnknownError("A comparison is taken along as CSV or JSON.")


def cell(desk: Desk, _parts: Mapping[str, str], query: Query, _link: Link) -> Page:
    choice = choice_of(query)
    area, period = query.get("area", ""), query.get("at", "")
    found = desk.answers.cell(choice, area, period)
    if found is None:
        raise UnknownError("No release speaks of this jurisdiction and period.")
    order = sorted(found.behind, key=lambda one: not one[1].startswith("adds"))
    at = paging(query, len(order), f"/cell?{choice.query(area=area, at=period)}&")
    size, start = at.limit
    shown = order[start : start + size]
    rows = desk.served.rows(FIGURES.format(marks=", ".join("?" * len(shown))), [count_id for count_id, _, _ in shown])
    figures = {row["count_id"]: row for row in rows}
    said = {
        "cell": found,
        "choice": choice,
        "paging": at,
        "behind": [(figures[count_id], why, holder) for count_id, why, holder in shown if count_id in figures],
        "citation": desk.answers.citation(found),
    }
    return Page("cell.html", f"{found['jurisdiction']}, {period}", said)


@lru_cache(maxsize=2)
def _known(desk: Desk) -> dict[str, Any]:
    """What there is to choose from."""
    told = [row["measure"] for row in desk.served.rows("SELECT DISTINCT measure FROM cell_count")]
    marks = ", ".join("?" * len(KINDS))
    ids = [row["jurisdiction_id"] for row in desk.served.rows("SELECT DISTINCT jurisdiction_id FROM own_area")]
    return {
        "measures": [measure for measure in MEASURES if measure in told],
        "offenses": OFFENSES,
        "ages": AGES,
        "every": EVERY,
        "places": Markup("").join(OPTION.format(label) for label in sorted(map(desk.label, ids))[:2000]),
        "decided": desk.served.number(f"SELECT EXISTS (SELECT 1 FROM counts WHERE review IN ({marks}))", KINDS),
    }


def _levels(desk: Desk) -> list[str]:
    """The kinds of area that some cell is of. Regions are worked out of their counties."""
    told = {row["level"] for row in desk.served.rows("SELECT DISTINCT level FROM cell_count")}
    return ["jurisdiction", *(level for level in LEVELS if level in told), *([REGION] if COUNTY in told else [])]


def _variants(desk: Desk, choice: Choice) -> list[tuple[str, list[tuple[str, Choice, bool]]]]:
    """One step away from a choice: the links that stand for the form where there is no server behind the page."""
    measures = _known(desk)["measures"]
    levels = [level for level in _levels(desk) if level != REGION]
    plain = Choice(choice.measure, choice.by, basis=choice.basis)
    return [
        ("Measure", [(one, plain.but(measure=one), one == choice.measure) for one in measures]),
        ("Areas", [(one, plain.but(by=one), one == choice.by) for one in levels]),
        ("Time", [(one, plain.but(basis=one), one == choice.basis) for one in ("period", "publication")]),
    ]
