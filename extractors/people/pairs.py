"""Names as pairs of neighbouring words, by which they are recognised in any case, in addresses and half written."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from unicodedata import combining, normalize
from urllib.parse import unquote

from extractors.model import Span
from extractors.people.words import is_given, is_ordinary, is_place, is_proper, place_names, words_of

PIECE = re.compile(r"[^\W\d_]+")
POSSESSIVE = re.compile(r"['’]s\b|(?<=\w)['’](?=\w)", re.IGNORECASE)
RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])")
BETWEEN = re.compile(r"[^\d\n]{1,12}")
SHORTEST = 2
Pair = tuple[str, str]


def without_accents(words: str) -> str:
    """A text in its plain letters: "é" is "e"."""
    return "".join(c for c in normalize("NFKD", words) if not combining(c))


def placed_parts(words: str) -> Iterator[tuple[str, int, int]]:
    """The words of a name or a text, folded, each with its start and end in it.

    Hyphens part them, apostrophes do not; initials, suffixes and particles are left out.
    """
    plain, origin = _folded(words)
    passed = words_of("suffixes") | words_of("particles")
    for piece in PIECE.finditer(plain):
        said = piece[0].lower()
        if len(said) >= SHORTEST and said not in passed:
            yield said, origin[piece.start()], origin[piece.end() - 1] + 1


def _folded(words: str) -> tuple[str, Sequence[int]]:
    """Words without accents, apostrophes and possessives, and where each of the characters left stood."""
    plain, origin = words, list(range(len(words)))
    if not words.isascii():
        folded = [(c, at) for at, whole in enumerate(words) for c in without_accents(whole)]
        plain, origin = "".join(c for c, _ in folded), [at for _, at in folded]
    kept: list[int] = []
    end = 0
    for dropped in POSSESSIVE.finditer(plain):
        kept += origin[end : dropped.start()]
        end = dropped.end()
    return POSSESSIVE.sub("", plain), kept + origin[end:]


def parts_of(words: str) -> tuple[str, ...]:
    """The words of a name or a text as `placed_parts` has them."""
    return tuple(part for part, _, _ in placed_parts(words))


def parts_of_address(words: str) -> tuple[str, ...]:
    """The same of an address: "docs/RuthSampleton%20charged.pdf"."""
    return parts_of(RUN_TOGETHER.sub(" ", unquote(words)))


def pairs_in(parts: tuple[str, ...]) -> Iterator[Pair]:
    """Neighbouring words, each pair once."""
    yield from dict.fromkeys(pairwise(parts))


def find_pairs(text: str, stretches: Iterable[Span], known: Container[Pair]) -> Iterator[tuple[int, int]]:
    """Where known pairs stand in stretches of a text that are shown one after the other.

    A name is one span, or two where more than an initial or a particle lies between its words.
    """
    parts = [(part, span.start + a, span.start + b) for span in stretches for part, a, b in placed_parts(span.of(text))]
    for (one, start, over), (two, again, end) in pairwise(parts):
        if (one, two) not in known:
            continue
        if BETWEEN.fullmatch(text, over, again):
            yield start, end
        else:
            yield from ((start, over), (again, end))


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
    if (
        (first, last) in _places()
        or last in words_of("streets")
        or is_proper(first)
        or (is_proper(last) and not is_given(first))
    ):
        return False
    if says_nothing(first) and says_nothing(last):
        return False
    plain = (says_nothing(first) or is_place(first)) and (says_nothing(last) or is_place(last))
    return not plain or is_given(first)


@cache
def _places() -> frozenset[Pair]:
    return frozenset(pair for name in place_names() for pair in pairwise(parts_of(name)))
