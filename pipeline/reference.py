"""Makes the reference tables of jurisdictions and their inhabitants from the two public files they rest on.

    python -m pipeline.reference POPULATION_CSV AGENCIES_CSV [FOLDER]

POPULATION_CSV has the columns fips, name, state, year, population (states and counties, US Census
Bureau); AGENCIES_CSV has state, county_fips, place_fips, jurisdiction_name, address_city (Law
Enforcement Agency Identifiers Crosswalk). `states.csv`, `place_counties.csv` and `tribal_lands.csv` in
FOLDER, which is corpus/reference unless given, are kept by hand. See corpus/reference/README.md.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.names_of_places import title_case
from pipeline.reference_tribal import TribalLand, is_tribal, tribal_lands

Row = dict[str, str]


class Jurisdiction(NamedTuple):
    jurisdiction_id: str
    name: str
    level: str
    state: str | None
    parent_ids: list[str]


class Population(NamedTuple):
    jurisdiction_id: str
    year: int
    population: int
    source: str


JURISDICTIONS = pa.schema(
    [
        pa.field("jurisdiction_id", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("level", pa.string(), nullable=False),
        pa.field("state", pa.string()),
        pa.field("parent_ids", pa.list_(pa.string()), nullable=False),
    ]
)
POPULATIONS = pa.schema(
    [
        pa.field("jurisdiction_id", pa.string(), nullable=False),
        pa.field("year", pa.int32(), nullable=False),
        pa.field("population", pa.int64(), nullable=False),
        pa.field("source", pa.string(), nullable=False),
    ]
)
NATION = "US"
PLANNING_REGIONS_SINCE = 2022
KIND = re.compile(
    r"^(?P<name>.+?) (?P<kind>city|town|village|township|borough|municipality)(?: and (?:county|borough))?$"
)
# City and county under one government: the crosswalk runs both names together, the address has the city's.
MERGED = re.compile(r"\b(?:governmen\w*|city-parish)$")
CITY_POLICE = re.compile(r"^(?P<name>.+?) (?P<kind>city|town|village|township|borough)? ?(?:police|pd\b|dept)")


def place_name(row: Row) -> tuple[str, str] | None:
    """Name and kind ("santa ana", "city") of the place an agency polices; None where the row does not say, or it is a
    tribe's."""
    if is_tribal(row):
        return None
    said = row["jurisdiction_name"] or ""
    if MERGED.search(said):
        return (row["address_city"], "city") if row["address_city"] else None
    found = KIND.match(said) if said else CITY_POLICE.match(row["name"] or "")
    if not found:
        return None
    return found["name"].removesuffix(" dc"), found["kind"] or "city"


def place_of(row: Row, states: dict[str, str]) -> str | None:
    """The seven digits of the agency's place; codes from 99000 stand for no place but a county."""
    place, county = row["place_fips"] or "", row["county_fips"] or ""
    return county[:2] + place if len(place) == 5 and not place.startswith("99") and county[:2] in states else None


def unnamed(
    agencies: list[Row], states: dict[str, str], names: Mapping[str, Counter[tuple[str, str]]], made: frozenset[str]
) -> dict[str, list[Row]]:
    """Agencies of places whose police the crosswalk files under a county or none, as Charlotte's: those with the
    city most of them have in their address, unless that is another place of the state, or lies in one of the counties
    that a city is `made` of."""
    taken = {(place_id[:2], name) for place_id, seen in names.items() for name, _ in seen}
    cities: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in agencies:
        place_id, city = place_of(row, states), re.sub(r"^saint\b", "st", row["address_city"] or "")
        if row["county_fips"] in made or city.endswith(" county"):
            continue
        if place_id and place_id not in names and city and (place_id[:2], city) not in taken:
            cities[place_id][city].append(row)
    return {
        place_id: max(seen.values(), key=lambda rows: (len(rows), rows[0]["address_city"]))
        for place_id, seen in cities.items()
    }


