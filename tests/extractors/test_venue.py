"""Where a statewide or federal body's work was done, what "the state" and "locally" mean. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

STATE = "Ohio Attorney General's Office\nMay 3, 2022\n\n"


def areas(text: str) -> list[str | None]:
    return [count.place for count in read(text).counts]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # A headline calls the operation by the city,
        ("Toledo Operation Ends\n\nCOLUMBUS - Agents arrested 12 men.", "Toledo, OH"),
        ("Results of the Sting in the Toledo Region\n\nCOLUMBUS - Agents arrested 12 men.", "Lucas County, OH"),
        # the lead says where it was held, whatever else is told of later,
        (
            "COLUMBUS - The office told of a sting against buyers in Lima.\n\nAgents arrested 12 men.\n\n"
            "An earlier sting was held in Dayton.",
            "Lima, OH",
        ),
        # or the dateline is a county, or a town that is told of again.
        ("Lucas County - Agents arrested 12 men.", "Lucas County, OH"),
        ("LIMA - Agents and the Lima Police Department arrested 12 men.", "Lima, OH"),
        ("(LIMA, Ohio) - Agents and the Lima Police Department arrested 12 men.", "Lima, OH"),
        # The capital's, or a bare one, tells only where it was written.
        ("COLUMBUS - Agents and the Columbus Police Department arrested 12 men.", "OH"),
        ("LIMA - Agents arrested 12 men.", "OH"),
        # A name that ends in the state's is not the state.
        (
            "COLUMBUS - The office ran a sting in Lima with a charity, End Slavery Ohio. Agents arrested 12 men.",
            "Lima, OH",
        ),
    ],
)
def test_a_statewide_body_works_where_its_operation_was(text: str, place: str) -> None:
    assert areas(STATE + text) == [place]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # A field office stands for its state, and for its own share of a drive.
        ("FBI Toledo Announces Local Results of Nationwide Sweep\n\nAgents arrested 12 men.", ["OH"]),
        ("FBI Toledo\n\nNationwide, 90 men were arrested. Locally, agents arrested 12.", ["US", "OH"]),
        ("FBI Toledo\n\nNo girls were rescued in Indiana. Agents arrested 12 men in the state.", ["IN", "IN"]),
        ("FBI Toledo\n\nAgents arrested 12 men from Indiana. They arrested 15 women in the state.", ["OH", "OH"]),
    ],
)
def test_a_field_office(text: str, places: list[str]) -> None:
    assert areas(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Toledo: Agents searched hotels. Twelve men were arrested.\n\nTwo women were arrested.", ["Toledo, OH", "OH"]),
        ("West Texas Region: Agents helped. Twelve men were arrested.", ["TX"]),
        # Two places in the sentence before: what follows is of neither.
        (
            "Twelve men were arrested in Toledo and one in Lima. Nine women were rescued.",
            ["Toledo, OH", "Lima, OH", "OH"],
        ),
        ("Lima officers arrested 12 men, Toledo officers arrested nine.", ["Lima, OH", "Toledo, OH"]),
        ("Deputies and Toledo police arrested 12 men.", ["Toledo, OH"]),
        ("Twelve men were charged in Toledo and nine on the other bank in Lima.", ["Toledo, OH", "Lima, OH"]),
        ("The Marshals Service may help since 2015. Since then the agency has found 90 missing children.", ["US"]),
    ],
)
def test_figures_of_places(text: str, places: list[str]) -> None:
    assert areas(STATE + text) == places


def test_those_named_first_without_a_place_are_the_bodys_own() -> None:
    head = "Lucas County Sheriff's Office\n\n"
    assert areas(head + "Our deputies and Toledo police arrested 12 men.") == ["Lucas County, OH"]
    assert areas(head + "Toledo police arrested 12 men.") == ["Toledo, OH"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # The body right before a figure did it, whoever the clause's subject is,
        (
            "Our deputies arrested 12 men, Toledo police nine and Maumee police seven.",
            ["Lucas County, OH", "Toledo, OH", "Maumee, OH"],
        ),
        # and a city may be called as another state is.
        (
            "The Toledo Police Department arrested 12 men, the Oregon Police Department nine.",
            ["Toledo, OH", "Oregon, OH"],
        ),
        # Whoever did a share did not do the whole.
        ("Of the 30 arrests, 12 were made by Toledo police.", ["Lucas County, OH", "Toledo, OH"]),
    ],
)
def test_figures_of_bodies(text: str, places: list[str]) -> None:
    assert areas("Lucas County Sheriff's Office\nMay 3, 2022\n\n" + text) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # A wider drive is not where the release's own part of it was; a day is no figure that has a place.
        ("Deputies took part in a nationwide sweep on October 12. Two girls were rescued.", "Lucas County, OH"),
        ("A nationwide sweep ended on October 12. Two girls were rescued.", "US"),
        ("The unit moved to a house in Sylvania on May 3. Two girls were rescued.", "Lucas County, OH"),
        # Nor is a year.
        ("A hotel in Sylvania was bought in early 2021. Two girls were rescued.", "Lucas County, OH"),
    ],
)
def test_what_stands_before_a_figure(text: str, place: str) -> None:
    assert areas("Lucas County Sheriff's Office\nMay 3, 2022\n\n" + text) == [place]


def test_a_university_works_in_its_town() -> None:
    text = "University of Ohio Police Department\n\nTOLEDO, Ohio - Officers arrested 12 men.\n"
    assert areas(text) == ["Toledo, OH"]


def test_a_tribe_works_on_its_land_and_in_its_counties() -> None:
    head = "Navajo Nation Police Department\n\nWINDOW ROCK, Ariz. - "
    assert areas(head + "Navajo Police arrested 12 men.") == ["Navajo Nation, AZ"]
    assert areas(head + "Officers told of a sting in Gallup, New Mexico. Twelve men were arrested.") == ["Gallup, NM"]
