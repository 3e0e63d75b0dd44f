"""Periods of the figures of whole short releases, told in many forms. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

Ends = tuple[str | None, str | None]


def periods(text: str) -> dict[int, Ends]:
    """The first and last day of each figure of a release by its value; of a value told twice the first."""
    found: dict[int, Ends] = {}
    for count in read(text).counts:
        found.setdefault(count.number.value, (count.period.first, count.period.last))
    return found


NO_DAY = "The Example Task Force works in three counties.\n\nDeputies have arrested 210 men {}."


@pytest.mark.parametrize(
    ("said", "ends"),
    [("since 2017", ("2017", None)), ("since March 2017", ("2017-03", None)), ("in 2017", ("2017", "2017"))],
)
def test_what_goes_on_has_no_last_day_where_no_publication_is_known(said: str, ends: Ends) -> None:
    assert periods(NO_DAY.format(said)) == {210: ends}


ROWS = """Example Task Force
Annual numbers

Year: 2018
Victims identified: 40
Arrests: 22

Year: 2019
Victims identified: 51
Arrests: 30
"""
STATS = """Trafficking Unit

The unit looks into trafficking.

2021 Stats

  • Reviewed 191 cases

Raids of the unit

  • Arrested 97 people
"""


def test_a_year_above_short_lines_is_theirs_over_empty_lines_and_headings() -> None:
    assert periods(ROWS) == {
        40: ("2018", "2018"),
        22: ("2018", "2018"),
        51: ("2019", "2019"),
        30: ("2019", "2019"),
    }
    assert periods(STATS)[97] == ("2021", "2021")


def test_what_stands_above_the_headline_heads_nothing() -> None:
    head = "Example Police\nIssued: June 4, 2020\nCorrected: June 5, 2020\n\n"
    text = f"{head}8 ARRESTED IN TOWN\n\nThe number is 9 arrests."
    assert periods(text) == {8: (None, None), 9: (None, None)}


@pytest.mark.parametrize(
    "head",
    [
        "News conference, Thursday, June 4, 2020",
        "Thurs., 6/4/2020, 11:40 AM",
        "June 4, 2020 at 4:12 PM - Public",
        "Released by the Example Police on June 4, 2020",
        "Release No. 20-11 (June 4, 2020)",
        "Date of this version: 6/4/2020",
        "June 4, 2020US News",
    ],
)
def test_days_count_from_the_day_a_head_tells(head: str) -> None:
    text = f"Example County Sheriff\n{head}\n\nSTING ENDS\n\nDeputies arrested nine men on Monday."
    assert periods(text) == {9: ("2020-06-01", "2020-06-01")}


STING = "Example County Sheriff\nJune 4, 2020\n\nSTING ENDS\n\n"


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("Between the 28th of April and the last day of May deputies arrested nine men.", ("2020-04-28", "2020-05-31")),
        ("Stings were held (on 5/11, 5/17 and 5/26). Deputies arrested nine men.", ("2020-05-11", "2020-05-26")),
        ("Numbers came in from last Tuesday's Operation Example. It led to 9 arrests.", ("2020-06-02", "2020-06-02")),
        ("Nine men were arrested on a recent Thursday.", (None, None)),
        ("In late May they sat in a house while men called, and came. Nine men were arrested.", ("2020-05", "2020-05")),
    ],
)
def test_days_in_other_words(said: str, ends: Ends) -> None:
    assert periods(STING + said) == {9: ends}


def test_a_quotation_before_a_day_does_not_look_ahead() -> None:
    text = (
        STING
        + 'Deputies freed a girl. "Someone will be made to pay," the sheriff said on {}. Nine men were arrested {}.'
    )
    assert periods(text.format("Thursday", "on Monday")) == {9: ("2020-06-01", "2020-06-01")}
    assert [each.first for each in read(text.format("Thursday", "there")).dates][-1] == "2020-06-04"


LIST = """The office asked clinics whom they had served during 2013. Those who replied had served, each of them
but once as far as they could tell, these victims of trafficking, of whom nearly all were born in the state itself:

Girls: 19
Women: 202
"""
ASIDE = """Example Bureau
June 23, 2014

NATIONWIDE SEARCH ENDS

