"""What running counts ("since 2015") leave for a period: no more than what they hold of other times lets them."""

from __future__ import annotations

import numpy as np

from pipeline.comparison.clashes import Pairs
from pipeline.comparison.figures import CUMULATIVE, UNBOUNDED, Bools, Figures, Ints
from pipeline.comparison.grid import Cells, Touch
from pipeline.comparison.holders import Holders
from pipeline.comparison.least import least


class Running:
    """The running counts among some figures."""

    def __init__(self, figures: Figures, pairs: Pairs, holders: Holders) -> None:
        self._figures, self._pairs, self._holders = figures, pairs, holders
        scopes = [figures.code("scope", scope) for scope in CUMULATIVE]
        self.is_one: Bools = np.isin(figures.codes["scope"], scopes)

    def left(self, touch: Touch, most: Ints, cells: Cells) -> Ints:
        """What each figure that touches a cell allows there; `most` is what it allows at all."""
        figures, (cell, figure) = self._figures, touch
        allowed = most[figure]
        reaching = (figures.first[figure] < cells.first[cell]) | (figures.last[figure] > cells.last[cell])
        at = np.flatnonzero(self.is_one[figure] & (allowed < UNBOUNDED) & reaching)
        period = np.stack((figure[at], cells.first[cell[at]], cells.last[cell[at]]))
        different, number = np.unique(period, axis=1, return_inverse=True)
        left = figures.most[different[0]] - self._proven_outside(*different)
        allowed[at] = np.minimum(allowed[at], np.maximum(0, left[number.ravel()]))
        return allowed

    def _proven_outside(self, counts: Ints, first: Ints, last: Ints) -> Ints:
        """How many people what each of these running counts holds proves for times outside its period, at least."""
        figures = self._figures
        owner, held = self._holders.below.of(counts)
        kept = figures.proves[held] & ((figures.last[held] < first[owner]) | (figures.first[held] > last[owner]))
        owner, held = np.divmod(np.unique(owner[kept] * len(figures) + held[kept]), len(figures))
        return least(len(counts), owner, figures.least[held], *self._pairs.among(owner, held)).value
