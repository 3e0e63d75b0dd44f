"""jurisdiction × period × measure: what the releases jointly report at least and at most."""

from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from typing import get_args

import pandas as pd
import pyarrow as pa

from extractors.model import Measure, Offense
from pipeline.comparison.areas import Areas
from pipeline.comparison.cells import Basis, Comparison, Question, Row, Slice
from pipeline.comparison.figures import figures_of, of_measure, usable_counts
from pipeline.comparison.proof import Proof
from pipeline.comparison.watched import Watched
from pipeline.comparison.windows import Window

MEASURES: tuple[str, ...] = get_args(Measure)
OFFENSES: tuple[str, ...] = get_args(Offense)
VICTIMS = ("rescues", "victims_identified", "victims_assisted", "missing_located")
TOPICS = ("trafficking", "related")
DAYS_A_YEAR = 366
WORTH_SPREADING = 100_000  # figures; below, starting processes costs more than it saves


def compare(
    tables: Mapping[str, pa.Table], question: Question, topics: tuple[str, ...] = TOPICS, *, proofs: bool = False
) -> pd.DataFrame:
    """The cells that some figure reaches, in the columns of the comparison table, sorted as it is.

    `proofs` adds its last three: every figure that touches a cell, and why it does or does not add.
    """
    areas = Areas(tables["jurisdictions"])
    counts = usable_counts(tables["counts"], tables["releases"], topics)
    rows = _answer(counts, areas, Context(tables, areas), question, proofs)
    frame = pd.DataFrame.from_records(sorted(rows, key=_order), columns=[*COLUMNS, *(PROOFS if proofs else ())])
    return frame.astype(dict.fromkeys(WHOLE, "Int64") | {"rate_per_100k": "Float64"})


def comparison_table(tables: Mapping[str, pa.Table], topics: tuple[str, ...] = TOPICS) -> list[Row]:
    """The rows of the `comparison` table: by year, for every level, measure and kind, by period and by publication."""
    areas = Areas(tables["jurisdictions"])
    context = Context(tables, areas)
    counts = usable_counts(tables["counts"], tables["releases"], topics)
    rows: list[Row] = []
    for measure in MEASURES:
        kinds = [Slice(age_group="minor")] if measure in VICTIMS else [Slice(offense) for offense in get_args(Offense)]
        for basis in get_args(Basis):
            question = Question(measure, basis=basis, slices=(Slice(), *kinds))
            rows += _answer(counts, areas, context, question, True)
    return sorted(rows, key=_order)


class Context:
    """What stands beside a figure: the inhabitants of its area and how closely that was followed."""

    def __init__(self, tables: Mapping[str, pa.Table], areas: Areas) -> None:
        people = tables["populations"]
        keys = zip(people["jurisdiction_id"].to_pylist(), people["year"].to_pylist(), strict=True)
        self.inhabitants = dict(zip(keys, people["population"].to_pylist(), strict=True))
        self.watched = Watched(tables["coverage"], areas)

    def beside(self, row: Row, window: Window) -> Row:
        area, year = row["jurisdiction_id"], year_of(window)
        people = self.inhabitants.get((area, year)) if year else None
        return {
            "population": people,
            "rate_per_100k": rate(row["at_least"], people),
            **self.watched.of(area, window.first, window.last)._asdict(),
        }


def year_of(window: Window) -> int | None:
    """The year whose inhabitants stand for those of a period: that of its last day, unless it is longer than one."""
    return date.fromordinal(window.last).year if window.last - window.first < DAYS_A_YEAR else None


def rate(people: int | None, inhabitants: int | None, per: int = 100_000) -> float | None:
    """People for so many inhabitants, to three digits; null where either is unknown."""
    return None if people is None or not inhabitants else round(people * per / inhabitants, 3)


def _answer(counts: pa.Table, areas: Areas, context: Context, question: Question, proofs: bool) -> list[Row]:
    chosen = of_measure(counts, question.measure)
    if not chosen.num_rows:
        return []
    work = _Work(Comparison(figures_of(chosen, areas), areas, question), context, proofs)
    wanted = work.comparison.wanted()
    cores = len(os.sched_getaffinity(0))
    if chosen.num_rows < WORTH_SPREADING or cores == 1:
        return work.rows(wanted)
    shares = [wanted[i :: cores * 4] for i in range(cores * 4)]
    with ProcessPoolExecutor(cores, get_context("fork"), _adopt, (work,)) as pool:
        return [row for rows in pool.map(_adopted_rows, shares) for row in rows]


@dataclass(frozen=True)
class _Work:
    """A comparison ready to be walked, by this process or by its children, which share its memory."""

    comparison: Comparison
    context: Context
    proofs: bool

    def rows(self, areas: list[str]) -> list[Row]:
        rows = []
        for row in self.comparison.rows(areas):
            proof: Proof = row.pop("proof")
            row |= self.context.beside(row, proof.window)
            rows.append(row | proof.columns(self.comparison.figures) if self.proofs else row)
        return rows


_adopted: list[_Work] = []


def _adopt(work: _Work) -> None:
    _adopted.append(work)


def _adopted_rows(areas: list[str]) -> list[Row]:
    return _adopted[-1].rows(areas)


PROOFS = ("count_ids", "reasons", "held_by")
WHOLE = (
    *("at_least", "at_most", "at_most_local", "at_most_undated", "releases", "operations", "undated", "population"),
    *("sources_monitored", "releases_published", "months_without"),
)
COLUMNS = (
    *("basis", "jurisdiction_id", "name", "level", "state", "period", "measure", "offense", "age_group"),
    *("at_least", "at_most", "at_most_local", "at_most_undated", "firm", "releases", "operations", "undated"),
    *("population", "rate_per_100k", "sources_monitored", "releases_published", "months_without"),
    *("flags", "bound_method"),
)


def _order(row: Row) -> tuple[str, ...]:
    keys = ("basis", "state", "jurisdiction_id", "period", "measure", "offense", "age_group")
    return tuple(row[key] or "" for key in keys)
