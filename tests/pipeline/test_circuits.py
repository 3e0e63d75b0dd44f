"""Judicial circuits and districts of states, as the counties they are made of."""

from __future__ import annotations

import pytest

from extractors.places.gazetteer import gazetteer
from pipeline.resolve.circuits import circuits, ordinal, short_ordinal
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.resolve.regions import region_named

PARTED_LATER = {  # in an old and a new district
    "CO": {"08035", "08039", "08073"},
    "GA": {"13073"},
    "MO": {"29213"},
    "MS": {"28033"},
    "TN": {"47081", "47101", "47135"},
}
NUMBERS = {"AL": 41, "CO": 23, "FL": 20, "IA": 8, "KS": 31, "KY": 57, "LA": 42, "ME": 8, "MN": 10}
NUMBERS |= {"MO": 46, "MS": 23, "NM": 13, "OK": 27, "SC": 16, "TN": 32}


@pytest.mark.parametrize("state", [*NUMBERS, "AR", "GA", "NC"])
def test_every_county_of_a_state_has_its_circuit(state: str) -> None:
    areas = gazetteer().areas.values()
    known = [area.id for area in areas if (area.level, area.state) == ("county", state)]
    regions = [region_named(f"{circuit.name}, {state}") for circuit in circuits() if circuit.state == state]
    made_of = [county for region in regions if region for county in region.ids]
    assert sorted(made_of) == sorted([*known, *PARTED_LATER.get(state, ())])


def test_every_state_that_is_told_of_is_held_to_its_counties() -> None:
    assert {circuit.state for circuit in circuits()} == {*NUMBERS, "AR", "GA", "NC"}


@pytest.mark.parametrize(("state", "number"), [*NUMBERS.items(), ("NC", 43)])
def test_no_number_is_left_out(state: str, number: int) -> None:
    own = [circuit.name.partition(" ")[0] for circuit in circuits() if circuit.state == state]
    left_out = {19} if state == "NC" else set()
    assert own == [ordinal(n).capitalize() for n in range(1, number + 1) if n not in left_out]


def test_sides_and_names_are_all_there() -> None:
    arkansas = [circuit.name for circuit in circuits() if circuit.state == "AR"]
    assert len(arkansas) == 28
    assert [name for name in arkansas if not name.endswith("District")] == [
        f"{number} Judicial District {side}"
        for number, sides in (
            ("Eighth", "North South"),
            ("Ninth", "East West"),
            ("Eleventh", "East West"),
            ("Eighteenth", "East West"),
            ("Nineteenth", "East West"),
        )
        for side in sides.split()
    ]
    assert len({circuit.name for circuit in circuits() if circuit.state == "GA"}) == 50


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Augusta Judicial Circuit", ("13033", "13073", "13245")),
        ("Georgia's Augusta Judicial Circuit", ("13033", "13073", "13245")),
        ("9th Judicial District-East, AR", ("05019",)),
        ("Ninth-East Judicial District of Arkansas", ("05019",)),
        ("Eighteenth Judicial District East, AR", ("05051",)),
        ("Prosecutorial District 7 of Maine", ("23009", "23029")),
        ("Fifty-seventh Judicial Circuit of Kentucky", ("21207", "21231")),
        ("Augusta Judicial Circuit, FL", ()),
        ("Prosecutorial District 7", ()),
        ("Ninth Judicial District of Arkansas", ()),
    ],
)
def test_names_and_sides(name: str, ids: tuple[str, ...]) -> None:
    assert Jurisdictions().ids_of(name) == ids


@pytest.mark.parametrize(
    "name",
    [
        "Ninth Judicial Circuit of Florida",
        "9th Judicial Circuit, FL",
        "the Ninth Judicial Circuit, Florida",
        "Florida's Ninth Judicial Circuit",
        "ninth judicial circuit of fla.",
    ],
)
def test_all_ways_to_write_one(name: str) -> None:
    assert Jurisdictions().ids_of(name) == ("12095", "12097")


@pytest.mark.parametrize("name", ["Ninth Judicial Circuit", "9th Judicial Circuit", "Ninth Judicial District, FL"])
def test_without_its_state_or_of_another_kind_it_stays_open(name: str) -> None:
    assert Jurisdictions().ids_of(name) == ()


def test_numbers_in_words_and_digits() -> None:
    numbers = (1, 2, 3, 9, 11, 12, 13, 18, 20, 21, 32, 40, 42, 57)
    assert " ".join(map(ordinal, numbers)) == (
        "first second third ninth eleventh twelfth thirteenth eighteenth twentieth twenty-first thirty-second "
        "fortieth forty-second fifty-seventh"
    )
    assert " ".join(map(short_ordinal, numbers)) == "1st 2nd 3rd 9th 11th 12th 13th 18th 20th 21st 32nd 40th 42nd 57th"
