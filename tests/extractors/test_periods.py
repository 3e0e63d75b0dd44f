"""When a figure happened. All texts are invented."""

from __future__ import annotations

import pytest
from timed import ends, period

from extractors.model import Period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputies arrested @9 men on Friday in two towns.", ("2022-02-11", "2022-02-11")),
        ("A sting held February 9 through 12 led to the arrest of @9 men.", ("2022-02-09", "2022-02-12")),
        ("A four-night sting that ended Saturday led to the arrest of @9 men.", ("2022-02-09", "2022-02-12")),
        ("A week-long sweep that began on January 10 led to the arrest of @9 men.", ("2022-01-10", "2022-01-16")),
        ("Since March 2019 deputies have arrested @9 men.", ("2019-03", "2022-02-16")),
        ("Formed in 2019, the unit has arrested @9 men.", ("2019", "2022-02-16")),
        ("So far this year deputies have arrested @9 men.", ("2022", "2022-02-16")),
        ("Over the past six months deputies arrested @9 men.", ("2021-08", "2022-02-16")),
        ("In 2019 deputies arrested 30 men and in 2020 they arrested @9 men.", ("2020", "2020")),
        ("The sheriff announced today that deputies arrested @9 men.", None),
        ("Deputies arrested @9 men, the sheriff said Tuesday.", None),
        # This year's is the one at hand, on whatever days it was.
        ("In this year's sting deputies arrested @9 men.", None),
        # It began on one day and ended on the other.
        ("Deputies arrested @9 men.\nThe sweep, at work since January 24, ended on February 12.",
         ("2022-01-24", "2022-02-12")),
    ],
)  # fmt: skip
def test_sentence_dates_its_figure(text: str, expected: tuple[str, str] | None) -> None:
    assert ends(text, "9", "arrest") == expected


def test_reported_event_has_no_day_but_one_told_of_itself_has() -> None:
    assert ends("The prosecutor announced today that @9 men were charged.", "9", "charged") is None
    assert ends("Nine men, @9 in all, were arraigned today.", "9", "arraigned") == ("2022-02-16", "2022-02-16")


def test_date_of_the_crime_is_not_that_of_the_charge() -> None:
    assert ends("The grand jury charged @9 men with robbing a shop in December 2020.", "9", "charged") is None


def test_another_event_keeps_its_date() -> None:
    text = "The @9 men, who were arrested in a hotel, pleaded guilty yesterday."
    assert ends(text, "9", "arrested") is None
    assert ends(text, "9", "pleaded") == ("2022-02-15", "2022-02-15")


def test_the_year_before() -> None:
    text = "In 2020 the unit helped 30 people, up from @9 the year before."
    assert ends(text, "9") == ("2019", "2019")


def test_paragraph_passes_its_date_on() -> None:
    text = "In January 2020 deputies ran Operation Example. It led to @9 arrests."
    assert period(text, "9", "arrests") == Period("2020-01", "2020-01", "section", "unspecified", "January 2020")


def test_lead_in_line_dates_the_list_under_it() -> None:
    assert ends("Since June 3, 2021:\nArrests: @9", "9", "Arrests") == ("2021-06-03", "2022-02-16")


def test_first_year_ends_the_period_where_no_publication_is_known() -> None:
    text = "The unit celebrates its first year of efforts.\nSince June 3, 2021:\nIt has freed @9 people."
    assert ends(text, "9", "freed", published=None) == ("2021-06-03", "2022-06")
    assert ends(text.replace("first year of efforts", "work"), "9", "freed", published=None) is None


def test_column_head_dates_its_column() -> None:
    text = "Measure | 2021 | 2020\nArrests | 5 | @9"
    assert ends(text, "9", "Arrests") == ("2020", "2020")


def test_operation_dates_what_the_rest_of_the_release_counts() -> None:
    text = (
        "Operation Example ran from January 25 through 29 in two counties, and many officers took part in all of it.\n"
    )
    found = period(text + "In all, @9 people were freed.", "9", "freed")
    assert found == Period("2022-01-25", "2022-01-29", "operation", "this_operation", "January 25 through 29")


def test_earlier_operation_is_another_scope() -> None:
    text = "Operation Example ran from January 25 through 29.\nIn June 2020, @9 people were freed."
    assert period(text, "9", "freed").scope == "other_operation"


def test_since_inception_counts_from_the_launch() -> None:
    text = "In November 2019 the county launched a task force.\nSince its inception, it has arrested @9 men."
    found = period(text, "9", "arrested")
    assert (found.first, found.last, found.scope) == ("2019-11", "2022-02-16", "since_founding")


