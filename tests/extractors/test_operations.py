"""Named operations and the figures that belong to them. All texts and names are invented."""

from __future__ import annotations

import pytest

from extractors.model import Span
from extractors.operations.mentions import find_operations, operation_of
from extractors.page.layout import lay_out


def names(text: str) -> list[str]:
    return [operation.name for operation in find_operations(lay_out(text))]


def of(text: str, number: str) -> str | None:
    page = lay_out(text)
    start = text.index(number)
    sentence = next(s for s in page.sentences if s.start <= start < s.end)
    return operation_of(Span(start, start + len(number)), sentence, page, find_operations(page))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Deputies ran Operation Paper Lantern on Monday.", ["Operation Paper Lantern"]),
        ("Deputies ran “Operation Paper Lantern” on Monday.", ["Operation Paper Lantern"]),
        ("Deputies ran Operation “Paper Lantern” on Monday.", ["Operation Paper Lantern"]),
        ("Deputies ran Operation Ice and Ember on Monday.", ["Operation Ice and Ember"]),
        ("Deputies ran Operation Paper Lantern VII in June.", ["Operation Paper Lantern VII"]),
        ("Deputies ran Operation Paper Lantern 2024 in June.", ["Operation Paper Lantern 2024"]),
        ("Deputies ran Operation iLantern in June.", ["Operation iLantern"]),
        ("Deputies ran Operation Paper Lantern on Aug. 26 in town.", ["Operation Paper Lantern"]),
        ("Operation Paper Lantern’s results are in.", ["Operation Paper Lantern"]),
        ("The operation was a success. Operations Division helped.", []),
        ("Operation Was a Success", []),
        ("Trafficking Operation Recovers Nine Victims", []),
        ("Operation Underground Railroad gave money to the unit.", []),
        ("Nine joined the Tri-State Buyers Suppression Initiative.", ["Tri-State Buyers Suppression Initiative"]),
        ("Nine joined the Innocence Found National Initiative.", []),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_capitals_give_way_to_the_text() -> None:
    text = "OPERATION PAPER LANTERN NETS NINE\n\nDeputies called it Operation Paper Lantern this week."
    assert names(text) == ["Operation Paper Lantern"] * 2


def test_a_nickname_is_the_operation_named_in_full() -> None:
    text = "The ‘Paper Lantern’ Human Trafficking Operation ended.\n\nOperation Paper Lantern began on Monday."
    assert names(text) == ["Operation Paper Lantern"] * 2


STORY = (
    "Deputies ended Operation Paper Lantern on Friday with 9 arrests.\n\n"
    "Another 4 people were cited. Since 2015 the task force has made 80 arrests. It freed 30 people.\n\n"
    "In March 2013 deputies ran Operation Tin Whistle. It led to 12 arrests."
)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("9", "Operation Paper Lantern"),
        ("4", "Operation Paper Lantern"),
        ("80", None),
        ("30", None),
        ("12", "Operation Tin Whistle"),
    ],
)
def test_operation_of(number: str, name: str | None) -> None:
    assert of(STORY, number) == name


def test_no_operation_named() -> None:
    assert of("Deputies made 9 arrests.", "9") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Deputies ran a sting dubbed “Paper Lantern” in June.", ["Paper Lantern"]),
        ("Deputies ran “Operation Paper Force,” they said.", ["Operation Paper Force"]),
        ("The operation called Paper Lantern was held in June.", ["Paper Lantern"]),
        ("Police began the operation, “Paper Lantern,” in June.", ["Paper Lantern"]),
        ("It was what police call a “John” sting in June.", []),
        ("The operation called off in June will be held in May.", []),
        ("Nine Held in Operation Around the Lake", []),
        ("Deputies ran Operation LANTRN in June, they said.", ["Operation LANTRN"]),
        (
            "Nine Found in Operation We Carry Light 2\n\nA first Operation We Carry Light was run in the spring.",
            ["Operation We Carry Light 2", "Operation We Carry Light"],
        ),
    ],
)
def test_names_in_quotes_and_headlines(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_drives_total_over_years_is_its_own() -> None:
    text = (
        "Nine joined the Tri-State Buyers Suppression Initiative, which ended on Friday with 40 arrests. "
        "Since 2011 the initiative has led to 900 arrests. The sheriff has made 70 arrests since 2006."
    )
    assert of(text, "900") == "Tri-State Buyers Suppression Initiative"
    assert of(text, "70") is None


def test_a_total_of_its_agencies_is_the_drives_that_the_paragraph_speaks_of() -> None:
    text = (
        "Nine joined the Tri-State Buyers Suppression Initiative. On Friday the initiative ended with 40 arrests. "
        "Since 2011 agencies have made 900 arrests. Since 2006 counties have made 70 arrests."
    )
    assert of(text, "900") == "Tri-State Buyers Suppression Initiative"
    assert of(text, "70") is None


@pytest.mark.parametrize(("heading", "name"), [("Arrests, 2018", None), ("Arrests", "Operation Paper Lantern")])
def test_what_stands_under_a_year_is_not_of_the_operation(heading: str, name: str | None) -> None:
    text = f"Operation Paper Lantern ended on Friday night with 90 arrests in four towns.\n{heading}\nMen held: 31"
    assert of(text, "31") == name


def test_another_event_in_the_paragraph_is_not_the_operations() -> None:
    text = (
        "The task force went to other counties of the state this year and arrested 25 men there in all.\n\n"
        "Two examples. In March a short one, Operation Tin Whistle, ended with 6 arrests. In April 3 girls were found."
    )
    assert of(text, "25") is None
    assert of(text, "6") == "Operation Tin Whistle"
    assert of(text, "3") is None


def test_a_sentence_of_other_years_is_not_of_an_operation_named_for_one() -> None:
    text = "Operation Paper Lantern 2024 ended with 9 arrests. The same sting found 31 victims in March 2023."
    assert of(text, "31") is None


def test_people_of_the_operation_stay_with_it() -> None:
    text = (
        "Deputies ended Operation Paper Lantern on Friday night with 90 arrests.\n\n"
        "In the year since, 24 of the men have pleaded guilty."
    )
    assert of(text, "24") == "Operation Paper Lantern"


def test_last_years_edition_keeps_its_name_to_the_paragraphs_end() -> None:
    text = (
        "Operation Paper Lantern ended on Friday night with 90 arrests in four towns of the county.\n\n"
        "Last year's Operation Paper Lantern found 7 children. In total, 31 arrests were made."
    )
    assert of(text, "7") == "Operation Paper Lantern"
    assert of(text, "31") == "Operation Paper Lantern"


@pytest.mark.parametrize("day", ["", "February 15, 2022\n"])
def test_the_year_in_which_a_task_force_was_founded_is_none_of_the_operation(day: str) -> None:
    text = (
        f"Fourteen Sex Buyers Arrested in Examplar County\n{day}"
        "The Sheriff reports 14 arrests of sex buyers over four nights, February 9 to 12, in motels of the county.\n"
        "The Examplar Task Force, founded in 2016, did this work as part of Operation Paper Lantern.\n"
    )
    assert of(text, "14 arrests") == "Operation Paper Lantern"
