"""The most that a group of figures of one measure allows: added up, without those that another holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

import numpy as np

from pipeline.comparison.figures import CUMULATIVE, UNBOUNDED, Bools, Figures, Ints

NOBODY: frozenset[int] = frozenset()
PAIRS_AT_ONCE = 1_000_000
KINDS = ("offense", "age_group", "gender")


class Holders:
    """For each figure those that hold it.

    They are the totals it is a part of; in another release the whole of the same operation, or the same
    figure told again; in another release of its source the running count it went into, and the same
    figure in a repeated paragraph.
    """

    def __init__(self, figures: Figures) -> None:
        self._figures = figures
        self._rank = _ranks(figures)
        self._of: defaultdict[int, set[int]] = defaultdict(set)
        for part, total in _parts(figures):
            self._of[part].add(total)
        codes = figures.codes
        cumulative = np.isin(codes["scope"], [figures.code("scope", scope) for scope in CUMULATIVE])
        operations = [(group, group) for group in _groups(codes["operation_id"], codes["operation_id"] >= 0)]
        sources = [(group[cumulative[group]], group) for group in _groups(codes["source_id"], codes["source_id"] >= 0)]
        repeats = [(group, group) for group in _groups(codes["evidence"], figures.repeated)]
        self._add(operations, self._same_operation)
        self._add(sources, self._within_time)
        self._add(repeats, self._same_words)

    def _add(self, groups: Iterable[tuple[Ints, Ints]], fits: Callable[[Ints, Ints], Bools]) -> None:
        """In each group those of the first whose kind and place take in one of the second in another release, where
        it `fits`."""
        figures = self._figures
        for a, b in _pairs(groups):
            may = figures.places.within[figures.place[b], figures.place[a]] & (self._rank[a] > self._rank[b])
            may &= (figures.release[b] != figures.release[a]) & fits(a, b)
            may &= figures.least[b] <= figures.most[a]
            for column in KINDS:
                code = figures.codes[column]
                may &= (code[a] < 0) | (code[b] == code[a])
            for holder, held in zip(a[may].tolist(), b[may].tolist(), strict=True):
                self._of[held].add(holder)

    def _same_operation(self, a: Ints, b: Ints) -> Bools:
        """Some time in common, and `a` is the whole of the operation or the same figure."""
        figures = self._figures
        whole = figures.total[a] < 0
        for column in KINDS:
            whole = whole & (figures.codes[column][a] < 0)
        overlap = (figures.first[a] <= figures.last[b]) & (figures.first[b] <= figures.last[a])
        same: Bools = overlap & (whole | (figures.least[b] == figures.least[a]))
        return same

    def _within_time(self, a: Ints, b: Ints) -> Bools:
        """Within its time, and of its subject: both on trafficking, as a source has many counts of other things."""
        figures, topic = self._figures, self._figures.codes["topic"]
        within: Bools = (figures.first[a] <= figures.first[b]) & (figures.last[b] <= figures.last[a])
        within &= (topic[b] == topic[a]) & (topic[a] == figures.code("topic", "trafficking"))
        return within

    def _same_words(self, a: Ints, b: Ints) -> Bools:
        same: Bools = self._figures.least[b] == self._figures.least[a]
        return same

    def at_most(self, among: Ints, most: Ints, less: Mapping[int, int]) -> int | None:
        """The bound over some figures, each allowing `most`, or `less`; null where one of them sets no limit."""
        tops = self.tops(among)
        limits = {figure: limit for figure, limit in less.items() if figure not in tops}
        limits |= {top: less.get(top, int(most[top])) for top in tops.values()}
        for figure, top in tops.items():
            limits[top] = max(limits[top], min(int(self._figures.least[figure]), less.get(figure, int(most[figure]))))
        lone = most[np.setdiff1d(among, np.array([*tops, *limits], dtype="int64"))]
        if (lone >= UNBOUNDED).any() or max(limits.values(), default=0) >= UNBOUNDED:
            return None
        return int(lone.sum()) + sum(limits.values())

    def tops(self, among: Ints) -> dict[int, int]:
        """For each of some figures that another of them holds, the outermost that does."""
        inside = set(among.tolist())
        found: dict[int, int] = {}
        for figure in among[self._is_held[among]].tolist():
            top = figure
            while above := self._of.get(top, NOBODY) & inside:
                top = max(above, key=self._rank.__getitem__)
            if top != figure:
                found[figure] = top
        return found

    @cached_property
    def _is_held(self) -> Bools:
        held = np.zeros(len(self._figures), dtype=bool)
        held[list(self._of)] = True
        return held

    @cached_property
    def held(self) -> dict[int, Ints]:
        """For each figure that holds others, those."""
        found: dict[int, list[int]] = {}
        for figure, holders in self._of.items():
            for holder in holders:
                found.setdefault(holder, []).append(figure)
        return {holder: np.array(figures, dtype="int64") for holder, figures in found.items()}


def _pairs(groups: Iterable[tuple[Ints, Ints]]) -> Iterator[tuple[Ints, Ints]]:
    """Every one of the first with every one of the second of its group, many pairs at a time."""
    firsts: list[Ints] = []
    seconds: list[Ints] = []
    waiting = 0
    for first, second in groups:
        for rows in np.array_split(first, 1 + len(first) * len(second) // PAIRS_AT_ONCE):
            firsts.append(np.repeat(rows, len(second)))
            seconds.append(np.tile(second, len(rows)))
            waiting += len(firsts[-1])
            if waiting > PAIRS_AT_ONCE:
                yield np.concatenate(firsts), np.concatenate(seconds)
                firsts, seconds, waiting = [], [], 0
    if waiting:
        yield np.concatenate(firsts), np.concatenate(seconds)


def _parts(figures: Figures) -> Iterator[tuple[int, int]]:
    """Each figure with its total, with the total of that, and so on."""
    above = figures.total
    while (above >= 0).any():
        yield from ((int(part), int(above[part])) for part in np.flatnonzero(above >= 0))
        above = figures.totals_of(above)


def _groups(codes: Ints, wanted: Bools) -> Iterator[Ints]:
    """Indices of figures that share a code, where there are at least two."""
    chosen = np.flatnonzero(wanted)
    chosen = chosen[np.argsort(codes[chosen], kind="stable")]
    for group in np.split(chosen, np.flatnonzero(np.diff(codes[chosen])) + 1):
        if len(group) > 1:
            yield group


def _ranks(figures: Figures) -> Ints:
    """An order in which nothing is held by what comes before it: wider areas, kinds and times come last; of what is
    as wide, that which sets a limit, and the higher one."""
    breadth = figures.places.within.sum(axis=0)[figures.place]
    kinds = np.sum([figures.codes[column] < 0 for column in KINDS], axis=0)
    depth = np.bincount([part for part, _ in _parts(figures)], minlength=len(figures))
    limit = np.where(figures.most < UNBOUNDED, figures.most, -1)
    order = np.lexsort((limit, figures.last - figures.first, kinds, breadth, -depth))
    ranks = np.empty(len(figures), dtype="int64")
    ranks[order] = np.arange(len(figures))
    return ranks
