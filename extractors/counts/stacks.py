"""Numbers that have a line of their own, as where a table was pasted, each read with the label on the line beside."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.counts.gate import Candidate
from extractors.counts.headings import measures_over
from extractors.counts.labels import OF_WORK, as_sentence, is_label, named
from extractors.counts.nouns import nouns
from extractors.counts.offenses import offenses_in
from extractors.counts.outline import Standing
from extractors.counts.rows import LONGEST_NOTE
from extractors.counts.tables import ALL, sole_number
from extractors.counts.triggers import measure_in
from extractors.model import Number, Span

# "$12,400", "3 lbs": a value beside which a label stands as well.
VALUE = re.compile(r"\W{0,2}\d[\d,.]{0,12} ?[A-Za-z%+]{0,8}")
# "3", and below it "Our Mission": a page number and what the page is about.
PART = re.compile(r"\W{0,3}(?:our|about|message|mission|vision|foreword|contents)\b", re.I)
FEWEST = 3  # lines of a run
# "Cash seized", "Devices examined": labels that tell of no people, but on which side of its number each label stands.
OF_THINGS = re.compile(
    r"(?:[A-Za-z-]{2,20} ){1,3}(?:seized|towed|impounded|examined|trained|reached|processed|received|reviewed|"
    r"conducted|held|opened|issued|investigated)",
    re.I,
)


def free_of_labels(standing: Standing, stacked: Mapping[Span, Candidate]) -> Standing:
    """What stands over a number of a stack, without the labels of its other numbers."""
    labels = {row.plain.partition(" ")[2].lower() for row in stacked.values()}
    return replace(standing, heads=tuple(head for head in standing.heads if head.strip(" :\t").lower() not in labels))


def stacks(text: str, sentences: Sequence[Span]) -> dict[Span, Candidate]:
    """Numbers that have a line of their own, each read with the label on the line before or behind it.

    In a run of such lines that ends in a label the labels stand behind their numbers, else before them.
    """
    found: dict[Span, Candidate] = {}
    run: list[tuple[Span, bool]] = []  # whether it is a value
    values = [is_value(text, span) for span in sentences]
    for place, span in enumerate((*sentences, None)):
        value = span is not None and values[place]
        between = 0 < place < len(values) - 1 and values[place - 1] and values[place + 1]
        alternates = span is not None and (value or stackable(text, span, between))
        joined = run and span is not None and not text[run[-1][0].end : span.start].strip()
        if not (alternates and joined and run[-1][1] != value):
            found.update(read_run(text, run, is_under(text, sentences, run, place)))
            run = []
        if span is not None and alternates:
            run.append((span, value))
    return found


def is_value(text: str, span: Span) -> bool:
    """Whether a line holds a value and nothing else."""
    return VALUE.fullmatch(span.of(text).strip()) is not None or number_of(text, span) is not None


def stackable(text: str, span: Span, between: bool) -> bool:
    """Whether a line can be the label of a number on the line beside it: it ends on whom, tells what happened, names
    an offense, or stands `between` two such numbers."""
    line = span.of(text).strip()
    if line[-1:] in (".", "!", "?", "") or len(line) > LONGEST_NOTE or not is_label(line):
        return False
    people = named(line) and re.findall(r"[a-z-]+", line.lower())[-1] in nouns()
    known = measure_in(line) is not None or people or bool(offenses_in(line)) or ALL.fullmatch(line) is not None
    return known or between or of_things(line)


def of_things(line: str) -> bool:
    """Whether a label tells of things or work."""
    return OF_THINGS.fullmatch(line) is not None or OF_WORK.match(f"1 {line}") is not None


def number_of(text: str, span: Span) -> Number | None:
    """The number that has a line of its own."""
    return sole_number(text, span) if span.end - span.start < LONGEST_NOTE else None


def is_under(text: str, sentences: Sequence[Span], run: Sequence[tuple[Span, bool]], end: int) -> bool:
    """Whether the labels of a run stand below their numbers: it ends in one, or, where it both begins and ends in a
    number, a line follows the last as closely as none stands over the first. `end`: the place of what follows it."""
    if not run or not run[-1][1]:
        return True
    first = end - len(run)
    if not run[0][1] or len(run) < FEWEST or end >= len(sentences):
        return False
    gap = breaks(text, run[0][0], run[1][0])
    over = first > 0 and breaks(text, sentences[first - 1], run[0][0]) <= gap
    return not over and breaks(text, run[-1][0], sentences[end]) <= gap


def breaks(text: str, above: Span, below: Span) -> int:
    """Line breaks between two lines."""
    return text.count("\n", above.end, below.start)


def read_run(text: str, run: list[tuple[Span, bool]], under: bool) -> dict[Span, Candidate]:
    """The candidates of one run of alternating labels and numbers."""
    step = 1 if under else -1
    found: dict[Span, Candidate] = {}
    for place, (span, value) in enumerate(run):
        beside = place + step
        number = number_of(text, span) if value and 0 <= beside < len(run) else None
        label = run[beside][0].of(text).strip(" :\t") if number else ""
        if number and not PART.match(label) and (measure_in(label) or not of_things(label)):
            found[span] = replace(as_sentence(span, number, label), own=measures_over((label,), columns=1))
    return found
