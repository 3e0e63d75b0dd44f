"""Names as pairs of neighbouring words, by which they are recognised in any case, in addresses and half written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from urllib.parse import unquote

from extractors.people.words import is_given, is_ordinary, is_place, is_proper, place_names, words_of

PIECE = re.compile(r"[^\W\d_]+")
POSSESSIVE = re.compile(r"['’]s\b|(?<=\w)['’](?=\w)", re.IGNORECASE)
RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])")
SHORTEST = 2
Pair = tuple[str, str]


def without_accents(words: str) -> str:
    """A text in its plain letters: "é" is "e"."""
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))


def parts_of(words: str) -> tuple[str, ...]:
    """The words of a name or a text, folded; hyphens part them, initials, suffixes and particles are left out."""
    pieces = (piece.lower() for piece in PIECE.findall(POSSESSIVE.sub("", without_accents(words))))
    passed = words_of("suffixes") | words_of("particles")
    return tuple(piece for piece in pieces if len(piece) >= SHORTEST and piece not in passed)


def parts_of_address(words: str) -> tuple[str, ...]:
    """The same of an address: "docs/RuthSampleton%20charged.pdf"."""
    return parts_of(RUN_TOGETHER.sub(" ", unquote(words)))


def pairs_in(parts: tuple[str, ...]) -> Iterator[Pair]:
    """Neighbouring words, each pair once."""
    yield from dict.fromkeys(pairwise(parts))


def pairs_of(name: str) -> Iterator[Pair]:
    """Given name with second name, and with family name in either order, as far as they tell of a person anywhere."""
    words = [pieces for word in name.split() if (pieces := parts_of(word))]
    if len(words) > 1 and _tells(words[0][-1], words[-1][0]):
        yield words[0][-1], words[-1][0]
        yield words[-1][-1], words[0][0]
    if len(words) > 2 and _tells(words[0][-1], words[1][0]):
        yield words[0][-1], words[1][0]


def families_of(name: str) -> Iterator[str]:
    """The parts of the family name that are no ordinary words or places."""
    words = [pieces for word in name.split() if (pieces := parts_of(word))]
    for family in words[-1] if words else ():
        if not (says_nothing(family) or is_place(family) or is_proper(family)):
            yield family


def says_nothing(word: str) -> bool:
    """Whether a word could be anything: ordinary words, months, kinds of bodies and offices."""
    passed = words_of("never-alone") | words_of("names-of-things") | words_of("official-titles")
    return is_ordinary(word) or word in passed or len(word) < 3


def _tells(first: str, last: str) -> bool:
    """Whether two words together are a person's name wherever they stand, and no place, body or ordinary words."""
    if (first, last) in _places() or is_proper(first) or (is_proper(last) and not is_given(first)):
        return False
    if says_nothing(first) and says_nothing(last):
        return False
    plain = (says_nothing(first) or is_place(first)) and (says_nothing(last) or is_place(last))
    return not plain or is_given(first)


@cache
def _places() -> frozenset[Pair]:
    return frozenset(pair for name in place_names() for pair in pairwise(parts_of(name)))
