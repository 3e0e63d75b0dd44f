"""Scans a text for names that may be places; which place is meant is decided in `disambiguate`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.model import Span
from extractors.places.cues import (
    AHEAD,
    BY_COUNTY,
    CITY_BEFORE,
    COUNTIES_LISTED,
    COUNTY_AFTER,
    COUNTY_BEFORE,
    CUE_BEFORE,
    DATELINE_AFTER,
    DAY_ABOVE,
    DAY_BEHIND,
    DIRECTIONS,
    FIELD_OFFICE,
    FIRST_NAME,
    LABEL_AFTER,
    LAND_BEFORE,
    LISTED_AFTER,
    LISTED_NUMBER,
    NAME_BEFORE,
    NAME_GOES_ON,
    OPERATION_BEFORE,
    OWN_POLICE,
    PEOPLE_AFTER,
    POLICE_AFTER,
    POSSESSIVE,
    POSTAL,
    ROUTE_AFTER,
    ROUTE_BEFORE,
    ROW_AFTER,
    SEPARATOR,
    SHARE_AFTER,
    SHORTEST,
    STATE_AFTER,
    STATE_JOINED,
    STATE_WORD,
    STREET_AFTER,
    WASHINGTON,
    WORD,
    WORD_AFTER,
    WORDS_TOO,
)
from extractors.places.gazetteer import NATION, Area, fold, gazetteer
from extractors.places.names import area_named, names

# full: its state stands beside it; state: a state; fixed: one area whatever surrounds it; county, city: said to be
# one; known: a large city; bare: a name alone.
Manner = Literal["full", "state", "fixed", "county", "city", "known", "bare"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written, the areas it may mean, and how it is written."""

    span: Span
    key: str
    areas: tuple[Area, ...]
    manner: Manner


def scan(text: str, line: Span, is_body: bool = False) -> list[Mention]:
    """The names in one line, longest first, none overlapping; a body's name may open with a bare place."""
    words = [(m.start(), m.end(), fold(POSSESSIVE.sub("", m[0]))) for m in WORD.finditer(text, line.start, line.end)]
    longest = names().longest
    found: list[Mention] = []
    past = line.start
    for index, (start, _, first) in enumerate(words):
        if start < past or not text[start].isupper() or first not in longest:
            continue
        reader = NameReader(text, line, found[-1].span.end if found else line.start, is_body)
        for size in range(min(longest[first], len(words) - index), 0, -1):
            mention = reader.read(words[index : index + size])
            if mention:
                found.append(mention)
                past = mention.span.end
                break
    extra = [*unlisted(text, line, found), *_postal(text, line)]
    kept = [mention for mention in found if not any(other.span.covers(mention.span) for other in extra)]
    return sorted([*kept, *extra], key=lambda mention: mention.span)


def unlisted(text: str, line: Span, found: list[Mention]) -> Iterator[Mention]:
    """Places the gazetteer lacks, where the state stands beside the name: "in Sampleton, Ohio"."""
    for after in STATE_AFTER.finditer(text, line.start, line.end):
        state = state_said(after[1])
        before = NAME_BEFORE.search(text, max(line.start, after.start() - 70), after.start())
        if not state or not before or state_said(before[1]):
            continue
        span = Span(before.start(1), after.end(1))
        if not any(mention.span.meets(span) and mention.manner != "state" for mention in found):
            core = before[1].title() if before[1].isupper() else before[1]
            parents = (gazetteer().state_ids[state], NATION)
            yield Mention(span, fold(core), (Area("", f"{core}, {state}", core, "place", state, parents),), "full")


def _postal(text: str, line: Span) -> Iterator[Mention]:
    """States by their postal code, where no word is like it."""
    known = gazetteer()
    for found in POSTAL.finditer(text, line.start, line.end):
        if found[1] not in WORDS_TOO and (state := known.state_ids.get(found[1])):
            yield Mention(Span(*found.span(1)), fold(known.areas[state].core), (known.areas[state],), "state")


