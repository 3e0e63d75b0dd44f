"""Times that releases tell in ways of their own: what is assumed of them. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

HEAD = "Example County Sheriff's Office\nFebruary 16, 2022\n\n"
LAST_DAYS = ("2022-01-24", "2022-01-28")
JANUARY = ("2022-01", "2022-01")
FOUR_DAYS = "Ten men were arrested in Ohio in a four-day operation, as the squad said.\n\n"
LAST_WEEK_OF_IT = ("2022-01-24", "2022-01-30")


def times(text: str) -> list[tuple[str | None, str | None]]:
    return [(count.period.first, count.period.last) for count in read(HEAD + text).counts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A run of days is no day of an announcement.
        ("From January 24 to 30, the chief announced, deputies arrested nine men.", LAST_WEEK_OF_IT),
        ("The bureau reports for the full week of January 24 to 30 that nine men were arrested.", LAST_WEEK_OF_IT),
        ("On Tuesday the sheriff said that nine men were arrested.", (None, None)),
        # A month that is spoken of.
        ("January was Prevention Month, and they spent it in motels. During the month nine were arrested.", JANUARY),
        # A day that the sentence gives for what it tells of a year.
        ("Five of the 2021 arrests were made in Ardell on December 13 of that year.", ("2021-12-13", "2021-12-13")),
        # The largest so far is over; what has been done so far goes on.
        ("The sting ran from January 24 to 30. It was the largest of its kind so far, and nine men were arrested.",
         LAST_WEEK_OF_IT),
        ("A sting was held January 24 to 30. So far, nine men have been charged.", ("2022-01-24", "2022-02-16")),
        # By the end of a month is another time than that of days in it.
        ("Ardell, January 10 to 14. There were 12 arrests, and all 12 were charged before the month ended.", JANUARY),
        ("Ardell, January 10 to 14. There were 12 arrests, and all 12 men were charged by month's end.", JANUARY),
        ("From January 10 to January 14 we took in a dozen, and 12 were charged with luring before January was out.",
         JANUARY),
        # What is done in connection with a deed is not of its day.
        ("Deputies arrested five boys in connection with attacking a clerk over Memorial Day weekend.", (None, None)),
    ],
)  # fmt: skip
def test_the_time_is_that_of_what_was_done(text: str, expected: tuple[str | None, str | None]) -> None:
    assert times(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What was done by a day was done from the day on that the paragraph begins with.
        ("They left on January 14. By January 16, nine men were arrested.", ("2022-01-14", "2022-01-16")),
        ("They left on January 14. By Sunday they had arrested nine men.", ("2022-01-14", "2022-01-16")),
        ("By January 16, nine men were under arrest.", ("2022-01-16", "2022-01-16")),
        # The same days, weeks, years are those told before, if those are so many.
        ("The sting was held January 14 to 18. Nine men were arrested. In the same days deputies served 4 warrants.",
         ("2022-01-14", "2022-01-18")),
        ("They charged 30 men in 2020 and 2021. In those two years 11 people were convicted.", ("2020", "2021")),
        ("Launched in 2015, it has freed 90 since then. Over the same period 40 men were convicted.",
         ("2015", "2022-02-16")),
        ("In the same two nights nine men were arrested.", (None, None)),
        ("It was held January 14 to 18. In these two years nine men were arrested.", ("2022-01-14", "2022-01-18")),
        # What a team does this morning is done this morning; what is said of it is not.
        ("This morning agents of two bureaus, with the police of two neighboring towns at their side, served "
         "warrants. Two men who ran the house were arrested.", ("2022-02-16", "2022-02-16")),
        ("This morning the sheriff, with the police of two neighboring towns at his side, praised a team that had "
         "arrested nine men.", (None, None)),
        # A clause set off by commas that is over owns no date behind it.
        ("The team, which is led by the county, had its own sting between January 3 and January 9. That one put "
         "nine men in jail.", ("2022-01-03", "2022-01-09")),
    ],
)  # fmt: skip
def test_a_story_goes_on_with_its_times(text: str, expected: tuple[str | None, str | None]) -> None:
    assert times(text)[-1] == expected


LEAD = "Nine men were arrested in Ardell, and eight boys were freed there."


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        # What a team did on the first day told, not long ago, is the time of figures without one.
        (
            "For five days, January 24 to 28, investigators of two towns posed as children.",
            ("2022-01-24", "2022-01-28"),
        ),
        ("On Thursday, January 27, our detectives answered advertisements.", ("2022-01-27", "2022-01-27")),
        (
            "On Friday, January 28, that came to an end. Agents served warrants on two houses.",
            ("2022-01-28", "2022-01-28"),
        ),
        ("On January 28 detectives charged a man with theft.", (None, None)),
        ("On January 28 the mayor spoke at the fair.", (None, None)),
        ("On January 28, 2020, investigators posed as children.", (None, None)),
        ("On January 28, the agents said, nobody was at home.", (None, None)),
    ],
)
def test_a_story_begins_on_the_first_day_told(opening: str, expected: tuple[str | None, str | None]) -> None:
    assert times(f"{opening} It took them long, and nobody in the town knew of it.\n\n{LEAD}")[-1] == expected


def test_what_is_left_out_of_a_figure_has_another_time() -> None:
    sure = ("2022-01-01", "2022-02-16")
    assert times("Since January 1 the unit has arrested nine men, the week in May 2021 not counted.")[-1] == sure
    assert times("Since January 1 the unit has arrested nine men, not counting those of May 2021.")[-1] == sure


def test_a_season_to_come_is_no_season_past() -> None:
    assert times("Nine men were arrested. Stings will be held over the summer.")[-1] == (None, None)
    assert times("Stings were held over the summer, and nine men were arrested.")[-1] == ("2021-06", "2021-08")


def test_the_year_at_the_head_of_a_row_is_that_of_its_days() -> None:
    text = "Compared\n\nYear | Dates | Arrests\n2020 | October 19 - December 11 | 32\n2021     May 3 - May 9     30"
    assert times(text) == [("2020-10-19", "2020-12-11"), ("2021-05-03", "2021-05-09")]


@pytest.mark.parametrize(
    "opening",
    [
        "FACT SHEET: TRAFFICKING IN EXAMPLE COUNTY, 2020\n\nHere are the answers of all agencies to the survey.",
        "Trafficking in Example County\n\nThis report covers calendar year 2020 and was made by its clerk for us.",
    ],
)
def test_a_report_on_a_year_gives_its_figures(opening: str) -> None:
    assert times(f"{opening}\n\nFROM THE POLICE\n12 arrests for sex trafficking") == [("2020", "2020")]


def test_a_list_of_parts_has_the_time_of_its_total() -> None:
    text = (
        "Twenty agencies took part, from January 3 to 9. They arrested 451 men for trying to buy sex.\n\n"
        "Our release of Monday gave another number.\n\nElsewhere in the 451:\n"
        "- the Ardell Police Department in Ohio has nine arrests, all of them for luring a child by telephone or "
        "letter and all in one week;"
    )
    assert times(text)[-1] == ("2022-01-03", "2022-01-09")


def test_the_same_year_is_that_of_what_was_told_and_no_year_since_which_something_is() -> None:
    text = "The police made 50 arrests for trafficking in 2021. Since 2010 there has been a unit.\n"
    assert times(text + "In the same year we helped 134 survivors.")[-1] == ("2021", "2021")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was held January 24 to 28. Police arrested 12 men this year. In 2021 there were 9.", LAST_DAYS),
        ("It was held January 24 to 28. Police arrested 12 men this year and 9 men in 2021.", LAST_DAYS),
        ("It was held January 24 to 28. Police arrested 12 men this year in the county.", ("2022", "2022-02-16")),
    ],
)
def test_this_years_figure_set_against_last_years_is_of_the_operation(text: str, expected: tuple[str, str]) -> None:
    assert times(f"The sting at the fair is over.\n\n{text}")[0] == expected


def test_what_came_of_a_day_until_now_goes_on() -> None:
    since = ("2021-06-03", "2022-02-16")
    assert (
        times("On June 3, 2021, we showed the photographs. From that day until now 24 men were convicted.")[-1] == since
    )
    assert times("The unit began in June 2021. Its record, start to present: 24 men arrested.")[-1][1] == "2022-02-16"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The only year a release without a day of its own names is that of its months, but not when it is a founding's.
        ("Two stings were held in 2023. One was in February. Three men were arrested.", [("2023-02", "2023-02")]),
        ("The unit was formed in 2013. In February three men were arrested.", [(None, None)]),
    ],
)
def test_months_of_the_only_year(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    found = [count for count in read(text).counts if count.measure == "arrests"]
    assert [(count.period.first, count.period.last) for count in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is told of many of them is not the time of all, and the first of several is not the one at hand.
        ("Deputies arrested 28 people in a sting, many of them over the weekend.", [(None, None)]),
        ("Deputies arrested 28 people in a sting over the weekend.", [("2022-02-12", "2022-02-13")]),
        (f"{FOUR_DAYS} The squad held its first Clean Sweep operation in January.", [(None, None)]),
        (f"{FOUR_DAYS} The squad held the Clean Sweep operation in January.", [JANUARY]),
        ("Deputies arrested ten over the weekend of January 22-23.", [("2022-01-22", "2022-01-23")]),
    ],
)
def test_times_of_some_or_of_others(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert times(text) == expected
