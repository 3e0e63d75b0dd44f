"""Judicial circuits and districts of states, as the counties they are made of."""

from __future__ import annotations

import pytest

from extractors.places.gazetteer import gazetteer
from pipeline.resolve.circuits import circuits, ordinal, short_ordinal
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.resolve.regions import region_named

PARTED_LATER = {"CO": {"08035", "08039", "08073"}, "TN": {"47081", "47101", "47135"}}  # in an old and a new district


NUMBERS = {"AL": 41, "CO": 23, "FL": 20, "KS": 31, "LA": 42, "MN": 10, "NM": 13, "SC": 16, "TN": 32}


@pytest.mark.parametrize(("state", "number"), NUMBERS.items())
def test_every_county_of_a_state_has_its_circuit(state: str, number: int) -> None:
    own = [circuit for circuit in circuits() if circuit.state == state]
    assert [circuit.number for circuit in own] == list(range(1, number + 1))
    areas = gazetteer().areas.values()
    known = [area.id for area in areas if (area.level, area.state) == ("county", state)]
    regions = [region_named(f"{circuit.name}, {state}") for circuit in own]
    made_of = [county for region in regions if region for county in region.ids]
    assert sorted(made_of) == sorted([*known, *PARTED_LATER.get(state, ())])


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
    numbers = (1, 2, 3, 9, 11, 12, 13, 18, 20, 21, 32, 40, 42)
    assert " ".join(map(ordinal, numbers)) == (
        "first second third ninth eleventh twelfth thirteenth eighteenth twentieth twenty-first thirty-second "
        "fortieth forty-second"
    )
    assert " ".join(map(short_ordinal, numbers)) == "1st 2nd 3rd 9th 11th 12th 13th 18th 20th 21st 32nd 40th 42nd"
