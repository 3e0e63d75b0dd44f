"""Words that a text itself tells to be the name of a firm, a street or a body, not of a person."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from extractors.people.scan import SMALL, Word, runs_of, words_in
from extractors.people.words import is_given, words_of

FIRM = re.compile(r",?[ \xa0](?:Inc|LLC|LLP|L\.L\.C|Corp|Ltd|L\.P|P\.[AC]|N\.A)\b")
LONGEST = 4  # words before "Inc."


@lru_cache(maxsize=4)
def things_in(text: str) -> frozenset[str]:
    """The words of no vocabulary, in lower case, that stand before "Inc." or "Avenue" somewhere in the text.

    Where a given name or an initial stands among them the firm is called after a person, and none is taken.
    """
    things: set[str] = set()
    for run in runs_of(text, words_in(text)):
        for at, word in enumerate(run):
            if word.low in words_of("names-of-things") and word.low not in words_of("things-of-people"):
                things.update(_named(_beside(run[:at])))
        if FIRM.match(text, run[-1].whole_end):
            things.update(_named(run[-LONGEST:]))
    return frozenset(things)


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
    if any(word.kind in ("given", "either", "initial") for word in before):
        return set()
    return {word.low for word in before if word.kind == "unknown"}
