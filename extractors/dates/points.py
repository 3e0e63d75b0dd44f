"""A date with what is not stated left open, and the numbers that its words say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from extractors.dates.grammar import MONTHS
from extractors.number_words import COUNTED

DAY, MONTH, YEAR = 10, 7, 4  # lengths of a cut ISO date


class Point(NamedTuple):
    """A date with what is not stated left None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        """The cut ISO date; None without a year or where no such day exists."""
        if self.year is None:
            return None
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            return None
        return f"{self.year:04}" + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")


Ends = tuple[Point, Point]
Parts = dict[str, str]
# From the parts of a date and the day of publication.
Reads = Callable[[Parts, str | None], Ends | None]


def day_point(day: date) -> Point:
    return Point(day.year, day.month, day.day)


def month_before(year: int, month: int, back: int) -> tuple[int, int]:
    """Year and month lying `back` months earlier."""
    count = year * 12 + month - 1 - back
    return count // 12, count % 12 + 1


def month_of(parts: Parts) -> int:
    return MONTHS[parts["month"].lower()]


def year_of(parts: Parts) -> int | None:
    return int(parts["year"]) if "year" in parts else None


def number_of(said: str) -> int:
    return int(said) if said.isdigit() else COUNTED[said.lower()]
