"""Rows of lists and tables: a label and its number, read as the sentence they stand for.

"Men arrested for solicitation: 266" says what "266 men arrested for solicitation" says.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.gate import Candidate, lowered, plain, trade_words
from extractors.model import Number, Span
from extractors.numbers import atoms, find_numbers
from extractors.phrases import PARTICIPLES

LABEL = re.compile(
    r"\W{0,6}(?P<label>[A-Za-z][^:|\n]{1,90}?)\s?(?:\*|\([^()]{0,60}\))?(?P<gap>: ?|\s?\|\s?|\s?\.{3,}\s?|\s[-–—]\s|\t| {3,})(?=\W{0,2}[\dA-Za-z])"
)
DATELINE = re.compile(r", [A-Z][a-z]*\.?$|\d|[()]|(?i:\b(?:release|advisory|update|news|alert)$)|\b[A-Z][a-z]+\.$")
OWN_NOUN = re.compile(r" (?:[\w-]+ ){0,2}(?:arrests?|rescues?|recoveries|convictions?|citations?|people|suspects?|victims?|juveniles?|children|minors?)\b", re.I)
LONGEST_LABEL, LONGEST_NOTE = 60, 40
CELL = re.compile(r"\s?(?:\||\t| {3,})\s?")
BULLET = re.compile(r"\s*(?:[-*•▪●\uf0b7·–—]|\(?[a-z0-9]{1,2}[.)])\s+")


def row_of(text: str, span: Span) -> Candidate | None:
    """The row that a line is, or None where it is no row with a number in its first cell."""
    label = LABEL.match(text, span.start, span.end)
    if not label or label.end() >= span.end:
        return None
    numbers = find_numbers(text, Span(label.end(), span.end))
    if not numbers or numbers[0].said.start != label.end():
        return None
    if DATELINE.search(label.group("label")) or atoms().search(label.group("label")) or not (named(label.group("label")) or bare(text, numbers[0], span)):
        return None
    if OWN_NOUN.match(text, numbers[0].said.end, span.end) or (len(numbers) > 1 and not CELL.search(text, numbers[0].said.end, span.end)):
        return replace(plain(text, span, numbers), row=True)
    return as_sentence(text, span, label, numbers[0])


def named(label: str) -> bool:
    """Whether a label ends in people or in what happened to them: "Men arrested", "Victims recovered, adult"."""
    words = [word for word in re.findall(r"[A-Za-z-]+", label) if trade_words().fullmatch(word)]
    return bool(words) and len(label) < LONGEST_LABEL


def bare(text: str, number: Number, span: Span) -> bool:
    """Whether little more than the number follows the label."""
    rest = CELL.split(text[number.said.end : span.end], maxsplit=1)[0]
    return len(rest) <= LONGEST_NOTE and not any(word in PARTICIPLES for word in rest.lower().split())


def as_sentence(text: str, span: Span, label: re.Match[str], number: Number) -> Candidate:
    """The row's first number before its label and what follows it."""
    tail = text[number.said.end : span.end]
    cells = CELL.split(tail, maxsplit=1)
    note = cells[0] if not cells[0].strip().isdigit() else ""
    said = f"{number.value} {label.group('label').strip()}{note}"
    return Candidate(span, (number,), lowered(said), (0,), row=True)


def other_cells(text: str, candidate: Candidate) -> list[Number]:
    """The numbers of a table row's further cells."""
    end = candidate.numbers[0].said.end
    if not CELL.match(text, end, candidate.span.end):
        return []
    found = find_numbers(text, Span(end, candidate.span.end))
    return [n for n in found if text[end : n.said.start].strip(" |\t,") == ""]


def is_bullet(text: str, span: Span) -> bool:
    """Whether a line is an item of a list."""
    return (
        BULLET.match(text, span.start, span.end) is not None
        or BULLET.match(text[max(0, span.start - 4) : span.start]) is not None
    )
