"""A total and its shares told of place by place: each has its own. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
from extractors.reader import read

FLORIDA = Context(publisher="Florida Attorney General")


def areas(text: str, context: Context = FLORIDA) -> list[tuple[int, str | None]]:
    return [(count.number.value, count.place) for count in read(text, context).counts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The sweep ended with 61 arrests in five states. Of the 61 arrests, 14 were made in Ohio.",
            [(61, "US"), (14, "OH")],
        ),
        (
            "Agents arrested 61 people across Florida. Of the 61, 14 were arrested in Tampa and 9 in Miami.",
            [(61, "FL"), (14, "Tampa, FL"), (9, "Miami, FL")],
        ),
        (
            "The sweep led to 61 arrests. Of those 61 arrests, 14 were made in Ohio and nine in Iowa.",
            [(61, "US"), (14, "OH"), (9, "IA")],
        ),
        (
            "Agents arrested 61 people. Of the 61 people arrested in Ohio, 14 were women.",
            [(61, "OH"), (14, "OH")],
        ),
        # what a share was told of says nothing of the next figure
        (
            "Agents arrested 61 people across Florida. Tampa police are responsible for 23 of the 61 arrests. "
            "Nobody said where the other 38 suspects were arrested.",
            [(61, "FL"), (23, "Tampa, FL"), (38, "FL")],
        ),
    ],
)  # fmt: skip
def test_a_share_does_not_place_its_total(text: str, expected: list[tuple[int, str]]) -> None:
    assert areas(text) == expected


def test_without_a_home_the_shares_say_where_the_total_is() -> None:
    told = "The task force arrested 61 people. Of the 61, 14 were arrested in Dayton, Ohio, and 9 in Toledo, Ohio."
    assert areas(told, Context()) == [(61, "OH"), (14, "Dayton, OH"), (9, "Toledo, OH")]
    alone = "The effort in Iowa led to seven arrests in Council Bluffs.\n\nFive women were charged."
    assert areas(alone, Context()) == [(7, "Council Bluffs, IA"), (5, "Council Bluffs, IA")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Agents arrested 29 people in Tampa (12), Orlando (9) and Miami (8).",
            [(29, "FL"), (12, "Tampa, FL"), (9, "Orlando, FL"), (8, "Miami, FL")],
        ),
        (
            "Agents made 30 arrests in these counties: Orange (12), Pasco (10) and Polk County (8).",
            [(30, "FL"), (12, "Orange County, FL"), (10, "Pasco County, FL"), (8, "Polk County, FL")],
        ),
        # ages, which add up to nothing
        ("Agents arrested two people in Tampa, Jordan Examplar (42) and Robin Sampleton (9).", [(2, "Tampa, FL")]),
    ],
)
def test_numbers_in_brackets_that_add_up_are_shares(text: str, expected: list[tuple[int, str]]) -> None:
    assert areas(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Officers arrested 22 in Portland, Oregon, and 13 in Vancouver, Washington.",
            [(22, "Portland, OR"), (13, "Vancouver, WA")],
        ),
        ("In Tampa, 14 people were arrested; in Miami, nine.", [(14, "Tampa, FL"), (9, "Miami, FL")]),
        (
            "Tampa police made 14 arrests, Orlando police nine and Miami police eight.",
            [(14, "Tampa, FL"), (9, "Orlando, FL"), (8, "Miami, FL")],
        ),
        ("Police arrested two men in Tampa; in Miami, nine officers took part.", [(2, "Tampa, FL")]),
        ("Nine men were arrested in Tampa, police said, and 13 on foot fled.", [(9, "Tampa, FL")]),
        ("Police made 14 arrests, Tampa nine hours later.", [(14, "FL")]),
    ],
)
def test_a_second_place_goes_on_with_the_first_ones_verb(text: str, expected: list[tuple[int, str]]) -> None:
    assert areas(text) == expected


def test_a_figure_of_one_town_is_no_part_of_another_towns() -> None:
    told = "Tampa police made 14 arrests, Orlando police nine and Miami police eight."
    assert [count.part_of for count in read(told, FLORIDA).counts] == [None, None, None]
    told = "In Tampa, 14 men were arrested. In Orlando, nine were arrested."
    assert [count.part_of for count in read(told, FLORIDA).counts] == [None, None]
    told = "Tampa police arrested 14 men. Nine of the 14 were arrested in Orlando."
    assert [count.part_of for count in read(told, FLORIDA).counts] == [None, 0]


@pytest.mark.parametrize("dash", [" - ", ": ", " | "])
def test_rows_that_their_numbers_open(dash: str) -> None:
    rows = "\n".join(f"{number}{dash}{place}" for number, place in ((12, "Tampa"), (9, "Ocala"), (14, "Pasco County")))
    expected = [(12, "Tampa, FL"), (9, "Ocala, FL"), (14, "Pasco County, FL")]
    assert areas(f"Operation Safe Streets\n\nArrests:\n{rows}") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("as part of a nationwide operation", [(2, "Cincinnati, OH"), (83, "US")]),
        ("in a nationwide operation", [(2, "US"), (83, "US")]),
    ],
)
def test_a_field_offices_part_of_a_national_drive(told: str, expected: list[tuple[int, str]]) -> None:
    text = f"CINCINNATI - The FBI's Cincinnati Division recovered two children {told}.\n\n"
    text += "Nationwide, 83 children were recovered."
    assert areas(text, Context(publisher="FBI Cincinnati")) == expected


def test_a_release_of_one_line_has_no_title() -> None:
    text = "DENVER - Fifteen children were recovered by agents on Friday. Nationwide, 168 children were recovered."
    assert areas(text, Context(publisher="FBI Denver")) == [(15, "CO"), (168, "US")]