def test_that_month_points_back() -> None:
    assert ends("In June 2020 they made 30 arrests. Freed that month were @9 girls.", "9", "Freed") == (
        "2020-06",
        "2020-06",
    )


def test_nothing_said_is_nothing_read() -> None:
    assert period("Deputies arrested @9 men.", "9", "arrested") == Period()


PUSH = (
    "Deputies and officers of five towns ended a push against the trade in people "
    "in the valley and in all of its motels.\n"
)


def test_dates_below_the_lead_reach_headline_list_and_charges() -> None:
    text = "Valley Push Nets 9 Arrests\n" + PUSH + "It took place from February 3 to 6, police said.\nArrests: @7"
    assert ends(text, "7", "Arrests") == ("2022-02-03", "2022-02-06")
    assert ends(text.replace("@", "").replace("Nets 9", "Nets @9"), "9", "Arrests") == ("2022-02-03", "2022-02-06")
    assert ends(text.replace("Arrests: @7", "Then @7 men were charged."), "7", "charged") == (
        "2022-02-03",
        "2022-02-06",
    )


def test_first_and_last_day_of_an_operation_may_stand_apart() -> None:
    text = (
        PUSH
        + "The operation began on February 3.\nMany helped.\nThe operation ended on February 9.\nIn all, @7 were held."
    )
    assert ends(text, "7", "held") == ("2022-02-03", "2022-02-09")
    assert ends(text.replace("In all, @7 were held.", "Since February 3, @7 were held."), "7", "held") == (
        "2022-02-03",
        "2022-02-09",
    )


def test_the_length_of_an_operation_may_stand_apart_from_its_end() -> None:
    text = "A three-day sting was held in two towns.\nThe operation ended on February 9.\nIn all, @7 were held."
    assert ends(text, "7", "held") == ("2022-02-07", "2022-02-09")


@pytest.mark.parametrize(
    "aside",
    [
        "For comparison: the previous operation in January led to 30 arrests.",
        "In January, a month-long operation in another county led to 30 arrests.",
    ],
)
def test_an_aside_on_another_operation_dates_its_own_figures_only(aside: str) -> None:
    text = PUSH + aside + "\nIn all, @7 men were arrested."
    assert ends(text, "7", "arrested") is None
    assert ends(text.replace("@", "").replace("30", "@30"), "30", "arrests") == ("2022-01", "2022-01")


def test_the_one_stretch_a_release_names_is_that_of_its_work() -> None:
    text = "Members of the unit worked throughout November and December.\nIn all, @7 men were arrested."
    assert ends(text, "7", "arrested") == ("2021-11", "2021-12")


def test_a_release_may_know_the_year_of_its_operation_only() -> None:
    text = "A sting in the valley\nEarlier this year a charity helped with it.\nIt led to @7 arrests."
    assert ends(text, "7", "arrests") == ("2022", "2022")


def test_what_courts_did_since_runs_from_the_operation_to_publication() -> None:
    text = "A sting ran from January 3 to 6.\nAll @7 men have since been charged."
    assert ends(text, "7", "charged") == ("2022-01-03", "2022-02-16")


def test_a_sum_to_date_without_a_beginning_has_an_end() -> None:
    found = period("Prosecutors have charged @7 men to date.", "7", "charged")
    assert (found.first, found.last, found.scope) == (None, "2022-02-16", "ongoing")


def test_last_week_is_said_loosely_of_an_operation() -> None:
    text = "A weeklong sting took place from February 5 to 11.\nLast week @7 men were arrested in it."
    assert ends(text, "7", "arrested") == ("2022-02-05", "2022-02-11")


def test_columns_are_told_from_the_right_and_this_year_s_is_the_operation_s() -> None:
    text = "A sting was held January 19 to 22, 2022.\n2022 | 2021\nArrests | @14 | 6"
    assert ends(text, "14", "Arrests") == ("2022-01-19", "2022-01-22")
    assert ends(text.replace("@14 | 6", "14 | @6"), "6", "Arrests") == ("2021", "2021")


def test_a_semicolon_keeps_dates_apart() -> None:
    text = "Deputies arrested @7 men in five weeks; since the start in 2011 the sweeps have led to 900 arrests."
    assert ends(text, "7", "arrested") is None


def test_a_time_compared_with_is_not_the_figure_s() -> None:
    text = "In 2020 the unit freed @7 girls, an increase of half over 2019."
    assert ends(text, "7", "freed") == ("2020", "2020")


