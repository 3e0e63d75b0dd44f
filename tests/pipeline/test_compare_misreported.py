"""Totals that are lower than what their own parts say: the truth lies within the bounds all the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any, NamedTuple

import pytest
from asked_cells import COUNTY, bounds, cell
from figures_table import count, listed, tables

from pipeline.comparison.question import Question, Slice
from pipeline.comparison.table import compare

Row = dict[str, Any]
TOTAL = count(10, count_id="total")
MINORS = count(6, count_id="minors", start=10, part_of="total", breakdown="age", age_group="minor")
ADULTS = count(5, count_id="adults", start=20, part_of="total", breakdown="age", age_group="adult")
GIRLS = count(4, count_id="girls", start=30, part_of="minors", breakdown="gender", gender="female", age_group="minor")
BOYS = GIRLS | {"count_id": "boys", "start": 40, "value": 3, "gender": "male"}


class Made(NamedTuple):
    """So many people, and by how many the total of all and that of the minors are too low."""

    girls: int
    boys: int
    adults: int
    all_missed: int
    minors_missed: int


def worlds() -> list[Made]:
    """Every one of up to two of each kind."""
    found = (Made(*numbers) for numbers in product(range(3), range(3), range(3), range(3), range(2)))
    return [m for m in found if sum(m[:3]) >= m.all_missed and m.girls + m.boys >= m.minors_missed]


def told(made: Made, year: int) -> Iterator[Row]:
    """One operation of a year told by two: one with all parts, one with the total alone."""
    minors = made.girls + made.boys
    said = (minors + made.adults - made.all_missed, minors - made.minors_missed, made.adults, made.girls, made.boys)
    shared = {"release_id": f"r{year}", "operation_id": f"op {year}", "operation": f"Operation Invented {year}"}
    for row, value in zip((TOTAL, MINORS, ADULTS, GIRLS, BOYS), said, strict=True):
        of = row["part_of"] and f"{row['part_of']} {year}"
        dated = count(value, f"{year}-06-01", **shared)
        own = {name: row[name] for name in ("start", "end", "breakdown", "age_group", "gender")}
        yield dated | own | {"count_id": f"{row['count_id']} {year}", "part_of": of, "evidence": row["count_id"]}
    again = shared | {"release_id": f"again {year}", "source_id": "elsewhere"}
    yield count(said[0], f"{year}-06-01", count_id=f"again {year}", **again)


@pytest.mark.parametrize(
    ("kind", "people"),
    [
        (Slice(), lambda made: sum(made[:3])),
        (Slice(age_group="minor"), lambda made: made.girls + made.boys),
        (Slice(age_group="adult"), lambda made: made.adults),
    ],
)
def test_in_every_small_world_the_truth_lies_within(kind: Slice, people: Any) -> None:
    made = dict(enumerate(worlds(), start=1801))
    assert len(made) > 100
    rows = [row for year, own in made.items() for row in told(own, year)]
    frame = compare(tables(rows), Question("arrests", slices=(kind,)))
    cells = frame[frame.jurisdiction_id == COUNTY].set_index("period")
    assert set(cells.index) == set(map(str, made))
    for year, own in made.items():
        found = cells.loc[str(year)]
        assert found.at_least <= people(own) <= found.at_most_local, own
        if kind == Slice() and not (own.all_missed or own.minors_missed):
            assert found.at_least == found.at_most_local == people(own)


def test_ages_that_add_up_to_more_than_their_total_raise_what_it_allows() -> None:
    assert bounds([TOTAL, MINORS, ADULTS]) == (10, 11)
    assert bounds([TOTAL | {"value": 11}, MINORS, ADULTS]) == (11, 11)
    assert bounds([TOTAL, MINORS | {"precision": "about"}, ADULTS]) == (10, 10)
    assert cell([TOTAL, MINORS | {"precision": "at_least"}, ADULTS])["at_most"] is None


def test_parts_of_parts_raise_their_own_total_first() -> None:
    assert bounds([TOTAL | {"value": 11}, MINORS, ADULTS, GIRLS, BOYS]) == (11, 12)
    assert bounds([MINORS | {"part_of": None}, GIRLS, BOYS]) == (6, 7)


def test_an_age_told_twice_is_no_proof_that_the_total_is_too_low() -> None:
    again = MINORS | {"count_id": "again", "start": 50}
    assert bounds([TOTAL | {"value": 11}, MINORS, again, ADULTS]) == (11, 11)


def test_offenses_of_one_person_are_no_proof_that_the_total_is_too_low() -> None:
    parts = listed(
        count(8, offense="buying", part_of="total", breakdown="offense"),
        count(7, offense="other", part_of="total", breakdown="offense"),
    )
    assert bounds([TOTAL, *parts]) == (10, 10)


def test_a_running_count_that_is_too_low_leaves_what_its_parts_say() -> None:
    running = [
        row | {"period_earliest": date(2019, 1, 1), "period_latest": date(2020, 12, 31), "scope": "since_founding"}
        for row in (TOTAL, MINORS, ADULTS)
    ]
    assert bounds([*running, count(8, "2019", release_id="r2")])[1] == 3
