"""Places told by a paragraph's first words, by "there", by a total told before. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

STATE = "Ohio Attorney General's Office\n\nAgents made 40 arrests across Ohio in May.\n\n{}\n"
LIMA = "Lima Police Department\n\nLima officers arrested nine men on Friday.\n\n{}\n"


def areas(text: str) -> list[tuple[int, str | None]]:
    return [(count.number.value, count.place) for count in read(text).counts]


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("ALLEN COUNTY, July 2016.", "Allen County, OH"),
        ("Allen County, July 8 to 9, 2016.", "Allen County, OH"),
        ("Across the country.", "US"),
        ("Toledo.", "Toledo, OH"),
        ("Elsewhere in Allen County.", "Allen County, OH"),
        ("The teams went on.", "OH"),
    ],
)
def test_a_paragraph_is_of_the_place_that_opens_it(label: str, place: str) -> None:
    assert areas(STATE.format(f"{label} Over five days 13 people were arrested, each in a car."))[1:] == [(13, place)]


def test_a_county_that_is_this_one() -> None:
    assert areas(LIMA.format("In this county. Stings of that week ended in the arrest of 14 buyers."))[1:] == [
        (14, "Allen County, OH")
    ]


def test_there_is_the_place_of_the_sentence_before() -> None:
    told = "An operation of last week was held in Toledo. Deputies searched a spa {} and 12 women were rescued."
    assert areas(STATE.format(told.format("there")))[1:] == [(12, "Toledo, OH")]
    told = "The men came from Toledo. In the spa there were guards, and 12 women were rescued."
    assert areas(STATE.format(told))[1:] == [(12, "OH")]


def test_a_total_named_again_in_other_words_keeps_its_place() -> None:
    text = STATE.format("ALLEN COUNTY, July 2016. Four of the year's {} children were rescued from homes there.")
    told = "\n\nAgents rescued eighteen children in 2016.\n\n"
    assert (18, "OH") in areas(text.format(18).replace("\n\nALLEN", f"{told}ALLEN"))
    assert (19, "Allen County, OH") in areas(text.format(19).replace("\n\nALLEN", f"{told}ALLEN"))


@pytest.mark.parametrize(
    ("again", "place"),
    [("Ten of the 29 men convicted were held in Toledo", "OH"), ("Ten men were convicted in Toledo", "OH")],
)
def test_a_total_is_not_where_a_share_of_it_was(again: str, place: str) -> None:
    counts = areas(
        f"Ohio Attorney General's Office\n\nIn 2023 the office convicted 29 men of trafficking.\n\n{again}.\n"
    )
    assert (29, place) in counts


def test_a_row_below_a_heading_of_counties_is_a_countys() -> None:
    table = "{} | Arrests\nOhio | 6\nSummit | 1\n\nThe office thanked its partners in the state for the work they did."
    assert "Summit County, OH" in {place for _, place in areas(STATE.format(table.format("County")))}
    assert "Summit County, OH" not in {place for _, place in areas(STATE.format(table.format("Kind")))}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("in Houston and Harris County", "Harris County, TX"),
        ("in Hays, Travis and Ohio counties", None),
    ],
)
def test_a_large_city_beside_its_county(words: str, place: str | None) -> None:
    counts = areas(f"Houston Police Department\n\nIn May officers held a sting {words}. They arrested 380 men.\n")
    assert counts == [(380, place or "TX")]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Word of it went nationwide.\n\nIn all of 2019 the squad arrested 17 men.", "Lima, OH"),
        ("Word of it went nationwide.\n\nIn all, the teams arrested 17 men.", "US"),
        ("Eleven men live outside the county, and three outside Ohio. In May the squad arrested 17 men.", "Lima, OH"),
        ("The ring had buyers as far off as Texas, and the squad arrested 17 men.", "Lima, OH"),
        ("Among them 17 men were arrested in this district.", "Lima, OH"),
        ("On May 3, 4 and 5, 2019, the county task force arrested 17 men.", "Allen County, OH"),
        ("Three more were to follow. One of those was in Toledo on Monday. Officers arrested 17 men.", "Toledo, OH"),
        ("There were 17 arrests, several at a house in Toledo.", "Lima, OH"),
    ],
)
def test_words_beside_a_place(sentence: str, place: str) -> None:
    assert (17, place) in areas(LIMA.format(sentence))


def test_the_bureau_of_a_state_is_not_the_nations() -> None:
    told = (
        "Tennessee Bureau of Investigation\n\nIn May 2015 the Bureau held stings across the state. "
        "Among them are 34 men who were arrested in that year.\n"
    )
    assert areas(told) == [(34, "TN")]


def test_one_spot_is_not_that_of_years() -> None:
    told = "Ohio Attorney General's Office\n\n{} the unit arrested 30 men.\n\nThe sting was held at a hotel in Lima.\n"
    assert areas(told.format("In those two years")) == [(30, "OH")]
    assert areas(told.format("On Friday")) == [(30, "Lima, OH")]


def test_the_city_is_the_one_the_paragraph_names() -> None:
    told = "Columbus Police Department\n\n{} Officers arrested 12 men in the city.\n"
    assert (12, "Toledo, OH") in areas(told.format("The men had driven up to Toledo. In Toledo a sting was held."))
    assert (12, "Columbus, OH") in areas(told.format("The men live in Toledo."))


def test_of_four_in_a_district_the_state_is_told() -> None:
    told = (
        "United States Attorney's Office, District of Ohio\n\nOver the year 23 people were arrested in 14 states. "
        "Since May thirteen of the 23 have pleaded guilty, among them four in this district.\n"
    )
    assert (4, "OH") in areas(told)
    assert (13, "US") in areas(told)
