"""What areas a sentence says something happened in: not where people live, nor the names of bodies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.model import Page, Place, Span
from extractors.operations.mentions import paragraph_start
from extractors.places.cues import FIELD_OFFICE
from extractors.places.datelines import is_dateline
from extractors.places.gazetteer import NATION, Area, common_area, fold, gazetteer
from extractors.places.names import area_named
from extractors.places.short import short_names
from extractors.places.stretch import ends, is_range, lies_in, only_included, sent_from
from extractors.rulebook import load_rules

LINK = re.compile(
    r",? (?:and|or|&) (?:(?:elsewhere|other (?:counties|cities|parts|places)) )?(?:in |of )?"
    r"(?:[A-Z]\w+(?: [A-Z]\w+)?, |(?:North|South|East|West|Central)(?:ern)? )?|, (?:in )?"
)
ACRONYM = re.compile(r"[A-Z]{1,5}[PS]D")
JOINED = re.compile(r",? (?:and|or|as well as|plus) ")
# "departments in nine states": bodies that did it there.
SEATS = re.compile(r"\b(?:departments|agencies|offices|courts) (?:in|from|of) $")
# "agencies from across the country arrested 90"
HAIL_FROM = re.compile(r"\b(?:agencies|agents|departments|police|officers|forces|partners) from (?:all )?$", re.I)
OWNER = re.compile("['’]s ")
IN_IT = re.compile(r"\b(?:in|at|near) $")
OUTSIDE = re.compile(r"\boutside(?: of)? $")
# "Ohio's law", "the Ohio Lottery": a state's things, not a place where something happened.
OWNED = re.compile(
    r"['’]s (?!(?:North|South|East|West|Middle|Central)(?:ern)? District"
    r"|(?:share|part|tally|totals?|results?|figures?|count|numbers?)\b)\w(?![^\n]{0,40}:$)| [A-Z][a-z]+ [A-Za-z]",
    re.M,
)
# "End Slavery Ohio": the end of a name, which only says where its bearer is.
NAMED = re.compile(
    r"[a-z,&] (?!(?:(?:North|South|East|West)(?:ern|east|west)*|Central|Middle|Mid|Upper|Lower|Upstate|Greater|In)\b)"
    r"[A-Z][\w'’-]+ $"
)
REGION = re.compile(r"[- ](?:[Rr]egion|REGION)\b")
AREA = re.compile(r"[- ](?:[Aa]rea|AREA)\b(?! (?:man|woman|men|women|residents?)\b)")
BEHIND = 50


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """`rules/places.yml`, compiled; what is held against the text before a place ends where the place begins."""
    found = {}
    for rule in load_rules("places"):
        flags = re.IGNORECASE if rule.get("fold", True) else re.NOFLAG
        found[rule["id"]] = re.compile(f"(?:{rule['pattern']})" + (r"\Z" if rule["when"] == "before" else ""), flags)
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """An area and the stretch that says it; `broad` where it is said of all of it ("statewide", "across Ohio")."""

    span: Span
    area: Area
    broad: bool = False
    lasting: bool = True


def area_of(place: Place) -> Area:
    """The area of a place; one the gazetteer lacks is known by its state alone."""
    area = area_named(place.name)
    if area:
        return area
    core, _, state = place.name.rpartition(", ")
    return Area("", place.name, core, place.level, state, (gazetteer().state_ids[state], NATION))


class AreasSaid:
    """The areas said in each sentence of a release; `home` is the issuing body's own."""

    def __init__(
        self, page: Page, places: tuple[Place, ...], home: Area | None, telling: frozenset[Span] | None = None
    ) -> None:
        self.page, self.home, self._telling = page, home, telling
        self.every = places
        bodies = [place for place in places if self._is_body(place)]
        self.short = short_names(page.text, bodies)
        again = (Place(span, body.name, body.level) for span, body in self.short.items())
        self.bodies = tuple(sorted([*bodies, *again], key=lambda body: body.span))
        self.seat = next((area_of(p) for p in places if p.level != "state" and is_dateline(page.text, p.span)), None)
        self.places = tuple(p for p in places if p not in bodies and not is_dateline(page.text, p.span))
        self._starts = [place.span.start for place in self.places]
        self._known: dict[Span, list[Said]] = {}

    def may_tell(self, sentence: Span) -> bool:
        """Whether one of its numbers may count people or what was done, where that is known."""
        return self._telling is None or sentence in self._telling

    def within(self, sentence: Span) -> list[Said]:
        """In text order, neighbours in a list taken together as the smallest area that holds them all."""
        if sentence not in self._known:
            said = [*self._named(sentence), *self._at_large(sentence)]
            self._known[sentence] = sorted(said, key=lambda item: item.span)
        return self._known[sentence]

    def _named(self, sentence: Span) -> Iterator[Said]:
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        groups: list[tuple[Span, list[Area], bool]] = []
        for place in self.places[first:last]:
            between = self.page.text[groups[-1][0].end : place.span.start] if groups else ""
            if OWNER.fullmatch(between):
                groups.pop()  # "California's Riverside County"
            if groups and (both := ends(self.page.text, *groups[-1][:2], place.span, area_of(place))):
                groups[-1] = (Span(groups[-1][0].start, place.span.end), both, False)
                continue
            if groups and between == ", " and lies_in(groups[-1][1], area_of(place)):
                groups[-1] = (Span(groups[-1][0].start, place.span.end), *groups[-1][1:])
                continue  # "Sampleton, Example County"
            if groups and LINK.fullmatch(between):
                span, areas, elsewhere = groups[-1]
                groups[-1] = (Span(span.start, place.span.end), [*areas, area_of(place)], elsewhere)
            else:
                groups.append((place.span, [self._around(place)], self._is_elsewhere(place)))
        for span, areas, elsewhere in groups:
            area = common_area(areas)
            if area and (not elsewhere or (len(areas) > 1 and sent_from(self.page.text, span))):
                scope = area.level == "state" and patterns()["scope-after"].match(self.page.text, span.end)
                ranges = area.level == "state" and is_range(self.page.text, span)
                yield Said(span, area, bool(scope) or ranges or self._before(span, "throughout"))

    def _at_large(self, sentence: Span) -> Iterator[Said]:
        """The nation, or the release's own state or county."""
        for level in ("nation", "other-states", "state", "county", "city", "local"):
            for match in patterns()[level].finditer(self.page.text, sentence.start, sentence.end):
                span = Span(*match.span())
                area = self._spoken_of(level, span) or self._own(level)
                if area and not self._is_aside(span):
                    yield Said(span, area, True, level != "other-states")

    def _is_aside(self, span: Span) -> bool:
        """Whether something is only ranked within the area, or somebody only from there or taken there."""
        seats = SEATS.search(self.page.text, max(0, span.start - BEHIND), span.start)
        hail = HAIL_FROM.search(self.page.text, max(0, span.start - BEHIND), span.start)
        rules = ["ranked"] if hail else ["ranked", "residence"] if seats else ["ranked", "residence", "movement"]
        return any(self._before(span, rule) for rule in rules) or self._joins_elsewhere(span)

    def _joins_elsewhere(self, span: Span) -> bool:
        """Whether it is joined to a place that people are only from: "from Ohio and nine other states"."""
        place = next((p for p in reversed(self.places) if p.span.end <= span.start), None)
        if not place or not JOINED.fullmatch(self.page.text, place.span.end, span.start):
            return False
        return self._is_elsewhere(place)

    def _spoken_of(self, level: str, span: Span) -> Area | None:
        """What "the state" and, where the release has no city of its own, "the city" are."""
        if level == "city":
            return self._city_before(span)
        return self._state_before(span) if level == "state" else None

    def _city_before(self, span: Span) -> Area | None:
        """The city last named: in the paragraph, or anywhere above where the release has no city of its own."""
        start, places = 0, self.every
        if self._own("city"):
            start = paragraph_start(self.page.text, span.start)
            places = tuple(p for p in self.places if not self._is_elsewhere(p))
        named = [p for p in places if p.level == "place" and start <= p.span.start and p.span.end <= span.start]
        return area_of(named[-1]) if named else None

    def _state_before(self, span: Span) -> Area | None:
        """The state last spoken of in the paragraph, which "the state" then is."""
        start = paragraph_start(self.page.text, span.start)
        places = self.places[bisect_left(self._starts, start) : bisect_left(self._starts, span.start)]
        states = [p for p in places if p.level == "state" and not self._is_home_of_some(p)]
        return area_of(states[-1]) if states else None

    def _own(self, rule: str) -> Area | None:
        if rule in ("nation", "other-states"):
            return area_named(NATION)
        if rule == "local":
            return self.home
        if not self.home or not self.home.state:
            return None
        if rule == "state":
            return area_named(self.home.state)
        if rule == "city":
            return next((area for area in (self.home, self.seat) if area and area.level == "place"), None)
        return gazetteer().areas[self.home.counties[0]] if self.home.counties else None

    def _around(self, place: Place) -> Area:
        """The place's area; its county where something was near or in its region, or its county's body tells it."""
        area = area_of(place)
        if area.level == "state" and OUTSIDE.search(
            self.page.text[max(0, place.span.start - BEHIND) : place.span.start]
        ):
            return area_named(NATION) or area
        near, around = self._before(place.span, "near"), AREA.match(self.page.text, place.span.end)
        region = REGION.match(self.page.text, place.span.end)
        if area.level != "place" or not (near or around or region):
            return area
        if self.home and self.home.id in area.counties:
            return self.home
        if not (near or region):
            return area
        return gazetteer().areas[area.counties[0]] if len(area.counties) == 1 else area

    def _before(self, span: Span, rule: str) -> bool:
        return bool(patterns()[rule].search(self.page.text[max(0, span.start - BEHIND) : span.start]))

    def _is_body(self, place: Place) -> bool:
        """Whether the place is part of a body's name: "Springfield Police Department"."""
        text = self.page.text
        if FIELD_OFFICE.search(text, max(0, place.span.start - 5), place.span.start):
            return True
        if place.level == "state" and patterns()["scope-after"].match(text, place.span.end):
            return False
        if place.level != "state" and patterns()["people-of"].match(text, place.span.end):
            return True
        located = IN_IT.search(text, max(0, place.span.start - 5), place.span.start)
        if not located and patterns()["body-joined"].match(text, place.span.end):
            return True
        return bool(patterns()["body"].match(text, place.span.end) or ACRONYM.fullmatch(place.span.of(text)))

    def _is_elsewhere(self, place: Place) -> bool:
        """Whether somebody only lives there, comes from there or was taken there."""
        if only_included(self.page.text, place.span):
            return True
        if self._before(place.span, "came") or self._before(place.span, "held-in"):
            return False
        return self._is_home_of_some(place) or self._is_attribute(place)

    def _is_home_of_some(self, place: Place) -> bool:
        return (
            bool(patterns()["resident-after"].match(self.page.text, place.span.end))
            or self._before(place.span, "residence")
            or self._before(place.span, "movement")
        )

    def _is_attribute(self, place: Place) -> bool:
        """Whether a state's name only says whose something is: "Ohio's law", "the Ohio Lottery", "Ohio deputies"."""
        said = place.span.of(self.page.text)
        if place.level != "state" or said.isupper() or fold(said) not in gazetteer().states:
            return False  # "in the Bay Area" is no attribute
        if patterns()["scope-after"].match(self.page.text, place.span.end):
            return False
        text = self.page.text
        if OWNED.match(text, place.span.end) or NAMED.search(text, max(0, place.span.start - BEHIND), place.span.start):
            return True
        adjective = patterns()["adjective"].match(self.page.text, place.span.end)
        return bool(adjective) and not self._before(place.span, "place-word")
