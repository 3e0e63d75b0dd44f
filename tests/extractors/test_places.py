"""Places named, and the area of a figure. All texts are invented."""

from __future__ import annotations

import pytest
from placed import area, named

from extractors.model import Context, Page, Span
from extractors.page.layout import lay_out
from extractors.places.finder import PlaceFinder, find_places
from extractors.reader import read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SANTA ANA, Ca. - Nine men were held.", [("SANTA ANA, Ca.", "Santa Ana, CA")]),
        ("DES MOINES, Iowa - Nine men were held.", [("DES MOINES, Iowa", "Des Moines, IA")]),
        ("Deputies met in Lebanon, Pennsylvania, on Monday.", [("Lebanon, Pennsylvania", "Lebanon, PA")]),
        ("Deputies met in Wilmington, N.C., on Monday.", [("Wilmington, N.C.", "Wilmington, NC")]),
        ("Nine men in Sampleton Flats, Ohio, were held.", [("Sampleton Flats, Ohio", "Sampleton Flats, OH")]),
        ("It was in Kings County, N.Y., they said.", [("Kings County, N.Y.", "Kings County, NY")]),
        ("It was in Orleans Parish on Monday.", [("Orleans Parish", "Orleans Parish, LA")]),
        ("It was in Brooklyn on Monday.", [("Brooklyn", "Kings County, NY")]),
        ("It was in Brooklyn, Iowa, on Monday.", [("Brooklyn, Iowa", "Brooklyn, IA")]),
        ("Deputies walked down Georgia Avenue.", []),
        ("Deputies met at a truck stop on Georgia 92.", []),
        ("Deputies arrested in Georgia 92.", [("Georgia", "GA")]),
        ("Deputies counted near Los Angeles 92.", [("Los Angeles", "Los Angeles, CA")]),
        ("The day deputies went on Georgia 92 people called.", [("Georgia", "GA")]),
        ("They met in May to speak of Hope.", []),
        ("Springfield was quiet. It was in Springfield.", []),
        ("Washington County deputies met.", []),
    ],
)
def test_places_named(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


def test_a_county_of_many_is_decided_by_its_cities() -> None:
    text = "Orange County deputies met police from Anaheim in Irvine and in Tustin."
    assert ("Orange County", "Orange County, CA") in named(text)


def test_a_county_of_many_is_decided_by_its_state() -> None:
    text = "Orange County deputies thanked the State of Florida and towns across Florida."
    assert ("Orange County", "Orange County, FL") in named(text)


def test_a_name_written_out_once_is_that_place_throughout() -> None:
    text = "Police in Springfield, Oregon, held 9 men. Two more were held in Springfield."
    assert [name for _, name in named(text)] == ["Springfield, OR", "Springfield, OR"]


BODY = "Dallas County Sheriff's Office"


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        ("Deputies across Texas met. In all, 9 men were arrested in Lebanon, Pennsylvania.", "9", "Lebanon, PA"),
        ("Texas deputies said 9 men from Lebanon, Pennsylvania, were arrested.", "9", "Dallas County, TX"),
        ("Texas deputies said 9 men, both of Tulsa, were arrested.", "9", "Dallas County, TX"),
        ("In Houston, 9 men were arrested; in Austin, 4.", "9", "Houston, TX"),
        ("In Houston, 9 men were arrested; in Austin, 4.", "4", "Austin, TX"),
        ("Texas police arrested 31 men statewide.", "31", "TX"),
        ("Nationwide, 90 were arrested, the Texas sheriff said.", "90", "US"),
        ("Texas teams in nine states arrested 90.", "90", "US"),
        ("Houston police arrested 9 men, the Texas sheriff said.", "9", "Houston, TX"),
        ("The Texas sheriff said 9 men were arrested in Houston, Austin and El Paso.", "9", "TX"),
        ("The Texas sheriff said 9 men were arrested.", "9", "Dallas County, TX"),
    ],
)
def test_area_of_a_figure(text: str, number: str, place: str) -> None:
    assert area(text, number, BODY) == place


def test_prosecutions_stay_in_the_prosecutors_area() -> None:
    text = "The Texas prosecutor charged 9 men after a fight in Tulsa, Oklahoma."
    assert area(text, "9", "Dallas County District Attorney", "charged") == "Dallas County, TX"


