"""The years of a drawn comparison, with those of which nothing is told."""

from __future__ import annotations

import pytest
from figures_table import count, tables
from small_dataset import write_dataset

from pipeline import open_dataset
from pipeline.comparison.windows import whole_axis


@pytest.mark.parametrize(
    ("told", "drawn"),
    [
        ("2013 2016", "2013 2014 2015 2016"),
        ("FY2019 FY2021", "FY2019 FY2020 FY2021"),
        ("2013-Q3 2014-Q2", "2013-Q3 2013-Q4 2014-Q1 2014-Q2"),
        ("2013-11 2014-02", "2013-11 2013-12 2014-01 2014-02"),
        ("2013-11-04 2013-11-09", "2013-11-04 2013-11-09"),
        ("2013-11-01/2014-12-31", "2013-11-01/2014-12-31"),
    ],
)
def test_a_gap_between_periods_is_drawn(told: str, drawn: str) -> None:
    assert whole_axis(told.split()) == drawn.split()


def test_a_chart_has_the_years_between(tmp_path_factory: pytest.TempPathFactory) -> None:
    rows = [count(12, "2016-06-01"), count(4, "2019-07-01", release_id="r2")]
    ws = write_dataset(tmp_path_factory.mktemp("home"), tables(rows))
    (layer, *_) = open_dataset(ws.home).compare("arrests", by="county").chart().to_dict()["spec"]["layer"]
    assert layer["encoding"]["x"]["scale"]["domain"] == ["2016", "2017", "2018", "2019"]
