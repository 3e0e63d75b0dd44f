from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
from rich.console import Console

from pipeline.formats import as_csv, as_json, as_markdown, as_parquet, as_text, fitting, rich_table

TABLE = pa.table(
    {
        "place": ["Example, CA", 'a "b" | c\nd [bold]'],
        "day": pa.array([date(2020, 1, 2), None]),
        "ids": pa.array([["x", "y"], []]),
        "rate": pa.array([Decimal("1.50"), None]),
    }
)


def test_csv_quotes_lists_and_leaves_null_empty() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(TABLE).decode())))
    assert rows[0] == {"place": "Example, CA", "day": "2020-01-02", "ids": '["x", "y"]', "rate": "1.50"}
    assert rows[1] == {"place": 'a "b" | c\nd [bold]', "day": "", "ids": "[]", "rate": ""}


def test_json_keeps_null_and_lists() -> None:
    first, second = json.loads(as_json(TABLE))
    assert first == {"place": "Example, CA", "day": "2020-01-02", "ids": ["x", "y"], "rate": 1.5}
    assert second["day"] is None


def test_markdown_escapes_what_would_end_a_cell() -> None:
    assert as_markdown(TABLE).decode().splitlines()[3] == '| a "b" \\| c d [bold] |  | [] |  |'


def test_text_is_not_cut_and_takes_no_markup() -> None:
    long = pa.table({"words": ["w" * 300, "[red]plain[/red]"]})
    assert "w" * 300 in as_text(long).decode()
    assert "[red]plain[/red]" in as_text(long).decode()


WIDE = pa.table({"place": ["Example County, CA"], "at_most_local": [1200], "why_it_is_so": ["told by three agencies"]})


def test_a_narrow_terminal_gets_the_first_columns_and_is_told_of_the_rest() -> None:
    shown = fitting(WIDE, 27)
    assert shown == (WIDE.select(["place", "at_most_local"]), [17, 5], ["why_it_is_so"])
    assert fitting(WIDE, 28) == (WIDE, [7, 5, 8], [])
    assert fitting(WIDE, 200) == (WIDE, [18, 13, 22], [])
    assert fitting(WIDE, 1).table.column_names == ["place"]


def test_no_word_is_broken_where_columns_fit() -> None:
    out = io.StringIO()
    Console(file=out, width=28).print(rich_table(WIDE, widths=fitting(WIDE, 28).widths))
    lines = out.getvalue().splitlines()
    assert {"Example", "County,", "CA", "local", "1200", "agencies"} <= {*out.getvalue().split()}
    assert max(map(len, lines)) == 28


def test_parquet_is_the_table() -> None:
    assert pq.read_table(io.BytesIO(as_parquet(TABLE))).equals(TABLE)