def test_a_heading_gives_the_area_of_what_stands_below() -> None:
    text = "Texas deputies met.\n\nHOUSTON, TEXAS\nArrested: 9\nRescued: 4\n\nDeputies thanked 7 churches in all of it."
    assert area(text, "4", BODY) == "Houston, TX"
    assert area(text, "7", BODY) == "Dallas County, TX"


def test_a_table_of_cities() -> None:
    text = "WASHINGTON - The nation's results were given out.\n\nCity | Rescued\nDetroit | 12\nReno | 4\n"
    assert area(text, "12", "Federal Bureau of Investigation") == "Detroit, MI"
    assert area(text, "4", "Federal Bureau of Investigation") == "Reno, NV"


def test_a_table_by_county_names_counties() -> None:
    text = "The California results by county:\nFresno - 5 arrests\nSolano - 4 arrests"
    assert area(text, "4", "FBI Sacramento") == "Solano County, CA"


def test_a_national_bodys_total_over_years_is_the_nations() -> None:
    text = "DENVER - Agents in Colorado arrested 9 men. Since 2003 the Initiative has recovered 900 children."
    assert area(text, "900", "FBI Denver") == "US"


def test_no_home_and_no_place_is_none() -> None:
    page = Page("They arrested 9.", None, (Span(0, 16),), (Span(0, 16),))
    assert PlaceFinder(page, (), None).place(Span(14, 15), Span(0, 16), None) == (None, "none")


COUNTY = "Los Angeles County Sheriff's Department"


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        (
            "Deputies in Pomona, California, met. Nine men, 4 of them fathers, were arrested in Torrance.",
            "4",
            "Torrance, CA",
        ),
        ("The sting in California led to 90 arrests, including 12 in Torrance.", "90", "CA"),
        ("The sting in California led to 90 arrests, including 12 in Torrance.", "12", "Torrance, CA"),
        ("In California 90 men were held, none of them in Torrance.", "90", "CA"),
        ("Nationwide, teams in Torrance, California, report 90 arrests.", "90", "US"),
        ("In California, 5 men were arrested by the Torrance Police Department.", "5", "CA"),
        ("Then 5 men were arrested by the Torrance, California, Police Department.", "5", "Los Angeles County, CA"),
        ("A California vice sting ended with 90 arrests.", "90", "CA"),
        ("The California man and 9 others were arrested.", "9", "Los Angeles County, CA"),
        ("Two Torrance men and 9 others were arrested, California said.", "9", "Los Angeles County, CA"),
    ],
)
def test_scope_of_a_figure(text: str, number: str, place: str) -> None:
    assert area(text, number, COUNTY) == place


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        ("Police arrested 90 men statewide in a week of stings.\n\nAnother 7 were cited.", "7", "CA"),
        ("Teams in a dozen states arrested 90 men in one week of work.\n\nAnother 7 were cited.", "7", "US"),
        (
            "Deputies arrested 90 men in a sting held in Torrance, Calif., last week.\n\nAnother 7 were cited.",
            "7",
            "Torrance, CA",
        ),
        (
            "Torrance police ran the sting in California. All thanked Torrance police.\n\n7 were held.",
            "7",
            "Torrance, CA",
        ),
    ],
)
def test_the_lead_says_where_a_release_stands(text: str, number: str, place: str) -> None:
    assert area(text, number, COUNTY) == place


def test_a_sum_after_a_national_paragraph_is_the_nations() -> None:
    text = (
        "TULSA, Okla. - Police arrested 9 in Tulsa.\n\nTeams in 120 cities took part.\n\nAltogether, 90 were arrested."
    )
    assert area(text, "90", "Tulsa Police Department") == "US"


def test_officers_who_are_told_of_with_their_figures() -> None:
    text = "In Texas many were praised: Houston Police Officer Jordan Examplar, who made 6 arrests, and all his unit."
    assert area(text, "6", BODY) == "Houston, TX"


def test_deputies_are_the_countys_and_troopers_the_states() -> None:
    text = "DALLAS - Police of Dallas, Texas, met.\n\nDeputies arrested 9. State troopers arrested 4."
    assert area(text, "9", BODY) == "Dallas County, TX"
    assert area(text, "4", BODY) == "TX"


def test_a_list_under_a_states_heading() -> None:
    text = "Agencies in all of the country took part in it.\n\nIowa - 40 in all\n\n* Task force one - 38 buyers"
    assert area(text, "38", "Federal Bureau of Investigation") == "IA"


