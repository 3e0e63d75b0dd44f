"""The most that groups of figures of one measure allow: added up, without those that another holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from pipeline.comparison.columns import Bools, Ints
from pipeline.comparison.figures import CUMULATIVE, UNBOUNDED, Figures
from pipeline.comparison.spans import distinct, shares, spans

PAIRS_AT_ONCE = 1_000_000
KINDS = ("offense", "age_group", "gender")


class Linked(NamedTuple):
    """For each figure the others that go with it: those of figure i are `others[start[i]:start[i + 1]]`."""

    start: Ints
    others: Ints

    def of(self, figures: Ints) -> tuple[Ints, Ints]:
        """The others of each of some figures, and beside each the place in `figures` of its own."""
        owner, at = spans(self.start[figures], self.start[figures + 1])
        return owner, self.others[at]


class Holders:
    """For each figure those that hold it, and for each those that it holds.

    They are the totals it is a part of; in another release the whole of the same operation, or the same
    figure told again; in another release of its source the running count it went into, and the same
    figure in a repeated paragraph or sentence; in its own the running count of its operation.
    """

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self.rank = _ranks(figures)
        codes = figures.codes
        cumulative = np.isin(codes["scope"], [figures.code("scope", scope) for scope in CUMULATIVE])
        self._running = cumulative | (codes["scope"] == figures.code("scope", "ongoing"))
        everybody = np.ones(len(figures), dtype=bool)
        found = [
            *_parts(figures),
            *self._fitting(codes["operation_id"], everybody, self._same_operation),
            *self._fitting(codes["source_id"], cumulative, self._within_time),
            *self._fitting(np.where(figures.repeated, codes["evidence"], -1), everybody, self._same_words),
            *self._fitting(_sentences(figures), everybody, self._same_days),
        ]
        held, holder = (np.concatenate([pair[side] for pair in found]) for side in (0, 1)) if found else (_NONE, _NONE)
        self.above = self._linked(held, holder)
        self.below = self._linked(holder, held)

    def _linked(self, figure: Ints, other: Ints) -> Linked:
        """In the order of their ranks, so that the outermost come last; each once, however many ways it was found."""
        size, in_order = len(self._figures), np.argsort(self.rank)
        figure, rank = np.divmod(distinct(figure * size + self.rank[other]), size)
        return Linked(np.searchsorted(figure, np.arange(size + 1)), in_order[rank])

    def _fitting(
        self, codes: Ints, may_hold: Bools, fits: Callable[[Ints, Ints], Bools]
    ) -> Iterator[tuple[Ints, Ints]]:
        """Of figures with one code those whose kind and place take in one, where it `fits`; each after what it
        holds."""
        figures = self._figures
        for a, b in _pairs(codes, may_hold):
            may = figures.places.within[figures.place[b], figures.place[a]] & (self.rank[a] > self.rank[b])
            may &= figures.least[b] <= figures.most[a]
            a, b = a[may], b[may]
            may = fits(a, b)
            for column in KINDS:
                code = figures.codes[column]
                may &= (code[a] < 0) | (code[b] == code[a])
            yield b[may], a[may]

    def _same_operation(self, a: Ints, b: Ints) -> Bools:
        """Some time in common, and `a` is the whole of the operation or the same figure; in one release, where `a` is
        a count that was running long before. A running count, of earlier ones besides, lies in none but another."""
        figures = self._figures
        whole = figures.total[a] < 0
        for column in KINDS:
            whole = whole & (figures.codes[column][a] < 0)
        overlap = (figures.first[a] <= figures.last[b]) & (figures.first[b] <= figures.last[a])
        told_again = self._elsewhere(a, b) & overlap & (whole | (figures.least[b] == figures.least[a]))
        longer = (figures.first[a] < figures.first[b]) & (figures.last[b] <= figures.last[a])
        same: Bools = (told_again | (whole & longer & self._running[a])) & (self._running[a] | ~self._running[b])
        return same

    def _elsewhere(self, a: Ints, b: Ints) -> Bools:
        elsewhere: Bools = self._figures.release[a] != self._figures.release[b]
        return elsewhere

    def _within_time(self, a: Ints, b: Ints) -> Bools:
        """Within its time, and of its subject: both on trafficking, as a source has many counts of other things; and
        of its operation, where it is of one."""
        figures, topic = self._figures, self._figures.codes["topic"]
        operation = figures.codes["operation_id"]
        within: Bools = (figures.first[a] <= figures.first[b]) & (figures.last[b] <= figures.last[a])
        within &= (topic[b] == topic[a]) & (topic[a] == figures.code("topic", "trafficking"))
        within &= (operation[a] < 0) | (operation[a] == operation[b])
        return within & self._elsewhere(a, b)

    def _same_words(self, a: Ints, b: Ints) -> Bools:
        same: Bools = self._figures.least[b] == self._figures.least[a]
        return same & self._elsewhere(a, b)

    def _same_days(self, a: Ints, b: Ints) -> Bools:
        """Of the same days, and these not of both inferred: headlines of two releases of one day may be alike."""
        figures = self._figures
        same: Bools = (figures.first[a] == figures.first[b]) & (figures.last[a] == figures.last[b])
        return same & ~(figures.inferred[a] & figures.inferred[b]) & self._same_words(a, b)

    def tops(self, group: Ints, figure: Ints) -> Ints:
        """For each of some figures, sorted by group and number, the place of the outermost of its group that holds
        it; its own where none does."""
        key = group * len(self._figures) + figure
        owner, holder = self.above.of(figure)
        wanted = group[owner] * len(self._figures) + holder
        at = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
        there = key[at] == wanted if len(key) else np.zeros(0, dtype=bool)
        top = np.arange(len(figure))
        top[owner[there]] = at[there]  # of several, the last is the outermost
        while (top[top] != top).any():
            top = top[top]
        return top

    def at_most(self, groups: int, group: Ints, figure: Ints, allowed: Ints) -> Ints:
        """The bound of each of so many groups over its figures, each allowing so many; UNBOUNDED where one of them
        sets no limit. What holds a figure of others allows no less than that says; parts lie within their total."""
        top, root = self.tops(group, figure), self._figures.root[figure]
        limit = allowed.copy()
        inner = np.flatnonzero(top != np.arange(len(top)))
        others = inner[root[inner] != root[top[inner]]]
        np.maximum.at(limit, top[others], np.minimum(self._figures.least[figure[others]], allowed[others]))
        limit[inner] = 0
        open_ended = limit >= UNBOUNDED
        total = np.bincount(group, weights=np.where(open_ended, 0, limit), minlength=groups).astype("int64")
        total[group[open_ended]] = UNBOUNDED
        return total


def _pairs(codes: Ints, may_hold: Bools) -> Iterator[tuple[Ints, Ints]]:
    """Every figure that may hold with every one of its code, its own included, many pairs at a time."""
    order = np.argsort(codes, kind="stable")
    sorted_codes = codes[order]
    first = order[may_hold[order] & (sorted_codes >= 0)]
    start = np.searchsorted(sorted_codes, codes[first], side="left")
    stop = np.searchsorted(sorted_codes, codes[first], side="right")
    for a, b in shares(stop - start, PAIRS_AT_ONCE) if len(first) else ():
        owner, at = spans(start[a:b], stop[a:b])
        yield first[owner + a], order[at]


def _sentences(figures: Figures) -> Ints:
    """A code for each sentence of a source that gives a time, by its words; -1 for items of lists."""
    codes, size = figures.codes, len(figures)
    whole = ~figures.item & ~figures.undated & (codes["evidence"] >= 0)
    return np.where(whole, codes["source_id"] * size + codes["evidence"], -1)


def _parts(figures: Figures) -> Iterator[tuple[Ints, Ints]]:
    """All figures that are part of one with their totals, with the totals of those, and so on."""
    above = figures.total
    while (above >= 0).any():
        parts = np.flatnonzero(above >= 0)
        yield parts, above[parts]
        above = figures.totals_of(above)


def _ranks(figures: Figures) -> Ints:
    """An order in which nothing is held by what comes before it: wider areas, kinds and times come last; of what is
    as wide, that which sets a limit, and the higher one."""
    breadth = figures.places.within.sum(axis=0)[figures.place]
    kinds = np.sum([figures.codes[column] < 0 for column in KINDS], axis=0)
    depth = np.zeros(len(figures), dtype="int64")
    for parts, _ in _parts(figures):
        depth[parts] += 1
    limit = np.where(figures.most < UNBOUNDED, figures.most, -1)
    order = np.lexsort((limit, figures.last - figures.first, kinds, breadth, -depth))
    ranks = np.empty(len(figures), dtype="int64")
    ranks[order] = np.arange(len(figures))
    return ranks


_NONE = np.array([], dtype="int64")
