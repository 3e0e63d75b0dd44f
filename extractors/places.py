"""Where: the places a release names, and the area each of its figures covers."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from extractors.disambiguate import Decider
from extractors.gazetteer import NATION, Area, common_area, gazetteer
from extractors.home import home_of
from extractors.model import Page, Place, Span
from extractors.rulebook import load_rules
from extractors.toponyms import area_named, scan

__all__ = ["PlaceFinder", "area_named", "find_places", "home_of"]

LINK = re.compile(r",? (?:and|or|&|to) (?:in )?|, (?:in )?")
CLAUSE = re.compile(r"[;•|*]|, (?:and|while|but|with|where|whereas) | (?:while|whereas) |(?<=\d) and (?=\d)")
HEADING = re.compile(r"[^.!?\d|][^.!?|]{2,110}:?")
DATELINE = re.compile(r"(?: ?\([^)\n]{1,40}\)|,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?,?)? ?(?:--|[–—]| -)(?: |$)")
ROW = re.compile(r" ?(?:\.{3,}|:|-|[–—]) ?\d")
ROW_END = re.compile(r"(?:[:|–—-]|\.{3,}) ?\d[\d,]*\W*$")
RUN_IN = re.compile(r"[A-Z][A-Z ,'’&-]{5,60}\.")
AREA_RULES = ("nation", "state", "county")


def find_places(page: Page) -> tuple[Place, ...]:
    """Every place named in the body whose meaning is beyond doubt, in text order."""
    mentions = [mention for line in page.body for mention in scan(page.text, line)]
    decide = Decider(mentions)
    named = ((mention.span, decide.area(mention)) for mention in mentions)
    return tuple(Place(span, area.name, area.level) for span, area in named if area)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """`rules/places.yml`, compiled; those held against what comes before are anchored at its end."""
    ends = {"before": r"\Z", "after": "", "anywhere": ""}
    return {
        rule["id"]: re.compile(
            rule["pattern"].removesuffix("$") + ends[rule["when"]], re.IGNORECASE if rule["when"] != "after" else 0
        )
        for rule in load_rules("places")
    }


class PlaceFinder:
    """Says of a figure which area it covers; `home` is the issuing body's own."""

    def __init__(self, page: Page, places: tuple[Place, ...], home: str | None) -> None:
        self.page = page
        self.home = area_named(home) if home else None
        self.home_name = home
        self.places = tuple(place for place in places if not self._is_body(place))
        self.actors = tuple(place for place in places if self._is_body(place))
        self.starts = [place.span.start for place in self.places]
        self.area = self._release_area()

    def place(self, number: Span, sentence: Span, trigger: Span | None) -> str | None:
        """The area said in the figure's own sentence, else in its section's heading, else the release's own."""
        area = self._in_sentence(number, sentence, trigger) or self._in_heading(sentence) or self.area
        return area.name if area else self.home_name

    def _is_body(self, place: Place) -> bool:
        """Whether the place is part of a body's name: "Springfield Police Department"."""
        return bool(patterns()["body"].match(self.page.text, place.span.end))

    def _is_elsewhere(self, place: Place) -> bool:
        """Whether somebody only lives there, comes from there or was taken there."""
        before = self.page.text[max(0, place.span.start - 50) : place.span.start]
        if patterns()["came"].search(before):
            return False
        return bool(patterns()["residence"].search(before) or patterns()["movement"].search(before))

    def _said(self, sentence: Span) -> list[tuple[Span, Area]]:
        """The areas a sentence says something happened in, neighbours in a list taken together, in text order."""
        first = bisect_left(self.starts, sentence.start)
        inside = [p for p in self.places[first : bisect_left(self.starts, sentence.end)] if not self._is_dateline(p)]
        groups: list[tuple[Span, list[Area]]] = []
        for place in inside:
            if groups and LINK.fullmatch(self.page.text, groups[-1][0].end, place.span.start):
                groups[-1] = (Span(groups[-1][0].start, place.span.end), [*groups[-1][1], area_of(place)])
            elif not self._is_elsewhere(place):
                groups.append((place.span, [area_of(place)]))
        said = [(span, area) for span, areas in groups if (area := common_area(areas))]
        return sorted([*said, *self._said_at_large(sentence)], key=lambda item: item[0])

    def _said_at_large(self, sentence: Span) -> list[tuple[Span, Area]]:
        """The nation, or the release's own state or county, where words such as "statewide" stand for them."""
        found = []
        for level in AREA_RULES:
            area = area_named(NATION) if level == "nation" else self._own(level)
            for match in patterns()[level].finditer(self.page.text, sentence.start, sentence.end) if area else ():
                found.append((Span(*match.span()), area))
        return [(span, area) for span, area in found if area]

    def _own(self, level: str) -> Area | None:
        if not self.home:
            return None
        if level == "state":
            return area_named(self.home.state)
        return gazetteer().areas[self.home.counties[0]] if self.home.counties else None

    def _is_dateline(self, place: Place) -> bool:
        """Whether it opens a paragraph and a dash follows: it says where the release was written."""
        text = self.page.text
        at_start = not text[text.rfind("\n", 0, place.span.start) + 1 : place.span.start].strip()
        dash = DATELINE.match(text, place.span.end)
        return bool(at_start and dash and not ROW.match(text, place.span.end))

    def _in_sentence(self, number: Span, sentence: Span, trigger: Span | None) -> Area | None:
        said = self._said(sentence)
        clause = self._clause(number, sentence)
        within = [item for item in said if clause.covers(item[0])]
        if within:
            return min(within, key=lambda item: gap(item[0], number))[1]
        actor = self._actor(number, clause, trigger)
        if actor:
            return actor
        before = [area for span, area in said if span.end <= number.start]
        after = [area for span, area in said if span.start >= number.end]
        return before[-1] if before else next(iter(after), None)

    def _clause(self, number: Span, sentence: Span) -> Span:
        """The stretch of the sentence around the number that no semicolon or "while" divides."""
        start, end = sentence.start, sentence.end
        for mark in CLAUSE.finditer(self.page.text, sentence.start, sentence.end):
            if mark.end() <= number.start:
                start = mark.end()
            elif mark.start() >= number.end:
                end = mark.start()
                break
        return Span(start, end)

    def _actor(self, number: Span, clause: Span, trigger: Span | None) -> Area | None:
        """The area of the body that did it, where that is the clause's subject: "Springfield police arrested 5"."""
        doing = trigger.start if trigger else number.start
        subjects = [p for p in self.actors if clause.covers(p.span) and p.span.end <= doing <= number.start]
        return area_of(subjects[-1]) if subjects and subjects[-1].level != "nation" else None

    def _in_heading(self, sentence: Span) -> Area | None:
        """The area the nearest heading above names, within the same block of lines."""
        text, sentences = self.page.text, self.page.sentences
        index = bisect_left(sentences, sentence)
        below = sentence.start
        for above in reversed(sentences[max(0, index - 15) : index]):
            between = text[above.end : below]
            words = above.of(text)
            run_in = "\n" not in between and RUN_IN.fullmatch(words)
            if between.count("\n") > 1 or not (run_in or HEADING.fullmatch(words) or ROW_END.search(words)):
                return None
            said = self._said(above)
            if said and not ROW_END.search(words):
                return said[0][1]
            below = above.start
        return None

    def _release_area(self) -> Area | None:
        """A wider area than the body's own that the headline says: a field office telling of its whole state."""
        if not (self.home and self.page.title):
            return self.home
        wider = [area for _, area in self._said(self.page.title) if area.id in self.home.parents]
        return wider[0] if wider else self.home


def area_of(place: Place) -> Area:
    """The area of a place; one the gazetteer lacks is known by its state alone."""
    area = area_named(place.name)
    if area:
        return area
    core, _, state = place.name.rpartition(", ")
    return Area("", place.name, core, place.level, state, (gazetteer().state_ids[state], NATION))


def gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end)
