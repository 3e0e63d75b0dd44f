"""Comparisons as pages show them: from the dataset's own table where it holds the answer, else worked out."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.comparison.areas import Areas
from pipeline.comparison.asking import Asked, NoAnswerError, ask, check
from pipeline.comparison.citing import citation
from pipeline.comparison.explaining import in_words
from pipeline.comparison.naming import Names
from pipeline.dataset import Dataset
from pipeline.explore.choices import Choice
from pipeline.explore.served import Served
from pipeline.overview import said

UNDATED = "undated"
KEPT = 32  # comparisons worked out for a reader that are kept for the next one
LISTS = ("flags", "count_ids", "reasons", "held_by")
LIGHT = (
    "jurisdiction_id, name, level, state, period, basis, measure, offense, age_group, at_least, at_most, "
    "at_most_local, at_most_undated, firm, releases, operations, undated, population, rate_per_100k, "
    "sources_monitored, releases_published, months_without, flags, bound_method"
)


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
        self._working = threading.Lock()

    def cells(self, choice: Choice) -> list[Cell]:
        """The cells that have a bound, by jurisdiction and period.

        Raises UserError where something chosen is none, and NoAnswerError where no figure answers.
        """
        asked = choice.asked()
        check(asked)
        cells = self._from_table(choice) if choice.in_table else self._worked_out(choice, asked)
        cells = [cell for cell in cells if cell["at_least"] is not None or cell["at_most_local"] is not None]
        if not cells:
            raise NoAnswerError("No figure answers this.", "Choose another measure or period, or fewer conditions.")
        return sorted(cells, key=lambda cell: (cell["jurisdiction"], cell["jurisdiction_id"], cell["period"]))

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

    def _from_table(self, choice: Choice) -> list[Cell]:
        sql, values = f"SELECT {LIGHT} FROM comparison WHERE {_KIND}", list(_kind(choice))
        if choice.places:
            ids = sorted(frozenset[str]().union(*(self._names.find(name) for name in choice.places)))
            sql, values = f"{sql} AND jurisdiction_id IN ({', '.join('?' * len(ids))})", [*values, *ids]
        elif choice.by == "jurisdiction":
            sql = f"{sql} AND jurisdiction_id IN (SELECT jurisdiction_id FROM own_area WHERE measure = ?)"
            values.append(choice.measure)
        if choice.by != "jurisdiction":
            sql, values = f"{sql} AND level = ?", [*values, choice.by]
        if choice.since or choice.until:
            sql = f"{sql} AND period <> '{UNDATED}' AND period >= ? AND period <= ?"
            values += [choice.since or "0", choice.until or "9999"]
        return [self._told(row) for row in self._served.rows(sql, values)]

    def _told(self, row: dict[str, Any]) -> Cell:
        row |= {name: json.loads(row[name]) for name in LISTS if name in row}
        row["firm"] = bool(row["firm"])
        return Cell({"jurisdiction": self._areas.label(row["jurisdiction_id"]), **row})

    def _worked_out(self, choice: Choice, asked: Asked) -> list[Cell]:
        """One at a time: a comparison takes a processor, and the next reader may want the same."""
        with self._working:
            if choice not in self._kept:
                frame = ask(self._dataset, asked, proofs=True)
                frame = frame.astype(object).where(frame.notna(), None)
                self._kept[choice] = [Cell(_plain(row)) for row in frame.to_dict("records")]
            self._kept.move_to_end(choice)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[choice]


_KIND = "measure = ? AND basis = ? AND offense IS ? AND age_group IS ?"


def _kind(choice: Choice) -> tuple[str | None, ...]:
    return choice.measure, choice.basis, choice.offense or None, choice.age or None


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Numbers of numpy as those of Python."""
    return {str(name): value.item() if hasattr(value, "item") else value for name, value in row.items()}


def as_frame(cells: list[Cell]) -> pd.DataFrame:
    """The cells as a table to take along: every column but the proofs."""
    rows = [{name: value for name, value in cell.row.items() if name not in LISTS[1:]} for cell in cells]
    return pd.DataFrame(rows)
