"""The day on which a release without a date of its own says that it is told."""

from __future__ import annotations

from extractors.model import DateMention, Page
from extractors.periods.words import is_reported

DAY = len("2022-01-31")
OPENING = 4  # sentences


def announced_on(page: Page, dates: tuple[DateMention, ...]) -> str | None:
    """The day on which the first sentences say that it was announced, from which relative dates can be counted."""
    for sentence in page.sentences[:OPENING]:
        for each in dates:
            told = sentence.covers(each.span) and each.first == each.last and len(each.first) == DAY
            if told and is_reported(page.text, each.span, sentence):
                return each.first
    return None
