"""Whose area is meant where a body is called by its state, or only took part. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
from extractors.page.layout import lay_out
from extractors.places.finder import find_places, home_of
from extractors.reader import read

TAKING_PART = "Taking part were the State Patrol, the Amarillo Police Department and two charities in Texas."
HOSTED = "The host was the Amarillo Police Department in Texas."


def areas(text: str) -> list[str | None]:
    return [count.place for count in read(text).counts]


@pytest.mark.parametrize(
    ("publisher", "text", "home"),
    [
        ("Ohio Sheriff's Office", "The Medina County Sheriff's Office told of the sting.", "Medina County, OH"),
        ("Florida Police Department", "The Ocala Police Department told of the sting in Florida.", "Ocala, FL"),
        # of another state, or where none is named, it stays the state's; as a state's own police do.
        ("Ohio Sheriff's Office", "The Polk County Sheriff's Office in Florida told of the sting.", "OH"),
        ("Ohio Sheriff's Office", "They told of the sting.", "OH"),
        ("Ohio State Police", "The Medina County Sheriff's Office told of the sting.", "OH"),
    ],
)
def test_a_body_that_no_state_has_is_one_of_its_counties(publisher: str, text: str, home: str) -> None:
    page = lay_out(text)
    assert home_of(publisher, page, find_places(page), Context()) == home


def test_a_sheriff_called_by_the_state_is_the_one_named() -> None:
    below = "\n\nThe Ohio Sheriff's Office arrested 31 men, deputies in Medina County said."
    assert areas("Ohio Sheriff Makes 31 Arrests" + below) == ["Medina County, OH"]


@pytest.mark.parametrize(("told", "place"), [(TAKING_PART, "TX"), (HOSTED, "Amarillo, TX")])
def test_a_body_that_only_took_part_lends_no_city(told: str, place: str) -> None:
    assert areas(f"The task force has a new leader.\n\n{told}\n\nIt has made 60 arrests.") == [place]


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("WASHINGTON D.C. (WXYZ) - ", "US"),
        ("date 2023-04-02 WASHINGTON D.C. (WXYZ) - ", "US"),
        ("date 2023-04-02 DAYTON, Ohio (WXYZ) - ", "Dayton, OH"),
    ],
)
def test_a_dateline_behind_the_pages_day(dateline: str, place: str) -> None:
    assert areas(f"{dateline}The FBI arrested 40 suspects.") == [place]


def test_the_capitals_field_office_is_not_the_states() -> None:
    assert [place.name for place in find_places(lay_out("The FBI Washington field office told of it."))] == [
        "Washington, DC"
    ]


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("GBI: 16 held in sting\nDECATUR, Ga. - ", "GA"),
        ("DECATUR, Ga. - The Georgia Human Trafficking Task Force told of its work. ", "GA"),
        # one that only took part speaks for nobody, and a city's own stays the city's
        ("DECATUR, Ga. - Helped by the Georgia Human Trafficking Task Force, detectives worked on. ", "Decatur, GA"),
        ("DECATUR, Ga. - The Central Georgia Human Trafficking Task Force told of its work. ", "Decatur, GA"),
        ("DECATUR, Ga. - ", "Decatur, GA"),
    ],
)
def test_a_states_own_body_has_the_state(head: str, place: str) -> None:
    assert areas(f"{head}Sixteen people were arrested.") == [place]


@pytest.mark.parametrize(
    ("signed", "place"),
    [
        ("Decatur, GA (August 22, 2018)\n", "GA"),
        ("Decatur, GA | 22 August 2018\n", "GA"),
        ("Decatur, GA\nAugust 22, 2018\n", "GA"),
        ("August 22, 2018\nDecatur, GA\n", "GA"),
        ("Results\nDECATUR\n—\n", "GA"),
        # a heading is one without a day
        ("August 22, 2018\nOur results\n\nDecatur, GA\n", "Decatur, GA"),
    ],
)
def test_where_a_release_is_signed_is_not_where_it_happened(signed: str, place: str) -> None:
    assert areas(f"Georgia Bureau of Investigation\n{signed}Sixteen people were arrested.") == [place]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Scottsdale detectives, working with Phoenix and Tempe police, arrested 12 men.", "Scottsdale, AZ"),
        ("Scottsdale detectives arrested 12 men in Phoenix and Tempe.", "Maricopa County, AZ"),
        ("Scottsdale detectives arrested 12 men in Phoenix and Tempe police helped.", "Phoenix, AZ"),
    ],
)
def test_bodies_that_share_a_word_are_no_places(told: str, place: str) -> None:
    assert areas(f"Scottsdale Police Department\n\n{told}") == [place]


@pytest.mark.parametrize(
    ("told", "places"),
    [
        ("In Ohio, Dayton police arrested 12 men and Toledo police arrested nine.", ["Dayton, OH", "Toledo, OH"]),
        ("In Ohio, 12 men were arrested by the Dayton police.", ["OH"]),
        ("In Ohio, officers arrested 12 men.", ["OH"]),
    ],
)
def test_who_did_it_in_a_state_did_it_at_home(told: str, places: list[str]) -> None:
    assert areas(told) == places
