"""Names written all in small letters, told by a role before them or their order, and by an age behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.people.aged import AGE
from extractors.people.runs import Name
from extractors.people.scan import Word
from extractors.people.words import any_of, is_family, is_given, is_ordinary, is_place, is_proper, words_of

SMALL = r"[a-zà-öø-ÿ][a-zà-öø-ÿ'’-]{1,20}"
LISTED = re.compile(rf"(?<![\w'’.@-])(?P<last>{SMALL}), (?P<first>{SMALL})(?= \()")


@cache
def behind_role() -> re.Pattern[str]:
    """ "suspect jordan q. examplar"."""
    roles = "|".join(map(any_of, ("person-words", "parties", "kin")))
    return re.compile(
        rf"\b(?i:{roles})[,:]?[ \xa0](?:named |identified as )?"
        rf"(?P<first>{SMALL})(?: [a-z]\.?)?(?: {SMALL})? (?P<last>{SMALL})(?=[,( ])"
    )


def lowered(text: str) -> Iterator[Name]:
    """Every such name; a word that is ordinary English is part of one only if it is a common name too."""
    for pattern in (behind_role(), LISTED):
        for match in pattern.finditer(text):
            first, last = match["first"], match["last"]
            named = reads_like_name(first, last) or (pattern is not LISTED and _may_be_name(first, last))
            if named and AGE.match(text, match.end()):
                yield Name(tuple(_word(match, part) for part in sorted(("first", "last"), key=match.start)), aged=True)


def reads_like_name(first: str, last: str) -> bool:
    """Whether two words in small letters are a name wherever they stand: "jordan examplar"."""
    if not is_given(first) or is_ordinary(first) or len(last) < 3:
        return False
    return _is_strange(last) or (is_family(last) and first not in words_of("names-and-places"))


def _may_be_name(first: str, last: str) -> bool:
    """Whether they are one behind a role, be they ordinary words too: "will banks"."""
    return (is_given(first) or _is_strange(first)) and (is_family(last) or _is_strange(last))


def _is_strange(word: str) -> bool:
    return not (is_ordinary(word) or is_proper(word) or is_place(word))


def _word(match: re.Match[str], part: str) -> Word:
    start, end = match.span(part)
    return Word(start, end, end, match[part], match[part], "given" if part == "first" else "unknown", False, False)
