from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from figures_table import count, listed, tables
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparison.question import Question, Slice
from pipeline.comparison.table import compare, comparison_table

COUNTY, STATE = "06081", "06"


def cell(rows: list[dict[str, Any]], area: str = COUNTY, period: str = "2020", **asked: Any) -> dict[str, Any]:
    """The one cell of an area and period; an empty dict where there is none."""
    measure = asked.pop("measure", "arrests")
    duplicates = asked.pop("duplicates", None)
    frame = compare(tables(rows, duplicates), Question(measure, **asked))
    found = frame[(frame.jurisdiction_id == area) & (frame.period == period)].to_dict("records")
    assert len(found) <= 1
    return {str(key): None if value is pd.NA else value for key, value in found[0].items()} if found else {}


def bounds(rows: list[dict[str, Any]], area: str = COUNTY, period: str = "2020", **asked: Any) -> tuple[int, int]:
    found = cell(rows, area, period, **asked)
    return found["at_least"], found["at_most"]


def since(first: str, last: str) -> dict[str, Any]:
    return {
        "every": "all",
        "since": date.fromisoformat(first).toordinal(),
        "until": date.fromisoformat(last).toordinal(),
    }


def first_year(value: int, **fields: Any) -> dict[str, Any]:
    return count(value, ("2013-11", "2014-12-18"), published="2014-12-18", **fields)


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


def test_a_running_count_of_other_things_holds_nothing_it_does_not_name() -> None:
    sweep = count(67, "2020-03-01", release_id="r1", topic="related")
    stolen_cars = count(140, ("2019", "2020"), release_id="r9", scope="since_founding", topic="related")
    assert bounds([sweep, stolen_cars])[1] == 207
    assert bounds([sweep | {"topic": "trafficking"}, stolen_cars | {"topic": "trafficking"}])[1] == 140


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


@pytest.mark.parametrize(
    ("precision", "least", "most"),
    [("exact", 20, 20), ("at_least", 20, None), ("at_most", None, 20), ("about", None, 20)],
)
def test_precision_decides_what_a_figure_proves(precision: str, least: int | None, most: int | None) -> None:
    found = cell([count(20, precision=precision)])
    assert [found["at_least"], found["at_most"]] == [least, most]
    assert ("approximate" in found["flags"]) == (precision in ("about", "at_most"))


def test_a_range_has_both_ends() -> None:
    assert bounds([count(20, precision="at_least", value_max=25)]) == (20, 25)


def test_statewide_figures_touch_a_county_but_are_not_local() -> None:
    found = cell([count(12), count(474, release_id="r2", place_ids=["06"], source_id="state")])
    assert (found["at_least"], found["at_most"], found["at_most_local"]) == (12, 486, 12)
    assert found["flags"] == ["statewide"]
    assert found["releases"] == 1
    assert found["firm"]


def test_an_operation_told_by_many_is_counted_once() -> None:
    told = [
        count(14, release_id=f"r{i}", source_id=f"s{i}", operation="Operation Example", operation_id="op")
        for i in range(5)
    ]
    found = cell(told)
    assert (found["at_least"], found["at_most"], found["operations"], found["releases"]) == (14, 14, 1, 5)


def test_the_whole_of_an_operation_holds_what_others_tell_of_it_and_a_kind_of_it_does_not() -> None:
    told = {"operation": "Operation Example", "operation_id": "op"}
    whole = count(20, **told)
    kind = count(9, offense="buying", release_id="r2", source_id="elsewhere", **told)
    other = count(7, offense="buying", release_id="r3", source_id="third", **told)
    assert bounds([whole, kind, other]) == (20, 20)
    assert bounds([kind, other]) == (9, 16)


def test_a_running_count_takes_in_what_its_source_told_before() -> None:
    weekly = [count(10, f"2020-0{i}-01", release_id=f"r{i}") for i in range(1, 4)]
    running = count(40, ("2020-01-01", "2020-06-30"), release_id="r9", scope="year_to_date")
    assert bounds([*weekly, running]) == (40, 40)
    elsewhere = count(7, "2020-02-11", release_id="r8", source_id="elsewhere")
    assert bounds([*weekly, running, elsewhere]) == (40, 47)


def test_an_undated_figure_is_kept_apart_and_said_beside_every_year_it_could_be_of() -> None:
    rows = [count(12, "2019-06-01"), count(30, None, release_id="r2", published="2020-03-05")]
    found = cell(rows, period="2019")
    assert (found["at_least"], found["at_most"], found["at_most_undated"], found["undated"]) == (12, 12, 42, 1)
    assert found["flags"] == ["undated"]
    assert cell(rows, period="2020") == {}
    alone = cell(rows, period="undated")
    assert (alone["at_least"], alone["at_most"], alone["flags"]) == (30, 30, ["undated"])
    assert bounds(rows, basis="publication") == (30, 42)


def test_an_undated_figure_says_nothing_of_the_time_after_it_was_told() -> None:
    rows = [count(12, "2020-06-01"), count(30, None, release_id="r2", published="2019-03-05", precision="at_least")]
    found = cell(rows)
    assert (found["at_most"], found["at_most_undated"], found["undated"]) == (12, 12, 0)


def test_an_undated_figure_without_limit_leaves_the_dated_ones_bounded() -> None:
    rows = [count(12, "2019-06-01"), count(30, None, release_id="r2", precision="at_least")]
    found = cell(rows, period="2019")
    assert (found["at_most"], found["at_most_undated"]) == (12, None)


def test_all_time_up_to_a_day_holds_the_undated_figures_told_before() -> None:
    rows = [count(12, "2019-06-01"), count(30, None, release_id="r2", published="2020-03-05")]
    until = date(2020, 12, 31).toordinal()
    found = cell(rows, period="2019-06-01/2020-12-31", every="all", until=until)
    assert (found["at_least"], found["at_most"], found["undated"]) == (30, 42, 0)


def test_a_running_count_limits_a_year_to_what_its_other_years_leave() -> None:
    early = count(30, "2018", release_id="r1")
    running = count(40, ("2018", "2020"), release_id="r9", scope="since_founding")
    assert bounds([early, running], period="2019")[1] == 10
    assert bounds([early, running], period="2018") == (30, 40)
    assert bounds([early, running | {"source_id": "elsewhere"}], period="2019")[1] == 40


def test_a_running_count_of_everybody_limits_a_kind_only_by_everybody() -> None:
    early = count(30, "2018", release_id="r1", age_group="adult")
    running = count(40, ("2018", "2020"), release_id="r9", count_id="total", scope="since_founding")
    minors = count(8, ("2018", "2020"), release_id="r9", start=9, age_group="minor", part_of="total", breakdown="age")
    assert bounds([early, running, minors], period="2019", slices=(Slice(age_group="minor"),))[1] == 10


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


def test_a_kind_of_people_is_bounded_by_the_parts_of_a_mixed_total() -> None:
    total = count(52, count_id="total")
    parts = listed(
        count(20, offense="trafficking", part_of="total", breakdown="offense"),
        count(27, offense="buying", part_of="total", breakdown="offense"),
    )
    assert bounds([total, *parts], slices=(Slice("trafficking"),)) == (20, 25)


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
