"""The time a figure covers: what its sentence says, else its section, else the release."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from extractors.model import (
    Basis,
    DateMention,
    Operation,
    Page,
    Period,
    Published,
    Scope,
    Span,
    earliest_day,
    latest_day,
)
from extractors.periods_ties import (
    FAMILIES,
    Tie,
    event_of,
    has_done,
    is_reported,
    month_later,
    rule,
    states_other,
    tie,
    ties_of,
)

# A line shorter than this is a heading, a list item or a row; the head of a release ends with the first longer one.
SHORT = 110
# An operation a release reports on ended at most so many days before.
RECENT = 150
# ... and lasted no longer than this, unless it goes on.
LONGEST = 75

START = re.compile("")


class PeriodFinder:
    """Periods of the figures of one release."""

    def __init__(
        self,
        page: Page,
        dates: tuple[DateMention, ...],
        published: Published | None,
        operations: tuple[Operation, ...],
    ) -> None:
        self._text = page.text
        self._page = page
        self._dates = [mention for mention in dates if mention.role not in ("publication", "update")]
        self._starts = [mention.span.start for mention in self._dates]
        self._published = published.value if published else None
        self._operations = operations
        self._line_starts = [line.start for line in page.body]
        self._sentence_starts = [sentence.start for sentence in page.sentences]
        self._first_paragraph = next((line for line in page.body if line.end - line.start > SHORT), None)
        head = page.title or Span(0, 0)
        self._headed = rule("operation").search(self._text, head.start, head.end) is not None
        self._inception = self._find_inception()
        self._operation = self._find_operation()

    def period(self, number: Span, sentence: Span, trigger: Span | None) -> Period:
        """The period of the figure standing at `number` in `sentence`, whose event the word at `trigger` states."""
        event = event_of(self._text, trigger, sentence)
        in_court = event is not None and FAMILIES[event] in ("charge", "court")
        undated = not self._mentions(sentence)
        if undated and rule("since_been").search(self._text, sentence.start, sentence.end):
            return Period()
        if found := self._of_sentence(number, sentence, trigger, event):
            return self._period(found, "sentence")
        if found := self._of_table(number) or self._of_section(sentence):
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

    def _mentions(self, stretch: Span) -> list[DateMention]:
        return self._dates[bisect_left(self._starts, stretch.start) : bisect_left(self._starts, stretch.end)]

    def _mention_before(self, at: int) -> DateMention | None:
        index = bisect_left(self._starts, at) - 1
        return self._dates[index] if index >= 0 else None

    def _of_sentence(self, number: Span, sentence: Span, trigger: Span | None, event: str | None) -> Tie | None:
        text = self._text
        ties = ties_of(text, self._mentions(sentence), sentence, event, trigger or number, self._published)
        if before := rule("year_before").search(text[number.start : sentence.end]):
            base = ties[0] if ties else None
            year = str(int(base.first[:4]) - 1) if base else None
            return Tie(year, year, "unspecified", Span(number.start, number.start + before.end())) if year else None
        if len(ties) > 1 and trigger:
            # Several dates: each figure has the one next to it.
            ties = ties_of(text, self._mentions(sentence), sentence, event, number, self._published) or ties
        if ties:
            return ties[0]
        return self._of_anaphor(sentence)

    def _of_anaphor(self, sentence: Span) -> Tie | None:
        """ "That month", "since then", "since its inception", "as of today": a time said before."""
        text = self._text
        if since := rule("since_event").search(text, sentence.start, sentence.end):
            inception = self._inception if rule("since_inception").search(text, sentence.start, sentence.end) else None
            start = self._since_start(sentence) or inception
            return self._until_published(start, "since_founding", Span(*since.span()))
        if that := rule("that_time").search(text, sentence.start, sentence.end):
            mention = self._mention_before(that.start())
            if mention:
                size = {"month": 7, "year": 4}.get((that["unit"] or "").lower(), 10)
                return Tie(mention.first[:size], mention.last[:size], "unspecified", Span(*that.span()))
        if so_far := rule("so_far").search(text, sentence.start, sentence.end):
            start = self._since_start(sentence) or self._inception
            return self._until_published(start, "ongoing", Span(*so_far.span()))
        return None

    def _until_published(self, start: str | None, scope: Scope, span: Span) -> Tie | None:
        end = self._published or (month_later(start, 1) if start and self._is_first_year() else None)
        return Tie(start, end, scope, span) if start and end and start <= end else None

    def _since_start(self, sentence: Span) -> str | None:
        mention = self._mention_before(sentence.start)
        return mention.first if mention and self._same_paragraph(mention.span.start, sentence.start) else None

    def _same_paragraph(self, one: int, other: int) -> bool:
        return self._paragraph(one) == self._paragraph(other)

    def _is_first_year(self) -> bool:
        return rule("first_year").search(self._text) is not None

    def _line(self, at: int) -> Span:
        return self._page.body[self._paragraph(at)]

    def _paragraph(self, at: int) -> int:
        """The index of the paragraph of the body in which an offset lies."""
        return max(bisect_right(self._line_starts, at) - 1, 0)

    def _of_table(self, number: Span) -> Tie | None:
        """The date at the head of the figure's column, where cells are set off by bars."""
        line = self._line(number.start)
        column = self._text.count("|", line.start, number.start)
        if not column:
            return None
        for above in self._lines_above(line):
            cells = self._text[above.start : above.end].split("|")
            if len(cells) <= column:
                return None
            start = above.start + sum(len(cell) + 1 for cell in cells[:column])
            mentions = self._mentions(Span(start, start + len(cells[column])))
            if mentions:
                head = Tie(mentions[0].first, mentions[0].last, "unspecified", mentions[0].span)
                return self._operation if self._operation and _meet(head, self._operation) else head
        return None

    def _lines_above(self, line: Span) -> Iterator[Span]:
        """Lines that stand above in the same block, from the nearest up."""
        body = self._page.body
        for index in range(self._paragraph(line.start), 0, -1):
            if body[index].start - body[index - 1].end > 1:
                return
            yield body[index - 1]

    def _of_section(self, sentence: Span) -> Tie | None:
        """The date of the heading or lead-in line under which the sentence's line stands."""
        line = self._line(sentence.start)
        for count, above in enumerate(self._lines_above(line)):
            is_prose = above.end - above.start > SHORT or self._text[above.end - 1] in '.!?”"'
            if is_prose or (count and line.end - line.start > SHORT):
                return None
            found = self._lead(above)
            if found:
                return found
        return None

    def _lead(self, line: Span) -> Tie | None:
        for mention in self._mentions(line):
            ahead = self._published is not None and mention.first > self._published
            if ahead or is_reported(self._text, mention.span, line):
                continue
            if rule("since").search(self._text[line.start : mention.span.start]):
                said = Span(line.start, mention.span.end)
                return self._until_published(mention.first, "since_founding", said)
            return tie(self._text, mention, line, self._published)
        return None

    def _of_paragraph(self, sentence: Span) -> Tie | None:
        """The date of the nearest sentence before that has one, in the same paragraph."""
        index = bisect_left(self._sentence_starts, sentence.start)
        for before in reversed(self._page.sentences[:index]):
            if not self._same_paragraph(before.start, sentence.start):
                return None
            ties = ties_of(
                self._text, self._mentions(before), before, None, Span(before.start, before.start), self._published
            )
            ties = [found for found in ties if not self._published or found.first < self._published]
            if ties:
                return ties[0]
            if found := self._of_anaphor(before):
                return found
            founded = [mention for mention in self._mentions(before) if mention.role == "launch"]
            if founded and has_done(self._text, sentence):
                return self._until_published(founded[-1].first, "since_founding", founded[-1].span)
        return None

    def _of_same_event(self, event: str) -> Tie | None:
        """The day on which the release says that the same kind of event happened, if it names one only."""
        days: dict[tuple[str, str], Tie] = {}
        for sentence in self._dated_sentences():
            for match in rule(event).finditer(self._text, sentence.start, sentence.end):
                word = Span(*match.span())
                ties = ties_of(self._text, self._mentions(sentence), sentence, event, word, self._published)
                for found in ties[:1]:
                    between = self._text[min(found.span.end, word.end) : max(found.span.start, word.start)]
                    owned = rule("of_offense").search(between) or states_other(between, event)
                    if not owned and (not self._published or found.first <= self._published):
                        days[found.first, found.last] = found
        only = next(iter(days.values())) if len(days) == 1 else None
        # What a court did, it did on one day; a longer time is that of the crime.
        is_day = only is not None and only.exactness >= 2 and (FAMILIES[event] == "police" or only.first == only.last)
        return only if is_day else None

    def _dated_sentences(self) -> list[Span]:
        return [sentence for sentence in self._page.sentences if self._mentions(sentence)]

    def _find_inception(self) -> str | None:
        """When what the release is about began: the first date said with "launched", "formed", "since" ..."""
        for sentence in self._dated_sentences():
            if not rule("body").search(self._text, sentence.start, sentence.end):
                continue
            for mention in self._mentions(sentence):
                since = rule("since").search(self._text[sentence.start : mention.span.start])
                if since or rule("launch").search(self._text, sentence.start, sentence.end):
                    return mention.first
        return None

    def _find_operation(self) -> Tie | None:
        """The dates of the operation the release reports on: the most exact, of equals the first but today."""
        found = [each for sentence in self._dated_sentences() for each in self._operation_ties(sentence)]
        if found:
            best = max(found, key=lambda each: (each.exactness, each.last != self._published, -each.span.start))
            return replace(best, scope="this_operation" if best.scope == "unspecified" else best.scope)
        inception = rule("since_inception").search(self._text)
        if inception or self._is_first_year():
            return self._until_published(
                self._inception, "since_founding", Span(*inception.span()) if inception else Span(0, 0)
            )
        return None

    def _operation_ties(self, sentence: Span) -> list[Tie]:
        text = self._text
        if rule("other_edition").search(text, sentence.start, sentence.end):
            return []
        noun = rule("operation").search(text, sentence.start, sentence.end)
        word = noun or self._leading_word(sentence)
        if word is None:
            return []
        ties = ties_of(text, self._mentions(sentence), sentence, "arrest", Span(*word.span()), self._published)
        if noun is None:
            ties = [each for each in ties if not rule("of_offense").search(text, word.end(), each.span.start)]
        return [each for each in ties if self._is_recent(each)]

    def _leading_word(self, sentence: Span) -> re.Match[str] | None:
        """The word by which a sentence of the first paragraph tells of police work, where it names no operation."""
        lead = self._first_paragraph
        if lead is None or not lead.covers(sentence):
            return None
        if self._headed or rule("operation").search(self._text, lead.start, lead.end):
            return START.match(self._text, sentence.start)
        words = (rule(kind).search(self._text, sentence.start, sentence.end) for kind in ("arrest", "rescue"))
        return next((word for word in words if word), None)

    def _is_recent(self, found: Tie) -> bool:
        if self._published is None:
            return found.exactness > 0
        end, today = earliest_day(found.last), latest_day(self._published)
        lasted = latest_day(found.last) - earliest_day(found.first)
        return (
            found.exactness > 0 and today - timedelta(days=RECENT) <= end <= today and lasted < timedelta(days=LONGEST)
        )


def _within(own: Tie, found: Tie) -> bool:
    """Whether an operation's dates fall in a week or month said for the figure, and are more exact."""
    first, last = earliest_day(found.first), latest_day(found.last)
    inside = first <= earliest_day(own.first) and latest_day(own.last) <= last
    return inside and 1 <= found.exactness < own.exactness


def _meet(one: Tie, other: Tie) -> bool:
    return earliest_day(one.first) <= latest_day(other.last) and earliest_day(other.first) <= latest_day(one.last)
