"""Which sentences and rows of a release could hold a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from extractors.counts import occasions
from extractors.counts.answers import answer
from extractors.counts.dealt import deal, numbers_of
from extractors.counts.gate import Candidate, plain, trade_words
from extractors.counts.labels import counts_nobody, measures
from extractors.counts.lines import BULLET as ITEM
from extractors.counts.numbers import atoms
from extractors.counts.outline import Standing, outline
from extractors.counts.rows import rows_of, under
from extractors.counts.spread import likely
from extractors.counts.stacks import free_of_labels, stacks
from extractors.model import Page, Span

LONGEST_ITEM, LONGEST_BULLET = 70, 160
BULLET = re.compile(r"[-–•*▪·●] ?(?:\d[\d,]{0,12}|[A-Za-z-]{1,30}) [a-z]")
OPENER = re.compile(
    r"\W{0,6}(?:(?:the|another|of|an|some|all|a) )?(?:(?:other|further|additional|remaining|total of|those|"
    r"these|them|the)[, ]{1,2}){0,2}",
    re.I,
)


# "Savannah had two of these", "As for the other 77, all were well"
SHARE = re.compile(
    r"\b(?:of (?:them|these|those)|the (?:others?|remaining|rest)|(?:most|half|majority|bulk)(?=,? \(?\d))\b", re.I
)
ENDED = re.compile(r"[.!?:][\"”’')\]]*$")
# "In 2019 there had been 65": a year may open what goes on counting.
YEARLY = re.compile(r"\W{0,6}(?:in|during|for) (?:all of |fiscal(?: year)? |fy ?)?(?:19|20)\d\d\b", re.I)


def candidates(page: Page) -> Iterator[Candidate]:
    """The sentences that hold a number and a word of the trade, or that a number opens; and rows."""
    stacked = stacks(page.text, page.sentences)
    stands = outline(page.text, page.sentences)
    holding = {start for standing in stands.values() for start in standing.over}
    for before, span in pairwise([None, *page.sentences]):
        assert span is not None
        if told := answer(page.text, before, span):
            yield told
            continue
        if not atoms().search(page.text, span.start, span.end) or measures(span.of(page.text)):
            continue
        standing = stands.get(span.start, Standing())
        holds = span.start in holding
        free = free_of_labels(standing, stacked) if span in stacked else standing
        rows = [under(stacked[span], free)] if span in stacked else rows_of(page.text, span, standing, holds)
        if rows:
            yield from (row for row in rows if not counts_nobody(row, free.heads))
        elif may_count(page.text, span):
            numbers = numbers_of(page.text, span)
            if numbers:
                said = plain(page.text, Span(opening(page.text, span), span.end), numbers)
                item = is_item(page.text, span, bool(standing.heads))
                if not (item and counts_nobody(said, standing.heads)):
                    yield under(replace(said, span=span, row=True), standing) if item else replace(said, span=span)


def may_count(text: str, span: Span) -> bool:
    """Whether a sentence holds a word of the trade, opens with a number or a year, or counts by place or name."""
    traded = trade_words().search(text, span.start, span.end) is not None
    yearly = YEARLY.match(text, span.start, span.end) is not None
    shared = SHARE.search(text, span.start, span.end) is not None
    dealt = deal(text, span.start, span.end) is not None
    by_name = dealt or likely(text, span) or occasions.likely(text, span)
    return traded or yearly or shared or by_name or opens_with_number(text, span)


def is_item(text: str, span: Span, listed: bool) -> bool:
    """Whether a line is an item of a list that a number opens: no sentence, and short or marked with a bullet."""
    line = span.of(text)
    longest = LONGEST_BULLET if BULLET.match(line) else LONGEST_ITEM
    return len(line) < longest and (listed or not ENDED.search(line)) and opens_with_number(text, span)


def opens_with_number(text: str, span: Span) -> bool:
    """Whether a sentence starts with a number: it may speak of those just counted."""
    opener = OPENER.match(text, opening(text, span), span.end)
    return opener is not None and atoms().match(text, opener.end(), span.end) is not None


def opening(text: str, span: Span) -> int:
    """Where a line begins behind its bullet."""
    bullet = ITEM.match(text, span.start, span.end)
    return bullet.end() if bullet else span.start
