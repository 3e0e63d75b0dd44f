from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from figures_table import count, listed, tables

from pipeline.charts import draw, save
from pipeline.errors import UserError
from pipeline.overview import arrests_and_rescues, said, side_by_side


@pytest.fixture(scope="module")
def cells() -> pd.DataFrame:
    rows = listed(count(20, offense="buying"), count(7, offense="trafficking"))
    rows.append(
        count(9, "2019-05-05", release_id="r2", place_ids=["0658072"], precision="at_least", published="2020-02")
    )
    rows.append(count(3, ("2019-01", "2020-12"), release_id="r3", measure="rescues", published=None))
    return arrests_and_rescues(tables(rows))


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [(12, 12, "12"), (12, 27, "12-27"), (12, None, "12+"), (None, 27, "up to 27"), (0, 0, "0")],
)
def test_bounds_in_few_characters(least: int | None, most: int | None, words: str) -> None:
    assert said(least, most) == words


def test_period_and_publication_stand_side_by_side(cells: pd.DataFrame) -> None:
    columns = ("arrests in the year", "rescues in the year", "arrests told in it", "rescues told in it")
    rows = {
        (row["jurisdiction"], row["year"]): [row[name] for name in columns] for row in side_by_side(cells).to_pylist()
    }
    assert rows == {
        ("Redwood City, CA", 2019): ["9+", None, None, None],
        ("Redwood City, CA", 2020): [None, None, "9+", None],
        ("San Mateo County, CA", 2019): ["9+", "up to 3", None, None],
        ("San Mateo County, CA", 2020): ["27", "up to 3", "36+", None],
    }


def test_the_page_loads_nothing_and_the_picture_is_one(cells: pd.DataFrame, tmp_path: Path) -> None:
    picture, page = save(draw(cells, 3), tmp_path)
    assert picture.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    html = page.read_text(encoding="utf-8")
    outside = r"""(?:src|href)\s*=\s*["']?(?:https?:)?//|@import|<link\b|url\(\s*["']?(?:https?:)?//"""
    assert not re.search(outside, html, re.IGNORECASE)
    assert "San Mateo County, CA" in html
    assert "Publicity is not incidence" in html
    assert "Source: 3 releases" in html


def test_a_folder_that_cannot_be_written_is_told(cells: pd.DataFrame, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        save(draw(cells, 3), tmp_path / "missing")
