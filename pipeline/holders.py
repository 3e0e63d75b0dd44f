"""The most that a group of figures of one measure allows: added up, without those that another holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

import numpy as np

from pipeline.figures import CUMULATIVE, UNBOUNDED, Bools, Figures, Ints

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

    def _add(self, holders: Ints, held: Ints, fits: Callable[[int, Ints], Bools]) -> None:
        """Those of `holders` whose kind and place take in one of `held` in another release, where it `fits`."""
        figures = self._figures
        for a in holders.tolist():
            may = figures.places.within[figures.place[held], figures.place[a]] & (self._rank[a] > self._rank[held])
            may &= (figures.release[held] != figures.release[a]) & fits(a, held)
            may &= figures.least[held] <= figures.most[a]
            for column in KINDS:
                code = figures.codes[column]
                may &= (code[a] < 0) | (code[held] == code[a])
            for b in held[may].tolist():
                self._of[b].add(a)

    def _same_operation(self, a: int, held: Ints) -> Bools:
        """Some time in common, and `a` is the whole of the operation or the same figure."""
        figures = self._figures
        whole = figures.total[a] < 0 and all(figures.codes[column][a] < 0 for column in KINDS)
        overlap = (figures.first[a] <= figures.last[held]) & (figures.first[held] <= figures.last[a])
        same: Bools = overlap & (whole | (figures.least[held] == figures.least[a]))
        return same

    def _within_time(self, a: int, held: Ints) -> Bools:
        """Within its time, and of its subject: both on trafficking, as a source has many counts of other things."""
        figures, topic = self._figures, self._figures.codes["topic"]
        within: Bools = (figures.first[a] <= figures.first[held]) & (figures.last[held] <= figures.last[a])
        return within & (topic[held] == topic[a]) & (topic[a] == figures.code("topic", "trafficking"))

    def _same_words(self, a: int, held: Ints) -> Bools:
        same: Bools = self._figures.least[held] == self._figures.least[a]
        return same

    def at_most(self, among: Ints, most: Ints) -> int | None:
        """The bound over some figures, each allowing `most`; null where one of them sets no limit."""
        allowed: dict[int, int] = {}
        for figure, top in self.tops(among).items():
            said = int(most[figure] if top == figure else min(self._figures.least[figure], most[figure]))
            allowed[top] = max(allowed.get(top, 0), said)
        total = sum(allowed.values())
        return None if total >= UNBOUNDED else total

    def tops(self, among: Ints) -> dict[int, int]:
        """For each of some figures the outermost of them that holds it; itself where none does."""
        inside = {int(i) for i in among}
        found: dict[int, int] = {}
        for figure in inside:
            top = figure
            while above := self._of[top] & inside:
                top = max(above, key=self._rank.__getitem__)
            found[figure] = top
        return found

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
