"""Whether the figures of a cell count the same thing, and whether a source still counts as it did before."""

from __future__ import annotations

import numpy as np

from pipeline.comparison.figures import Figures, Ints
from pipeline.comparison.windows import Window


class Habits:
    """The words in which figures were told, by source: see `definitions.yml`."""

    def __init__(self, figures: Figures) -> None:
        self._wording, self._source = figures.codes["wording"], figures.codes["source_id"]
        self._told = figures.told_last
        known = np.flatnonzero(self._wording >= 0)
        pairs = zip(
            self._source[known].tolist(), self._wording[known].tolist(), self._told[known].tolist(), strict=True
        )
        self._begun: dict[tuple[int, int], int] = {}
        self._first: dict[int, int] = {}
        for source, wording, told in pairs:
            self._begun[source, wording] = min(told, self._begun.get((source, wording), told))
            self._first[source] = min(told, self._first.get(source, told))

    def mixed(self, among: Ints) -> bool:
        """Whether some figures were told in words of different families."""
        words = self._wording[among]
        return len(np.unique(words[words >= 0])) > 1

    def changed(self, among: Ints, window: Window) -> bool:
        """Whether a source has, in the period, taken up a family of words that it did not use when it began."""
        known = among[self._wording[among] >= 0]
        for source, wording in {*zip(self._source[known].tolist(), self._wording[known].tolist(), strict=True)}:
            begun = self._begun[source, wording]
            if window.first <= begun <= window.last and begun > self._first[source]:
                return True
        return False
