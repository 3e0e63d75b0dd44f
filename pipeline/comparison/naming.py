"""From a place as people write it to its id: "San Mateo County, CA", "California", "06081"."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from rapidfuzz import fuzz, process

from extractors.model import earliest_day, latest_day
from extractors.places.gazetteer import fold, gazetteer
from extractors.places.names import names
from pipeline.comparison.areas import Areas
from pipeline.errors import UserError
from pipeline.resolve.circuits import CIRCUIT, candidates, circuits
from pipeline.resolve.regions import region_named

SHOWN = 6


class Names:
    """The areas of a dataset by every way their names are written."""

    def __init__(self, areas: Areas) -> None:
        self._areas = areas
        self._ids: dict[str, set[str]] = defaultdict(set)
        for area, name in areas.name.items():
            label = areas.label(area)
            for way in (area, name, label, label.rpartition(", ")[0]):
                self._ids[fold(way)].add(area)
            if areas.level[area] == "state":
                self._ids[fold(str(areas.postal[area]))].add(area)
        self._ids.pop("", None)

    def find(self, name: str) -> frozenset[str]:
        """The id of the one area or region of that name; of a region that is a whole state, that state's.

        A state's bare name is the state, whatever else is called so; a borough of New York City is its county, and a
        city that is its own county that county, whose inhabitants are known.

        Raises UserError where there is no such place, or more than one.
        """
        if not fold(name):
            raise UserError("A place without a name is none.", "Give its name or its id.")
        found = sorted({_as_county(area) for area in self._ids.get(fold(name), ())})
        if borough := _borough(name):
            found = [borough] if borough in self._areas.name else found
        found = [area for area in found if self._areas.level[area] == "state"] or found  # "California", not the town
        region = region_named(name)
        if region and not found:
            return frozenset([region.id] if region.id in self._areas.counties else region.ids)
        if len(found) == 1:
            return frozenset(found)
        if not found and CIRCUIT.search(name):
            raise _unknown_circuit(name)
        if not found:
            near = process.extract(fold(name), self._ids.keys(), scorer=fuzz.ratio, limit=3)
            meant = sorted({self._areas.label(area) for way, _, _ in near for area in self._ids[way]})[:SHOWN]
            raise UserError(f"{name}: no such place is known.", f"Did you mean {', '.join(meant)}?")
        shown = [f"{self._areas.label(area)} ({self._areas.level[area]} {area})" for area in found[:SHOWN]]
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise UserError(f"{name}: it may be any of {', '.join(shown)}{more}.", "Give its state, or its id.")


def _unknown_circuit(name: str) -> UserError:
    """Of a state or side nobody named, or of a state whose circuits are not known."""
    if meant := candidates(name):
        shown = ", ".join(f"{own.name}, {own.state}" for own in meant)
        if "," in name:
            return UserError(f"{name}: it may be any of {shown}.", "Give its side.")
        return UserError(f"{name}: it may be any of {shown}, or of another state.", "Give its state.")
    states = ", ".join(sorted({own.state for own in circuits()}))
    return UserError(
        f"{name}: no such judicial circuit or district is known.",
        f"Name its counties. Known are those of {states}, and the federal ones: Southern District of New York.",
    )


def _borough(name: str) -> str | None:
    """The county that a borough's name stands for, with or without its state."""
    core, _, state = name.strip().partition(", ")
    area = names().boroughs.get(fold(core))
    return area.id if area and state.upper() in ("", area.state) else None


def _as_county(area: str) -> str:
    """The county that an independent city is; any other area itself."""
    known = gazetteer().areas
    counties = known[area].counties if area in known and known[area].level == "place" else ()
    return counties[0] if len(counties) == 1 and known[counties[0]].independent else area


def state_of(letters: str, areas: Areas) -> str:
    """The id of the state of two postal letters. Raises UserError where there is none."""
    states = {str(areas.postal[area]): area for area, level in areas.level.items() if level == "state"}
    if letters.upper() not in states:
        raise UserError(f"--state {letters}: no such state.", f"Known: {', '.join(sorted(states))}.")
    return states[letters.upper()]


def day_of(text: str, option: str, *, last: bool = False) -> date:
    """The first or last day of a cut ISO date. Raises UserError, naming the option, where it is none."""
    try:
        return latest_day(text) if last else earliest_day(text)
    except (ValueError, IndexError) as error:
        raise UserError(f"--{option} {text}: no such date.", "Write it as 2013, 2013-11 or 2013-11-04.") from error
