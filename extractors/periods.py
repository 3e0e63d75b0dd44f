"""The time a figure covers: what its sentence says, else its section, else the release."""

from __future__ import annotations

from dataclasses import replace

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
from extractors.periods_release import find_inception, find_operation, same_event
from extractors.periods_section import column_head, heading
from extractors.periods_ties import FAMILIES, Tie, event_of, has_done, rule, ties_of
from extractors.periods_timeline import Timeline, near


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
        self._inception = find_inception(self._timeline)
        self._operation = find_operation(self._timeline, self._inception, operations)

    def period(self, number: Span, sentence: Span, trigger: Span | None) -> Period:
        """The period of the figure standing at `number` in `sentence`, whose event the word at `trigger` states."""
        sentence = near(sentence, number)
        event = event_of(self._text, trigger, sentence)
        in_court = event is not None and FAMILIES[event] in ("charge", "court")
        undated = not self._timeline.mentions(sentence)
        if undated and rule("since_been").search(self._text, sentence.start, sentence.end):
            return Period()
        if found := self._of_sentence(number, sentence, trigger, event):
            return self._period(found, "sentence")
        if found := self._of_column(number) or heading(self._timeline, sentence):
            return self._period(found, "section")
        if not in_court and (found := self._of_paragraph(sentence)):
            return self._period(found, "section")
        by_operation = rule("operation").search(self._text, sentence.start, sentence.end)
        if self._operation and (by_operation or not in_court):
            return self._period(self._operation, "operation")
        if event and (found := self._of_same_event(event)):
            return self._period(found, "release")
        return Period()

    def _period(self, found: Tie, basis: Basis) -> Period:
        own, scope = self._operation, found.scope
        if own and scope == "unspecified" and _within(own, found):
            found = replace(own, span=found.span)
        if scope == "unspecified" and own:
            scope = "this_operation" if _meet(found, own) else "other_operation"
        return Period(found.first, found.last, basis, scope, found.span.of(self._text))

    def _of_same_event(self, event: str) -> Tie | None:
        if event not in self._events:
            self._events[event] = same_event(self._timeline, event)
        return self._events[event]

    def _ties(self, sentence: Span, event: str | None, anchor: Span) -> list[Tie]:
        mentions = self._timeline.mentions(sentence)
        return ties_of(self._text, mentions, sentence, event, anchor, self._timeline.published)

    def _of_sentence(self, number: Span, sentence: Span, trigger: Span | None, event: str | None) -> Tie | None:
        ties = self._ties(sentence, event, trigger or number)
        if before := rule("year_before").search(self._text[number.start : sentence.end]):
            year = str(int(ties[0].first[:4]) - 1) if ties else None
            said = Span(number.start, number.start + before.end())
            return Tie(year, year, "unspecified", said) if year else None
        if len(ties) > 1 and trigger:
            # Several dates: each figure has the one next to it.
            ties = self._ties(sentence, event, number) or ties
        return ties[0] if ties else self._of_anaphor(sentence)

    def _of_anaphor(self, sentence: Span) -> Tie | None:
        """ "That month", "since then", "since its inception", "as of today": a time said before."""
        text, timeline = self._text, self._timeline
        if since := rule("since_event").search(text, sentence.start, sentence.end):
            inception = self._inception if rule("since_inception").search(text, sentence.start, sentence.end) else None
            start = timeline.told_before(sentence) or inception
            return timeline.until_published(start, "since_founding", Span(*since.span()))
        if that := rule("that_time").search(text, sentence.start, sentence.end):
            mention = timeline.mention_before(that.start())
            if mention:
                size = {"month": 7, "year": 4}.get((that["unit"] or "").lower(), 10)
                return Tie(mention.first[:size], mention.last[:size], "unspecified", Span(*that.span()))
        if so_far := rule("so_far").search(text, sentence.start, sentence.end):
            start = timeline.told_before(sentence) or self._inception
            return timeline.until_published(start, "ongoing", Span(*so_far.span()))
        return None

    def _of_column(self, number: Span) -> Tie | None:
        """The head of the figure's column; the operation's own days where they lie in the year it names."""
        head = column_head(self._timeline, number)
        return self._operation if head and self._operation and _meet(head, self._operation) else head

    def _of_paragraph(self, sentence: Span) -> Tie | None:
        """The date of the nearest sentence before that has one, in the same paragraph."""
        published = self._timeline.published
        for before in self._timeline.sentences_before(sentence):
            ties = self._ties(before, None, Span(before.start, before.start))
            if past := [found for found in ties if not published or found.first < published]:
                return past[0]
            if found := self._of_anaphor(before):
                return found
            founded = [mention for mention in self._timeline.mentions(before) if mention.role == "launch"]
            if founded and has_done(self._text, sentence):
                return self._timeline.until_published(founded[-1].first, "since_founding", founded[-1].span)
        return None


def _within(own: Tie, found: Tie) -> bool:
    """Whether an operation's dates fall in a week or month said for the figure, and are more exact."""
    first, last = earliest_day(found.first), latest_day(found.last)
    inside = first <= earliest_day(own.first) and latest_day(own.last) <= last
    return inside and 1 <= found.exactness < own.exactness


def _meet(one: Tie, other: Tie) -> bool:
    return earliest_day(one.first) <= latest_day(other.last) and earliest_day(other.first) <= latest_day(one.last)
