"""What stands in a cell and beside it: proof, flags, inhabitants, coverage, periods, kinds."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest
from asked_cells import COUNTY, STATE, bounds, cell
from figures_table import count, tables

from pipeline.comparison.question import Question, Slice
from pipeline.comparison.table import compare, comparison_table


@pytest.mark.parametrize(
    ("rows", "flag"),
    [
        ([count(12), count(3, "2020-07-01", release_id="r2", evidence="3 people were cited")], "mixed_definitions"),
        ([count(12, "2019-06-01", published="2019-07-01"), count(3, evidence="cited 3 men")], "changed_habits"),
    ],
)
def test_words_that_count_different_things_are_flagged(rows: list[dict[str, Any]], flag: str) -> None:
    assert cell(rows)["flags"] == [flag]
    assert cell([row | {"evidence": "arrested 5"} for row in rows])["flags"] == []


def test_every_figure_says_why_it_does_or_does_not_add() -> None:
    rows = [
        count(12, count_id="a"),
        count(5, count_id="b", start=9, part_of="a"),
        count(9, count_id="c", release_id="r2"),
        count(40, ("2019", "2020"), count_id="d", release_id="r3", scope="since_founding"),
        count(7, count_id="e", release_id="r4", precision="about"),
        count(90, count_id="f", release_id="r5", place_ids=["06"]),
    ]
    frame = compare(tables(rows), Question("arrests"), proofs=True)
    (found,) = frame[(frame.jurisdiction_id == COUNTY) & (frame.period == "2020")].to_dict("records")
    told = dict(zip(found["count_ids"], zip(found["reasons"], found["held_by"], strict=True), strict=True))
    assert told == {
        "a": ("adds", "d"),
        "b": ("part a", "d"),
        "c": ("same a", "d"),
        "d": ("period", ""),
        "e": ("approximate", "d"),
        "f": ("place", ""),
    }


def test_a_kind_that_is_not_said_is_a_reason() -> None:
    frame = compare(tables([count(12, count_id="a")]), Question("arrests", slices=(Slice("buying"),)), proofs=True)
    assert frame.empty
    rows = [count(12, count_id="a"), count(3, count_id="b", start=9, offense="buying")]
    frame = compare(tables(rows), Question("arrests", slices=(Slice("buying"),)), proofs=True)
    (found,) = frame[frame.jurisdiction_id == COUNTY].to_dict("records")
    assert (found["count_ids"], found["reasons"]) == (["a", "b"], ["kind", "adds"])


def test_inhabitants_and_coverage_stand_beside_the_figure() -> None:
    found = cell([count(12)])
    assert (found["population"], found["rate_per_100k"]) == (750_000, 1.6)
    assert (found["sources_monitored"], found["releases_published"], found["months_without"]) == (1, 5, 1)
    assert (found["sources_down"], found["releases_lost"]) == (0, 0)
    elsewhere = cell([count(12, place_ids=["06037"])], area="06037")
    assert (elsewhere["sources_monitored"], elsewhere["months_without"]) == (0, 3)


def test_sources_that_were_down_and_releases_that_were_lost_stand_beside_the_figure() -> None:
    made = tables([count(12), count(3, "2019-07-01", release_id="r2")])
    seen = {**made["coverage"].to_pylist()[0], "kept": 0, "monitored": False}
    troubles = [
        seen | {"month": "2020-11", "source_id": "asleep", "down": 2},
        seen | {"month": "2019-02", "down": 1, "failed": 4},
        seen | {"month": "unknown", "failed": 7},
    ]
    made["coverage"] = pa.Table.from_pylist([*made["coverage"].to_pylist(), *troubles])
    frame = compare(made, Question("arrests", levels=("county",)))
    told = frame[["period", "sources_monitored", "sources_down", "releases_lost"]].values.tolist()
    assert told == [["2019", 0, 1, 4], ["2020", 1, 1, 0]]


def test_fiscal_years_and_days() -> None:
    rows = [count(12, "2019-10-01"), count(5, "2020-09-30", release_id="r2")]
    assert bounds(rows, every="fiscal-year", period="FY2020") == (17, 17)
    assert bounds(rows, every="fiscal-year", period="FY2020", fiscal_start=7) == (12, 12)
    assert bounds(rows, every="day", period="2020-09-30") == (5, 5)


def test_candidates_of_an_undecided_place_are_touched_and_prove_nothing() -> None:
    rows = [count(12, place_ids=[], place_candidates=["06081", "06037"])]
    assert bounds(rows, STATE) == (12, 12)
    assert (cell(rows)["at_least"], cell(rows)["at_most"], cell(rows, "0658072")) == (None, 12, {})


def test_by_publication_files_a_figure_under_its_release() -> None:
    rows = [count(12, "2019-06-01", published="2020-01-15")]
    assert bounds(rows, basis="publication", every="month", period="2020-01") == (12, 12)
    assert cell(rows, basis="publication", period="2019") == {}


def test_old_texts_doubles_and_other_topics_are_left_out() -> None:
    rows = [
        count(12),
        count(99, release_id="r2", latest=False),
        count(12, "2020-06-02", release_id="r3"),
        count(50, "2020-06-03", release_id="r4", topic="other"),
    ]
    assert bounds(rows, duplicates={"r3": "r1"}) == (12, 12)


def test_a_stated_zero_is_zero_and_silence_is_no_cell() -> None:
    assert bounds([count(0)]) == (0, 0)
    assert cell([count(0)], period="2019") == {}


def test_the_table_has_every_level_kind_and_basis() -> None:
    rows = comparison_table(tables([count(12, offense="buying", place_ids=["0658072"])]))
    cells = [(r["basis"], r["jurisdiction_id"], r["offense"], r["at_least"]) for r in rows]
    assert sorted(cells, key=str) == sorted(
        [
            (basis, area, offense, 12)
            for basis in ("period", "publication")
            for area in ("US", "06", "06081", "0658072")
            for offense in (None, "buying")
        ],
        key=str,
    )
    county = next(r for r in rows if r["jurisdiction_id"] == COUNTY)
    assert county["rate_per_100k"] == 1.6
    assert (county["count_ids"], county["bound_method"]) == (["r1:0:arrests:12:buying"], "exact")
