"""Names of persons among capitalised words that stand side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.people.scan import Word
from extractors.people.words import POSSESSIVE, place_names, words_of
from extractors.places.gazetteer import fold, gazetteer

AFTER_AGE = (
    r"(?=\s*(?:[,;.)\]–-]|$|\n|(?:of|from|was|is|and|has|who|whose|faces|years?|pleaded|pled|were|both|all|with|an?|will|the)\b))"
    r"(?![,.]\d)"
)
AGE = re.compile(
    r"\.?(?:,\s?| ?\(|,? [–-] ?| ?\[)(?:(?:now|then|age|aged|d\.?o\.?b\.?:?|born(?: on)?)\s){0,2}"
    rf"(?:(?:de )?\d{{1,2}}(?:-years?-old| años)?{AFTER_AGE}|(?:d\.?o\.?b\.?:? ?)?\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}})"
    r"|[ ,(]{1,3}d\.?o\.?b\.?\b",
    re.IGNORECASE,
)
NEXT_IN_LIST = re.compile(r"\d\d[,;)]{1,2} (?:and )?$")
YEARS_OLD = re.compile(r"\b\d{1,2}[- ]years?[- ]old,? $|\b\d{1,2}-year-old\s$")
WORD_BEFORE = re.compile(r"([\w’'-]+)(?P<sign>[.:]?)[ \xa0]+[“\"(]?$")
# What follows a name and not an attribute: "30-year-old Hope Banks was", but "30-year-old Main Street man".
HOLDS = re.compile(r"\s?[,.;)]|\s(?:was|is|and|had|has|who|told|to|drove|\w{2,12}ed)\b")
HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.?[ \xa0]+$")
PERSON = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Miss)\.?|\n(?:Co-)?[Dd]efendants?|(?<![A-Z])\b[a-z.-]+):?[ \xa0]+[“\"(]?$")
ALIAS = re.compile(r"\b(?:moniker|nickname) of [“\"]?$|\b(?:known|goes) (?:as|by) [“\"]$", re.IGNORECASE)
OWNED = re.compile(r"['’]s?[ \xa0]+$")  # "the defendant's Examplecar"
FORMER = re.compile(r"\b(?:former|ex)[- ][\w' -]{0,40}$", re.IGNORECASE)
LONGEST = 6  # words of one name


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written; `official` where a title of office stands before it and nothing says otherwise;
    `aged` where an age or date of birth follows."""

    words: tuple[Word, ...]
    official: bool = False
    aged: bool = False

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def names_in(text: str, run: list[Word]) -> list[Name]:
    """The names in a run of words, the one before an age first of all."""
    aged = _before_age(text, run)
    rest = run[: len(run) - len(aged)]
    names = []
    at = 0
    while at < len(rest):
        size = _length(text, rest, at)
        if size and not _is_thing(rest, at, size, bool(aged)):
            words = tuple(rest[at : at + size])
            names.append(Name(words, _is_official(text, words[0])))
        at += size or 1
    if aged:
        names.append(Name(tuple(aged), aged=True))
    return names


def _before_age(text: str, run: list[Word]) -> list[Word]:
    """The words of a run that an age or date of birth follows, from the first that could begin a name."""
    if not AGE.match(text, run[-1].whole_end):
        return []
    words: list[Word] = []
    for at in range(len(run) - 1, max(-1, len(run) - 1 - LONGEST), -1):
        word = run[at]
        named = at > 0 and run[at - 1].kind in ("given", "either", "unknown") and len(words) < 2
        if not named and (word.low in words_of("official-titles") or word.low in words_of("person-words")):
            break
        if word.low in words_of("names-of-things") and words and word.low != "st":
            break
        words.insert(0, word)
    if words and words[-1].low in ("doe", "roe"):
        return []
    likely = [i for i, word in enumerate(words) if word.kind in ("given", "either", "unknown")]
    if not likely or likely[0] >= len(words) - 1:
        known = fold(" ".join(word.low for word in words[-2:])) in gazetteer().places
        alone = words[-1:] if words and words[-1].kind in ("given", "unknown") else []
        proper = any(word.kind == "proper" for word in words[-2:])
        listed = len(words) >= 2 and (
            words[-2].first
            or not words[-2].shouted
            or bool(NEXT_IN_LIST.search(text[max(0, words[-2].start - 12) : words[-2].start]))
        )
        return words[-2:] if listed and not known and not proper else alone
    return words[likely[0] :]


def _length(text: str, run: list[Word], at: int) -> int:
    """How many words from `at` on are one name; 0 where none begins there."""
    word = run[at]
    after = run[at + 1] if at + 1 < len(run) else None
    if at > 0 and run[at - 1].low in words_of("saints"):
        return 0
    if _is_told_of_age(text, run[at:]):
        return 2
    begins = _may_begin(word, after) or _is_place_like(run[at : at + 3])
    if not begins and not _is_addressed(text, word):
        return 0
    size = 1
    parts = int(word.kind != "initial")
    while (
        at + size < len(run)
        and size < LONGEST
        and (
            _goes_on(run[at + size], word, parts, at + size + 1 == len(run))
            or (run[at + size].low == "st" and at + size + 1 < len(run))
        )
    ):
        parts += run[at + size].kind != "initial" and run[at + size].low not in words_of("suffixes")
        size += 1
    shortened = size == 2 and run[at + 1].kind == "initial" and text[run[at + 1].end : run[at + 1].end + 1] == "."
    alone = parts == 1 and word.kind != "given" and not shortened
    return 0 if alone and begins and not _is_addressed(text, word) else size


