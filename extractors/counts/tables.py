"""Tables: the cells of a line, what heads each of them, and the row as the sentences that it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.counts.numbers import atoms, find_numbers
from extractors.model import Number, Span

# Two blanks behind a stop are the blanks between two sentences.
GAP = re.compile(r"(?<!\s)\s*\||(?<!\s)\s*\t\s*|(?<![\s|.!?:;,])\s{2,}(?!\.)|(?<![\s|])\s{3,}(?!\.)")
LEADERS = re.compile(r"\s?(?:\. ?){3,}|\s?_{3,}|\s?…+")
NOTE = re.compile(r"\s?(?:[*†‡%+]{0,3}|\([^()]{0,40}\))\s?")
# "8, all men": who all of them are.
WHO = re.compile(r",? (?:all|both|each|mostly) [^\d|\n]{1,40}")
YEAR = re.compile(r"(?:FY |fiscal year )?(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?\*?", re.I)
ALL = re.compile(r"\W{0,9}(?:(?:grand |sub|over)?totals?|all|combined|sum)\W{0,9}", re.I)
# A column of these beside one of people counts none of them: "County | Charges | Arrests".
NO_PEOPLE = re.compile(
    r"\W{0,9}(?:(?:total|number of|no\. of|felony|criminal(?: court)?|declined|dismissed) )?"
    r"(?:charges|counts|complaints|prosecutions?|dismissals|agencies|officers|deputies|hours|"
    r"tips|calls|ages?|years?|months|bail|bond|fines?|population|vehicles|firearms|guns|weapons|cases)"
    r"(?: filed| seized)?\W{0,9}",
    re.I,
)
LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table: the place of its column, what names its row, and what heads its column."""

    number: Number
    column: int
    label: str
    head: str


def cells_of(text: str, span: Span) -> list[Span]:
    """The cells of a line, where it has several; bars at both its ends set off none."""
    cells, start = [], span.start
    for gap in GAP.finditer(text, span.start, span.end):
        cells.append(Span(start, gap.start()))
        start = gap.end()
    cells.append(Span(start, span.end))
    barred, framed = "|" in text[span.start : span.end], text[span.start : span.start + 1] == "|"
    last = len(cells) - framed
    return [one for place, one in enumerate(cells) if one.start < one.end or (barred and 0 < place < last)]


def is_head(line: str) -> bool:
    """Whether a line may head the columns of a table: several short cells, none a number alone but for years."""
    cells = [cell.of(line).strip() for cell in cells_of(line, Span(0, len(line)))]
    return (
        len(cells) > 1
        and not LEADERS.search(line)
        and all(len(cell) <= LONGEST_CELL for cell in cells)
        and not any(
            NOTE.fullmatch(cell, number.end())
            for cell in cells
            if (number := atoms().match(cell)) and not (YEAR.fullmatch(cell) and YEAR.fullmatch(cells[-1]))
        )
    )


def table_cells(text: str, span: Span, columns: Span | None) -> list[Cell]:
    """The numbers of a table's row; none where the line has no cells, or nothing names it."""
    cells = cells_of(text, span)
    found = {
        place: number for place, cell in enumerate(cells) if (number := sole_number(text, cell) or told(text, cell))
    }
    names = {place: cell.of(text).strip() for place, cell in enumerate(cells) if place not in found}
    if len(cells) < 2 or not found or not any(is_name(name) for name in names.values()):
        return []
    heads = heads_over(text, columns, cells, list(found)) if columns else [""] * len(found)
    behind = len(names) == len(found) > 1 and 0 in found  # each name stands behind its number
    first = next(name for name in names.values() if is_name(name))
    said = {place: WHO.match(text, number.said.end, cells[place].end) for place, number in found.items()}
    notes = {place: note.group() for place, note in said.items() if note}
    return [
        Cell(number, place, (names.get(place + 1, first) if behind else first) + notes.get(place, ""), head)
        for (place, number), head in zip(found.items(), heads, strict=True)
    ]


def corner(text: str, columns: Span) -> str:
    """What heads the names of the rows, if anything does."""
    first = cells_of(text, columns)[0].of(text).strip()
    return "" if YEAR.fullmatch(first) else first


def is_name(cell: str) -> bool:
    """Whether a cell can name a row: it holds letters, or is a year."""
    return re.search(r"[A-Za-z]{2}", cell) is not None or YEAR.fullmatch(cell) is not None


def sole_number(text: str, cell: Span) -> Number | None:
    """The number that is all that a cell holds, but for a note."""
    numbers = find_numbers(text, cell)
    if len(numbers) != 1 or text[cell.start : numbers[0].said.start].strip():
        return None
    return numbers[0] if NOTE.fullmatch(text, numbers[0].said.end, cell.end) else None


def told(text: str, cell: Span) -> Number | None:
    """The number of a cell that goes on with who all of them are."""
    numbers = find_numbers(text, cell)
    fits = len(numbers) == 1 and numbers[0].said.start == cell.start
    return numbers[0] if fits and WHO.fullmatch(text, numbers[0].said.end, cell.end) else None


def heads_over(text: str, columns: Span, cells: list[Span], wanted: list[int]) -> list[str]:
    """What heads each of the `wanted` cells: as many heads as cells, as these figures, or the nearest above."""
    heads = cells_of(text, columns)
    if len(heads) == len(cells):
        return [heads[place].of(text).strip() for place in wanted]
    if len(heads) == len(wanted):
        return [head.of(text).strip() for head in heads]
    if len(heads) == len(cells) - 1:
        return [heads[place - 1].of(text).strip() if place else "" for place in wanted]
    line = text.rfind("\n", 0, cells[0].start) + 1
    middle = [(head.start + head.end) / 2 - columns.start for head in heads]
    nearest = [min(range(len(heads)), key=lambda i: abs(middle[i] - cells[place].end + line)) for place in wanted]
    return [heads[i].of(text).strip() for i in nearest]
