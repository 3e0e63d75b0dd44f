"""Operations of several states: whose figures are whose, and none of another's. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Reading
from extractors.reader import read

ROWS = (
    "SPRINGFIELD, Mo. - Agents rescued 47 victims in a nationwide sweep. The Missouri sting took place at a spa in "
    "Kansas City. It brought two arrests and six rescues. Each state's share:\n"
    "- Illinois: 3 arrests, 2 rescues\n"
    "- Kentucky: 6 arrests, 3 rescues\n"
    "- Oklahoma: 7 arrests, 1 rescues\n"
    "- Texas: 2 arrests, 6 rescues\n"
    "- South Dakota: 9 arrests at Sturgis\n"
)


def told(reading: Reading, measure: str) -> list[tuple[int, str | None, int | None]]:
    totals = [None if c.part_of is None else reading.counts[c.part_of].number.value for c in reading.counts]
    return [
        (c.number.value, c.place, total)
        for c, total in zip(reading.counts, totals, strict=True)
        if c.measure == measure
    ]


def test_rows_of_states_are_no_parts_of_each_other_and_are_not_said_twice() -> None:
    reading = read(ROWS)
    assert told(reading, "rescues") == [
        (47, "US", None), (6, "MO", 47), (2, "IL", 47), (3, "KY", 47), (1, "OK", 47), (6, "TX", 47),
    ]  # fmt: skip
    assert [(value, place) for value, place, _ in told(reading, "arrests")] == [
        (2, "MO"), (3, "IL"), (6, "KY"), (7, "OK"), (2, "TX"), (9, "Sturgis, SD"),
    ]  # fmt: skip


def test_a_row_of_another_state_is_not_what_the_states_own_sting_brought() -> None:
    rows = "- Illinois: 3 arrests, 2 rescues\n- Texas: 2 arrests, 6 rescues\n"
    reading = read(f"MARLOW, Mo. – The Missouri sting led to two arrests and six rescues. Each state's share:\n{rows}")
    assert [(value, place) for value, place, _ in told(reading, "arrests")] == [(2, "MO"), (3, "IL"), (2, "TX")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("At least 372 johns were arrested nationwide. The sting netted 390 arrests.", [372, 390]),
        ("At least 372 people were arrested nationwide. The sting netted 390 arrests.", [390]),
    ],
)
def test_so_many_buyers_at_least_are_not_all_who_were_held(text: str, values: list[int]) -> None:
    assert [count.number.value for count in read(text).counts] == values


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Agents rescued 31 victims. Three of the 31 victims were minors.", "minor"),
        ("Agents rescued 31 victims. Three of the 31 victims were cared for by minors.", None),
    ],
)
def test_what_some_of_so_many_were_is_told_of_them(text: str, age: str | None) -> None:
    assert [count.age_group for count in read(text).counts] == [None, age]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A sting led by Kenosha police officers brought nine arrests.", "Kenosha, WI"),
        ("A sting led by the Kenosha Public Library brought nine arrests.", None),
        (
            "SHEBOYGAN -- Nine were arrested, Attorney General Jordan Examplar announced. The Wisconsin Department of "
            "Justice aided the Door County Sheriff's Office.",
            "WI",
        ),
        ("SHEBOYGAN, Wis. -- Nine were arrested, General Jordan Examplar announced.", "Sheboygan, WI"),
        ("SHEBOYGAN, Wis. -- Nine were arrested. Attorney General Jordan Examplar said he was glad.", "Sheboygan, WI"),
        ("WASHINGTON -- Nine were arrested, Attorney General Jordan Examplar announced.", "Washington, DC"),
        (
            "MADISON, Wis. -- Agents aided the Door County Sheriff's Office, when the agency arrested nine men.",
            "Door County, WI",
        ),
    ],
)
def test_police_and_who_announces_say_whose_figure_it_is(text: str, place: str | None) -> None:
    assert [count.place for count in read(text).counts] == [place]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        (
            "Marshals found eight missing children. Three recoveries came to pass in Ohio, where one missing girl was.",
            ["missing_located", "missing_located"],
        ),
        (
            "Marshals found eight missing children. Three recoveries of victims came to pass; no missing girl was one.",
            ["missing_located", "rescues"],
        ),
    ],
)
def test_recoveries_where_children_are_missing_are_of_these(text: str, measures: list[str]) -> None:
    assert [count.measure for count in read(text).counts] == measures


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Deputies arrested six men, a thief wanted on a May 2021 warrant among them.", [None]),
        ("Deputies arrested six men in May 2021.", ["2021-05"]),
        ("The results dwarf those of 2018, when the unit made 226 arrests.", ["2018"]),
        ("The unit beat 2018's total of 226 arrests.", ["2018"]),
        ("In 2019 arrests fell to nine.", ["2019"]),
    ],
)
def test_a_year_is_that_of_what_it_stands_beside(text: str, time: list[str | None]) -> None:
    assert [count.period.first for count in read(text).counts] == time


@pytest.mark.parametrize(
    ("text", "offense"),
    [
        ("Twelve were arrested. The sting went after those who use the web to solicit and entice minors.",
         "child_exploitation"),
        ("Twelve were arrested. The sting went after those who solicit women, and those who entice minors.", None),
    ],
)  # fmt: skip
def test_to_solicit_and_entice_children_is_one_kind(text: str, offense: str | None) -> None:
    assert [count.offense for count in read(text).counts] == [offense]


@pytest.mark.parametrize(
    ("rows", "measures"),
    [
        ("- Illinois: 3 arrested, 2 rescued\n", ["arrests", "rescues"]),
        ("- Illinois: 5 rescued\n", ["rescues"]),
    ],
)
def test_who_was_arrested_is_none_of_those_rescued(rows: str, measures: list[str]) -> None:
    counts = read(f"Agents rescued 47 victims. Each state's share:\n{rows}").counts
    assert [count.measure for count in counts[1:]] == measures


@pytest.mark.parametrize(("county", "values"), [("Miami-Dade County", [12]), ("Orange County", [12, 12])])
def test_a_town_told_after_its_county_is_no_other_place(county: str, values: list[int]) -> None:
    text = f"MIAMI, Fla. - Deputies arrested 12 buyers in {county}. Twelve buyers were arrested in Homestead."
    assert [count.number.value for count in read(text).counts] == values
