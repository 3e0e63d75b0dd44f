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
