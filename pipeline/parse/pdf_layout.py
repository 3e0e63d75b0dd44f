"""In which order the words of a PDF page are read: a page is cut at its widest white space, again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

_GUTTER = 1.2  # times the size of the type: white space that parts two columns
_PROSE = 22  # characters of the median line of a column of prose; a table's cells are shorter
_LEAST_LINES = 3
_MOST_LINES = 300  # of a page that is looked at for bands; a dense page has 80
CELL = " | "  # between the cells of a row, as in the text of a page
_CELL_GAP = 2.2  # times the size of the type
_BULLETS = "•▪◦●○■\uf0b7\uf0a7"  # the last two: Word's own, in its symbol fonts
_SAME_LINE = 0.5  # of a line's height

Word = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side: text, edges, size of type and width of the first word, in points from the top left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    first: float
    page: int = 1
    block: int = 0
    page_height: float = 0.0

    def placed(self, page: int, block: int, page_height: float) -> Line:
        """The line with where it stands: page (from 1), block of the page (from 0), height of the page."""
        return replace(self, page=page, block=block, page_height=page_height)


def blocks_of(words: list[Word]) -> Iterator[list[Line]]:
    """The lines of each column or band of a page, in reading order. `words`: as pdfplumber gives them."""
    if not words:
        return
    columns = _columns(words)
    if columns:
        for column in columns:
            yield from blocks_of(column)
        return
    bands = _bands(words)
    if bands:
        for band in bands:
            yield from blocks_of(band)
        return
    yield lines_of(words)


def lines_of(words: list[Word]) -> list[Line]:
    """Words gathered into lines, from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        row = rows[-1] if rows else None
        if row and word["top"] - row[0]["top"] < _SAME_LINE * (row[0]["bottom"] - row[0]["top"]):
            row.append(word)
        else:
            rows.append([word])
    return [_line(sorted(row, key=lambda word: word["x0"])) for row in rows]


def _line(row: list[Word]) -> Line:
    """Words side by side; a gap that no justified line has parts two cells of a table."""
    text = row[0]["text"]
    for before, word in pairwise(row):
        wide = word["x0"] - before["x1"] > _CELL_GAP * word["size"] and before["text"] not in _BULLETS
        text += (CELL if wide else " ") + word["text"]
    return Line(
        text.lstrip(_BULLETS + " "),
        min(word["x0"] for word in row), max(word["x1"] for word in row),
        min(word["top"] for word in row), max(word["bottom"] for word in row),
        round(median(word["size"] for word in row), 1), row[0]["x1"] - row[0]["x0"],
    )  # fmt: skip


def _columns(words: list[Word]) -> list[list[Word]]:
    """Left and right of the widest gutter that runs down all of `words`, where prose stands on both sides."""
    at = _widest_gap(words, "x0", "x1", _GUTTER * median(word["size"] for word in words))
    if at is None:
        return []
    sides = [[word for word in words if word["x0"] < at], [word for word in words if word["x0"] >= at]]
    return sides if all(_is_prose(side) for side in sides) else []


def _is_prose(words: list[Word]) -> bool:
    lines = lines_of(words)
    return len(lines) >= _LEAST_LINES and median(len(line.text) for line in lines) >= _PROSE


def _bands(words: list[Word]) -> list[list[Word]]:
    """Above and below a horizontal gap, where one of the two is set in columns and the whole is not."""
    lines = lines_of(words)
    if len(lines) > _MOST_LINES:
        return []
    for above, below in pairwise(lines):
        at = (above.bottom + below.top) / 2
        parts = [[word for word in words if word["top"] < at], [word for word in words if word["top"] >= at]]
        if all(parts) and any(len(part) < len(words) and _columns(part) for part in parts):
            return parts
    return []


def _widest_gap(words: list[Word], start: str, end: str, least: float) -> float | None:
    """Where the widest stretch that no word reaches into begins to be passed, if it is wider than `least`."""
    best, at, reached = least, None, None
    for word in sorted(words, key=lambda word: word[start]):
        if reached is not None and word[start] - reached > best:
            best, at = word[start] - reached, word[start]
        reached = word[end] if reached is None else max(reached, word[end])
    return at
