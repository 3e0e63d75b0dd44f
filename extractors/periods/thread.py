"""The time a release is at when it comes to a sentence: what the sentences before have told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from extractors.dates.points import DAY, MONTH, YEAR
from extractors.model import DateMention, Span, earliest_day, latest_day
from extractors.periods.spells import Tie, meet, years_on
from extractors.periods.telling import nth_day, of_run
from extractors.periods.ties import is_aside, ties_of
from extractors.periods.timeline import Timeline, value_of
from extractors.periods.words import FAMILIES, goes_on, has_done, is_of_crime, is_of_offense, rule

# A time at least so long is one of which figures are kept, those of courts too.
KEPT_DAYS = 28
COURTS = [kind for kind, family in FAMILIES.items() if family in ("charge", "court")]
# What is called weeks, months or years has at least so many days.
LEAST_DAYS = {"weeks": 6, "months": 28, "years": 360}
# Characters at the beginning of a sentence in which "two days later" is said of all that follows.
OPENING = 40
# Characters behind a year in which the operation stands that it is of.
SOON = 60


class Thread:
    """What a sentence without a date takes from those before it."""

    def __init__(self, timeline: Timeline, operation: Tie | None) -> None:
        self._timeline = timeline
        self._operation = operation
        self._text = timeline.text

    def anaphor(self, sentence: Span) -> Tie | None:
        """ "That month", "since then", "since its inception", "as of today": a time said before."""
        text, timeline = self._text, self._timeline
        if rule("since_event").search(text, sentence.start, sentence.end):
            return self._since(sentence)
        if to_now := rule("until_now").search(text, sentence.start, sentence.end):
            start = timeline.told_before(sentence) or self._day_before(sentence) or timeline.inception
            return timeline.until_now(start, "since_founding", Span(*to_now.span()))
        if (same := rule("same_span").search(text, sentence.start, sentence.end)) and (found := self._same_span(same)):
            return found
        if that := rule("that_time").search(text, sentence.start, sentence.end):
            return self._that_time(that)
        if later := rule("days_later").search(text, sentence.start, min(sentence.end, sentence.start + OPENING)):
            return self._days_later(later)
        if beside := rule("next_year").search(sentence.of(text)):
            told = timeline.mention_before(sentence.start)
            # What the paragraph tells; else the year before is that before the release's own operation.
            here = told if told and timeline.same_paragraph(told.span.start, sentence.start) else None
            if now := here or self._operation or told:
                first, last = years_on(now.first, now.last, -1 if beside["before"] else 1)
                return Tie(first, last, "unspecified", Span(sentence.start, sentence.start + beside.end()))
        if so_far := goes_on(text, sentence.start, sentence.end):
            start = timeline.told_before(sentence) or timeline.inception
            return timeline.until_now(start, "ongoing", Span(*so_far.span()))
        return None

    def _since(self, sentence: Span) -> Tie | None:
        """ "Since then", "in that time": from what was told before to publication, or the stretch told before."""
        text, timeline = self._text, self._timeline
        since = rule("since_event").search(text, sentence.start, sentence.end)
        if since is None:
            return None
        of_body = rule("since_inception").search(text, sentence.start, sentence.end)
        told = timeline.mention_before(sentence.start)
        if rule("that_span").search(since.group()) and told and told.first != told.last:
            return Tie(told.first, told.last, "unspecified", Span(*since.span()))
        start = timeline.told_before(sentence) or (timeline.inception if of_body else None)
        return timeline.until_now(start, "since_founding", Span(*since.span()))

    def _day_before(self, sentence: Span) -> str | None:
        """The last day told before a sentence."""
        told = self._timeline.mention_before(sentence.start)
        return told.first if told else None

    def _that_time(self, that: re.Match[str]) -> Tie | None:
        mention, unit = self._told_last(that.start()), (that[that.lastgroup] if that.lastgroup else "").lower()
        if mention is None:
            return None
        between, said = Span(mention.span.end, that.start()), Span(*that.span())
        if unit in ("day", "morning", "afternoon", "night", "evening") and (
            day := nth_day(self._text, between, mention.first, mention.last)
        ):
            return Tie(day, day, "unspecified", said)
        size = {"month": MONTH, "year": YEAR}.get(unit, DAY)
        if mention.first[:size] != mention.last[:size]:
            # A fiscal year, or a year that the release counts from another day.
            return Tie(mention.first, mention.last, "unspecified", said)
        # By the end of the month is another time than that of the days told in it.
        by_end = that["out"] or that["end"]
        return Tie(mention.first[:size], mention.last[:size], "other_operation" if by_end else "unspecified", said)

    def _same_span(self, same: re.Match[str]) -> Tie | None:
        """The stretch of days, months or years told last in the paragraph or that of the operation, else the one told
        last before; none if it is too short to be called so."""
        timeline, said = self._timeline, Span(*same.span())
        here = [
            self._since(each) or self._told(each)
            for each in timeline.sentences_before(timeline.sentence_at(said.start))
        ]
        before = [each for each in timeline.mentions_before(said.start) if each.first != each.last]
        told = [each for each in here if each and each.first != each.last]
        told += [self._operation] if self._operation else []
        told += [Tie(each.first, each.last, "unspecified", each.span) for each in before]
        least = LEAST_DAYS.get((same["unit"] or "").lower(), 1)
        return next((replace(each, span=said) for each in told if _days(each) >= least), None)

    def _told_last(self, at: int) -> DateMention | None:
        """The last date before an offset that is not only that of an announcement or of how long something has been."""
        timeline = self._timeline
        told = timeline.mentions_before(at)
        aside = (each for each in told if not is_aside(self._text, each, timeline.sentence_at(each.span.start)))
        return next(aside, told[0] if told else None)

    def _days_later(self, later: re.Match[str]) -> Tie | None:
        """So many days after the day told last; none after a time of which only the month is told."""
        told = self._timeline.mentions_before(later.start())
        mention = next((each for each in told if len(each.last) == DAY or each.role != "launch"), None)
        if mention is None or len(mention.last) != DAY:
            return None
        number = value_of(later["number"] or "") or 1
        day = (latest_day(mention.last) + timedelta(number)).isoformat()
        return Tie(day, day, "unspecified", Span(*later.span()))

    def of_paragraph(self, sentence: Span, event: str | None) -> Tie | None:
        """The date of the nearest sentence before that has one, in the same paragraph."""
        timeline = self._timeline
        for before in timeline.sentences_before(sentence):
            found = self._told(before) or of_run(timeline, before, self._operation) or self.anaphor(before)
            if found and self._holds_of(found, event) and not self._is_edition_before(found):
                return found
            founded = [mention for mention in timeline.mentions(before) if mention.role == "launch"]
            if founded and has_done(self._text, sentence):
                return timeline.until_now(founded[-1].first, "since_founding", founded[-1].span)
        return None

    def _is_edition_before(self, found: Tie) -> bool:
        """Whether a year is only that of another edition of the release's operation: "the 2019 sting had six"."""
        own = self._operation
        other = own is not None and found.exactness == 0 < own.exactness and not meet(own, found)
        return other and rule("edition").match(self._text[found.span.end : found.span.end + SOON]) is not None

    def _told(self, sentence: Span) -> Tie | None:
        """The first date of a sentence, or one more exact that it gives for the same time with no figure between."""
        timeline = self._timeline
        head = Span(sentence.start, sentence.start)
        ties = ties_of(self._text, timeline.mentions(sentence), sentence, None, head, timeline.now)
        past = [each for each in ties if not timeline.published or each.first <= timeline.published]
        if not past:
            return None
        finer = [each for each in past[1:] if each.exactness > past[0].exactness and _lies_in(each, past[0])]
        between = finer and rule("any_number").search(self._text, past[0].span.end, finer[0].span.start)
        return finer[0] if finer and not between else past[0]

    def _holds_of(self, found: Tie, event: str | None) -> bool:
        """Whether a time told before is an event's too: a court has its own days, but not its own years of figures,
        and those whom an operation of several days brought in were charged in the course of it."""
        if event is None or FAMILIES[event] not in ("charge", "court") or found.scope in ("since_founding", "ongoing"):
            return True
        told = self._timeline.sentence_at(found.span.start)
        of_police = any(
            rule(kind).search(self._text, told.start, told.end) for kind in ("operation", "arrest", "rescue")
        )
        if found.exactness == 0 and found.first == found.last:
            counted = any(rule(kind).search(self._text, told.start, told.end) for kind in (*COURTS, "casework"))
            of_crime = is_of_crime(self._text, told.start, found.span)
            return of_police or (
                counted and not of_crime and not is_of_offense(self._text, told.start, found.span.start)
            )
        days = _days(found)
        return of_police and (days >= KEPT_DAYS or (event == "charge" and days > 1))


def _days(said: Tie) -> int:
    return (latest_day(said.last) - earliest_day(said.first)).days + 1


def _lies_in(inner: Tie, outer: Tie) -> bool:
    first, last = earliest_day(outer.first), latest_day(outer.last)
    return first <= earliest_day(inner.first) and latest_day(inner.last) <= last
