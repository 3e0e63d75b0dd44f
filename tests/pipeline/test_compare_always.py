"""What holds of bounds whatever the figures are."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from figures_table import count, tables
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparison.question import Question
from pipeline.comparison.table import compare, comparison_table

DAYS = st.sampled_from(["2020-03", "2020-03-04", "2020-03-05", "2020", "2021-01-01", None])
PLACES = st.sampled_from([["06081"], ["06037"], ["0658072"], ["0644000"], ["06"], ["06081", "06037"], []])


@st.composite
def many_counts(draw: st.DrawFn) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for i in range(draw(st.integers(1, 6))):
        release = f"r{draw(st.integers(1, 3))}"
        totals = [row["count_id"] for row in rows if row["release_id"] == release]
        row = count(
            draw(st.integers(0, 30)),
            draw(DAYS),
            release_id=release,
            start=i,
            count_id=str(i),
            place_ids=draw(PLACES),
            precision=draw(st.sampled_from(["exact", "at_least", "at_most", "about"])),
            offense=draw(st.sampled_from([None, "buying", "trafficking"])),
            age_group=draw(st.sampled_from([None, "minor", "adult"])),
            operation_id=draw(st.sampled_from([None, "op"])),
            scope=draw(st.sampled_from(["unspecified", "year_to_date"])),
            part_of=draw(st.sampled_from([None, *totals])),
            published="2021-06-01",
        )
        rows.append(row)
    return rows


@given(many_counts())
@settings(max_examples=60, deadline=None)
def test_the_least_is_never_more_than_the_most(rows: list[dict[str, Any]]) -> None:
    for row in comparison_table(tables(rows)):
        if row["at_most_local"] is not None and row["at_least"] is not None:
            assert row["at_least"] <= row["at_most_local"]
        if row["at_most"] is not None:
            assert row["at_most_local"] <= row["at_most"]


@given(many_counts(), st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_another_release_never_lowers_the_least(rows: list[dict[str, Any]], dropped: int) -> None:
    fewer = [row for row in rows if row["release_id"] != f"r{dropped % 3 + 1}"]
    if not fewer:
        return
    key = ("basis", "jurisdiction_id", "period", "offense", "age_group")
    more = {tuple(row[k] for k in key): row["at_least"] for row in comparison_table(tables(rows))}
    for row in comparison_table(tables(fewer)):
        assert (more[tuple(row[k] for k in key)] or 0) >= (row["at_least"] or 0)


def test_spread_over_processes_the_answer_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [count(12, "2019-06-01"), count(5, place_ids=["06037"], release_id="r2"), count(3, release_id="r3")]
    alone = compare(tables(rows), Question("arrests"), proofs=True)
    monkeypatch.setattr("pipeline.comparison.table.WORTH_SPREADING", 1)
    pd.testing.assert_frame_equal(compare(tables(rows), Question("arrests"), proofs=True), alone)
