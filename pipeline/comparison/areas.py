"""Which areas hold which, from the jurisdictions table: a place lies in its counties, a county in its state."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.resolve.jurisdictions import PLANNING_REGIONS
from pipeline.resolve.regions import Region, regions

LEVELS = ("nation", "state", "county", "place", "tribal")
REGION = "region"
TRIBAL = "tribal"


class Areas:
    """The jurisdictions by id, each with the areas that hold it. An unknown id is an area on its own.

    The regions of corpus/reference/regions.yml that are made of counties are areas of the level "region": no figure
    names one, but a figure of its counties lies in it.
    """

    def __init__(self, jurisdictions: pa.Table) -> None:
        rows = jurisdictions.to_pylist()
        self.name: dict[str, str] = {row["jurisdiction_id"]: row["name"] for row in rows}
        self.level: dict[str, str] = {row["jurisdiction_id"]: row["level"] for row in rows}
        self.postal: dict[str, str | None] = {row["jurisdiction_id"]: row["state"] for row in rows}
        self._parents = {row["jurisdiction_id"]: frozenset(row["parent_ids"]) for row in rows}
        self.counties: dict[str, tuple[str, ...]] = {}
        self._regions: dict[str, frozenset[str]] = {}
        for region in set(regions().values()):
            self._add(region)
        self._connecticut = frozenset(i for i, parents in self._parents.items() if "09" in parents)

    def _add(self, region: Region) -> None:
        counties = tuple(county for county in region.ids if self.level.get(county) == "county")
        if not counties:
            return
        self.name[region.id], self.level[region.id], self.postal[region.id] = region.name, REGION, region.state
        self.counties[region.id] = counties
        self._parents[region.id] = frozenset[str]().union(*(self._parents[county] for county in counties))
        for county in counties:
            self._regions[county] = self._regions.get(county, frozenset()) | {region.id}

    def around(self, area: str) -> frozenset[str]:
        """The area and every area that holds all or some of it."""
        return self._parents.get(area, frozenset()) | {area}.union(*self._regions_of(area))

    def holding(self, area: str) -> frozenset[str]:
        """The area and every area that holds all of it: a city in two counties lies wholly in neither, but in a
        region of both. A tribal land may reach beyond the counties of its police."""
        above = self._parents.get(area, frozenset())
        levels = [self.level[parent] for parent in above]
        single = frozenset(parent for parent in above if levels.count(self.level[parent]) == 1)
        if self.level.get(area) == TRIBAL:
            return frozenset(parent for parent in single if self.level[parent] != "county") | {area}
        return single | {area} | frozenset[str].intersection(*self._regions_of(area) or [frozenset()])

    def overlaid(self, area: str) -> frozenset[str]:
        """Further areas that may share ground with it: a tribal land with all of its states, and a county or place of
        Connecticut with the planning regions that took the place of its counties."""
        if self.level.get(area) == TRIBAL:
            states = {parent for parent in self._parents[area] if self.level[parent] == "state"}
            return frozenset(other for other, parents in self._parents.items() if parents & states)
        if area in PLANNING_REGIONS:
            return self._connecticut - PLANNING_REGIONS
        return frozenset()

    def _regions_of(self, area: str) -> list[frozenset[str]]:
        """The regions of each county an area lies in."""
        own = [area] if self.level.get(area) == "county" else self._parents.get(area, ())
        return [self._regions.get(i, frozenset()) for i in own if self.level[i] == "county"]

    def label(self, area: str) -> str:
        """The name as releases write it: "San Mateo County, CA", "Turlock, CA", "California"."""
        name, level = self.name[area], self.level[area]
        if level in ("nation", "state", REGION):
            return name
        return f"{name.rpartition(' ')[0] if level == 'place' else name}, {self.postal[area]}"

    def state(self, area: str) -> str | None:
        """Two-digit code of the state an area lies in, or is."""
        if self.level[area] == REGION:
            return self.counties[area][0][:2]
        return None if self.level[area] == "nation" else area[:2]


class PlaceSets:
    """The different sets of areas that figures cover, numbered; the empty set may be anywhere.

    `meet[i, j]`: whether sets i and j may share ground; `within[i, j]`: whether all of i certainly lies in j.
    """

    def __init__(self, sets: Iterable[tuple[str, ...]], areas: Areas) -> None:
        self.sets = list(dict.fromkeys(sets))
        self.number = {ids: i for i, ids in enumerate(self.sets)}
        naming: dict[str, set[int]] = {}
        for i, ids in enumerate(self.sets):
            for area in ids:
                naming.setdefault(area, set()).add(i)
        size = len(self.sets)
        self.meet: npt.NDArray[np.bool_] = np.zeros((size, size), dtype=bool)
        self.within: npt.NDArray[np.bool_] = np.zeros((size, size), dtype=bool)
        for i, ids in enumerate(self.sets):
            met = [naming.get(area, set()) for own in ids for area in areas.around(own) | areas.overlaid(own)]
            self.meet[i, sorted(set().union(*met))] = True
            holders = [set().union(*(naming.get(area, set()) for area in areas.holding(own))) for own in ids]
            if holders:
                self.within[i, sorted(set.intersection(*holders))] = True
            else:
                self.meet[i, :] = True
        self.meet |= self.meet.T
