"""Numbers, and every rule about them held to its examples."""

from __future__ import annotations

import pytest
from marked import cases, unmark

from extractors.counts.numbers import find_numbers, value_of, vetoed
from extractors.model import Span


@pytest.mark.parametrize(("rule", "sentence"), cases("numbers", "examples"))
def test_veto_fires_on_its_example(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    assert vetoed(text, span.start, span.end, Span(0, len(text))) is not None
    assert not [n for n in find_numbers(text, Span(0, len(text))) if n.span == span], rule


@pytest.mark.parametrize(("rule", "sentence"), cases("numbers", "counterexamples"))
def test_veto_leaves_its_counterexample(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    assert vetoed(text, span.start, span.end, Span(0, len(text))) is None, rule


@pytest.mark.parametrize(("rule", "sentence"), cases("quantities", "examples"))
def test_quantity_is_read(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    found = [n for n in find_numbers(text, Span(0, len(text))) if n.said == span]
    assert len(found) == 1
    expected = {"vague": "at_least", "collective": "exact", "zero": "exact"}.get(rule, rule)
    assert found[0].precision == expected


@pytest.mark.parametrize(("rule", "sentence"), cases("quantities", "counterexamples"))
def test_quantity_leaves_its_counterexample(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    precision = {"vague": "at_least", "collective": "none", "zero": "none"}.get(rule, rule)
    assert not [n for n in find_numbers(text, Span(0, len(text))) if n.said == span and n.precision == precision]


@pytest.mark.parametrize(
    ("said", "value"),
    [("1,346", 1346), ("fifty-six", 56), ("one hundred and five", 105), ("two thousand five hundred", 2500),
     ("Twenty", 20), ("a dozen", 12), ("both", 2), ("no", 0), ("nineteen", 19)],
)  # fmt: skip
def test_value_of_words(said: str, value: int) -> None:
    assert value_of(said) == (value, "exact")


@pytest.mark.parametrize(
    ("text", "value", "value_max"),
    [("between 20 and 25 people", 20, 25), ("five or six girls", 5, 6), ("20 to 25 men", 20, 25)],
)
def test_range_is_one_number(text: str, value: int, value_max: int) -> None:
    (number,) = find_numbers(text, Span(0, len(text)))
    assert (number.value, number.value_max, number.precision) == (value, value_max, "at_least")


def test_what_qualifies_a_number_may_end_the_line_before() -> None:
    text = "The arrests of more than\n60 people were told."
    (number,) = find_numbers(text, Span(0, len(text)))
    assert (number.value, number.precision) == (60, "at_least")
    assert (number.span.of(text), number.said.of(text)) == ("60", "more than\n60")


def test_number_words_are_never_added_up() -> None:
    text = "two men and three women"
    assert [n.value for n in find_numbers(text, Span(0, len(text)))] == [2, 3]


@pytest.mark.parametrize(
    ("hostile", "numbers"),
    [("9" * 200_000, 0), ("," * 200_000, 0), ("1," * 100_000, 1), ("two " * 10_000, 10_000), ("(" * 200_000, 0)],
)
def test_hostile_text_is_read(hostile: str, numbers: int) -> None:
    assert len(find_numbers(hostile, Span(0, len(hostile)))) == numbers
