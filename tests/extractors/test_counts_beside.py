"""Figures told by what stands beside them: a legend of a list, the sum of others, companions in a case, a series of
years, a clause of somebody of theirs. All invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

ROWS = "Sampleton\nBuyers: 7\nSellers: 4\n\nExampleville\nBuyers: 2\n\n"

SENTENCES = {
    f"{ROWS}All figures above are arrests.\n": [("arrests", 7), ("arrests", 4), ("arrests", 2)],
    f"The numbers below are of people arrested.\n\n{ROWS}": [("arrests", 7), ("arrests", 4), ("arrests", 2)],
    f"{ROWS}All figures above are estimates.\n": [],
    f"{ROWS}The mayor was pleased.\n\nAll figures above are arrests.\n": [],
    "Five possible victims were identified that week, four women and one man.": [
        ("victims_identified", 5), ("victims_identified", 4), ("victims_identified", 1),
    ],
    "Five possible victims were identified that week, three women and one man.": [("victims_identified", 5)],
    "Nine men were charged, and the inquiry led to six more men and three more women.": [("charged", 9)],
    "The indictment charges Jordan Examplar along with nine other defendants.": [("charged", 9)],
    "Jordan Examplar was charged together with three others.": [("charged", 3)],
    "Jordan Examplar is accused of living with two others.": [],
    "The complaint charges Jordan Examplar and two of his employees with fraud.": [("charged", 2)],
    "The complaint charges Jordan Examplar and two of his sons with fraud.": [],
    "Also charged are four women.": [("charged", 4)],
    "Charged along with Jordan Examplar are five others.": [("charged", 5)],
    "Those arrested are between 19 and 63.": [],
    "A detective met nine girls whose pimps were arrested.": [],
    "Of the shelters, 74 percent had served at least one victim of trafficking.": [],
    "Every shelter assisted three victims of trafficking.": [],
    "Jordan Examplar, one of 12 people indicted in May, pleaded guilty.": [("charged", 12)],
    "FOUR JUVENILES SAFE, SEVEN TRAFFICKERS IN CUSTODY": [("arrests", 7)],
    "SIX MEN BEHIND BARS, THREE GIRLS SAFE": [("arrests", 6)],
    "THREE 16-YEAR-OLDS CHARGED AS ADULTS": [("charged", 3)],
    "Arrests in Toledo, Ohio: 12": [("arrests", 12)],
    "Two were held.\n\n\"Five of our tips came from places with one stoplight.\"\n": [],
    "Deputies contacted two women who, it is believed, were being made to sell sex.": [("victims_identified", 2)],
    "Twelve victims were contacted, and every one was offered a bed in a shelter.": [
        ("victims_assisted", 12), ("victims_identified", 12),
    ],
    "Would-be abusers of minors: 22, every one of them arrested at the door.": [("arrests", 22)],
    "All sweeps since 2011: 900 buyers arrested": [("arrests", 900)],
    "It led to the arrests of no fewer than 47 people.": [("arrests", 47)],
    "Correction: the release was headed \"72 Arrested.\" Deputies arrested 82 people.": [("arrests", 82)],
    "Deputies rescued 76 women, and so were 11 victims who are minors.": [("rescues", 76), ("rescues", 11)],
    "Arrests nationwide passed the 800 mark.": [("arrests", 800)],
    "Six in ten had run from a home. Deputies arrested nine men.": [("arrests", 9)],
    "Arrests by city\nSampleton, Friday: pimps, 2; buyers, 6\nExampleville, Friday: buyers, 3\n": [
        ("arrests", 2), ("arrests", 6), ("arrests", 3),
    ],
    "Sampleton, Friday: pimps, 2; buyers, 6": [],
    "- Defendants in a sealed indictment: 38\n- Not yet found: 9\n": [("charged", 38)],
    "Detectives contacted 78 individuals involved in commercial sex.": [("victims_identified", 78)],
    "Detectives arrested 12 women involved in commercial sex.": [("arrests", 12)],
    "Detectives freed 109 people from traffickers. Services were arranged for each of the 109.": [
        ("rescues", 109), ("victims_assisted", 109),
    ],
    "Agents got three girls out of the hands of a trafficker.": [("rescues", 3)],
    "Deputies rescued nine girls. The team has eight full-time positions, two of them new.": [("rescues", 9)],
    "Deputies locked up 250 people that month.": [("arrests", 250)],
    "Deputies locked 250 doors and woke 12 people.": [],
    "The week put 11 suspects in Iowa jails.": [("arrests", 11)],
    "A caseworker linked all nine victims with services.": [("victims_assisted", 9)],
    "Twelve men were arrested. Drove in from another state: 3": [("arrests", 12)],
    "Arrested for soliciting a minor: another four men": [("arrests", 4)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_figures(text: str, expected: list[tuple[str, int]]) -> None:
    found = sorted((c.measure, c.number.value) for c in read(text).counts)
    assert found == sorted(expected)


def test_a_series_of_years_counts_on() -> None:
    counts = read(
        "There were 80 arrests in 2020. In 2019 there had been 65, and in 2007, the first year counted, only 40."
    ).counts
    assert [(c.measure, c.number.value, c.part_of) for c in counts] == [
        ("arrests", 80, None), ("arrests", 65, None), ("arrests", 40, None),
    ]  # fmt: skip


def test_what_adds_up_to_a_total_is_its_parts() -> None:
    counts = read("Four victims were located - three girls and one boy.").counts
    assert [(c.number.value, c.part_of, c.gender) for c in counts] == [
        (4, None, None),
        (3, 0, "female"),
        (1, 0, "male"),
    ]


def test_rows_below_a_group_divide_the_row_above_it() -> None:
    counts = read(
        "Deputies arrested 90 people.\n\n"
        "Child victims identified: 61\nBy sex\n  girls: 42\n  boys: 19\nBy age\n  10 through 17: 39\n  under 10: 22\n"
    ).counts
    found = [(c.measure, c.number.value, c.part_of) for c in counts]
    assert found[:2] == [("arrests", 90, None), ("victims_identified", 61, None)]
    assert found[2:] == [("victims_identified", value, 1) for value in (42, 19, 39, 22)]


def test_a_row_among_them_divides_the_row_above() -> None:
    counts = read("Victims rescued ........ 21\n   minors among them ... 2\nSuspects arrested ...... 40\n").counts
    assert [(c.measure, c.number.value, c.part_of) for c in counts] == [
        ("rescues", 21, None), ("rescues", 2, 0), ("arrests", 40, None),
    ]  # fmt: skip
