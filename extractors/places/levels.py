"""The level a paragraph speaks of: once it tells of all of a wider area, what follows is of that area, at whatever
time, until the text comes back to its own people or names another place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.model import Page, Place, Span
from extractors.places.actors import acts
from extractors.places.gazetteer import Area
from extractors.places.said import AreasSaid, Said, area_of, patterns
from extractors.places.venue import BEHIND

WIDE = ("state", "nation")
# "as collected by", "according to": what stands before a body that only gave the totals out.
GIVEN_OUT = re.compile(
    r"\b(?:(?:given out|released|announced|collected|compiled|gathered|tallied|reported|published|made public"
    r"|coordinated|organized|led) by|according to) (?:the )?\Z"
)
Above = Iterable[tuple[Span, str]]  # the sentences above, nearest first, each with what lies between it and the next


class Levels:
    """Says what wider area than its own a release speaks of at a sentence."""

    def __init__(self, page: Page, said: AreasSaid) -> None:
        self._text, self._said = page.text, said

    def open_at(self, sentence: Span, above: Above) -> Area | None:
        """The wider area opened above in the paragraph, or by the lead-in of the list, and not left since; None too
        where the sentence speaks of the release's own people."""
        if self._own_voice(sentence):
            return None
        for line, between in above:
            if "\n" in between and not line.of(self._text).endswith(":"):
                return None
            if wide := self._opened(line):
                return wide
            if self._own_voice(line) or self._said.within(line):
                return None
        return None

    def told_by_others(self, sentence: Span, clause: Span, above: Above) -> Area | None:
        """The wider area whose totals a body from elsewhere, which the clause names, only gave out."""
        bodies = (body for body in self._said.bodies if clause.covers(body.span) and acts(self._said, body))
        first = next(bodies, None)
        return self._opened_for(first, sentence, above) if first else None

    def _opened_for(self, body: Place, sentence: Span, above: Above) -> Area | None:
        home, area = self._said.home, area_of(body)
        if not home or home.id in (area.id, *area.parents):
            return None
        before = GIVEN_OUT.search(self._text, max(0, body.span.start - BEHIND), body.span.start)
        if not before and not patterns()["told-by"].match(self._text, body.span.end):
            return None
        return self._opened(sentence) or self.open_at(sentence, above)

    def _opened(self, sentence: Span) -> Area | None:
        """The wider area of all of which a sentence tells last, unless it only says what it was part of."""
        wide = [*self._items(sentence)]
        return wide[-1].area if wide else None

    def _items(self, sentence: Span) -> Iterator[Said]:
        home = self._said.home
        for item in self._said.within(sentence):
            wider = home and item.broad and item.lasting and item.area.level in WIDE and item.area.id in home.parents
            before = self._text[max(0, item.span.start - BEHIND) : item.span.start]
            if wider and not patterns()["part-of-drive"].search(before):
                yield item

    def _own_voice(self, sentence: Span) -> bool:
        return bool(patterns()["own-voice"].search(self._text, sentence.start, sentence.end))
