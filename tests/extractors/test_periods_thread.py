"""What a figure takes from what the release told before it. All texts are invented."""

from __future__ import annotations

import pytest
from timed import ends

NIGHTS = "Detectives worked a hotel in Example City on January 17 and 18 of this year.\n"
LAST_YEAR = "At this time last year, in Operation Example (October 13-16, 2021), deputies made 15 arrests. "
THEIRS = ("2021-10-13", "2021-10-16")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On the first night @9 women were freed.", "2022-01-17"),
        ("On the first night the team set up. That night @9 women were freed.", "2022-01-17"),
        ("On the second night men came. There were @9 arrests.", "2022-01-18"),
    ],
)
def test_nights_are_counted_off_in_the_run_of_days_told_before(text: str, day: str) -> None:
    for opening in ("", "Over the last two weeks the office has carried out three stings.\n"):
        assert ends(opening + NIGHTS + text, "9") == (day, day)


def test_a_paragraph_passes_on_the_more_exact_of_two_dates_for_one_time() -> None:
    assert ends(LAST_YEAR + "Officers cited @9 men.", "9", "cited", "2022-10-18") == THEIRS
    assert ends(LAST_YEAR + "Charges were brought: @9 were charged.", "9", "charged", "2022-10-18") == THEIRS


def test_a_part_has_the_time_of_its_total() -> None:
    text = "In June 2021, Operation Example led to @37 arrests.\nEight of the 37 were women who sold sex."
    assert ends(text, "37", "arrests") == ("2021-06", "2021-06")


def test_figures_kept_over_a_year_are_those_of_courts_too() -> None:
    text = "In 2020 deputies arrested 21 men. The courts were busy, and @9 were convicted."
    assert ends(text, "9", "convicted") == ("2020", "2020")
    assert ends(text.replace("In 2020 deputies", "On May 3, 2020, deputies"), "9", "convicted") is None
    assert ends("The thefts began in 2020. Of the men, @9 were convicted.", "9", "convicted") is None


@pytest.mark.parametrize(
    "text",
    [
        "Today I can tell you how the operation turned out: @9 men were arrested.",
        "The prosecutor laid out this morning what came of the sting.\nIn all, @9 men were arrested.",
        "In the run-up to the sting of February 3, @9 men were arrested.",
    ],
)
def test_the_day_of_telling_is_not_that_of_the_operation(text: str) -> None:
    assert ends(text, "9", "arrested") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Friday was the last of three days of a sting that led to @9 arrests.", ("2022-02-09", "2022-02-11")),
        ("In the six months before February 3, deputies made @9 arrests.", ("2021-08", "2022-02-02")),
        ("In May the county announced @9 arrests made since February 7, 2021.", ("2021-02-07", "2021-05")),
        (
            "The first sting was in June 2019. There have been 11 to date; they led to @9 arrests.",
            ("2019-06", "2022-02-16"),
        ),
        ("A sting held February 3 to 5, when it snowed, led to @9 arrests.", ("2022-02-03", "2022-02-05")),
    ],
)
def test_times_with_two_ends(text: str, expected: tuple[str, str]) -> None:
    assert ends(text, "9", "arrests") == expected


def test_a_date_next_to_another_figure_is_that_figure_s() -> None:
    text = "The stings of March and May were run in town and together produced @9 arrests: five in March, 4 in May."
    assert ends(text, "9", "arrests") == ("2021-03", "2021-05")


OWN = "Operation Example ran from January 25 through 29 in two counties, and many officers took part in all of it.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("During the 2019 operation @9 people were freed.", ("2019", "2019")),
        ("During the January operation @9 people were freed.", ("2022-01-25", "2022-01-29")),
        ("The June sting led to @9 arrests and the July sting to more.", ("2021-06", "2021-06")),
        ("The summer sting led to @9 arrests.", ("2021-06", "2021-08")),
        ("The two earlier stings led to @9 arrests.", None),
        ("Another sting led to @9 arrests.", None),
        ("Of those of earlier stings, @9 were arrested again this time.", ("2022-01-25", "2022-01-29")),
        ("The two stings led to @9 arrests.", ("2022-01-25", "2022-01-29")),
    ],
)
def test_which_operation_a_figure_is_of(text: str, expected: tuple[str, str] | None) -> None:
    assert ends(OWN + text, "9") == expected


