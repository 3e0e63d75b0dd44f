"""The time a figure covers: what its sentence says, else its section, else the release."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from extractors.model import (
    Basis,
    DateMention,
    Operation,
    Page,
    Period,
    Published,
    Span,
    earliest_day,
    latest_day,
)
from extractors.periods.phases import phase_at, phases_of, whole
from extractors.periods.release import end_of, find_operation, same_event
from extractors.periods.section import column_head, heading
from extractors.periods.telling import is_compared, is_of_longer, of_one_day, of_story, of_sum
from extractors.periods.ties import FAMILIES, Tie, event_of, has_done, rule, ties_of
from extractors.periods.timeline import Timeline, near, value_of

# A longer stretch is that of a sum over years, whatever operation lies in it.
LONGEST = timedelta(days=366)


class PeriodFinder:
    """Periods of the figures of one release."""

    def __init__(
        self,
        page: Page,
        dates: tuple[DateMention, ...],
        published: Published | None,
        operations: tuple[Operation, ...],
    ) -> None:
        self._timeline = Timeline(page, dates, published)
        self._text = page.text
        self._events: dict[str, Tie | None] = {}
        self._phases = phases_of(self._timeline)
        self._operation = find_operation(self._timeline, operations, whole(self._phases))

    def period(self, number: Span, sentence: Span, trigger: Span | None) -> Period:
        """The period of the figure standing at `number` in `sentence`, whose event the word at `trigger` states."""
        sentence = near(sentence, number)
        return of_one_day(self._text, sentence, self._said(number, sentence, trigger))

    def _said(self, number: Span, sentence: Span, trigger: Span | None) -> Period:
        event = event_of(self._text, trigger, sentence)
        in_court = event is not None and FAMILIES[event] in ("charge", "court")
        behind = self._text[number.end : sentence.end]
        if rule("beforehand").search(behind) or rule("every_year").search(behind):
            return Period()
        if is_compared(self._text, number, sentence):
            after = [each for each in self._ties(sentence, event, number) if each.span.start >= number.end]
            return self._period(after[0], "sentence") if after else Period()
        if found := of_sum(self._timeline, sentence, self._operation):
            return self._period(found, "section")
        if in_court and (since := self._aftermath(sentence)):
            return since
        if found := self._of_sentence(number, sentence, trigger, event):
            return self._period(found, "sentence")
        if found := phase_at(self._phases, self._text, number, sentence):
            return self._period(found, "section")
        if found := self._of_column(number) or heading(self._timeline, sentence):
            return self._period(found, "section")
        if found := self._of_paragraph(sentence, in_court):
            return self._period(found, "section")
        if in_court and event and (found := self._of_same_event(event, number)):
            return self._period(found, "release")
        if event == "arrest" and not self._operation and (found := of_story(self._timeline, sentence)):
            return self._period(found, "section")
        if so_far := rule("so_far").search(self._text, sentence.start, sentence.end):
            return self._until_now(Span(*so_far.span()))
        if before := self._of_last_edition(number, sentence):
            return before
        if self._operation and is_of_longer(self._text, number, sentence, self._operation):
            return Period()
        of_several_days = self._operation and self._operation.first != self._operation.last
        if self._operation and (not in_court or (event == "charge" and of_several_days)):
            return self._period(self._operation, "operation")
        if event and (found := self._of_same_event(event, number)):
            return self._period(found, "release")
        return Period()

    def _aftermath(self, sentence: Span) -> Period | None:
        """What has "since" come of arrests in court, said here or before in the paragraph."""
        for each in (sentence, *self._timeline.sentences_before(sentence)):
            said = rule("since_been").search(self._text, each.start, each.end)
            if said and not self._timeline.mentions(each):
                return self._until_now(Span(*said.span()))
        return None

    def _of_last_edition(self, number: Span, sentence: Span) -> Period | None:
        """The year before the operation's where the paragraph tells of last year's; no time if only of one before."""
        for each in (sentence, *self._timeline.sentences_before(sentence)):
            said = rule("last_edition").search(self._text, each.start, min(each.end, number.start))
            if said and self._operation and "year" in said[0].lower():
                year = str(int(self._operation.first[:4]) - 1)
                return Period(year, year, "sentence" if each == sentence else "section", "other_operation", said[0])
            if said:
                return Period()
            if self._timeline.mentions(each):
                break
        return None

    def _until_now(self, said: Span) -> Period:
        """From the operation, if there was one, to publication."""
        start = self._operation.first if self._operation else None
        basis: Basis = "operation" if start else "sentence"
        now = self._timeline.published
        return Period(start, now, basis, "ongoing", said.of(self._text)) if now else Period()

    def _period(self, found: Tie, basis: Basis) -> Period:
        own, scope = self._operation, found.scope
        if own and own.exactness and found.first == own.first and found.last == self._timeline.published:
            found, scope = replace(own, span=found.span), own.scope
        # "By the time it ended on Sunday": all of its days.
        if own and found.first == found.last and found.first in (own.first, own.last) and end_of(self._text, found):
            found, scope = replace(own, span=found.span), own.scope
        least = 0 if basis == "section" else 1
        if own and scope in ("unspecified", "year_to_date")[: 2 - least] and _within(own, found, least):
            found, scope = replace(own, span=found.span), own.scope
        if scope == "unspecified" and own:
            scope = "this_operation" if _meet(found, own) else "other_operation"
        return Period(found.first, found.last, basis, scope, found.span.of(self._text) or None)

    def _of_same_event(self, event: str, number: Span) -> Tie | None:
        """The one day of such an event, unless it is told with a figure that is another."""
        if event not in self._events:
            self._events[event] = same_event(self._timeline, event)
        found = self._events[event]
        told = self._timeline.people_told(found.span.start) if found else set()
        return found if not told or value_of(number.of(self._text)) in told else None

    def _ties(self, sentence: Span, event: str | None, anchor: Span) -> list[Tie]:
        mentions = self._timeline.mentions(sentence)
        return ties_of(self._text, mentions, sentence, event, anchor, self._timeline.now)

    def _of_sentence(self, number: Span, sentence: Span, trigger: Span | None, event: str | None) -> Tie | None:
        ties = self._ties(sentence, event, trigger or number)
        if ties and rule("years_since").match(self._text, ties[0].span.end) and (then := self._of_anaphor(sentence)):
            return then
        if before := rule("year_before").search(self._text[number.start : sentence.end]):
            this = ties[0] if ties else self._operation
            year = str(int(this.first[:4]) - 1) if this else None
            said = Span(number.start, number.start + before.end())
            return Tie(year, year, "unspecified", said) if year else None
        if len(ties) > 1 and trigger:
            # Several dates: each figure has the one next to it.
            ties = self._ties(sentence, event, number) or ties
        return ties[0] if ties else self._of_anaphor(self._clause(number, sentence))

    def _clause(self, number: Span, sentence: Span) -> Span:
        """What semicolons leave of the sentence around a figure."""
        start, end = self._text.rfind(";", sentence.start, number.start), self._text.find(";", number.end, sentence.end)
        return Span(max(start + 1, sentence.start), end if end >= 0 else sentence.end)

    def _of_anaphor(self, sentence: Span) -> Tie | None:
        """ "That month", "since then", "since its inception", "as of today": a time said before."""
        text, timeline = self._text, self._timeline
        if since := rule("since_event").search(text, sentence.start, sentence.end):
            of_body = rule("since_inception").search(text, sentence.start, sentence.end)
            start = timeline.told_before(sentence) or (timeline.inception if of_body else None)
            return timeline.until_now(start, "since_founding", Span(*since.span()))
        if that := rule("that_time").search(text, sentence.start, sentence.end):
            mention = timeline.mention_before(that.start())
            if mention:
                size = {"month": 7, "year": 4}.get((that["unit"] or "").lower(), 10)
                return Tie(mention.first[:size], mention.last[:size], "unspecified", Span(*that.span()))
        if so_far := rule("so_far").search(text, sentence.start, sentence.end):
            start = timeline.told_before(sentence) or self._timeline.inception
            return timeline.until_now(start, "ongoing", Span(*so_far.span()))
        return None

    def _of_column(self, number: Span) -> Tie | None:
        """The head of the figure's column; the operation's own days where they lie in the year it names."""
        head = column_head(self._timeline, number)
        return self._operation if head and self._operation and _meet(head, self._operation) else head

    def _of_paragraph(self, sentence: Span, in_court: bool) -> Tie | None:
        """The date of the nearest sentence before that has one, in the same paragraph; of a court's, a sum's only."""
        published = self._timeline.published
        for before in self._timeline.sentences_before(sentence):
            ties = self._ties(before, None, Span(before.start, before.start))
            past = [found for found in ties if not published or found.first < published]
            found = past[0] if past else self._of_anaphor(before)
            if found and (not in_court or found.scope in ("since_founding", "ongoing")):
                return found
            founded = [mention for mention in self._timeline.mentions(before) if mention.role == "launch"]
            if founded and has_done(self._text, sentence):
                return self._timeline.until_now(founded[-1].first, "since_founding", founded[-1].span)
        return None


def _within(own: Tie, found: Tie, least: int) -> bool:
    """Whether an operation's dates fall in a time said for the figure that is at `least` so exact, and are more so."""
    first, last = earliest_day(found.first), latest_day(found.last)
    inside = first <= earliest_day(own.first) and latest_day(own.last) <= last
    # "In January they set out": a month in which it began.
    inside |= not least and first <= earliest_day(own.first) <= last
    # "Last week" is said of any seven days about then.
    inside |= found.by_week and _meet(found, own)
    inside &= latest_day(found.last) - earliest_day(found.first) <= LONGEST
    return inside and least <= found.exactness < own.exactness


def _meet(one: Tie, other: Tie) -> bool:
    return earliest_day(one.first) <= latest_day(other.last) and earliest_day(other.first) <= latest_day(one.last)
