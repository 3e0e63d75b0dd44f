"""A table as text or bytes: for the terminal, CSV, JSON, Markdown and Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

_NUMBERS = (int, float, Decimal)


def as_csv(table: pa.Table) -> bytes:
    """RFC 4180 in UTF-8; a list or structure as JSON, null as nothing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.column_names)
    writer.writerows([_plain(value) for value in row] for row in _rows(table))
    return out.getvalue().encode()


def as_json(table: pa.Table) -> bytes:
    """An array of objects."""
    rows = [dict(zip(table.column_names, row, strict=True)) for row in _rows(table)]
    return (json.dumps(rows, ensure_ascii=False, indent=1, default=_simple) + "\n").encode()


def as_markdown(table: pa.Table) -> bytes:
    """A pipe table."""
    rows = [[str(_plain(value)).replace("|", "\\|").replace("\n", " ") for value in row] for row in _rows(table)]
    lines = [table.column_names, ["---"] * table.num_columns, *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines).encode()


def as_parquet(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def as_text(table: pa.Table) -> bytes:
    """Columns in line, as wide as they need to be."""
    out = io.StringIO()
    Console(file=out, width=100_000, no_color=True).print(rich_table(table))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).encode() + b"\n"


def rich_table(table: pa.Table, title: str | None = None) -> Table:
    """The same for a terminal, which may cut long cells."""
    drawn = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    rows = list(_rows(table))
    for i, name in enumerate(table.column_names):
        numeric = any(isinstance(row[i], _NUMBERS) for row in rows)
        drawn.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(_cell(value)) for value in row))
    return drawn


FORMATS: dict[str, Callable[[pa.Table], bytes]] = {
    "table": as_text,
    "csv": as_csv,
    "json": as_json,
    "markdown": as_markdown,
    "parquet": as_parquet,
}


def _rows(table: pa.Table) -> Any:
    columns = [column.to_pylist() for column in table.columns]
    return zip(*columns, strict=True) if columns else iter(())


def _cell(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(_plain(value))


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, default=_simple) if isinstance(value, list | dict) else value


def _simple(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)
