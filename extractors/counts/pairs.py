"""Rows of several figures, each behind the word for those it counts: "Exampleton, May 4: pimps, 2; johns, six"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.counts.gate import Candidate
from extractors.counts.headings import measures_over
from extractors.counts.labels import as_sentence, of_people
from extractors.counts.numbers import find_numbers
from extractors.counts.offenses import offenses_in
from extractors.counts.triggers import measure_in
from extractors.model import Number, Span

WHERE_OR_WHEN = re.compile(r"\W{0,6}(?P<label>[A-Za-z\d][^:|\n;]{1,90}?)(?::\s?|\s[-–—]\s)(?=[A-Za-z])")
WHO = re.compile(r"\)?[\s,;.]{0,9}(?:and )?(?P<who>[A-Za-z][A-Za-z'’ -]{2,40}?)(?:,|:|\s?[-–—=])?\s?\(?")
ENDED = re.compile(r"\)?\W*")
LEAST = 2
# "Arrests: 26; Citations - 5; Guns seized: 2."
LABELED = re.compile(
    r"\W{0,6}(?:and )?(?P<label>[A-Z][A-Za-z/&'’ -]{1,50}?)(?::|\s[-–—=]) ?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6})(?: (?P<event>arrests?|rescues?|citations?|convictions?))?\W{0,3}"
)
BETWEEN = re.compile(r"(?<=[\d)s])[;,] |(?<=arrest)[;,] ")


def labeled_pairs(text: str, span: Span) -> list[Candidate]:
    """The figures of a line on which several stand, each behind its label; things that it also counts are none."""
    lead = WHERE_OR_WHEN.match(text, span.start, span.end)
    start = lead.end() if lead and not LABELED.match(text, span.start, span.end) else span.start
    ends = [gap.start() for gap in BETWEEN.finditer(text, start, span.end)]
    found = [LABELED.fullmatch(text, *bound) for bound in zip([start, *ends], [*ends, span.end], strict=True)]
    said = [one for one in found if one is not None]
    if (
        len(found) < LEAST
        or len(said) < len(found)
        or not any(measure_in(f"{one['label']} {one['event']}") for one in said)
    ):
        return []
    heads = (lead["label"],) if lead and start > span.start else ()
    rows = []
    for place, one in enumerate(said):
        label = f"{one['event']}, {one['label']}" if one["event"] else one["label"]
        if measure_in(label) or counts(label):
            at = Span(*one.span("number"))
            number = Number(at, at, int(one["number"].replace(",", "")))
            own = measures_over((label,), columns=1)
            rows.append(replace(as_sentence(span, number, label, place, heads), own=own))
    return rows


def in_pairs(text: str, span: Span) -> list[Candidate]:
    """The row's figures, in order; none where another word stands behind a number, or one counts no people."""
    label = WHERE_OR_WHEN.match(text, span.start, span.end)
    start = label.end() if label else span.start
    numbers = find_numbers(text, Span(start, span.end))
    if (
        len(numbers) + (label is not None) < 2
        or not numbers
        or not ENDED.fullmatch(text, numbers[-1].said.end, span.end)
    ):
        return []
    found = []
    for number in numbers:
        said = WHO.fullmatch(text, start, number.said.start)
        if said is None or not counts(said["who"]):
            return []
        found.append((number, said["who"]))
        start = number.said.end
    head = label["label"] if label else ""
    return [row_of(span, place, number, who, head) for place, (number, who) in enumerate(found)]


def counts(who: str) -> bool:
    """Whether words before a number say whom it counts, or what for."""
    return of_people(who) or bool(offenses_in(who))


def row_of(span: Span, place: int, number: Number, who: str, label: str) -> Candidate:
    """One figure of the row, under the row's own label."""
    heads = (label,) if label else ()
    own = measures_over((who, *heads), columns=2)
    return replace(as_sentence(span, number, who, place, heads), own=own)
