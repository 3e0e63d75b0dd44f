"""Wholes of what a release tells in pieces: sums, years, series, both ends. All texts are invented."""

from __future__ import annotations

import pytest
from timed import ends

from extractors.dates.mentions import find_dates
from extractors.model import Context
from extractors.page.layout import lay_out
from extractors.reader import read

STING = "A sting was held February 8 through 10, 2022, in Sampleton.\n"
TABLE = "{agency} reports\n\n{head} | Arrests | Freed\n2019 | 12 | 3\n2020 | 15 | 4\n\nIn 2021, nine were held."


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("In all, @5 men were arrested.", ("2021-11-04", "2021-11-18")),
        ("Altogether @5 men were arrested.", ("2021-11-04", "2021-11-18")),
        ("Deputies arrested @5 men in total.", ("2021-11-04", "2021-11-18")),
        ("All @5 men were taken into custody.", ("2021-11-04", "2021-11-18")),
        ("All @3 men were taken into custody.", ("2021-11-18", "2021-11-18")),
        ("Deputies then arrested @5 men.", ("2021-11-18", "2021-11-18")),
    ],
)
def test_a_figure_of_all_has_the_days_of_all(said: str, days: tuple[str, str]) -> None:
    text = "On November 4 deputies arrested 2 men. On November 18 they arrested 3 men. "
    assert ends(text + said, "5" if "@5" in said else "3", "arrest|custody") == days


def test_a_figure_of_all_has_the_operations_days_where_the_paragraph_tells_one() -> None:
    text = STING + "On February 8 they arrested 2 men. {} @9 men were arrested."
    assert ends(text.format("In all,"), "9", "men were arrested") == ("2022-02-08", "2022-02-10")
    assert ends(text.format("There,"), "9", "men were arrested") == ("2022-02-08", "2022-02-08")


@pytest.mark.parametrize(
    ("head", "agency", "first"),
    [
        ("Fiscal year", "U.S. Example Agency", "2018-10-01"),
        ("FY", "U.S. Example Agency", "2018-10-01"),
        ("Year", "U.S. Example Agency", "2019"),
        ("FY 2018", "U.S. Example Agency", "2019"),
        ("Fiscal year", "Example County", "2019"),
    ],
)
def test_rows_of_years_are_fiscal_where_their_head_says_so(head: str, agency: str, first: str) -> None:
    text = TABLE.format(head=head, agency=agency)
    dates = find_dates(lay_out(text), "2022-02-16")
    assert [each.first for each in dates if text[each.span.start :].startswith("2019 |")] == [first]
    assert [each.first for each in dates if text[each.span.start :].startswith("2021")] == ["2021"]


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("Police arrested @9 men during the year.", ("2020", "2020")),
        ("Over the course of the year, @9 men were arrested.", ("2020", "2020")),
        ("Police arrested @9 men at the end of it.", None),
        ("Police arrested @9 men during the year of the fair.", None),
    ],
)
def test_the_year_is_the_one_told(said: str, years: tuple[str, str] | None) -> None:
    assert ends(f"The men of 2020 were told of.\n{said}", "9", "arrest") == years


def test_the_same_year_is_a_fiscal_one_after_a_fiscal_one() -> None:
    text = "In fiscal year 2020 the U.S. Marshals held 30 men. In the same year @9 women were freed."
    assert ends(text, "9", "freed") == ("2019-10-01", "2020-09-30")


def test_since_then_is_not_the_year_of_a_part() -> None:
    text = "The unit was formed in 2015. Since then it has freed @900 women, including 40 in 2020."
    assert ends(text, "900", "freed") == ("2015", "2022-02-16")
    assert ends(text.replace("@", "").replace("40 in", "@40 in"), "40", "freed") == ("2020", "2020")


def test_what_has_long_been_so_is_not_since_when_they_were_arrested() -> None:
    text = STING + "Deputies arrested @9 men for theft, which has been a felony since September 2018."
    assert ends(text, "9", "arrest") == ("2022-02-08", "2022-02-10")
    assert ends(text.replace(", which has been a felony since", " since"), "9", "arrest") == ("2018-09", "2022-02-16")


def test_nothing_goes_on_of_a_year_that_is_over() -> None:
    text = "In 2020 police closed 30 cases, the most so far. Then they arrested @9 men."
    assert ends(text, "9", "arrest") == ("2020", "2020")
    assert ends(text.replace("2020", "February"), "9", "arrest") == ("2022-02", "2022-02-16")


