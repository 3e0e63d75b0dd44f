"""Areas that were not always there: a former county, a region that took its place."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files

from pipeline.comparison.figures import LONG_AGO, NEVER


@cache
def lifetimes() -> dict[str, tuple[int, int]]:
    """The first and last day, as ordinals, of the areas of corpus/reference/area_changes.csv."""
    with files("corpus").joinpath("reference", "area_changes.csv").open(encoding="utf-8") as lines:
        return {
            row["area_id"]: (_day(row["first"], LONG_AGO), _day(row["last"], NEVER)) for row in csv.DictReader(lines)
        }


def outlives(area: str, first: int, last: int) -> bool:
    """Whether some of the days `first` to `last` lie before the area was made or after it ended."""
    begun, ended = lifetimes().get(area, (LONG_AGO, NEVER))
    return first < begun or last > ended


def _day(text: str, none: int) -> int:
    return date.fromisoformat(text).toordinal() if text else none
