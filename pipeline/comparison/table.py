"""jurisdiction × period × measure: what the releases jointly report at least and at most."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from typing import Any, get_args

import pandas as pd
import pyarrow as pa

from extractors.model import Measure, Offense
from pipeline.comparison.areas import Areas
from pipeline.comparison.cells import Columns, Comparison
from pipeline.comparison.chosen import of_measure, usable_counts
from pipeline.comparison.figures import figures_of
from pipeline.comparison.proof import Proofs
from pipeline.comparison.question import Basis, Question, Slice
from pipeline.comparison.watched import Watch, Watched
from pipeline.comparison.windows import Window
from pipeline.resolve.decided import KINDS

Row = dict[str, Any]
MEASURES: tuple[str, ...] = get_args(Measure)
OFFENSES: tuple[str, ...] = get_args(Offense)
VICTIMS = ("rescues", "victims_identified", "victims_assisted", "missing_located")
TOPICS = ("trafficking", "related")
DAYS_A_YEAR = 366
WORTH_SPREADING = 100_000  # figures; below, starting processes costs more than it saves


def compare(
    tables: Mapping[str, pa.Table],
    question: Question,
    topics: tuple[str, ...] = TOPICS,
    *,
    proofs: bool = False,
) -> pd.DataFrame:
    """The cells that some figure reaches, in the columns of the comparison table, sorted as it is.

    `proofs` adds its last three: every figure that touches a cell, and why it does or does not add.
    """
    areas = Areas(tables["jurisdictions"])
    usable = usable_counts(tables["counts"], tables["releases"], topics)
    columns = _answer(
        of_measure(tables["counts"], question.measure, usable), areas, Context(tables, areas), question, proofs
    )
    frame = pd.DataFrame(columns, columns=[*COLUMNS, *(PROOFS if proofs else ())], dtype=object)
    frame = frame.astype(dict.fromkeys(WHOLE, "Int64") | {"rate_per_100k": "Float64", "firm": bool})
    return frame.iloc[_order(columns)].reset_index(drop=True)


def comparison_table(tables: Mapping[str, pa.Table], topics: tuple[str, ...] = TOPICS) -> list[Row]:
    """The rows of the `comparison` table: by year, for every level, measure and kind, by period and by publication."""
    areas = Areas(tables["jurisdictions"])
    context = Context(tables, areas)
    usable = usable_counts(tables["counts"], tables["releases"], topics)
    found: list[Columns] = []
    for measure in MEASURES:
        counts = of_measure(tables["counts"], measure, usable)
        kinds = [Slice(age_group="minor")] if measure in VICTIMS else [Slice(offense) for offense in get_args(Offense)]
        for basis in get_args(Basis):
            question = Question(measure, basis=basis, slices=(Slice(), *kinds))
            found.append(_answer(counts, areas, context, question, True))
    columns = _together(found, (*COLUMNS, *PROOFS))
    rows = list(zip(*columns.values(), strict=True))
    return [dict(zip(columns, rows[i], strict=True)) for i in _order(columns)]


class Context:
    """What stands beside a figure: the inhabitants of its area and how closely that was followed."""

    def __init__(self, tables: Mapping[str, pa.Table], areas: Areas) -> None:
        people = tables["populations"]
        keys = zip(people["jurisdiction_id"].to_pylist(), people["year"].to_pylist(), strict=True)
        self.inhabitants = dict(zip(keys, people["population"].to_pylist(), strict=True))
        self.watched = Watched(tables["coverage"], areas)
        self.areas = areas

    def _people(self, area: str, year: int | None) -> int | None:
        """Those of a region are the sum of its counties', where all are known."""
        own = self.areas.counties.get(area, (area,))
        known = [self.inhabitants.get((i, year)) if year else None for i in own]
        return None if None in known else sum(people or 0 for people in known)

    def beside(self, columns: Columns, windows: list[Window]) -> Columns:
        """The further columns of cells with these areas and periods."""
        areas = columns["jurisdiction_id"]
        years = [year_of(window) for window in windows]
        people = [self._people(area, year) for area, year in zip(areas, years, strict=True)]
        watches = [self.watched.of(area, w.first, w.last) for area, w in zip(areas, windows, strict=True)]
        return {
            "name": [self.areas.name[area] for area in areas],
            "level": [self.areas.level[area] for area in areas],
            "state": [self.areas.state(area) for area in areas],
            "population": people,
            "rate_per_100k": [rate(*pair) for pair in zip(columns["at_least"], people, strict=True)],
            **{name: [getattr(watch, name) for watch in watches] for name in Watch._fields},
        }


