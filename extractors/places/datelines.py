"""Where a release was written: a town before a dash, or with the day on lines of their own near the top."""

from __future__ import annotations

import re

from extractors.model import Span
from extractors.operations.mentions import paragraph_start
from extractors.places.cues import DATELINE_AFTER

# Nothing, a date, or a city's name in capitals that no table holds.
OPENS = re.compile(
    r"\s*(?:(?:[Dd]ate:? )?(?:\d{4}-\d\d-\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})[ .,:|–—-]{0,4})?"
    r"(?:[A-Z][A-Z .'’-]{1,30}, )?\(?"
)
DATED_AFTER = re.compile(r" ?(?:--|[–—]| -) ?(?:\([^)\n]{1,20}\) ?)?[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}")
# "Springfield, OH (June 5, 2020)" on a line of its own near the top, or above or under the day on the next.
DAY = r"(?:\w{3,9}day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|\d{1,2}/\d{1,2}/\d{2,4})"
SIGNED = re.compile(rf"\.?(?:,? ?[|(–—-]{{0,2}} ?{DAY}\)?|[ \t]{{0,9}}\n{{1,2}}{DAY})[ \t]{{0,9}}(?:\n|\Z)")
DAY_ABOVE = re.compile(rf"(?:\A|\n){DAY}[ \t]{{0,9}}\n{{1,2}}\Z")
# "SPRINGFIELD", and on the next line the dash.
BROKEN = re.compile(r"\n{1,2}(?:--|[–—])\s?\n?[A-Z]")
TOP, LONGEST_DAY = 800, 40
ROW = re.compile(r" ?(?:(?:\. ?){3,40}|:|-|[–—]|\|) {0,40}\d")


def is_dateline(text: str, place: Span) -> bool:
    """Whether a place says only where the release was written: it opens a line and a dash follows, but no figure, or
    near the top only the day of publication stands with it."""
    if DATED_AFTER.match(text, place.end):
        return True
    if not OPENS.fullmatch(text, paragraph_start(text, place.start), place.start):
        return False
    end = place.end + text.startswith(".", place.end)
    if BROKEN.match(text, end) or (DATELINE_AFTER.match(text, end) and not ROW.match(text, place.end)):
        return True
    return "," in place.of(text) and place.start < TOP and _is_signed(text, place)


def _is_signed(text: str, place: Span) -> bool:
    """Whether a day alone stands behind a town in its line, or alone on the line above or below."""
    alone = text[place.end : place.end + 2].lstrip(".")[:1] in ("", "\n")
    above = DAY_ABOVE.search(text, max(0, place.start - LONGEST_DAY), place.start)
    return bool(SIGNED.match(text, place.end) or (alone and above))
