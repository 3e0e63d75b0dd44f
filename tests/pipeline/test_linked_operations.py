from __future__ import annotations

from typing import Any

import pytest

from pipeline.resolve.operations import Mention, link_operations, normal_name, operation_rows


def mention(
    name: str, release_id: str, when: str | None, published: str | None = None, source_id: str = "s"
) -> Mention:
    return Mention(name, release_id, 1, source_id, published or when, when)


def figure(count_id: str, release_id: str, operation_id: str, value: int, **other: Any) -> dict[str, Any]:
    return {
        "count_id": count_id,
        "release_id": release_id,
        "operation_id": operation_id,
        "value": value,
        "measure": "arrests",
        "precision": "exact",
        "scope": "this_operation",
        "latest": True,
        "period_start": None,
        "period_end": None,
        "place_ids": [],
    } | other


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("Operation Paper Lantern", "paper lantern"),
        ("PAPER  LANTERN", "paper lantern"),
        ("Operation Lamplighter's Walk II", "lamplighters walk ii"),
        ("Operation Lamplighter’s Walk II", "lamplighters walk ii"),
        ("Operation", "operation"),
    ],
)
def test_names_are_compared_without_case_marks_and_the_word_operation(name: str, normal: str) -> None:
    assert normal_name(name) == normal


def test_spellings_of_one_name_in_one_season_are_one_operation() -> None:
    linked = link_operations(
        [mention("Operation Paper Lantern", "a", "2014-12-20"), mention("Paper Lantern", "b", "2015-01-09")]
    )
    assert linked.ids["Operation Paper Lantern", "a", 1] == linked.ids["Paper Lantern", "b", 1]
    assert len(linked.mentions) == 1


def test_another_year_is_another_edition_and_another_name_another_operation() -> None:
    named = [mention("Operation Paper Lantern", "a", "2014-06"), mention("Operation Paper Lantern", "b", "2015-06")]
    linked = link_operations([*named, mention("Operation Paper Boat", "a", "2014-06")])
    assert len(linked.mentions) == 3


def test_an_undated_mention_belongs_to_the_only_edition_and_to_none_of_two() -> None:
    one = [mention("Operation Paper Lantern", "a", "2014-06"), mention("Operation Paper Lantern", "u", None)]
    assert len(link_operations(one).mentions) == 1
    two = [*one, mention("Operation Paper Lantern", "b", "2016-06")]
    assert len(link_operations(two).mentions) == 3


def test_an_operation_has_its_commonest_name_its_first_reporter_its_span_and_its_figures() -> None:
    linked = link_operations(
        [
            mention("Operation Paper Lantern", "a", "2014-06-03", "2014-06-05", "late"),
            mention("Operation Paper Lantern", "b", "2014-06-01", "2014-06-04", "early"),
            mention("Paper Lantern", "c", "2014-06-01", "2014-06-09", "other"),
        ]
    )
    (known_as,) = linked.mentions
    rows = operation_rows(
        linked,
        [
            figure("2", "a", known_as, 12, period_start="2014-06-03", period_end="2014-06-03", place_ids=["06081"]),
            figure("1", "b", known_as, 14, period_start="2014-06-01", period_end="2014-06", place_ids=["06", "06081"]),
            figure("3", "b", known_as, 99, scope="since_founding", period_start="2010", period_end="2014-06-04"),
        ],
    )
    assert rows == [
        {
            "operation_id": known_as,
            "name": "Operation Paper Lantern",
            "period_start": "2014-06-01",
            "period_end": "2014-06",
            "place_ids": ["06", "06081"],
            "releases": ["a", "b", "c"],
            "first_reported_by": "early",
            "first_published": "2014-06-04",
            "count_ids": ["1", "2", "3"],
            "disagreements": ["arrests"],
        }
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"value": 12},
        {"value": 14, "precision": "about"},
        {"value": 14, "latest": False},
        {"value": 14, "measure": "rescues"},
    ],
)
def test_equal_vague_outdated_or_different_figures_are_no_disagreement(other: dict[str, Any]) -> None:
    linked = link_operations([mention("Paper Lantern", "a", "2014"), mention("Paper Lantern", "b", "2014")])
    (known_as,) = linked.mentions
    (row,) = operation_rows(
        linked, [figure("1", "a", known_as, 12), figure("2", "b", known_as, **({"value": 0} | other))]
    )
    assert row["disagreements"] == []
