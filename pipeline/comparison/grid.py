"""The cells of a comparison: every area with every period that its figures reach, and the figures that touch each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, reduce
from typing import NamedTuple

import numpy as np

from pipeline.comparison.areas import Areas
from pipeline.comparison.columns import Bools, Ints
from pipeline.comparison.figures import LONG_AGO, NEVER, Figures
from pipeline.comparison.question import UNDATED, Question
from pipeline.comparison.reach import by_area
from pipeline.comparison.spans import shares, spans
from pipeline.comparison.windows import Window, numbers, window, windows

AT_ONCE = 200_000  # figures of areas


class Touch(NamedTuple):
    """Which figures touch which cells, sorted by cell and figure."""

    cell: Ints
    figure: Ints

    def where(self, kept: Bools) -> Touch:
        return Touch(self.cell[kept], self.figure[kept])


@dataclass(frozen=True)
class Cells:
    """`area`, `first` and `last` by cell; figures of the area or one in it (`near`), local to it, of its state or
    nation (`broad`), wholly inside; and the undated ones that could speak of it."""

    areas: list[str]
    windows: list[Window]
    first: Ints
    last: Ints
    near: Touch
    local: Touch
    broad: Touch
    inside: Touch
    undated: Touch

    def __len__(self) -> int:
        return len(self.windows)


class Grid:
    """The figures of one question by area, and by period."""

    def __init__(self, figures: Figures, areas: Areas, question: Question) -> None:
        self.areas, self.question = areas, question
        self.by_telling = question.basis == "publication"
        self.first = figures.told_first if self.by_telling else figures.first
        self.last = figures.told_last if self.by_telling else figures.last
        self.undated = figures.told_first == NEVER if self.by_telling else figures.undated
        self._open_start = question.every == "all" and question.since == LONG_AGO
        self._known = ~self.undated | (self._open_start & (self.last < NEVER))
        self._naming, self._reaching, self._holding, self._anywhere = by_area(figures, areas)
        self._named = cache(self._naming_or_anywhere)

    def wanted(self) -> list[str]:
        """The areas the question asks for, of those that figures reach."""
        question, found = self.question, self._naming if self.question.own_areas else self._reaching
        asked = [area for area in sorted(found) if self.areas.level.get(area) in question.levels]
        asked = [area for area in asked if question.places is None or area in question.places]
        return [area for area in asked if question.state in (None, self.areas.state(area))]

    def batches(self, wanted: list[str]) -> list[list[str]]:
        """The areas in runs that are worked out together, none of them large."""
        sizes = np.array([len(self._reaching[area]) for area in wanted], dtype="int64")
        return [wanted[a:b] for a, b in shares(sizes, AT_ONCE)]

    def cells(self, wanted: list[str]) -> Cells:
        near = [self._reaching[area] for area in wanted]
        around = [self._around(area, own) for area, own in zip(wanted, near, strict=True)]
        inside = [self._holding.get(area, _NONE) for area in wanted]
        found = [self._windows(own) for own in near]
        placed = _Placed(found, self)
        return Cells(
            areas=[area for area, own in zip(wanted, found, strict=True) for _ in own],
            windows=[each for own in found for each in own],
            first=placed.first,
            last=placed.last,
            near=placed.meeting(near),
            local=placed.meeting([local for local, _ in around]),
            broad=placed.meeting([broad for _, broad in around]),
            inside=placed.within(inside),
            undated=placed.undated([np.concatenate(both) for both in around]),
        )

    def _around(self, area: str, near: Ints) -> tuple[Ints, Ints]:
        """The figures local to an area, those of the counties it lies in included, and those of its state or nation
        or of anywhere."""
        above = self.areas.around(area) - {area}
        county = [self._naming[parent] for parent in above if len(parent) > 2 and parent in self._naming]
        local = reduce(np.union1d, county, near)
        broad = self._named(frozenset(parent for parent in above if len(parent) == 2))
        return local, np.setdiff1d(broad, local, assume_unique=True)

    def _naming_or_anywhere(self, areas: frozenset[str]) -> Ints:
        """The figures that name one of these areas, and those of anywhere."""
        return reduce(np.union1d, [self._naming[area] for area in areas if area in self._naming], self._anywhere)

    def _windows(self, near: Ints) -> list[Window]:
        """The periods that dated figures reach, and the one of those without a date."""
        question = self.question
        if question.every == "all":
            return self._whole_time()
        dated = near[~self.undated[near]]
        first, last = np.maximum(self.first[dated], question.since), np.minimum(self.last[dated], question.until)
        real = (first <= last) & (last < NEVER)
        ends = (numbers(question.every, days[real], question.fiscal_start) for days in (first, last))
        start, stop = np.unique(np.stack(list(ends)), axis=1)
        _, reached = spans(start, stop + 1)
        found = [window(question.every, number, question.fiscal_start) for number in np.unique(reached).tolist()]
        whole = question.since == LONG_AGO and question.until == NEVER
        return found + ([UNDATED] if whole and len(dated) < len(near) else [])

    def _whole_time(self) -> list[Window]:
        """One period: as asked, and where an end is left open, as far as the figures go."""
        known = self.last < NEVER
        if not known.any():
            return []
        first = np.where(self.first > LONG_AGO, self.first, self.last)[known].min()
        since = self.question.since if self.question.since > LONG_AGO else int(first)
        until = self.question.until if self.question.until < NEVER else int(self.last[known].max())
        if since > until:
            return []
        (whole,) = windows("all", since, until)
        return [whole._replace(first=self.question.since)]


class _Placed:
    """The periods of areas, cell after cell, ready to be looked up by day: those of an area do not meet, and the one of
    undated figures is its last."""

    def __init__(self, found: list[list[Window]], grid: Grid) -> None:
        self._grid = grid
        flat = [each for own in found for each in own]
        self.first, self.last = (np.array([each[i] for each in flat], dtype="int64") for i in (1, 2))
        apart = np.array([each == UNDATED for each in flat], dtype=bool)
        area = np.repeat(np.arange(len(found)), [len(own) for own in found])
        self._dated, self._area = np.flatnonzero(~apart), area[~apart]
        self._begin, self._end = _key(self._area, self.first[~apart]), _key(self._area, self.last[~apart])
        self._apart = np.full(len(found), -1, dtype="int64")
        self._apart[area[apart]] = np.flatnonzero(apart)

    def meeting(self, figures: list[Ints]) -> Touch:
        """Those that meet each period; those of no known time meet the one of their own."""
        grid, (area, figure) = self._grid, _flat(figures)
        known = grid._known[figure]
        own, dated = area[known], figure[known]
        start = np.searchsorted(self._end, _key(own, grid.first[dated]), side="left")
        stop = np.searchsorted(self._begin, _key(own, grid.last[dated]), side="right")
        owner, at = spans(start, stop)
        return self._sorted(self._dated[at], dated[owner], self._unknown(area, figure))

    def within(self, figures: list[Ints]) -> Touch:
        grid, (area, figure) = self._grid, _flat(figures)
        at = np.searchsorted(self._begin, _key(area, grid.first[figure]), side="right") - 1
        fits = at >= 0
        at, area_of, own = at[fits], area[fits], figure[fits]
        cell = self._dated[at]
        fits = (self._area[at] == area_of) & (self.first[cell] <= grid.first[own]) & (grid.last[own] <= self.last[cell])
        return self._sorted(cell[fits], own[fits], self._unknown(area, figure))

    def undated(self, figures: list[Ints]) -> Touch:
        """Those of no known time, beside each period that does not lie wholly after they were told. A period that
        begins with the beginning holds what was told before it ends, and has none beside it but what is told later."""
        grid, (area, figure) = self._grid, _flat(figures)
        own = grid.undated[figure]
        area, figure = area[own], figure[own]
        if grid._open_start:
            area, figure = area[grid.last[figure] >= NEVER], figure[grid.last[figure] >= NEVER]
        start = np.searchsorted(self._area, area, side="left")
        stop = np.searchsorted(self._begin, _key(area, grid.last[figure]), side="right")
        owner, at = spans(start, stop)
        return self._sorted(self._dated[at], figure[owner], Touch(_NONE, _NONE))

    def _unknown(self, area: Ints, figure: Ints) -> Touch:
        here = self._grid.undated[figure] & (self._apart[area] >= 0)
        return Touch(self._apart[area[here]], figure[here])

    def _sorted(self, cell: Ints, figure: Ints, more: Touch) -> Touch:
        cell, figure = np.concatenate((cell, more.cell)), np.concatenate((figure, more.figure))
        order = np.lexsort((figure, cell))
        return Touch(cell[order], figure[order])


def _key(area: Ints, day: Ints) -> Ints:
    """One number that sorts as the two do; days are below 2**23."""
    key: Ints = (area << 23) + day
    return key


def _flat(figures: list[Ints]) -> tuple[Ints, Ints]:
    """The figures of all areas, and the number of the area of each."""
    area = np.repeat(np.arange(len(figures)), [len(each) for each in figures])
    return area, np.concatenate(figures) if figures else _NONE


_NONE = np.array([], dtype="int64")
