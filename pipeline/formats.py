"""A table as text or bytes: for the terminal, CSV, JSON, Markdown and Parquet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

_NUMBERS = (int, float, Decimal)
BETWEEN = 3  # characters between two columns
LONGEST = 24  # characters of a word that is not broken


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


class Fitting(NamedTuple):
    """The first columns of a table that a terminal holds, how wide each is, and the names of the rest."""

    table: pa.Table
    widths: list[int]
    rest: list[str]


def fitting(table: pa.Table, width: int) -> Fitting:
    """What so many characters hold without breaking a word; the first column always."""
    wanted = [_widths(name, table[name].to_pylist()) for name in table.column_names]
    taken, widths = 2 - BETWEEN, list[int]()  # an edge on either side
    for least, _ in wanted:
        if widths and taken + least + BETWEEN > width:
            break
        taken += least + BETWEEN
        widths.append(least)
    left = max(width - taken, 0)
    for number, (least, most) in enumerate(wanted[: len(widths)]):
        widths[number] += (more := min(most - least, left))
        left -= more
    return Fitting(table.select(range(len(widths))), widths, table.column_names[len(widths) :])


def _widths(name: str, values: list[Any]) -> tuple[int, int]:
    """How many characters a column takes at least, for its longest word where that is no monster, and at most."""
    cells = [_spaced(name), *map(_cell, values)]
    most = max(len(line) for cell in cells for line in cell.splitlines() or [""])
    return min(max(len(word) for cell in cells for word in cell.split() or [""]), LONGEST), most


def _spaced(name: str) -> str:
    """The name of a column so that it can be broken."""
    return name.replace("_", " ")


def rich_table(table: pa.Table, title: str | None = None, widths: list[int] | None = None) -> Table:
    """The same for a terminal, which folds long cells; with `widths`, and names of columns."""
    drawn = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    rows = list(_rows(table))
    for i, name in enumerate(table.column_names):
        numeric = any(isinstance(row[i], _NUMBERS) for row in rows)
        named, width = (_spaced(name), widths[i]) if widths else (name, None)
        drawn.add_column(named, justify="right" if numeric else "left", overflow="fold", width=width)
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
