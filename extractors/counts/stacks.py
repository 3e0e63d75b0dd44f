"""Numbers that have a line of their own, as where a table was pasted, each read with the label on the line beside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.gate import Candidate
from extractors.counts.labels import as_sentence, is_label, named
from extractors.counts.nouns import nouns
from extractors.counts.offenses import offenses_in
from extractors.counts.rows import LONGEST_NOTE
from extractors.counts.tables import ALL, sole_number
from extractors.counts.triggers import measure_in
from extractors.model import Number, Span


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
    """Whether a line can be the label of a number on the line beside it: it ends on whom, tells what happened, or
    names an offense."""
    line = span.of(text).strip()
    if line[-1:] in (".", "!", "?", "") or len(line) > LONGEST_NOTE or not is_label(line):
        return False
    people = named(line) and re.findall(r"[a-z-]+", line.lower())[-1] in nouns()
    return measure_in(line) is not None or people or bool(offenses_in(line)) or ALL.fullmatch(line) is not None


def read_run(text: str, run: list[tuple[Span, Number | None]]) -> dict[Span, Candidate]:
    """The candidates of one run of alternating labels and numbers."""
    step = 1 if run and run[-1][1] is None else -1
    found: dict[Span, Candidate] = {}
    for place, (span, number) in enumerate(run):
        beside = place + step
        if number is not None and 0 <= beside < len(run):
            found[span] = as_sentence(span, number, run[beside][0].of(text).strip(" :\t"))
    return found
