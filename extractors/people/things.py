"""Words that a text itself tells to be the name of a firm, a street or a body, not of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from extractors.people.adjoin import all_runs
from extractors.people.homes import is_home
from extractors.people.scan import SMALL, Word, words_in
from extractors.people.words import is_family, is_given, words_of

FIRM = re.compile(
    r",?[ \xa0](?:Inc|LLC|LLP|L\.L\.C|Corp|Ltd|L\.P|P\.[AC]|N\.A)\b"
    r"|[ \xa0](?:(?:&|and)[ \xa0](?:Partners|Associates|Sons|Co)|Bail Bonds?)\b"
)
GANG = re.compile(
    r"[ \xa0](?:(?:criminal|street|motorcycle)[ \xa0]){0,2}(?:gangs?|cliques?|subset|cartel|fraternity)\b"
)
DEFINED = re.compile(
    r"(?P<whole>(?:[A-Z][\w’'-]{1,20}[ \xa0,]{1,2}){2,6})\((?:the )?[“\"]?"
    r"(?P<short>[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2})[”\"]?\)"
)
LONGEST = 4  # words before "Inc."


@lru_cache(maxsize=4)
def things_in(text: str) -> frozenset[str]:
    """The words of no vocabulary, in lower case, that stand before "Inc." or "Avenue" somewhere in the text.

    Where a given name or an initial stands among them the firm is called after a person, and none is taken.
    """
    things: set[str] = set()
    for run in all_runs(text):
        for at, word in enumerate(run):
            if word.low in words_of("names-of-things") and word.low not in words_of("things-of-people"):
                things.update(_named(_beside(run[:at])))
            if FIRM.match(text, word.whole_end):
                things.update(_named(run[max(0, at + 1 - LONGEST) : at + 1]))
        if is_home(text, run):
            things.update(_named(run))
        if GANG.match(text, run[-1].whole_end):
            things.update(_named(run[-LONGEST:]))
    return frozenset(things)


@lru_cache(maxsize=4)
def called_after(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text says a body's name by its first words, told in brackets: "Ruth Sampleton Home (Ruth Sampleton)"."""
    short = {match["short"] for match in DEFINED.finditer(text) if _is_shortened(match["whole"], match["short"])}
    short.update(_firms(text))
    said = "|".join(sorted(re.escape(one).replace("’", "['’]") for one in short))
    return tuple(match.span() for match in re.finditer(rf"\b(?:{said})\b", text)) if said else ()


def _firms(text: str) -> Iterator[str]:
    """The names before "Inc." whose last word is nobody's: "Ruth Naturals"; of "Ruth Sampleton, Inc." none."""
    for run in all_runs(text):
        last = run[-1]
        if len(run) > 1 and last.kind == "word" and not is_family(last.low) and FIRM.match(text, last.whole_end):
            yield text[run[-2].start : last.end]


def _is_shortened(whole: str, short: str) -> bool:
    _, found, rest = whole.partition(short + " ")
    things = words_of("names-of-things") | {"llc", "holdings"}
    return bool(found) and any(word.lower().strip(",") in things for word in rest.split())


def _beside(before: list[Word]) -> list[Word]:
    """The words of a street or body: "Muster Road", but of "Examplar Charged by County" none."""
    plain = takewhile(lambda word: word.kind not in ("word", "proper"), reversed(before))
    return list(plain)


@lru_cache(maxsize=4)
def plain_words(text: str) -> frozenset[str]:
    """The words that a text shows, in lower case, to be no name: written small, as an abbreviation, or a firm's."""
    short = {word.low for word in words_in(text) if word.kind == "acronym" and not word.shouted}
    return frozenset(word for word in short.union(SMALL.findall(text), things_in(text)) if not is_given(word))


def _named(before: list[Word]) -> set[str]:
    if any(word.kind in ("given", "initial") or (word.kind == "either" and word is before[0]) for word in before):
        return set()
    return {word.low for word in before if word.kind == "unknown"}
