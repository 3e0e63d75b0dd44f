"""The cells of a comparison: walks the areas and periods that figures reach, and bounds each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any, Literal

import numpy as np

from extractors.model import AgeGroup, Offense
from pipeline.comparison.areas import LEVELS, Areas
from pipeline.comparison.bounds import Clashes, Least, crowds, slice_most
from pipeline.comparison.figures import CUMULATIVE, LONG_AGO, NEVER, UNBOUNDED, Bools, Figures, Ints
from pipeline.comparison.habits import Habits
from pipeline.comparison.holders import Holders
from pipeline.comparison.proof import Proof
from pipeline.comparison.reach import by_area
from pipeline.comparison.windows import Every, Window, windows

Basis = Literal["period", "publication"]
Row = dict[str, Any]


@dataclass(frozen=True)
class Slice:
    """One kind of people: an offense, an age group, or everybody where both are null."""

    offense: Offense | None = None
    age_group: AgeGroup | None = None


@dataclass(frozen=True)
class Question:
    """What is compared. `levels` are the kinds of area; `own_areas` keeps only areas that figures name themselves.

    `since` and `until` are ordinals of days and cut the comparison; `state` is a two-digit code; `places` are the
    only areas wanted, where given; fiscal years begin with the month `fiscal_start` and are named by their last day.
    """

    measure: str
    every: Every = "year"
    basis: Basis = "period"
    slices: tuple[Slice, ...] = (Slice(),)
    levels: tuple[str, ...] = LEVELS
    own_areas: bool = False
    state: str | None = None
    since: int = LONG_AGO
    until: int = NEVER
    places: frozenset[str] = frozenset()
    fiscal_start: int = 10


class Comparison:
    """One measure of one question: walks areas, then periods, then kinds of people."""

    def __init__(self, figures: Figures, areas: Areas, question: Question) -> None:
        self.figures, self.areas, self.question = figures, areas, question
        self.crowd = crowds(figures)
        self.holders = Holders(figures)
        self.habits = Habits(figures)
        self.by_telling = question.basis == "publication"
        self.first = figures.told_first if self.by_telling else figures.first
        self.last = figures.told_last if self.by_telling else figures.last
        self.undated = figures.told_first == NEVER if self.by_telling else figures.undated
        self.kinds = [(kind, *self._kind(kind)) for kind in question.slices]
        scopes = [figures.code("scope", scope) for scope in CUMULATIVE]
        self.cumulative = np.isin(figures.codes["scope"], scopes)
        self.naming, self.reaching, self.holding, self.anywhere = by_area(figures, areas)
        self.everybody = np.ones(len(figures), dtype=bool)
        self._proven: dict[int, Ints] = {}

    def _kind(self, kind: Slice) -> tuple[Bools, Bools, Ints]:
        """Masks of the figures that speak of this kind and that might, and the most each of them allows."""
        figures = self.figures
        sure = np.ones(len(figures), dtype=bool)
        might, most = sure.copy(), figures.most
        for column, breakdown, value in (("offense", "offense", kind.offense), ("age_group", "age", kind.age_group)):
            if value:
                code = figures.codes[column]
                sure &= code == figures.code(column, value)
                might &= (code < 0) | (code == figures.code(column, value))
                most = np.minimum(most, slice_most(figures, self.crowd, column, breakdown, value))
        return sure, might, most

    def wanted(self) -> list[str]:
        """The areas the question asks for, of those that figures reach."""
        question, found = self.question, self.naming if self.question.own_areas else self.reaching
        asked = [area for area in sorted(found) if self.areas.level.get(area) in question.levels]
        asked = [area for area in asked if not question.places or area in question.places]
        return [area for area in asked if question.state in (None, self.areas.state(area))]

    def rows(self, areas: Iterable[str]) -> Iterator[Row]:
        for area in areas:
            yield from self._rows_of(area)

    def _rows_of(self, area: str) -> Iterator[Row]:
        near = self.reaching[area]
        above = self.areas.around(area) - {area}
        broad = [self.naming[parent] for parent in above if len(parent) == 2 and parent in self.naming]
        county = [self.naming[parent] for parent in above if len(parent) > 2 and parent in self.naming]
        local = reduce(np.union1d, county, near)
        broad_only = np.setdiff1d(reduce(np.union1d, broad, self.anywhere), local)
        undated = np.concatenate((local, broad_only))
        undated = undated[self.undated[undated]]
        everything = _Cell(near, local, broad_only, self.holding.get(area, NONE), undated)
        for window in self._windows(near):
            yield from self._rows_in(area, window, self._cell(everything, window))

    def _cell(self, area: _Cell, window: Window) -> _Cell:
        """What of an area's figures touches a period. In the period "undated" are those of no known time, and they
        touch any other only as far as `undated` goes, unless it begins with the beginning."""
        if window == UNDATED:
            near, local, broad, inside = (
                each[self.undated[each]] for each in (area.near, area.local, area.broad, area.inside)
            )
            return _Cell(near, local, broad, inside, NONE)
        open_start = window.first == LONG_AGO
        near, local, broad = (self._meeting(each, window, open_start) for each in (area.near, area.local, area.broad))
        inside = area.inside[(self.first[area.inside] >= window.first) & (self.last[area.inside] <= window.last)]
        undated = area.undated if len(near) else NONE
        undated = undated[self.last[undated] >= (NEVER if open_start else window.first)]
        return _Cell(near, local, broad, inside, undated)

    def _meeting(self, figures: Ints, window: Window, with_undated: bool) -> Ints:
        meeting = (self.first[figures] <= window.last) & (self.last[figures] >= window.first)
        known = ~self.undated[figures] | (with_undated & (self.last[figures] < NEVER))
        return figures[meeting & known]

    def _windows(self, near: Ints) -> list[Window]:
        """The periods that dated figures reach, and the one of those without a date."""
        question = self.question
        if question.every == "all":
            return self._whole_time()
        found: set[Window] = set()
        dated = near[~self.undated[near]]
        first, last = np.maximum(self.first[dated], question.since), np.minimum(self.last[dated], question.until)
        for start, end in {*zip(first.tolist(), last.tolist(), strict=True)}:
            if start <= end < NEVER:
                found.update(windows(question.every, start, end, question.fiscal_start))
        whole = question.since == LONG_AGO and question.until == NEVER
        return sorted(found) + ([UNDATED] if whole and len(dated) < len(near) else [])

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
        (window,) = windows("all", since, until)
        return [window._replace(first=self.question.since)]

    def _rows_in(self, area: str, window: Window, cell: _Cell) -> Iterator[Row]:
        clashes = Clashes(self.figures, self.crowd, cell.inside)
        for kind, sure, might, most in self.kinds:
            if not sure[cell.near].any():
                continue
            local, broad, undated = (each[might[each]] for each in (cell.local, cell.broad, cell.undated))
            least = clashes.at_least(sure)
            both = np.concatenate((local, broad))
            at_most_local = self._most(local, most, window, least)
            at_most = self._most(both, most, window, least) if len(broad) else at_most_local
            if at_most is not None and (at_most_local is None or at_most < at_most_local):
                at_most_local = at_most  # a statewide figure holds some of the local ones
            with_undated = at_most
            if len(undated) and at_most is not None:
                with_undated = self._most(np.concatenate((both, undated)), most, window, least)
            yield {
                "basis": self.question.basis,
                "jurisdiction_id": area,
                "name": self.areas.name[area],
                "level": self.areas.level[area],
                "state": self.areas.state(area),
                "period": window.label,
                "measure": self.question.measure,
                "offense": kind.offense,
                "age_group": kind.age_group,
                "at_least": least.value,
                "at_most": at_most,
                "at_most_local": at_most_local,
                "at_most_undated": with_undated,
                "firm": least.value is not None and at_most_local == least.value,
                "bound_method": "exact" if least.exact else "greedy",
                **self._behind(local, broad, undated, window),
                "proof": Proof(clashes, least, self.holders, both, cell.inside, window, sure, self.by_telling),
            }

    def _most(self, among: Ints, most: Ints, window: Window, least: Least) -> int | None:
        """Where releases contradict each other, parts may prove more than a total allows: the proof stands."""
        said = self.holders.at_most(among, most, self._less(among, most, window))
        return said if said is None or least.value is None else max(said, least.value)

    def _less(self, among: Ints, most: Ints, window: Window) -> dict[int, int]:
        """What running counts allow in the period: no more than they leave of what they hold of other times."""
        reaching = among[self.cumulative[among] & (most[among] < UNBOUNDED)]
        reaching = reaching[(self.first[reaching] < window.first) | (self.last[reaching] > window.last)]
        if self.by_telling:
            return {}
        left = {i: int(self.figures.most[i]) - self._proven_outside(i, window) for i in reaching.tolist()}
        return {figure: min(int(most[figure]), max(0, inside)) for figure, inside in left.items()}

    def _proven_outside(self, figure: int, window: Window) -> int:
        """How many people what a running count holds proves for times outside the period, at least."""
        if figure not in self._proven:
            held = self.holders.held.get(figure, NONE)
            least = Clashes(self.figures, self.crowd, held).at_least(self.everybody)
            self._proven[figure] = np.array(least.chosen, dtype="int64")
        held = self._proven[figure]
        outside = (self.figures.last[held] < window.first) | (self.figures.first[held] > window.last)
        return int(self.figures.least[held[outside]].sum())

    def _behind(self, local: Ints, broad: Ints, undated: Ints, window: Window) -> Row:
        """The releases, operations and figures behind a cell, and what to mind about them."""
        figures = self.figures
        flags = {
            "approximate": figures.vague[local].any(),
            "cumulative": self.cumulative[local].any(),
            "statewide": len(broad) > 0,
            "undated": len(undated) > 0 or window == UNDATED,
            "mixed_definitions": self.habits.mixed(local),
            "changed_habits": self.habits.changed(local, window),
        }
        operations = figures.codes["operation_id"][local]
        return {
            "releases": len(np.unique(figures.release[local])),
            "operations": len(np.unique(operations[operations >= 0])),
            "undated": len(undated),
            "flags": [flag for flag, raised in flags.items() if raised],
        }


@dataclass(frozen=True)
class _Cell:
    """Figures of one area and period: of it or an area in it, local to it, of its state or nation, wholly inside;
    and the undated ones that could speak of it."""

    near: Ints
    local: Ints
    broad: Ints
    inside: Ints
    undated: Ints


NONE = np.array([], dtype="int64")
UNDATED = Window("undated", LONG_AGO, NEVER)
