"""Victims and searches have no offense: asked for trafficking, they are those that releases on it tell of."""

from __future__ import annotations

import csv

import pyarrow as pa
import pytest
from compare_command import run
from figures_table import count, tables
from small_dataset import write_dataset

from pipeline.comparison.asking import Asked
from pipeline.comparison.table import comparison_table
from pipeline.comparison.terms import terms
from pipeline.errors import UserError
from pipeline.workspace import Workspace


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    rows = [
        count(9, measure="rescues", age_group="minor"),
        count(4, "2020-07-01", measure="rescues", release_id="r2", topic="related"),
        count(7, offense="buying", release_id="r3"),
    ]
    made = tables(rows)
    made["comparison"] = pa.Table.from_pylist(comparison_table(made))
    return write_dataset(tmp_path_factory.mktemp("home"), made)


def least(ws: Workspace, *asked: str) -> list[str]:
    rows = csv.DictReader(run(ws, "--measure", "rescues", "--by", "county", *asked, "--format", "csv").splitlines())
    return [row["at_least"] for row in rows]


def test_victims_of_trafficking_are_those_of_releases_on_it(ws: Workspace) -> None:
    assert least(ws) == ["13"]
    assert least(ws, "--offense", "trafficking") == ["9"]
    assert least(ws, "--offense", "trafficking", "--age", "minor", "--per", "100k") == ["9"]


def test_what_was_taken_in_says_so() -> None:
    assert terms(Asked("rescues", offense="trafficking")).endswith("topic trafficking.")
    assert terms(Asked("arrests", offense="trafficking")).endswith("topics trafficking and related.")


@pytest.mark.parametrize(("offense", "topic"), [("buying", "trafficking"), ("trafficking", "related")])
def test_another_offense_is_refused(ws: Workspace, offense: str, topic: str) -> None:
    with pytest.raises(UserError, match="figures of rescues have none; arrests, charged, citations, convicted do"):
        run(ws, "--measure", "rescues", "--offense", offense, "--topic", topic)
