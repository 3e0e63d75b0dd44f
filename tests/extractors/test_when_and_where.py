"""Periods and places of figures in whole invented releases: (measure, value, first, last, place)."""

from __future__ import annotations

import pytest

from extractors.reader import read

Row = tuple[str, int, str | None, str | None, str | None]


def rows(text: str) -> list[Row]:
    return [(c.measure, c.number.value, c.period.first, c.period.last, c.place) for c in read(text).counts]


def places(text: str) -> list[str | None]:
    return [place for *_, place in rows(text)]


def periods(text: str) -> list[tuple[str | None, str | None]]:
    return [(first, last) for _, _, first, last, _ in rows(text)]


@pytest.mark.parametrize(
    ("stamp", "published", "first"),
    [
        ("By Staff Writer On February 22, 2023\n\n", "2023-02-22", None),
        ("Feb 22, 2023, 7:00 AM | Updated: 7:06 am\n\n", "2023-02-22", None),
        ("Posted at 11:05 AM, Feb 22, 2023\n\n", "2023-02-22", None),
        ("February 22, 2023Toledo, OH, United StatesVice\n\n", "2023-02-22", None),
        (" date 2023-02-22 ", "2023-02-22", None),
        (
            " date 2023-02-22 Sting\n\nPublished: Feb. 21, 2023 at 7:40 PM EDT|Updated: 12 minutes ago\n",
            "2023-02-22",
            None,
        ),
        ("The decoys were at work on February 22, 2023, 7:00 AM\n\n", None, "2023-02-22"),
    ],
)
def test_stamps_of_pages(stamp: str, published: str | None, first: str | None) -> None:
    found = read(f"{stamp}Deputies in Toledo, Ohio, arrested 9 men in a sting held over four nights.")
    assert (found.published.value if found.published else None) == published
    assert (found.counts[0].period.first, found.counts[0].place) == (first, "Toledo, OH")


def test_a_page_s_stamp_gives_the_operation_its_year() -> None:
    text = " date 2023-02-22 Deputies in Toledo, Ohio, arrested 9 men. The sting ran from January 30 to February 11."
    assert periods(text) == [("2023-01-30", "2023-02-11")]


def test_a_figure_compared_with_keeps_its_year_to_itself() -> None:
    text = (
        "Toledo Police Department\n\nFebruary 22, 2023\n\nOfficers in Toledo, Ohio, ran a sting February 9-12.\n\n"
        "The sting led to 18 arrests, an increase from 15 arrests last year."
    )
    assert periods(text) == [("2023-02-09", "2023-02-12"), ("2022", "2022")]


def test_a_beginning_and_an_end_say_more_than_a_weekend() -> None:
    text = (
        "Toledo Police Department\n\nTuesday, February 22, 2022\n\n"
        "Officers in Toledo, Ohio, ran a sting over the weekend. "
        "The sting that began February 18 was wide. By the time the operation concluded Sunday, 9 men were arrested."
    )
    assert periods(text) == [("2022-02-18", "2022-02-20")]


def test_this_years_operation_has_its_own_days() -> None:
    text = (
        "Toledo Police Department\n\nFebruary 22, 2022\n\n"
        "Officers arrested 9 men in this year’s sting in Toledo, Ohio. "
        "The sting ran February 9-12. Last year’s sting led to 4 arrests."
    )
    assert periods(text) == [("2022-02-09", "2022-02-12"), ("2021", "2021")]


@pytest.mark.parametrize(
    ("lead", "place"),
    [
        ("The week-long, statewide operation ended on Sunday.", "OH"),
        ("It was an operation against traffickers across the country.", "US"),
        ("It was part of a nationwide operation.", "Toledo, OH"),
        ("The statewide task force gave thanks.", "Toledo, OH"),
    ],
)
def test_what_is_said_of_a_drive_before_its_first_figure(lead: str, place: str) -> None:
    text = (
        f"Toledo Police Department\n\nToledo lies in Ohio. {lead}\n\nTeams of 90 officers worked. 9 men were arrested."
    )
    assert places(text) == [place]


def test_bodies_listed_each_with_its_own_figure() -> None:
    text = (
        "During the sting, the Toledo, Ohio, Police Department made 9 arrests, "
        "the Dayton Police Department made 5 arrests. "
        "Altogether 14 women were rescued, 12 by the Toledo Police Department and two by the Dayton Police Department."
    )
    assert places(text)[1:] == ["Dayton, OH", "OH", "Toledo, OH", "Dayton, OH"]


