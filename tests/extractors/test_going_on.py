"""Numbers that go on from the one before them: of another day, year or town. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
from extractors.reader import read

ON = Context("2020-02-07", None, None)  # a Friday


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The unit arrested 44 buyers in 2019 and 12 this year.", [44, 12]),
        ("The unit arrested 44 buyers last year, 38 the year before and another 12 so far this year.", [44, 38, 12]),
        ("Officers cited nine women Friday and four the following night.", [9, 4]),
        ("The unit arrested 44 buyers in 2019 and 12 the day-long training taught.", [44]),
        ("The eldest of the 15 women arrested that evening was 31.", [15]),
    ],
)
def test_a_number_with_a_time_of_its_own_counts_what_the_one_before_it_did(text: str, values: list[int]) -> None:
    assert [count.number.value for count in read(text, ON).counts] == values


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Deputies rescued three girls in May and two in June.", ("minor", "female")),
        ("Police arrested ten men at one inn and another 12 at the next.", (None, "male")),
        ("Officers cited nine women Friday and four more Saturday.", (None, "female")),
        ("Police arrested ten people at one inn and another 12 at the next.", (None, None)),
        ("Police arrested ten men, and 12 sellers at the next inn.", (None, None)),
    ],
)
def test_the_noun_left_out_is_the_one_said_before(text: str, last: tuple[str | None, str | None]) -> None:
    count = read(text, ON).counts[-1]
    assert (count.age_group, count.gender) == last


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (
            "The unit made 33 arrests in the first half of 2016 and 20 in the same period of 2015.",
            [("2016-01", "2016-06"), ("2015-01", "2015-06")],
        ),
        (
            "From May 3 to May 9, 2019, police made 33 arrests, up from 20 in the same week of 2018.",
            [("2019-05-03", "2019-05-09"), ("2018-05-03", "2018-05-09")],
        ),
        ("The unit made 33 arrests in 2016, and 20 in the same period of 2015.", [("2016", "2016"), ("2015", "2015")]),
        (
            "The unit made 33 arrests in the first half of 2016 and 20 in 2015.",
            [("2016-01", "2016-06"), ("2015", "2015")],
        ),
        (
            "On February 29, 2016, police made three arrests, and two on that same weekend in 2015.",
            [("2016-02-29", "2016-02-29"), ("2015-02", "2015-02")],
        ),
    ],
)
def test_the_same_period_of_another_year_has_its_days(text: str, times: list[tuple[str, str]]) -> None:
    assert [(count.period.first, count.period.last) for count in read(text, ON).counts] == times


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("Officers arrested 19 buyers. Another 11 were arrested at an inn in June.", [None, None]),
        ("Officers arrested 30 people. Nineteen were buyers. Another 11 were arrested for pimping.", [None, 0, 0]),
        ("Officers arrested 19 buyers. Eleven were arrested at an inn.", [None, 0]),
    ],
)
def test_another_so_many_are_no_part_of_what_nothing_has_divided_yet(text: str, totals: list[int | None]) -> None:
    assert [count.part_of for count in read(text, ON).counts] == totals
