"""Why each figure that touches a cell does or does not add to its bounds."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pipeline.comparison.cells import Bounded, Columns
from pipeline.comparison.figures import Figures

WORDS = {
    "adds": "adds to at_least",
    "period": "reaches beyond the period",
    "place": "covers more than the area",
    "kind": "may speak of other people",
    "approximate": "is no more than approximate",
    "unsure": "is left out: its reading is not sure enough",
    "part": "is part of {}",
    "total": "is the total of {}",
    "same": "could speak of the same people as {}",
}


class Proofs:
    """What some cells were worked out of, told figure by figure."""

    def __init__(self, bounded: Bounded) -> None:
        self._bounded, self._figures = bounded, bounded.comparison.figures
        self._tops = bounded.comparison.holders.tops(*bounded.both)
        cell, figure = bounded.proving
        self._chosen = set(zip(cell[bounded.least.chosen].tolist(), figure[bounded.least.chosen].tolist(), strict=True))
        self._rivals = _rivals(bounded)
        inside = bounded.cells.inside
        self._inside = set(zip(inside.cell.tolist(), inside.figure.tolist(), strict=True))

    def columns(self) -> Columns:
        """For each cell shown `count_ids`, and parallel to it `reasons` and `held_by`, as the comparison table has
        them."""
        ids, (cell, figure) = self._figures.ids, self._bounded.both
        starts = np.searchsorted(cell, self._bounded.shown, side="left").tolist()
        stops = np.searchsorted(cell, self._bounded.shown, side="right").tolist()
        held = figure[self._tops]
        unsure = self._unsure()
        found: Columns = {"count_ids": [], "reasons": [], "held_by": []}
        for own, start, stop in zip(self._bounded.shown.tolist(), starts, stops, strict=True):
            pairs = zip(figure[start:stop].tolist(), held[start:stop].tolist(), strict=True)
            rows = [(ids[i], self._reason(own, i), ids[top] if top != i else "") for i, top in pairs]
            rows = sorted([*rows, *((ids[i], "unsure", "") for i in unsure.get(own, ()))])
            for name, column in zip(found, zip(*rows, strict=True) if rows else ((), (), ()), strict=True):
                found[name].append(list(column))
        return found

    def _unsure(self) -> dict[int, list[int]]:
        """By cell the figures that touch it but are left out."""
        found: dict[int, list[int]] = {}
        for touch in (self._bounded.cells.local, self._bounded.cells.broad):
            cell, figure = touch.where(self._bounded.kind.unsure[touch.figure])
            for own, i in zip(cell.tolist(), figure.tolist(), strict=True):
                found.setdefault(own, []).append(i)
        return found

    def _reason(self, cell: int, figure: int) -> str:
        figures, bounded = self._figures, self._bounded
        if (cell, figure) in self._chosen:
            return "adds"
        if not bounded.kind.sure[figure]:
            return "kind"
        if (cell, figure) not in self._inside:
            window, grid = bounded.cells.windows[cell], bounded.comparison.grid
            return "place" if window.first <= grid.first[figure] and grid.last[figure] <= window.last else "period"
        if not figures.proves[figure]:
            return "approximate"
        rivals = sorted(self._rivals.get((cell, figure), ()))
        for rival in rivals:
            if rival in _above(figures, figure):
                return f"part {figures.ids[rival]}"
            if figure in _above(figures, rival):
                return f"total {figures.ids[rival]}"
        return f"same {figures.ids[rivals[0]]}" if rivals else "adds"  # a zero


def _rivals(bounded: Bounded) -> dict[tuple[int, int], list[int]]:
    """By cell and figure those of the chosen that could speak of the same person as it, which is not chosen."""
    (cell, figure), chosen = bounded.proving, bounded.least.chosen
    found: dict[tuple[int, int], list[int]] = {}
    for own, other in (bounded.pairs, bounded.pairs[::-1]):
        wanted = ~chosen[own] & chosen[other]
        one, two = own[wanted], other[wanted]
        for key in zip(cell[one].tolist(), figure[one].tolist(), figure[two].tolist(), strict=True):
            found.setdefault(key[:2], []).append(key[2])
    return found


def _above(figures: Figures, figure: int) -> Iterator[int]:
    while (figure := int(figures.total[figure])) >= 0:
        yield figure
