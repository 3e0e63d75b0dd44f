"""The time a figure covers: what its sentence says, else its section, else the release."""

from __future__ import annotations

from dataclasses import replace

from extractors.dates.points import YEAR
from extractors.model import (
    Basis,
    DateMention,
    Operation,
    Page,
    Period,
    Published,
    Span,
)
from extractors.periods.editions import is_of_other, is_of_this, of_last_edition
from extractors.periods.ends import end_of
from extractors.periods.figured import Figured
from extractors.periods.phases import phase_at, phases_of, whole
from extractors.periods.release import find_operation, same_event
from extractors.periods.section import column_head, heading, lead_in, section_head
from extractors.periods.spells import OPEN, Tie, is_end_of, lies_within, meet, years_on
from extractors.periods.telling import (
    clause_of,
    finer,
    has_no_time,
    is_announced,
    is_compared,
    is_of_longer,
    is_of_part,
    is_out_of,
    of_all,
    of_one_day,
    of_run,
    of_story,
    of_sum,
)
from extractors.periods.thread import SOON, Thread
from extractors.periods.ties import is_of_deed, ties_of
from extractors.periods.timeline import Timeline, near, value_of
from extractors.periods.words import FAMILIES, event_of, goes_on, rule

# Places that tell the day of others than the one person the release is on, where it is not said how many they are.
FEWEST = 2