def test_when_people_did_it_is_not_when_they_were_sentenced() -> None:
    text = "@Five men who sold women between 2014 and 2016 were sentenced{}."
    assert ends(text.format(""), "Five", "sentenced") is None
    assert ends(text.format(" on February 3"), "Five", "sentenced") == ("2022-02-03", "2022-02-03")
    assert ends("@Five men in 2016 were sentenced.", "Five", "sentenced") == ("2016", "2016")


def test_whom_the_accused_harmed_is_not_another_figure_of_the_day() -> None:
    text = "@11 men were indicted.\nThe indictment, returned on February 3, alleges that they sold 8 girls."
    assert ends(text, "11", "indict") == ("2022-02-03", "2022-02-03")
    other = "@11 men were indicted.\nThe indictment of 8 women was returned on February 3."
    assert ends(other, "11", "indict") is None


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("The sting, which ended last week, led to @9 arrests.", ("2022-01", "2022-01")),
        ("A sting last week led to @9 arrests.", ("2022-02", "2022-02")),
    ],
)
def test_what_ended_last_week_is_the_operation_told_of(said: str, days: tuple[str, str]) -> None:
    assert ends(f"The operation took place in January 2022 in two towns.\n{said}", "9", "arrest") == days


@pytest.mark.parametrize(
    ("said", "months"),
    [
        ("A month-long sting ended on January 14. It led to @9 arrests.", ("2021-12", "2022-01")),
        ("A month-long sting ended on January 30. It led to @9 arrests.", ("2022-01", "2022-01")),
        ("A two-month sting began on December 2. It led to @9 arrests.", ("2021-12", "2022-01")),
        ("A two-month sting began on November 20. It led to @9 arrests.", ("2021-11", "2022-01")),
    ],
)
def test_months_are_counted_from_the_day_told(said: str, months: tuple[str, str]) -> None:
    assert ends(said, "9", "arrest") == months


def test_an_operation_may_be_one_of_a_series() -> None:
    text = "The operation of January 7 led to ten arrests. The unit ran @3 operations between November and January."
    assert ends(text, "3", "ran") == ("2021-11", "2022-01")


def test_courts_have_the_year_that_a_release_looks_back_at() -> None:
    text = "{}\nIt was a busy year for the unit.\nProsecutors charged @9 men."
    assert ends(text.format("The unit looks back at 2021"), "9", "charged") == ("2021", "2021")
    assert ends(text.format("The unit was formed in 2021"), "9", "charged") is None


def test_what_another_release_told_long_before_has_its_day() -> None:
    text = "On {}, the office announced the arrest of @12 defendants in a first sweep."
    assert ends(text.format("November 4, 2021"), "12", "arrest") == ("2021-11-04", "2021-11-04")
    assert ends(text.format("February 14, 2022"), "12", "arrest") is None


@pytest.mark.parametrize(
    ("said", "dated"),
    [
        ("@5 men were charged.", True),
        ("@5 others were charged.", False),
        ("The leader and @5 others were charged.", True),
        ("@5 men had been charged previously.", False),
    ],
)
def test_a_day_told_of_one_person_is_not_that_of_others(said: str, dated: bool) -> None:
    day = ("2022-02-08", "2022-02-08")
    assert ends(f"The leader was charged on February 8.\n{said}", "5", "charged") == (day if dated else None)


def test_nobody_is_charged_where_something_else_occurred_or_is_pleaded_to() -> None:
    text = "@15 men were charged.\n{}"
    assert ends(text.format("The theft charged in it took place on February 8."), "15", "charged") is None
    assert ends(text.format("All pleaded not guilty to all of the charges on February 8."), "15", "charged") is None
    assert ends(text.format("The charges were filed on February 8."), "15", "charged") == ("2022-02-08", "2022-02-08")


def test_many_charged_with_something_in_a_year_are_the_figures_of_the_year() -> None:
    text = "The office charged @{} people with theft in 2018."
    assert ends(text.format("31"), "31", "charged") == ("2018", "2018")
    assert ends(text.format("3"), "3", "charged") is None


def test_some_of_a_years_figure_are_of_that_year() -> None:
    text = (
        "January 20, 2022\n\nIn 2020 the office charged 26 people. In 2018 it charged 12 people. Of the 26, 14 had "
        "pleaded guilty by the end of the year.\n"
    )
    found = {each.number.value: (each.period.first, each.period.last) for each in read(text).counts}
    assert found == {26: ("2020", "2020"), 12: ("2018", "2018"), 14: ("2020", "2020")}


