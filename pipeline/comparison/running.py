"""What counts of longer times ("since 2015") leave for a period: no more than what they hold of others lets them."""

from __future__ import annotations

import numpy as np

from pipeline.comparison.clashes import Pairs
from pipeline.comparison.columns import Bools, Ints
from pipeline.comparison.figures import CUMULATIVE, UNBOUNDED, Figures
from pipeline.comparison.grid import Cells, Touch
from pipeline.comparison.holders import Holders
from pipeline.comparison.least import least


class Running:
    """The figures that hold others, and among them the running counts."""

    def __init__(self, figures: Figures, pairs: Pairs, holders: Holders) -> None:
        self._figures, self._pairs, self._holders = figures, pairs, holders
        scopes = [figures.code("scope", scope) for scope in CUMULATIVE]
        self.is_one: Bools = np.isin(figures.codes["scope"], scopes)
        self._holds: Bools = np.diff(holders.below.start) > 0

    def left(self, touch: Touch, most: Ints, cells: Cells) -> Ints:
        """What each figure that touches a cell allows there; `most` is what it allows at all."""
        figures, (cell, figure) = self._figures, touch
        allowed = most[figure]
        reaching = (figures.first[figure] < cells.first[cell]) | (figures.last[figure] > cells.last[cell])
        at = np.flatnonzero(self._holds[figure] & (allowed < UNBOUNDED) & reaching)
        _, period = np.unique((cells.first << 23) + cells.last, return_inverse=True)  # days are below 2**23
        _, first, same = np.unique((figure[at] << 32) + period[cell[at]], return_index=True, return_inverse=True)
        count, when = figure[at][first], cell[at][first]
        left = figures.most[count] - self._proven_outside(count, cells.first[when], cells.last[when])
        allowed[at] = np.minimum(allowed[at], np.maximum(0, left[same]))
        return allowed

    def _proven_outside(self, counts: Ints, first: Ints, last: Ints) -> Ints:
        """How many people what each of these figures holds proves for times outside its period, at least."""
        figures = self._figures
        owner, held = self._holders.below.of(counts)
        kept = figures.proves[held] & ((figures.last[held] < first[owner]) | (figures.first[held] > last[owner]))
        owner, held = owner[kept], held[kept]
        return least(len(counts), owner, figures.least[held], *self._pairs.among(owner, held)).value
