"""Parts with a day of their own, weeks in one word, days that no calendar fixes. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
from extractors.operations.names import find_operations
from extractors.page.layout import lay_out
from extractors.reader import read

HEAD = "Example County Sheriff's Office\nFebruary 16, 2022\n\n"
STING = "A sting was held January 24 to 28.\n\n"
STING_DAYS = ("2022-01-24", "2022-01-28")
FRIDAY, DAY = ("2022-02-11", "2022-02-11"), ("2022-02-09", "2022-02-09")
TO_FRIDAY = ("2022-02-05", "2022-02-11")
FEBRUARY = ("2022-02", "2022-02")
NONE = (None, None)


def times(text: str) -> list[tuple[str | None, str | None]]:
    return [(count.period.first, count.period.last) for count in read(HEAD + text).counts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputies arrested 14 people, including 5 on Friday.", [NONE, FRIDAY]),
        ("Deputies arrested 14 people, 5 of them on February 9.", [NONE, DAY]),
        ("Deputies arrested 14 people last week, 5 of them on Friday.", [FEBRUARY, FRIDAY]),
        (f"{STING}Deputies arrested 14 people, including 5 on Friday.", [STING_DAYS, FRIDAY]),
        (
            f"{STING}Deputies arrested 14 people, including 5 on the first night.",
            [STING_DAYS, ("2022-01-24", "2022-01-24")],
        ),
        ("The sting led to 14 arrests, including 5 on Friday. Four guns were found.", [NONE, FRIDAY]),
        ("Arrests by the squad: 31 (12 in 2020)", [NONE, ("2020", "2020")]),
        ("The squad made 31 arrests, including 12 in 2020.", [NONE, ("2020", "2020")]),
        ("Deputies arrested 14 people on February 9, including 5 women.", [DAY, DAY]),
        ("Fourteen people, including 5 women, were arrested on February 9.", [DAY, DAY]),
    ],
)
def test_the_day_of_a_part_is_not_that_of_the_whole(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The weeklong operation ended February 11 with 9 arrests.", TO_FRIDAY),
        ("The week-long operation ended February 11 with 9 arrests.", TO_FRIDAY),
        ("Deputies wrapped up a weeklong sting February 11 that led to 9 arrests.", TO_FRIDAY),
        ("Deputies arrested 9 men in a weeklong sting that began February 7.", ("2022-02-07", "2022-02-13")),
        ("The lifelong dream ended February 11 with 9 arrests.", FRIDAY),
        ("Deputies arrested 9 men over Super Bowl weekend.", FEBRUARY),
        ("NINE MEN ARRESTED OVER SUPER BOWL WEEKEND", FEBRUARY),
        ("Deputies arrested 9 men during the week of the Super Bowl.", FEBRUARY),
        ("Deputies arrested 9 men who came for the Super Bowl.", NONE),
        ("Results presented by the chief on Friday show 9 arrests.", NONE),
    ],
)
def test_weeks_in_one_word_and_days_that_no_calendar_fixes(text: str, expected: tuple[str | None, str | None]) -> None:
    assert times(text) == [expected]


@pytest.mark.parametrize(("published", "first"), [("2024-03-14", "2024-02-29"), ("2025-03-14", None)])
def test_a_leap_day_has_the_year_of_its_release_or_none(published: str, first: str | None) -> None:
    (count,) = read("Nine men were arrested on February 29.", Context(published=published)).counts
    assert count.period.first == first


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Deputies ran Operation Paper Lantern 2.0 in June.", ["Operation Paper Lantern 2.0"]),
        (
            "Deputies say Operation Paper Lantern 2.0 is over.\nOPERATION PAPER LANTERN 2.0 ENDS",
            ["Operation Paper Lantern 2.0"] * 2,
        ),
        (
            "Deputies ended Operation Paper Lantern 2.0 here. The chief is glad of Operation Paper Lantern.",
            ["Operation Paper Lantern 2.0"] * 2,
        ),
        (
            "OPERATION PAPER LANTERN 2.0 ENDS\nDeputies are glad that Operation Paper Lantern is over.",
            ["Operation Paper Lantern 2.0"] * 2,
        ),
        ("Deputies ran Operation Paper Lantern, 2.5 days long.", ["Operation Paper Lantern"]),
        ("Deputies ran Operation L.A.M.P. in June.", ["Operation L.A.M.P."]),
        ("Under the name “Paper Lantern,” deputies ran a sting.", ["Paper Lantern"]),
    ],
)
def test_names_with_points_and_under_a_name(text: str, found: list[str]) -> None:
    assert [operation.name for operation in find_operations(lay_out(text))] == found
