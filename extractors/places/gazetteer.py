"""The nation, states, counties and places by name, from corpus/reference (sources named there)."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from unicodedata import combining, normalize

import pyarrow.parquet as pq

from extractors.model import PlaceLevel

NATION = "US"
MANY_TIMES = 3
# The letter of Hawaiian names that English leaves out, as it is typed: "Hawai'i", "O'ahu", "Kaua‘i".
OKINA = re.compile(r"[\u02bb‘`]|'(?=(?:i|ahu)\b)")
SHORT = {"saint": "st", "fort": "ft", "mount": "mt"}
# Where two places of one county share a name, the town proper is meant, not the township around it.
LEVELS: tuple[PlaceLevel, ...] = ("place", "tribal", "county", "state", "nation")
KINDS = ("city", "municipality", "town", "village", "borough", "township")
COUNTY_KIND = re.compile(r" (?:County|Parish|City and Borough|Borough|Census Area|Municipality|Planning Region|city)$")


@dataclass(frozen=True, slots=True)
class Area:
    """One jurisdiction; `name` in the form "Kings County, NY", "Santa Ana, CA", "CA" or "US"."""

    id: str
    name: str
    core: str
    level: PlaceLevel
    state: str
    parents: tuple[str, ...]
    rank: int = 0

    @property
    def counties(self) -> tuple[str, ...]:
        """The counties it lies in; a county lies in itself."""
        return (self.id,) if self.level == "county" else tuple(p for p in self.parents if len(p) == 5)

    @property
    def independent(self) -> bool:
        """Whether it is a city that is its own county, as Baltimore is."""
        return self.level == "county" and self.name == f"{self.core}, {self.state}"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Areas by id and by folded name; `states` also knows postal codes and AP abbreviations, `capitals` the folded
    name of each state's by its postal code; `lands` are tribal."""

    areas: dict[str, Area]
    states: dict[str, str]
    state_ids: dict[str, str]
    counties: dict[str, tuple[Area, ...]]
    places: dict[str, tuple[Area, ...]]
    lands: dict[str, tuple[Area, ...]]
    capitals: dict[str, str]

    def is_capital(self, area: Area) -> bool:
        """Whether it is the capital of its state."""
        return fold(area.core) == self.capitals.get(area.state)

    def named(self, name: str) -> tuple[Area, ...]:
        """Every county, place and tribal land of that name, in all states."""
        return tuple(area for kind in (self.counties, self.places, self.lands) for area in kind.get(fold(name), ()))

    def land(self, name: str, state: str) -> Area | None:
        """The tribal land of that name that begins in the state."""
        return next((area for area in self.lands.get(fold(name), ()) if area.state == state), None)

    def city(self, name: str, state: str) -> Area | None:
        """The place or independent city of that name in the state; None where there is none or more than one."""
        found = [area for area in self.places.get(fold(name), ()) if area.state == state]
        best = [area for area in found if area.rank == min(a.rank for a in found)]
        if not best:
            best = [a for a in self.counties.get(fold(name), ()) if a.state == state and a.independent]
        return best[0] if len({area.counties for area in best}) == 1 else None

    def county(self, name: str, state: str) -> Area | None:
        """The county, parish or borough of that name ("Kings", "Miami-Dade") in the state."""
        found = [a for a in self.counties.get(fold(name), ()) if a.state == state]
        proper = [a for a in found if not a.independent]
        return next(iter(proper or found), None)


@cache
def inhabitants() -> dict[str, int]:
    """The most inhabitants a state or county had in any year of the reference table, by id."""
    with as_file(files("corpus").joinpath("reference", "populations.parquet")) as path:
        table = pq.ParquetFile(path).read(columns=["jurisdiction_id", "population"], use_threads=False).to_pydict()
    found: dict[str, int] = {}
    for area_id, people in zip(table["jurisdiction_id"], table["population"], strict=True):
        found[area_id] = max(people, found.get(area_id, 0))
    return found


def outgrown(areas: Iterable[Area]) -> Area | None:
    """The county that has three times the inhabitants of any other of its name: "Cook County" is that of Chicago;
    the town whose county has."""
    ranked = sorted(areas, key=lambda area: -_people_around(area))[:2]
    most, *others = (_people_around(area) for area in ranked)
    return ranked[0] if most >= MANY_TIMES * max(others, default=0) else None


def _people_around(area: Area) -> int:
    return max((inhabitants().get(area_id, 0) for area_id in (area.id, *area.counties)), default=0)


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name as it is looked up: lower case, plain apostrophes, no full stops or accents, "St" for "Saint"."""
    folded = OKINA.sub("", name.lower().replace("’", "'").replace(".", ""))
    if not folded.isascii():
        folded = "".join(letter for letter in normalize("NFKD", folded) if not combining(letter))
    return " ".join(SHORT.get(word, word) for word in folded.split())


@cache
def gazetteer() -> Gazetteer:
    """All jurisdictions of the reference tables; read once, about a tenth of a second."""
    folder = files("corpus").joinpath("reference")
    with as_file(folder.joinpath("jurisdictions.parquet")) as path:
        columns = pq.ParquetFile(path).read(use_threads=False).to_pydict()
    areas = {row[0]: _area(*row) for row in zip(*columns.values(), strict=True)}
    states: dict[str, str] = {}
    capitals: dict[str, str] = {}
    with folder.joinpath("states.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            for name in (row["postal"], row["name"], *filter(None, row["short"].split("|"))):
                states[fold(name)] = row["postal"]
            capitals[row["postal"]] = fold(row["capital"])
    state_ids = {area.state: area.id for area in areas.values() if area.level == "state"}
    counties, places, lands = _by_name(areas, "county"), _by_name(areas, "place"), _by_name(areas, "tribal")
    return Gazetteer(areas, states, state_ids, counties, places, lands, capitals)


def _area(area_id: str, name: str, level: PlaceLevel, state: str | None, parents: list[str]) -> Area:
    if level == "place":
        core, _, kind = name.rpartition(" ")
        return Area(area_id, f"{core}, {state}", core, level, state or "", tuple(parents), KINDS.index(kind))
    if level == "county":
        core = COUNTY_KIND.sub("", name)
        said = core if name.endswith(" city") else name
        return Area(area_id, f"{said}, {state}", core, level, state or "", tuple(parents))
    if level == "tribal":
        return Area(area_id, f"{name}, {state}", name, level, state or "", tuple(parents))
    return Area(area_id, state or NATION, name, level, state or "", tuple(parents))


def _by_name(areas: dict[str, Area], level: PlaceLevel) -> dict[str, tuple[Area, ...]]:
    names: dict[str, list[Area]] = defaultdict(list)
    for area in areas.values():
        if area.level == level:
            names[fold(area.core)].append(area)
    return {name: tuple(found) for name, found in names.items()}


def common_area(areas: Iterable[Area]) -> Area | None:
    """The smallest area that holds all: their one county or city, else their one state, else the nation."""
    every = tuple(dict.fromkeys(areas))
    if len(every) <= 1:
        return next(iter(every), None)
    known = gazetteer()
    held = [{area.id, *area.parents} - {""} for area in every]
    return min(
        (known.areas[i] for i in set.intersection(*held)), key=lambda area: LEVELS.index(area.level), default=None
    )


def within(place: str | None, area: str | None) -> bool:
    """Whether a place's name says that it lies in a wider area: "Fresno County, CA" in "CA", all in "US"."""
    if place is None or area is None or place == area:
        return False
    return area == "US" or (len(area) == 2 and place.endswith(f", {area}"))