def _is_place_like(words: list[Word]) -> bool:
    """Whether a given name that is a place's too stands before an initial and a family name."""
    kinds = [word.kind for word in words]
    return len(kinds) == 3 and kinds[:2] == ["place", "initial"] and kinds[2] in ("given", "unknown")


def _is_told_of_age(text: str, words: list[Word]) -> bool:
    """Whether two words behind "30-year-old" are a name that could be anything else: "30-year-old Hope Banks"."""
    if len(words) != 2 or not YEARS_OLD.search(text[max(0, words[0].start - 24) : words[0].start]):
        return False
    passed = words_of("official-titles") | words_of("names-of-things") | words_of("person-words")
    plain = all(word.kind in ("word", "place") and not word.shouted and word.low not in passed for word in words)
    followed = HOLDS.match(text, words[1].whole_end)
    return plain and bool(followed) and " ".join(word.low for word in words) not in place_names()


def _is_addressed(text: str, word: Word) -> bool:
    """Whether a word like "defendant", "Mr." or "18-year-old" stands before: then any capitalised word is a name."""
    if word.kind == "acronym" or word.low in words_of("official-titles") or word.low in words_of("names-of-things"):
        return False
    before = text[max(0, word.start - 24) : word.start]
    if ALIAS.search(before):
        return True
    if OWNED.search(before):
        return False
    if _said_before(before) in words_of("person-words"):
        plain = not word.shouted and word.low not in words_of("shy") and bool(PERSON.search(before))
        return plain or word.kind in ("given", "unknown") or bool(HONORIFIC.search(before))
    return bool(YEARS_OLD.search(before)) and word.kind in ("given", "either", "unknown")


def _may_begin(word: Word, after: Word | None) -> bool:
    if word.low in words_of("official-titles") or word.low in words_of("names-of-things"):
        return False
    if word.kind == "given":
        return True
    if after is None or after.low in words_of("names-of-things") or after.low in words_of("official-titles"):
        return False
    if word.kind == "unknown":
        return after.kind != "proper" and (after.kind != "word" or not after.shouted)
    if word.kind == "either":
        placed = word.low in words_of("names-and-places")
        return after.kind in ("given", "unknown", "initial", "either", "foreign") or (
            not word.shouted and (after.kind == "place" or (after.kind in ("word", "acronym") and not placed))
        )
    short = word.kind == "initial" or (word.kind == "acronym" and len(word.low) == 2)
    return short and after.kind in ("given", "unknown") and not after.shouted


def _goes_on(word: Word, begun: Word, parts: int, last: bool) -> bool:
    """Whether a word carries on a name of so many parts; the last of a run may be an ordinary word."""
    if word.low in words_of("suffixes"):
        return True
    if word.low in words_of("names-of-things") or word.low in words_of("official-titles"):
        return False
    if word.kind in ("given", "unknown", "initial"):
        return True
    if word.kind in ("place", "either", "foreign"):
        return parts < 3
    if last and word.kind == "word" and parts == 2 and begun.kind in ("given", "unknown"):
        return not word.shouted and word.low not in words_of("shy")
    if word.kind == "proper" and begun.kind == "given" and parts < 2:
        return not word.shouted and word.low not in words_of("never-alone")
    plain = word.kind != "proper" and word.low not in words_of("shy") and not word.shouted
    return parts < 2 and plain and begun.kind in ("given", "either", "unknown", "word")


def _is_thing(run: list[Word], at: int, size: int, more: bool) -> bool:
    """Whether the words name a street, a body or an operation by the word behind or before them."""
    behind = run[at + size] if at + size < len(run) and not more else None
    if any(before.low in words_of("things-by-name") for before in run[max(0, at - 4) : at]):
        return True
    sure = size > 1 and run[at].kind == "given" and run[at].shouted
    return bool(behind and behind.low in words_of("names-of-things") and not sure)


def _is_official(text: str, word: Word) -> bool:
    """Whether a title of office stands right before a name; a former office says nothing."""
    before = text[max(0, word.start - 60) : word.start]
    title = WORD_BEFORE.search(before[-24:])
    small = title is not None and title[1][0].islower()  # "her secretary Jordan Examplar" holds no office
    return not small and _said_before(before[-24:]) in words_of("official-titles") and not FORMER.search(before)


def _said_before(before: str) -> str:
    """The last word of a stretch, in lower case; behind a full stop only where it may be an abbreviation."""
    said = WORD_BEFORE.search(before)
    if not said or (said["sign"] == "." and len(said.group(1)) > 4):
        return ""
    return POSSESSIVE.sub("", said.group(1).casefold())
