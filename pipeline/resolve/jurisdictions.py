"""From the names of places, as the readers write them, to the ids of the jurisdictions table."""

from __future__ import annotations

import re

from extractors.places.gazetteer import NATION, Area, Gazetteer, gazetteer
from extractors.places.names import area_named
from pipeline.resolve.regions import region_named

COUNTY_KIND = re.compile(r" (?:County|Parish|Borough|Census Area|Municipality|Planning Region)$")
# Connecticut's planning regions overlay its former counties, and the crosswalk files its towns under the latter.
PLANNING_REGION = re.compile(r"09[1-9]\d\d")


class Jurisdictions:
    """The nation, states, counties and places of the reference tables."""

    def __init__(self) -> None:
        self._known: Gazetteer = gazetteer()

    def ids_of(self, place: str | None) -> tuple[str, ...]:
        """The id of a canonical name: "Kings County, NY" is ("36047",), "US" is ("US",); a region has several.

        Empty where there is no such jurisdiction or more than one; `candidates` lists those.
        """
        if place and (region := region_named(place)):
            return region.ids
        found = self.candidates(place)
        return found if len(found) == 1 else ()

    def candidates(self, place: str | None) -> tuple[str, ...]:
        """All jurisdictions a name may stand for, sorted; a name without its state may be of any."""
        if not place:
            return ()
        area = area_named(place)
        if area:
            return (area.id,)
        core, _, state = place.rpartition(", ") if re.search(r", [A-Z]{2}$", place) else (place, "", "")
        areas: tuple[Area, ...] = self._known.named(COUNTY_KIND.sub("", core))
        if COUNTY_KIND.search(core):
            areas = tuple(area for area in areas if area.level == "county" and not area.independent)
        return tuple(sorted(area.id for area in areas if not state or area.state == state))

    def parents(self, jurisdiction_id: str) -> tuple[str, ...]:
        """The areas that hold it, nearest first: a place's counties, its state, the nation. KeyError if unknown."""
        return self._known.areas[jurisdiction_id].parents

    def covers(self, outer: str, inner: str) -> bool:
        """Whether all of `inner` lies in `outer`; a place of several counties lies in none of them."""
        area = self._known.areas[inner]
        if len(area.counties) > 1 and outer in area.counties:
            return False
        return outer == inner or outer in area.parents

    def meet(self, a: str, b: str) -> bool:
        """Whether the two areas could share a person: true unless they are known to lie apart."""
        one, two = self._known.areas[a], self._known.areas[b]
        if a == b or a in two.parents or b in one.parents:
            return True
        if one.state != two.state or "place" == one.level == two.level:
            return False
        return any(PLANNING_REGION.fullmatch(i) for i in (a, b)) and not all(
            PLANNING_REGION.fullmatch(i) for i in (a, b)
        )

    def name(self, jurisdiction_id: str) -> str:
        """The canonical name: "Kings County, NY"."""
        return self._known.areas[jurisdiction_id].name

    def level(self, jurisdiction_id: str) -> str:
        """nation, state, county or place."""
        return self._known.areas[jurisdiction_id].level

    def state(self, jurisdiction_id: str) -> str | None:
        """The state's two digits; "US" for the nation."""
        return NATION if jurisdiction_id == NATION else jurisdiction_id[:2]
