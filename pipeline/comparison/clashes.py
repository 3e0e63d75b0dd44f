"""Which two figures could speak of the same person: unless the text or the calendar proves otherwise, they could."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from pipeline.comparison.columns import Bools, Ints
from pipeline.comparison.figures import Figures, pair_key
from pipeline.comparison.spans import shares, spans

PAIRS_AT_ONCE = 2_000_000
A_YEAR = 366  # days in which a source may come back to a case: charged, arraigned, sentenced


class Pairs:
    """The clashes of figures, looked for among those of one group; `crowd` is what `crowds` says of the figures."""

    def __init__(self, figures: Figures, crowd: Ints) -> None:
        self._figures, self._crowd = figures, crowd

    def among(self, group: Ints, figure: Ints) -> tuple[Ints, Ints]:
        """The pairs of places in `figure` whose figures are in one `group` and clash; the first is the lower."""
        found = [
            *self._told_by_two(group, figure),
            *self._told_again(group, figure),
            *self._told_by_one(group, figure),
        ]
        if not found:
            return np.array([], dtype="int64"), np.array([], dtype="int64")
        one, two = (np.concatenate(side) for side in zip(*found, strict=True))
        return np.minimum(one, two), np.maximum(one, two)

    def _told_by_two(self, group: Ints, figure: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Figures of two releases, of times that meet: sorted by their first day, each meets those that begin before
        it ends."""
        figures = self._figures
        order = np.lexsort((figures.first[figure], group))
        begin = _key(group[order], figures.first[figure[order]])
        ends = np.searchsorted(begin, _key(group[order], figures.last[figure[order]]), side="right")
        for one, two in pairs_up_to(order, ends):
            a, b = figure[one], figure[two]
            may = (figures.release[a] != figures.release[b]) & figures.places.meet[figures.place[a], figures.place[b]]
            one, two, a, b = one[may], two[may], a[may], b[may]
            may = ~opposed(figures, a, b) & ~_named_apart(figures, a, b)
            yield one[may], two[may]

    def _told_again(self, group: Ints, figure: Ints) -> Iterator[tuple[Ints, Ints]]:
        """Figures of two releases of one source that give the same number, within a year: where one of the days was
        only inferred, that they differ is no proof. A part is told again with its total."""
        figures = self._figures
        among = np.flatnonzero(self._may_repeat[figure])
        group, own = group[among], figure[among]
        number = group * (self._told.max(initial=0) + 1) + self._told[own]
        order = np.lexsort((figures.first[own], number))
        begin = _key(number[order], figures.first[own[order]])
        ends = np.searchsorted(begin, _key(number[order], figures.last[own[order]] + A_YEAR), side="right")
        for one, two in pairs_up_to(order, ends):
            a, b = own[one], own[two]
            may = (figures.release[a] != figures.release[b]) & (figures.last[a] < figures.first[b])
            may &= (figures.inferred[a] | figures.inferred[b]) & ~opposed(figures, a, b)
            may &= figures.places.meet[figures.place[a], figures.place[b]] & ~_named_apart(figures, a, b)
            yield among[one[may]], among[two[may]]

    @cached_property
    def _told(self) -> Ints:
        """By figure a code for its source and the number it, or its total, gives."""
        figures = self._figures
        return np.unique(_key(figures.codes["source_id"], figures.least[figures.root]), return_inverse=True)[1]

    @cached_property
    def _may_repeat(self) -> Bools:
        """Which figures have one of their source and number whose day was inferred."""
        inferred = np.zeros(self._told.max(initial=0) + 1, dtype=bool)
        inferred[self._told[self._figures.inferred]] = True
        may: Bools = inferred[self._told]
        return may

    def _told_by_one(self, group: Ints, figure: Ints) -> Iterator[tuple[Ints, Ints]]:
        release = self._figures.release[figure]
        order = np.lexsort((release, group))
        key = _key(group[order], release[order])
        for one, two in pairs_up_to(order, np.searchsorted(key, key, side="right")):
            may = self._one_release(figure[one], figure[two])
            yield one[may], two[may]

    def _one_release(self, a: Ints, b: Ints) -> Bools:
        figures = self._figures
        held = _held(figures, a, b) | _held(figures, b, a)
        crowded = (self._crowd[a] == self._crowd[b]) & (self._crowd[a] >= 0)
        near = figures.places.meet[figures.place[a], figures.place[b]]
        apart = opposed(figures, a, b) | _told_apart(figures, a, b) | (_siblings(figures, a, b) & ~held)
        clash: Bools = (_meeting(figures, a, b) & near & ~apart) | held | crowded
        return clash


def _key(group: Ints, minor: Ints) -> Ints:
    """One number that sorts as the two do; days, releases and what figures say are below 2**32."""
    return (group << 32) + minor


def pairs_up_to(order: Ints, stop: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Each of the items in `order` with those after it up to its `stop`, so many at a time."""
    start = np.arange(1, len(order) + 1)
    for first, last in shares(np.maximum(stop - start, 0), PAIRS_AT_ONCE):
        owner, other = spans(start[first:last], stop[first:last])
        yield order[owner + first], order[other]


def _meeting(figures: Figures, a: Ints, b: Ints) -> Bools:
    """Days tell figures of one release apart only where each was said beside its figure: a headline says none,
    and what was inferred for one of two may well be said of the other."""
    meeting: Bools = (figures.first[a] <= figures.last[b]) & (figures.first[b] <= figures.last[a])
    return meeting | ~(figures.own_days[a] & figures.own_days[b])


def opposed(figures: Figures, a: Ints, b: Ints) -> Bools:
    """Of two ages or genders."""
    return _differ(figures.codes["age_group"], a, b) | _differ(figures.codes["gender"], a, b)


def _differ(codes: Ints, a: Ints, b: Ints) -> Bools:
    one, two = codes[a], codes[b]
    different: Bools = (one != two) & (one >= 0) & (two >= 0)
    return different


def _named_apart(figures: Figures, a: Ints, b: Ints) -> Bools:
    """Whether they, or the totals they are part of, are known to count different people by name."""
    if not len(figures.distinct):
        return np.zeros(len(a), dtype=bool)
    wanted = pair_key(figures.root[a], figures.root[b])
    at = np.minimum(np.searchsorted(figures.distinct, wanted), len(figures.distinct) - 1)
    apart: Bools = figures.distinct[at] == wanted
    return apart


def _told_apart(figures: Figures, a: Ints, b: Ints) -> Bools:
    """One release names two operations in the same place."""
    same: Bools = figures.place[a] == figures.place[b]
    return same & _differ(figures.codes["operation_id"], a, b)


def _siblings(figures: Figures, a: Ints, b: Ints) -> Bools:
    """Items of one sentence or list, of the same time, place and breakdown, each with its own offense."""
    alike: Bools = figures.passage[a] == figures.passage[b]
    for column in (figures.codes["scope"], figures.codes["breakdown"], figures.first, figures.last, figures.place):
        alike = alike & (column[a] == column[b])
    one, two = figures.codes["offense"][a], figures.codes["offense"][b]
    side_by_side = (figures.sentence[a] == figures.sentence[b]) | (figures.item[a] & figures.item[b])
    siblings: Bools = alike & (one >= 0) & (two >= 0) & ((one != two) | side_by_side)
    return siblings


def _held(figures: Figures, a: Ints, b: Ints) -> Bools:
    """Whether a is a part of b, or a part of its part."""
    held = np.zeros(len(a), dtype=bool)
    above = figures.total[a]
    while (above >= 0).any():
        held |= above == b
        above = figures.totals_of(above)
    return held
