"""Regions that are no jurisdiction, "Bay Area", "Southern District of New York" or "Ninth Judicial Circuit of Florida",
as the ids they are made of."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from extractors.places.gazetteer import fold, gazetteer
from pipeline.resolve.circuits import circuits, ways_to_write


class Region(NamedTuple):
    """`id` is the name in small letters with hyphens; `ids` are sorted: counties, or the one state it is."""

    id: str
    name: str
    state: str
    ids: tuple[str, ...]


@cache
def regions() -> dict[str, Region]:
    """The regions of corpus/reference/regions.yml and circuits.yml by each of their folded names; they name sources.

    Raises ValueError where a file names a county or state that there is none of.
    """
    text = files("corpus").joinpath("reference", "regions.yml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = yaml.safe_load(text)
    named = [_counties(entry) for entry in entries]
    found: dict[str, Region] = {}
    for entry, own in zip(entries, named, strict=True):
        ids = own or (gazetteer().state_ids[entry["state"]],)
        if entry.get("rest"):
            taken = {i for other, ids in zip(entries, named, strict=True) if _kin(entry, other) for i in ids}
            ids = tuple(county for county in _all_counties(entry["state"]) if county not in taken)
        region = Region(fold(entry["name"]).replace(" ", "-"), entry["name"], entry["state"], ids)
        found |= {fold(name): region for name in (entry["name"], *entry.get("also", ()))}
    return found | _circuits()


def _circuits() -> dict[str, Region]:
    found: dict[str, Region] = {}
    for circuit in circuits():
        name = f"{circuit.name} of {gazetteer().areas[gazetteer().state_ids[circuit.state]].core}"
        ids = _counties({"name": name, "state": circuit.state, "counties": circuit.counties})
        region = Region(fold(name).replace(" ", "-"), name, circuit.state, ids)
        found |= {fold(way): region for way in ways_to_write(circuit)}
    return found


def region_named(name: str) -> Region | None:
    """The region of that name, with or without "the" before it and its state behind it; a state's own circuit only with
    its state."""
    core, _, state = name.strip().removeprefix("the ").removeprefix("The ").partition(", ")
    found = regions().get(fold(core)) or regions().get(fold(f"{core} {state}"))
    return found if found and gazetteer().states.get(fold(state), state) in ("", found.state) else None


def _kin(entry: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether the two part one state between them."""
    return bool(other.get("of") == entry["of"] and other["state"] == entry["state"])


def _counties(entry: dict[str, Any]) -> tuple[str, ...]:
    known = {name: _county(name, entry["state"]) for name in entry.get("counties", ())}
    unknown = [name for name, county in known.items() if county is None]
    if unknown:
        raise ValueError(f"{entry['name']}: no such county in {entry['state']}: {', '.join(unknown)}")
    return tuple(sorted(county for county in known.values() if county))


def _county(name: str, state: str) -> str | None:
    """The id of a county by its name, or by its name with its kind where a city is called the same."""
    core = name.removesuffix(" city").removesuffix(" County")
    found = [area for area in gazetteer().named(core) if area.level == "county" and area.state == state]
    if core != name:
        found = [area for area in found if area.independent == name.endswith(" city")]
    return found[0].id if len(found) == 1 else None


def _all_counties(state: str) -> list[str]:
    areas = gazetteer().areas.values()
    return sorted(area.id for area in areas if area.level == "county" and area.state == state)
