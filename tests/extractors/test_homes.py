"""The issuing body's own area. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
from extractors.page.layout import lay_out
from extractors.places.finder import find_places, home_of
from extractors.reader import read


@pytest.mark.parametrize(
    ("publisher", "text", "home"),
    [
        ("Brooklyn District Attorney's Office", "Nothing.", "Kings County, NY"),
        ("Miami-Dade State Attorney's Office", "Nothing.", "Miami-Dade County, FL"),
        ("Orange County District Attorney's Office", "Police in Anaheim and in Irvine met.", "Orange County, CA"),
        ("Orange County District Attorney's Office", "Nothing.", None),
        ("Kentucky State Police", "Nothing.", "KY"),
        ("Las Vegas Metropolitan Police Department", "Nothing.", "Las Vegas, NV"),
        ("FBI Omaha", "Nothing.", "NE"),
        ("U.S. Marshals Service", "ATLANTA - Deputies found 9 children.", "GA"),
        ("U.S. Marshals Service", "WASHINGTON - Deputies found 9 children.", "US"),
        ("United States Attorney's Office, Middle District of Georgia", "Nothing.", "GA"),
        ("Office of the Attorney General", "TULSA, Okla. - A shelter opened.", "OK"),
        ("Sheriff's Office", "TULSA, Okla. - A shelter opened.", "Tulsa County, OK"),
        ("Tulsa Regional Task Force", "Nothing.", "Tulsa County, OK"),
        (None, "TULSA, Okla. - A shelter opened.", "Tulsa, OK"),
        ("Sheriff's Office", "Nothing.", None),
    ],
)
def test_home(publisher: str | None, text: str, home: str | None) -> None:
    page = lay_out(text)
    assert home_of(publisher, page, find_places(page), Context()) == home


def test_home_falls_back_on_what_the_source_says() -> None:
    page = lay_out("Nothing.")
    assert home_of("Sheriff's Office", page, (), Context(place="Polk County, IA")) == "Polk County, IA"


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("DALLAS - The Dallas County Sheriff's Office and Dallas police arrested 9.", "Dallas County, TX"),
        ("DALLAS - Dallas police arrested 9.", "Dallas, TX"),
        ("Nine were arrested by Tulsa County Sheriff's deputies, with help from Ohio.", "Tulsa County, OK"),
        ("NASHVILLE - The Tennessee Bureau of Investigation arrested 9.", "TN"),
        ("FLINT, Mich. In May a church opened.", "Flint, MI"),
        ("Wayne County Sheriff's deputies arrested 9.", "Wayne County, MI"),
        ("Washington County Sheriff's deputies arrested 9.", None),
        (
            "EAGAN, Minn. - Agents of the BCA arrested 9 men, and six of them were booked into jail.\n"
            "Agencies taking part:\n- Minnesota State Patrol\n- Eagan Police Department\n- Edina Police Department\n",
            "MN",
        ),
        # Bodies that only took part; a state's own bureau told of long before any other.
        ("Agents of the BCA arrested 9. Blaine police, the Anoka County Sheriff's Office and Eagan police assisted "
         "the BCA.", "MN"),
        ("Agents arrested 9. The team includes officers from the St. Paul, Blaine and Eagan police departments.", None),
        ("Nine were arrested, the Minnesota Bureau of Criminal Apprehension said. " + "They were jailed. " * 25
         + "Eagan Police Chief Sample thanked all.", "MN"),
        ("Nine were arrested by Eagan police and the Minnesota Bureau of Criminal Apprehension.", "Eagan, MN"),
    ],
)  # fmt: skip
def test_home_without_publisher(text: str, home: str | None) -> None:
    page = lay_out(text)
    assert home_of(None, page, find_places(page), Context()) == home


def test_an_office_without_a_name_is_that_of_the_datelines_county() -> None:
    page = lay_out("TULSA, Okla. - The District Attorney's Office charged 9.")
    assert home_of(None, page, find_places(page), Context()) == "Tulsa County, OK"


def test_an_attorney_general_named_by_the_state_alone() -> None:
    page = lay_out("Ohio’s attorney general spoke of 9 arrests.")
    assert home_of(None, page, find_places(page), Context()) == "OH"


MARGIN = "Orange County District Attorney's Office\nNine men were arrested, the office said.\n"


@pytest.mark.parametrize(
    ("margin", "home"),
    [
        ("Latest: a fire in Garden Grove; a theft in Costa Mesa.", "Orange County, CA"),
        ("Latest: a fire in Winter Park.", "Orange County, FL"),
        ("Latest: a fire in Garden Grove; a theft in Winter Park.", None),
        ("Latest: a fire; a theft.", None),
    ],
)
def test_a_county_of_many_is_told_by_the_towns_on_the_page(margin: str, home: str | None) -> None:
    page = lay_out(MARGIN + margin)
    assert home_of("Orange County District Attorney's Office", page, (), Context()) == home


def test_a_federal_page_that_names_an_unclear_place_is_not_the_nations() -> None:
    told = "Officers of the {}FBI and others arrested 9 men in a sting."
    assert read(told.format("Columbia County sheriff, the ")).home is None
    assert read(told.format("")).home == "US"


@pytest.mark.parametrize(
    ("publisher", "home"),
    [
        ("New York Police Department", "New York, NY"),
        ("New York State Police", "NY"),
        ("Prince George's County Police Department", "Prince George's County, MD"),
        ("Abilene Police Department", "Abilene, TX"),
    ],
)
def test_the_area_of_a_name_alone(publisher: str, home: str) -> None:
    page = lay_out("Nine men were arrested.")
    assert home_of(publisher, page, (), Context()) == home
