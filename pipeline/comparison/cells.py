"""The bounds of the cells of a comparison, and what to mind about each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from pipeline.comparison.areas import Areas
from pipeline.comparison.bounds import crowds, most_with_parts, slice_most
from pipeline.comparison.changes import outlives
from pipeline.comparison.clashes import Pairs
from pipeline.comparison.columns import Bools, Ints
from pipeline.comparison.figures import UNBOUNDED, Figures
from pipeline.comparison.folding import among
from pipeline.comparison.grid import Cells, Grid, Touch
from pipeline.comparison.habits import Habits
from pipeline.comparison.holders import Holders
from pipeline.comparison.least import Least, least
from pipeline.comparison.question import UNDATED, Question, Slice
from pipeline.comparison.running import Running
from pipeline.comparison.spans import distinct
from pipeline.resolve.decided import KINDS

Columns = dict[str, list[Any]]
FLAGS = (
    *("approximate", "related", "cumulative", "statewide", "undated", "mixed_definitions", "changed_habits"),
    "area_changed",
)


class Kind(NamedTuple):
    """A kind of people: the figures that speak of it and those that might, the most each of them allows, and those
    that might but are too unsure to count."""

    slice: Slice
    sure: Bools
    might: Bools
    most: Ints
    unsure: Bools


class Comparison:
    """One measure of one question."""

    def __init__(self, figures: Figures, areas: Areas, question: Question) -> None:
        crowd = crowds(figures)
        figures = replace(figures, most=most_with_parts(figures))
        self.figures, self.question = figures, question
        self.grid = Grid(figures, areas, question)
        self.pairs = Pairs(figures, crowd)
        self.holders = Holders(figures)
        self.habits = Habits(figures)
        self.running = Running(figures, self.pairs, self.holders)
        self.kinds = [self._kind(kind, crowd) for kind in question.slices]

    def _kind(self, kind: Slice, crowd: Ints) -> Kind:
        figures = self.figures
        sure = figures.trusted.copy()
        might, most = np.ones(len(figures), dtype=bool), figures.most
        for column, breakdown, value in (("offense", "offense", kind.offense), ("age_group", "age", kind.age_group)):
            if value:
                code = figures.codes[column]
                sure &= code == figures.code(column, value)
                might &= (code < 0) | (code == figures.code(column, value))
                most = np.minimum(most, slice_most(figures, crowd, column, breakdown, value))
        return Kind(kind, sure, might & figures.trusted, most, might & ~figures.trusted)

    def bounded(self, wanted: list[str]) -> Iterator[Bounded]:
        """The cells of these areas, once for each kind of people."""
        for areas in self.grid.batches(wanted):
            cells = self.grid.cells(areas)
            clashes = Clashes(self, cells)
            for kind in self.kinds:
                yield Bounded(self, cells, clashes, kind)


class Clashes:
    """The figures that prove something of a cell, and which of them could speak of the same person."""

    def __init__(self, comparison: Comparison, cells: Cells) -> None:
        self.inside = cells.inside.where(comparison.figures.proves[cells.inside.figure])
        self.one, self.two = comparison.pairs.among(*self.inside)


@dataclass(frozen=True)
class Bounded:
    """The cells of some areas for one kind of people."""

    comparison: Comparison
    cells: Cells
    clashes: Clashes
    kind: Kind

    @cached_property
    def shown(self) -> Ints:
        """The cells that some figure of an area or in it speaks of."""
        near = self.cells.near
        return np.unique(near.cell[self.kind.sure[near.figure]])

    @cached_property
    def proving(self) -> Touch:
        return self.clashes.inside.where(self.kind.sure[self.clashes.inside.figure])

    @cached_property
    def pairs(self) -> tuple[Ints, Ints]:
        """The clashes among `proving`."""
        return among(self.kind.sure[self.clashes.inside.figure], self.clashes.one, self.clashes.two)

    @cached_property
    def least(self) -> Least:
        cell, figure = self.proving
        return least(len(self.cells), cell, self.comparison.figures.least[figure], *self.pairs)

    @cached_property
    def local(self) -> Touch:
        return self.cells.local.where(self.kind.might[self.cells.local.figure])

    @cached_property
    def broad(self) -> Touch:
        return self.cells.broad.where(self.kind.might[self.cells.broad.figure])

    @cached_property
    def both(self) -> Touch:
        """Local figures and those of the state, the nation or anywhere."""
        cell, figure = (np.concatenate(both) for both in zip(self.local, self.broad, strict=True))
        order = np.lexsort((figure, cell))
        return Touch(cell[order], figure[order])

    @cached_property
    def undated(self) -> Touch:
        return self.cells.undated.where(self.kind.might[self.cells.undated.figure])

    def columns(self) -> Columns:
        """The columns of the comparison table that come of figures, for the cells shown."""
        shown, cells, question = self.shown, self.cells, self.comparison.question
        counted = np.bincount(self.proving.cell, minlength=len(cells)) > 0
        at_least = np.where(counted, self.least.value, -1)
        local, most, with_undated = self._at_most(at_least)
        kind = self.kind.slice
        return {
            "basis": [question.basis] * len(shown),
            "jurisdiction_id": [cells.areas[i] for i in shown.tolist()],
            "period": [cells.windows[i].label for i in shown.tolist()],
            "measure": [question.measure] * len(shown),
            "offense": [kind.offense] * len(shown),
            "age_group": [kind.age_group] * len(shown),
            "at_least": _nullable(at_least[shown], -1),
            "at_most": _nullable(most[shown], UNBOUNDED),
            "at_most_local": _nullable(local[shown], UNBOUNDED),
            "at_most_undated": _nullable(with_undated[shown], UNBOUNDED),
            "firm": (counted & (at_least == local))[shown].tolist(),
            "bound_method": np.where(self.least.exact[shown], "exact", "greedy").tolist(),
            "confidence": [question.confidence] * len(shown),
            **self._behind(),
        }

    def _at_most(self, at_least: Ints) -> tuple[Ints, Ints, Ints]:
        """Locally, with the figures of the state, and with those of no known time besides. A statewide figure may
        hold some of the local ones; one without limit leaves nothing to say of the undated."""
        comparison, kinds = self.comparison, (self.local, self.broad, self.undated)
        cell, figure = (np.concatenate(column) for column in zip(*kinds, strict=True))
        source = np.repeat([0, 1, 2], [len(kind.cell) for kind in kinds])
        allowed = self.kind.most[figure]
        if not comparison.grid.by_telling:
            allowed = comparison.running.left(Touch(cell, figure), self.kind.most, self.cells)
        order = np.lexsort((figure, cell))
        cell, figure, source, allowed = (column[order] for column in (cell, figure, source, allowed))
        parts = (source == 0, source <= 1, source <= 2)
        size, holders = len(self.cells), comparison.holders
        said = [holders.at_most(size, cell[part], figure[part], allowed[part]) for part in parts]
        # where releases contradict each other, parts may prove more than a total allows: the proof stands
        local, most, with_undated = (np.maximum(at_least, each) for each in said)
        return np.minimum(local, most), most, np.where(most >= UNBOUNDED, UNBOUNDED, with_undated)

    def _behind(self) -> Columns:
        """The releases, operations and figures behind a cell, and what to mind about them."""
        figures, cells, shown, habits = self.comparison.figures, self.cells, self.shown, self.comparison.habits
        cell, figure = self.local
        size = len(cells)
        operation = figures.codes["operation_id"][figure]
        undated = np.bincount(self.undated.cell, minlength=size)
        raised = (
            _any(size, cell[figures.vague[figure]]),
            _any(size, cell[figures.codes["topic"][figure] == figures.code("topic", "related")]),
            _any(size, cell[self.comparison.running.is_one[figure]]),
            _any(size, self.broad.cell),
            (undated > 0) | np.array([window == UNDATED for window in cells.windows], dtype=bool),
            habits.mixed(size, cell, figure),
            habits.changed(cell, figure, cells.first, cells.last),
            np.array(
                [
                    window != UNDATED and outlives(area, *window[1:])
                    for area, window in zip(cells.areas, cells.windows, strict=True)
                ],
                dtype=bool,
            ),
        )
        flags = np.stack(raised)[:, shown].T.tolist()
        return {
            "releases": _different(size, cell, figures.release[figure])[shown].tolist(),
            "operations": _different(size, cell[operation >= 0], operation[operation >= 0])[shown].tolist(),
            "undated": undated[shown].tolist(),
            "flags": [[name for name, up in zip(FLAGS, row, strict=True) if up] for row in flags],
            **self._decided(),
        }

    def _decided(self) -> Columns:
        """How many of the figures that touch a cell people confirmed, corrected and added."""
        figures, number = self.comparison.figures, np.zeros((len(KINDS), len(self.cells)), dtype="int64")
        for own, kind in zip(number, KINDS, strict=True):
            if kind in figures.values["review"]:
                made = figures.codes["review"] == figures.code("review", kind)
                for cell, figure in (self.local, self.broad):
                    own += np.bincount(cell[made[figure]], minlength=len(own))
        return dict(zip(KINDS, number[:, self.shown].tolist(), strict=True))


def _any(cells: int, cell: Ints) -> Bools:
    return np.bincount(cell, minlength=cells) > 0


def _different(cells: int, cell: Ints, code: Ints) -> Ints:
    """How many different codes each cell has."""
    return np.bincount(distinct((cell << 32) + code) >> 32, minlength=cells)


def _nullable(values: Ints, null: int | np.int64) -> list[int | None]:
    return [None if value == null else value for value in values.tolist()]
