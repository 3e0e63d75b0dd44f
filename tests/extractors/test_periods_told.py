"""Days told one by one, sums, figures to compare with, and stories that end in an arrest. All texts are invented."""

from __future__ import annotations

import re

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


OF_A_YEAR = {
    "The squad ended 2020 with @66 arrests.": ("2020", "2020"),
    "The squad closed out 2020 with @66 arrests.": ("2020", "2020"),
    "The squad walked 2020 feet with @66 arrests.": None,
    "2020 ended with @66 arrests.": ("2020", "2020"),
    "2020 alone saw @66 arrests.": ("2020", "2020"),
    "The squad began 2022 with @6 arrests in January.": ("2022-01", "2022-01"),
    "December alone brought @9 of the 2020 arrests.": ("2020-12", "2020-12"),
    "Deputies made 66 arrests in 2020. December alone brought @9 of these arrests.": ("2020-12", "2020-12"),
    "Deputies made 66 arrests in March 2020.\nDecember alone brought @9 of these arrests.": ("2021-12", "2021-12"),
    "Deputies made @66 arrests in 2020, including nine arrests in December alone.": ("2020", "2020"),
    "Deputies made 66 arrests in 2020, including @9 arrests in December.": ("2020-12", "2020-12"),
    "Deputies made 66 arrests in 2020 (@9 arrests in December).": ("2020-12", "2020-12"),
    "@9 of the 66 arrests in 2020 came in December.": ("2020-12", "2020-12"),
    "Deputies made 66 arrests in 2020, then @9 arrests in December.": ("2021-12", "2021-12"),
}


@pytest.mark.parametrize(("said", "year"), OF_A_YEAR.items())
def test_a_year_told_with_its_figures_and_the_months_in_it(said: str, year: tuple[str, str] | None) -> None:
    assert ends(said, re.findall(r"@(\d+)", said)[0], "arrest") == year


def test_this_years_edition_is_of_this_year() -> None:
    before = "Last year's sting, held in January 2021, led to 22 arrests. "
    assert ends(before + "This year's sting, held January 8-10, led to @31 arrests.", "31") == (
        "2022-01-08",
        "2022-01-10",
    )
    assert ends(before + "The January 8-10 part of it led to @31 arrests.", "31") == ("2021-01-08", "2021-01-10")


def test_a_year_compared_with_is_not_the_operations() -> None:
    text = "The sting led to @31 arrests, compared with 22 arrests last year."
    assert ends(text, "31", "arrest") is None
    assert ends(text.replace("@31", "31").replace("22", "@22"), "22", "arrest") == ("2021", "2021")


INQUIRIES = {
    "@7 men were arrested after a six-month investigation that began in August.": None,
    "An inquiry launched in August 2021 led to @7 arrests.": None,
    "An inquiry launched in August 2021 led to @7 arrests on February 2.": ("2022-02-02", "2022-02-02"),
    "During a six-month investigation that began in August, deputies arrested @7 men.": ("2021-08", "2022-01"),
    "A two-day investigation that began on February 3 led to @7 arrests.": ("2022-02-03", "2022-02-04"),
    "@7 men were arrested in a sweep that began in January.": ("2022-01", "2022-01"),
}


@pytest.mark.parametrize(("said", "days"), INQUIRIES.items())
def test_the_day_an_inquiry_began_is_not_that_of_the_arrests(said: str, days: tuple[str, str] | None) -> None:
    assert ends(said, "7", "arrest") == days


FOUNDED = {
    "The unit, formed in 2018, made @45 arrests last year.": ("2021", "2021"),
    "The unit, which was created in 2018, made @45 arrests in 2020.": ("2020", "2020"),
    "The unit was formed in 2018 and again in 2020 and has made @45 arrests.": ("2020", "2022-02-16"),
    "Since 2018 the unit has made @450 arrests, including 45 arrests last year.": ("2018", "2022-02-16"),
    "Since 2018 the unit has made 450 arrests, including @45 arrests last year.": ("2021", "2021"),
    "Since 2018 the unit has made @450 arrests, 45 of them last month.": ("2018", "2022-02-16"),
    "January's undercover operation led to @9 arrests.": ("2022-01", "2022-01"),
    "January's fair led to @9 arrests.": None,
}


@pytest.mark.parametrize(("said", "days"), FOUNDED.items())
def test_the_year_of_founding_is_of_the_founding_alone(said: str, days: tuple[str, str] | None) -> None:
    assert ends(said, re.findall(r"@(\d+)", said)[0], "arrest") == days