def state_said(token: str) -> str | None:
    """The postal code of a state's name or abbreviation; "In" and "Or" are words, "IN" and "Ore." are not."""
    states = gazetteer().states
    for name in (token, token.split()[0]):
        if len(name) > 2 or name.isupper():
            state = states.get(fold(name)) or states.get(fold(name.replace(" ", "")))
            if state:
                return state
    return None


@dataclass(frozen=True, slots=True)
class NameReader:
    """Reads one candidate name in a line; `past` is where the last name before it ended."""

    text: str
    line: Span
    past: int
    is_body: bool

    def read(self, words: list[tuple[int, int, str]]) -> Mention | None:
        start, end = words[0][0], words[-1][1]
        written = self.text[start:end]
        if fold(written) in gazetteer().counties and COUNTY_AFTER.match(self.text, end):
            return self.mention(Span(start, end), fold(written))  # "Prince George's County"
        if written.count(" ") != len(words) - 1 or "\n" in written:
            return None
        if written.endswith(".") and len(words[-1][2]) > SHORTEST:
            end -= 1
        end -= len(found[0]) if (found := POSSESSIVE.search(self.text[start:end])) else 0
        return self.mention(Span(start, end), " ".join(word for *_, word in words))

    def mention(self, span: Span, key: str) -> Mention | None:
        """How the name is written decides what it can be; the surest sign first."""
        known, special = gazetteer(), names()
        before, after = (
            self.text[max(self.line.start, span.start - 50) : span.start],
            self.text[span.end : min(self.line.end, span.end + AHEAD)],
        )
        of_route = key in known.states and ROUTE_BEFORE.search(before) and ROUTE_AFTER.match(after)
        if STREET_AFTER.match(after) or of_route or OPERATION_BEFORE.search(before):
            return None
        counties = known.counties.get(key, ())
        of_state = key in known.states and not COUNTIES_LISTED.search(before)
        if counties and (said := COUNTY_AFTER.match(after)) and not (of_state and said[0].endswith("ies")):
            alike = tuple(area for area in counties if f" {said[0].strip().title()}, " in area.name)
            counties = alike or counties
            return self.with_state(Span(span.start, span.end + said.end()), key, counties, "county")
        listed = LISTED_AFTER.match(after)  # "Houston and Harris County" is a large city and its county
        one_of_list = listed and not ((key in special.known or key in special.fixed) and listed[0].endswith("ounty"))
        if counties and (COUNTY_BEFORE.search(before) or one_of_list):
            return self.with_state(span, key, counties, "county")
        stated = STATE_AFTER.match(after) or (key not in DIRECTIONS and STATE_JOINED.match(after))
        if stated and (state := state_said(stated[1])):
            city = known.city(key, state)
            if city:
                return Mention(Span(span.start, span.end + stated.end(1)), key, (city,), "full")
        # "L.A." is a city, "La" a word.
        written_so = len(key) > len("la") or "." in self.text[span.start : span.end + 1]
        if key in special.fixed and written_so and not (key in special.alone and self.after_first_name(span)):
            return Mention(span, key, (special.fixed[key],), "fixed")
        if counties and self.in_list_of_counties(span, after):
            return Mention(span, key, counties, "county")
        if key == WASHINGTON and not STATE_WORD.match(after):
            return self.washington(span, after)
        if len(key) > 3 and key in known.states:
            return Mention(span, key, (known.areas[known.state_ids[known.states[key]]],), "state")
        places = (*known.places.get(key, ()), *(c for c in counties if c.independent))
        if not places and not counties:
            lands = known.lands.get(key, ())
            on_land = self.is_body or LAND_BEFORE.search(before) or CUE_BEFORE.search(before)
            return Mention(span, key, lands, "city") if lands and on_land else None
        if places and CITY_BEFORE.search(before):
            return Mention(span, key, places, "city")
        opens = (self.is_body and span.start == self.line.start) or FIELD_OFFICE.search(before)
        if not opens and " " not in key and NAME_GOES_ON.match(after) and not PEOPLE_AFTER.match(after):
            return None
        numbered = LISTED_NUMBER.match(after) and before.endswith((": ", ", ", " and "))
        explained = span.start == self.line.start and after.startswith(f" ({self.text[span.start : span.end].title()}")
        enclosed = before.endswith("(") and (after.startswith((",", ";", ")")) or LISTED_NUMBER.match(after))
        opened = not any(map(str.isalnum, self.text[self.line.start : span.start]))
        labels = opened and LABEL_AFTER.match(after)
        told = opens or numbered or explained or enclosed or labels
        cued = told or CUE_BEFORE.search(before) or self.cued_after(after) or self.listed(span)
        if not cued or (key in special.common and not self.is_town(key, before, after)):
            return None
        towns = {area.state for area in places}  # a bare name is a county's only where its state has no such town
        areas = (*places, *(area for area in counties if area.state not in towns))
        policed = len(areas) == 1 and OWN_POLICE.match(after)
        return Mention(span, key, areas, "city" if policed else "known" if key in special.known else "bare")

    def washington(self, span: Span, after: str) -> Mention:
        """The capital in a dateline and in "FBI Washington"; elsewhere as the rest of the text decides."""
        capital, state = gazetteer().city(WASHINGTON, "DC"), area_named("WA")
        areas = tuple(area for area in (capital, state) if area)
        return (
            Mention(span, WASHINGTON, areas, "bare")
            if not DATELINE_AFTER.match(after) and not FIELD_OFFICE.search(self.text, 0, span.start)
            else Mention(span, WASHINGTON, areas[:1], "fixed")
        )

    @staticmethod
    def is_town(key: str, before: str, after: str) -> bool:
        """Whether an ordinary word is a town's name: "in Independence on Monday", "Orange Police Department"."""
        behind_in = before.endswith((" in ", "In ")) and not WORD_AFTER.match(after)
        return key in names().towns_too and (behind_in or bool(POLICE_AFTER.match(after)))

    def after_first_name(self, span: Span) -> bool:
        """Whether a capitalised word that places nothing stands before it: "Jordan Houston"."""
        before = FIRST_NAME.search(self.text, max(self.line.start, span.start - 20), span.start)
        return bool(before) and not CUE_BEFORE.search(self.text[max(self.line.start, span.start - 20) : span.start])

    @staticmethod
    def cued_after(after: str) -> bool:
        return any(cue.match(after) for cue in (PEOPLE_AFTER, DATELINE_AFTER, ROW_AFTER, SHARE_AFTER))

    def in_list_of_counties(self, span: Span, after: str) -> bool:
        """Whether it is a row, or stands alone on its line, below words that announce counties; or is listed with
        its number in the same line: "By county: Sample 7, Example 5"."""
        alone = span.start == self.line.start and self.text[span.end : span.end + 1] in ("", "\n")
        if (alone or ROW_AFTER.match(after)) and BY_COUNTY.search(self.text, max(0, self.line.start - 300), span.start):
            return True
        return bool(LISTED_NUMBER.match(after) and BY_COUNTY.search(self.text, self.line.start, span.start))

    def listed(self, span: Span) -> bool:
        """Whether it stands alone on its line, or right after another place: "Hemet and Corona"."""
        opens = span.start <= self.line.start + 1 or DAY_ABOVE.fullmatch(self.text, self.line.start, span.start)
        if opens:
            ends = span.end >= self.line.end - 1 or DAY_BEHIND.fullmatch(self.text, span.end, self.line.end)
            return bool(ends)
        return self.past > self.line.start and bool(SEPARATOR.fullmatch(self.text, self.past, span.start))

    def with_state(self, span: Span, key: str, areas: tuple[Area, ...], manner: Manner) -> Mention:
        """A county, and its state where that stands beside it: "Kings County, N.Y."."""
        stated = STATE_AFTER.match(self.text, span.end, self.line.end)
        state = state_said(stated[1]) if stated else None
        within = tuple(area for area in areas if area.state == state and not area.independent)
        if stated and within:
            return Mention(Span(span.start, stated.end(1)), key, within[:1], "full")
        return Mention(span, key, tuple(area for area in areas if not area.independent) or areas, manner)
