"""Areas that are no plain city or county: boroughs, parishes, independent cities, Connecticut's, tribal lands."""

from __future__ import annotations

from typing import Any

import pyarrow.parquet as pq
import pytest
from figures_table import count, tables

from extractors.reader import read
from pipeline.comparison.areas import Areas, PlaceSets
from pipeline.comparison.naming import Names
from pipeline.comparison.question import Question
from pipeline.comparison.table import compare
from pipeline.errors import UserError
from pipeline.reference import Row
from pipeline.reference_tribal import is_tribal, tribal_lands
from pipeline.resolve.agencies import AgencyLinker
from pipeline.resolve.jurisdictions import Jurisdictions

KNOWN = Jurisdictions()
AREAS = Areas(pq.read_table("corpus/reference/jurisdictions.parquet"))
NAMES = Names(AREAS)
NAVAJO, TULALIP = "04T4803", "53T6360"


@pytest.mark.parametrize(
    ("place", "ids"),
    [
        ("Brooklyn, NY", ("36047",)),
        ("Brooklyn, IA", ("1908695",)),
        ("Juneau City and Borough, AK", ("02110",)),
        ("Kenai Peninsula Borough, AK", ("02122",)),
        ("Nome Census Area, AK", ("02180",)),
        ("LaSalle Parish, LA", ("22059",)),
        ("LaSalle County, LA", ("22059",)),
        ("Baltimore city, MD", ("24510",)),
        ("Baltimore County, MD", ("24005",)),
        ("Carson City, NV", ("32510",)),
        ("St. Louis city, MO", ("29510",)),
        ("Saint Louis County, MO", ("29189",)),
        ("Fairfax County, VA", ("51059",)),
        ("Fairfax city, VA", ("51600",)),
        ("James City County, VA", ("51095",)),
        ("Dona Ana County, NM", ("35013",)),
        ("Capitol Planning Region, CT", ("09110",)),
        ("Navajo Nation, AZ", (NAVAJO,)),
        ("Tulalip Tribes, WA", (TULALIP,)),
        ("Tulalip Tribes, OR", ()),
        ("Eleventh Judicial Circuit", ()),
    ],
)
def test_ids(place: str, ids: tuple[str, ...]) -> None:
    assert KNOWN.ids_of(place) == ids


@pytest.mark.parametrize(
    ("asked", "area"),
    [
        ("Brooklyn", "36047"),
        ("The Bronx", "36005"),
        ("manhattan, ny", "36061"),
        ("Manhattan, KS", "2044250"),
        ("Staten Island", "36085"),
        ("Baltimore, MD", "24510"),
        ("Baltimore County, MD", "24005"),
        ("Richmond, VA", "51760"),
        ("Carson City, NV", "32510"),
        ("Saint Louis County, MO", "29189"),
        ("Orleans Parish", "22071"),
        ("Navajo Nation", NAVAJO),
        ("Hartford County, CT", "09003"),
        ("Northwest Hills Planning Region", "09160"),
    ],
)
def test_asking_by_name(asked: str, area: str) -> None:
    assert NAMES.find(asked) == {area}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Baltimore", "any of Baltimore city, MD (county 24510), Baltimore, OH (place 3903758)"),
        ("Kickapoo Tribe", "any of Kickapoo Tribe, KS (tribal 20T64fb), Kickapoo Tribe, OK (tribal 40T64fb)"),
        ("Springfield", "Springfield, KY (place 2172660), Springfield, LA (place 2272415) and 19 more"),
        (
            "Eleventh Judicial Circuit",
            "Eleventh Judicial Circuit, SC, or of another state",
        ),
        ("Eleventh Judicial Circuit, IL", "no such judicial circuit or district is known"),
        ("Pebble Mountain Judicial Circuit", "no such judicial circuit or district is known"),
        ("11th Judicial District, AR", "Eleventh Judicial District East, AR, Eleventh Judicial District West, AR. "),
        ("21st Judicial Circuit, FL", "no such judicial circuit or district is known"),
        ("Springfeild, IL", "no such place is known"),
    ],
)
def test_a_name_that_is_none_or_several(asked: str, told: str) -> None:
    with pytest.raises(UserError) as error:
        NAMES.find(asked)
    assert told in str(error.value)


