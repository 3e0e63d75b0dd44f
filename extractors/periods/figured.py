"""What the figures of a release that were dated before say of those that come after them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.dates.points import YEAR
from extractors.model import Period, Span, earliest_day, latest_day
from extractors.periods.spells import ABOUT_A_YEAR
from extractors.periods.telling import is_compared
from extractors.periods.timeline import Timeline, value_of
from extractors.periods.words import FAMILIES, rule

# The figures of a year go on over no more paragraphs than these.
PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class _Figure:
    number: Span
    sentence: Span
    measure: str | None
    period: Period


class Figured:
    """The figures whose time was found so far, in text order."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._by_value: dict[int | None, Period] = {}
        self._last: _Figure | None = None

    def add(self, number: Span, sentence: Span, measure: str | None, period: Period) -> None:
        """Notes a figure, if it was dated by what is said of it or around it."""
        text = self._timeline.text
        if period.basis not in ("sentence", "section"):
            return
        self._by_value[value_of(number.of(text))] = period
        if not is_compared(text, number, sentence):
            self._last = _Figure(number, sentence, measure, period)

    def of_total(self, number: Span, sentence: Span, event: str | None) -> Period | None:
        """The time of the figure told before that this one is "of": "eight of the 37"; a court has its own."""
        text = self._timeline.text
        of = rule("of_total").search(text[number.end : sentence.end])
        of = of or rule("of_total_before").search(text[sentence.start : number.start])
        return self._of(of, event)

    def of_list(self, lead_in: Span, event: str | None) -> Period | None:
        """The time of the figure told before whose parts a list is said to be: "Elsewhere in the 37:"."""
        return self._of(rule("of_total_before").search(lead_in.of(self._timeline.text) + " "), event)

    def _of(self, of: re.Match[str] | None, event: str | None) -> Period | None:
        """The time of the total that words name, if it was told."""
        known = self._by_value.get(value_of(of["total"])) if of else None
        in_court = event is not None and FAMILIES[event] != "police"
        own_day = known and in_court and known.first == known.last and len(known.first or "") > YEAR
        return replace(known, basis="section") if known and not own_day else None

    def of_year(self, sentence: Span, measure: str | None) -> Period | None:
        """The year whose figures a report goes on to give: that of the figure of the same kind told just before, where
        no date was told since."""
        last, timeline = self._last, self._timeline
        if last is None or not _is_alike(last.measure, measure) or not _is_year(last.period):
            return None
        apart = timeline.paragraph(sentence.start) - timeline.paragraph(last.sentence.start)
        if apart > PARAGRAPHS or timeline.mentions(Span(last.sentence.end, sentence.end)):
            return None
        return replace(last.period, basis="section")


def _is_alike(one: str | None, other: str | None) -> bool:
    """Whether figures of two measures can be of the same people: victims found, freed and helped."""
    helped = ("victims_assisted", "victims_identified", "rescues")
    return one == other or (one in helped and other in helped)


def _is_year(period: Period) -> bool:
    if period.first is None or period.last is None:
        return False
    return ABOUT_A_YEAR[0] < (latest_day(period.last) - earliest_day(period.first)).days + 1 < ABOUT_A_YEAR[1]
