"""Lone words that a text gives to animals, schools, gangs and firms, and nowhere to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from extractors.people.adjoin import all_runs
from extractors.people.context import is_addressed, told_length
from extractors.people.homes import after_home
from extractors.people.scan import Word, words_in
from extractors.people.things import GANG
from extractors.people.words import any_of, words_of

OWNS = re.compile(r"['’]s?[ \xa0]")
BEFORE = re.compile(r"\b(?:in|at|from|near|to)[ \xa0]$")
LONE = ("given", "unknown")
NAMES = ("given", "either", "unknown", "initial", "foreign")
# What a person does and a school or a gang does not: "Ruth was seen", but "Ruth is a school" too.
PERSONAL = re.compile(
    r"[ \xa0](?:was|is|has|had|faces|told|said|went|took|fled|and (?:his|her))\b|, (?:\d\d|who|whose|whom)\b"
)


@cache
def pet() -> re.Pattern[str]:
    """An animal before its name: "K-9 Zorbax", "her dog, “Zorbax”", "a retriever called Zorbax"."""
    return re.compile(rf"\b(?i:{any_of('pets')})(?: named| called)?,?[ \xa0][“\"]?$")


@lru_cache(maxsize=4)
def nobodies_in(text: str) -> frozenset[str]:
    """The lone words, in lower case, that stand in a text for animals, or before "High School", "gang" or "’s Diner".

    None that stands for somebody too: in a longer name, behind "defendant", before "said".
    """
    bodies: set[str] = set()
    animals: set[str] = set()
    people: set[str] = set()
    named: set[str] = set()
    for run in all_runs(text):
        named.update(_named_with_others(run))
        for at, word in enumerate(run):
            if word.kind not in LONE or word.shouted:
                continue
            if pet().search(text, max(0, word.start - 30), word.start):
                animals.add(word.low)
            elif _is_body(run, at) or (len(run) == 1 and _is_abroad(text, word)) or GANG.match(text, word.whole_end):
                bodies.add(word.low)
            elif PERSONAL.match(text, word.whole_end) or is_addressed(text, word) or told_length(text, run[at:]):
                people.add(word.low)
    bodies.update(_owners(text))
    return frozenset((bodies - people | animals) - named)


def _is_body(run: list[Word], at: int) -> bool:
    """Whether a word that no name stands before makes a school or firm with the one behind it."""
    led = at > 0 and run[at - 1].kind in NAMES and run[at - 1].low != "a"
    things = (words_of("names-of-things") | words_of("dealers")) - words_of("things-of-people")
    return not led and at + 1 < len(run) and run[at + 1].low in things


def _is_abroad(text: str, word: Word) -> bool:
    """Whether a word stands as a town before its state or country: "in Sydney, Australia"."""
    return bool(after_home().match(text, word.end) and BEFORE.search(text, max(0, word.start - 8), word.start))


def _named_with_others(run: list[Word]) -> Iterator[str]:
    streets = words_of("streets") | {"st", "ave", "blvd", "rd", "dr", "hwy"}
    for at, (word, after) in enumerate(pairwise(run)):
        if at + 2 < len(run) and run[at + 2].low in streets:  # "801 W. Zorbax Street"
            continue
        named = word.kind in NAMES and after.kind in (*NAMES, "place")
        if named and not (word.low == "a" and word.kind == "initial"):
            yield from (word.low, after.low)


def _owners(text: str) -> Iterator[str]:
    """The words before "’s" and an ordinary word with a capital letter within a sentence: "Zorbax’s Soul Food"."""
    words = words_in(text)
    for word, after in pairwise(words):
        owns = word.kind in LONE and after.kind == "word" and not after.shouted and OWNS.match(text, word.end)
        if owns and owns.end() == after.start and after.low not in words_of("official-titles"):
            yield word.low
