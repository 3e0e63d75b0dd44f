"""The periods a comparison is made by: years, quarters, months, or one period given by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

Every = Literal["year", "fiscal-year", "quarter", "month", "day", "all"]
Ints = npt.NDArray[np.int64]
MONTHS = {"year": 12, "fiscal-year": 12, "quarter": 3, "month": 1}
FEDERAL = 10  # the month in which the fiscal year of the United States begins
PERIOD = re.compile(r"(?P<fiscal>(?:FY)?)\d{4}(?:-(?P<quarter>Q\d)|-(?P<month>\d\d))?")
UNIX_EPOCH = 719_163  # 1 January 1970 as date.toordinal counts it


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
        return
    start, end = numbers(every, np.array([first, last]), fiscal_start).tolist()
    yield from (window(every, number, fiscal_start) for number in range(start, end + 1))


def numbers(every: Every, days: Ints, fiscal_start: int = FEDERAL) -> Ints:
    """The running number of the period each day lies in; `window` says which that is. Not for "all"."""
    if every == "day":
        return days
    months = (days - UNIX_EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype("int64") + 1970 * 12
    found: Ints = (months - _shift(every, fiscal_start)) // MONTHS[every]
    return found


@cache
def window(every: Every, number: int, fiscal_start: int = FEDERAL) -> Window:
    """The period of a number."""
    if every == "day":
        return Window(str(date.fromordinal(number)), number, number)
    length = MONTHS[every]
    year, month = divmod(number * length + _shift(every, fiscal_start), 12)
    return Window(_label(every, year, month), _month_start(year, month), _month_start(year, month + length) - 1)


def _shift(every: Every, fiscal_start: int) -> int:
    return fiscal_start - 1 if every == "fiscal-year" else 0


def _month_start(year: int, month: int) -> int:
    return date(year + month // 12, month % 12 + 1, 1).toordinal()


def _label(every: Every, year: int, month: int) -> str:
    if every == "fiscal-year":
        return f"FY{year + (month > 0):04}"
    if every == "year":
        return f"{year:04}"
    return f"{year:04}-Q{month // 3 + 1}" if every == "quarter" else f"{year:04}-{month + 1:02}"


def whole_axis(periods: list[str]) -> list[str]:
    """Every year, fiscal year, quarter or month from the first to the last, so that a gap is seen; days and one whole
    time as they are."""
    said = PERIOD.fullmatch(periods[0])
    if not said:
        return periods
    before, parts = said["fiscal"], 4 if said["quarter"] else 12 if said["month"] else 1
    first, last = (_number(period, parts) for period in (periods[0], periods[-1]))
    form = {1: "{0}{1:04}", 4: "{0}{1:04}-Q{2}", 12: "{0}{1:04}-{2:02}"}[parts]
    return [form.format(before, number // parts, number % parts + 1) for number in range(first, last + 1)]


def _number(period: str, parts: int) -> int:
    """The running number of a period of which a year has so many."""
    year, _, part = period.removeprefix("FY").partition("-")
    return int(year) * parts + int(part.removeprefix("Q") or 1) - 1