def test_a_misspelt_name_is_near_to_the_one_meant() -> None:
    with pytest.raises(UserError, match="Springfield, IL"):
        NAMES.find("Springfeild, IL")


def within(inner: str, outer: str) -> bool:
    sets = PlaceSets([(inner,), (outer,)], AREAS)
    return bool(sets.within[0, 1])


def meet(one: str, two: str) -> bool:
    sets = PlaceSets([(one,), (two,)], AREAS)
    assert sets.meet[0, 1] == sets.meet[1, 0] == KNOWN.meet(one, two) == KNOWN.meet(two, one)
    return bool(sets.meet[0, 1])


@pytest.mark.parametrize(
    ("inner", "outer", "held"),
    [
        ("4835000", "48", True),
        ("4835000", "48201", False),  # Houston lies in three counties
        ("36047", "3651000", True),  # New York City is made of whole counties
        ("2404000", "24510", True),
        ("2404000", "24005", False),
        (TULALIP, "53", True),
        (TULALIP, "53061", False),  # the county of its police, beyond which it may reach
        (NAVAJO, "04", False),  # Arizona, New Mexico and Utah
        (NAVAJO, "US", True),
    ],
)
def test_which_areas_hold_which(inner: str, outer: str, held: bool) -> None:
    assert within(inner, outer) == held


@pytest.mark.parametrize(
    ("one", "two", "could"),
    [
        ("48201", "4835000", True),
        ("36047", "36061", False),
        ("24510", "24005", False),
        ("09110", "09003", True),  # planning regions overlay the former counties
        ("09110", "0937000", True),
        ("09110", "09120", False),
        ("09003", "09001", False),
        (NAVAJO, "49037", True),  # a county of Utah
        (NAVAJO, "08083", False),
        (TULALIP, "53033", True),
        (TULALIP, NAVAJO, False),
    ],
)
def test_which_areas_share_ground(one: str, two: str, could: bool) -> None:
    assert meet(one, two) == could


@pytest.mark.parametrize(
    ("name", "state", "level", "area"),
    [
        ("Tulalip Tribal Police Department", "WA", "tribal", TULALIP),
        ("Navajo Nation Police Department", "NM", "tribal", NAVAJO),
        ("Oneida Indian Nation Police", "NY", "tribal", "36T7274"),
        ("Sampleton Tribe Police Department", "KS", "tribal", None),
        ("Pueblo Police Department", "CO", "city", "0862000"),
        ("Baltimore Police Department", "MD", "city", "2404000"),
        ("Juneau Police Department", "AK", "city", "0236400"),
    ],
)
def test_agencies_have_their_area(name: str, state: str, level: str, area: str | None) -> None:
    linked = AgencyLinker().link(name, state, None)
    assert (linked.level, linked.jurisdiction_id) == (level, area)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Officers made 6 arrests on the Navajo Nation during a trafficking operation.", "Navajo Nation, AZ"),
        ("Officers made 6 arrests in Brooklyn during a trafficking operation.", "Kings County, NY"),
        ("Officers made 6 arrests in Brooklyn, Iowa, during a trafficking operation.", "Brooklyn, IA"),
        ("Officers made 6 arrests in Orleans Parish during a trafficking operation.", "Orleans Parish, LA"),
        ("Officers in Salem, Oregon, met. They made 6 arrests in Salem in a trafficking operation.", "Salem, OR"),
        ("Officers in Salem, Virginia, met. They made 6 arrests in Salem in a trafficking operation.", "Salem, VA"),
    ],
)
def test_places_are_told_apart_by_the_text(text: str, place: str) -> None:
    (six,) = read(text).counts
    assert six.place == place


