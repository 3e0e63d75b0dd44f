"""What the most adds, and what it is held by: operations, running counts, totals, figures without a date."""

from __future__ import annotations

from datetime import date

import pytest
from asked_cells import bounds, cell
from figures_table import count, listed

from pipeline.comparison.question import Slice


def test_a_running_count_of_other_things_holds_nothing_it_does_not_name() -> None:
    sweep = count(67, "2020-03-01", release_id="r1", topic="related")
    stolen_cars = count(140, ("2019", "2020"), release_id="r9", scope="since_founding", topic="related")
    assert bounds([sweep, stolen_cars])[1] == 207
    assert bounds([sweep | {"topic": "trafficking"}, stolen_cars | {"topic": "trafficking"}])[1] == 140


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


def test_a_kind_of_people_is_bounded_by_the_parts_of_a_mixed_total() -> None:
    total = count(52, count_id="total")
    parts = listed(
        count(20, offense="trafficking", part_of="total", breakdown="offense"),
        count(27, offense="buying", part_of="total", breakdown="offense"),
    )
    assert bounds([total, *parts], slices=(Slice("trafficking"),)) == (20, 25)


SERIES = {"operation": "Operation Example", "operation_id": "op"}


def test_a_running_count_of_an_operation_takes_in_what_its_own_release_tells_of_it() -> None:
    lately = count(23, ("2017-12", "2020-12-20"), scope="ongoing", **SERIES)
    now = count(4, ("2020-12-10", "2020-12-12"), start=50, scope="this_operation", age_group="adult", **SERIES)
    assert bounds([lately, now]) == (4, 23)
    assert cell([lately, now], period="2018")["at_most"] == 19
    of_another = now | {"operation_id": "other"}
    assert bounds([lately, of_another]) == (4, 27)
    as_long = now | {"period_earliest": lately["period_earliest"]}
    assert cell([lately, as_long])["at_most"] == 27


def test_a_running_count_of_an_operation_is_held_by_none_that_is_not_running() -> None:
    lately = count(23, ("2019", "2020-03-01"), scope="ongoing", **SERIES)
    whole = count(30, ("2018", "2020-12-31"), release_id="r2", source_id="elsewhere", **SERIES)
    assert bounds([lately, whole])[1] == 53
    assert bounds([lately, whole | {"scope": "since_founding"}])[1] == 30


def test_a_running_count_of_an_operation_holds_nothing_of_others() -> None:
    lately = count(23, ("2018", "2020"), scope="since_founding", **SERIES)
    raid = count(9, "2019-03-01", release_id="r2", operation_id="other")
    assert cell([lately, raid], period="2019")["at_most"] == 32
    assert cell([lately | {"operation_id": None}, raid], period="2019")["at_most"] == 23


@pytest.mark.parametrize(
    ("fields", "most"),
    [
        ({}, 3),
        ({"evidence": "All of the 3 were arrested in a motel."}, 6),
        ({"source_id": "elsewhere"}, 6),
        ({"period_basis": "release"}, 3),
    ],
)
def test_a_sentence_told_again_of_the_same_day_is_counted_once(fields: dict[str, str], most: int) -> None:
    first = count(3, evidence="The 3 were arrested in a motel.")
    assert bounds([first, first | {"release_id": "r2", "count_id": "again"} | fields]) == (3, most)


def test_headlines_of_one_day_may_be_alike() -> None:
    headline = count(2, evidence="2 MEN CHARGED", period_basis="release")
    twice = [headline, headline | {"release_id": "r2", "count_id": "again"}]
    assert bounds(twice) == (2, 4)
    whole = [row | {"evidence": "2 men were charged today."} for row in twice]
    assert bounds(whole) == (2, 4)


def test_what_holds_a_figure_of_another_year_leaves_the_rest_to_this_one() -> None:
    whole = count(50, ("2019-12-20", "2020-01-10"), **SERIES)
    before = count(20, ("2019-12-20", "2019-12-31"), release_id="r2", source_id="elsewhere", **SERIES)
    assert cell([whole, before])["at_most"] == 30
    assert cell([whole, before], period="2019")["at_most"] == 50
