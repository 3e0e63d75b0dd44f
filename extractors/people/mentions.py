"""Later and earlier mentions of the same people by one part of their name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.people.again import Cover
from extractors.people.context import ACCUSED, is_dated, is_saint, is_title
from extractors.people.runs import Name
from extractors.people.scan import Word
from extractors.people.sites import IN_A_PLACE
from extractors.people.words import words_of

NOBODY = frozenset({"doe", "roe"})
KIN = frozenset({"family", "families"})
SPACES = (" ", "\xa0")
APOSTROPHES = ("’", "'")
ACTS = re.compile(
    r"[’']s?\s|,\s(?:\d\d|an?|who|whose|whom|(?:along|together) with)\b"
    r"|\s(?:will|was|is|has|had|faces|allegedly|also|then|further|knew|told|said|went|took|ran|met|drove"
    r"|fled|shot|stole|\w{2,12}ed)\b"
)
# What tells a person of a day or a month: "Sun was", but not "March then".
ACTED = re.compile(
    r"[’']s?\s|\s(?:also |[a-z]{3,12}ly )?(?:is|was|has|had|will|faces|allegedly|told|said|went|took|fled|drove|shot"
    r"|stole|met|knew|ran|sent|hit|gave|made|\w{2,12}ed)\b"
)
OWNS = re.compile(r"['’]s?\s")
LIST = re.compile(r",? and |, ")
THE = re.compile(r"\b[Tt]he[ \xa0]$")  # "the Exampletons"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people of a text, in lower case: their given and family names, those of the latter that are
    brands too, and pairs such as "st" and "examplar"."""

    given: set[str]
    family: set[str]
    brands: set[str]
    beginnings: set[tuple[str, str]]

    @classmethod
    def of(cls, private: list[Name]) -> Known:
        given, family = _parts(private)
        saints = words_of("saints") | {"st"}
        begun = {(one.low, two.low) for name in private for one, two in pairwise(name.words) if one.low in saints}
        return cls(given, family, _brands(private), begun)


def again(text: str, words: tuple[Word, ...], private: list[Name], covered: Cover) -> Iterator[Word]:
    """The words that name one of `private` again; a plural behind "the" too."""
    known = Known.of(private)
    plural = {one + ending for one in known.family if len(one) > 2 for ending in ("s", "es")} - known.family
    for at, word in enumerate(words):
        if word.low in plural and THE.search(text, max(0, word.start - 5), word.start):
            yield word
        if word.low in known.family or word.low in known.given:
            yield from _named(text, words, at, known, covered)


def _named(text: str, words: tuple[Word, ...], at: int, known: Known, covered: Cover) -> Iterator[Word]:
    """The word, with those beside it that go with it; none where it is no person's there."""
    word = words[at]
    listed = any(other.low in known.family for other in _beside(text, words, at))
    if _is_calendars(text, word, known, listed):
        return
    saint = words[at - 1] if at and word.start - words[at - 1].end <= 2 else None
    if saint and (saint.low, word.low) in known.beginnings:
        yield from (saint, word)
        return
    before, after = _next_to(text, words, at)
    if (before and is_saint(before)) or (after and after.low in NOBODY):
        return
    if after and word.low in known.given and after.low in known.family and word.low not in known.family:
        yield from (word, after)  # "JORDAN LANE" of "Jordan Ruth Lane", "DEEP EXAMPLAR"
        return
    placed = covered.holds(word) and text[word.end : word.end + 1] not in APOSTROPHES
    shared = placed or word.low not in known.family or word.kind not in ("given", "unknown")
    if shared and after and after.low in words_of("names-of-things") - KIN:
        return
    if _is_place_or_brand(text, word, known, placed):
        return
    plain = word.kind == "word" or word.low in words_of("shy")
    shy = word.low in words_of("shy") or (plain and word.low not in known.family)
    if shy and (word.shouted or _opens(text, word)) and not (ACTS.match(text, word.end) or listed):
        return
    yield word
    if before and before.kind in ("either", "given") and word.low in known.family and not is_title(before):
        yield before  # "Release of Lawrence Banks", where "Banks was convicted"
    if after and after.kind in ("unknown", "foreign"):  # "Jordan Sampleton" after "Jordan fled"
        yield after


def _is_calendars(text: str, word: Word, known: Known, listed: bool) -> bool:
    """Whether a word is a day or a month there, or a title of office."""
    owns = OWNS.match(text, word.end) and word.low in known.family  # "in August’s work"
    if word.low in words_of("months") and is_dated(text, word) and not owns:
        return True
    if is_title(word) and not word.shouted:  # "Senator was convicted", where a man is called so
        return not (word.low in known.family and ACCUSED.match(text, word.end))
    day = word.low in _calendar() and word.low in known.family
    return day and not (listed or ACTED.match(text, word.end))


def _is_place_or_brand(text: str, word: Word, known: Known, placed: bool) -> bool:
    owned = text[word.end : word.end + 1] in APOSTROPHES
    stands = placed or (word.kind == "proper" and not owned)
    if stands and IN_A_PLACE.search(text, max(0, word.start - 12), word.start):
        return True
    return word.low in known.brands and not ACTS.match(text, word.end)


def _next_to(text: str, words: tuple[Word, ...], at: int) -> tuple[Word | None, Word | None]:
    """The words right before and behind one, where only a space lies between."""
    before = words[at - 1] if at and text[words[at - 1].end : words[at].start] in SPACES else None
    more = at + 1 < len(words) and text[words[at].end : words[at + 1].start] in SPACES
    return before, words[at + 1] if more else None


def _beside(text: str, words: tuple[Word, ...], at: int) -> Iterator[Word]:
    """The words before and behind one in a list: "Banks, Sun, and Field"."""
    for one, two in ((at - 1, at), (at, at + 1)):
        if one >= 0 and two < len(words) and LIST.fullmatch(text, words[one].end, words[two].start):
            yield words[one if two == at else two]


@cache
def _calendar() -> frozenset[str]:
    return words_of("months") | words_of("weekdays")


def _brands(private: list[Name]) -> set[str]:
    """The family names, in lower case, that are brands and peoples too, of those whose age nobody tells."""
    aged = {word.low for name in private if name.aged for word in name.words}
    return {word.low for name in private for word in name.words if word.kind == "proper"} - aged


def _parts(private: list[Name]) -> tuple[set[str], set[str]]:
    """Given names and family names, in lower case; of a name of one word nobody knows which it is."""
    given: set[str] = set()
    family: set[str] = set()
    passed = words_of("never-alone") | words_of("suffixes") | words_of("particles") | {"doe"}
    for name in private:
        if len(name.words) > 1 and name.words[0].low in words_of("months"):
            given.add(name.words[0].low)
        last = passed - words_of("particles-and-families") - _calendar() if len(name.words) > 1 else passed
        words = [word for word in name.words[:-1] if word.kind not in ("initial", "acronym") and word.low not in passed]
        words += [word for word in name.words[-1:] if word.kind not in ("initial", "acronym") and word.low not in last]
        parts = [word.low for word in words]
        parts += [piece for part in parts if "-" in part for piece in part.split("-") if len(piece) > 2]
        given.update(parts[:1] if len(name.words) > 1 else [])
        family.update(parts[1:] if len(name.words) > 1 else parts)
    return given, family


def _opens(text: str, word: Word) -> bool:
    """Whether a word stands at the start of a line or sentence, where any word has a capital letter."""
    return word.first or text[max(0, word.start - 3) : word.start].rstrip(" “\"'‘(")[-1:] in (".", "!", "?", ":")
