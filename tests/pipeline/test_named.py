"""Which figures surely count different people. Every name is made up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from figures_table import count

from extractors.model import Span
from pipeline.resolve.named import Case, Person, cases_of, distinct, people_of

JORDAN, CASEY = Person(("jordan", "examplar"), 31), Person(("casey", "madeup"), 45)
ROBIN = Person(("robin", "inventia"), 22)


def case(count_id: str, *people: Person, **other: Any) -> Case:
    day = date(2020, 3, 1)
    made: dict[str, Any] = {
        "release_id": f"r{count_id}",
        "source_id": "s",
        "measure": "charged",
        "value": 2,
        "first": day,
        "last": day,
    }
    return Case(count_id=count_id, people=frozenset(people), **(made | other))


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Jordan Examplar, 31, of Springfield, was charged", 31),
        ("Jordan Examplar (31) was charged", 31),
        ("Jordan Examplar, age 31, was charged", 31),
        ("the driver, 31-year-old Jordan Examplar, was charged", 31),
        ("Jordan Examplar, 31 of Springfield", 31),
        ("Detective Jordan Examplar said so on March 31", None),
        ("Jordan Examplar was charged with 31 counts", None),
    ],
)
def test_who_is_named_with_an_age(text: str, age: int | None) -> None:
    start = text.index("Jordan")
    found = people_of(text, [Span(start, start + len("Jordan Examplar"))])
    assert found == (frozenset([Person(("jordan", "examplar"), age)]) if age else frozenset())


def test_a_placeholder_may_be_anybody() -> None:
    text = "Jordan Examplar, 31, and John Doe, 40, were charged"
    spans = [Span(0, 15), Span(text.index("John"), text.index("John") + 8)]
    assert len(people_of(text, spans[:1])) == 1
    assert people_of(text, spans) == frozenset()


@pytest.mark.parametrize(
    ("row", "people", "found"),
    [
        ({}, (JORDAN, CASEY), True),
        ({}, (JORDAN,), False),
        ({}, (JORDAN, CASEY, ROBIN), False),
        ({"precision": "at_least"}, (JORDAN, CASEY), False),
        ({"evidence": "2 men were previously charged"}, (JORDAN, CASEY), False),
        ({"part_of": "total"}, (JORDAN, CASEY), False),
        ({"review": "rejected"}, (JORDAN, CASEY), False),
        ({"period_earliest": None}, (JORDAN, CASEY), False),
    ],
)
def test_a_figure_whose_release_names_as_many(row: dict[str, Any], people: tuple[Person, ...], found: bool) -> None:
    rows = [count(2) | row]
    assert bool([*cases_of(rows, frozenset(people))]) == found


def test_a_man_and_two_women_are_the_three_it_names() -> None:
    rows = [count(1, gender="male"), count(2, gender="female", start=9)]
    assert [own.value for own in cases_of(rows, frozenset([JORDAN, CASEY, ROBIN]))] == [1, 2]


def test_other_people_on_days_that_leave_it_open_are_distinct() -> None:
    later = date(2020, 9, 1)
    again = case("b", ROBIN, Person(("sam", "nowhere"), 50), first=later, last=later)
    assert distinct([case("a", JORDAN, CASEY), again]) == {"a": ["b"], "b": ["a"]}


@pytest.mark.parametrize(
    "other",
    [
        {"source_id": "elsewhere"},
        {"measure": "convicted"},
        {"release_id": "ra"},
        {"value": 3, "first": date(2020, 9, 1), "last": date(2020, 9, 1)},
        {"first": date(2021, 9, 1), "last": date(2021, 9, 1)},
    ],
    ids=["source", "measure", "release", "other number on another day", "more than a year later"],
)
def test_what_the_calendar_tells_apart_or_nobody_compares_is_not_listed(other: dict[str, Any]) -> None:
    assert distinct([case("a", JORDAN), case("b", ROBIN, **other)]) == {}


@pytest.mark.parametrize(
    ("person", "same"),
    [
        (JORDAN, True),
        (Person(("jordan", "examplar"), 32), True),
        (Person(("j", "exampler"), 31), True),
        (Person(("jordan", "else"), 30), True),
        (Person(("jordan", "examplar"), 58), False),
        (Person(("sam", "nowhere"), 31), False),
    ],
)
def test_a_name_spelt_alike_at_a_near_age_may_be_the_same_person(person: Person, same: bool) -> None:
    assert distinct([case("a", JORDAN, CASEY), case("b", person, ROBIN)]) == ({} if same else {"a": ["b"], "b": ["a"]})


def test_no_name_leaves_the_module() -> None:
    found = distinct([case("a", JORDAN), case("b", ROBIN)])
    assert not any("exampl" in word.casefold() for ids in found.items() for word in (ids[0], *ids[1]))
