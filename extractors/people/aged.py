"""Names that an age or a date of birth behind them tells, whatever their words mean otherwise."""

from __future__ import annotations

import re

from extractors.people.context import LONGEST, is_title
from extractors.people.scan import Word
from extractors.people.words import words_of
from extractors.places.gazetteer import fold, gazetteer

AFTER_AGE = (
    r"(?=\s*(?:[,;.)\]–-]|$|\n|(?:of|from|was|is|and|has|who|whose|faces|years?|pleaded|pled|were|both|all|with|an?|will|the|de)\b))"
    r"(?![,.]\d|-\d{3}|\s?(?:st|nd|rd|th)\b)"
)
AGE = re.compile(
    r"\.?(?:,\s?| ?\(|,? [–-] ?| ?\[)(?:(?:now|then|age|aged|d\.?o\.?b\.?:?|born(?: on)?)\s){0,2}"
    rf"(?:(?:de )?\d{{1,2}}(?:-years?-old| años)?{AFTER_AGE}|(?:d\.?o\.?b\.?:? ?)?\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}})"
    r"|[ ,(]{1,3}d\.?o\.?b\.?\b"
    r"|(?-i: \((?:[A-Z][\w.’'-]{1,20} ){0,2}[A-Z][\w.’'-]{1,20}, \d\d\))",  # "(Exampleton, 33)"
    re.IGNORECASE,
)
CALLED = re.compile(r"\bidentified (?:the )?(?:[a-z]{3,10} ){0,2}as[ \xa0]$")  # "identified the defendant as"
SHORT = 4  # letters of a given name that is an ordinary word too: "Lieu"; "Actress" is longer
NEXT_IN_LIST = re.compile(r"\d\d[,;)]{1,2} (?:and )?$")


def before_age(text: str, run: list[Word]) -> list[Word]:
    """The words of a run that an age or date of birth follows, from the first that could begin a name."""
    if not AGE.match(text, run[-1].whole_end):
        return []
    last = next((at for at in range(len(run), 0, -1) if run[at - 1].low not in words_of("suffixes")), 0)
    named = _named(text, run[:last]) if last else []
    if len(named) < last <= 3 and not is_title(run[0]) and CALLED.search(text, max(0, run[0].start - 40), run[0].start):
        named = run[:last]
    return named + run[last:] if named else []


def _named(text: str, run: list[Word]) -> list[Word]:
    words: list[Word] = []
    for at in range(len(run) - 1, max(-1, len(run) - 1 - LONGEST), -1):
        word = run[at]
        named = at > 0 and run[at - 1].kind in ("given", "either", "unknown") and len(words) < 2
        if not named and (is_title(word) or word.low in words_of("person-words")):
            break
        behind = at > 0 and run[at - 1].kind in ("given", "either")
        given = word.kind == "given" or (word.kind == "either" and (word.first or behind))  # "Hoa", "Bill"
        if word.low in words_of("names-of-things") and words and not given and word.low != "st":
            break
        words.insert(0, word)
    if words and words[-1].low in words_of("streets") | {"doe", "roe"}:
        return []
    likely = [i for i, word in enumerate(words) if word.kind in ("given", "either", "unknown")]
    if not likely or likely[0] >= len(words) - 1:
        told = len(words) < len(run) and run[-len(words) - 1].low in words_of("person-words")
        return _unlikely(text, words, len(run) == len(words), bool(words) and told)
    return words[likely[0] - _leads(words, likely[0]) :]


def _unlikely(text: str, words: list[Word], whole_run: bool, told: bool) -> list[Word]:
    """Of words before an age, those that are the name though all but the last could be a place or thing; `told` where
    "Mr." or "Father" stands before them."""
    known = fold(" ".join(word.low for word in words[-2:])) in gazetteer().places
    alone = words[-1:] if words and words[-1].kind in ("given", "unknown") else []
    proper = any(word.kind == "proper" for word in words[-2:]) and words[-1].kind != "place" and not told
    listed = len(words) >= 2 and (
        told
        or words[-2].first
        or not words[-2].shouted
        or bool(NEXT_IN_LIST.search(text[max(0, words[-2].start - 12) : words[-2].start]))
    )
    whole = alone and whole_run and len(words) in (2, 3) and (words[0].first or not words[0].shouted)
    begun = len(words) - 2
    while begun > 0 and words[begun - 1].kind == "foreign":
        begun -= 1
    return words if whole else words[max(0, begun) :] if listed and not known and not proper else alone


def _leads(words: list[Word], at: int) -> bool:
    """Whether the word before the likely ones is a given name too, that is a place or brand elsewhere: "Lexus"; an
    ordinary one only before a word that is not one for sure: "No Sung Examplar", but "Actress Ruth Examplar"."""
    before = words[0]
    short = len(before.low) <= SHORT or before.low in words_of("shy-families")
    plain = before.kind == "word" and (words[at].kind != "given" or short)
    named = before.kind in ("proper", "place") or plain or (before.kind == "foreign" and not before.first)
    begun = before.kind == "initial" and before.first and before.low not in ("a", "i")  # "L Ruth Examplar"
    return at == 1 and (named or begun) and before.low not in words_of("never-alone")
