"""Days told one by one, sums, figures to compare with, and stories that end in an arrest. All texts are invented."""

from __future__ import annotations

import pytest
from timed import ends

STING = "A sting was held February 8 through 10, 2022, in Sampleton.\n"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("On the first night, @9 men were arrested.", ("2022-02-08", "2022-02-08")),
        ("The second day led to @9 arrests.", ("2022-02-09", "2022-02-09")),
        ("Deputies arrested @9 men on the final night.", ("2022-02-10", "2022-02-10")),
        ("On the fourth night, @9 men were arrested.", ("2022-02-08", "2022-02-10")),
        ("The first men came early, and @9 were arrested.", ("2022-02-08", "2022-02-10")),
    ],
)
def test_nights_of_an_operation_are_counted_off(said: str, day: tuple[str, str]) -> None:
    assert ends(STING + said, "9", "arrest") == day


def test_nights_of_a_long_operation_are_not() -> None:
    long = "A sting was held January 3 through February 10, 2022, in Sampleton.\n"
    assert ends(long + "On the second night, @9 men were arrested.", "9", "arrest") == ("2022-01-03", "2022-02-10")


def test_a_sum_runs_from_the_first_date_it_adds() -> None:
    text = STING + "Nine victims were found in March 2021 and six in October 2021. That makes @20 in all."
    assert ends(text, "20") == ("2021-03", "2022-02")
    assert ends(text.replace("That makes @20 in all", "@20 were found"), "20", "found") != ("2021-03", "2022-02")


def test_a_figure_to_compare_with_is_not_of_the_operations_time() -> None:
    assert ends(STING + "Deputies made 20 arrests, up from @9.", "9", "arrest") is None
    assert ends(STING + "Deputies made 20 arrests, up from @9 in 2020.", "9", "arrest") == ("2020", "2020")
    before = "Deputies made 20 arrests, up from @9 the year before."
    assert ends(STING + before, "9", "arrest") == ("2021", "2021")
    assert ends(STING + "Of 20 held, deputies arrested @9.", "9", "arrest") == ("2022-02-08", "2022-02-10")


def test_an_operation_that_lasted_much_longer_is_another() -> None:
    longer = "In the five-week national campaign police arrested @90 men."
    assert ends(STING + longer, "90", "arrest") is None
    assert ends(STING + longer.replace("five-week", "three-day"), "90", "arrest") == ("2022-02-08", "2022-02-10")


def test_earlier_months_are_not_the_operations() -> None:
    said = "Work in earlier months was quiet. Those efforts led to @9 arrests."
    assert ends(STING + said, "9", "arrest") is None
    assert ends(STING + said.replace("in earlier months ", ""), "9", "arrest") == ("2022-02-08", "2022-02-10")


@pytest.mark.parametrize(
    ("story", "day"),
    [
        ("The three fled the shop in a van. Police stopped the van and all @3 were taken into custody.", True),
        ("He called his field team, and the @3 were arrested.", True),
        ("A short time later, the @3 were arrested.", True),
        ("After months of work all @3 were taken into custody.", False),
    ],
)
def test_a_story_goes_on_from_the_day_it_begins_with(story: str, day: bool) -> None:
    text = f"On March 3, 2020, two shops in Sampleton were robbed.\n{story}"
    assert ends(text, "3", "custody|arrest") == (("2020-03-03", "2020-03-03") if day else None)


def test_a_day_in_court_begins_no_story() -> None:
    text = "On March 3, 2020, one was sentenced.\nThe others fled the town, and @3 were arrested."
    assert ends(text, "3", "arrest") is None


def test_a_night_runs_into_the_next_morning() -> None:
    text = "On the night of February 3, 2022, and in the early morning of February 4, 2022, @9 men were arrested."
    assert ends(text, "9", "arrest") == ("2022-02-03", "2022-02-04")
    apart = "On the night of February 3, 2022, and in a raid of May 4, 2021, @9 men were arrested."
    assert ends(apart, "9", "arrest") != ("2022-02-03", "2022-02-04")


def test_the_day_of_a_plea_is_not_that_of_the_sentence() -> None:
    text = (
        "Three Sentenced In Sampleton Fraud\nOne was sentenced today to a year following his plea of guilty on "
        "February 2, 2022. Another was sentenced to two years following her guilty plea on February 3, 2022.\n"
        "All @3 were sentenced by a judge."
    )
    assert ends(text, "3", "sentenc") == ("2022-02-16", "2022-02-16")


def test_a_briefing_is_no_day_of_what_it_told_of() -> None:
    text = "Please correct the sheet handed out at Monday's briefing on the operation.\nThe operation took up most of "
    assert ends(text + "January.\nOfficers arrested @9 men.", "9", "arrest") == ("2022-01", "2022-01")
    assert ends("In Monday's sting officers arrested @9 men.", "9", "arrest") == ("2022-02-14", "2022-02-14")


def test_until_a_time_when() -> None:
    text = "It covers thefts from June 2021 until January 2022, when @4 men were arrested."
    assert ends(text, "4", "arrest") == ("2022-01", "2022-01")
    assert ends(text.replace(", when", ";"), "4", "arrest") != ("2022-01", "2022-01")


def test_a_drive_that_began_long_before_goes_on() -> None:
    text = "The bureau arrested @90 men as part of its drive that started in May 2015."
    assert ends(text, "90", "arrest") == ("2015-05", "2022-02-16")


def test_a_list_of_bodies_keeps_no_date_apart() -> None:
    text = (
        "The county police; the federal bureau; and the city police held a raid in Sampleton February 7-8. "
        "The team met @5 victims."
    )
    assert ends(text, "5", "met") == ("2022-02-07", "2022-02-08")


OF_OPERATIONS = {
    "The sheriff said last Thursday's inspections led to @9 arrests.": ("2022-02-10", "2022-02-10"),
    "The sheriff said last Thursday's rain led to @9 arrests.": None,
    "A Saturday night sting led to @9 arrests.": ("2022-02-12", "2022-02-12"),
    "A Saturday market led to @9 arrests.": None,
    "The weekend sting led to @9 arrests.": ("2022-02-12", "2022-02-13"),
    "A January sting led to @9 arrests.": ("2022-01", "2022-01"),
    "A similar sting two summers ago led to @9 arrests.": ("2020", "2020"),
}


@pytest.mark.parametrize(("said", "days"), OF_OPERATIONS.items())
def test_a_day_may_name_its_operation(said: str, days: tuple[str, str] | None) -> None:
    assert ends(f"February 16, 2022\n\n{said}", "9", "arrest") == days
