"""Figures of which only the night, day or phase is told: "Friday led to 12 arrests. Saturday's detail added nine."

What happened is what was told last; such a figure stands beside the one before it where that is of another occasion,
and is a share of it where that is of them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.draft import Draft
from extractors.counts.events import Event
from extractors.counts.gate import Candidate
from extractors.counts.measures import PEOPLE
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.counts.tallies import Tally, goes_on_counting
from extractors.model import Span
from extractors.number_words import ONES

RULE, NEAR, MORE = "on_occasion", 400, ("more", "others")
NOUN = (
    r"(?:(?:[a-z-]+ )?(?:night|day|evening|afternoon|weekend|week|month|phase|stage|operation|sting|sweep|detail|raid|"
    r"effort|drive|round|leg|half|session|shift|stop|one))"
)
DAY = (
    r"(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December)"
)
LABEL = (
    rf"(?:(?:the|an?|its|our) (?:(?:first|second|third|fourth|fifth|last|final|latest)(?: {NOUN})?|"
    rf"(?:next|other|following|opening|earlier) {NOUN})|"
    r"(?:phase|night|day|stage|round) (?:one|two|three|four|five|[1-9]|i{1,3})|"
    rf"(?:the )?{DAY}(?:['’]s)?(?: {NOUN})?|(?:this|last) (?:night|week|weekend|month|year)['’]s(?: {NOUN})?)"
)
GIVEN = (
    r"(?:led to|resulted in|ended (?:with|in)|closed with|brought(?: in)?|added|adds|netted|yielded|produced|saw|had|"
    r"gave|accounted for|was|were|made|for|with|delivered|contributed)"
)
SAID = re.compile(
    rf"(?:^|[.;:,] |\b(?:and|while|but) )\W{{0,3}}(?:(?:in|on|during|by|at) )?(?P<told>{LABEL}"
    rf"(?:,[^,.;:\d]{{2,40}}(?=,))?,?(?: (?:also|alone|then))?(?: {GIVEN})?"
    r"(?: (?:another|a further|an additional|just|only|the other))? )$",
    re.I,
)
# "The first two were", "On Monday nine": only where a series goes on are these told of.
BARE = re.compile(rf"(?:the|an?|its|our) (?:[a-z]+) |(?:the )?{DAY} ", re.I)
# "led to four more", "came away with another seven"
YIELDED = re.compile(
    r"\b(?P<told>led to|led officers to|resulted in|brought(?: in)?|added|netted|yielded|produced|c[ao]me away with|"
    r"turned up|picked up|ended with|followed by|followed with|took in)"
    r"(?: (?:another|a further|an additional))? $",
    re.I,
)
TOLD_OF = re.compile(rf"\b{LABEL}\b", re.I)
ENDED = re.compile(r"(?: (?:more|others))?(?:[.,;)]|$| (?:and|while|but|in|at|on|over|there|from)\b)", re.I)
FURTHER = re.compile(r"\b(?:another|a further|an additional) $|^ (?:more|others)\b", re.I)
# "Ten more have taken place", "four others were carried out"
HELD = re.compile(
    r" (?:(?:more|others) )?(?:(?:have|has|had|were|was) )?(?:since |also )?(?:been )?"
    r"(?:taken place|took place|held|conducted|carried out|run|completed)\b"
)
NUMBER = rf"(?:\d{{1,4}}|{'|'.join(ONES[1:])})"
LIKELY = re.compile(rf"\b{LABEL}[^.;:\d]{{0,60}} {NUMBER}(?: (?:more|others))?(?:[.,;)]|$| and\b)", re.I)


def likely(text: str, span: Span) -> bool:
    """Whether a sentence may tell a figure of which it says only the occasion."""
    return LIKELY.search(text, span.start, span.end) is not None


def more_work(phrase: Phrase, drafts: Sequence[Draft]) -> bool:
    """Whether a number goes on counting operations: "The unit ran 26 stings. Ten more have taken place since"."""
    bare = phrase.noun is None or phrase.words.startswith(MORE)  # "more took place" may be read as places
    if not drafts or drafts[-1].measure != "operations" or not bare or phrase.partitive:
        return False
    return HELD.match(text_of(phrase.token.doc), phrase.token.idx + len(phrase.token.text)) is not None


def occasion(text: str, candidate: Candidate, phrase: Phrase, drafts: Sequence[Draft]) -> Tally | None:
    """What a number counts that has only an occasion before it, or None."""
    if more_work(phrase, drafts):
        return Tally(Event("operations", RULE, phrase.token), None)
    named = phrase.noun is not None and phrase.noun.word not in MORE
    if not drafts or candidate.row or named or phrase.partitive or phrase.number.value == 0:
        return None
    last, number, span = drafts[-1], phrase.number.said, candidate.span
    begin = max((n.said.end for n in candidate.numbers if n.said.end <= number.start), default=span.start)
    said = SAID.search(text[begin : phrase.number.span.start])
    further = FURTHER.search(text[begin : phrase.number.span.start]) or FURTHER.search(
        text[number.end : number.end + 8]
    )
    said = said or (YIELDED.search(text[begin : phrase.number.span.start]) if further else None)
    series = last.rule == RULE and last.sentence == span
    if (
        said is None
        or (BARE.fullmatch(said["told"]) and not series)
        or not ENDED.match(text, number.end, span.end)
        or not goes_on_counting(phrase, drafts)
    ):
        return None
    if last.measure not in PEOPLE or span.start - last.sentence.end > NEAR:
        return None
    of_one = TOLD_OF.search(text, last.sentence.start, min(last.sentence.end, begin))
    beside = bool(further or of_one) or last.number.value <= phrase.number.value
    whole = last.total if beside or last.total is not None else len(drafts) - 1
    return Tally(Event(last.measure, RULE, phrase.token), whole)
