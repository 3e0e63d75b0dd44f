"""Tables: lines of cells below a line of column heads, each number read as the sentence it stands for."""

from __future__ import annotations

import re

from extractors.counts.gate import Candidate, lowered
from extractors.counts.numbers import atoms, find_numbers
from extractors.counts.triggers import measure_in
from extractors.model import Number, Span

DATELINE = re.compile(r", [A-Z][a-z]*\.?$|\d|[()]|(?i:\b(?:release|advisory|update|news|alert)$)|\b[A-Z][a-z]+\.$")
CELL = re.compile(r"\s?(?:\||\t| {3,})\s?")
NOTE = re.compile(r"\s?(?:[*†‡%+]{0,3}|\([^()]{0,40}\))\s?")
IRREGULAR = frozenset({"put", "brought", "led", "held", "caught", "taken"})
LOOK_BACK = 3000


def cells_of(text: str, span: Span) -> list[Span]:
    """The cells of a line, where it has several."""
    cells, start = [], span.start
    for gap in CELL.finditer(text, span.start, span.end):
        cells.append(Span(start, gap.start()))
        start = gap.end()
    return [cell for cell in (*cells, Span(start, span.end)) if cell.start < cell.end]


def table_row(text: str, span: Span, cells: list[Span]) -> list[Candidate]:
    """A table's row: what names it, and what heads each column, said of each number."""
    heads = column_heads(text, span, len(cells))
    measures = [measure_in(head) for head in heads]
    labelled = bool(heads) and measures[0] is None and any(measures)
    found = {
        place: number
        for place, cell in enumerate(cells)
        if not (labelled and place == 0) and (number := sole_number(text, cell))
    }
    if not found:
        return beside_labels(text, span, cells, heads)
    names = [cell.of(text).strip() for place, cell in enumerate(cells) if place not in found]
    if not names:
        return []
    rows = []
    for place, number in found.items():
        if heads and measures[place] and not measure_in(names[0]):
            rows.append(as_sentence(span, number, f"{heads[place]}, {names[0]}", place))
        elif is_label(names[0]):
            rows.append(as_sentence(span, number, names[0], place))
    return rows


def beside_labels(text: str, span: Span, cells: list[Span], heads: list[str]) -> list[Candidate]:
    """The cells of a row that hold a number and its label, where the columns' heads say what happened."""
    rows = []
    for place, cell in enumerate(cells):
        numbers = find_numbers(text, cell)
        if heads and measure_in(heads[place]) and len(numbers) == 1 and numbers[0].said.start == cell.start:
            label = text[numbers[0].said.end : cell.end].strip()
            rows.append(as_sentence(span, numbers[0], f"{heads[place]}, {label}", place))
    return rows


def sole_number(text: str, cell: Span) -> Number | None:
    """The number that is all that a cell holds, but for a note."""
    numbers = find_numbers(text, cell)
    if len(numbers) != 1 or text[cell.start : numbers[0].said.start].strip():
        return None
    return numbers[0] if NOTE.fullmatch(text, numbers[0].said.end, cell.end) else None


def column_heads(text: str, span: Span, columns: int) -> list[str]:
    """The cells of the first line of the table that a row stands in, one a column; a corner left blank is one, too."""
    heads: list[str] = []
    for line in reversed(text[max(0, span.start - LOOK_BACK) : span.start].rstrip("\n").split("\n")):
        cells = [cell.strip() for cell in CELL.split(line)]
        if len(cells) < 2:
            break
        heads = cells
    if len(heads) == columns - 1 and all(map(measure_in, heads)):
        heads = ["", *heads]
    return heads if len(heads) == columns else []


def is_label(label: str) -> bool:
    """Whether words can name a row: letters, no date or place line, no number of their own."""
    return re.search(r"[A-Za-z]", label) is not None and not DATELINE.search(label) and not atoms().search(label)


def as_sentence(span: Span, number: Number, words: str, column: int = 0) -> Candidate:
    """The row as a sentence that its number opens; "Put in handcuffs" takes its verb."""
    verb = "were " if words.split(maxsplit=1)[0].lower() in IRREGULAR else ""
    said = f"{verb}{words[0].lower()}{words[1:]}" if verb else words
    return Candidate(span, (number,), lowered(f"{number.value} {said}"), (0,), row=True, column=column)
