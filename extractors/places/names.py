"""Names that need care, and the canonical names of areas: "Kings County, NY", "Santa Ana, CA", "CA", "US"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.places.gazetteer import COUNTY_KIND, NATION, Area, fold, gazetteer
from extractors.rulebook import load_rules


@dataclass(frozen=True, slots=True)
class Names:
    """Folded names: those with the one area they mean (`alone` those of them that are cities known by their bare
    name, `boroughs` those of New York City, which are counties), large cities with theirs, and ordinary words
    (`towns_too` those of them that are towns behind "in")."""

    fixed: dict[str, Area]
    boroughs: dict[str, Area]
    alone: frozenset[str]
    known: dict[str, Area]
    common: frozenset[str]
    towns_too: frozenset[str]
    longest: dict[str, int]


@cache
def names() -> Names:
    """`rules/place_names.yml` over the gazetteer; `longest` is the most words a name with that first word has."""
    rules = {rule["id"]: rule["names"] for rule in load_rules("place_names")}
    boroughs = {fold(name): area_named(area) for name, area in rules["boroughs"].items()}
    fixed = boroughs | {fold(name): area_named(area) for name, area in rules["counties-by-another-name"].items()}
    fixed |= {fold(name): area_named(f"{name}, {state}") for name, state in rules["stand-alone"].items()}
    known = {fold(name): area_named(f"{name}, {state}") for name, state in rules["well-known"].items()}
    longest: dict[str, int] = {}
    gazette = gazetteer()
    states = (name for name in gazette.states if len(name) > 3)
    for name in (*gazette.places, *gazette.counties, *gazette.lands, *states, *fixed, *known):
        first, *rest = name.split()
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return Names(
        {name: area for name, area in fixed.items() if area},
        {name: area for name, area in boroughs.items() if area},
        frozenset(fold(name) for name in rules["stand-alone"]),
        {name: area for name, area in known.items() if area},
        frozenset(fold(name) for name in rules["common-words"]),
        frozenset(fold(name) for name in rules["words-and-towns"]),
        longest,
    )


@cache
def area_named(name: str) -> Area | None:
    """The area of a canonical name, "Kings County, NY", "Santa Ana, CA", "CA" or "US"; None where there is none."""
    known = gazetteer()
    if name == NATION:
        return known.areas[NATION]
    core, comma, state = name.rpartition(", ")
    if not comma:
        return known.areas.get(known.state_ids.get(state, ""))
    county = known.county(COUNTY_KIND.sub("", core), state)
    if county and county.name == name:
        return county
    return known.city(core, state) or known.land(core, state)
