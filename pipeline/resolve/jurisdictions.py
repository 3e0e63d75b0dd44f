"""From the names of places, as the readers write them, to the ids of the jurisdictions table."""

from __future__ import annotations

import re

from extractors.places.gazetteer import COUNTY_KIND, NATION, Area, Gazetteer, fold, gazetteer
from extractors.places.names import area_named, names
from pipeline.resolve.regions import region_named

# Connecticut's planning regions overlay its former counties, and the crosswalk files its towns under the latter.
PLANNING_REGIONS = frozenset(f"091{number}0" for number in range(1, 10))


class Jurisdictions:
    """The nation, states, counties, places and tribal lands of the reference tables."""

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
            city = core.endswith(" city")
            areas = tuple(area for area in areas if area.level == "county" and area.independent == city)
        borough = names().boroughs.get(fold(core))
        if borough and state == borough.state:
            areas = (borough,)
        return tuple(sorted(area.id for area in areas if not state or area.state == state))

    def parents(self, jurisdiction_id: str) -> tuple[str, ...]:
        """The areas that hold it, nearest first: a place's counties, its state, the nation. KeyError if unknown."""
        return self._known.areas[jurisdiction_id].parents

    def meet(self, a: str, b: str) -> bool:
        """Whether the two areas could share a person: true unless they are known to lie apart."""
        one, two = self._known.areas[a], self._known.areas[b]
        if a == b or a in two.parents or b in one.parents:
            return True
        if one.level == two.level and len({a, b} & PLANNING_REGIONS) != 1:
            return False
        if "tribal" in (one.level, two.level):
            return any(len(parent) == 2 and parent in two.parents and parent != NATION for parent in one.parents)
        return one.state == two.state and bool(PLANNING_REGIONS & {a, b})

    def name(self, jurisdiction_id: str) -> str:
        """The canonical name: "Kings County, NY"."""
        return self._known.areas[jurisdiction_id].name

    def level(self, jurisdiction_id: str) -> str:
        """nation, state, county, place or tribal."""
        return self._known.areas[jurisdiction_id].level

    def state(self, jurisdiction_id: str) -> str | None:
        """The state's two digits; "US" for the nation."""
        return NATION if jurisdiction_id == NATION else jurisdiction_id[:2]
