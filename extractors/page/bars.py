"""Tables, however they are set: the cells of each set off by bars, every character in its place.

Pages and mails set cells off by tabs, blanks, slashes or commas, or give each a line of its own. One form for all is
what the readers of figures, days and places are made for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from extractors.model import Span

BAR = "|"
FEWEST = 2  # cells of a row
LINE = re.compile(r"[^\r\n]+")
# What sets cells off, and how many numbers a row then has at least: one behind a comma is an age.
GAPS = (
    (re.compile(r"[ ]?\t[ \t]*"), 1),
    (re.compile(r"(?<=[^\s.!?:;,|])[ ]{2,}(?=[^\s.|])"), 1),
    (re.compile(r" / "), 1),
    (re.compile(r", (?!\d{4}\b)"), 2),
)
NUMBER = re.compile(r"(?:[$~]?\d[\d,]{0,9}(?:\.\d+)?\s?%?[*†‡]{0,2}|[–—-]|(?:none|zero|n/?a)\b)", re.I)
YEAR = re.compile(r"(?:FY ?)?(?:19|20)\d\d[*†‡]?")
NAME = re.compile(r"[A-Za-z]{2}|^(?:19|20)\d\d\b|\d{1,9} ?[-–/+]")
ENDED = re.compile(r"[.!?:;,]$")
LONGEST_CELL, MOST_COLUMNS = 60, 9


def barred(text: str) -> str:
    """The text with a bar between the cells of its tables, and no other character moved."""
    letters = list(text)
    runs = list(_blocks(text))
    for gap in (gap for run in runs for gap in (*_set_off(text, run), *_stacked(text, run))):
        width = gap.end - gap.start
        letters[gap.start : gap.end] = (BAR if width == 1 else f" {BAR}").ljust(width)
    return "".join(letters)


def _blocks(text: str) -> Iterator[list[Span]]:
    """The lines of a text without the blanks around them, from one empty line to the next."""
    block: list[Span] = []
    for found in LINE.finditer(text):
        start, end = found.start() + len(found[0]) - len(found[0].lstrip()), found.start() + len(found[0].rstrip())
        if block and (start >= end or text.count("\n", block[-1].end, start) > 1):
            yield block
            block = []
        if start < end:
            block.append(Span(start, end))
    if block:
        yield block


def _set_off(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The gaps between the cells of tables whose every row is a line."""
    for gap, least in GAPS:
        cut = [(line, [Span(*found.span()) for found in gap.finditer(text, line.start, line.end)]) for line in lines]
        for count, run in groupby(cut, key=lambda pair: len(pair[1])):
            rows = list(run)
            for table in _tables([_cells(text, line, gaps) for line, gaps in rows], least) if count else ():
                yield from (gap for _, gaps in rows[table] for gap in gaps)


def _cells(text: str, line: Span, gaps: Sequence[Span]) -> list[str]:
    edges = [line.start, *(at for gap in gaps for at in (gap.start, gap.end)), line.end]
    return [text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _tables(lines: Sequence[list[str]], least: int) -> Iterator[slice]:
    """The runs of rows among lines of as many cells, each with the line of heads above it; more than one row, of two
    cells, where none heads them."""
    for rows, run in groupby(range(len(lines)), key=lambda place: is_row(lines[place], least)):
        places = list(run)
        first, last = places[0], places[-1]
        headed = first > 0 and is_head(lines[first - 1])
        if rows and (headed or (len(places) > 1 and len(lines[first]) == FEWEST)):
            yield slice(first - headed, last + 1)


def is_row(cells: Sequence[str], least: int = 1) -> bool:
    """Whether cells are those of a row: a name, and so many numbers that stand last; years alone head columns."""
    fits = len(cells) > least and all(len(cell) <= LONGEST_CELL for cell in cells) and NAME.search(cells[0]) is not None
    return fits and all(map(NUMBER.fullmatch, cells[-least:])) and not all(map(YEAR.fullmatch, cells[1:]))


def is_head(cells: Sequence[str]) -> bool:
    """Whether cells may head columns: short, none ended as a sentence is, and none a number but for years."""
    return all(
        len(cell) <= LONGEST_CELL and not ENDED.search(cell) and (not NUMBER.fullmatch(cell) or YEAR.fullmatch(cell))
        for cell in cells
    )


def _stacked(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The gaps between the cells of tables whose every cell is a line: heads, then a name and its numbers again and
    again."""
    words = [line.of(text) for line in lines]
    names = [place for place, word in enumerate(words) if not NUMBER.fullmatch(word)]
    at = 0
    while at + 1 < len(names):
        width = names[at + 1] - names[at]
        rows = 1
        while at + rows < len(names) and names[at + rows] - names[at] == rows * width:
            rows += 1
        first = names[at]
        head = first - width
        complete = first + rows * width <= len(lines)
        rows -= not complete
        fits = head >= 0 and is_row(words[first : first + width]) and is_head(words[head:first])
        if FEWEST < width <= MOST_COLUMNS and rows > 1 and fits:
            yield from _joints(lines[head : first + rows * width], width)
        at += max(1, rows - 1)


def _joints(lines: Sequence[Span], width: int) -> Iterator[Span]:
    """What lies between two lines of one row."""
    for place, (line, after) in enumerate(pairwise(lines)):
        if (place + 1) % width:
            yield Span(line.end, after.start)