def test_found_before_an_operation_is_no_part_of_its_time() -> None:
    text = "A search was held January 19 to 22.\nOf the children, @9 were found beforehand."
    assert ends(text, "9", "found") is None


def test_years_since_a_founding_run_from_its_date() -> None:
    text = "The unit was founded in 2012. In the ten years since, it has freed @9 people."
    assert ends(text, "9", "freed") == ("2012", "2022-02-16")


def test_last_year_far_from_the_operation_is_not_its_year() -> None:
    text = "A sting in the valley led to @7 arrests.\nThe unit was busy last year."
    assert ends(text, "7", "arrests") is None


def test_when_the_arrests_occurred_is_when_the_operation_was() -> None:
    text = "A sting led to @7 arrests.\nMost of the arrests occurred on Friday."
    assert ends(text, "7", "arrests") == ("2022-02-11", "2022-02-11")


def test_an_investigation_called_by_its_name_is_not_a_call() -> None:
    text = "A long investigation in January called Operation Example led to @7 arrests."
    assert ends(text, "7", "arrests") == ("2022-01", "2022-01")


PARTS = (
    "Agencies looked for children one part of the state at a time, and many people helped in every one of its towns.\n"
    "East Example, January 4-8\nEx | 30\nWest Example, January 18-21\nEx | 40\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They helped 9 girls: @7 in East Example and 2 in West Example.", ("2022-01-04", "2022-01-08")),
        ("They helped 9 girls: 7 in East Example and @2 in West Example.", ("2022-01-18", "2022-01-21")),
        ("They helped @9 girls: 7 in East Example and 2 in West Example.", ("2022-01-04", "2022-01-21")),
        ("In the west, @6 were helped.", ("2022-01-18", "2022-01-21")),
        ("Along the way @5 men were arrested.", ("2022-01-04", "2022-01-21")),
    ],
)
def test_parts_of_an_operation_have_days_of_their_own(text: str, expected: tuple[str, str]) -> None:
    number = text[text.index("@") + 1]
    assert ends(PARTS + text, number, "helped" if "helped" in text else "arrested") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This year, to date, police have arrested @7 men.", ("2022", "2022-02-16")),
        ("Police arrested @7 men this week.", ("2022-02", "2022-02")),
        ("Police arrested @7 men yesterday and today.", ("2022-02-15", "2022-02-16")),
        ("On Friday, the Example Bureau (EB) announced that @7 men were arrested.", None),
        ("The clerk said the sting began on February 3.\nThe sting ended on February 9.\nIn all, @7 men were arrested.",
         ("2022-02-03", "2022-02-09")),
        ("The sting ended on February 9 after four days of raids.\nIn all, @7 men were arrested.",
         ("2022-02-06", "2022-02-09")),
        ("The sting, which started on October 4 and lasted 100 days, was long.\nIn all, @7 men were arrested.",
         ("2021-10-04", "2022-01-11")),
        ("The sting began in November and wrapped up last week.\nIn all, @7 men were arrested.",
         ("2021-11", "2022-02")),
        ("It was the largest sting to date.\nLast week @7 men were arrested.", ("2022-02", "2022-02")),
        ("Last week @7 men were arrested.\nThe chief announced the arrests on Friday, part of a sting.",
         ("2022-02", "2022-02")),
    ],
)  # fmt: skip
def test_times_told_and_times_of_telling(text: str, expected: tuple[str, str] | None) -> None:
    assert ends(text, "7", "arrest") == expected


def test_the_day_of_two_is_not_the_day_of_all() -> None:
    text = "Over five months deputies arrested @90 people.\nOn June 21 deputies arrested two men."
    assert ends(text, "90", "arrested") is None
    assert ends(text.replace("two men", "90 people"), "90", "arrested") == ("2021-06-21", "2021-06-21")


def test_what_is_done_every_year_has_no_time() -> None:
    text = "A sting was held January 19 to 22.\nThe unit helps @9 victims of such crimes each year."
    assert ends(text, "9", "helps") is None


@pytest.mark.parametrize(
    ("item", "basis"), [("- @9 men arrested", "section"), ("Deputies arrested @9 men.", "operation")]
)
def test_a_long_lead_in_dates_the_items_below_an_empty_line(item: str, basis: str) -> None:
    lead = (
        "Deputies and detectives of three towns worked in motels along the road from February 9 to 12, with this as all"
    )
    found = period(f"{lead} of their result:\n\n{item}", "9")
    assert (found.first, found.last, found.basis) == ("2022-02-09", "2022-02-12", basis)
