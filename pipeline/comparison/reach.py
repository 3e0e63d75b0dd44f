"""Which figures speak of which areas."""

from __future__ import annotations

import numpy as np

from pipeline.comparison.areas import Areas
from pipeline.comparison.columns import Ints
from pipeline.comparison.figures import Figures

ByArea = dict[str, Ints]


def by_area(figures: Figures, areas: Areas) -> tuple[ByArea, ByArea, ByArea, Ints]:
    """Figures by each area they name, by each area above, and by each that surely holds them; those of anywhere."""
    order = np.argsort(figures.place, kind="stable")
    sets = figures.places.sets
    ends = np.searchsorted(figures.place[order], np.arange(len(sets) + 1))
    found: tuple[dict[str, list[Ints]], ...] = ({}, {}, {})
    anywhere = np.array([], dtype="int64")
    for place, ids in enumerate(sets):
        group = order[ends[place] : ends[place + 1]]
        if not ids:
            anywhere = group
            continue
        reached = (
            frozenset(ids),
            frozenset[str]().union(*(areas.around(own) for own in ids)),
            frozenset[str].intersection(*(areas.holding(own) for own in ids)),
        )
        for index, reach in zip(found, reached, strict=True):
            for area in reach:
                index.setdefault(area, []).append(group)
    naming, reaching, holding = (
        {area: np.sort(np.concatenate(groups)) for area, groups in index.items()} for index in found
    )
    return naming, reaching, holding, anywhere
