"""The level invented releases speak of: figures of the nation or the state beside the release's own."""

import pytest
from placed import area

from extractors.reader import read

STATE, COUNTY = "Ohio Attorney General's Office", "Lucas County Sheriff's Office"


@pytest.mark.parametrize(
    ("told", "number", "place"),
    [
        ("Taking the nation as a whole, agents freed 90 children.", "90", "US"),
        ("For the country as a whole the results were these:\n\n- 90 children freed\n- 70 held", "70", "US"),
        ("Agents freed 90 children nationwide in 2019. In the same year 30 men were convicted.", "30", "US"),
        ("Agents freed 90 children nationwide in 2019. In the same year our people freed 30.", "30", "OH"),
        ("Agents freed 90 children nationwide in 2019.\n\nIn 2018 there were 30 cases.", "30", "OH"),
        ("Agents freed 90 children nationwide in 2019. Deputies of Toledo helped. In 2018, 30 were held.", "30", "OH"),
        ("Agents freed 90 nationwide in 2019. Police in Toledo met some. In 2018, 30 were held.", "30", "OH"),
        ("It was part of a nationwide drive. In 2019, 30 men were arrested.", "30", "OH"),
        ("Agents from across the country freed 90 children.", "90", "US"),
        ("In Toledo 90 men were held. A four-county, year-long sting led to 30 arrests.", "30", "OH"),
        ("Children from across the country, 90 in all, were freed.", "90", "OH"),
        ("Police across the country, including Gary, Ind., freed 90 children.", "90", "US"),
    ],
)
def test_a_wide_level_holds_at_whatever_time_until_the_text_comes_home(told: str, number: str, place: str) -> None:
    assert area(f"{STATE}\n\nThe office closed its year.\n\n{told}", number, STATE) == place


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("Teams in 17 states took part. The Cook County Sheriff's Office, as coordinator, arrested 90 men.", "US"),
        ("Teams in 17 states took part. The Cook County Sheriff's Office has counted 90 arrests.", "US"),
        ("Teams in 17 states took part. The Cook County Sheriff's Office made 90 arrests.", "Cook County, IL"),
        ("Police far away took part. The Cook County Sheriff's Office has counted 90 arrests.", "Cook County, IL"),
        ("Teams in 17 states took part. The Lucas County Sheriff's Office counted 90 arrests.", "Lucas County, OH"),
        ("Teams in 17 states took part. We and the Cook County Sheriff's Office reported 90 arrests.", None),
        ("Teams ran across Ohio. Totals, as collected by the Franklin County Sheriff's Office:\n- 90 men", "OH"),
    ],
)
def test_a_body_from_elsewhere_only_gives_out_the_totals_of_a_wide_drive(told: str, place: str | None) -> None:
    text = f"{COUNTY}\n\nDeputies ended a sting.\n\n{told}"
    found = area(text, "90", COUNTY)
    assert found == place if place else found != "US"


def test_its_agents_nationwide_are_of_the_nation() -> None:
    text = f"{COUNTY}\n\nDeputies ended a sting.\n\nThe bureau told of 90 arrests by its agents around the nation."
    assert area(text, "90", COUNTY) == "US"
    assert area(text.replace(" around the nation", ""), "90", COUNTY) == "Lucas County, OH"


def test_a_row_of_columns_is_no_heading_of_what_follows() -> None:
    rows = "Franklin County     5\nLucas County        3"
    opening = f"{STATE}\n\nThe office told on Monday, May 3, of a long year that it spent on the work."
    text = f"{opening}\n\n{rows}\n\nIn 2018 the office closed 30 cases."
    assert area(text, "30", STATE) == "OH"


def test_a_part_is_of_the_whole_area_of_its_total() -> None:
    text = (
        f"{STATE}\nMay 3, 2021\n\nAgents arrested nine men in Toledo on May 1.\n\n"
        "Nationwide, 90 children were rescued.\n\nThree of those rescued were boys."
    )
    figures = {int(c.number.value): c.place for c in read(text).counts}
    assert figures[90] == "US"
    assert figures[3] == "US"


def test_what_was_told_before_the_wide_total_is_not_of_its_area() -> None:
    text = (
        "FBI Boise\nMay 3, 2021\n\nThree girls were rescued last week.\n\n"
        "Nationwide, 90 children were rescued, among them 40 boys. The total includes the three girls."
    )
    figures = {int(c.number.value): c for c in read(text).counts}
    assert {value: count.place for value, count in figures.items()} == {3: "ID", 90: "US", 40: "US"}
    assert figures[3].part_of is not None


@pytest.mark.parametrize(
    ("told", "place"), [("This is Ohio's share of the effort.", "OH"), ("It was a long night.", "US")]
)
def test_a_release_that_tells_its_own_share_is_of_its_own_area(told: str, place: str) -> None:
    opening = "Officers in 12 states, from one end of the country to the other, held a sting at once."
    assert area(f"{STATE}\n\n12-STATE EFFORT ENDS\n\n{opening} {told}\n\n- Buyers held: 90", "90", STATE) == place
