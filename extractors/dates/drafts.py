"""A date on the way to its year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractors.dates.points import Point
from extractors.model import Span

# Characters before a date in which the words stand that can say what it is of.
WINDOW = 90
# Where a sentence or what somebody is quoted with ends.
STOPS = (". ", ".\n", "”", ',"', '."', '?"', '!"')


@dataclass(slots=True)
class Draft:
    """A date on the way to its year."""

    span: Span
    rule: str
    first: Point
    last: Point

    @property
    def yearless(self) -> bool:
        return self.first.year is None and self.first.month is not None


def clause(text: str, draft: Draft) -> int:
    """Where the words before a date begin that can say what it is of: in its sentence, not too far away."""
    start = max(0, draft.span.start - WINDOW)
    return max(*(text.rfind(stop, start, draft.span.start) + 1 for stop in STOPS), start)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
