"""Comparisons as pages show them: from the dataset's own table where it holds the answer, else worked out."""

from __future__ import annotations

import json
import threading
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from pipeline.comparison.areas import Areas
from pipeline.comparison.asking import Asked, NoAnswerError, check
from pipeline.comparison.citing import citation
from pipeline.comparison.explaining import in_words
from pipeline.comparison.naming import Names
from pipeline.comparison.table import COLUMNS
from pipeline.dataset import Dataset
from pipeline.explore.choices import Choice
from pipeline.explore.served import Served
from pipeline.explore.working import Worker
from pipeline.overview import said

UNDATED = "undated"
NOTHING = "No figure answers this.", "Choose another measure or period, or fewer conditions."
KEPT = 32  # comparisons worked out for a reader that are kept for the next one
LISTS = ("flags", "count_ids", "reasons", "held_by")
LIGHT = ", ".join(COLUMNS)
SHOWN = "measure, basis, jurisdiction_id, period, at_least, at_most_local, releases, firm"  # held by the index alone


class Extent(NamedTuple):
    """`areas`, by name: how many periods each has, those of figures without a date left out."""

    areas: Counter[str]
    periods: list[str]


@dataclass(frozen=True)
class Cell:
    """One jurisdiction and period: the columns of the comparison table by name."""

    row: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.row[name]

    @property
    def said(self) -> str:
        """The bounds in few characters: 12, 12-27, 12+, up to 27."""
        return said(self.row["at_least"], self.row["at_most_local"]).replace("-", "\N{EN DASH}")

    @property
    def behind(self) -> list[tuple[str, str, str]]:
        """For each figure that touches the cell its id, why it adds or not, and the figure that holds it."""
        triples = zip(self.row["count_ids"], self.row["reasons"], self.row["held_by"], strict=True)
        return [
            (count_id, in_words(reason).replace("at_least", "the least"), holder)
            for count_id, reason, holder in triples
        ]


