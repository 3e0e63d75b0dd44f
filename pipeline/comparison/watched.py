"""How closely an area was followed in a period: sources, what they published, months of silence."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from typing import NamedTuple

import pyarrow as pa

from pipeline.comparison.areas import Areas


class Watch(NamedTuple):
    """The columns of the comparison table of the same names."""

    sources_monitored: int
    releases_published: int
    months_without: int


class Watched:
    """The coverage table by area. Sources of the area itself and of areas in it count; the state's do not."""

    def __init__(self, coverage: pa.Table, areas: Areas) -> None:
        rows = [row for row in coverage.to_pylist() if row["monitored"] and row["jurisdiction_id"]]
        self._by_area: dict[str, dict[str, Counter[int]]] = {}
        for row in rows:
            for area in areas.around(row["jurisdiction_id"]):
                months = self._by_area.setdefault(area, {}).setdefault(row["source_id"], Counter())
                months[_month(row["month"])] += row["kept"]
        known = [_month(row["month"]) for row in rows]
        self._known = (min(known), max(known)) if known else (0, -1)
        self.of = cache(self._of)

    def _of(self, area: str, first: int, last: int) -> Watch:
        """For the days `first` to `last`, as ordinals; beyond the first and last month of all nothing is known."""
        start, end = max(_month_of(first), self._known[0]), min(_month_of(last), self._known[1])
        sources = self._by_area.get(area, {})
        followed = [months for months in sources.values() if min(months) <= end and max(months) >= start]
        told = {month: n for month in range(start, end + 1) if (n := sum(months[month] for months in followed))}
        return Watch(len(followed), sum(told.values()), max(0, end - start + 1) - len(told))


def _month(name: str) -> int:
    year, month = map(int, name.split("-"))
    return year * 12 + month - 1


def _month_of(day: int) -> int:
    if not 0 < day <= date.max.toordinal():
        return -1 if day <= 0 else date.max.year * 12
    then = date.fromordinal(day)
    return then.year * 12 + then.month - 1
