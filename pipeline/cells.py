"""The cells of a comparison: walks the areas and periods that figures reach, and bounds each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from extractors.model import AgeGroup, Offense
from pipeline.areas import LEVELS, Areas
from pipeline.bounds import Clashes, crowds, slice_most
from pipeline.figures import CUMULATIVE, LONG_AGO, NEVER, Bools, Figures, Ints
from pipeline.holders import Holders
from pipeline.windows import Every, Window, windows

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

    `since` and `until` are ordinals of days and cut the comparison; `state` is a two-digit code.
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


class Comparison:
    """One measure of one question: walks areas, then periods, then kinds of people."""

    def __init__(self, figures: Figures, areas: Areas, question: Question) -> None:
        self.figures, self.areas, self.question = figures, areas, question
        self.crowd = crowds(figures)
        self.holders = Holders(figures)
        by_telling = question.basis == "publication"
        self.first = figures.told_first if by_telling else figures.first
        self.last = figures.told_last if by_telling else figures.last
        self.kinds = [(kind, *self._kind(kind)) for kind in question.slices]
        scopes = [figures.code("scope", scope) for scope in CUMULATIVE]
        self.cumulative = np.isin(figures.codes["scope"], scopes)
        self._index_areas()

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

    def _index_areas(self) -> None:
        """Figures by each area they name, by each area above, and by each area that surely holds them."""
        self.naming: dict[str, list[int]] = {}
        self.reaching: dict[str, list[int]] = {}
        self.holding: dict[str, list[int]] = {}
        self.anywhere: list[int] = []
        for figure, place in enumerate(self.figures.place):
            ids = self.figures.places.sets[place]
            if not ids:
                self.anywhere.append(figure)
                continue
            for area in ids:
                self.naming.setdefault(area, []).append(figure)
            for area in frozenset[str]().union(*(self.areas.around(own) for own in ids)):
                self.reaching.setdefault(area, []).append(figure)
            for area in frozenset[str].intersection(*(self.areas.holding(own) for own in ids)):
                self.holding.setdefault(area, []).append(figure)

    def rows(self) -> Iterator[Row]:
        for area in sorted(self.naming if self.question.own_areas else self.reaching):
            if self.areas.level.get(area) not in self.question.levels:
                continue
            if self.question.state in (None, self.areas.state(area)):
                yield from self._rows_of(area)

    def _rows_of(self, area: str) -> Iterator[Row]:
        near = np.array(self.reaching[area], dtype="int64")
        above = self.areas.around(area) - {area}
        broad = {figure for parent in above if len(parent) == 2 for figure in self.naming.get(parent, ())}
        county = {figure for parent in above if len(parent) > 2 for figure in self.naming.get(parent, ())}
        local = np.array(sorted({*near.tolist(), *county}), dtype="int64")
        broad_only = np.array(sorted({*broad, *self.anywhere} - set(local.tolist())), dtype="int64")
        whole = np.array(self.holding.get(area, []), dtype="int64")
        for window in self._windows(near):
            cell = _Cell(
                near=self._meeting(near, window),
                local=self._meeting(local, window),
                broad=self._meeting(broad_only, window),
                inside=whole[(self.first[whole] >= window.first) & (self.last[whole] <= window.last)],
            )
            yield from self._rows_in(area, window, cell)

    def _meeting(self, figures: Ints, window: Window) -> Ints:
        return figures[(self.first[figures] <= window.last) & (self.last[figures] >= window.first)]

    def _windows(self, near: Ints) -> list[Window]:
        """The periods that dated figures reach, and the last that an undated one could mean."""
        if self.question.every == "all":
            return self._whole_time()
        found: set[Window] = set()
        for figure in near:
            last = int(self.last[figure])
            first = int(self.first[figure]) if self.first[figure] > LONG_AGO else last
            first, last = max(first, self.question.since), min(last, self.question.until)
            if first <= last < NEVER:
                found.update(windows(self.question.every, first, last))
        return sorted(found)

    def _whole_time(self) -> list[Window]:
        """One period: as asked, and where an end is left open, as far as the figures go."""
        known = self.last < NEVER
        if not known.any():
            return []
        first = np.where(self.first > LONG_AGO, self.first, self.last)[known].min()
        since = self.question.since if self.question.since > LONG_AGO else int(first)
        until = self.question.until if self.question.until < NEVER else int(self.last[known].max())
        return list(windows("all", since, until)) if since <= until else []

    def _rows_in(self, area: str, window: Window, cell: _Cell) -> Iterator[Row]:
        clashes = Clashes(self.figures, self.crowd, cell.inside)
        for kind, sure, might, most in self.kinds:
            if not sure[cell.near].any():
                continue
            local, broad = cell.local[might[cell.local]], cell.broad[might[cell.broad]]
            least = clashes.at_least(sure)
            at_most = _no_less(self.holders.at_most(np.concatenate((local, broad)), most), least.value)
            at_most_local = _no_less(self.holders.at_most(local, most), least.value)
            if at_most is not None and (at_most_local is None or at_most < at_most_local):
                at_most_local = at_most  # a statewide figure holds some of the local ones
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
                "firm": least.value is not None and at_most_local == least.value,
                "bound_method": "exact" if least.exact else "greedy",
                **self._behind(local, broad),
            }

    def _behind(self, local: Ints, broad: Ints) -> Row:
        """The releases, operations and figures behind a cell, and what to mind about them."""
        figures = self.figures
        flags = {
            "approximate": figures.vague[local].any(),
            "cumulative": self.cumulative[local].any(),
            "statewide": len(broad) > 0,
            "undated": figures.undated[local].any(),
        }
        operations = figures.codes["operation_id"][local]
        return {
            "releases": len({figures.releases[i] for i in local}),
            "operations": len(set(operations[operations >= 0].tolist())),
            "flags": [flag for flag, raised in flags.items() if raised],
            "count_ids": sorted(figures.ids[i] for i in (*local, *broad)),
        }


@dataclass(frozen=True)
class _Cell:
    """Figures of one area and period: of it or an area in it, local to it, of its state or nation, wholly inside."""

    near: Ints
    local: Ints
    broad: Ints
    inside: Ints


def _no_less(most: int | None, least: int | None) -> int | None:
    """Where releases contradict each other, parts may prove more than a total allows: the proof stands."""
    return most if most is None or least is None else max(most, least)
