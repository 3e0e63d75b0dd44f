"""Operations whose first and last day are told apart: "it began on June 3", and later "it ended on Sunday"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from extractors.model import Span, earliest_day
from extractors.periods.spells import Tie, lasting
from extractors.periods.ties import ties_of
from extractors.periods.timeline import Timeline
from extractors.periods.words import rule

# An operation lasted no longer than this, unless it goes on.
LONGEST = 190
# Characters before or behind a date in which the words stand by which it begins or ends something.
SIGN_REACH = 60
# The first and the last day, of which the lead names one as such, lie no farther apart.
CLOSE = 15
SINCE = re.compile(r"(?i)since\b|(?:dating|going|reaching) back to\b")


def whole_of_end(timeline: Timeline, found: Tie, ties: list[Tie]) -> Tie:
    """An operation of which only the first or the last day is said where the rest is said elsewhere."""
    sign = end_of(timeline.text, found)
    if found.first != found.last or found.exactness < 2 or not sign:
        return found
    if sign < 0 and (start := _start_before(timeline, found)):
        return replace(found, first=start)
    for other in [*ties, *_told_after(timeline, found)]:
        apart = sign * (earliest_day(other.first) - earliest_day(found.first))
        is_end = end_of(timeline.text, other) == -sign
        if (is_end and timedelta(0) < apart < timedelta(LONGEST)) or _is_next_day_told(timeline, found, other, apart):
            ends = sorted((other.first, found.first))
            return replace(found, first=ends[0], last=ends[1])
    length = rule("long_operation").search(timeline.text)
    return (lasting(length, found.first, sign, found.span) if length else None) or found


def _start_before(timeline: Timeline, found: Tie) -> str | None:
    """The day told before, in its paragraph, from which what was done "by Friday" was done."""
    text, at = timeline.text, timeline.sentence_at(found.span.start)
    if not rule("by_day").search(text[max(at.start, found.span.start - SIGN_REACH) : found.span.start]):
        return None
    days = []
    for sentence in timeline.sentences_before(at):
        head = Span(sentence.start, sentence.start)
        days += ties_of(text, timeline.mentions(sentence), sentence, None, head, timeline.published)
    near = [each.first for each in days if each.exactness > 2 and _is_shortly_before(each.first, found.first)]
    return min(near, default=None)


def _is_shortly_before(day: str, end: str) -> bool:
    return timedelta(0) < earliest_day(end) - earliest_day(day) < timedelta(LONGEST)


def _told_after(timeline: Timeline, found: Tie) -> list[Tie]:
    """The days that the sentences behind that of a date tell, in its paragraph, whatever began or ended then."""
    text, at, days = timeline.text, timeline.sentence_at(found.span.start), []
    for sentence in timeline.dated_sentences:
        if sentence.start > at.start and timeline.same_paragraph(sentence.start, at.start):
            head = Span(sentence.start, sentence.start)
            days += ties_of(text, timeline.mentions(sentence), sentence, None, head, timeline.published)
    return [each for each in days if each.first == each.last and each.exactness >= 2]


def _is_next_day_told(timeline: Timeline, found: Tie, other: Tie, apart: timedelta) -> bool:
    """Whether a day of the lead ends what another of its days, shortly before, began."""
    lead, alone = timeline.lead, other.first == other.last and other.exactness == found.exactness
    told = lead is not None and all(lead.start <= each.span.start < lead.end for each in (found, other))
    return told and alone and timedelta(0) < apart < timedelta(CLOSE) and other.last != timeline.published


def end_of(text: str, found: Tie) -> int:
    """1 for the day on which something began, -1 for that on which it ended, 0 for neither."""
    before = text[max(0, found.span.start - SIGN_REACH) : found.span.start]
    behind = text[found.span.end : found.span.end + SIGN_REACH]
    if rule("begins").search(before) or SINCE.match(found.span.of(text)):
        return 1
    if rule("ends").search(before) or rule("ends_behind").match(behind):
        return -1
    return 1 if rule("begins_behind").match(behind) else 0