@pytest.mark.parametrize(
    ("text", "number", "found"),
    [
        ("In Dallas County, Texas, 9 men were arrested.", "9", ("Dallas County, TX", "sentence")),
        ("The Houston, Texas, police found many; 9 were arrested.", "9", ("Dallas County, TX", "release")),
        ("Teams in the Houston, Texas, area arrested 9.", "9", ("Houston, TX", "sentence")),
        ("All met at noon. Then 7 were freed.", "7", ("Dallas County, TX", "release")),
    ],
)
def test_what_a_place_rests_on(text: str, number: str, found: tuple[str, str]) -> None:
    page = lay_out(text)
    finder = PlaceFinder(page, find_places(page), "Dallas County, TX")
    at = text.index(number)
    assert finder.place(Span(at, at + 1), next(s for s in page.sentences if s.start <= at < s.end), None) == found


def test_a_later_sentence_that_says_where_outweighs_a_headline_that_does_not() -> None:
    text = (
        "DALLAS COUNTY STOLEN GOODS TASK FORCE ARRESTS 14 SUSPECTS\n\n"
        "Deputies of Dallas County, Texas, met. In March 14 suspects were arrested in Waco, Texas, by deputies."
    )
    figures = {count.number.value: count.place for count in read(text, Context(publisher=BODY)).counts}
    assert figures == {14: "Waco, TX"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("40 held in WI", [("WI", "WI")]),
        ("40 held in WI, deputies said.", [("WI", "WI")]),
        ("40 held IN OR out of town; IN ID cases.", []),
        ("Deputies ran Operation Kings County on Monday.", []),
        ("Raids in East New York ended.", [("East New York", "Kings County, NY")]),
        ("It was in L.A. on Monday.", [("L.A.", "Los Angeles, CA")]),
        ("La Sampleton teams met on Monday.", []),
        ("It was in the Coachella Valley on Monday.", [("Coachella Valley", "Riverside County, CA")]),
    ],
)
def test_codes_regions_and_names_of_operations(text: str, found: list[tuple[str, str]]) -> None:
    assert named(text) == found


def test_what_stands_behind_the_verb_is_said_of_its_figure() -> None:
    text = "Of raids in Texas a clerk said 9 girls were saved in Houston, and 4 men held."
    assert area(text, "9", BODY, "saved") == "Houston, TX"


@pytest.mark.parametrize(
    "text",
    ["In Texas and 11 other states 40 were arrested.", "In eight southeastern states 40 were arrested, Texas said."],
)
def test_a_state_and_others_are_the_nation(text: str) -> None:
    assert area(text, "40", BODY) == "US"


def test_a_states_own_share_in_an_operation_of_many() -> None:
    text = "Texas law enforcement agencies arrested 46 suspects in an operation involving a dozen states."
    assert area(text, "46", "Office of the Governor", "arrested") == "TX"


def test_a_city_and_other_counties_of_a_part_of_its_state() -> None:
    assert area("Texas police arrested 13 men in Houston and other counties in Southern Texas.", "13", BODY) == "TX"


def test_a_distance_is_no_figure_of_its_place() -> None:
    text = "In Riverside County, some 60 miles away, a sting was held. Officers arrested 12 men."
    assert area(text, "12", "Sacramento Police Department", "arrest") == "Riverside County, CA"


def test_an_officer_told_of_by_who() -> None:
    text = (
        "Prizes were given in San Diego County, Calif. The winner was Escondido Police Officer Jordan Examplar "
        "who made 40 arrests."
    )
    assert area(text, "40", "San Diego County District Attorney's Office") == "Escondido, CA"


def test_the_place_of_a_crime_is_not_that_of_its_charge() -> None:
    text = "In all, {} men were {} with plans to sell guns in upstate Gloversville, New York."
    office = "Brooklyn District Attorney's Office"
    assert area(text.format("12", "charged"), "12", office) == "Kings County, NY"
    assert area("Of them, 12 were arrested in upstate Gloversville, New York.", "12", office) == "Gloversville, NY"


def test_a_police_department_called_pd_did_it() -> None:
    text = "The nationwide sting led to 552 arrests. Little Rock PD made 42 arrests as part of the operation."
    assert area(text, "42", "Little Rock Police Department") == "Little Rock, AR"


def test_a_night_that_was_not_the_first() -> None:
    text = "Deputies held a sting across Multnomah County, with 9 arrests.\n\nIt was {}. One ended with 12 arrests."
    assert area(text.format("not the first such night"), "12", "Portland Police Bureau") == "Portland, OR"
