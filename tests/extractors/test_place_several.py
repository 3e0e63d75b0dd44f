"""One spot of several operations, local police in a wider drive, a quote of the nation. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

KANSAS = "TOPEKA - Agents of the Kansas Bureau of Investigation ran {}. {} led to 12 arrests.\n\n{}"
WICHITA = "On May 3, agents held a sting in Wichita.\n\nTwo women were helped."
BUTLER = "BUTLER COUNTY, Kan. (WXYZ) - {}\n\nThree of the men were cited."


def areas(text: str) -> list[tuple[int, str | None]]:
    return [(count.number.value, count.place) for count in read(text).counts if count.measure != "operations"]


@pytest.mark.parametrize(
    ("stings", "they", "place"),
    [
        ("three undercover stings last month", "The stings", "KS"),
        ("several vice operations", "The operations", "KS"),
        ("a sting in Wichita last month", "The sting", "Wichita, KS"),
    ],
)
def test_the_spot_of_one_of_several_is_not_that_of_all(stings: str, they: str, place: str) -> None:
    assert areas(KANSAS.format(stings, they, WICHITA)) == [(12, place), (2, "Wichita, KS")]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Local law enforcement arrested nine men during a nationwide sting.", "Butler County, KS"),
        ("Area police arrested nine men in a statewide crackdown.", "Butler County, KS"),
        ("Police arrested nine men during a nationwide sting.", "US"),
    ],
)
def test_local_police_arrest_in_their_own_area(told: str, place: str) -> None:
    assert areas(BUTLER.format(told)) == [(9, place), (3, place)]


def test_a_quote_of_the_nations_plight_is_no_area() -> None:
    told = (
        'A sting led to nine arrests.\n\n"It hurts people across the nation," said the District 9 attorney.\n\n'
        "Teams have worked in Butler County, Kansas, Wichita, Salina and {}."
    )
    assert areas(told.format("Topeka")) == [(9, "KS")]
    assert areas(told.format("Tulsa, Oklahoma, Norman, Oklahoma, and Dallas")) == [(9, None)]
