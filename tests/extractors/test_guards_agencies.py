"""What each pattern and word list of the readers of agencies is there for. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.agencies.letterhead import smooth
from extractors.agencies.mentions import find_agencies, find_publisher
from extractors.agencies.names import fold
from extractors.model import Context
from extractors.page.layout import lay_out


def publisher(text: str) -> str | None:
    page = lay_out(text)
    return find_publisher(page, find_agencies(page, Context()), Context())


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        # A name below the first prose is no letterhead.
        ("Nine held\nThe Polk County Sheriff's Office announced today that nine people were held in the course of "
         "a week of work in three towns of the county.\nAmes Police Department\n", "Polk County Sheriff's Office"),
        # The site's name at the end of the title.
        ("Nine Held in Sting | Ames Police Department\nThe Boone Police Department announced today that nine people "
         "were held in town.\n", "Ames Police Department"),
        # The foot of the page.
        ("Nine held\nThe Boone Police Department announced today that nine people were held in town.\n"
         "© 2020 Ames Police Department\n", "Ames Police Department"),
        # Of two that are named, the one that speaks.
        ("Nine held\nThe Boone Police Department helped when nine people were held in town this week.\n"
         "The Polk County Sheriff's Office announced the arrests on Monday of this week.\n",
         "Polk County Sheriff's Office"),
        # A field office is named in full.
        ("Nine held\nFBI Omaha\nThe Boone Police Department announced that nine people were held in town.\n",
         "FBI Omaha"),
        # A local body named early, though only once, issued it.
        ("Nine held\nThe Boone Police Department held nine people in town this week.\n", "Boone Police Department"),
        # A text that says "the DA" of its own is a prosecutor's.
        ("Nine held\nThe DA said so. The Boone Police Department held nine people. The Polk County District Attorney's "
         "Office was glad. Our District Attorney was glad too.\n", "Polk County District Attorney's Office"),
        # A guest speaks for nobody.
        ("Nine held\nOfficers of the unit worked with the Ames Police Department to hold nine people.\n", None),
    ],
)  # fmt: skip
def test_publisher(text: str, issued: str | None) -> None:
    assert publisher(text) == issued


def test_capitals_are_smoothed_but_for_what_is_written_in_capitals() -> None:
    assert smooth("NYPD BUREAU OF DETECTIVES") == "NYPD Bureau of Detectives"


def test_a_line_of_a_list_may_hold_small_words() -> None:
    text = "Partners:\nAmes Police Department\nFriends of the Mock Harbor\n"
    assert [agency.name for agency in find_agencies(lay_out(text), Context())] == [
        "Ames Police Department",
        "Friends of the Mock Harbor",
    ]


def test_who_led_may_stand_before_the_verb() -> None:
    text = (
        "Ames Police Department\n"
        "The Polk County Sheriff's Office led the week of raids. The Boone Police Department came along.\n"
    )
    assert {agency.name: agency.role for agency in find_agencies(lay_out(text), Context())} == {
        "Ames Police Department": "issuing",
        "Polk County Sheriff's Office": "leading",
        "Boone Police Department": "partnering",
    }


def test_a_sheriff_is_one_with_the_word_county_or_without() -> None:
    assert fold("Polk County Sheriff's Office") == fold("Polk Sheriff's Office")


def test_brackets_are_no_part_of_a_name() -> None:
    page = lay_out("Deputies of the Polk County (Iowa) Sheriff's Office met.\n")
    assert [agency.name for agency in find_agencies(page, Context())] == ["Polk County Sheriff's Office"]


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ("Mock Nation", ["Mock Nation Police Department"]),
        ("Mock Falls", ["Mock Falls Police Department", "Mock Police Department"]),
    ],
)
def test_the_police_of_a_people_are_named_with_the_word_nation_or_without(people: str, names: list[str]) -> None:
    text = f"The {people} Police Department held nine men. The Mock Police Department will go on.\n"
    assert [agency.name for agency in find_agencies(lay_out(text), Context())] == names


def test_what_an_association_is_of_may_stand_before_it() -> None:
    assert fold("Sample Association of Clerks") == fold("Clerks Sample Association")
