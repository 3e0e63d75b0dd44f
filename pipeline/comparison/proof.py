"""Why each figure that touches a cell does or does not add to its bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.comparison.bounds import Clashes, Least
from pipeline.comparison.figures import Bools, Figures, Ints
from pipeline.comparison.holders import Holders
from pipeline.comparison.windows import Window

WORDS = {
    "adds": "adds to at_least",
    "period": "reaches beyond the period",
    "place": "covers more than the area",
    "kind": "may speak of other people",
    "approximate": "is no more than approximate",
    "part": "is part of {}",
    "total": "is the total of {}",
    "same": "could speak of the same people as {}",
}


@dataclass(frozen=True, eq=False)
class Proof:
    """What a cell was worked out of; turned into words only where somebody asks."""

    clashes: Clashes
    least: Least
    holders: Holders
    among: Ints
    inside: Ints
    window: Window
    sure: Bools
    by_telling: bool

    def columns(self, figures: Figures) -> dict[str, list[str]]:
        """`count_ids`, and parallel to it `reasons` and `held_by`, as the comparison table has them."""
        inside, chosen = set(self.inside.tolist()), set(self.least.chosen)
        tops = self.holders.tops(self.among)
        rows = []
        for figure in self.among.tolist():
            reason = "adds" if figure in chosen else self._why_not(figures, figure, figure in inside)
            holder = figures.ids[tops[figure]] if figure in tops else ""
            rows.append((figures.ids[figure], reason, holder))
        ids, reasons, held_by = (list(column) for column in zip(*sorted(rows), strict=True)) if rows else ([], [], [])
        return {"count_ids": ids, "reasons": reasons, "held_by": held_by}

    def _why_not(self, figures: Figures, figure: int, inside: bool) -> str:
        if not self.sure[figure]:
            return "kind"
        if not inside:
            first, last = self._days(figures, figure)
            return "place" if self.window.first <= first and last <= self.window.last else "period"
        if not figures.proves[figure]:
            return "approximate"
        rivals = self.clashes.rivals(figure, self.least)
        for rival in rivals:
            if rival in set(_above(figures, figure)):
                return f"part {figures.ids[rival]}"
            if figure in set(_above(figures, rival)):
                return f"total {figures.ids[rival]}"
        return f"same {figures.ids[rivals[0]]}" if rivals else "adds"  # a zero

    def _days(self, figures: Figures, figure: int) -> tuple[int, int]:
        if self.by_telling:
            return int(figures.told_first[figure]), int(figures.told_last[figure])
        return int(figures.first[figure]), int(figures.last[figure])


def _above(figures: Figures, figure: int) -> Iterator[int]:
    while (figure := int(figures.total[figure])) >= 0:
        yield figure
