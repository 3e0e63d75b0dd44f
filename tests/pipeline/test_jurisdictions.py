"""Names of places to ids, and which areas hold which; the figures are those of the Census."""

from __future__ import annotations

import re

import pyarrow.parquet as pq
import pytest

from extractors.places.gazetteer import gazetteer
from pipeline.names_of_places import title_case
from pipeline.reference import Row, jurisdictions, populations
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.resolve.regions import regions

KNOWN = Jurisdictions()


@pytest.mark.parametrize(
    ("place", "ids"),
    [
        ("Kings County, NY", ("36047",)),
        ("New York, NY", ("3651000",)),
        ("Orleans Parish, LA", ("22071",)),
        ("Baltimore, MD", ("2404000",)),
        ("Charlotte, NC", ("3712000",)),
        ("Saint Paul, MN", ("2758000",)),
        ("CA", ("06",)),
        ("DC", ("11",)),
        ("US", ("US",)),
        ("Sampleton, OH", ()),
        ("Springfield", ()),
        (None, ()),
    ],
)
def test_ids(place: str | None, ids: tuple[str, ...]) -> None:
    assert KNOWN.ids_of(place) == ids


@pytest.mark.parametrize(
    ("region", "counties"),
    [("Inland Empire", ("06065", "06071")), ("Southern District of California", ("06025", "06073"))],
)
def test_a_region_is_its_counties(region: str, counties: tuple[str, ...]) -> None:
    assert KNOWN.ids_of(region) == KNOWN.ids_of(f"the {region}") == counties


DISTRICTS = {region for region in regions().values() if re.search(r"^(?:\w+ )?District of ", region.name)}


def test_there_are_94_judicial_districts() -> None:
    assert len(DISTRICTS) == 94
    assert {region.state for region in DISTRICTS} == {row.state for row in gazetteer().areas.values()} - {"", "AS"}


@pytest.mark.parametrize("state", sorted({region.state for region in DISTRICTS if len(region.ids[0]) == 5}))
def test_judicial_districts_part_the_counties_of_a_state(state: str) -> None:
    areas = gazetteer().areas.values()
    known = sorted(area.id for area in areas if (area.level, area.state) == ("county", state))
    assert sorted(i for region in DISTRICTS if region.state == state for i in region.ids) == known


@pytest.mark.parametrize(
    ("district", "counties"),
    [
        ("Northern District of Texas", 100),
        ("Western District of Texas", 68),
        ("Middle District of Pennsylvania", 33),
        ("Middle District of Georgia", 70),
        ("Eastern District of Missouri", 49),
        ("Southern District of Mississippi", 45),
        ("Western District of Wisconsin", 44),
        ("Southern District of Iowa", 47),
        ("Western District of Arkansas", 34),
    ],
)
def test_districts_have_as_many_counties_as_their_courts_say(district: str, counties: int) -> None:
    assert len(KNOWN.ids_of(district)) == counties


def test_independent_cities_stand_beside_counties_of_their_name() -> None:
    eastern, western = (KNOWN.ids_of(f"{way} District of Virginia") for way in ("Eastern", "Western"))
    assert {"51600", "51059", "51760", "51159", "51620"} <= set(eastern)  # Fairfax, Richmond twice; Franklin city
    assert {"51067", "51770", "51161"} <= set(western)  # Franklin County, Roanoke twice
    assert {"29189", "29510"} <= set(KNOWN.ids_of("Eastern District of Missouri"))  # Saint Louis twice


def test_a_region_of_another_state_is_none() -> None:
    assert KNOWN.ids_of("Bay Area, CA") == KNOWN.ids_of("San Francisco Bay Area")
    assert KNOWN.ids_of("Bay Area, TX") == ()


def test_a_state_that_is_one_district() -> None:
    assert KNOWN.ids_of("District of New Jersey") == ("34",)


def test_candidates_of_an_open_name() -> None:
    found = KNOWN.candidates("Orange County")
    assert {"06059", "12095", "36071"} <= set(found)
    assert all(len(i) == 5 for i in found)


def test_what_is_known_of_one() -> None:
    assert (KNOWN.name("36047"), KNOWN.level("36047"), KNOWN.state("36047")) == ("Kings County, NY", "county", "36")
    assert KNOWN.parents("0669000") == ("06059", "06", "US")
    assert KNOWN.state("US") == "US"


STATES = [{"fips": "36", "postal": "NY", "name": "New York", "short": "N.Y."}]
PEOPLE = [
    {"fips": "36", "name": "New York", "state": "New York", "year": "2019", "population": "7"},
    {"fips": "36", "name": "New York", "state": "New York", "year": "2020", "population": "8"},
    {"fips": "36001", "name": "Albany County", "state": "New York", "year": "2020", "population": "3"},
]


def agency(**columns: str) -> Row:
    empty = dict.fromkeys(("name", "agency_type", "county_fips", "place_fips", "jurisdiction_name", "address_city"), "")
    return {**empty, "agency_type": "local police department", **columns}


def test_tables_are_made_of_both_files() -> None:
    agencies = [
        agency(county_fips="36001", place_fips="01000", jurisdiction_name="albany city", address_city="albany"),
        agency(county_fips="36001", place_fips="99001", jurisdiction_name="albany county", address_city="albany"),
    ]
    rows = {row["jurisdiction_id"]: row for row in jurisdictions(PEOPLE, agencies, STATES, []).to_pylist()}
    assert list(rows) == ["36", "36001", "3601000", "US"]
    assert rows["3601000"] == {
        "jurisdiction_id": "3601000",
        "name": "Albany city",
        "level": "place",
        "state": "NY",
        "parent_ids": ["36001", "36", "US"],
    }


def test_the_nation_is_the_sum_of_its_states() -> None:
    rows = populations(PEOPLE).to_pylist()
    assert [(row["jurisdiction_id"], row["year"], row["population"]) for row in rows] == [
        ("36", 2019, 7),
        ("36", 2020, 8),
        ("36001", 2020, 3),
        ("US", 2019, 7),
        ("US", 2020, 8),
    ]


def test_planning_regions_start_in_2022() -> None:
    region = {"fips": "09110", "name": "Capitol Planning Region", "state": "Connecticut", "population": "5"}
    rows = populations([{**region, "year": "2021"}, {**region, "year": "2022"}]).to_pylist()
    assert [row["year"] for row in rows if row["jurisdiction_id"] == "09110"] == [2022]


@pytest.mark.parametrize(
    ("small", "written"),
    [("st louis", "St. Louis"), ("o'fallon", "O'Fallon"), ("mcallen", "McAllen"), ("winston-salem", "Winston-Salem")],
)
def test_title_case(small: str, written: str) -> None:
    assert title_case(small) == written


def test_every_parent_in_the_shipped_table_is_a_row() -> None:
    table = pq.read_table("corpus/reference/jurisdictions.parquet").to_pylist()
    ids = {row["jurisdiction_id"] for row in table}
    assert all(parent in ids for row in table for parent in row["parent_ids"])
