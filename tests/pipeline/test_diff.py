from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from accept import EXPECTED, build_samples
from figures_table import count, listed, tables
from small_dataset import write_dataset

from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.trust.diff import Build, Change, changes_table, differences, read_build, write_expectation

RELEASE: dict[str, Any] = {
    "release_id": "r1", "published": "2020-03-01", "published_basis": "release", "updated": None,
    "publisher": "An office", "title": "Invented", "topic": "trafficking", "jurisdiction_id": "06081",
    "status": "read", "gone": False,
}  # fmt: skip
FIGURE: dict[str, Any] = {
    "measure": "arrests", "value": 12, "value_max": None, "precision": "exact", "offense": None, "age_group": None,
    "gender": None, "period_start": None, "period_end": None, "period_basis": "none", "scope": "unspecified",
    "place": None, "place_ids": [], "operation": None, "breakdown": None, "exhaustive": None, "rule": "arrest",
    "part_of": None, "evidence": "arrested 12 men", "start": 40, "release_id": "r1",
}  # fmt: skip


def made(*figures: dict[str, Any], **release: Any) -> Build:
    return Build({"r1": RELEASE | release}, {"r1": [FIGURE | figure | {"total": None} for figure in figures]})


def test_equal_builds_do_not_differ() -> None:
    assert differences(made({}), made({})) == []


def test_figures_gained_and_lost_come_with_sentence_and_rule() -> None:
    other = {"start": 90, "value": 3, "evidence": "arrested three more"}
    assert differences(made({}), made({}, other)) == [
        Change("counts", "gained", "r1", "arrests 3", "arrest", (), "arrested three more")
    ]
    assert differences(made({}, other), made({})) == [
        Change("counts", "lost", "r1", "arrests 3", "arrest", (), "arrested three more")
    ]


def test_a_figure_read_otherwise_at_its_place_is_changed() -> None:
    (change,) = differences(made({}), made({"measure": "charged", "rule": "charge"}))
    assert (change.kind, change.rule) == ("changed", "arrest → charge")
    assert ("measure", "arrests", "charged") in change.fields
    (change,) = differences(made({}), made({"gender": "male"}))
    assert (change.rule, change.fields) == ("arrest", (("gender", "None", "male"),))


def test_two_figures_of_one_measure_at_one_place_are_compared_one_to_one() -> None:
    other = {"value": 3}
    assert differences(made({}, other), made(other, {})) == []
    (change,) = differences(made({}, other), made({}, {"value": 4}))
    assert (change.kind, change.fields) == ("changed", (("value", "3", "4"),))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(b"nothing"), "cannot be read: ArrowInvalid"),
        (lambda path: pq.write_table(pq.read_table(path).drop_columns(["scope"]), path), "has no column scope"),
    ],
)
def test_a_damaged_table_and_one_of_another_version_are_errors_of_the_user(
    tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    write_dataset(tmp_path, {})
    (counts,) = (tmp_path / "outputs" / "builds").rglob("counts.parquet")
    spoil(counts)
    with pytest.raises(UserError, match=said):
        read_build(counts.parent)


def test_of_two_figures_on_one_number_each_is_compared_with_its_like() -> None:
    charged = {"measure": "charged", "rule": "charge"}
    assert differences(made({}, charged), made(charged, {})) == []
    (change,) = differences(made({}, charged), made(charged))
    assert (change.kind, change.what) == ("lost", "arrests 12")


def test_releases_come_go_and_change() -> None:
    empty = Build({}, {})
    gained = differences(empty, made({}))
    assert [(change.table, change.kind) for change in gained] == [("counts", "gained"), ("releases", "gained")]
    (change,) = differences(made(), made(published="2020-03-02"))
    assert change.fields == (("published", "2020-03-01", "2020-03-02"),)
    shown = changes_table([change]).to_pylist()
    assert shown[0]["changed"] == "published: 2020-03-01 → 2020-03-02"


def test_a_total_is_told_by_what_it_counts(tmp_path: Path) -> None:
    before, after = tmp_path / "before.jsonl", tmp_path / "after.jsonl"
    write_expectation(made({}, {"start": 90, "value": 3}), before)
    write_expectation(made({}, {"start": 90, "value": 3, "part_of": 40}), after)
    (change,) = differences(read_build(before), read_build(after))
    assert (change.what, change.fields) == ("arrests 3", (("part_of", "None", "arrests 12"),))


def test_an_expectation_says_what_the_build_says(tmp_path: Path) -> None:
    build = made({}, {"start": 90, "part_of": 40})
    write_expectation(build, tmp_path / "expected.jsonl")
    assert differences(build, read_build(tmp_path / "expected.jsonl")) == []
    (change,) = differences(made({}), read_build(tmp_path / "expected.jsonl"))
    assert change.kind == "gained"


def test_a_home_and_its_folder_of_tables_are_the_same_build(tmp_path: Path) -> None:
    ws = write_dataset(tmp_path, tables(listed(count(20), count(7, offense="trafficking"))))
    by_home, by_folder = read_build(tmp_path), read_build(open_dataset(ws).folder)
    assert sum(map(len, by_home.figures.values())) == 2
    assert differences(by_home, by_folder) == []
    rows = pq.read_table(open_dataset(ws).path("counts")).to_pylist()
    assert {row["release_id"] for row in rows} == set(by_home.figures)


def test_what_is_no_build_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is no build"):
        read_build(tmp_path)
    (tmp_path / "broken.jsonl").write_text("{broken")
    with pytest.raises(UserError, match="make accept"):
        read_build(tmp_path / "broken.jsonl")


def test_the_bundled_releases_are_read_as_last_reviewed(tmp_path: Path) -> None:
    found = differences(read_build(EXPECTED), build_samples(tmp_path))
    assert changes_table(found).to_pylist() == [], "Look at the changes; `make accept` takes them as right."
