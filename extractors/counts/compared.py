"""Figures of the same part of another year: "33 in the first half of 2016, and 20 in the same period of 2015"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.counts.draft import Draft
from extractors.model import Period

SAME = re.compile(
    r"[^.;\d]{0,30}\b(?:the|that) same (?:[a-z]+[ -])?"
    r"(?:periods?|time(?: ?(?:frame|period|span))?|quarter|half|span|stretch|months?|weeks?|weekend|days|season)\b"
)
YEAR = len("2022")


def compare_years(drafts: Sequence[Draft]) -> None:
    """A figure of which only the year and "the same period" are said has the days of the one before it, that year."""
    for last, draft in pairwise(drafts):
        beside = draft.measure == last.measure and draft.sentence == last.sentence
        if beside and SAME.match(draft.after) and (same := in_year(last.period, draft.period)):
            draft.period = same


def in_year(known: Period, told: Period) -> Period | None:
    """The days of a part of a year, in the year that is told; None where either is not so."""
    first, last = known.first, known.last
    if not (first and last and told.first) or told.first != told.last or len(told.first) != YEAR:
        return None
    if len(first) == YEAR or first[:YEAR] != last[:YEAR]:
        return None
    return replace(told, first=shifted(first, told.first), last=shifted(last, told.first))


def shifted(day: str, year: str) -> str:
    """A day or month in another year; of the last of February, which not all years have, the month."""
    return f"{year}-02" if day.endswith("-02-29") else f"{year}{day[YEAR:]}"
