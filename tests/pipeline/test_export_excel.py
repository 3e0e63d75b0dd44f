from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.dataset import Dataset
from pipeline.errors import UserError
from pipeline.export import excel
from pipeline.export.excel import write_excel
from pipeline.export.extent import Edition, Extent
from pipeline.export.slicing import extent_of, take
from pipeline.schema import load_schema


@pytest.fixture(scope="module")
def edition(bundled: Dataset) -> Edition:
    return take(bundled, extent_of(bundled, "CA", "2013", "2016"))


@pytest.fixture(scope="module")
def book(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("excel") / "ca.xlsx"
    write_excel(edition, path)
    return load_workbook(path)


def with_evidence(edition: Edition, words: str) -> Edition:
    """The edition with other words in the first row of counts."""
    counts = edition.tables["counts"]
    rows = counts.to_pylist()
    rows[0]["evidence"] = words
    return replace(edition, tables=edition.tables | {"counts": type(counts).from_pylist(rows, schema=counts.schema)})


def test_a_sheet_a_table_and_the_dictionary_and_terms_before_them(book: Any, edition: Edition) -> None:
    assert book.sheetnames == ["about", "dictionary", *load_schema()]
    for name, table in edition.tables.items():
        rows = list(book[name].values)
        assert rows[0] == tuple(table.column_names)
        assert len(rows) == table.num_rows + 1
    meanings = {(row[0], row[1]): row[4] for row in book["dictionary"].values}
    assert meanings["counts", "value"] == "The number said; for a range its lower end."
    assert dict(row for row in book["about"].values)["extent"].startswith("California")


def test_columns_keep_their_types(book: Any, edition: Edition) -> None:
    sheet = book["counts"]
    head = [cell.value for cell in sheet[1]]
    given = edition.tables["counts"].to_pylist()[0]
    shown = dict(zip(head, (cell.value for cell in sheet[2]), strict=True))
    assert shown["value"] == given["value"]
    assert shown["latest"] is True
    assert isinstance(shown["period_earliest"], datetime)
    assert shown["period_earliest"].date() == given["period_earliest"]
    assert shown["state"] == "06"  # a text: its zero stays
    assert shown["value_max"] is None


@pytest.mark.parametrize("words", ["=1+1", '=HYPERLINK("http://127.0.0.1")', "+2", "@SUM(A1)", "{=1}", "-3", "7"])
def test_no_text_becomes_a_formula_a_link_or_a_number(edition: Edition, tmp_path: Path, words: str) -> None:
    write_excel(with_evidence(edition, words), tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["counts"]
    cell = sheet.cell(2, [c.value for c in sheet[1]].index("evidence") + 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (words, "s", None)


def test_equal_editions_are_equal_bytes(edition: Edition, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_excel(edition, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_what_a_sheet_cannot_hold_is_refused_and_says_what_would(
    bundled: Dataset, edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserError, match=r"counts, row 1, evidence has 40,000 characters.*--state"):
        write_excel(with_evidence(edition, "x" * 40_000), tmp_path / "a.xlsx")
    monkeypatch.setattr(excel, "ROWS", 200)
    rows = bundled.table("counts").num_rows
    assert rows > 200
    with pytest.raises(UserError, match=rf"counts has {rows} rows; a sheet of Excel holds 199.*--state"):
        write_excel(replace(take(bundled, Extent()), tables={"counts": bundled.table("counts")}), tmp_path / "b.xlsx")
    assert list(tmp_path.iterdir()) == []
