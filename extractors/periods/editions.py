"""Figures of another edition of an operation than the one that a release reports on."""

from __future__ import annotations

import re

from extractors.dates.points import YEAR
from extractors.model import Period, Span, earliest_day, latest_day
from extractors.periods.spells import SHORT_RUN, Tie
from extractors.periods.timeline import Timeline
from extractors.periods.words import rule

# Characters behind the sentence of a figure in which that of the year before stands.
NEXT = 100


def is_of_other(text: str, number: Span, sentence: Span, own: Tie | None) -> bool:
    """Whether the words before a figure set an earlier or another operation apart from the release's own."""
    short = own is not None and latest_day(own.last) - earliest_day(own.first) < SHORT_RUN
    words = ("last_edition", "other_one") if short else ("last_edition",)
    return any(rule(name).search(text, sentence.start, number.start) for name in words)


def is_of_this(timeline: Timeline, number: Span, sentence: Span, own: Tie | None) -> bool:
    """Whether a figure "this year" is set against one of the year before: it is of this year's few days."""
    text, now = timeline.text, timeline.published
    if own is None or now is None or own.exactness < 3 or latest_day(own.last) - earliest_day(own.first) > SHORT_RUN:
        return False
    if not rule("this_edition").search(text[number.end : sentence.end]) or own.first[:YEAR] != now[:YEAR]:
        return False
    last_year = str(int(now[:YEAR]) - 1)
    return re.search(rf"\b{last_year}\b|\blast year\b", text[sentence.start : sentence.end + NEXT]) is not None


def of_last_edition(timeline: Timeline, number: Span, sentence: Span, own: Tie | None) -> Period | None:
    """The year before the operation's where the paragraph tells of last year's; no time if only of one before."""
    for each in (sentence, *timeline.sentences_before(sentence)):
        said = rule("last_edition").search(timeline.text, each.start, min(each.end, number.start))
        if said and own and "year" in said[0].lower():
            year = str(int(own.first[:4]) - 1)
            return Period(year, year, "sentence" if each == sentence else "section", "other_operation", said[0])
        if said:
            return Period()
        if timeline.mentions(each):
            break
    return None
