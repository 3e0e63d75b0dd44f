"""The period of a figure in an invented text."""

from __future__ import annotations

import re

from extractors.dates.mentions import find_dates
from extractors.model import Page, Period, Published, Span
from extractors.page.sentences import split_sentences
from extractors.periods.finder import PeriodFinder


def period(text: str, number: str, trigger: str | None = None, published: str | None = "2022-02-16") -> Period:
    """The period of the figure whose number stands after "@" in an invented text; a line is a paragraph."""
    at = text.index("@" + number)
    text = text.replace("@", "")
    body = tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text))
    sentences = tuple(sentence for line in body for sentence in split_sentences(text, line))
    page = Page(text, body[0], body, sentences)
    known = Published(published, "release") if published else None
    finder = PeriodFinder(page, find_dates(page, published), known, ())
    span = Span(at, at + len(number))
    sentence = next(each for each in sentences if each.covers(span))
    word = re.search(trigger, text[sentence.start :]) if trigger else None
    stated = Span(sentence.start + word.start(), sentence.start + word.end()) if word else None
    return finder.period(span, sentence, stated)


def ends(
    text: str, number: str, trigger: str | None = None, published: str | None = "2022-02-16"
) -> tuple[str, str] | None:
    found = period(text, number, trigger, published).stated
    return (found.first, found.last) if found.first and found.last else None