def test_the_spot_of_an_operation_is_that_of_the_next_sentence() -> None:
    text = (
        "Lucas County Sheriff's Office\n\nThe statewide sting ended on Sunday. "
        "In all, 90 men were arrested in Ohio.\n\n"
        "In one Lucas County operation, decoys stood at a corner in Toledo. Twelve men were arrested there.\n\n"
        "The chief is from Dayton. Seven men were cited."
    )
    assert places(text) == ["OH", "Toledo, OH", "OH"]


def test_a_state_bodys_figures_are_of_the_county_its_lead_names() -> None:
    text = (
        "Ohio State Patrol\n\nLast week a sting by troopers led to the arrest of 9 men in Lucas County, Ohio. "
        "Seven children were identified as victims."
    )
    assert places(text) == ["Lucas County, OH", "Lucas County, OH"]
    both = text.replace("in Lucas", "in Allen County and Lucas")
    assert places(both)[1] == "OH"


def test_hawaiian_names_however_they_are_typed() -> None:
    for name in ("Hawai\u02bbi", "Hawai'i", "Hawai’i", "Hawaii"):
        assert places(f"Agents arrested 9 men across {name} last week.") == ["HI"]
    assert places("In Hawai\u02bbi, agents arrested 9 men on O\u02bbahu.") == ["Honolulu County, HI"]


def test_what_a_chief_said_of_a_time_dates_it() -> None:
    text = (
        "Toledo Police Department\n\nFebruary 22, 2022\n\n"
        "In the last three months, the chief said, the unit in Toledo, Ohio, made 104 arrests. "
    )
    assert periods(text) == [("2021-11", "2022-02-22")]
    assert periods(text.replace("In the last three months", "On Monday").replace("said,", "said that")) == [
        (None, None)
    ]


def test_a_game_ahead_is_not_the_day_of_the_arrests() -> None:
    text = "February 22, 2022\n\nDeputies in Toledo, Ohio, reported 9 arrests in stings {} the Feb. 8 game."
    assert periods(text.format("leading up to")) == [(None, None)]
    assert periods(text.format("on the day of")) == [("2022-02-08", "2022-02-08")]


def test_last_years_operation_is_of_another_time() -> None:
    text = (
        "Lucas County Sheriff's Office\n\nThe sting in Lucas County, Ohio, ran from January 25 to January 28, 2021. "
        "It led to 9 arrests.\n\n{} sting was larger. It led to 518 arrests."
    )
    assert periods(text.format("Last year’s")) == [("2021-01-25", "2021-01-28"), ("2020", "2020")]
    assert periods(text.format("The prior")) == [("2021-01-25", "2021-01-28"), (None, None)]
    assert periods(text.format("The whole")) == [("2021-01-25", "2021-01-28")] * 2


def test_a_month_in_which_an_operation_began() -> None:
    text = "September 3, 2024\n\nA sting in Toledo, Ohio, led to 16 arrests.\n\nThe sting began in mid-August{}."
    assert periods(text.format("")) == [("2024-08", "2024-08")]
    assert periods(text.format(" of 2019")) == [(None, None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Ohio, 20 boys were freed in Lucas County, 17 in Allen County.", ["Lucas County, OH", "Allen County, OH"]),
        ("WASHINGTON - FBI agents made 9 arrests last week, they said.", ["US"]),
        ("WASHINGTON - Officers made 9 arrests last week, they said.", ["Washington, DC"]),
        ("A Toledo-wide sting in Ohio ended. Officers in Ohio made 9 arrests.", ["OH"]),
        ("In Ohio's Northern District, nine men were charged.", ["OH"]),
    ],
)
def test_places_beside_figures(text: str, found: list[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("opening", "place"),
    [("Some 40 agencies of Ohio met for it", "OH"), ("Officers made 40 arrests in Toledo, Ohio", "Toledo, OH")],
)
def test_how_many_took_part_is_no_figure_of_a_lead(opening: str, place: str) -> None:
    text = (
        f"Toledo Police Department\n\n{opening} on two long nights. The statewide effort ended.\n\nIt led to 9 arrests."
    )
    assert places(text)[-1] == place


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("U.S. Marshals arrested 9 men in a six-week operation.", ["US"]),
        ("Officers arrested 9 men in a six-week operation.", [None]),
        ("In a statewide operation, helped by the FBI, officers arrested 9 men.", [None]),
        ("Agents arrested 9 men in a sting in Ohio. Since 2019, agents have arrested 28 men.", ["OH", "OH"]),
        (
            "TOLEDO - Agents arrested 9 men in a sting in Ohio, they told the press. Since 2019 they arrested 28 men.",
            ["OH", "OH"],
        ),
        ("TOLEDO, Ohio - Agents arrested 9 men in a sting. Since 2019, they have arrested 28 men.", ["Toledo, OH"] * 2),
    ],
)
def test_where_no_publisher_is_known(text: str, found: list[str | None]) -> None:
    assert places(text)[: len(found)] == found


