"""The area of figures that say none themselves, in invented releases: what stands before them tells."""

import pytest
from placed import area

STATE, COUNTY = "Ohio Attorney General's Office", "Lucas County Sheriff's Office"


@pytest.mark.parametrize(
    ("told", "number", "place"),
    [
        ("Nine men were arrested in Toledo. Sixteen face a judge.", "Sixteen", "Toledo, OH"),
        ("Nine men were arrested in Toledo.\n\nOf these, seven are adults.", "seven", "Toledo, OH"),
        (
            "Nine men were arrested in Toledo.\n\nEach of the nine was booked. Seven paid bail.",
            "nine was",
            "Toledo, OH",
        ),
        ("The work went on in Toledo. There, 14 men were held.", "14", "Toledo, OH"),
        ("Nine men were arrested in Toledo.\n\nIn 2019 the office closed 16 cases.", "16", "OH"),
    ],
)
def test_what_follows_a_figure_is_where_it_was(told: str, number: str, place: str) -> None:
    assert area(f"{STATE}\n\nThe office told across the state of its year.\n\n{told}", number, STATE) == place


@pytest.mark.parametrize(
    ("opening", "number", "place"),
    [
        ("The office ran three stings last month and freed 20 people.", "20", "OH"),
        ("The office told of its work.\n\nA sting was held in Toledo.", "five", "Toledo, OH"),
        ("The office freed 20 people last month.\n\nA sting was held in Toledo on May 3.", "five", "Toledo, OH"),
    ],
)
def test_a_new_operation_is_where_what_follows_it_was(opening: str, number: str, place: str) -> None:
    after = "" if "Toledo" in opening else "A sting was held in Toledo on May 3.\n\n"
    text = f"{STATE}\n\n{opening}\n\n{after}On the first night officers met five victims, all of them women."
    assert area(text, number, STATE) == place


def test_an_operation_is_where_another_sentence_says_it_was() -> None:
    from extractors.model import Context, Span
    from extractors.operations.names import find_operations
    from extractors.page.layout import lay_out
    from extractors.places.finder import PlaceFinder, find_places, home_of

    text = (
        f"{STATE}\n\nNinety arrests were made across the state.\n\n"
        "Operation Paper Lantern was run in Toledo last May.\n\n"
        "In the days of Operation Paper Lantern two girls were found."
    )
    page = lay_out(text)
    places = find_places(page)
    finder = PlaceFinder(page, places, home_of(STATE, page, places, Context()), find_operations(page))
    at = text.index("two girls")
    assert finder.place(Span(at, at + 3), page.sentences[-1], None) == ("Toledo, OH", "section")


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Nine Men Arrested In Toledo, Ohio", "Toledo, OH"),
        ("Sting In Lucas County Ends", "Lucas County, OH"),
        ("Attorney General Speaks In Toledo, Ohio", "OH"),
    ],
)
def test_a_headline_tells_where_a_states_body_worked(title: str, place: str) -> None:
    told = "Detectives who posed as children over five days arrested nine men, the Attorney General said today."
    assert area(f"{STATE}\n\n{title}\n\n{told}", "nine men", STATE) == place


@pytest.mark.parametrize(
    ("sentence", "number", "place"),
    [
        ("Toledo accounted for 27 of the arrests and Youngstown for 14.", "27", "Toledo, OH"),
        ("Toledo accounted for 27 of the arrests and Youngstown for 14.", "14", "Youngstown, OH"),
        ("By county, the arrests were Lucas 7, Wood 5 and Fulton 1.", "5", "Wood County, OH"),
        ("Operation Paper Lantern (Toledo, May 2024): 7", "7", "Toledo, OH"),
        ("In Ohio as a whole 28 girls were found; 42 men were arrested.", "42", "OH"),
        ("Officers held 90 men in 16 towns, including Toledo, Ohio.", "90", "OH"),
    ],
)
def test_a_share_is_its_towns(sentence: str, number: str, place: str) -> None:
    assert area(f"{STATE}\n\nThe office worked across the state.\n\n{sentence}", number, STATE) == place


def test_a_bare_name_is_a_countys_where_its_state_has_no_such_town() -> None:
    told = "Three men were held in Virginia.\n\nFrom 2001 to 2009 Chesterfield officers arrested 243 men."
    text = f"Virginia State Police\n\n{told}"
    assert area(text, "243", "Virginia State Police") == "Chesterfield County, VA"


def test_days_and_nights_are_no_figures_of_a_drive() -> None:
    text = (
        f"{COUNTY}\n\nThe FBI ran its drive across the nation from October 12 to 15. Our part was worked on the first "
        "three of those days.\n\nWe arrested 16 people in Lucas County, Ohio. No girls were found."
    )
    assert area(text, "No girls", COUNTY) == "Lucas County, OH"


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("18 arrests", "Toledo, OH"),
        ("3 victims", "Toledo, OH"),
        ("20 arrests", "Dayton, OH"),
        ("2 victims", "Dayton, OH"),
        ("90 arrests", "OH"),
        ("77", "Akron, OH"),
    ],
)
def test_rows_are_of_the_body_or_town_above_them(number: str, place: str) -> None:
    rows = "Toledo Police Department\n18 arrests\n3 victims rescued\n\nDayton Police Department\n20 arrests"
    told = f"The stings across Ohio ended with 90 arrests.\n\nBy agency:\n\n{rows}\n2 victims rescued\n\nAkron . . . 77"
    assert area(f"{STATE}\n\n{told}\n", number.split()[0], STATE) == place


@pytest.mark.parametrize(
    ("told", "number", "place"),
    [
        ("The first ran for two nights in Toledo. Agents held four men.", "four", "Toledo, OH"),
        ("The first ran for two nights in Toledo.\n\nOn the second night six men were held.", "six", "Toledo, OH"),
        ("The first ran for two nights in Toledo.\n\nIn the fall six men were held.", "six", "OH"),
        ("In Toledo on Monday they told what was done across Ohio. It comes to 39 arrests.", "39", "OH"),
        ("Over the past two years the Attorney General's team has closed 55 cases.", "55", "OH"),
        ("Ohio's tally of the arrests was 31.", "31", "OH"),
    ],
)
def test_where_an_operation_ran_or_was_told_of(told: str, number: str, place: str) -> None:
    assert area(f"{STATE}\n\nThe office told across the state of its year.\n\n{told}", number, STATE) == place


@pytest.mark.parametrize(
    ("text", "number", "place"),
    [
        (
            "200 BUYERS HELD IN NINE STATES\n\nThe sweep against buyers ended Sunday. In the end 212 were held.",
            "212",
            "US",
        ),
        (
            "BUYERS HELD IN LUCAS COUNTY\n\nThe sweep against buyers ended Sunday. In the end 212 were held.",
            "212",
            None,
        ),
        ("200 HELD IN NINE STATES\n\nThe sweep against buyers ended Sunday. Our deputies held 12.", "12", None),
    ],
)
def test_a_headline_of_several_states(text: str, number: str, place: str | None) -> None:
    assert area(f"{COUNTY}\n\n{text}", number, COUNTY) == (place or "Lucas County, OH")


@pytest.mark.parametrize(
    ("told", "place"), [("The unit's territory is all of", "Lucas County, OH"), ("The unit was named in", "Toledo, OH")]
)
def test_a_citys_unit_that_works_in_its_county(told: str, place: str) -> None:
    police = "Toledo Police Department"
    assert area(f"{police}\n\n{told} Lucas County. Here is its year.\n\n12 arrests", "12", police) == place
