"""Days of courts, and years told beside a year of figures, in whole short releases. All texts are invented."""

from __future__ import annotations

import pytest
from test_periods_releases import Ends, periods

COURT = """Example County District Attorney
June 14, 2019

{}

The case began in May 2017.
"""


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        (
            "Two men were convicted. A jury on Wednesday found Jordan Examplar and Casey Examplar guilty.",
            ("2019-06-12", "2019-06-12"),
        ),
        (
            "Two people face charges. The complaint, filed June 11 in Superior Court, has 30 pages.",
            ("2019-06-11", "2019-06-11"),
        ),
        ("Two people face charges. Prosecutors filed a complaint on June 11.", ("2019-06-11", "2019-06-11")),
        ("Prosecutors charged 2 of the men with theft on Monday.", ("2019-06-10", "2019-06-10")),
        ("Prosecutors charged 2 of the men with theft on April 3.", (None, None)),
    ],
)
def test_the_day_of_a_court_stands_anywhere(said: str, ends: Ends) -> None:
    assert periods(COURT.format(said))[2] == ends


YEAR = """U.S. Example Service
March 3, 2022

Fiscal Year 2021 in figures

Field offices arrested 2,300 people on trafficking charges.

{}
"""


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("They identified 730 victims.", ("2020-10-01", "2021-09-30")),
        ("A year earlier the offices identified 730 victims.", ("2019-10-01", "2020-09-30")),
        ("In the fiscal year before they had identified 730 victims.", ("2019-10-01", "2020-09-30")),
    ],
)
def test_the_year_before_a_fiscal_year_is_one_too(said: str, ends: Ends) -> None:
    assert periods(YEAR.format(said)) == {2300: ("2020-10-01", "2021-09-30"), 730: ends}


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        (
            "On May 21 six warrants were served. 9 men were arrested that day, and a tenth gave up on Friday.",
            "2019-05-21",
        ),
        ("On May 21 six warrants were served. 9 men were arrested late on Thursday.", "2019-06-13"),
    ],
)
def test_that_day_is_nearer_than_another(said: str, ends: str) -> None:
    assert periods(COURT.format(said))[9] == (ends, ends)


def test_a_drive_that_follows_a_previously_successful_one_has_its_own_month() -> None:
    said = "Agents arrested 9 men in Operation Example. This drive, a form of a previously successful one, ran in May."
    assert periods(COURT.format(said))[9] == ("2019-05", "2019-05")


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("Prosecutors charged 9 people who are said to have run brothels since 2013.", (None, None)),
        ("Prosecutors have charged 9 people with theft since 2013.", ("2013", "2019-06-14")),
    ],
)
def test_since_when_something_was_done_is_not_since_when_they_were_charged(said: str, ends: Ends) -> None:
    assert periods(COURT.format(said))[9] == ends


CRIME = """Example County District Attorney
June 14, 2019

{}
*Two other men were convicted of it before

The trial was a long one.
"""


@pytest.mark.parametrize(
    ("headline", "ends"),
    [
        ("CLERK CONVICTED OF 1996 COLD CASE MURDER", (None, None)),
        ("CLERK CONVICTED OF MURDERING A RIVAL IN 1996", (None, None)),
        ("CLERK CONVICTED FOR MURDERING A RIVAL IN 1996", (None, None)),
        ("THE YEAR 2018 IN COURT", ("2018", "2018")),
    ],
)
def test_the_year_of_a_crime_is_not_that_of_a_conviction(headline: str, ends: Ends) -> None:
    assert periods(CRIME.format(headline))[2] == ends


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Deputies arrested 44 men, nine more than last year.", {44: (None, None)}),
        ("Deputies arrested 44 men, more than in all of 2018.", {44: (None, None)}),
        ("Deputies arrested 44 men, twice the 22 arrested last year.", {44: (None, None), 22: ("2018", "2018")}),
        ("Deputies arrested 44 men last year, more than ever.", {44: ("2018", "2018")}),
    ],
)
def test_a_year_compared_with_is_not_the_figure_s(said: str, told: dict[int, Ends]) -> None:
    assert periods(COURT.format(said)) == told


def test_the_day_of_a_crime_is_not_that_of_the_arrests() -> None:
    said = "Police have been rounding up seven men for robbing a clerk on May 24, 2019. Nine have been arrested."
    assert periods(COURT.format(said))[9] == (None, None)


def test_last_year_is_no_year_told_before_where_no_day_of_the_page_is_known() -> None:
    told = periods("Sample Police News\n\nArrests in the city rose from 31 in 1974 to 68 last year.")
    assert told == {31: ("1974", "1974"), 68: (None, None)}
