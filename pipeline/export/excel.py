"""A workbook: a sheet a table, typed columns, the dictionary and the terms as sheets of their own.

A text is written as a text, whatever it begins with: "=1+1" in a sentence is never a formula, an address never a link.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipeline.errors import UserError
from pipeline.export.explaining import terms
from pipeline.export.extent import Edition
from pipeline.schema import TableSpec, load_schema

ROWS, CHARACTERS = 1_048_576, 32_767  # limits of Excel: a sheet with its heading, and a cell
WIDTHS = {"string": 18, "strings": 18, "timestamp": 20, "date": 12}
WIDE = {"evidence": 80, "title": 50, "message": 60, "about": 80, "meaning": 100}
FIRST_DAY = datetime(1980, 1, 1)  # of every workbook, so that equal editions are equal bytes
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "remove_timezone": True}


def write_excel(edition: Edition, path: Path) -> None:
    """The edition as one .xlsx file.

    Raises UserError where a table has more rows than a sheet, a text more characters than a cell, or the file cannot
    be written.
    """
    _check(edition)
    with_dates = OPTIONS | {"default_date_format": "yyyy-mm-dd", "constant_memory": True}
    book = xlsxwriter.Workbook(str(path), with_dates)
    book.set_properties(
        {"title": terms(edition)["title"], "comments": terms(edition)["citation"], "created": FIRST_DAY}
    )
    sheets = _Sheets(book)
    sheets.add("about", ("term", "meaning"), terms(edition).items(), (20, 100))
    sheets.add(
        "dictionary", ("table", "column", "type", "may be null", "meaning"), _dictionary(), (16, 20, 12, 12, 100)
    )
    for name, spec in load_schema().items():
        columns = (edition.tables[name][column].to_pylist() for column in spec.names)
        sheets.add(name, spec.names, zip(*columns, strict=True), _widths(spec))
    try:
        book.close()
    except (FileCreateError, OSError) as error:
        raise UserError(
            f"{path} cannot be written: {error}.", "Give another place, or mend its permissions."
        ) from error


def _check(edition: Edition) -> None:
    remedy = "Take a slice (--state, --since, --until, --topic), or write --csv, --parquet or --sqlite."
    for name, table in edition.tables.items():
        if table.num_rows >= ROWS:
            raise UserError(f"{name} has {table.num_rows:,} rows; a sheet of Excel holds {ROWS - 1:,}.", remedy)


def _dictionary() -> Iterable[Sequence[Any]]:
    return ((s.name, c.name, c.type, c.nullable, c.about) for s in load_schema().values() for c in s.columns)


def _widths(spec: TableSpec) -> Sequence[int]:
    return [WIDE.get(column.name, WIDTHS.get(column.type, 10)) for column in spec.columns]


class _Sheets:
    """The sheets of a workbook, each with a heading that stays in sight and filters."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1})
        self._formats = {date: book.add_format({"num_format": "yyyy-mm-dd"})}
        self._formats[datetime] = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})

    def add(self, name: str, head: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[int]) -> None:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for number, (title, width) in enumerate(zip(head, widths, strict=True)):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, title, self._head)
        last = 0
        for last, row in enumerate(rows, 1):
            for number, value in enumerate(row):
                self._write(sheet, last, number, value, f"{name}, row {last}, {head[number]}")
        sheet.autofilter(0, 0, last, len(head) - 1)

    def _write(self, sheet: Any, row: int, column: int, value: Any, where: str) -> None:
        """One value as its own type; a null is an empty cell, a list a JSON array."""
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value)
        elif isinstance(value, date):
            plain = value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value
            sheet.write_datetime(row, column, plain, self._formats[type(value)])
        else:
            text = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
            if len(text) > CHARACTERS:
                problem = f"{where} has {len(text):,} characters; a cell of Excel holds {CHARACTERS:,}."
                raise UserError(problem, "Take a slice (--state, --since, --until, --topic), or write --csv.")
            sheet.write_string(row, column, text)
