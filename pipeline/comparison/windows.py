"""The periods a comparison is made by: years, quarters, months, or one period given by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

Every = Literal["year", "fiscal-year", "quarter", "month", "day", "all"]
MONTHS = {"year": 12, "fiscal-year": 12, "quarter": 3, "month": 1}
FEDERAL = 10  # the month in which the fiscal year of the United States begins


class Window(NamedTuple):
    """A period by name ("2013", "2013-Q4", "2013-11") and its first and last day as ordinals."""

    label: str
    first: int
    last: int


def windows(every: Every, first: int, last: int, fiscal_start: int = FEDERAL) -> Iterator[Window]:
    """The periods of one length that meet the days `first` to `last`; for "all" exactly these days.

    A fiscal year begins with the month `fiscal_start` and bears the number of the year in which it ends.
    """
    if every == "all":
        yield Window(f"{date.fromordinal(first)}/{date.fromordinal(last)}", first, last)
    elif every == "day":
        yield from (Window(str(date.fromordinal(day)), day, day) for day in range(first, last + 1))
    else:
        yield from _of_months(every, first, last, fiscal_start - 1 if every == "fiscal-year" else 0)


def _of_months(every: Every, first: int, last: int, shift: int) -> Iterator[Window]:
    start, end = date.fromordinal(first), date.fromordinal(last)
    length = MONTHS[every]
    numbers = ((day.year * 12 + day.month - 1 - shift) // length for day in (start, end))
    for number in range(next(numbers), next(numbers) + 1):
        year, month = divmod(number * length + shift, 12)
        yield Window(_label(every, year, month), _month_start(year, month), _month_start(year, month + length) - 1)


def _month_start(year: int, month: int) -> int:
    return date(year + month // 12, month % 12 + 1, 1).toordinal()


def _label(every: Every, year: int, month: int) -> str:
    if every == "fiscal-year":
        return f"FY{year + (month > 0):04}"
    if every == "year":
        return f"{year:04}"
    return f"{year:04}-Q{month // 3 + 1}" if every == "quarter" else f"{year:04}-{month + 1:02}"
