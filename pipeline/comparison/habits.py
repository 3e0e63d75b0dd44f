"""Whether the figures of a cell count the same thing, and whether a source still counts as it did before."""

from __future__ import annotations

import numpy as np

from pipeline.comparison.columns import Bools, Ints
from pipeline.comparison.figures import NEVER, Figures


class Habits:
    """The words in which figures were told, by source: see `definitions.yml`."""

    def __init__(self, figures: Figures) -> None:
        self._wording = figures.codes["wording"]
        known = np.flatnonzero(self._wording >= 0)
        source, told = figures.codes["source_id"][known], figures.told_last[known]
        habit = source * (self._wording.max(initial=0) + 1) + self._wording[known]
        begun = _earliest(habit, told)
        self._taken_up = np.full(len(figures), NEVER, dtype="int64")
        self._taken_up[known] = np.where(begun > _earliest(source, told), begun, NEVER)

    def mixed(self, cells: int, cell: Ints, figure: Ints) -> Bools:
        """By cell, whether some of its figures were told in words of different families."""
        known = self._wording[figure] >= 0
        cell, word = cell[known], self._wording[figure[known]]
        lowest, highest = np.full(cells, NEVER, dtype="int64"), np.full(cells, -1, dtype="int64")
        np.minimum.at(lowest, cell, word)
        np.maximum.at(highest, cell, word)
        several: Bools = lowest < highest
        return several

    def changed(self, cell: Ints, figure: Ints, first: Ints, last: Ints) -> Bools:
        """By cell, whether a source has from its `first` day to its `last` taken up a family of words that it did not
        use when it began."""
        begun = self._taken_up[figure]
        changed = np.zeros(len(first), dtype=bool)
        changed[cell[(first[cell] <= begun) & (begun <= last[cell]) & (begun < NEVER)]] = True
        return changed


def _earliest(code: Ints, told: Ints) -> Ints:
    """For each entry the lowest `told` of those with its code."""
    _, number = np.unique(code, return_inverse=True)
    lowest = np.full(number.max(initial=-1) + 1, NEVER, dtype="int64")
    np.minimum.at(lowest, number, told)
    return lowest[number]
