"""Where: the places a release names, and the area each of its figures covers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from extractors.disambiguate import Decider
from extractors.gazetteer import NATION, Area
from extractors.home import home_of
from extractors.model import Page, Place, Span
from extractors.operations import is_of_another_time, paragraph_start
from extractors.place_names import area_named
from extractors.said import AreasSaid, Said, area_of, patterns
from extractors.toponyms import scan

__all__ = ["PlaceFinder", "area_named", "find_places", "home_of"]

CLAUSE = re.compile(
    r"[;•|*]|, (?:and|while|but|with|where|whereas|about|or|roughly|one|more|in addition) |: "
    r"| (?:while|whereas|as part of) "
    r"|(?<=\d) and (?=\d)"
)
HEADING = re.compile(r"[^.!?\d|][^.!?|]{2,110}:?")
RUN_IN = re.compile(r"[A-Z][A-Z ,'’&-]{5,60}\.")
ROW_END = re.compile(r"(?:[:|–—-]|\.{3,}) ?\d[\d,]*\W*$")
# What makes a body named before its verb the subject that did it, rather than one that helped or was thanked.
OPENING = re.compile(r"[\"“ ]*(?:[^,]{0,40}, )?(?:[^,]{0,25})")
GUEST = re.compile(r"\b(?:by|of|with|from|between|to|thanks?) (?:the )?$", re.IGNORECASE)
FIGURE = re.compile(
    r"\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|\w+teen|\w+ty)\b", re.I
)
LOOK_BACK = 15
WIDE = ("state", "nation")


def find_places(page: Page) -> tuple[Place, ...]:
    """Every place named in the body whose meaning is beyond doubt, in text order."""
    mentions = [mention for line in page.body for mention in scan(page.text, line)]
    decide = Decider(mentions)
    named = ((mention.span, decide.area(mention)) for mention in mentions)
    return tuple(Place(span, area.name, area.level) for span, area in named if area)


class PlaceFinder:
    """Says of a figure which area it covers; `home` is the issuing body's own."""

    def __init__(self, page: Page, places: tuple[Place, ...], home: str | None) -> None:
        self.page = page
        self.home_name = home
        self.home = area_named(home) if home else None
        self.said = AreasSaid(page, places, self.home)
        self.own = self._release_area()

    def place(self, number: Span, sentence: Span, trigger: Span | None) -> str | None:
        """The area said in the figure's own sentence, else by its section's heading or paragraph, else the
        release's own; None where none is known."""
        area = (
            self._in_sentence(number, sentence, trigger)
            or self._in_heading(sentence)
            or self._in_paragraph(sentence)
            or (self.home if is_of_another_time(sentence, self.page) else self.own)
        )
        return area.name if area else self.home_name

    def _in_sentence(self, number: Span, sentence: Span, trigger: Span | None) -> Area | None:
        said = [item for item in self.said.within(sentence) if self._has_venue(item.area, trigger)]
        clause = self._clause(number, sentence)
        here = [item for item in said if clause.covers(item.span)]
        if here:
            return min(here, key=lambda item: gap(item.span, number)).area
        if actor := self._actor(number, clause, trigger):
            return actor
        if self._is_national_total(sentence):
            return area_named(NATION)
        text = self.page.text
        before = [
            i for i in said if i.span.end <= number.start and (i.broad or ";" not in text[i.span.end : number.start])
        ]
        after = [i for i in said if i.span.start >= number.end and not i.broad]
        return before[-1].area if before else after[0].area if after else None

    def _has_venue(self, area: Area, trigger: Span | None) -> bool:
        """Whether the figure can be of that area: a local body charges and convicts in its own."""
        if not trigger or not self.home or self.home.level not in ("county", "place"):
            return True
        if not patterns()["prosecution"].match(self.page.text, trigger.start):
            return True
        return area.id in (self.home.id, *self.home.parents)

    def _clause(self, number: Span, sentence: Span) -> Span:
        """The stretch of the sentence around the number that no semicolon or "while" divides."""
        start, end = sentence.start, sentence.end
        if ROW_END.search(sentence.of(self.page.text)):
            return sentence
        for mark in CLAUSE.finditer(self.page.text, sentence.start, sentence.end):
            if mark.end() <= number.start:
                start = mark.end()
            elif mark.start() >= number.end:
                end = mark.start()
                break
        return Span(start, end)

    def _actor(self, number: Span, clause: Span, trigger: Span | None) -> Area | None:
        """The area of the police who did it, where they are the clause's subject: "Springfield police arrested 5"."""
        doing, text = min(trigger.start, number.start) if trigger else number.start, self.page.text
        for place in self.said.bodies:
            if clause.covers(place.span) and place.span.end <= doing:
                before = text[clause.start : place.span.start]
                police = patterns()["police"].match(self.page.text, place.span.end) or place.span.of(text).endswith(
                    "PD"
                )
                if police and not GUEST.search(before) and OPENING.fullmatch(before):
                    return area_of(place)
        return None

    def _is_national_total(self, sentence: Span) -> bool:
        """A total over years by a national body or drive: "Since 2003 the Initiative has recovered ..."."""
        if not is_of_another_time(sentence, self.page):
            return False
        start = paragraph_start(self.page.text, sentence.start)
        return bool(patterns()["national-body"].search(self.page.text, start, sentence.end))

    def _above(self, sentence: Span) -> Iterator[tuple[Span, str]]:
        """The sentences above, nearest first, each with what lies between it and the next."""
        sentences, below = self.page.sentences, sentence.start
        index = bisect_left(sentences, sentence)
        for above in reversed(sentences[max(0, index - LOOK_BACK) : index]):
            yield above, self.page.text[above.end : below]
            below = above.start

    def _in_heading(self, sentence: Span) -> Area | None:
        """The area that opens the paragraph in capitals, or that the nearest heading of the block names."""
        opening = self._opening(sentence)
        if opening and RUN_IN.fullmatch(opening.of(self.page.text)) and (said := self.said.within(opening)):
            return said[0].area
        for above, between in self._above(sentence):
            words = above.of(self.page.text)
            row = ROW_END.search(words)
            if between.count("\n") > 1 or not (row or HEADING.fullmatch(words)):
                return None
            said = self.said.within(above)
            if said and not row:
                return said[0].area
        return None

    def _opening(self, sentence: Span) -> Span | None:
        """The first sentence of the paragraph, where that is another."""
        start = paragraph_start(self.page.text, sentence.start)
        index = bisect_left(self.page.sentences, start, key=lambda s: s.start)
        first = self.page.sentences[index] if index < len(self.page.sentences) else sentence
        return first if first.start < sentence.start else None

    def _in_paragraph(self, sentence: Span) -> Area | None:
        """The state or nation that the sentence just before in the paragraph speaks of."""
        for above, between in self._above(sentence):
            if "\n" in between:
                return None
            wide = [item.area for item in self.said.within(above) if item.lasting and item.area.level in WIDE]
            if wide:
                return wide[-1]
        return None

    def _release_area(self) -> Area | None:
        """The body's own area; a wider one where the first figure is said of all of it, or a field office's
        headline names its state; or the one place in it where the sting was held."""
        if not self.home:
            return None
        for item in self._first_figure():
            if item.area.id in self.home.parents and (item.broad or self.home.level == "place"):
                return item.area
        title = self.said.within(self.page.title) if self.page.title else []
        if self.home.level == "place":
            for item in title:
                if item.area.id in self.home.parents and not (item.broad and item.area.level == "nation"):
                    return item.area
        return self._held_in() or self.home

    def _first_figure(self) -> Iterator[Said]:
        """What the clause of the first figure in a full sentence says."""
        for sentence in self.page.sentences:
            words = sentence.of(self.page.text)
            figure = FIGURE.search(words) if len(words) > 60 and words.endswith((".", "”", '"')) else None
            if figure:
                number = Span(sentence.start + figure.start(), sentence.start + figure.end())
                clause = self._clause(number, sentence)
                yield from (item for item in self.said.within(sentence) if clause.covers(item.span))
                return

    def _held_in(self) -> Area | None:
        """The one area that sentences about the operation name: within the body's own, or its county."""
        assert self.home is not None
        found = set()
        for sentence in self.page.sentences:
            if patterns()["operation-held"].search(self.page.text, sentence.start, sentence.end):
                areas = {item.area for item in self.said.within(sentence)}
                found |= {area for area in areas if self._is_part(area)}
        return found.pop() if len(found) == 1 else None

    def _is_part(self, area: Area) -> bool:
        """A town of the body's own county, or, where the body is a town's, its county."""
        if not self.home:
            return False
        if self.home.level == "place":
            return area.id in self.home.counties
        return area.level == "place" and self.home.id in area.parents


def gap(a: Span, b: Span) -> int:
    """Characters between two stretches that do not overlap."""
    return max(a.start - b.end, b.start - a.end)
