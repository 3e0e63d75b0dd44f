"""The stretch of a sentence that belongs to one of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.model import Span
from extractors.number_words import ONES

CLAUSE = re.compile(
    r"[;•|*]|, (?:and|while|but|with|where|whereas|about|or|roughly|one|more|in addition) |: "
    r"|, (?:including|none|among (?:them|those|whom)) |\bannounced (?:\w+ )?that "
    r"| (?:while|whereas|as part of|involving) |, (?=(?:\w{1,12} )?of (?:them|those|whom|which)\b)"
    r"|, (?=(?:several|some|most|many|others|half|a few|the rest) (?:of (?:them|whom) )?"
    r"(?:[a-z-]+ ){0,5}(?:in|at|near) )"
    r"|,? and (?=[A-Z][\w.]{2,20}(?: [A-Z]\w{1,20}){0,2}(?:, [^,.;]{1,30},)? (?:also |likewise |alone )?"
    r"(?:with|had|reported|recorded|saw|counted|logged|contributed|added|likewise)\b)"
    r"|(?<=\d) and (?=\d)"
    r"|(?:(?<= area)|(?<= County)) and (?=(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
SMALL = "|".join((*ONES[2:], "twenty"))
ROW_END = re.compile(r"(?:[:|–—-]|(?:\. ?){3,40}) ?\d[\d,]*\W*$")
FIGURE = re.compile(
    r"\b(?:\d[\d,]*(?!\d|:\d| ?%)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
    r"\b(?!-|,? \d{4}\b)",
    re.IGNORECASE,
)
# A figure of its own right before a place: "..., including 66 in Springfield", "none of them in Springfield".
CLAIMED = re.compile(
    rf"(?:{FIGURE.pattern}|, (?:several|some|most|many|others|half|a few)(?: [a-z-]+){{0,2}}"
    r"|\bnone\b|\bthe (?:others?|rest)\b|\bone\b(?! (?:each|apiece)))(?: of which)?(?: [a-z-]+){0,3} $",
    re.IGNORECASE,
)
# "Ten of the 29", "Among the 107", "four of the year's 18": the total told of before, wherever the share was.
AGAIN_OF = re.compile(r"\b(?:[Oo]f|[Aa]mong|[Ii]n) (?:the|these|those|our|its|all|(?:the |that )?\w{3,10}['’]s) \Z")
# "Of the 61 arrests, 14 were made in Ohio": a share of the total opens a clause of its own.
SHARE_BEHIND = re.compile(rf", (?=(?:[^,;.\d]{{0,40}} )?{FIGURE.pattern})", re.IGNORECASE)
# "Nine of the suspects": a share.
SHARE = re.compile(r"(?:-\w+)? (?:more )?of (?:the|these|those|them|our|his|her|its|all)\b")
DAY_BEFORE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (?:\d\d?(?: ?[-–] ?| (?:to|through|and) ))?$"
)
# "District 27", "Troop 4": what only bears a number.
NUMBERED = re.compile(r"\b(?:District|Precinct|Troop|Zone|Route|Interstate|Highway|Room|Local) $")
# "12 miles away", "the first three of those days": how far and how long count nobody.
MEASURED = re.compile(
    r"[- ](?:of (?:the|those|these) )?"
    r"(?:miles?|feet|blocks?|minutes?|hours?|days?|nights?|weeks?|months?|years?|acres)\b"
)
YEAR = re.compile(r"(?:19|20)\d\d")


WORDS = tuple(SMALL.split("|"))
# "20 in Springfield, 17 missing boys in Shelbyville": the place behind is the figure's own.
COUNTED_IN = re.compile(
    r"(?: [a-z-]+){0,5} in (?:the )?(?:(?:(?:north|south|east|west){1,2}(?:ern)?|central|upstate) )?", re.I
)


def in_other_words(number: str) -> str:
    """A small number in digits for one in words, and the other way round; others as they are."""
    if number in WORDS:
        return str(WORDS.index(number) + 2)
    return WORDS[int(number) - 2] if number.isdigit() and 2 <= int(number) < len(WORDS) + 2 else number


def figures_in(text: str, sentence: Span) -> Iterator[Span]:
    """The numbers of the sentence that are no day, year, age, share or distance."""
    for found in FIGURE.finditer(text, sentence.start, sentence.end):
        before = text[max(0, found.start() - 24) : found.start()]
        dated = YEAR.fullmatch(found[0]) or DAY_BEFORE.search(before)
        if not dated and not NUMBERED.search(before) and not MEASURED.match(text, found.end()):
            yield Span(*found.span())


def but_total(text: str, figures: Iterable[Span]) -> list[Span]:
    """The figures of a sentence without the total that the one before it is of: "23 of the 88"."""
    found = [*figures]
    total = len(found) == 2 and SHARE.fullmatch(text, found[0].end, found[1].start - 1)
    return found[:1] if total else found


def first_figure(text: str, sentence: Span) -> Span | None:
    """The first of them; None where there is none."""
    return next(figures_in(text, sentence), None)


def clause_of(number: Span, sentence: Span, text: str) -> Span:
    """The stretch of the sentence around the number that no semicolon or "while" divides; all of a table's row."""
    start, end = sentence.start, sentence.end
    if ROW_END.search(sentence.of(text)):
        return sentence
    for mark in CLAUSE.finditer(text, sentence.start, sentence.end):
        if mark.end() <= number.start:
            start = mark.end()
        elif mark.start() >= number.end:
            end = mark.start()
            break
    if AGAIN_OF.search(text, sentence.start, number.start) and (share := SHARE_BEHIND.search(text, number.end, end)):
        end = share.start()
    return Span(start, end)


def is_counted_in(text: str, number: Span, area: Span) -> bool:
    """Whether an area is said of the figure's noun: "20 men in Sampleton", "200 victims nationwide"."""
    return COUNTED_IN.fullmatch(text, number.end, area.start) is not None
