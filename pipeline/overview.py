"""Arrests and rescues by jurisdiction and year, by period and by publication beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import pandas as pd
import pyarrow as pa

from pipeline.comparison.areas import Areas
from pipeline.comparison.question import UNDATED, Basis, Question
from pipeline.comparison.table import compare

MEASURES = ("arrests", "rescues")


def arrests_and_rescues(tables: Mapping[str, pa.Table]) -> pd.DataFrame:
    """The cells by year of every area that figures name, by period and by publication; none empty or undated."""
    areas = Areas(tables["jurisdictions"])
    questions = [Question(measure, basis=basis, own_areas=True) for measure in MEASURES for basis in get_args(Basis)]
    cells = pd.concat([compare(tables, question) for question in questions], ignore_index=True)
    cells = cells[(cells.at_least.notna() | cells.at_most_local.notna()) & (cells.period != UNDATED.label)]
    people = [said(*bounds) for bounds in zip(cells.at_least, cells.at_most_local, strict=True)]
    labels = [areas.label(area) for area in cells.jurisdiction_id]
    return cells.assign(jurisdiction=labels, year=cells.period.astype(int), people=people)


def side_by_side(cells: pd.DataFrame) -> pa.Table:
    """One row a jurisdiction and year: both measures by period, and by publication beside them."""
    wide = cells.pivot(index=["jurisdiction", "year"], columns=["basis", "measure"], values="people")
    columns: dict[str, Any] = {name: wide.index.get_level_values(name).to_list() for name in ("jurisdiction", "year")}
    for basis, label in (("period", "in the year"), ("publication", "told in it")):
        for measure in MEASURES:
            known = (basis, measure) in wide.columns
            values = wide[(basis, measure)] if known else pd.Series(None, index=wide.index, dtype=object)
            columns[f"{measure} {label}"] = [None if pd.isna(value) else value for value in values]
    return pa.table(columns)


def said(least: Any, most: Any) -> str:
    """Bounds in few characters; null for none: "12", "12-27", "12+", "up to 27"."""
    if pd.isna(least):
        return f"up to {most}"
    if pd.isna(most):
        return f"{least}+"
    return str(least) if least == most else f"{least}-{most}"
