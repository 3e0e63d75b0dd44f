"""jurisdiction × period × measure: what the releases jointly report at least and at most."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import pandas as pd
import pyarrow as pa

from extractors.model import Measure, Offense
from pipeline.areas import Areas
from pipeline.cells import Basis, Comparison, Question, Row, Slice
from pipeline.figures import figures_of, usable_counts

MEASURES: tuple[str, ...] = get_args(Measure)
OFFENSES: tuple[str, ...] = get_args(Offense)
VICTIMS = ("rescues", "victims_identified", "victims_assisted", "missing_located")
TOPICS = ("trafficking", "related")


def compare(tables: Mapping[str, pa.Table], question: Question, topics: tuple[str, ...] = TOPICS) -> pd.DataFrame:
    """The cells that some figure reaches, in the columns of the comparison table, sorted as it is."""
    areas = Areas(tables["jurisdictions"])
    counts = usable_counts(tables["counts"], tables["releases"], topics)
    return _frame(_answer(counts, areas, _populations(tables), question))


def comparison_table(tables: Mapping[str, pa.Table]) -> list[Row]:
    """The rows of the `comparison` table: by year, for every level, measure and kind, by period and by publication."""
    areas, inhabitants = Areas(tables["jurisdictions"]), _populations(tables)
    counts = usable_counts(tables["counts"], tables["releases"], TOPICS)
    rows: list[Row] = []
    for measure in MEASURES:
        kinds = [Slice(age_group="minor")] if measure in VICTIMS else [Slice(offense) for offense in get_args(Offense)]
        for basis in get_args(Basis):
            question = Question(measure, basis=basis, slices=(Slice(), *kinds))
            rows += _answer(counts, areas, inhabitants, question)
    return sorted(rows, key=_order)


def _answer(
    counts: pd.DataFrame, areas: Areas, inhabitants: Mapping[tuple[str, str], int], question: Question
) -> list[Row]:
    chosen = counts[counts.measure == question.measure].reset_index(drop=True)
    if chosen.empty:
        return []
    rows = list(Comparison(figures_of(chosen, areas), areas, question).rows())
    for row in rows:
        people = inhabitants.get((row["jurisdiction_id"], row["period"]))
        proven = people and row["at_least"] is not None
        row["rate_per_100k"] = round(row["at_least"] * 100_000 / people, 3) if people and proven else None
    return rows


def _frame(rows: list[Row]) -> pd.DataFrame:
    frame = pd.DataFrame.from_records(sorted(rows, key=_order), columns=list(_COLUMNS))
    whole = ["at_least", "at_most", "at_most_local", "releases", "operations"]
    return frame.astype(dict.fromkeys(whole, "Int64") | {"rate_per_100k": "Float64"})


_COLUMNS = (
    *("basis", "jurisdiction_id", "name", "level", "state", "period", "measure", "offense", "age_group"),
    *("at_least", "at_most", "at_most_local", "firm", "releases", "operations", "rate_per_100k"),
    *("flags", "bound_method", "count_ids"),
)


def _order(row: Row) -> tuple[str, ...]:
    keys = ("basis", "state", "jurisdiction_id", "period", "measure", "offense", "age_group")
    return tuple(row[key] or "" for key in keys)


def _populations(tables: Mapping[str, pa.Table]) -> dict[tuple[str, str], int]:
    rows = tables["populations"].to_pylist()
    return {(row["jurisdiction_id"], str(row["year"])): row["population"] for row in rows}
