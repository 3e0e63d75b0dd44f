"""The words that make a claim, cut to what a reader needs and with private names masked."""

from __future__ import annotations

from extractors.model import Number, Span
from extractors.people.masking import mask

LONGEST = 320
AROUND = 150


def evidence(text: str, sentence: Span, number: Number, names: tuple[Span, ...]) -> tuple[str, Span]:
    """The masked stretch around a number, and where the number stands in it."""
    stretch = around(text, sentence, number.span)
    # The number itself is never a name, however it is written: "NINETEEN", "Two".
    before, _ = mask(text, stretch.start, number.span.start, names)
    after, _ = mask(text, number.span.end, stretch.end, names)
    said = number.span.of(text)
    return before + said + after, Span(len(before), len(before) + len(said))


def around(text: str, sentence: Span, number: Span) -> Span:
    """The sentence, or so much of a long one as stands around the number, cut between words."""
    if sentence.end - sentence.start <= LONGEST:
        return sentence
    start, end = max(sentence.start, number.start - AROUND), min(sentence.end, number.end + AROUND)
    while start > sentence.start and not text[start - 1].isspace():
        start -= 1
    while end < sentence.end and not text[end].isspace():
        end += 1
    return Span(start, end)
