"""Regions that are no jurisdiction, "Bay Area" or "Southern District of New York", as the ids they are made of."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from extractors.places.gazetteer import fold, gazetteer


@cache
def regions() -> dict[str, tuple[str, ...]]:
    """By folded name, the sorted ids of corpus/reference/regions.yml; sources are named there.

    Raises ValueError where the file names a county or state that there is none of.
    """
    text = files("corpus").joinpath("reference", "regions.yml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = yaml.safe_load(text)
    named = [_counties(entry) for entry in entries]
    found: dict[str, tuple[str, ...]] = {}
    for entry, own in zip(entries, named, strict=True):
        ids = own or (gazetteer().state_ids[entry["state"]],)
        if entry.get("rest"):
            taken = {
                i for other, ids in zip(entries, named, strict=True) if other.get("of") == entry["of"] for i in ids
            }
            ids = tuple(county for county in _all_counties(entry["state"]) if county not in taken)
        found |= {fold(name): ids for name in (entry["name"], *entry.get("also", ()))}
    return found


def _counties(entry: dict[str, Any]) -> tuple[str, ...]:
    areas = {name: gazetteer().county(name, entry["state"]) for name in entry.get("counties", ())}
    unknown = [name for name, area in areas.items() if area is None]
    if unknown:
        raise ValueError(f"regions.yml: {entry['name']}: no such county in {entry['state']}: {', '.join(unknown)}")
    return tuple(sorted(area.id for area in areas.values() if area))


def _all_counties(state: str) -> list[str]:
    areas = gazetteer().areas.values()
    return sorted(area.id for area in areas if area.level == "county" and area.state == state)
