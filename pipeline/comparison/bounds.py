"""The least that a group of figures of one measure proves, nobody counted twice.

That is the largest total over figures no two of which could speak of the same person. Two figures could,
unless the text or the calendar proves otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from pipeline.comparison.figures import UNBOUNDED, Bools, Figures, Ints
from pipeline.comparison.independent import heaviest, members


class Least(NamedTuple):
    """`value` is null where no figure proves anything; `chosen` are the figures that add up to it."""

    value: int | None
    chosen: tuple[int, ...]
    exact: bool


class Clashes:
    """Which of some figures could speak of the same person; asked for parts of them, slice by slice.

    `crowd` is what `crowds` says of the figures.
    """

    def __init__(self, figures: Figures, crowd: Ints, among: Ints) -> None:
        self._among = among[figures.proves[among]]
        rows = np.packbits(could_be_same(figures, crowd, self._among), axis=1, bitorder="little")
        self._adjacency = [int.from_bytes(row.tobytes(), "little") for row in rows]
        self._weights = [int(value) for value in figures.least[self._among]]

    def at_least(self, wanted: Bools) -> Least:
        """The bound over those of the figures that `wanted`, a mask over all figures, holds."""
        bits = np.packbits(wanted[self._among], bitorder="little")
        mask = int.from_bytes(bits.tobytes(), "little")
        if not mask:
            return Least(None, (), True)
        found = heaviest(self._weights, self._adjacency, mask)
        chosen = list(members(found.chosen))
        total = sum(self._weights[i] for i in chosen)
        return Least(total, tuple(int(self._among[i]) for i in chosen), found.exact)

    def rivals(self, figure: int, least: Least) -> list[int]:
        """Those of the chosen figures that could speak of the same person as one that was not chosen."""
        own = self._adjacency[int(np.flatnonzero(self._among == figure)[0])]
        chosen = set(least.chosen)
        return [int(self._among[i]) for i in members(own) if int(self._among[i]) in chosen]


def could_be_same(figures: Figures, crowd: Ints, among: Ints) -> Bools:
    """[i, j]: whether figures among[i] and among[j] could speak of the same person; false on the diagonal."""
    pair = _Pairs(figures, crowd, among)
    apart = pair.siblings | pair.opposed | pair.told_apart
    clash = (pair.overlap & pair.near & ~apart) | pair.held | pair.crowded
    np.fill_diagonal(clash, False)
    return clash


@dataclass(frozen=True)
class _Pairs:
    """Relations of every two of some figures, each as a square of booleans."""

    figures: Figures
    crowd: Ints
    among: Ints

    def _same(self, column: Ints, *, known: bool = False) -> Bools:
        values = column[self.among]
        equal: Bools = values[:, None] == values[None, :]
        return equal & (values >= 0)[:, None] if known else equal

    def _coded(self, name: str, *, known: bool = False) -> Bools:
        return self._same(self.figures.codes[name], known=known)

    def _differ(self, column: Ints) -> Bools:
        values = column[self.among]
        known = values >= 0
        different: Bools = (values[:, None] != values[None, :]) & known[:, None] & known[None, :]
        return different

    @cached_property
    def overlap(self) -> Bools:
        first, last = self.figures.first[self.among], self.figures.last[self.among]
        meeting: Bools = (first[:, None] <= last[None, :]) & (first[None, :] <= last[:, None])
        return meeting | (self._same(self.figures.release) & ~self.both_dated)

    @cached_property
    def both_dated(self) -> Bools:
        """Days tell figures of one release apart only where each was said beside its figure: a headline says none,
        and what was inferred for one of two may well be said of the other."""
        own = self.figures.own_days[self.among]
        both: Bools = own[:, None] & own[None, :]
        return both

    @cached_property
    def near(self) -> Bools:
        place = self.figures.place[self.among]
        near: Bools = self.figures.places.meet[np.ix_(place, place)]
        return near

    @cached_property
    def opposed(self) -> Bools:
        return self._differ(self.figures.codes["age_group"]) | self._differ(self.figures.codes["gender"])

    @cached_property
    def told_apart(self) -> Bools:
        """One release names two operations in the same place."""
        different = self._differ(self.figures.codes["operation_id"])
        return different & self._same(self.figures.release) & self._same(self.figures.place)

    @cached_property
    def siblings(self) -> Bools:
        """Items of one sentence or list, of the same time, place and breakdown, each with its own offense."""
        alike = self._same(self.figures.passage) & self._coded("scope") & self._coded("breakdown")
        alike &= self._same(self.figures.first) & self._same(self.figures.last) & self._same(self.figures.place)
        offense = self.figures.codes["offense"]
        item = self.figures.item[self.among]
        side_by_side = self._same(self.figures.sentence) | (item[:, None] & item[None, :])
        return alike & (self._differ(offense) | (side_by_side & self._same(offense, known=True))) & ~self.held

    @cached_property
    def held(self) -> Bools:
        """One is a part of the other, or a part of its part."""
        held: Bools = np.zeros((len(self.among),) * 2, dtype=bool)
        above = self.figures.total[self.among]
        while (above >= 0).any():
            held |= above[:, None] == self.among[None, :]
            above = self.figures.totals_of(above)
        return held | held.T

    @cached_property
    def crowded(self) -> Bools:
        """Parts of one breakdown that add up to more than their total: some people are in two of them."""
        return self._same(self.crowd, known=True)


def crowds(figures: Figures) -> Ints:
    """The number of the overfull breakdown each figure belongs to, or -1."""
    crowd = np.full(len(figures), -1, dtype="int64")
    for number, (total, parts) in enumerate(_breakdowns(figures)):
        if figures.least[parts].sum() > figures.most[total]:
            crowd[parts] = number
    return crowd


def _breakdowns(figures: Figures) -> Iterator[tuple[int, Ints]]:
    """Each total with the parts of one of its breakdowns."""
    groups: dict[tuple[int, int], list[int]] = {}
    for part in np.flatnonzero(figures.total >= 0):
        groups.setdefault((int(figures.total[part]), int(figures.codes["breakdown"][part])), []).append(int(part))
    for (total, _), parts in groups.items():
        yield total, np.array(parts, dtype="int64")


def slice_most(figures: Figures, crowd: Ints, column: str, breakdown: str, value: str) -> Ints:
    """The most each figure allows of one kind: a mixed total less its parts of other kinds.

    `column` is what distinguishes the kinds (offense, age_group), `breakdown` the breakdown by it.
    """
    most = figures.most.copy()
    kind, wanted = figures.codes[column], figures.code(column, value)
    for total, parts in _breakdowns(figures):
        by_kind = figures.codes["breakdown"][parts[0]] == figures.code("breakdown", breakdown)
        if by_kind and kind[total] < 0 and most[total] < UNBOUNDED and (crowd[parts] < 0).all():
            other = parts[(kind[parts] >= 0) & (kind[parts] != wanted) & figures.proves[parts]]
            most[total] -= figures.least[other].sum()
    return most
