"""Pictures: what they are of, that nothing is drawn that nobody told, and that a page loads nothing."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from figures_table import count, tables
from small_dataset import write_dataset
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.comparison.asking import Asked
from pipeline.dataset import Dataset, open_dataset
from pipeline.drawing.county_map import NOBODY, NOWHERE, key_of
from pipeline.drawing.kinds import Picture, draw
from pipeline.drawing.panels import bands, periods_between
from pipeline.drawing.shapes import shapes
from pipeline.drawing.style import PUBLICITY
from pipeline.drawing.timeline import find_operation
from pipeline.errors import UserError

ARRESTS = Asked("arrests")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    rows = [
        count(12),
        count(3, "2018-05-02", release_id="r2"),
        count(9, "2020-07-02", release_id="r3", precision="about"),
        count(2, "2020-06-02", release_id="r4", place_ids=["06037"], precision="at_least"),
    ]
    return open_dataset(write_dataset(tmp_path_factory.mktemp("home"), tables(rows)))


def drawn(dataset: Dataset, kind: str, operation: str | None = None, **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = draw(dataset, Picture(kind, replace(ARRESTS, **asked), operation)).to_dict()
    return found


def rows_of(chart: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of the largest table a chart carries."""
    return max(chart["datasets"].values(), key=len)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("panels", {}),
        ("ranking", {"by": "county", "since": "2020", "until": "2020", "per": "100k"}),
        ("map", {"by": "county", "since": "2020", "until": "2020", "state": "CA"}),
    ],
)
def test_every_picture_names_its_source_and_what_it_does_not_show(
    dataset: Dataset, kind: str, asked: dict[str, Any]
) -> None:
    title = drawn(dataset, kind, **asked)["title"]
    assert PUBLICITY in title["subtitle"]
    assert title["subtitle"][-1].startswith("Source: ")
    assert dataset.manifest.dataset_sha256[:12] in title["subtitle"][-1]
    assert title["text"].startswith("Arrests")


def test_a_band_goes_from_what_is_proven_to_what_is_allowed() -> None:
    cells = pd.DataFrame(
        {
            "jurisdiction": ["A", "A", "A"],
            "period": ["2018", "2019", "2020"],
            "at_least": pd.array([3, None, 5], "Int64"),
            "at_most_local": pd.array([8, 4, None], "Int64"),
            "releases": [1, 1, 2],
        }
    )
    found = bands(cells)[["low", "high", "open"]]
    assert found.values.tolist() == [[3.0, 8.0, False], [0.0, 4.0, False], [5.0, 5.0, True]]


@pytest.mark.parametrize(
    ("labels", "every", "expected"),
    [
        (["2018", "2020"], "year", ["2018", "2019", "2020"]),
        (["2019-Q4", "2020-Q2"], "quarter", ["2019-Q4", "2020-Q1", "2020-Q2"]),
        (["2019-12", "2020-02"], "month", ["2019-12", "2020-01", "2020-02"]),
    ],
)
def test_periods_nobody_told_of_are_gaps(labels: list[str], every: Any, expected: list[str]) -> None:
    assert periods_between(pd.DataFrame({"period": labels}), every) == expected


def test_panels_leave_a_year_without_releases_empty(dataset: Dataset) -> None:
    chart = drawn(dataset, "panels")
    marks = rows_of(chart)
    assert {row["period"] for row in marks} == {"2018", "2020"}
    assert '"domain": ["2018", "2019", "2020"]' in json.dumps(chart)


def test_a_ranking_puts_the_higher_rate_first_and_says_what_is_behind_it(dataset: Dataset) -> None:
    asked = {"by": "county", "since": "2020", "until": "2020", "per": "100k"}
    (row,) = rows_of(drawn(dataset, "ranking", **asked))
    assert (row["jurisdiction"], row["rate"]) == ("San Mateo County, CA", 1.6)
    assert row["told"] == "12 to 21 people, 2 releases"
    with pytest.raises(UserError, match="no rate"):
        drawn(dataset, "ranking", **asked | {"since": "2018", "until": "2018"})


def test_a_map_colours_what_is_proven_and_tells_unknown_from_none_proven(dataset: Dataset) -> None:
    asked = {"by": "county", "since": "2020", "until": "2020", "state": "CA"}
    chart = drawn(dataset, "map", **asked)
    told = {feature["id"]: feature["properties"]["told"] for feature in rows_of(chart)}
    assert len(told) == 58
    assert (told["06081"], told["06037"], told["06001"]) == ("10 to 24", "1 to 4", NOWHERE)
    assert (key_of(None), key_of(0), key_of(100), key_of(49)) == (NOBODY, NOBODY, "100 or more", "25 to 49")


def test_shapes_close_and_are_those_of_the_states() -> None:
    assert len(shapes("states")) == 51
    (delaware,) = shapes("states", "10")
    assert {feature["id"] for feature in shapes("counties", "10")} == {"10001", "10003", "10005"}
    for polygon in delaware["geometry"]["coordinates"]:
        assert all(ring[0] == ring[-1] and len(ring) > 3 for ring in polygon)


def test_a_timeline_shows_each_release_and_what_it_says(bundled: Dataset) -> None:
    operation = find_operation(bundled, "united front")
    assert len(operation["releases"]) > 1
    chart = drawn(bundled, "timeline", "united front")
    marks = rows_of(chart)
    assert sorted(row["release_id"] for row in marks) == operation["releases"]
    assert any("102 arrests" in row["said"] for row in marks)
    assert chart["title"]["text"] == "Operation United Front, as its releases tell it"
    with pytest.raises(UserError, match="no such operation"):
        find_operation(bundled, "Operation Nobody Heard Of")


@pytest.mark.parametrize("ending", ["png", "svg", "html"])
def test_the_command_draws_and_a_page_loads_nothing(bundled_home: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"timeline.{ending}"
    asked = ["chart", "timeline", "United Front", "-o", str(path), "--home", str(bundled_home)]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0, done.output
    begins = {"png": b"\x89PNG", "svg": b"<svg", "html": b"<!DOCTYPE html>"}[ending]
    assert path.read_bytes().lstrip().startswith(begins)
    if ending == "html":
        assert not re.search(r'<(?:script|link|img)[^>]+(?:src|href)="', path.read_text()[:5000])


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (["map", "-o", "x.png"], "of one period"),
        (["timeline", "-o", "x.png"], "of one operation"),
        (["panels", "-o", "x.gif"], "PNG, SVG or HTML"),
    ],
)
def test_what_is_missing_is_said(bundled_home: Path, asked: list[str], problem: str) -> None:
    done = CliRunner().invoke(app, ["chart", *asked, "--home", str(bundled_home)])
    assert problem in str(done.exception)