class PeriodFinder:
    """Periods of the figures of one release."""

    def __init__(
        self, page: Page, dates: tuple[DateMention, ...], published: Published | None,
        operations: tuple[Operation, ...],
    ) -> None:  # fmt: skip
        self._timeline = Timeline(page, dates, published)
        self._text = page.text
        self._events: dict[str, tuple[Tie, int] | None] = {}
        self._figured = Figured(self._timeline)
        self._phases = phases_of(self._timeline)
        self._operation = find_operation(self._timeline, operations, whole(self._phases))
        self._thread = Thread(self._timeline, self._operation)

    def period(self, number: Span, sentence: Span, trigger: Span | None, measure: str | None = None) -> Period:
        """The period of the figure standing at `number` in `sentence`, whose event the word at `trigger` states."""
        sentence = near(sentence, number)
        event = event_of(self._text, trigger, sentence, measure)
        found = of_one_day(self._text, sentence, number, self._said(number, sentence, trigger, event, measure))
        self._figured.add(number, sentence, measure, found)
        return found

    def _said(
        self, number: Span, sentence: Span, trigger: Span | None, event: str | None, measure: str | None
    ) -> Period:
        in_court = event is not None and FAMILIES[event] in ("charge", "court")
        dated = self._ties(sentence, event, trigger or number)
        if has_no_time(self._text, number, sentence, any(each.span.start > number.start for each in dated)):
            return Period()
        if self._timeline.now is None and rule("undated_behind").match(self._text[number.end : sentence.end]):
            return Period()
        if rule("bare_month").match(self._text, sentence.start) and not self._timeline.mentions(sentence):
            return Period()
        if is_compared(self._text, number, sentence):
            after = [each for each in self._ties(sentence, event, number) if each.span.start >= number.end]
            return self._period(after[0], "sentence") if after else Period()
        if found := of_sum(self._timeline, sentence, self._operation):
            return self._period(found, "section")
        known = self._figured.of_total(number, sentence, event)
        if known and known.first == known.last and len(known.first or "") == YEAR and not dated:
            return known
        if in_court and (since := self._aftermath(sentence)):
            return since
        if self._operation and is_of_this(self._timeline, number, sentence, self._operation):
            return self._period(self._operation, "operation")
        if found := self._of_sentence(number, sentence, trigger, event):
            return self._period(found, "sentence", in_court)
        if found := of_run(self._timeline, sentence, self._operation, number):
            return self._period(found, "section")
        if found := phase_at(self._phases, self._text, number, sentence):
            return self._period(found, "section")
        if found := self._of_column(number) or heading(self._timeline, sentence):
            return self._period(found, "section")
        if self._operation and rule("this_one").search(self._text, sentence.start, sentence.end):
            return self._period(self._operation, "operation")
        if is_of_other(self._text, number, sentence, self._operation):
            return of_last_edition(self._timeline, number, sentence, self._operation) or Period()
        if known:
            return known
        if not in_court and (found := of_all(self._timeline, sentence, number, self._operation)):
            return self._period(found, "section")
        above = lead_in(self._timeline, sentence)
        if above and (listed := self._figured.of_list(above, event)):
            return listed
        if found := self._thread.of_paragraph(sentence, event) or self._of_list(above, event):
            return self._period(found, "section")
        if not in_court and (found := section_head(self._timeline, sentence)):
            return self._period(found, "section")
        found_before = None if self._operation else self._figured.of_year(sentence, measure)
        return found_before or self._of_release(number, sentence, event, in_court)

    def _of_release(self, number: Span, sentence: Span, event: str | None, in_court: bool) -> Period:
        """The time of a figure of which neither its sentence nor what stands around it tells one."""
        if in_court and event and (found := self._of_same_event(event, number)):
            return self._period(found, "release")
        if event == "arrest" and not self._operation and (found := of_story(self._timeline, sentence)):
            return self._period(found, "section")
        if so_far := goes_on(self._text, sentence.start, sentence.end):
            return self._until_now(Span(*so_far.span()))
        if before := of_last_edition(self._timeline, number, sentence, self._operation):
            return before
        if self._operation and is_of_longer(self._text, number, sentence, self._operation):
            return Period()
        stands = rule("stands_charged").search(self._text[sentence.start : sentence.end])
        if in_court and (stands or is_announced(self._timeline, sentence)):
            return Period()
        # A year in review is that of courts too; an operation told with no more than "last year" is not.
        of_a_year = self._operation and self._operation.exactness == 0 and self._operation.scope == "unspecified"
        of_days = self._operation and self._operation.first != self._operation.last
        if self._operation and (not in_court or of_a_year or (event == "charge" and of_days)):
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

    def _until_now(self, said: Span) -> Period:
        """From the operation, if there was one, to publication."""
        start = self._operation.first if self._operation else None
        basis: Basis = "operation" if start else "sentence"
        now = self._timeline.published
        return Period(start, now, basis, "ongoing", said.of(self._text)) if now else Period()

    def _period(self, found: Tie, basis: Basis, in_court: bool = False) -> Period:
        own, scope = self._operation, found.scope
        to_now = own and own.exactness and found.first == own.first and found.last == self._timeline.published
        to_now = to_now and not (in_court and rule("so_far").search(found.span.of(self._text)))
        # "By the time it ended on Sunday", "which ended last week": all of its days.
        ended = own and end_of(self._text, found) and (found.by_week or found.first == found.last)
        if own and (to_now or (ended and is_end_of(own, found))):
            found, scope = replace(own, span=found.span), own.scope
        behind = self._text[found.span.end : found.span.end + SOON]
        least = 0 if basis == "section" or rule("edition").match(behind) else 1
        if own and scope in ("unspecified", "year_to_date")[: 2 - least] and lies_within(own, found, least):
            found, scope = replace(own, span=found.span), own.scope
        if scope == "unspecified" and own:
            scope = "this_operation" if meet(found, own) else "other_operation"
        last = None if found.last == OPEN else found.last
        return Period(found.first, last, basis, scope, found.span.of(self._text) or None, found.by_week)

    def _of_same_event(self, event: str, number: Span) -> Tie | None:
        """The one day of such an event, unless it is told with a figure that is another, or with a single person where
        the figure is of others."""
        if event not in self._events:
            self._events[event] = same_event(self._timeline, event)
        if (known := self._events[event]) is None:
            return None
        found, times = known
        sentence = self._timeline.sentence_at(number.start)
        if sentence.covers(found.span) and is_out_of(self._text, sentence, number):
            return None
        told, value = self._timeline.people_told(found.span.start), value_of(number.of(self._text))
        beside = self._text[max(0, number.start - 4) : number.start].lower() == "and "
        others = not beside and rule("additional").search(self._text, number.end, number.end + SOON)
        return found if value in told or not (told or (others and times < (value or FEWEST))) else None

    def _ties(self, sentence: Span, event: str | None, anchor: Span) -> list[Tie]:
        mentions = self._timeline.mentions(sentence)
        return ties_of(self._text, mentions, sentence, event, anchor, self._timeline.now)

    def _of_sentence(self, number: Span, sentence: Span, trigger: Span | None, event: str | None) -> Tie | None:
        ties = self._ties(sentence, event, trigger or number)
        if is_out_of(self._text, sentence, number):
            # "Of the 19 charged, 13 were indicted on June 3".
            ties = [each for each in ties if not rule("any_number").search(self._text, number.end, each.span.start)]
        if trigger:
            ties = [each for each in ties if not is_of_deed(self._text, number, each.span, trigger)]
        if (
            ties
            and rule("years_since").match(self._text, ties[0].span.end)
            and (then := self._thread.anaphor(sentence))
        ):
            return then
        if before := rule("year_before").search(self._text[number.end : sentence.end]):
            this = ties[0] if ties else self._operation
            said = Span(number.start, number.end + before.end())
            return Tie(*years_on(this.first, this.last, -1), "unspecified", said) if this else None
        if len(ties) > 1 and rule("summed_to").search(self._text[sentence.start : number.start]):
            ties = [each for each in ties if each.span.start >= number.end] or ties
        if len(ties) > 1 and trigger:
            # Several dates: each figure has the one next to it.
            ties = [each for each in self._ties(sentence, event, number) if each in ties] or ties
        if ties and rule("of_other_figure").search(self._text[number.end : ties[0].span.start]):
            # "Since then it has freed 900, including 40 in 2021"; "Arrests: 40 (31 in 2021)".
            alone = [] if len(ties) == 1 and is_of_part(self._text, number.end, ties[0].span) else ties
            ties = [then] if (then := self._thread.anaphor(Span(sentence.start, number.start))) else alone
        if ties:
            # "Nine were held that day, and a tenth gave himself up on Friday".
            between = Span(number.end, max(number.end, ties[0].span.start))
            of_then = rule("that_time").search(self._text, between.start, between.end)
            return (self._thread.anaphor(between) if of_then else None) or finer(self._text, ties)
        clause = clause_of(self._text, number, sentence)
        above = Span(sentence.start, clause.start)
        is_on = goes_on(self._text, above.start, above.end)
        found = self._thread.anaphor(clause)
        if found and found.scope == "other_operation":
            # "9 men were held, and all 9 were charged before the month was out".
            others = rule("any_number").search(self._text, number.end, max(number.end, found.span.start))
            found = None if others else found
        return found or (self._thread.anaphor(above) if is_on else None)

    def _of_list(self, above: Span | None, event: str | None) -> Tie | None:
        """The time of what is told before the sentence that leads in a list."""
        found = self._thread.of_paragraph(above, event) if above else None
        # "It was the largest since 2008. These led:" is told of the operation.
        aside = found and self._operation and found.scope != "unspecified"
        return None if aside else found

    def _of_column(self, number: Span) -> Tie | None:
        """The head of the figure's column; the operation's own days where they lie in the year it names."""
        head = column_head(self._timeline, number)
        return self._operation if head and self._operation and meet(head, self._operation) else head
