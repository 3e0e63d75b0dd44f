"""Which areas hold which, from the jurisdictions table: a place lies in its counties, a county in its state."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa

LEVELS = ("nation", "state", "county", "place")


class Areas:
    """The jurisdictions by id, each with the areas that hold it. An unknown id is an area on its own."""

    def __init__(self, jurisdictions: pa.Table) -> None:
        rows = jurisdictions.to_pylist()
        self.name: dict[str, str] = {row["jurisdiction_id"]: row["name"] for row in rows}
        self.level: dict[str, str] = {row["jurisdiction_id"]: row["level"] for row in rows}
        self.postal: dict[str, str | None] = {row["jurisdiction_id"]: row["state"] for row in rows}
        self._parents = {row["jurisdiction_id"]: frozenset(row["parent_ids"]) for row in rows}

    def around(self, area: str) -> frozenset[str]:
        """The area and every area that holds all or some of it."""
        return self._parents.get(area, frozenset()) | {area}

    def holding(self, area: str) -> frozenset[str]:
        """The area and every area that holds all of it: a city in two counties lies wholly in neither."""
        above = self._parents.get(area, frozenset())
        levels = [self.level[parent] for parent in above]
        return frozenset(parent for parent in above if levels.count(self.level[parent]) == 1) | {area}

    def label(self, area: str) -> str:
        """The name as releases write it: "San Mateo County, CA", "Turlock, CA", "California"."""
        name, level = self.name[area], self.level[area]
        if level in ("nation", "state"):
            return name
        return f"{name.rpartition(' ')[0] if level == 'place' else name}, {self.postal[area]}"

    def state(self, area: str) -> str | None:
        """Two-digit code of the state an area lies in, or is."""
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
            met = [naming.get(area, set()) for own in ids for area in areas.around(own)]
            self.meet[i, sorted(set().union(*met))] = True
            holders = [set().union(*(naming.get(area, set()) for area in areas.holding(own))) for own in ids]
            if holders:
                self.within[i, sorted(set.intersection(*holders))] = True
            else:
                self.meet[i, :] = True
        self.meet |= self.meet.T
