"""Where: the places a release names, and the area each of its figures covers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from extractors.model import Basis, Page, Place, Span
from extractors.operations.mentions import is_of_another_time, paragraph_start
from extractors.places.actors import actor, agent_right_behind
from extractors.places.clauses import DAY_BEFORE, FIGURE, ROW_END, clause_of, first_figure
from extractors.places.disambiguate import Decider
from extractors.places.frame import release_area
from extractors.places.gazetteer import NATION, Area
from extractors.places.home import home_of
from extractors.places.names import area_named
from extractors.places.said import AreasSaid, Said, patterns
from extractors.places.toponyms import scan

__all__ = ["PlaceFinder", "area_named", "find_places", "home_of"]

HEADING = re.compile(r"[^.!?\d|][^.!?|]{2,110}:?")
RUN_IN = re.compile(r"[A-Z][A-Z ,'’&-]{5,60}\.")
# A figure of its own right before a place: "..., including 66 in Springfield", "none of them in Springfield".
CLAIMED = re.compile(rf"(?:{FIGURE.pattern}|\bnone\b)(?: [a-z-]+){{0,3}} $", re.IGNORECASE)
SUMMING = re.compile(r"(?:Altogether|In all|All told|In total|Overall|Of (?:the|those))\b")
ARRESTS = re.compile(r"(?i)\b(?:arrest|apprehen|detain|custody|rescu|recover|found|locat)")
BULLET = re.compile(r"[•*·–-] ?")
RIGHT_BEHIND = re.compile(r" (?:in|at|near|outside|throughout|across|around) (?:the |downtown )?")
# "20 in Springfield, 17 missing boys in Shelbyville": the place behind is the figure's own.
COUNTED_IN = re.compile(r"(?: [a-z-]+){0,3} in (?:the )?")
JOINED = re.compile(r",? (?:and|&|plus) (?:in |across )?")
OPENS = 4
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
        self.own = release_area(self.said)

    def place(self, number: Span, sentence: Span, trigger: Span | None) -> tuple[str | None, Basis]:
        """The area said in the figure's own sentence, else by its section's heading or paragraph, else the
        release's own, and which of these it was; None where none is known."""
        if area := self._in_clause(number, sentence, trigger):
            return area.name, "sentence"
        if area := self._in_sentence(number, sentence, trigger) or self._in_heading(sentence):
            return area.name, "section"
        apart = is_of_another_time(sentence, self.page)
        sums = SUMMING.match(self.page.text, sentence.start)
        if (not apart or sums) and (area := self._in_paragraph(sentence)):
            return area.name, "section"
        # A city a release is only written from is not that of its body's other work in the state.
        written_from = self.home and self.home == self.said.seat and self.own and self.own.level == "state"
        area = self.home if apart and not written_from else self.own
        name = area.name if area else self.home_name
        return name, "release" if name else "none"

    def _said(self, sentence: Span, trigger: Span | None) -> list[Said]:
        charged = trigger or self._court_alone(sentence)
        return [item for item in self.said.within(sentence) if self._has_venue(item.area, item.span.start, charged)]

    def _court_alone(self, sentence: Span) -> Span | None:
        """What a court or prosecutor did, in a sentence that tells of no arrest."""
        acts = patterns()["prosecution"].search(self.page.text, sentence.start, sentence.end)
        arrests = ARRESTS.search(self.page.text, sentence.start, sentence.end)
        return Span(*acts.span()) if acts and not arrests else None

    def _in_clause(self, number: Span, sentence: Span, trigger: Span | None) -> Area | None:
        """The area said next to the figure, with no semicolon or "while" between, or of the body right behind it."""
        if area := agent_right_behind(self.said, number):
            return area
        clause = clause_of(number, sentence, self.page.text)
        here = [item for item in self._said(sentence, trigger) if clause.covers(item.span)]
        if trigger and number.end <= trigger.start:
            # "In Ohio, 5 were found in Toledo": what stands right behind the verb is said of it.
            behind = (i for i in here if RIGHT_BEHIND.fullmatch(self.page.text, trigger.end, i.span.start))
            here = [*behind] or here
        return self._nearest(here, number, clause).area if here else None

    def _in_sentence(self, number: Span, sentence: Span, trigger: Span | None) -> Area | None:
        """The area said in the clause, else of who did it, else elsewhere in the sentence."""
        if area := self._in_clause(number, sentence, trigger):
            return area
        said, clause = self._said(sentence, trigger), clause_of(number, sentence, self.page.text)
        doing = min(trigger.start, number.start) if trigger else number.start
        if area := actor(self.said, number, clause, doing):
            return area
        if self._is_national_total(sentence):
            return area_named(NATION)
        text = self.page.text
        before = [
            i for i in said if i.span.end <= number.start and (i.broad or ";" not in text[i.span.end : number.start])
        ]
        after = [i for i in said if i.span.start >= number.end and not i.broad and not self._is_claimed(i, number)]
        return before[-1].area if before else after[0].area if after else None

    def _nearest(self, here: list[Said], number: Span, clause: Span) -> Said:
        """The area nearest to the number; what opens the clause with "nationwide" outweighs what stands between."""
        first = here[0]
        opens = first.broad and first.span.end <= number.start and first.span.start - clause.start <= OPENS
        # "A nationwide sting led to 6 arrests in Springfield and 37 rescues": the second figure is not the nation's.
        of_sting = patterns()["drive-before"].match(self.page.text, first.span.end)
        if opens and not (of_sting and FIGURE.search(self.page.text, first.span.end, number.start)):
            here = [first, *(item for item in here if item.span.start > number.end)]
        right = (i for i in here if COUNTED_IN.fullmatch(self.page.text, number.end, i.span.start))
        nearest = next(right, None) or min(here, key=lambda item: gap(item.span, number))
        # "In Iowa and 11 other states": the wider one holds both.
        joined = (i for i in here if i.broad and JOINED.fullmatch(self.page.text, nearest.span.end, i.span.start))
        return next(joined, nearest)

    def _is_claimed(self, item: Said, number: Span) -> bool:
        """Whether another figure stands right before the place, or a semicolon between."""
        between = self.page.text[number.end : item.span.start]
        other = CLAIMED.search(between)
        return ";" in between or bool(other and not DAY_BEFORE.search(between[: other.start()]))

    def _has_venue(self, area: Area, at: int, trigger: Span | None) -> bool:
        """Whether the figure can be of the area named at `at`: a local body charges and convicts in its own."""
        if not trigger or not self.home or self.home.level not in ("county", "place"):
            return True
        if not patterns()["prosecution"].match(self.page.text, trigger.start):
            return True
        return area.id in (self.home.id, *self.home.parents) or self.page.text[trigger.end : at] == " in "

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
        listed = bool(BULLET.match(self.page.text, sentence.start))
        for above, between in self._above(sentence):
            words = above.of(self.page.text)
            row = ROW_END.search(words)
            if between.count("\n") > 1 + (listed or words.endswith(":")) or not (row or HEADING.fullmatch(words)):
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
        """The area of the figure before in the paragraph, or the one where an operation is said to have been held, or
        else the state or nation last spoken of in it."""
        summing = bool(SUMMING.match(self.page.text, sentence.start))
        for above, between in self._above(sentence):
            if "\n" in between and not summing:
                return None
            figure = first_figure(self.page.text, above)
            area = self._in_sentence(figure, above, None) if figure else None
            if area:
                return area if area.level in WIDE else None
            if not figure and (spot := self._spot(above)):
                return spot
            wide = [item.area for item in self.said.within(above) if item.lasting and item.area.level in WIDE]
            if wide:
                return wide[-1]
        return None

    def _spot(self, sentence: Span) -> Area | None:
        """The town or county where an operation is said to have been held; of several the one inside all others."""
        if not patterns()["operation-held"].search(self.page.text, sentence.start, sentence.end):
            return None
        areas = {item.area for item in self.said.within(sentence) if not item.broad and item.area.level not in WIDE}
        inner = [area for area in areas if all(other.id in (area.id, *area.parents) for other in areas)]
        return inner[0] if inner else None


def gap(a: Span, b: Span) -> int:
    """Characters between two stretches that do not overlap."""
    return max(a.start - b.end, b.start - a.end)
