"""The periods a comparison is made by: years, quarters, months, or one period given by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

Every = Literal["year", "quarter", "month", "all"]
MONTHS = {"year": 12, "quarter": 3, "month": 1}


class Window(NamedTuple):
    """A period by name ("2013", "2013-Q4", "2013-11") and its first and last day as ordinals."""

    label: str
    first: int
    last: int


def windows(every: Every, first: int, last: int) -> Iterator[Window]:
    """The periods of one length that meet the days `first` to `last`; for "all" exactly these days."""
    if every == "all":
        yield Window(f"{date.fromordinal(first)}/{date.fromordinal(last)}", first, last)
        return
    start, end = date.fromordinal(first), date.fromordinal(last)
    length = MONTHS[every]
    for number in range((start.year * 12 + start.month - 1) // length, (end.year * 12 + end.month - 1) // length + 1):
        year, month = divmod(number * length, 12)
        yield Window(_label(every, year, month), _month_start(year, month), _month_start(year, month + length) - 1)


def _month_start(year: int, month: int) -> int:
    return date(year + month // 12, month % 12 + 1, 1).toordinal()


def _label(every: Every, year: int, month: int) -> str:
    if every == "year":
        return f"{year:04}"
    return f"{year:04}-Q{month // 3 + 1}" if every == "quarter" else f"{year:04}-{month + 1:02}"