def test_days_without_a_week_lie_in_the_week_told() -> None:
    text = "Deputies ran a sting last week.\nOfficers met @9 men on Monday and Tuesday, and arrested all."
    assert ends(text, "9", "arrested") == ("2022-02-07", "2022-02-08")
    assert ends(text.replace("last week", "in town"), "9", "arrested") == ("2022-02-14", "2022-02-15")
    assert ends(text.replace("last week", "last week, and wrote. " + "They wrote. " * 60), "9", "arrested") == (
        "2022-02-14",
        "2022-02-15",
    )


def test_what_was_closed_out_lasted_until_then() -> None:
    text = "Deputies closed out a three-night detail early Tuesday.\nIn all, @9 men were arrested."
    assert ends(text, "9", "arrested") == ("2022-02-13", "2022-02-15")


def test_a_first_year_told_of_years_later_is_not_the_time_of_all() -> None:
    text = "The task force, formed in {}, made 67 arrests in its first year.\nIn all, @9 men were freed."
    assert ends(text.format("2021"), "9") == ("2021", "2022-02-16")
    assert ends(text.format("2014"), "9") is None


def test_a_year_s_charges_are_dated_and_a_crime_of_long_ago_dates_none() -> None:
    text = "The office charged @9 people with theft in {}."
    assert ends(text.format("2021"), "9", "charged") == ("2021", "2021")
    assert ends(text.format("2014"), "9", "charged") is None


def test_rows_under_year_to_date() -> None:
    assert ends("Year to date:\nArrests: @9", "9", "Arrests") == ("2022", "2022-02-16")


def test_a_weekend_within_a_quarter_told_of_is_not_the_time_of_all() -> None:
    text = "From July 1 to October 31, 2021, deputies were out{}.\nIn all, @9 men were arrested."
    weekend = "; the weekend of October 2-3, 2021, brought most"
    assert ends(text.format(weekend), "9", "arrested") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PEOPLE SERVED, 2019-2020\nTotal: 30\nBy kind\nLabor: @9", ("2019", "2020")),
        ("By town (2019, where known):\n\nExample City\nadults: @9", ("2019", "2019")),
        ("By town (2019, where known):\nExample City: @9 (2018: 7)", ("2019", "2019")),
        ("By town (2019, where known):\nExample City: 7 (2018: @9)", ("2018", "2018")),
        ("Operation Example (March)    @9", ("2021-03", "2021-03")),
        ("The unit was formed in May 2017.\nThis is on May 2017 to December 2020.\nIn that time @9 men were freed.",
         ("2017-05", "2020-12")),
        ("Last year 7 men were freed. The year before that, @9 were.", ("2020", "2020")),
        ("On January 3, 7 men were held. Two days later, @9 were freed.", ("2022-01-05", "2022-01-05")),
        ("The unit made 31 arrests in January, @9 in the first week of February.", ("2022-02", "2022-02")),
        ("Three stings held between October and January led to @9 arrests.", ("2021-10", "2022-01")),
    ],
)  # fmt: skip
def test_heads_rows_and_spans(text: str, expected: tuple[str, str]) -> None:
    assert ends(text, "9") == expected


def test_since_is_not_said_of_a_date_behind_another() -> None:
    text = "The team, run by the county since 2010, today gave a report.\nServed: @9"
    assert ends(text, "9") is None


def test_a_charge_that_stands_is_no_event_of_the_operation() -> None:
    assert ends(OWN + "Of those held, @9 were charged.", "9", "charged") == ("2022-01-25", "2022-01-29")
    assert ends(OWN + "Of those held, @9 are charged.", "9", "charged") is None


def test_a_year_in_review_is_the_time_of_what_is_not_dated() -> None:
    text = "{} 2021\nThe unit was out on most nights.\nIn all, @9 men were arrested.\nFrom January 3 to 5, it rained."
    assert ends(text.format("YEAR IN REVIEW"), "9", "arrested") == ("2021", "2021")
    assert ends(text.format("RESULTS"), "9", "arrested") == ("2022-01-03", "2022-01-05")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("For ten days, ending Sunday, deputies placed ads.", ("2022-02-04", "2022-02-13")),
        ("For most of last month deputies answered ads.", ("2022-01", "2022-01")),
        ("Deputies were at work from January 3 until January 9.", ("2022-01-03", "2022-01-09")),
        ("Deputies were at work in June and from January 3 until January 9.", ("2022-01-03", "2022-01-09")),
        ("Deputies charged men with thefts from January 3 until January 9.", None),
    ],
)
def test_the_one_time_that_a_release_tells_is_that_of_its_figures(told: str, expected: tuple[str, str] | None) -> None:
    assert ends(told + "\nIn all, @9 men were arrested.", "9", "arrested") == expected
