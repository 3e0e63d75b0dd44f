"""Rows of lists and tables: a label and its number, read as the sentence they stand for.

"Men arrested for solicitation: 266" says what "266 men arrested for solicitation" says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.counts.gate import Candidate, plain, trade_words
from extractors.counts.numbers import find_numbers
from extractors.counts.phrases import PARTICIPLES, nouns
from extractors.counts.tables import as_sentence, cells_of, is_label, sole_number, table_row
from extractors.counts.triggers import measure_in
from extractors.model import Number, Span

LABEL = re.compile(
    r"\W{0,6}(?P<label>[A-Za-z][^:|\n]{1,90}?)\s?(?:\*|\([^()]{0,60}\))?"
    r"(?P<gap>: ?|\s?\.{3,}\s?|\s[-–—]\s)(?=\W{0,2}[\dA-Za-z])"
)
OWN_NOUN = re.compile(
    r" (?:[\w-]+ ){0,2}(?:arrests?|rescues?|recoveries|convictions?|citations?|people|suspects?|victims?|juveniles?|"
    r"children|minors?)\b",
    re.I,
)
DIVIDED = re.compile(r", (?:[a-z]+|\d+) of (?:whom|them|these)\b")
WORD = re.compile(r" (\w+)")
LONGEST_LABEL, LONGEST_NOTE, LONGEST_ROW = 60, 40, 120


def rows_of(text: str, span: Span) -> list[Candidate]:
    """What a line says as a row: one candidate for each cell that is a number; none where it is no row."""
    cells = cells_of(text, span)
    if len(cells) > 1:
        return table_row(text, span, cells)
    label = LABEL.match(text, span.start, span.end)
    if not label or label.end() >= span.end:
        return []
    numbers = [number for number in find_numbers(text, span) if number.said.start >= label.end()]
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
