"""The release's own days are those of every figure without a time of its own, in whichever words they are told."""

from __future__ import annotations

import pytest
from timed import ends

from extractors.model import Context
from extractors.reader import read

TAIL = "\nIn all, @9 men were arrested."


@pytest.mark.parametrize(
    ("opening", "days"),
    [
        (
            "Its team was at work in Sampleton together with the city police from February 3 through February 5, 2022.",
            ("2022-02-03", "2022-02-05"),
        ),
        (
            "Two missions against the trade, carried out in this county during November and December 2021, are over, "
            "and with them the work of nine bodies of the county.",
            ("2021-11", "2021-12"),
        ),
        (
            "Last week, Monday the 7th to Friday the 11th, the squad of the county ran its end of Operation Sample, "
            "for which all of the towns around gave officers.",
            ("2022-02-07", "2022-02-11"),
        ),
        (
            "Three towns in four days was the sweep of the squad of the county, with its helpers, last week. From "
            "Monday, February 7, they went from one to the next, and on Thursday, February 10, they finished.",
            ("2022-02-07", "2022-02-10"),
        ),
        (
            "Task forces of nine counties, with the officers of many towns, finished three days of joint action "
            "today. It goes by the name of Operation Sample, and was long in the making.",
            ("2022-02-14", "2022-02-16"),
        ),
        (
            "The squad of the county was charged with theft of its own cars between February 3 and February 5, 2022, "
            "and has nothing else to tell of itself this time.",
            None,
        ),
    ],
)
def test_the_days_of_the_release(opening: str, days: tuple[str, str] | None) -> None:
    assert ends(opening + TAIL, "9", "arrest") == days


def test_the_year_in_review_may_end_on_new_year() -> None:
    text = "The Squad: Our Year in Review\nHere is what a small team of detectives from three towns of the county, "
    text += "with all its helpers, got done from January 1, 2021, to January 1, 2022."
    assert ends(text + TAIL, "9", "arrest") == ("2021-01-01", "2022-01-01")


SINCE_2019 = ("2019-05", "2022-02-16")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Since opening in Ardell in May 2019 and in Borley in June 2021, it has helped @90 victims.", SINCE_2019),
        ("The center has helped @90 victims since opening in Ardell in May 2019 and then in June 2021.", SINCE_2019),
        ("Since opening in May 2019,\tthe Ardell House in Sampleton, and then in June 2021, the Borley House, the "
         "county's houses have helped @90 victims.", SINCE_2019),
        ("Since it began in May 2019, again in 2020 and then in 2021, the team has rescued @90 girls.", SINCE_2019),
        ("Since May 2019 it has freed 14 girls and in June 2021 it arrested @90 men.", ("2021-06", "2021-06")),
        ("Since May 2019 the unit was at work, and in June 2021 @90 men were arrested.", ("2021-06", "2021-06")),
    ],
)  # fmt: skip
def test_a_second_opening_ends_no_time_that_runs_since_the_first(text: str, days: tuple[str, str]) -> None:
    assert ends(text, "90", "helped|rescued|arrested") == days


@pytest.mark.parametrize(
    ("published", "days"),
    [(None, ("2011", "2011")), ("2012-01-20", ("2011", "2011")), ("2014-01-20", (None, None))],
)
def test_a_year_told_of_the_operation_is_that_of_a_release_without_a_date(
    published: str | None, days: tuple[str | None, str | None]
) -> None:
    told = "Nine men were arrested in a sting. The sting was conducted in 2011."
    period = read(told, Context(published=published)).counts[0].period
    assert (period.first, period.last) == days


@pytest.mark.parametrize(
    ("published", "days"),
    [(None, (None, None)), ("2031-05-20", ("2030-11", "2030-11"))],
)
def test_a_month_of_no_known_year_is_not_the_one_told_before(
    published: str | None, days: tuple[str | None, str | None]
) -> None:
    told = "In December, 2029, a sting was held. Nine men were arrested. In November, 14 men were arrested."
    first, later = read(told, Context(published=published)).counts
    assert (first.period.first, first.period.last) == ("2029-12", "2029-12")
    assert (later.period.first, later.period.last) == days


@pytest.mark.parametrize(
    ("opening", "days"),
    [
        ("On Tuesday, May 6, 2031, the sheriff held a press conference on the operation.", ("2031-04", "2031-04")),
        ("The sheriff spoke to a school on the operation.", (None, None)),
    ],
)
def test_the_day_of_the_announcement_is_what_a_month_is_counted_from(
    opening: str, days: tuple[str | None, str | None]
) -> None:
    told = f"{opening} The operation took place in April.\n\nNine men were arrested."
    period = read(told).counts[0].period
    assert (period.first, period.last) == days


def test_what_arrests_add_up_to_is_of_the_time_told_behind() -> None:
    told = "Deputies arrested nine men last week, bringing to 31 the number of arrests made this year."
    counts = read(told, Context(published="2031-05-20")).counts
    assert [(c.number.value, c.period.first, c.period.last) for c in counts] == [
        (9, "2031-05", "2031-05"),
        (31, "2031", "2031-05-20"),
    ]


def test_the_dates_of_two_days_are_one_stretch() -> None:
    told = "Between the dates of May 3 and May 9, 2030, police ran a sting in which nine men were arrested."
    period = read(told).counts[0].period
    assert (period.first, period.last) == ("2030-05-03", "2030-05-09")
