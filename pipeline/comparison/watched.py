"""How closely an area was followed in a period: sources, what they published, months of silence."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from typing import NamedTuple

import pyarrow as pa

from pipeline.comparison.areas import Areas

UNKNOWN = "unknown"
Months = dict[str, dict[str, Counter[int]]]  # by area, source and month


class Watch(NamedTuple):
    """The columns of the comparison table of the same names."""

    sources_monitored: int
    sources_down: int
    releases_published: int
    releases_lost: int
    months_without: int


class Watched:
    """The coverage table by area. Sources of the area itself and of areas in it count; the state's do not."""

    def __init__(self, coverage: pa.Table, areas: Areas) -> None:
        rows = [row for row in coverage.to_pylist() if row["month"] != UNKNOWN and row["jurisdiction_id"]]
        self._kept: Months = {}
        self._down: Months = {}
        self._lost: Months = {}
        for row in rows:
            month = _month(row["month"])
            for area in areas.around(row["jurisdiction_id"]):
                for told, column in ((self._kept, "kept"), (self._down, "down"), (self._lost, "failed")):
                    if column != "kept" or row["monitored"]:
                        own = told.setdefault(area, {}).setdefault(row["source_id"], Counter())
                        own[month] += row[column]
        known = [_month(row["month"]) for row in rows if row["monitored"]]
        self._known = (min(known), max(known)) if known else (0, -1)
        self.of = cache(self._of)

    def _of(self, area: str, first: int, last: int) -> Watch:
        """For the days `first` to `last`, as ordinals; beyond the first and last month of all nothing is known."""
        start, end = _month_of(first), _month_of(last)
        down = sum(_within(months, start, end) > 0 for months in self._down.get(area, {}).values())
        lost = sum(_within(months, start, end) for months in self._lost.get(area, {}).values())
        start, end = max(start, self._known[0]), min(end, self._known[1])
        sources = self._kept.get(area, {})
        followed = [months for months in sources.values() if min(months) <= end and max(months) >= start]
        told = {month: n for month in range(start, end + 1) if (n := sum(months[month] for months in followed))}
        return Watch(len(followed), down, sum(told.values()), lost, max(0, end - start + 1) - len(told))


def _within(months: Counter[int], start: int, end: int) -> int:
    return sum(n for month, n in months.items() if start <= month <= end)


def _month(name: str) -> int:
    year, month = map(int, name.split("-"))
    return year * 12 + month - 1


def _month_of(day: int) -> int:
    if not 0 < day <= date.max.toordinal():
        return -1 if day <= 0 else date.max.year * 12
    then = date.fromordinal(day)
    return then.year * 12 + then.month - 1
