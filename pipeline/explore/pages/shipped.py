"""The cells of a comparison as data beside a site's page, which the page chooses from where no server answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.explore.answers import SHOWN
from pipeline.explore.choices import Choice
from pipeline.explore.desk import Desk
from pipeline.explore.pages.model import Download, Link, Query, UnknownError

CELLS = f"""
SELECT {SHOWN}, coalesce(offense, '') AS offense, coalesce(age_group, '') AS age_group FROM comparison
WHERE measure = ? AND basis = ? AND (at_least IS NOT NULL OR at_most_local IS NOT NULL)
ORDER BY offense, age_group, jurisdiction_id, period
"""


def shipped(desk: Desk, parts: Mapping[str, str], _query: Query, link: Link) -> Download:
    """All cells by year of one measure and view.

    `kinds`: offense and age with a bar between them → rows of area, period, least, most, whether firm, releases behind
    it, and the address of its page. `areas`: id → name, level, address of its page, and the areas that hold it.
    `own`: the areas that releases speak of.
    """
    measure, basis = parts["measure"], parts["basis"]
    rows = desk.served.rows(CELLS, [measure, basis])
    if not rows:
        raise UnknownError("Nothing is told of this measure.")
    kinds: dict[str, list[list[Any]]] = {}
    for row in rows:
        choice = Choice(measure, basis=basis, offense=row["offense"], age=row["age_group"])
        address = f"/cell?{choice.query(area=row['jurisdiction_id'], at=row['period'])}"
        said = [row[name] for name in ("jurisdiction_id", "period", "at_least", "at_most_local", "firm", "releases")]
        kinds.setdefault(f"{row['offense']}|{row['age_group']}", []).append([*said, link(address)])
    own = desk.served.rows("SELECT jurisdiction_id FROM own_area WHERE measure = ? ORDER BY 1", [measure])
    known = {
        "kinds": kinds,
        "areas": {one: _area(desk, one, link) for one in sorted({row["jurisdiction_id"] for row in rows})},
        "own": [row["jurisdiction_id"] for row in own],
    }
    return Download(f"{measure}-{basis}.json", "application/json", json.dumps(known, separators=(",", ":")).encode())


def _area(desk: Desk, area: str, link: Link) -> list[Any]:
    holders = sorted(desk.areas.holding(area) - {area})
    return [desk.label(area), desk.areas.level[area], link(f"/jurisdiction/{area}"), holders]
