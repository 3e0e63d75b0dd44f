"""Numbers dealt out by name that add up to a number told before them: of 63 "Ohio had 29, Iowa 20 and Utah 14".

That they add up says that they are shares, whatever verb stands between a name and its number, and that none is an age.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.counts.gate import trade_words
from extractors.counts.numbers import atoms, find_numbers, value_of, vetoed
from extractors.model import Number, Span

LEAST, BACK, WIDE = 3, 600, 90  # value of the whole; characters back to it; characters from a name to its number
NEAR = 60  # characters from the whole to a word of the trade
NAME = r"(?!(?:The|A|An|This|That|These|Those|In|On|Of|All|Another|Other) [a-z])[A-Z][^\d;:]{1,88}?"
# Between two numbers: what ends the one before, and the names with what little is said of them.
NAMES = re.compile(
    r"(?: of (?:them|these|those|the arrests))?(?: arrests?| more)?(?: each| apiece)?\W{0,3}"
    r"(?:(?:and|while|but|with|then|followed by) )?(?:(?:in|at|for|from|by) )?(?:the )?"
    rf"(?P<names>{NAME})",
)
FIRST = re.compile(rf"(?:^|[.;:,] |\b(?:while|but|and|as|in|at|by|the|where|with) )(?P<names>{NAME})$")
ENDED = re.compile(
    r"(?: of (?:them|these|those|the arrests))?(?: arrests?| more)?(?: each| apiece)?(?:[,.;)]|$| and\b|\n)"
)
EACH = re.compile(r" (?:each|apiece)\b")
APART = re.compile(r", and |, | and ")


@dataclass(frozen=True, slots=True)
class Deal:
    """A number told before, and by the start of each number that it is dealt out into how many names share it."""

    whole: Span
    shares: dict[int, int]


@lru_cache(maxsize=256)
def deal(text: str, start: int, end: int) -> Deal | None:
    """The numbers of a sentence that, each behind a name, add up to a number before them, or None."""
    run = list(shares(text, start, end))
    if len(run) < 2:
        return None
    whole = sum(value_of(text[span.start : span.end])[0] * names for span, names in run)
    first = run[0][0].start
    for told in reversed(list(atoms().finditer(text, max(0, start - BACK), first))):
        of_people = trade_words().search(text, max(0, told.start() - NEAR), told.end() + NEAR)
        if of_people and value_of(told.group())[0] == whole >= LEAST:
            return Deal(Span(told.start(), told.end()), {span.start: names for span, names in run})
    return None


def shares(text: str, start: int, end: int) -> Iterator[tuple[Span, int]]:
    """The numbers of a sentence that stand behind names, each with how many names share it."""
    before, begun = None, False
    for match in atoms().finditer(text, start, end):
        said = text[max(before.end() if before else start, match.start() - WIDE) : match.start()]
        near = before is not None and before.end() + WIDE > match.start()
        told = NAMES.fullmatch(said) if near else None
        told = told or (None if near and begun else FIRST.search(said))  # the whole may stand in the same sentence
        before = match
        if told is None or not ENDED.match(text, match.end(), end):
            continue
        if vetoed(text, match.start(), match.end(), Span(start, end)) not in (None, "age", "bracketed"):
            continue
        each = EACH.match(text, match.end(), end) is not None
        names = [part for part in APART.split(told["names"].strip(" ,")) if part[:1].isupper()]
        begun = True
        yield Span(match.start(), match.end()), len(names) if each else 1


def is_age(text: str, number: Span, within: Span) -> bool:
    """Whether a number behind a name would be an age if it were no share."""
    return vetoed(text, number.start, number.end, within) == "age"


def numbers_of(text: str, span: Span) -> list[Number]:
    """The numbers of a sentence that could count something, those dealt out by name among them."""
    found = find_numbers(text, span)
    dealt = deal(text, span.start, span.end)
    known = {number.said.start for number in found}
    lost = [at for at in dealt.shares if at not in known] if dealt else []
    for said in filter(None, (atoms().match(text, at, span.end) for at in lost)):
        here = Span(said.start(), said.end())
        found.append(Number(here, here, value_of(said.group())[0], None, "exact"))
    return sorted(found, key=lambda number: number.said.start)
