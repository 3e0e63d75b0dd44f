"""Rows of lists and tables: a label and its number, read as the sentence they stand for.

"Men arrested for solicitation: 266" says what "266 men arrested for solicitation" says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.counts.gate import Candidate, lowered, plain, trade_words
from extractors.counts.numbers import atoms, find_numbers
from extractors.counts.phrases import PARTICIPLES, nouns
from extractors.counts.triggers import measure_in
from extractors.model import Number, Span

LABEL = re.compile(
    r"\W{0,6}(?P<label>[A-Za-z][^:|\n]{1,90}?)\s?(?:\*|\([^()]{0,60}\))?"
    r"(?P<gap>: ?|\s?\.{3,}\s?|\s[-–—]\s)(?=\W{0,2}[\dA-Za-z])"
)
DATELINE = re.compile(r", [A-Z][a-z]*\.?$|\d|[()]|(?i:\b(?:release|advisory|update|news|alert)$)|\b[A-Z][a-z]+\.$")
OWN_NOUN = re.compile(
    r" (?:[\w-]+ ){0,2}(?:arrests?|rescues?|recoveries|convictions?|citations?|people|suspects?|victims?|juveniles?|"
    r"children|minors?)\b",
    re.I,
)
CELL = re.compile(r"\s?(?:\||\t| {3,})\s?")
NOTE = re.compile(r"\s?(?:[*†‡%+]{0,3}|\([^()]{0,40}\))\s?")
DIVIDED = re.compile(r", (?:[a-z]+|\d+) of (?:whom|them|these)\b")
WORD = re.compile(r" (\w+)")
LONGEST_LABEL, LONGEST_NOTE, LONGEST_ROW, LOOK_BACK = 60, 40, 120, 3000


def rows_of(text: str, span: Span) -> list[Candidate]:
    """What a line says as a row: one candidate for each cell that is a number; none where it is no row."""
    cells = cells_of(text, span)
    if len(cells) > 1:
        return table_row(text, span, cells)
    label = LABEL.match(text, span.start, span.end)
    if not label or label.end() >= span.end:
        return []
    numbers = find_numbers(text, Span(label.end(), span.end))
    if not numbers or numbers[0].said.start != label.end():
        return []
    name = label.group("label")
    listed = OWN_NOUN.match(text, numbers[0].said.end, span.end) and text[span.end - 1] not in ".!?"
    if not is_label(name) or not (named(name) or listed or bare(text, numbers[0], span)):
        return []
    if len(numbers) > 1 and span.end - span.start > LONGEST_ROW and text[span.end - 1] == ".":
        return []
    if OWN_NOUN.match(text, numbers[0].said.end, span.end) or len(numbers) > 1 or told(text, numbers[0], span):
        return [replace(plain(text, span, numbers), row=True)]
    return [as_sentence(span, numbers[0], f"{name.strip()}{text[numbers[0].said.end : span.end]}")]


def cells_of(text: str, span: Span) -> list[Span]:
    """The cells of a line, where it has several."""
    cells, start = [], span.start
    for gap in CELL.finditer(text, span.start, span.end):
        cells.append(Span(start, gap.start()))
        start = gap.end()
    return [cell for cell in (*cells, Span(start, span.end)) if cell.start < cell.end]


def table_row(text: str, span: Span, cells: list[Span]) -> list[Candidate]:
    """A table's row: what names it, and what heads each column, said of each number."""
    found = {place: number for place, cell in enumerate(cells) if (number := sole_number(text, cell))}
    names = [cell.of(text).strip() for place, cell in enumerate(cells) if place not in found]
    if not found or not names or not is_label(names[0]):
        return []
    heads = column_heads(text, span)
    rows = []
    for place, number in found.items():
        head = heads[place] if len(heads) == len(cells) else ""
        if measure_in(head) and not measure_in(names[0]):
            rows.append(as_sentence(span, number, f"{head}, {names[0]}", place))
        else:
            rows.append(as_sentence(span, number, names[0], place))
    return rows


def sole_number(text: str, cell: Span) -> Number | None:
    """The number that is all that a cell holds, but for a note."""
    numbers = find_numbers(text, cell)
    if len(numbers) != 1 or text[cell.start : numbers[0].said.start].strip():
        return None
    return numbers[0] if NOTE.fullmatch(text, numbers[0].said.end, cell.end) else None


def column_heads(text: str, span: Span) -> list[str]:
    """The cells of the first line of the table that a row stands in."""
    heads: list[str] = []
    for line in reversed(text[max(0, span.start - LOOK_BACK) : span.start].rstrip("\n").split("\n")):
        cells = [cell.strip() for cell in CELL.split(line)]
        if len(cells) < 2:
            break
        heads = cells
    return heads


def is_label(label: str) -> bool:
    """Whether words can name a row: letters, no date or place line, no number of their own."""
    return re.search(r"[A-Za-z]", label) is not None and not DATELINE.search(label) and not atoms().search(label)


def named(label: str) -> bool:
    """Whether a label speaks of people or of what happened to them: "Men arrested", "Victims recovered, adult"."""
    return len(label) < LONGEST_LABEL and trade_words().search(label) is not None


def bare(text: str, number: Number, span: Span) -> bool:
    """Whether little more than the number follows the label."""
    rest = DIVIDED.split(text[number.said.end : span.end])[0]
    return len(rest) <= LONGEST_NOTE and not any(word in PARTICIPLES for word in rest.lower().split())


def told(text: str, number: Number, span: Span) -> bool:
    """Whether what happened stands right behind the number: "Operation Examplar: 12 arrested in town"."""
    following = WORD.match(text, number.said.end, span.end)
    return following is not None and following.group(1).lower() in PARTICIPLES


def as_sentence(span: Span, number: Number, words: str, column: int = 0) -> Candidate:
    """The row as a sentence that its number opens."""
    return Candidate(span, (number,), lowered(f"{number.value} {words}"), (0,), row=True, column=column)


def stacks(text: str, sentences: Sequence[Span]) -> dict[Span, Candidate]:
    """Numbers that have a line of their own, each read with the label on the line before or behind it.

    In a run of such lines that ends in a label the labels stand behind their numbers, else before them.
    """
    found: dict[Span, Candidate] = {}
    run: list[tuple[Span, Number | None]] = []
    for span in (*sentences, None):
        number = sole_number(text, span) if span and span.end - span.start < LONGEST_NOTE else None
        alternates = span is not None and (number is not None or stackable(text, span))
        joined = run and span is not None and not text[run[-1][0].end : span.start].strip()
        if not (alternates and joined and (run[-1][1] is None) != (number is None)):
            found.update(read_run(text, run))
            run = []
        if span is not None and alternates:
            run.append((span, number))
    return found


def stackable(text: str, span: Span) -> bool:
    """Whether a line can be the label of a number on the line beside it: it ends on whom, or tells what happened."""
    line = span.of(text).strip()
    if line[-1:] in (".", "!", "?", "") or not is_label(line) or not named(line):
        return False
    return measure_in(line) is not None or re.findall(r"[a-z-]+", line.lower())[-1] in nouns()


def read_run(text: str, run: list[tuple[Span, Number | None]]) -> dict[Span, Candidate]:
    """The candidates of one run of alternating labels and numbers."""
    step = 1 if run and run[-1][1] is None else -1
    found: dict[Span, Candidate] = {}
    for place, (span, number) in enumerate(run):
        beside = place + step
        if number is not None and 0 <= beside < len(run):
            found[span] = as_sentence(span, number, run[beside][0].of(text).strip(" :\t"))
    return found
