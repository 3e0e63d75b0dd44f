"""The most that a group of figures of one measure allows: added up, without those that another holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

import numpy as np

from pipeline.figures import CUMULATIVE, UNBOUNDED, Bools, Figures, Ints

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
        self._of: list[set[int]] = [set() for _ in range(len(figures))]
        for part, total in _parts(figures):
            self._of[part].add(total)
        cumulative = np.isin(figures.codes["scope"], [figures.code("scope", scope) for scope in CUMULATIVE])
        for group in _groups(figures.codes["operation_id"], figures.codes["operation_id"] >= 0):
            self._add(group, group, self._same_operation)
        for group in _groups(figures.codes["source_id"], figures.codes["source_id"] >= 0):
            self._add(group[cumulative[group]], group, self._within_time)
        for group in _groups(figures.codes["evidence"], figures.repeated):
            self._add(group, group, self._same_words)

    def _add(self, holders: Ints, held: Ints, fits: Callable[[Ints, Ints], Bools]) -> None:
        """Those of `holders` whose kind and place take in one of `held` in another release, where it `fits`."""
        figures = self._figures
        for rows in np.array_split(holders, 1 + len(holders) * len(held) // PAIRS_AT_ONCE):
            a, b = rows[:, None], held[None, :]
            may = figures.places.within[figures.place[b], figures.place[a]] & (self._rank[a] > self._rank[b])
            may &= (figures.release[b] != figures.release[a]) & fits(a, b)
            may &= figures.least[b] <= figures.most[a]
            for column in KINDS:
                code = figures.codes[column]
                may &= (code[a] < 0) | (code[b] == code[a])
            for i, j in np.argwhere(may).tolist():
                self._of[int(held[j])].add(int(rows[i]))

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
            while above := self._of[top] & inside:
                top = max(above, key=self._rank.__getitem__)
            if top != figure:
                found[figure] = top
        return found

    @cached_property
    def _is_held(self) -> Bools:
        return np.array([bool(holders) for holders in self._of], dtype=bool)

    @cached_property
    def held(self) -> dict[int, Ints]:
        """For each figure that holds others, those."""
        found: dict[int, list[int]] = {}
        for figure, holders in enumerate(self._of):
            for holder in holders:
                found.setdefault(holder, []).append(figure)
        return {holder: np.array(figures, dtype="int64") for holder, figures in found.items()}


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
