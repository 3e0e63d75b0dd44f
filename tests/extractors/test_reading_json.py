from __future__ import annotations

from dataclasses import fields, is_dataclass
from math import isfinite
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractors.model import (
    Agency,
    Count,
    DateMention,
    Number,
    Operation,
    Period,
    Place,
    Published,
    Reading,
    Span,
    Topic,
)
from extractors.reading_json import from_json, to_json

FULL = Reading(
    published=Published("2015-03", "page", Span(1, 3)),
    updated="2016",
    publisher="An Invented Office",
    home="Kings County, NY",
    agencies=(
        Agency(Span(-1, -1), "An Invented Office", "issuing"),
        Agency(Span(4, 9), "Another", "leading", "county"),
    ),
    dates=(DateMention(Span(1, 3), "2015-03", "2015-04", "operation"),),
    places=(Place(Span(7, 9), "NY", "state"),),
    operations=(Operation(Span(2, 8), "Operation “Paper Lantern”"),),
    counts=(
        Count(Number(Span(5, 7), Span(0, 7), 20, 25, "at_least"), "arrests", "men", "arrest", "20 men", Span(0, 2)),
        Count(
            Number(Span(9, 10), Span(9, 10), 5),
            *("rescues", "girls", "rescue", "5 girls", Span(0, 1), None, "minor", "female"),
            Period("2015", "2016-02-01", "section", "year_to_date", "this year"),
            *("US", "Paper Lantern", 0, "age", False, 0.75),
        ),
    ),
    topic=Topic("trafficking", ("one", "two")),
    names=(Span(11, 20),),
)


def same(one: Any, other: Any) -> bool:
    """Equal and of the same types all the way down: a list is no tuple, a 1 no 1.0."""
    if type(one) is not type(other):
        return False
    if is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def test_a_full_reading_comes_back_the_same() -> None:
    assert same(from_json(to_json(FULL)), FULL)


def test_an_empty_reading_is_two_characters() -> None:
    assert to_json(Reading()) == "{}"
    assert same(from_json("{}"), Reading())


@settings(max_examples=50)
@given(st.from_type(Reading))
def test_any_reading_comes_back_the_same(reading: Reading) -> None:
    assume(all(isfinite(count.confidence) for count in reading.counts))
    try:
        written = to_json(reading)
    except UnicodeEncodeError:  # half a surrogate pair is no text
        return
    assert same(from_json(written), reading)


@pytest.mark.parametrize(
    "wrong", ['{"topic": {"value": "sports"}}', '{"updated": 2015}', "[]", "{", '{"counts": [{}]}']
)
def test_what_is_no_reading_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="Reading"):
        from_json(wrong)


def test_a_value_of_the_wrong_type_is_not_written() -> None:
    with pytest.raises(ValueError, match="value"):
        to_json(Reading(topic=Topic("other", (1,))))  # type: ignore[arg-type]