def test_what_has_been_done_through_a_day_is_of_its_year() -> None:
    assert ends("Through January 31, officers have arrested @88 men.", "88", "arrest") == ("2022", "2022-01-31")
    assert ends("Officers arrested @88 men on January 31.", "88", "arrest") == ("2022-01-31", "2022-01-31")


def test_the_days_up_to_what_is_on_a_day() -> None:
    text = "In the ten days leading up to the big game on February 11, officers arrested @88 men."
    assert ends(text, "88", "arrest") == ("2022-02-01", "2022-02-10")


def test_the_year_before_is_that_of_the_next_figure() -> None:
    text = "@12 men were arrested last year and 19 the year before."
    assert ends(text, "12", "arrest") == ("2021", "2021")
    assert ends(text.replace("@12", "12").replace("19", "@19"), "19", "arrest") == ("2020", "2020")


def test_a_list_has_the_time_of_the_paragraph_that_leads_in() -> None:
    text = "{} in 2020.\n\n@9 arrests\n5 freed"
    assert ends(text.format("The unit is small. Here is what it did"), "9") == ("2020", "2020")
    assert ends(text.format("The unit is small. It was formed"), "9") is None


def test_those_out_of_whom_some_were_indicted_were_not_indicted_then() -> None:
    text = "Of the @19 defendants, 13 were indicted by a grand jury on February 3."
    assert ends(text, "19", "indict") is None
    assert ends(text.replace("@19", "19").replace("13", "@13"), "13", "indict") == ("2022-02-03", "2022-02-03")


def test_what_the_charged_were_doing_was_not_the_charge() -> None:
    text = "Charges were filed against @11 men {}robbing a shop on February 3, 2021."
    assert ends(text.format(""), "11", "Charges") is None
    assert ends("Charges were filed against @11 men on February 3, 2022.", "11", "Charges") == ("2022-02-03",) * 2


def test_courts_have_no_year_of_an_operation_told_with_no_more_than_last_year() -> None:
    text = "A sting was held last year.\nProsecutors charged @9 men."
    assert ends(text, "9", "charged") is None
    assert ends(text.replace("Prosecutors charged", "Deputies arrested"), "9", "arrested") == ("2021", "2021")


@pytest.mark.parametrize(
    ("text", "published", "months"),
    [
        ("Last week's sweep led to @9 arrests.", "2022-02-16", ("2022-02", "2022-02")),
        ("Last week @9 men were arrested.", "2022-03-08", ("2022-02", "2022-03")),
        ("A three-day sting last week led to @9 arrests.", "2022-02-16", ("2022-02", "2022-02")),
        ("On Thursday and Friday of last week @9 men were arrested.", "2022-02-16", ("2022-02-10", "2022-02-11")),
        ("Last weekend @9 men were arrested.", "2022-02-16", ("2022-02-12", "2022-02-13")),
    ],
)
def test_of_a_week_told_from_the_day_of_publication_the_months_are_sure(
    text: str, published: str, months: tuple[str, str]
) -> None:
    assert ends(text, "9", "arrest", published) == months


def test_a_day_of_this_week_and_last_week_are_two_times() -> None:
    text = "Police in Ardell, Ohio, arrested 9 men Monday.\n\nLast week, officers arrested 9 in a sting downtown."
    found = [(count.period.first, count.period.last) for count in read(text, Context(published="2022-02-16")).counts]
    assert found == [("2022-02-14", "2022-02-14"), ("2022-02", "2022-02")]


def test_the_way_to_a_page_dates_nothing() -> None:
    text = "Ardell Police\nNews & Alerts > May 2021\n\nSix Arrested in Motel Operation\nPosted May 3, 2021\n\n"
    text += "Six men came to a motel for sex. All six of them were arrested March 4."
    assert [(count.period.first, count.period.last) for count in read(text).counts] == [("2021-03-04", "2021-03-04")]


def test_an_operation_did_not_begin_with_its_task_force() -> None:
    text = (
        "ARDELL - Operation Paper Lantern, held June 2 through June 4, led to 51 arrests.\n\n"
        "Since the unit was founded in May 2015, 230 victims have been freed."
    )
    assert [(count.number.value, count.period.first) for count in read(text).counts] == [(51, None), (230, "2015-05")]
