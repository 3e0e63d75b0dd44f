"""Totals and the shares dealt out of them by name: value, place, value of the total. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

HEAD = "Ohio Department of Public Safety\nMarch 12, 2021\n\nCOLUMBUS, Ohio - "
THREE = [(63, "OH", None), (29, "Wood County, OH", 63), (20, "Erie County, OH", 63), (14, "Huron County, OH", 63)]
WHOLE = [(63, "OH", None), (29, "Wood County, OH", 63)]
DEALT = {
    "The project closed with 63 arrests. Wood County had 29, Erie County 20 and Huron County 14.": THREE,
    "The project closed with 63 arrests. Wood saw 29 of them, Erie 20, and Huron County 14.": THREE,
    "The project closed with 63 arrests. Of these, Wood County gave 29; Erie County, 20; Huron County, 14.": THREE,
    "The project closed with 63 arrests. Wood County accounts for 29, Erie County for 20, Huron County for 14.": THREE,
    "The project closed with 63 arrests. Lawyers Jordan Examplar, 29, and Robin Sampleton, 35, object.": WHOLE[:1],
    "The project closed with 63 arrests. The most arrests, 29, were in Wood County.": WHOLE,
    "The project closed with 63 arrests. Most of them, 29, were made in Wood County.": WHOLE,
    "The project closed with 63 arrests. Nearly half (29) were made in Wood County.": WHOLE,
    "The project closed with 63 arrests. Most (29) live in Wood County.": WHOLE[:1],
    "Marshals found 27 missing children. Six of the 27 turned up in Toledo; Lorain had 21.": [
        (27, "OH", None), (6, "Toledo, OH", 27), (21, "Lorain, OH", 27),
    ],
    "Toledo police arrested 12, Lorain police seven and the Wood County Sheriff's Office six, 25 arrests in all.": [
        (12, "Toledo, OH", 25), (7, "Lorain, OH", 25), (6, "Wood County, OH", 25), (25, "OH", None),
    ],
    "Toledo police arrested 12 men, Lorain police seven and the Wood County Sheriff's Office six.": [
        (12, "Toledo, OH", None), (7, "Lorain, OH", None), (6, "Wood County, OH", None),
    ],
    "The sweep ended with 24 men in custody - 12 in Toledo, 7 in Lorain, 5 elsewhere in Wood County.": [
        (24, "OH", None), (12, "Toledo, OH", 24), (7, "Lorain, OH", 24), (5, "Wood County, OH", 24),
    ],
    "Deputies arrested 12 men. The latest ten were held on Friday, and In Sample Park two drank.": [(12, "OH", None)],
    "Deputies arrested 12 men while others watched seven, with five in reserve.": [(12, "OH", None)],
    "The project closed with 63 arrests. Wood, Erie and Huron counties had 11 each, Lucas County 30.": [
        (63, "OH", None), (11, "Wood County, OH", 63), (11, "Erie County, OH", 63), (11, "Huron County, OH", 63),
        (30, "Lucas County, OH", 63),
    ],
    "Deputies arrested 5 men on two counts of theft and three counts of assault.": [(5, "OH", None)],
    "Deputies arrested 5 men in two motels and three cars.": [(5, "OH", None)],
    "Deputies arrested 20 men. Three of them were teachers—one of them a coach—one was a nurse, and another drove.": [
        (20, "OH", None), (3, "OH", 20), (1, "OH", 20),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DEALT.items())
def test_shares_are_dealt_out_by_name(text: str, expected: list[tuple[int, str, int | None]]) -> None:
    figures = read(HEAD + text).counts
    told = [(c.number.value, c.place, None if c.part_of is None else figures[c.part_of].number.value) for c in figures]
    assert sorted(told, key=str) == sorted(expected, key=str)


SUMMED_UP = {
    "Eight men were arrested in Toledo, six in Lorain and five in Dayton, for a total of 19.": (19, "OH", None, None),
    "Two nights led to eight arrests in Toledo and six in Lorain - 14 in all.": (14, "OH", None, None),
    "Deputies arrested eight men in Toledo on March 8. On March 9 they arrested six in Lorain. The total was 14.": (
        14, "OH", "2021-03-08", "2021-03-09",
    ),
    "Deputies arrested eight men in Toledo on March 8 and six there on March 9, for a total of 14.": (
        14, "Toledo, OH", "2021-03-08", "2021-03-09",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SUMMED_UP.items())
def test_a_sum_is_of_all_places_and_days_of_its_parts(text: str, expected: tuple[int, str, str, str]) -> None:
    (whole,) = (c for c in read(HEAD + text).counts if c.number.value == expected[0])
    assert (whole.number.value, whole.place, whole.period.first, whole.period.last) == expected


def test_parts_that_do_not_add_up_leave_their_total_where_it_is() -> None:
    text = "In all, deputies arrested 19 men in Toledo on March 8. Six of the 19 were from a second house in Lorain."
    whole = read(HEAD + text).counts[0]
    assert (whole.number.value, whole.place, whole.period.first, whole.period.last) == (
        19, "Toledo, OH", "2021-03-08", "2021-03-08",
    )  # fmt: skip


def test_ages_that_add_up_to_what_is_no_figure_stay_ages() -> None:
    text = "The 44 officers met. Jordan Examplar, 24, and Robin Sampleton, 20, pleaded guilty on Monday."
    assert read(HEAD + text).counts == ()


SHARES = {
    "The drive led to 541 arrests in 16 states. Our share was 28.": "Wood County, OH",
    "The drive led to 541 arrests in 16 states. The Toledo Police Department's contribution was 28.": "Toledo, OH",
    "The drive led to 541 arrests in 16 states. Ohio's share of that was 28.": "OH",
}


@pytest.mark.parametrize(("text", "place"), SHARES.items())
def test_a_share_is_of_its_owner(text: str, place: str) -> None:
    figures = read(f"Wood County Sheriff's Office\nMarch 12, 2021\n\nBOWLING GREEN, Ohio - {text}").counts
    assert [(c.number.value, c.place, c.part_of) for c in figures] == [(541, "US", None), (28, place, 0)]


def test_two_told_of_one_and_the_other_are_of_both_places() -> None:
    text = "Two men were arrested: one in Toledo, the other in Lorain."
    assert [(c.number.value, c.place) for c in read(HEAD + text).counts] == [(2, "OH"), (1, "Toledo, OH")]


MET = {
    "About 30 women were contacted on Friday by detectives who answered escort ads.": [30],
    "Detectives answered escort ads. They met 22 women.": [22],
    "Officers spoke with 16 women at massage parlors.": [16],
    "Detectives talked with 16 women from the neighborhood about the robbery.": [],
    "Detectives talked with 16 men at massage parlors.": [],
    "The suspect met two women through an escort ad.": [],
}


@pytest.mark.parametrize(("text", "expected"), MET.items())
def test_women_met_in_the_trade_are_potential_victims(text: str, expected: list[int]) -> None:
    found = [(c.measure, c.number.value) for c in read(HEAD + text).counts]
    assert found == [("victims_identified", value) for value in expected]


def test_parts_of_which_no_place_is_told_are_of_their_totals_place() -> None:
    text = "Ten men were arrested in Lorain that night. Six of them were charged with soliciting."
    assert {c.place for c in read(HEAD + text).counts} == {"Lorain, OH"}


HEADLINES = {
    "Toledo police: 10 arrested\n\nTOLEDO, Ohio (July 19, 2021) - Ten men were arrested. The Lucas County Sheriff's "
    "Office gave help.": "Toledo, OH",
    "Sheriff joins the drive\n\nTOLEDO, Ohio (July 19, 2021) - Ten men were arrested.": "Lucas County, OH",
    "Lucas County deputies jail ten\n\nTOLEDO, Ohio (July 19, 2021) - Ten men were arrested with the help of Toledo "
    "police.": "Lucas County, OH",
    "Ohio sheriff jails ten\n\nTOLEDO, Ohio (July 19, 2021) - Ten men were arrested.": "Toledo, OH",
    "Toledo man jailed\n\nDAYTON, Ohio (July 19, 2021) - Ten men were arrested.": "Dayton, OH",
    "Dayton Police Department\nToledo police helped\n\nTen men were arrested.": "Dayton, OH",
}


@pytest.mark.parametrize(("text", "home"), HEADLINES.items())
def test_a_headline_tells_whose_release_it_is(text: str, home: str) -> None:
    assert read(text).home == home


FOUND = {
    "Three juveniles, ages 14 to 16, were located and reunited with family.": [("missing_located", 3)],
    "Three teens were found and returned to their guardians.": [("missing_located", 3)],
    "Three juveniles were located and questioned.": [],
    "The operation ended with 14 children found and nine people arrested.": [("arrests", 9)],
    "The operation ended with two men and nine women arrested.": [("arrests", 2), ("arrests", 9)],
}


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_what_is_said_of_those_found(text: str, expected: list[tuple[str, int]]) -> None:
    assert sorted((c.measure, c.number.value) for c in read(HEAD + text).counts) == expected
