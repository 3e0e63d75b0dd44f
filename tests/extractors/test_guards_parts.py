"""What patterns are there for by which the readers tell parts, kinds and days apart. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.model import Count
from extractors.reader import read


def counts(text: str) -> tuple[Count, ...]:
    return read(f"{text}\n").counts


def told(text: str) -> list[tuple[str, int, int | None]]:
    return [(count.measure, count.number.value, count.part_of) for count in counts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A share of a list goes on with what its people were.
        ("Of those arrested, 32 were men and 28 were women.", [("arrests", 32, None), ("arrests", 28, None)]),
        # "Both" and "the pair" are no share of more than they.
        ("Deputies rescued 12 people. Both were girls.", [("rescues", 12, None)]),
        # Those whom no rule knows as people are no share of those counted.
        ("Deputies rescued 12 girls. Nine of the pupils were younger than 15.", [("rescues", 12, None)]),
        # Behind a semicolon a bare number says who those are.
        ("Deputies arrested 14 people; 12 were men.", [("arrests", 14, None), ("arrests", 12, 0)]),
        # Towns with a figure each.
        (
            "Deputies made 90 arrests. The cities with the most arrests were Exampleton, 21, and Sampleton, 19.",
            [("arrests", 90, None), ("arrests", 21, 0), ("arrests", 19, 0)],
        ),
        # What a bullet marks is an item, however long.
        (
            "Deputies arrested 60 people:\n"
            "• 32 men from the towns along the river were held in the old county jail near the bridge\n• 28 women",
            [("arrests", 60, None), ("arrests", 32, 0), ("arrests", 28, 0)],
        ),
        # Rows of two causes are two figures.
        (
            "Deputies reported:\n• Two arrests for theft\n• Two arrests for robbery",
            [("arrests", 2, None), ("arrests", 2, None)],
        ),
    ],
)
def test_shares_and_items(text: str, found: list[tuple[str, int, int | None]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        # Behind the cause stand those to whom it was done.
        ("Deputies arrested 12 people for paying girls, ages 12 to 15.", [None]),
        ("Deputies rescued 12 people, ages 12 to 15.", ["minor"]),
    ],
)
def test_ages_are_those_of_the_people_counted(text: str, ages: list[str | None]) -> None:
    assert [count.age_group for count in counts(text)] == ages


def test_a_noun_left_out_is_the_one_before_where_a_cause_follows() -> None:
    assert [count.gender for count in counts("Deputies arrested 12 men in May and 36 for pimping.")] == ["male", "male"]
    assert [count.gender for count in counts("Deputies cited 142 men for soliciting and 36 by mail.")] == [
        "male",
        None,
    ]


def test_quotation_marks_are_no_words_of_a_noun() -> None:
    assert [count.as_said for count in counts("In May 12 men and six ‘johns’ were arrested.")] == ["men", "johns"]


def test_the_days_that_and_joins_are_one_stretch() -> None:
    text = "May 9, 2021\nDeputies arrested nine men yesterday and today.\n"
    dates = [(date.role, date.first, date.last) for date in read(text).dates]
    assert dates == [("publication", "2021-05-09", "2021-05-09"), ("operation", "2021-05-08", "2021-05-09")]
    (date,) = read("Deputies arrested nine men on May 3 and May 4, 2021.\n").dates
    assert (date.first, date.last) == ("2021-05-03", "2021-05-04")


def test_a_day_in_the_midst_of_a_sentence_is_not_that_of_the_release() -> None:
    text = "May 3, 2021\nDeputies on May 3, 2021 arrested nine men.\n"
    assert [date.role for date in read(text).dates] == ["publication", "operation"]
    assert [count.period.first for count in read(text).counts] == ["2021-05-03"]


def test_a_state_whose_something_is_told_of_is_no_place_of_figures() -> None:
    text = "Story County, Iowa\nThe arrests of 12 men came under Ohio's new law."
    assert [count.place for count in counts(text)] == ["Story County, IA"]
