"""The day of publication as a page shows it beside its headline, where its metadata do not say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_DATE = re.compile(
    r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}"
    r"|\d{1,2}/\d{1,2}/\d{2,4})(?!\d)"
)
# What may stand before the date in its cell, and what may follow it.
_ALONE = re.compile(
    r"(?:.{0,40}\bsent this bulletin at )?"
    r"(?:(?:posted|published|release|released|issued|dated?|on|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[:,.]? ){0,3}"
    r"DATE(?: (?:by|at|-|–|in) .{0,40}|,? \d{1,2}:\d\d.{0,12})?".replace("DATE", _DATE.pattern),
    re.IGNORECASE,
)
# Lines below and above the headline that may hold a dateline, the longest such line, and the words it may have.
_BELOW, _ABOVE, _LONGEST, _WORDS = 6, 3, 80, 12


def visible_day(lines: Sequence[str], title: str | None) -> str | None:
    """The first whole date on a short line below the headline, else above it, ISO 8601; 3/7/2015 is March 7."""
    return next((day for line in _short_lines(lines, title) if (day := day_in(line))), None)


def _short_lines(lines: Sequence[str], title: str | None) -> Iterator[str]:
    headline = next((n for n, line in enumerate(lines) if title and line.casefold() == title.casefold()), None)
    if headline is None:
        return
    below, above = lines[headline + 1 : headline + 1 + _BELOW], lines[max(0, headline - _ABOVE) : headline]
    for line in [*below, *reversed(above)]:
        if len(line) <= _LONGEST and len(line.split()) <= _WORDS:
            yield line


def day_in(line: str) -> str | None:
    """The day that a short line is there to tell."""
    cell = next((cell.strip() for cell in line.split("|") if _ALONE.fullmatch(cell.strip())), None)
    said = _DATE.search(cell) if cell else None
    if said is None:
        return None
    import dateparser  # a third of a second, for pages that need it

    settings = {"DATE_ORDER": "MDY", "REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True}
    found = dateparser.parse(said[0], languages=["en"], settings=settings)
    return found.date().isoformat() if found else None