def places(agencies: list[Row], states: dict[str, str], corrections: list[Row]) -> list[Jurisdiction]:
    """One jurisdiction a place that has a police department, with all counties the crosswalk sees it in; a
    correction replaces them, and a city made of whole counties lies in none."""
    names: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    counties: dict[str, set[str]] = defaultdict(set)
    for row in agencies:
        place_id, named = place_of(row, states), place_name(row)
        if place_id and named and row["agency_type"] in ("local police department", "sheriffs office"):
            names[place_id][named] += 2 if named[0] == row["address_city"] else 1
            counties[place_id].add(row["county_fips"])
    made = frozenset(row["county_id"] for row in corrections if row["whole"] == "yes")
    for place_id, rows in unnamed(agencies, states, names, made).items():
        names[place_id][rows[0]["address_city"], "city"] += 1
        counties[place_id] = {row["county_fips"] for row in rows}
    corrected: dict[str, set[str]] = defaultdict(set)
    for row in corrections:
        corrected[row["place_id"]].update([row["county_id"]] if row["whole"] == "no" else [])
    found: list[Jurisdiction] = []
    for place_id, seen in names.items():
        name, kind = min(seen, key=lambda n: (-seen[n], n))
        parents = [*sorted(corrected.get(place_id, counties[place_id])), place_id[:2], NATION]
        found.append(Jurisdiction(place_id, f"{title_case(name)} {kind}", "place", states[place_id[:2]], parents))
    return found


def jurisdictions(
    people: list[Row], agencies: list[Row], states: list[Row], corrections: list[Row], tribes: Iterable[Row] = ()
) -> pa.Table:
    """Nation, states and territories, counties, places and tribal lands, sorted by id; every parent is itself a row."""
    postal = {row["fips"]: row["postal"] for row in states}
    rows = [Jurisdiction(NATION, "United States", "nation", None, [])]
    rows += [Jurisdiction(row["fips"], row["name"], "state", row["postal"], [NATION]) for row in states]
    counties = {row["fips"]: mended(row["name"]) for row in people if len(row["fips"]) == 5}
    cities = {row["county_id"]: [row["place_id"]] for row in corrections if row["whole"] == "yes"}
    for i, name in counties.items():
        rows.append(Jurisdiction(i, name, "county", postal[i[:2]], [*cities.get(i, []), i[:2], NATION]))
    known = {row.jurisdiction_id for row in rows}
    lands = [_of_tribe(land, postal) for land in tribal_lands(agencies, postal, tribes)]
    for place in places(agencies, postal, corrections) + lands:
        rows.append(place._replace(parent_ids=[parent for parent in place.parent_ids if parent in known]))
    return pa.Table.from_pylist([row._asdict() for row in sorted(rows)], schema=JURISDICTIONS)


def _of_tribe(land: TribalLand, postal: dict[str, str]) -> Jurisdiction:
    return Jurisdiction(land.id, land.name, "tribal", postal[land.states[0]], [*land.counties, *land.states, NATION])


def populations(people: list[Row]) -> pa.Table:
    """Inhabitants by year; the nation is the sum of its states and the District of Columbia."""
    nation: Counter[int] = Counter()
    rows: list[Population] = []
    for row in people:
        year, inhabitants = int(row["year"]), int(row["population"])
        if row["fips"].startswith("091") and year < PLANNING_REGIONS_SINCE:
            continue
        if len(row["fips"]) == 2:
            nation[year] += inhabitants
        rows.append(Population(row["fips"], year, inhabitants, vintage(year)))
    rows += [Population(NATION, year, total, f"{vintage(year)}, sum of states") for year, total in nation.items()]
    return pa.Table.from_pylist([row._asdict() for row in sorted(rows)], schema=POPULATIONS)


def vintage(year: int) -> str:
    return f"US Census Bureau, vintage {2019 if year < 2020 else 2023}"


def mended(name: str) -> str:
    """Undoes UTF-8 read as Latin-1, which the population file has in one county's name."""
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name


def read_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def main(arguments: list[str]) -> None:
    """Writes jurisdictions.parquet and populations.parquet; SystemExit with the usage where a file is not named."""
    if len(arguments) not in (2, 3):
        raise SystemExit("usage: python -m pipeline.reference POPULATION_CSV AGENCIES_CSV [FOLDER]")
    people, agencies = (read_csv(Path(argument)) for argument in arguments[:2])
    folder = Path(arguments[2]) if len(arguments) == 3 else Path(str(files("corpus").joinpath("reference")))
    states, corrections = (read_csv(folder / name) for name in ("states.csv", "place_counties.csv"))
    tribes = read_csv(folder / "tribal_lands.csv")
    pq.write_table(jurisdictions(people, agencies, states, corrections, tribes), folder / "jurisdictions.parquet")
    pq.write_table(populations(people), folder / "populations.parquet")


if __name__ == "__main__":
    main(sys.argv[1:])
