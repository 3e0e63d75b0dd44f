"""Which figures add up to the least, and which could speak of the same people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from asked_cells import STATE, bounds, cell, first_year, since
from figures_table import count, listed


def test_a_list_by_offense_adds_up_and_a_part_does_not() -> None:
    arrests = listed(
        first_year(5, offense="trafficking", scope="since_founding"),
        first_year(4, offense="trafficking", scope="since_founding"),
        first_year(16, offense="selling", scope="since_founding"),
        first_year(27, offense="buying", scope="since_founding"),
    )
    total = first_year(8, measure="rescues", count_id="eight")
    part = first_year(3, measure="rescues", age_group="minor", gender="female", part_of="eight", start=9)
    asked = since("2013-11-01", "2014-12-31")
    rows = [*arrests, total, part]
    assert bounds(rows, period="2013-11-01/2014-12-31", **asked) == (52, 52)
    assert bounds(rows, period="2013-11-01/2014-12-31", measure="rescues", **asked) == (8, 8)
    assert cell(rows, period="2013")["at_most"] == 52


@pytest.mark.parametrize(("end", "least"), [("", 9), (".", 5)])
def test_items_of_a_list_add_up_and_sentences_on_one_offense_could_repeat_it(end: str, least: int) -> None:
    rows = [
        count(5, offense="trafficking", start=100, evidence=f"trafficking: 5{end}"),
        count(4, offense="trafficking", start=120, evidence=f"pimping: 4{end}"),
    ]
    assert cell(rows)["at_least"] == least


def test_a_straddling_figure_proves_nothing_of_either_year() -> None:
    found = cell([first_year(52)], period="2013")
    assert found["at_least"] is None
    assert found["at_most"] == 52
    assert not found["firm"]


def test_two_releases_of_one_day_could_tell_of_the_same_people() -> None:
    rows = [count(12), count(15, release_id="r2", source_id="elsewhere")]
    assert bounds(rows) == (15, 27)


def test_different_days_add_up() -> None:
    rows = [count(12, "2020-06-01"), count(15, "2020-06-02", release_id="r2")]
    assert bounds(rows) == (27, 27)
    assert cell(rows)["firm"]


def test_days_that_were_inferred_do_not_tell_figures_of_one_release_apart() -> None:
    headline = count(41, "2020-06-01", period_basis="release")
    rows = [headline, count(32, "2020-06-20", start=500)]
    assert bounds(rows)[0] == 41
    assert bounds([headline | {"period_basis": "sentence"}, rows[1]])[0] == 73
    assert bounds([headline | {"release_id": "r2"}, rows[1]])[0] == 73


@pytest.mark.parametrize(
    ("again", "least"),
    [
        ({}, 13),
        ({"period_basis": "sentence"}, 26),
        ({"value": 12, "evidence": "12 arrests"}, 25),
        ({"source_id": "elsewhere"}, 26),
    ],
)
def test_an_inferred_day_is_no_proof_that_a_source_which_gives_the_same_number_means_others(
    again: dict[str, Any], least: int
) -> None:
    told = count(13, "2020-03-01", period_basis="sentence")
    later = count(13, "2020-05-20", release_id="r2", count_id="later", period_basis="release") | again
    assert bounds([told, later]) == (least, told["value"] + later["value"])
    part = later | {"count_id": "part", "value": 9, "start": 5, "part_of": "later", "breakdown": "offense"}
    assert bounds([told, later, part])[0] == least
    assert (
        bounds([told | {"period_earliest": date(2018, 3, 1), "period_latest": date(2018, 3, 1)}, later])[0]
        == later["value"]
    )


def test_places_that_do_not_meet_add_up_in_what_holds_both() -> None:
    rows = [count(12), count(15, release_id="r2", place_ids=["06037"])]
    assert bounds(rows, STATE) == (27, 27)
    assert bounds(rows) == (12, 12)


def test_a_city_could_lie_in_what_its_county_reports() -> None:
    rows = [count(12), count(5, release_id="r2", place_ids=["0658072"])]
    assert bounds(rows) == (12, 17)
    assert bounds(rows, "0658072") == (5, 17)


def test_a_city_in_two_counties_is_proof_for_neither() -> None:
    rows = [count(12, place_ids=["0644000"])]
    assert bounds(rows, STATE) == (12, 12)
    assert cell(rows)["at_most"] == 12
    assert cell(rows)["at_least"] is None


def test_opposed_ages_add_up() -> None:
    rows = [count(28, measure="rescues", age_group="minor"), count(27, measure="rescues", age_group="adult", start=9)]
    assert bounds(rows, measure="rescues") == (55, 55)


def test_parts_that_add_up_to_more_than_their_total_overlap() -> None:
    total = count(10, count_id="total")
    parts = listed(
        count(8, offense="buying", part_of="total", breakdown="offense"),
        count(7, offense="other", part_of="total", breakdown="offense"),
    )
    assert bounds([total, *parts]) == (10, 10)


def test_parts_of_parts_that_overlap_overlap() -> None:
    total = count(10, count_id="total")
    parts = listed(
        count(8, offense="buying", part_of="total", breakdown="offense"),
        count(7, offense="other", part_of="total", breakdown="offense"),
    )
    halves = [
        count(4, count_id=f"half {i}", start=2000 + i, part_of=parts[0]["count_id"], breakdown="age", age_group=age)
        for i, age in enumerate(("minor", "adult"))
    ]
    assert bounds([total, *parts, *halves]) == (10, 10)


def test_parts_of_each_other_are_parts_of_nothing() -> None:
    rows = [count(5, count_id="a", part_of="b"), count(4, count_id="b", part_of="a", start=9)]
    assert bounds(rows) == (5, 9)


def test_parts_prove_more_than_an_open_total_says() -> None:
    total = count(10, count_id="total", precision="at_least")
    parts = listed(
        count(8, offense="buying", part_of="total", breakdown="offense"),
        count(7, offense="other", part_of="total", breakdown="offense"),
    )
    found = cell([total, *parts])
    assert found["at_least"] == 15
    assert found["at_most"] is None


def test_figures_known_to_count_others_by_name_add_up_and_so_do_their_parts() -> None:
    inferred = {"period_basis": "release", "source_id": "somewhere"}
    told = count(2, "2020-03-01", count_id="one", distinct_from=["two"], **inferred)
    other = count(2, "2020-05-20", release_id="r2", count_id="two", distinct_from=["one"], **inferred)
    third = count(2, "2020-03-01", release_id="r3", count_id="three", **inferred)
    assert bounds([told, other]) == (4, 4)
    assert bounds([told | {"distinct_from": []}, other | {"distinct_from": []}])[0] == 2
    assert bounds([told, other | {"distinct_from": []}]) == (4, 4)
    assert bounds([told, other, third])[0] == 4
    part = count(1, "2020-05-20", release_id="r2", count_id="part", start=9, part_of="two", **inferred)
    assert bounds([told | {"value": 1}, other | {"precision": "about"}, part])[0] == 2


def test_a_figure_that_is_not_there_is_distinct_from_none() -> None:
    rows = [count(2, count_id="one", distinct_from=["gone"]), count(2, release_id="r2", count_id="two")]
    assert bounds(rows)[0] == 2