def agency(name: str, said: str, county: str = "53061") -> Row:
    return {"ori9": f"ORI{name[:4]}", "name": name, "jurisdiction_name": said, "county_fips": county}


@pytest.mark.parametrize(
    ("row", "tribal"),
    [
        (agency("sampleton tribal police", "sampleton tribe"), True),
        (agency("sampleton law enforcement", "pueblo of sampleton"), True),
        (agency("sampleton nation police department", ""), True),
        (agency("pueblo police dept", "pueblo city"), False),
        (agency("indian wells pd", "indian wells city"), False),
        (agency("tribune pd", "greeley county"), False),
    ],
)
def test_which_agencies_are_tribal(row: Row, tribal: bool) -> None:
    assert is_tribal(row) == tribal


def test_agencies_of_one_tribe_make_one_land_and_corrections_name_it() -> None:
    rows = [
        agency("sampleton tribal police", "sampleton tribe of wisconsin", "55001"),
        agency("sampleton tribal police department", "", "55003"),
        agency("invented tribal police", "", "55003"),
    ]
    corrections = [{"of": "55 Invented Tribe", "name": "Invented Nation", "states": "WI MN"}]
    lands = tribal_lands(rows, {"55": "WI", "27": "MN"}, corrections)
    found = {land.name: (land.counties, land.states, len(own)) for land, own in lands.items()}
    assert found == {
        "Sampleton Tribe": (("55001", "55003"), ("55",), 2),
        "Invented Nation": (("55003",), ("55", "27"), 1),
    }


SHIPPED = {name: pq.read_table(f"corpus/reference/{name}.parquet") for name in ("jurisdictions", "populations")}


def cells(rows: list[dict[str, Any]], level: str) -> dict[tuple[str, str], tuple[Any, Any, list[str]]]:
    """At least, inhabitants and flags by area and year."""
    frame = compare(tables(rows) | SHIPPED, Question("arrests", levels=(level,)))
    found = frame.astype({"at_least": object, "population": object}).to_dict("records")
    return {
        (row["jurisdiction_id"], row["period"]): (row["at_least"], row["population"], row["flags"]) for row in found
    }


def told(value: int, day: str, area: str) -> dict[str, Any]:
    return count(value, day, published=day, place_ids=[area], release_id=day)


def test_connecticut_over_the_break_is_flagged_and_has_no_rate() -> None:
    rows = [told(3, "2019-05-01", "0937000"), told(4, "2023-05-01", "0937000"), told(5, "2023-06-01", "09110")]
    counties = cells(rows, "county")
    assert counties["09003", "2019"] == (3, 891_720, [])
    assert counties["09003", "2023"] == (4, None, ["area_changed"])
    assert counties["09110", "2023"] == (5, 975_328, [])
    assert ("09110", "2019") not in counties
    assert cells(rows, "state")["09", "2023"][0] == 9, "the days prove them different"


def test_a_region_and_a_city_that_it_may_hold_do_not_add_up_without_other_proof() -> None:
    rows = [told(4, "2023-05-01", "0937000"), told(5, "2023-05-01", "09110") | {"release_id": "r2"}]
    assert cells(rows, "state")["09", "2023"][0] == 5


def test_tribal_land_has_its_own_cell_without_inhabitants_and_lies_in_its_state() -> None:
    rows = [told(6, "2020-05-01", TULALIP)]
    assert cells(rows, "tribal") == {(TULALIP, "2020"): (6, None, [])}
    assert cells(rows, "state")["53", "2020"][0] == 6
    assert cells(rows, "county")["53061", "2020"][0] is None


def test_a_place_that_is_one_of_several_lies_in_what_holds_them_all() -> None:
    rows = [count(7, "2020-05-01", place_ids=[], place_candidates=["2404000", "24005"])]
    assert cells(rows, "state")["24", "2020"][0] == 7
    assert cells(rows, "county")["24005", "2020"][0] is None
