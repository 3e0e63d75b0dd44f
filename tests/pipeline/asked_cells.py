"""One cell of a comparison of hand-made figures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from figures_table import count, tables

from pipeline.comparison.question import Question
from pipeline.comparison.table import compare

COUNTY, STATE = "06081", "06"


def cell(rows: list[dict[str, Any]], area: str = COUNTY, period: str = "2020", **asked: Any) -> dict[str, Any]:
    """The one cell of an area and period; an empty dict where there is none."""
    measure = asked.pop("measure", "arrests")
    duplicates = asked.pop("duplicates", None)
    frame = compare(tables(rows, duplicates), Question(measure, **asked))
    found = frame[(frame.jurisdiction_id == area) & (frame.period == period)].to_dict("records")
    assert len(found) <= 1
    return {str(key): None if value is pd.NA else value for key, value in found[0].items()} if found else {}


def bounds(rows: list[dict[str, Any]], area: str = COUNTY, period: str = "2020", **asked: Any) -> tuple[int, int]:
    found = cell(rows, area, period, **asked)
    return found["at_least"], found["at_most"]


def since(first: str, last: str) -> dict[str, Any]:
    return {
        "every": "all",
        "since": date.fromisoformat(first).toordinal(),
        "until": date.fromisoformat(last).toordinal(),
    }


def first_year(value: int, **fields: Any) -> dict[str, Any]:
    return count(value, ("2013-11", "2014-12-18"), published="2014-12-18", **fields)
