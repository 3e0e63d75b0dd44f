"""From a place as people write it to its id: "San Mateo County, CA", "California", "06081"."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from rapidfuzz import fuzz, process

from extractors.model import earliest_day, latest_day
from pipeline.comparison.areas import Areas
from pipeline.errors import UserError
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
                self._ids[way.casefold()].add(area)
            if areas.level[area] == "state":
                self._ids[str(areas.postal[area]).casefold()].add(area)
        self._ids.pop("", None)

    def find(self, name: str) -> frozenset[str]:
        """The id of the one area or region of that name; of a region that is a whole state, that state's.

        A state's bare name is the state, whatever else is called so.

        Raises UserError where there is no such place, or more than one.
        """
        found = sorted(self._ids.get(name.strip().casefold(), ()))
        found = [area for area in found if self._areas.level[area] == "state"] or found  # "California", not the town
        region = region_named(name)
        if region and not found:
            return frozenset([region.id] if region.id in self._areas.counties else region.ids)
        if len(found) == 1:
            return frozenset(found)
        if not found:
            near = process.extract(name.casefold(), self._ids.keys(), scorer=fuzz.WRatio, limit=3)
            meant = sorted({self._areas.label(area) for way, _, _ in near for area in self._ids[way]})[:SHOWN]
            raise UserError(f"{name}: no such place is known.", f"Did you mean {', '.join(meant)}?")
        shown = [f"{self._areas.label(area)} ({self._areas.level[area]} {area})" for area in found[:SHOWN]]
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise UserError(f"{name}: it may be any of {', '.join(shown)}{more}.", "Give its state, or its id.")


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
