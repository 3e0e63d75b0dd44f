"""Named operations and the figures that belong to them. All texts and names are invented."""

from __future__ import annotations

import pytest

from extractors.model import Span
from extractors.operations import find_operations, operation_of
from extractors.page import lay_out


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
