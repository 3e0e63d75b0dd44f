"""Which of several counties of one name is meant, by the towns that a page names anywhere, its margins included."""

from __future__ import annotations

import re
from collections import Counter

from extractors.places.gazetteer import Area, fold, gazetteer

CAPITALS = re.compile(r"[A-Z][\w'’.-]{1,20}(?: [A-Z][\w'’.-]{1,20}){1,5}")
LONGEST = 3


def county_of_towns(areas: tuple[Area, ...], text: str) -> Area | None:
    """The county in which most of the towns named lie; None for other areas, for only one, and in a tie.

    Towns of one word are left out: most are surnames or ordinary words too.
    """
    counties = [area for area in areas if area.level == "county"]
    if len(counties) < 2:
        return None
    held: Counter[Area] = Counter()
    for towns in _towns(text).values():
        within = {county for town in towns for county in town.counties}
        held.update(county for county in counties if county.id in within)
    ranked = held.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _towns(text: str) -> dict[str, list[Area]]:
    """The towns that each name of two words and more in capitals may mean."""
    found = {}
    for run in CAPITALS.finditer(text):
        words = [fold(word) for word in run[0].split(" ")]
        for size in range(2, LONGEST + 1):
            for start in range(len(words) - size + 1):
                name = " ".join(words[start : start + size])
                if towns := [area for area in gazetteer().places.get(name, ()) if area.level == "place"]:
                    found[name] = towns
    return found
