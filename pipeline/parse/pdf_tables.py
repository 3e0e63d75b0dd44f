"""Ruled tables of a PDF page: each row read as one line, however its cells wrap."""

from __future__ import annotations

from statistics import median

from pdfplumber.page import Page
from pdfplumber.table import Table

from pipeline.parse.pdf_layout import CELL, Word

_LEAST_COLUMNS = 2


def with_table_rows(page: Page, words: list[Word]) -> list[Word]:
    """The words, those within a ruled table replaced by one for each of its rows, its cells parted by " | ".

    A box around text is no table. Cells that no line parts are told by the gap between them, a line at a time.
    """
    for table in page.find_tables():
        rows = [row for row in table.extract() if any(row)]
        if max((len(row) for row in rows), default=0) < _LEAST_COLUMNS:
            continue
        within = [word for word in words if _lies_in(word, table)]
        if within:
            words = [word for word in words if not _lies_in(word, table)]
            words += [_row_word(table, number, row, within) for number, row in enumerate(table.extract()) if any(row)]
    return words


def _row_word(table: Table, number: int, row: list[str | None], within: list[Word]) -> Word:
    left, top, right, bottom = table.rows[number].bbox
    text = CELL.join(" ".join(cell.split()) for cell in row if cell and cell.strip())
    return {"text": text, "x0": left, "x1": right, "top": top, "bottom": bottom,
            "size": median(word["size"] for word in within)}  # fmt: skip


def _lies_in(word: Word, table: Table) -> bool:
    left, top, right, bottom = table.bbox
    middle, height = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(left <= middle <= right and top <= height <= bottom)
