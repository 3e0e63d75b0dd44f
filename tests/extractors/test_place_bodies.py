"""Bodies by their short names, task forces of counties, several counties' deputies, and where an operation was held.
All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
from extractors.reader import read

POLK = "Polk County Sheriff's Office, Florida"


def areas(text: str, publisher: str | None = None) -> list[tuple[int, str | None]]:
    return [(count.number.value, count.place) for count in read(text, Context(publisher=publisher)).counts]


@pytest.mark.parametrize(
    ("body", "area"),
    [
        ("The Colorado Springs Police Department (CSPD) took part. CSPD", "Colorado Springs, CO"),
        ('The Aurora Police Department ("AURPD") took part. AURPD', "Aurora, CO"),
        ("The Colorado Springs Police Department took part. CSPD", "Colorado Springs, CO"),
        ("The El Paso County Sheriff's Office took part. The EPCSO", "El Paso County, CO"),
        # another body's short name, and one that two bodies share
        ("The Aurora Police Department and the Colorado Bureau of Investigation (CBI) took part. CBI", "CO"),
        ("The Aurora Police Department and the Arvada Police Department took part. APD", "CO"),
        ("CSPD took part before the Colorado Springs Police Department did. Someone", "CO"),
    ],
)
def test_a_short_name_is_of_its_bodys_area(body: str, area: str) -> None:
    text = f"DENVER - Agents arrested 88 people across Colorado. {body} made 23 of the 88 arrests."
    assert areas(text, "Colorado Attorney General") == [(88, "CO"), (23, area)]


@pytest.mark.parametrize(
    ("force", "area"),
    [
        ("The Lake County Gang Task Force", "Lake County, IL"),
        ("Lake County Gang Taskforce members", "Lake County, IL"),
        ("The Lake County Regional Task Force", "McHenry County, IL"),
    ],
)
def test_a_countys_task_force_acts_in_its_county(force: str, area: str) -> None:
    text = f"The sweep ended with 21 arrests. {force} made nine arrests."
    assert areas(text, "McHenry County Sheriff's Office, Illinois") == [(21, "McHenry County, IL"), (9, area)]


@pytest.mark.parametrize(
    ("who", "area"),
    [
        ("Polk, Hardee and Highlands County deputies", "FL"),
        ("Deputies from Polk, Hardee and Highlands counties", "FL"),
        ("Deputies from Polk County", "Polk County, FL"),
        ("Deputies", "Polk County, FL"),
    ],
)
def test_deputies_of_several_counties(who: str, area: str) -> None:
    assert areas(f"{who} arrested 44 people in a three-day drug sweep.", POLK) == [(44, area)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the county's own people did it where the operation was
        ("The sheriff's office ran a sting in Lakeland. Deputies arrested 12 men.", [(12, "Lakeland, FL")]),
        (
            "The sheriff's office ran a sting in Lakeland. Last year, deputies arrested 12 men.",
            [(12, "Polk County, FL")],
        ),
        ("Nine men were arrested at a motel in Lakeland, Polk County.", [(9, "Lakeland, FL")]),
        ("Nine men were arrested in Tampa, Polk County and Ocala.", [(9, "FL")]),
        ("Two men from Tampa and Orlando were arrested in Bartow.", [(2, "Bartow, FL")]),
        ("Nine men from around central Florida were arrested.", [(9, "Polk County, FL")]),
    ],
)
def test_where_the_countys_people_acted(text: str, expected: list[tuple[int, str]]) -> None:
    assert areas(text, POLK) == expected


def test_the_publishers_state_decides_between_places_of_one_name() -> None:
    text = "Agents arrested 12 men in Lakeland this week."
    assert areas(text, "Florida Attorney General") == [(12, "Lakeland, FL")]
    assert areas(text, "Georgia Bureau of Investigation") == [(12, "Lakeland, GA")]
    assert areas(text, "Ohio Attorney General") == [(12, "OH")]


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("AGENTS GO AFTER BUYERS IN GRAND ISLAND", "Grand Island, NE"),
        ("AGENTS MEET WITH PARENTS IN GRAND ISLAND", "NE"),
    ],
)
def test_a_headline_says_where_those_were_arrested(title: str, area: str) -> None:
    text = f"Nebraska State Patrol\n\n{title}\n\nNine men were arrested, the State Patrol says."
    assert areas(text) == [(9, area)]


@pytest.mark.parametrize(
    ("said", "area"),
    [
        ("at an inn in Exeter Township", "Exeter Township, PA"),
        ("at an inn in Exeter Twp.", "Exeter Township, PA"),
        ("at an inn in Exeter Township, Berks County", "Exeter Township, PA"),
        ("near the Exeter Township Road", "PA"),
    ],
)
def test_a_township_is_not_the_town_it_begins_with(said: str, area: str) -> None:
    text = f"FOURTEEN MEN ARRESTED\n\nTroopers arrested 14 men {said} on Friday."
    assert areas(text, "Pennsylvania State Police") == [(14, area)]


def test_a_township_in_a_headline() -> None:
    text = "FOURTEEN MEN ARRESTED IN EXETER TOWNSHIP\n\nFourteen men were arrested on Friday."
    assert areas(text, "Pennsylvania State Police") == [(14, "Exeter Township, PA")]
    assert areas("Exeter Township police arrested 14 men.", "Pennsylvania State Police") == [
        (14, "Exeter Township, PA")
    ]


@pytest.mark.parametrize(
    ("told", "areas_told"),
    [
        ("The arrests took place over three days in Tallahassee.", ["Tallahassee, FL"]),
        ("All arrests were made in Tallahassee.", ["Tallahassee, FL"]),
        ("Nine of the arrests were made in Tallahassee.", ["Leon County, FL", "Tallahassee, FL"]),
    ],
)
def test_where_the_arrests_took_place(told: str, areas_told: list[str]) -> None:
    for publisher in ("Leon County Sheriff's Office, Florida", "Florida Department of Law Enforcement"):
        text = f"Eighteen Arrested\n\nLeon County deputies and state agents arrested 18 people this month. {told}"
        assert [area for _, area in areas(text, publisher)] == areas_told


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("The Maumee, Oregon and Toledo Police Departments arrested 31 men.", "Lucas County, OH"),
        ("The Toledo Police Department took part in the sting, which led to 31 arrests.", "Lucas County, OH"),
        ("The Toledo Police Department took part in the sting and made 31 arrests.", "Toledo, OH"),
    ],
)
def test_police_of_several_cities_and_who_only_took_part(told: str, place: str) -> None:
    sheriff = "Lucas County Sheriff's Office"
    (count,) = read(f"{sheriff}, Ohio\n\nA sting is over.\n\n{told}", Context(publisher=sheriff)).counts
    assert count.place == place


def test_the_town_of_some_is_not_that_of_all() -> None:
    said = "Lucas County Sheriff's Office, Ohio\n\nThe drive led to 120 arrests, 14 of which were made in Toledo."
    assert areas(said, "Lucas County Sheriff's Office") == [(120, "Lucas County, OH"), (14, "Toledo, OH")]