class Answers:
    """What a choice is answered with. Equal to what `tally compare` prints for it."""

    def __init__(self, dataset: Dataset, served: Served, areas: Areas) -> None:
        self._dataset, self._served, self._areas = dataset, served, areas
        self._names = Names(areas)
        self._kept: OrderedDict[Choice, list[Cell]] = OrderedDict()
        self._keeping = threading.Lock()
        self._extents = lru_cache(maxsize=8 * KEPT)(self._extent_in_table)
        self._worker = Worker(dataset)

    def cells(self, choice: Choice, only: Collection[str] | None = None, columns: str = SHOWN) -> list[Cell]:
        """The cells that have a bound, by jurisdiction and period; those of `only` these areas, where given.

        They have at least these columns. Raises UserError where something chosen is none, and NoAnswerError where no
        figure answers.
        """
        asked = choice.asked()
        check(asked)
        cells = self._from_table(choice, only, columns) if choice.in_table else self._worked_out(choice, asked)
        cells = [cell for cell in cells if cell["at_least"] is not None or cell["at_most_local"] is not None]
        cells = [cell for cell in cells if only is None or cell["jurisdiction_id"] in only]
        if not cells:
            raise NoAnswerError(*NOTHING)
        return sorted(cells, key=lambda cell: (cell["jurisdiction"], cell["jurisdiction_id"], cell["period"]))

    def extent(self, choice: Choice) -> Extent:
        """Which areas and periods have a cell with a bound. Raises as `cells` does."""
        check(choice.asked())
        if not choice.in_table:
            return self._extent((cell["jurisdiction_id"], cell["period"]) for cell in self.cells(choice))
        found = self._extents(choice)
        if not found.areas:
            raise NoAnswerError(*NOTHING)
        return found

    def _extent_in_table(self, choice: Choice) -> Extent:
        where, values = self._where(choice)
        within = f"FROM comparison WHERE {where} AND {_BOUNDED}"
        rows = self._served.rows(f"SELECT jurisdiction_id, period {within}", values)
        return self._extent((row["jurisdiction_id"], row["period"]) for row in rows)

    def _extent(self, pairs: Iterable[tuple[str, str]]) -> Extent:
        areas: Counter[str] = Counter()
        periods: set[str] = set()
        for area, period in pairs:
            areas[area] += period != UNDATED
            periods.add(period)
        named = sorted(areas, key=lambda area: (self._areas.label(area), area))
        return Extent(Counter({area: areas[area] for area in named}), sorted(periods))

    def cell(self, choice: Choice, area: str, period: str) -> Cell | None:
        """One cell with what is behind it; null where the comparison has none such."""
        check(choice.asked())
        if choice.in_table:
            columns = f"{LIGHT}, count_ids, reasons, held_by"
            sql = f"SELECT {columns} FROM comparison WHERE {_KIND} AND jurisdiction_id = ? AND period = ?"
            row = self._served.row(sql, (*_kind(choice), area, period))
            return self._told(row) if row else None
        found = self._worked_out(choice, choice.asked())
        return next((cell for cell in found if (cell["jurisdiction_id"], cell["period"]) == (area, period)), None)

    def citation(self, cell: Cell) -> str:
        return citation({**cell.row}, self._dataset.manifest)

    def _from_table(self, choice: Choice, only: Collection[str] | None, columns: str) -> list[Cell]:
        where, values = self._where(choice)
        if only is not None:
            where, values = f"{where} AND jurisdiction_id IN ({_marks(only)})", [*values, *only]
        sql = f"SELECT {columns} FROM comparison WHERE {where} AND {_BOUNDED}"
        return [self._told(row) for row in self._served.rows(sql, values)]

    def _where(self, choice: Choice) -> tuple[str, list[str | None]]:
        """The condition on the comparison table that a choice makes, and what it is to be filled with."""
        where, values = _KIND, list(_kind(choice))
        if choice.places:
            ids = sorted(self._chosen(choice))
            where, values = f"{where} AND jurisdiction_id IN ({_marks(ids)})", [*values, *ids]
        elif choice.by == "jurisdiction":
            where = f"{where} AND jurisdiction_id IN (SELECT jurisdiction_id FROM own_area WHERE measure = ?)"
            values.append(choice.measure)
        if choice.by != "jurisdiction":
            where, values = f"{where} AND level = ?", [*values, choice.by]
        if choice.since or choice.until:
            where = f"{where} AND period <> '{UNDATED}' AND period >= ? AND period <= ?"
            values += [choice.since or "0", choice.until or "9999"]
        return where, values

    def _chosen(self, choice: Choice) -> Iterable[str]:
        """The areas named; with a level, those of it that lie in them. Raises UserError where a name is of none."""
        named = frozenset[str]().union(*(self._names.find(name) for name in choice.places))
        if choice.by == "jurisdiction":
            return named
        rows = self._served.rows("SELECT DISTINCT jurisdiction_id FROM comparison WHERE level = ?", [choice.by])
        known = (row["jurisdiction_id"] for row in rows)
        return (area for area in known if not named.isdisjoint(self._areas.holding(area)))

    def _told(self, row: dict[str, Any]) -> Cell:
        row |= {name: json.loads(row[name]) for name in LISTS if name in row}
        row["firm"] = bool(row["firm"])
        return Cell({"jurisdiction": self._areas.label(row["jurisdiction_id"]), **row})

    def _worked_out(self, choice: Choice, asked: Asked) -> list[Cell]:
        """By the worker where nobody asked the same shortly before."""
        with self._keeping:
            if choice in self._kept:
                self._kept.move_to_end(choice)
                return self._kept[choice]
        found = [Cell(row) for row in self._worker.rows(asked)]
        with self._keeping:
            self._kept[choice] = found
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return found


_BOUNDED = "(at_least IS NOT NULL OR at_most_local IS NOT NULL)"
_KIND = "measure = ? AND basis = ? AND offense IS ? AND age_group IS ?"


def _kind(choice: Choice) -> tuple[str | None, ...]:
    return choice.measure, choice.basis, choice.offense or None, choice.age or None


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))


def as_frame(cells: list[Cell]) -> pd.DataFrame:
    """The cells as a table to take along: every column but the proofs."""
    rows = [{name: value for name, value in cell.row.items() if name not in LISTS[1:]} for cell in cells]
    return pd.DataFrame(rows)
