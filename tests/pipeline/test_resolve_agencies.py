"""Which agency a name means: one agency one id, two agencies two, whatever the spelling."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from extractors.agencies.names import fold
from pipeline.reference_agencies import agencies
from pipeline.resolve.agencies import AgencyLinker, kind_of
from pipeline.resolve.spellings import canonical, stated

LINKER = AgencyLinker()


@pytest.mark.parametrize(
    "name",
    [
        "Anaheim PD",
        "Anaheim Police",
        "Anaheim Police Dept.",
        "City of Anaheim Police Department",
        "Anaheim Police Department",
    ],
)
def test_spellings_of_one_department_are_one_agency(name: str) -> None:
    link = LINKER.link(name, "CA", "Orange County, CA")
    assert (link.agency_id, link.ori, link.name) == ("CA0300100", "CA0300100", "Anaheim Police Department")
    assert (link.type, link.level, link.jurisdiction_id) == ("police", "city", "0602000")


def test_one_name_in_two_states_is_two_agencies() -> None:
    assert LINKER.link("Orange Police Department", "CA", None).ori == "CA0301500"
    assert LINKER.link("Orange Police Department", "NJ", None).ori == "NJ0071700"


def test_a_county_is_found_with_and_without_the_word() -> None:
    for name in ("San Diego Sheriff's Department", "San Diego County Sheriff's Office", "San Diego County Sheriff"):
        link = LINKER.link(name, "CA", None)
        assert (link.ori, link.level, link.jurisdiction_id) == ("CA0370000", "county", "06073")


def test_a_state_named_in_commas_wins_over_home() -> None:
    assert stated("Wilmington, N.C., Police Department") == ("Wilmington Police Department", "NC")
    assert stated("Wilmington Police Department") == ("Wilmington Police Department", None)
    assert LINKER.link("Wilmington, N.C., Police Department", "NY", None).ori == "NC0650200"


def test_the_only_department_of_a_name_is_found_from_another_state() -> None:
    assert LINKER.link("Gloversville Police Department", "CA", None).ori == "NY0170100"


def test_a_name_that_home_lacks_and_several_states_have_stays_open() -> None:
    link = LINKER.link("Lebanon Police Department", "NY", "Kings County, NY")
    assert (link.ori, link.name, link.jurisdiction_id) == (None, "Lebanon Police Department", None)
    assert link.agency_id == LINKER.link("Lebanon PD", "NY", "Bronx County, NY").agency_id


def test_of_departments_of_one_name_in_a_state_the_home_countys_is_meant() -> None:
    name = "Washington Township Police Department"
    assert LINKER.link(name, "NJ", "Gloucester County, NJ").ori == "NJ0081800"
    assert LINKER.link(name, "NJ", None).ori is None


@pytest.mark.parametrize("name", ["FBI", "Federal Bureau of Investigation", "the Federal Bureau of Investigation"])
def test_a_federal_body_is_one_wherever_it_is_named(name: str) -> None:
    link = LINKER.link(name, "NY", "Kings County, NY")
    assert (link.name, link.level, link.jurisdiction_id) == ("Federal Bureau of Investigation", "federal", "US")
    assert link.agency_id == LINKER.link("FBI", "CA", None).agency_id


def test_a_prosecutor_has_the_county_and_no_identifier() -> None:
    link = LINKER.link("Kings County District Attorney", "NY", None)
    assert (link.type, link.level, link.jurisdiction_id, link.ori) == ("prosecutor", "county", "36047", None)
    assert link.agency_id == LINKER.link("Brooklyn District Attorney's Office", "NY", None).agency_id


def test_a_states_agency_has_the_state_it_is_named_for() -> None:
    link = LINKER.link("Missouri State Highway Patrol", "KY", None)
    assert (link.type, link.level, link.jurisdiction_id) == ("state police", "state", "29")
    assert LINKER.link("Office of the Nevada Attorney General", "NV", None) == LINKER.link(
        "Nevada Attorney General's Office", "NV", None
    )


def test_a_name_without_a_place_is_told_apart_by_home() -> None:
    here = LINKER.link("Narcotics Task Force", "CA", "San Diego County, CA")
    there = LINKER.link("Narcotics Task Force", "CA", "Kern County, CA")
    assert here.agency_id != there.agency_id
    assert here == LINKER.link("Narcotics Task Force", "CA", "San Diego County, CA")


def test_a_bare_department_is_no_row_of_the_crosswalk() -> None:
    assert LINKER.link("Police Department", "KS", None).ori is None


def test_a_name_outside_the_vocabulary_has_no_kind() -> None:
    assert kind_of("Bright Sample Days") == (None, None)
    assert LINKER.link("Bright Sample Days", "CA", None).name == "Bright Sample Days"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("HSI", "Homeland Security Investigations"),
        ("Sample County DA's Office", "Sample County District Attorney's Office"),
        ("Oregon State Police", "Oregon State Police"),
        ("Exampleville PD", "Exampleville Police Department"),
    ],
)
def test_canonical_names(said: str, meant: str) -> None:
    assert canonical(said) == meant


def test_the_reference_is_made_from_the_crosswalk() -> None:
    row = {
        "ori9": "CA0000100",
        "name": "exampleville pd exampleville",
        "agency_type": "local police department",
        "county_fips": "06059",
        "place_fips": "12345",
        "address_city": "exampleville",
        "jurisdiction_name": "exampleville city",
    }
    sheriff = {
        **row,
        "ori9": "",
        "name": "sample co sheriffs office",
        "agency_type": "sheriffs office",
        "place_fips": "99059",
    }
    nowhere = {**row, "county_fips": "99001"}
    assert agencies([row, sheriff, nowhere], {"06": "CA"}).to_pylist() == [
        {
            "ori": "CA0000100",
            "name": "Exampleville Police Department",
            "type": "police",
            "state": "CA",
            "county_fips": "06059",
            "place_fips": "0612345",
            "key": "exampleville police",
        },
        {
            "ori": None,
            "name": "Sample County Sheriff's Office",
            "type": "sheriff",
            "state": "CA",
            "county_fips": "06059",
            "place_fips": None,
            "key": "sample sheriff",
        },
    ]


def test_the_stored_keys_are_those_that_names_are_folded_to() -> None:
    path = Path(__file__).parents[2] / "corpus" / "reference" / "agencies.parquet"
    rows = pq.read_table(path, columns=["name", "key"]).to_pylist()[::50]
    assert len(rows) > 400
    assert [row["key"] for row in rows] == [fold(row["name"]) for row in rows]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orange County Probation Department", "Orange County Department of Probation"),
        ("Orange County Probation Department", "OC Probation Department"),
        ("Orange County Social Services Agency", "County of Orange Social Services Agency"),
        ("Orange County Social Services Agency", "County Social Services Agency"),
        ("Orange County Crime Lab", "Orange County Crime Laboratory"),
        ("California Franchise Tax Board", "State of California Franchise Tax Board"),
        (
            "California Department of Corrections and Rehabilitation",
            "California Department of Corrections & Rehabilitations",
        ),
        ("Department of Motor Vehicles", "Department of Motor Vehicle"),
        ("Gang Reduction and Intervention Partnership", "Gang Reduction Intervention Partnership"),
        ("Office of the Inspector General", "Office of Inspector General"),
        ("United States Attorney", "U.S. Attorney's Office"),
    ],
)
def test_small_differences_of_spelling_make_no_second_agency(one: str, other: str) -> None:
    linked = [LINKER.link(name, "CA", "Orange County, CA") for name in (one, other)]
    assert linked[0].agency_id == linked[1].agency_id


def test_departments_with_names_alike_stay_two() -> None:
    names = ("California Department of Corrections", "California Department of Corporations")
    assert len({LINKER.link(name, "CA", None).agency_id for name in names}) == 2


def test_of_cities_of_one_name_the_one_far_larger_is_meant() -> None:
    assert LINKER.link("Las Vegas Metropolitan Police Department", "CA", None).ori == "NV0020100"


@pytest.mark.parametrize(
    ("name", "level", "area"),
    [
        ("Hate Crimes Task Force", None, None),
        ("Santa Ana Gang Task Force", "city", "0669000"),
        ("California Environmental Protection Agency", "state", "06"),
        ("U.S. Environmental Protection Agency", "federal", "US"),
        ("Social Security Administration Office of the Inspector General", "federal", "US"),
        ("San Diego Crime Commission", None, None),
        ("Baja California Attorney General's Office", None, None),
    ],
)
def test_a_level_is_given_only_where_the_name_says_so(name: str, level: str | None, area: str | None) -> None:
    link = LINKER.link(name, "CA", "Orange County, CA")
    assert (link.level, link.jurisdiction_id) == (level, area)


def test_names_that_a_person_read_in_real_releases_stay_linked_as_they_were_judged_right() -> None:
    read = Path(__file__).parents[1] / "data" / "verdicts" / "agencies.jsonl"
    verdicts = [json.loads(line) for line in read.read_text(encoding="utf-8").splitlines()]
    assert len(verdicts) > 50
    for verdict in verdicts:
        home = verdict["home"]
        link = LINKER.link(verdict["name"], home[-2:] if home else None, home)
        found = [link.agency_id, link.name, link.type, link.level, link.jurisdiction_id]
        assert found == verdict["linked"], verdict["name"]
