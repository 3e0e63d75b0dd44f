"""The day on which the story of a release begins, where no operation is told of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from extractors.model import Span, earliest_day, latest_day
from extractors.periods.spells import Tie
from extractors.periods.ties import ties_of
from extractors.periods.timeline import Timeline
from extractors.periods.words import FAMILIES, TODAY, is_of_offense, rule

# A story begins in one of the first paragraphs ...
PARAGRAPHS = 3
# ... on a day no longer before publication than this, and is over in at most so many days.
NEWS, LONGEST = timedelta(days=45), timedelta(days=31)


def first_told(timeline: Timeline) -> Tie | None:
    """The first day, or days, on which the opening of a release tells what a team of its did."""
    text, lead = timeline.text, timeline.lead
    if lead is None or timeline.published is None:
        return None
    last = timeline.paragraph(lead.start) + PARAGRAPHS
    for sentence in timeline.dated_sentences:
        if timeline.paragraph(sentence.start) >= last:
            return None
        if sentence.start < lead.start or not rule("team_did").search(
            text, sentence.start, _next_end(timeline, sentence)
        ):
            continue
        head = Span(sentence.start, sentence.start)
        for each in ties_of(text, timeline.mentions(sentence), sentence, None, head, timeline.published):
            if _is_news(timeline, each) and not _is_of_crime(timeline, sentence, each):
                return replace(each, scope="this_operation")
    return None


def _next_end(timeline: Timeline, sentence: Span) -> int:
    """Where the sentence behind one ends: "On June 3 it came to an end. Officers went in."."""
    return timeline.sentence_at(min(sentence.end + len("\n\n "), len(timeline.text))).end


def _is_news(timeline: Timeline, told: Tie) -> bool:
    today = latest_day(timeline.published or told.last)
    end, lasted = earliest_day(told.last), latest_day(told.last) - earliest_day(told.first)
    is_today = told.last == timeline.published and not TODAY.fullmatch(told.span.of(timeline.text))
    recent = today - NEWS <= end <= today and lasted < LONGEST and not is_today
    return told.exactness > 2 and told.scope == "unspecified" and recent


def _is_of_crime(timeline: Timeline, sentence: Span, told: Tie) -> bool:
    """Whether a sentence tells what a court did, or the offense."""
    text = timeline.text
    in_court = any(
        rule(kind).search(text, sentence.start, sentence.end) for kind in FAMILIES if FAMILIES[kind] != "police"
    )
    return in_court or is_of_offense(text, sentence.start, told.span.start)