Agents searched for children from Monday, June 16, to Sunday, June 22. Operation Example ran in many cities.

Agents recovered 168 children. The figure is the largest since these operations began in 2008. At their head stand:

Recovered: 18
"""


def test_a_list_has_the_time_of_what_is_told_before_its_lead_in() -> None:
    assert periods("Example Office\nOctober 15, 2014\n\n" + LIST.replace("them\nbut", "them but")) == {
        19: ("2013", "2013"),
        202: ("2013", "2013"),
    }


def test_a_list_is_not_of_an_aside_before_its_lead_in() -> None:
    assert periods(ASIDE)[18] == ("2014-06-16", "2014-06-22")


SECTIONS = """Example Sheriff's Office
February 15, 2022

Results of This Year's Operation Example

HERE (Wednesday, Feb. 9, through Saturday, Feb. 12)

* Arrested in the county: 14.

STATEWIDE (Sunday, Feb. 6, through Saturday, Feb. 12)

The agencies of the state arrested 477 people. They also rescued 73 victims.

BACKGROUND

Deputies have arrested 9 men in other stings.
"""


def test_a_section_s_heading_dates_its_items_and_paragraphs() -> None:
    found = periods(SECTIONS)
    assert found[14] == ("2022-02-09", "2022-02-12")
    assert found[477] == found[73] == ("2022-02-06", "2022-02-12")


EDITIONS = """Example Marshals
November 18, 2022

FOURTEEN CHILDREN FOUND

Marshals recovered 14 children between September 6 and October 14. They also looked for fugitives. Nine were arrested.

{}
"""


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("The year before, Operation Example Harbor, held in September, rescued 17 children.", ("2021-09", "2021-09")),
        ("A year earlier Operation Example, which ran through May and June, rescued 17.", ("2021-05", "2021-06")),
        ("A year earlier the marshals rescued 17 children.", ("2021", "2021")),
        ("In a related effort, Operation Example Harbor, police arrested 17 men.", (None, None)),
        ("Police arrested 17 men in the same search.", ("2022-09-06", "2022-10-14")),
    ],
)
def test_another_edition_has_its_own_time(said: str, ends: Ends) -> None:
    found = periods(EDITIONS.format(said))
    assert found == {14: ("2022-09-06", "2022-10-14"), 9: ("2022-09-06", "2022-10-14"), 17: ends}


GRAND = """Example Police
December 3, 2025

STING ENDS

Deputies ran a sting from Wednesday, November 19, through Saturday, November 22. {}
"""


@pytest.mark.parametrize(
    "said",
    [
        "They arrested 18 men, as against 15 in 2024.",
        "Those held rose to 18 from the 15 made in 2024. Of them 2 were arrested for theft, and 18 men were arrested.",
        "Arrests of men rose to 18 from the 15 made in 2024.",
    ],
)
def test_a_figure_to_compare_with_has_its_year_alone(said: str) -> None:
    assert periods(GRAND.format(said))[18] == ("2025-11-19", "2025-11-22")


REPORT = """Example Task Force
February 22, 2019

REPORT COUNTS VICTIMS

Last year, the task force helped 415 victims of trafficking, up from 300 in 2016.

{}
"""


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("Those helped were of all ages, and 359 victims were helped by shelters.", ("2018", "2018")),
        ("Deputies arrested 359 men.", (None, None)),
        ("A new house opened on February 3, 2019. Shelters were told of it.\n\n359 victims were helped.", (None, None)),
        ("Shelters said so.\n\nClinics said so.\n\n359 victims were helped.", (None, None)),
    ],
)
def test_the_figures_of_a_year_go_on_in_the_paragraphs_behind(said: str, ends: Ends) -> None:
    found = periods(REPORT.format(said))
    assert (found[415], found[300], found[359]) == (("2018", "2018"), ("2016", "2016"), ends)


def test_days_of_an_earlier_drive_are_not_those_of_this_one() -> None:
    told = periods(
        "Example County Sheriff\n\nThe drive ended with 228 arrests.\n\n"
        "In two previous drives, from March to May 2023, it helped 21 women."
    )
    assert told == {228: (None, None), 21: ("2023-03", "2023-05")}