def year_of(window: Window) -> int | None:
    """The year whose inhabitants stand for those of a period: that of its last day, unless it is longer than one."""
    return date.fromordinal(window.last).year if window.last - window.first < DAYS_A_YEAR else None


def rate(people: int | None, inhabitants: int | None, per: int = 100_000) -> float | None:
    """People for so many inhabitants, to three digits; null where either is unknown."""
    return None if people is None or not inhabitants else round(people * per / inhabitants, 3)


def _answer(counts: pa.Table, areas: Areas, context: Context, question: Question, proofs: bool) -> Columns:
    names = (*COLUMNS, *(PROOFS if proofs else ()))
    if not counts.num_rows:
        return _together([], names)
    work = _Work(Comparison(figures_of(counts, areas, question.confidence), areas, question), context, proofs)
    wanted = work.comparison.grid.wanted()
    cores = len(os.sched_getaffinity(0))
    if counts.num_rows < WORTH_SPREADING or cores == 1:
        return _together(work.columns(wanted), names)
    shares = [wanted[i :: cores * 4] for i in range(cores * 4)]
    with ProcessPoolExecutor(cores, get_context("fork"), _adopt, (work,)) as pool:
        return _together([part for parts in pool.map(_adopted_columns, shares) for part in parts], names)


def _together(parts: Sequence[Columns], names: Sequence[str]) -> Columns:
    return {name: [value for part in parts for value in part[name]] for name in names}


@dataclass(frozen=True)
class _Work:
    """A comparison ready to be worked out, by this process or by its children, which share its memory."""

    comparison: Comparison
    context: Context
    proofs: bool

    def columns(self, areas: list[str]) -> list[Columns]:
        found = []
        for bounded in self.comparison.bounded(areas):
            columns = bounded.columns()
            windows = [bounded.cells.windows[i] for i in bounded.shown.tolist()]
            found.append(columns | self.context.beside(columns, windows))
            if self.proofs:
                found[-1] |= Proofs(bounded).columns()
        return found


_adopted: list[_Work] = []


def _adopt(work: _Work) -> None:
    _adopted.append(work)


def _adopted_columns(areas: list[str]) -> list[Columns]:
    return _adopted[-1].columns(areas)


PROOFS = ("count_ids", "reasons", "held_by")
WHOLE = (
    *("at_least", "at_most", "at_most_local", "at_most_undated", "releases", "operations", "undated", "population"),
    *("sources_monitored", "sources_down", "releases_published", "releases_lost", "months_without"),
    *KINDS,
)
COLUMNS = (
    *("basis", "jurisdiction_id", "name", "level", "state", "period", "measure", "offense", "age_group"),
    *("at_least", "at_most", "at_most_local", "at_most_undated", "firm", "releases", "operations", "undated"),
    *("population", "rate_per_100k", "sources_monitored", "sources_down", "releases_published", "releases_lost"),
    *("months_without", "flags", "bound_method", "confidence", *KINDS),
)


def _order(columns: Columns) -> list[int]:
    """The places of the rows in the order of the table; null comes first."""
    keys = ("basis", "state", "jurisdiction_id", "period", "measure", "offense", "age_group")
    rows = [tuple(value or "" for value in row) for row in zip(*(columns[key] for key in keys), strict=True)]
    return sorted(range(len(rows)), key=rows.__getitem__)
