"""Where officers set up, searched or worked before they made arrests, homes that are the scene, and the areas of units
and of counties listed with their numbers. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
from extractors.reader import read

IOWA = "Iowa Department of Public Safety"


def areas(text: str, publisher: str = IOWA) -> list[tuple[int, str | None]]:
    return [(count.number.value, count.place) for count in read(text, Context(publisher=publisher)).counts]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Detectives set up in a motel in Ames on Friday.", "Ames, IA"),
        ("Detectives set up meetings at a motel in Ames.", "Ames, IA"),
        ("Troopers worked stretches of Duff Avenue in Ames.", "Ames, IA"),
        ("Troopers worked along Duff Avenue in Ames.", "Ames, IA"),
        ("Troopers worked the streets of Ames.", "Ames, IA"),
        ("Inspectors canvassed massage businesses in Ames.", "Ames, IA"),
        ("Troopers staked out a truck stop in Ames.", "Ames, IA"),
        ("Agents raided two illicit massage parlors in Ames.", "Ames, IA"),
        ("Agents searched a house in Ames.", "Ames, IA"),
        ("Agents inspected three massage establishments in Ames.", "Ames, IA"),
        ("Agents raided a spa in Ames and a hotel in Dubuque.", "IA"),
        ("Agents worked with colleagues in Ames.", "IA"),
        ("Agents searched for a girl who had been in Ames.", "IA"),
    ],
)
def test_arrests_follow_where_officers_worked(told: str, place: str) -> None:
    assert areas(f"{told} Nine men were arrested.") == [(9, place)]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Agents raided a home in Ames and arrested nine people.", "Ames, IA"),
        ("Nine people were arrested at their homes in Ames.", "Ames, IA"),
        ("Nine men with homes in Ames were arrested.", "IA"),
        ("Nine men who have a home in Ames were arrested.", "IA"),
        ("Nine men who own homes in Ames were arrested.", "IA"),
        ("Nine men who make their homes in Ames were arrested.", "IA"),
    ],
)
def test_a_home_that_is_searched_is_the_scene_and_one_that_is_had_is_not(told: str, place: str) -> None:
    assert areas(told) == [(9, place)]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("The commissioner presented the figures Monday in Ames: nine arrests.", "IA"),
        ("Officials gave the results for the state in Ames:\nArrests: 9", "IA"),
        ("Officials released the numbers of the week in Ames:\nArrests: 9", "IA"),
        ("The results in Ames: nine arrests.", "Ames, IA"),
    ],
)
def test_where_results_were_given_out_is_not_where_they_were_made(told: str, place: str) -> None:
    assert areas(told) == [(9, place)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The Ames unit made 27 arrests, the Dubuque unit 12.", [(27, "Ames, IA"), (12, "Dubuque, IA")]),
        ("The Ames squad arrested nine men.", [(9, "Ames, IA")]),
        ("The Ames vice squad arrested nine men.", [(9, "Ames, IA")]),
        ("The Ames Gang Unit arrested nine men.", [(9, "Ames, IA")]),
        ("The Ames chess team heard that agents arrested nine men.", [(9, "IA")]),
        ("Polk and Story county deputies arrested nine men.", [(9, "IA")]),
        ("Story county detectives arrested nine men.", [(9, "Story County, IA")]),
        ("The Ames team arrested nine men in Dubuque.", [(9, "Dubuque, IA")]),
        ("The unit arrested nine men.", [(9, "IA")]),
    ],
)
def test_a_unit_called_by_its_town_arrests_there(told: str, expected: list[tuple[int, str]]) -> None:
    assert areas(told) == expected


@pytest.mark.parametrize(
    "told",
    [
        "A total of 29 people were arrested in Polk (12), Union (9) and Story (8) counties.",
        "Arrests were made in Polk (12 arrests), Union (9 arrests) and Story (8 arrests) counties.",
    ],
)
def test_counties_listed_with_their_numbers(told: str) -> None:
    expected = [(12, "Polk County, IA"), (9, "Union County, IA"), (8, "Story County, IA")]
    assert areas(told)[-3:] == expected


@pytest.mark.parametrize("body", ["the crisis center of Polk County", "Catholic Charities of Dubuque"])
def test_the_name_of_who_helps_is_no_scene(body: str) -> None:
    assert areas(f"Advocates from {body} met with 12 women and offered them shelter.")[0] == (12, "IA")


def test_the_center_of_a_county_is_a_scene() -> None:
    assert areas("Nine men were arrested in the center of Polk County.") == [(9, "Polk County, IA")]