@pytest.mark.parametrize(
    ("where", "place"),
    [("16 towns, including Toledo, Ohio, in a national sting", "US"), ("a sting held in Toledo, Ohio", "Toledo, OH")],
)
def test_a_town_among_many_is_not_where_a_national_drive_was(where: str, place: str) -> None:
    text = f"U.S. Marshals Service\n\nMarshals arrested 90 men last week in {where}.\n\nThey arrested 9 women too."
    assert places(text)[-1] == place


def test_a_part_of_which_no_time_is_told_has_that_said_of_its_total() -> None:
    text = (
        "June 3, 2022\n\nLast year the task force assisted 413 victims of trafficking, it said.\n\n"
        "The number of victims of labor trafficking was 48, while 359 were sex trafficking victims."
    )
    assert periods(text) == [("2021", "2021")] * 3
    assert [c.period.basis for c in read(text).counts] == ["sentence", "section", "section"]
    assert [c.period.basis for c in read(text.replace("Last year t", "T")).counts] == ["none"] * 3


def test_those_charged_otherwise_than_the_whole_have_no_day_of_the_whole() -> None:
    text = (
        "June 3, 2022\n\nNine defendants were arraigned on May 30 in Toledo, Ohio, the prosecutor said.\n\n"
        "The nine face ten years, and the four defendants charged with murder face twenty-five years."
    )
    assert periods(text) == [("2022-05-30", "2022-05-30"), (None, None)]
    assert read(text).counts[1].part_of == 0


def test_those_arrested_and_charged_were_charged_then_and_there() -> None:
    text = (
        "Lorain County Sheriff's Office, Ohio\n\nDeputies arrested 14 men.\n\nThis resembles a sting in Lucas County, "
        "Ohio. On August 3, 2019, Lucas County deputies ran an undercover operation there. Eleven people were arrested "
        "and {}charged in that sting."
    )
    there = ("2019-08-03", "2019-08-03", "Lucas County, OH")
    for how in ("", "formally "):
        assert rows(text.format(how))[1:] == [("arrests", 11, *there), ("charged", 11, *there)]
    later = rows(text.format("later they were "))[1:]
    assert [row for row in later if row[0] == "charged"] == [("charged", 11, None, None, "Lorain County, OH")]


def test_reporters_are_told_on_another_day() -> None:
    text = "May 9, 2023\n\nThe sheriff will brief reporters at 9:30 a.m. {} about a sting that led to 9 arrests."
    assert periods(text.format("this morning (Tuesday, May 9, 2023)")) == [(None, None)]
    assert periods("May 9, 2023\n\nThe sheriff was on a sting on Monday, May 8, 2023, that led to 9 arrests.") == [
        ("2023-05-08", "2023-05-08")
    ]


def test_figures_of_two_areas_in_a_row() -> None:
    text = (
        "Eight juveniles were recovered in the Tampa area and two girls were freed and {} were arrested on sex "
        "charges in the Miami area."
    )
    assert places(text.format("four men")) == ["Tampa, FL", "Miami, FL", "Miami, FL"]


def test_a_field_office_tells_of_its_own_state() -> None:
    lead = "FBI Announces Results of Nationwide Sting\n\nThe FBI announced the recovery of 149 victims nationwide. "
    own = "The FBI Denver Division announced the recovery of five victims."
    assert places(lead + own) == ["US", "CO"]
    assert places(lead + "With the FBI Denver Division, agents announced the recovery of five victims.") == ["US", "US"]


def test_a_county_of_many_is_no_county_of_a_list_of_cities() -> None:
    told = "Agencies in Cook County made 62 arrests. "
    everywhere = "Boston, Phoenix, Los Angeles County and Seattle took part, and so did Minneapolis."
    assert places(told + everywhere) == ["Cook County, IL"]
    assert places(told + "The Minneapolis police took part.") == ["Cook County, MN"]
    assert places(told + everywhere + " A cabin near Grand Marais, Minnesota, was searched.") == ["Cook County, MN"]


def test_a_metropolis_of_two_cities_is_in_their_state() -> None:
    assert places("Officers in Las Vegas arrested 14 men. Nine were arrested in the DFW area.") == [
        "Las Vegas, NV",
        "TX",
    ]


def test_months_of_two_years_in_a_row_are_one_spell() -> None:
    text = "May 5, 2032\n\nStings held in {} led to 41 arrests."
    assert periods(text.format("October and November 2030, and January 2031")) == [("2030-10", "2031-01")]
    assert periods(text.format("December 2030 and January 2031")) == [("2030-12", "2031-01")]
    assert periods(text.format("March 2030, and January 2031")) != [("2030-03", "2031-01")]
