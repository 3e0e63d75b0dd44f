"""Bounds against the truth of a made-up world, against exhaustive search, and against figures taken apart."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from typing import Any

import pandas as pd
from figures_table import count, tables
from hypothesis import given, settings
from hypothesis import strategies as st
from prove_bounds import prove
from synthetic_world import make_world

from pipeline.comparison.question import Question
from pipeline.comparison.table import compare

Row = dict[str, Any]
BOUNDS = ("at_least", "at_most", "at_most_local")


def test_the_truth_lies_within_the_bounds_and_the_naive_sum_does_not() -> None:
    proofs = list(prove(make_world(60, seed=3)))
    assert {proof.level for proof in proofs} == {"county", "state", "nation"}
    assert all(proof.cells > 5 for proof in proofs)
    assert [proof for proof in proofs if not proof.holds] == []
    counties = next(proof for proof in proofs if (proof.every, proof.level) == ("year", "county"))
    assert counties.naive_over > 2
    assert counties.naive_within < counties.bounded
    assert counties.least_over_truth > 0.5


def test_a_world_is_made_of_its_seed_alone() -> None:
    code = "from synthetic_world import make_world; rows = make_world(40, seed=3).rows; print(len(rows), rows)"
    made = {_run(code, hashed) for hashed in ("1", "2")}
    assert len(made) == 1
    assert not made & {_run(code.replace("seed=3", "seed=4"), "1")}


def _run(code: str, hashed: str) -> str:
    """What Python prints, with strings hashed by this seed."""
    env = os.environ | {"PYTHONHASHSEED": hashed, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout


def test_a_bound_that_is_wrong_is_found_out() -> None:
    world = make_world(60, seed=3)
    for row in world.rows:
        row["value"] *= 3
    assert any(not proof.holds for proof in prove(world))


@st.composite
def few_figures(draw: st.DrawFn) -> list[Row]:
    """Up to seven figures of one county and year, some of them parts, some of a running count."""
    rows: list[Row] = []
    for i in range(draw(st.integers(1, 7))):
        release = f"r{draw(st.integers(1, 3))}"
        totals = [row for row in rows if row["release_id"] == release and not row["part_of"]]
        total = draw(st.sampled_from([None, *totals])) or {"count_id": None, "age_group": None}
        day = draw(st.sampled_from(["2020-03-04", "2020-03-05", "2020-03", "2020"]))
        place = draw(st.sampled_from([["06081"], ["0658072"]]))
        rows.append(
            count(
                draw(st.integers(1, 20)),
                total.get("period_start", day),
                release_id=release,
                count_id=f"c{i}",
                start=100 * i,
                evidence=f"figure {i}.",
                place_ids=total.get("place_ids", place),
                age_group=total["age_group"] or draw(st.sampled_from([None, "minor", "adult"])),
                part_of=total["count_id"],
                breakdown=draw(st.sampled_from(["b", f"b{i}"])) if total["count_id"] else None,
                period_basis=total.get("period_basis", draw(st.sampled_from(["sentence", "sentence", "release"]))),
                precision=draw(st.sampled_from(["exact", "exact", "at_least"])),
            )
        )
    return rows


def one_cell(rows: list[Row]) -> tuple[int | None, int | None, int | None]:
    frame = compare(tables(rows), Question("arrests"))
    (found,) = frame[(frame.jurisdiction_id == "06081") & (frame.period == "2020")].to_dict("records")
    at_least, at_most, local = (None if pd.isna(found[name]) else int(found[name]) for name in BOUNDS)
    return at_least, at_most, local


def apart(a: Row, b: Row, rows: list[Row]) -> bool:
    """Whether two figures of one county and source cannot speak of one person: other days, or opposed ages."""
    if a["part_of"] == b["count_id"] or b["part_of"] == a["count_id"] or overfull(a, b, rows):
        return False
    if {a["age_group"], b["age_group"]} == {"minor", "adult"}:
        return True
    other_days: bool = a["period_latest"] < b["period_earliest"] or b["period_latest"] < a["period_earliest"]
    inferred = "release" in (a["period_basis"], b["period_basis"])
    repeated = a["release_id"] == b["release_id"] or whole(a, rows)["value"] == whole(b, rows)["value"]
    return other_days and not (inferred and repeated)


def whole(row: Row, rows: list[Row]) -> Row:
    return next((total for total in rows if total["count_id"] == row["part_of"]), row)


def overfull(a: Row, b: Row, rows: list[Row]) -> bool:
    """Whether both are of one breakdown whose parts add up to more than their total."""
    total = whole(a, rows)
    kind = (a["part_of"], a["breakdown"])
    if total is a or total["precision"] != "exact" or (b["part_of"], b["breakdown"]) != kind:
        return False
    return sum(int(row["value"]) for row in rows if (row["part_of"], row["breakdown"]) == kind) > int(total["value"])


@given(few_figures())
@settings(max_examples=50, deadline=None)
def test_the_least_is_that_of_exhaustive_search(rows: list[Row]) -> None:
    best = max(
        sum(row["value"] for row in chosen)
        for size in range(1, len(rows) + 1)
        for chosen in combinations(rows, size)
        if all(apart(a, b, rows) for a, b in combinations(chosen, 2))
    )
    assert one_cell(rows)[0] == best


@given(few_figures())
@settings(max_examples=50, deadline=None)
def test_the_most_is_that_of_what_nothing_holds(rows: list[Row]) -> None:
    """Figures no source or operation joins: the totals add up, each no less than its parts of different ages."""
    lone = [row | {"source_id": f"source of {row['release_id']}"} for row in rows]
    lone = [row | ({"precision": "exact"} if row["part_of"] else {}) for row in lone]
    tops = [row for row in lone if not row["part_of"]]
    least, most, _ = one_cell(lone)
    assert least is not None
    if any(row["precision"] == "at_least" for row in tops):
        assert most is None
    else:
        assert most == max(least, sum(max(row["value"], of_different_ages(row, lone)) for row in tops))


def of_different_ages(total: Row, rows: list[Row]) -> int:
    """The most people its parts prove that nobody can be in two of."""
    parts = [row for row in rows if row["part_of"] == total["count_id"]]
    sets = [chosen for size in range(len(parts) + 1) for chosen in combinations(parts, size)]
    return max(
        sum(int(row["value"]) for row in chosen)
        for chosen in sets
        if all({a["age_group"], b["age_group"]} == {"minor", "adult"} for a, b in combinations(chosen, 2))
    )


@given(few_figures(), st.integers(0, 6), st.integers(1, 19))
@settings(max_examples=50, deadline=None)
def test_a_figure_taken_apart_changes_no_bound(rows: list[Row], which: int, share: int) -> None:
    whole = rows[which % len(rows)]
    first = min(share, whole["value"])
    parts = [
        whole | {"count_id": f"{whole['count_id']}/{i}", "value": value, "start": whole["start"] + i, "part_of": None}
        for i, value in ((1, first), (2, whole["value"] - first))
    ]
    for part in parts:
        part |= {"part_of": whole["count_id"], "breakdown": "other", "evidence": f"part {part['count_id']}."}
    assert one_cell([*rows, *parts]) == one_cell(rows)


@given(few_figures(), few_figures())
@settings(max_examples=50, deadline=None)
def test_another_release_never_lowers_the_least(rows: list[Row], more: list[Row]) -> None:
    renamed = [
        row
        | {
            "release_id": f"later {row['release_id']}",
            "count_id": f"later {row['count_id']}",
            "part_of": row["part_of"] and f"later {row['part_of']}",
        }
        for row in more
    ]
    assert (one_cell([*rows, *renamed])[0] or 0) >= (one_cell(rows)[0] or 0)


def test_names_that_are_taken_for_others_too_easily_are_found_out() -> None:
    world = make_world(60, seed=3)
    cases = [row for row in world.rows if row["distinct_from"]]
    assert len(cases) > 10
    for row in world.rows:
        row["distinct_from"] = [other["count_id"] for other in world.rows if other["source_id"] == row["source_id"]]
    assert any(not proof.holds for proof in prove(world))
