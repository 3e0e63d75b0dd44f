"""What words around an event say that it is no figure, or whose it is. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read


def figures(text: str) -> list[tuple[str, int]]:
    return [(count.measure, count.number.value) for count in read(f"{text}\n").counts]


@pytest.mark.parametrize(
    "text",
    [
        # Convictions of one man, or of his time in office.
        "Since he has taken office the drive has led to 12 convictions.",
        # What is done every year.
        "The center helped 121 victims each year.",
        # What others wait for.
        "Nobody leaves until two men are arrested.",
        # Whom bystanders find, and those who only meet or speak.
        "A neighbor found nine victims.",
        "Nine victims spoke in court.",
        # Whom others tried before.
        "The governor pardoned 12 people convicted of theft.",
        # What somebody is charged with.
        "He was charged with 14 heists.",
        # Nobody by name, and rows under a heading of cases.
        "Jane and John Doe were both arrested.",
        "Arrests\nCases opened\nToledo: 9\nAkron: 4",
        # Those hurt are nobody held.
        "Nine people injured in the fire were arrested.",
        # Care of the sick.
        "Nine victims were given aid at a hospital.",
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Since May the drive has led to 12 convictions.", [("convicted", 12)]),
        ("The center helped 121 victims.", [("victims_assisted", 121)]),
        ("Deputies found nine victims.", [("victims_identified", 9)]),
        ("Nine victims were given aid at a shelter.", [("victims_assisted", 9)]),
        # Who is named along with somebody shares the verb.
        ("The doctor, together with nine men, was arrested.", [("arrests", 9)]),
        # Some of those held were harmed themselves.
        (
            "Deputies arrested 12 women. Three of the women held were actually victims.",
            [("arrests", 12), ("victims_identified", 3)],
        ),
        ("Two of those arrested turned out to be victims.", [("victims_identified", 2)]),
        # Help for each of those of the sentence before.
        (
            "Deputies rescued 12 women. Each of them was offered services.",
            [("rescues", 12), ("victims_assisted", 12)],
        ),
        # A number may stand before its place without a noun.
        ("Six of sampleton, were arrested.", [("arrests", 6)]),
        # An exact figure takes up a vague one, and a side named is that side's.
        ("More than 60 people were arrested. The 64 people came from two counties.", [("arrests", 64)]),
        (
            "Deputies rescued nine people and arrested 12 people. The suspects were seven men and five women.",
            [("rescues", 9), ("arrests", 12), ("arrests", 7), ("arrests", 5)],
        ),
        # Victims are told apart by their trade.
        (
            "The center identified 300 victims. There were 234 victims of sex trafficking.",
            [("victims_identified", 300), ("victims_identified", 234)],
        ),
        # All of those just told of.
        ("The sting led to the arrest of five people, all charged with theft.", [("arrests", 5), ("charged", 5)]),
    ],
)
def test_figures(text: str, found: list[tuple[str, int]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Deputies rescued 12 people. The oldest was 16.", "minor"),
        ("Deputies rescued 12 people. The oldest was 36.", None),
        ("Deputies arrested 12 people. The suspects, ages 19 to 60, face a judge.", "adult"),
    ],
)
def test_an_age_told_of_all(text: str, group: str | None) -> None:
    assert [count.age_group for count in read(f"{text}\n").counts] == [group]


def test_what_the_harmed_were_held_for_is_no_offense_of_today() -> None:
    (count,) = read("Two men were charged with beating an inmate held for child molestation.\n").counts
    assert (count.measure, count.offense) == ("charged", "other")


def test_rows_of_years_under_a_head_of_fiscal_years_are_fiscal() -> None:
    text = "FBI arrests by fiscal year\n2019: 12\n2020: 15\n"
    assert [count.period.first for count in read(text).counts] == ["2018-10-01", "2019-10-01"]


def test_an_operation_told_with_its_own_date_is_not_the_releases() -> None:
    text = (
        "Nine Held\nMay 5, 2016\n"
        "Deputies held a sting for a week in the county, and it went on day and night, they said.\n"
        "Deputies had worked as hard on Operation Paper Lantern, in May 2016 and came home glad of all they did.\n"
        "They arrested 12 men.\n"
    )
    assert [count.operation for count in read(text).counts] == [None]
