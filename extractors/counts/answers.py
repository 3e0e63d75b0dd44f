"""Answers to a question that asks for a number: "How many were held? Twelve." is "Twelve were held", "Arrests so far?
None." is "No arrests so far"."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.counts.gate import Candidate, plain, trade_words
from extractors.counts.numbers import find_numbers
from extractors.model import Span

QUESTION = re.compile(
    r"\W{0,6}(?:Q(?:uestion)?\W{1,3})?(?:(?:and|so|but|exactly|just),? )?"
    r"(?:how many |any |(?=(?:total )?(?:arrests|rescues|convictions|citations)\b))"
    r"(?P<what>[^?\n\d]{2,100}?)\?\W{0,3}$",
    re.I,
)
# What may open an answer before its number.
ANSWER = re.compile(
    r"\W{0,6}(?:A(?:nswer)?\W{1,3})?(?:(?:we|they|it|he|she|deputies|officers|detectives|police|there|that|"
    r"in all|all told|altogether|the answer|the number|was|were|is|had|counted|exactly|a total of)[,:]? ){0,4}",
    re.I,
)
FAR = 6  # characters between the question and its answer


def answer(text: str, question: Span | None, span: Span) -> Candidate | None:
    """The sentence that an answer makes with the question before it, or None where it opens with no number."""
    asked = (
        QUESTION.match(text, question.start, question.end)
        if question and 0 <= span.start - question.end < FAR
        else None
    )
    opened = ANSWER.match(text, span.start, span.end)
    if asked is None or opened is None or not trade_words().search(asked["what"]):
        return None
    within = Span(asked.end("what") - 1, span.end)  # a number that opens a line may be that of a list
    numbers = [number for number in find_numbers(text, within) if number.said.start >= opened.end()]
    if not numbers or numbers[0].said.start != opened.end():
        return None
    said = plain(text, Span(opened.end(), span.end), numbers)
    words, first = f" {asked['what']}", len(str(numbers[0].value))
    return replace(
        said,
        span=span,
        plain=f"{said.plain[:first]}{words}{said.plain[first:]}",
        at=(0, *(at + len(words) for at in said.at[1:])),
    )
