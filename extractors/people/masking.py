"""Names of people who must not be shown: where they stand, and texts, titles and addresses without them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from operator import or_
from urllib.parse import unquote

from extractors.model import Agency, Page, Place, Span
from extractors.people.adjoin import all_runs, runs_of, side_by_side
from extractors.people.again import Cover, listed, misspelt, nicknamed, plainly_called, whole_again
from extractors.people.context import is_saint, is_title
from extractors.people.lone import nobodies_in
from extractors.people.lowered import lowered
from extractors.people.mentions import again
from extractors.people.online import addresses, aliases, user_names
from extractors.people.parted import broken
from extractors.people.runs import Name, names_in
from extractors.people.scan import Word, words_in
from extractors.people.sites import are_before_thing, is_somewhere, is_vehicle, names_firm
from extractors.people.spoilt import is_spoilt
from extractors.people.things import called_after, things_in
from extractors.people.words import POSSESSIVE, is_given, is_ordinary, is_place, is_proper, words_of

MASK = "[name]"
HOST = re.compile(r"^\w+://[^/]*")
PIECES = re.compile(r"[A-Z]?[a-zà-öø-ÿ]+(?:['’][a-z]+)?|[A-ZÀ-ÖØ-Þ]+(?![a-z])|[^\W\d_]+")


def find_private_names(page: Page, agencies: tuple[Agency, ...], places: tuple[Place, ...]) -> tuple[Span, ...]:
    """Every mention, in the whole text, of a person who holds no office there; in text order.

    Family names are found again where they stand alone. Words within agencies and places are left, unless
    a name goes on there ("Jordan Exampleton").
    """
    text = page.text
    words = words_in(text)
    covered = Cover([agency.span for agency in agencies] + [place.span for place in places])
    names = [name for run in all_runs(text) for name in names_in(text, run)]
    names = [name for name in names if not (_is_thing(text, name) or all(covered.holds(word) for word in name.words))]
    private = [name for name in names if not name.official] + list(listed(text, words)) + list(lowered(text))
    spans = [(name.start, name.end) for name in private]
    spans += [
        *nicknamed(text, words),
        *whole_again(text, private),
        *broken(text, private),
        *misspelt(words, private),
        *user_names(text),
        *aliases(text),
    ]
    again_named = [*again(text, words, private, covered), *plainly_called(text, words)]
    spans += [(word.start, word.end) for word in again_named]
    return tuple(Span(start, end) for start, end in side_by_side(spans, text))


def _is_thing(text: str, name: Name) -> bool:
    """Whether the text tells elsewhere that the words, but for ordinary ones, are a firm's or a street's."""
    if any(start <= name.start and name.end <= end for start, end in called_after(text)):
        return True
    if len(name.words) == 1 and not name.aged and name.words[0].low in nobodies_in(text):
        return True
    told = [word.low in things_in(text) for word in name.words]
    plain = [word.kind in ("word", "acronym") for word in name.words[:1]]
    plain += [word.kind in ("word", "acronym", "initial") for word in name.words[1:]]  # "Zorbax Quillon L.P."
    return not name.aged and any(told) and all(map(or_, told, plain))


def mask(text: str, start: int, end: int, names: tuple[Span, ...]) -> tuple[str, Callable[[int], int]]:
    """`text[start:end]` with every name made "[name]", and the map of offsets of `text` to offsets in it.

    Besides `names` it hides whatever looks like a name, officials' too: what is published can't be called back.
    An offset within a hidden name maps to the start of its mask.
    """
    first = bisect_left(names, Span(start, start)) if names else 0
    hidden = [(name.start, name.end) for name in names[max(0, first - 1) :] if name.start < end and name.end > start]
    hidden += [(max(a, start), min(b, end)) for a, b in _looks_like_names(text, start, end)]
    hidden += addresses(text, names)
    hidden = side_by_side(((max(a, start), min(b, end)) for a, b in hidden if a < end and b > start), text)
    pieces, at, shifts = [], start, [(start, 0)]
    for a, b in hidden:
        pieces += [text[at:a], MASK]
        shifts.append((b, shifts[-1][1] + len(MASK) - (b - a)))
        at = b
    pieces.append(text[at:end])

    def offset(of: int) -> int:
        inside = next((a for a, b in hidden if a < of < b), of)
        return inside - start + shifts[bisect_right(shifts, (inside, len(text))) - 1][1]

    return "".join(pieces), offset


def _looks_like_names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names, and capitalised words of no vocabulary that belong to no street, body or thing."""
    every = words_in(text)
    words = every[bisect_right(every, start, key=_end) : bisect_left(every, end, key=_start)]
    for run in runs_of(text, words):
        for name in names_in(text, run):
            if not _is_thing(text, name):
                yield name.start, name.end
        thing = max((i for i, word in enumerate(run) if word.low in words_of("names-of-things")), default=-1)
        named = min((i for i, word in enumerate(run) if word.low in words_of("things-by-name")), default=len(run))
        for i, word in enumerate(run):
            passed = is_title(word) or word.low in nobodies_in(text) or (i > 0 and is_saint(run[i - 1]))
            passed = passed or (word.kind == "unknown" and word.shouted and is_spoilt(word.low))
            passed = passed or are_before_thing(text, run) or names_firm(text, run) or is_vehicle(text, run)
            passed = passed or any(start <= word.start < end for start, end in called_after(text))
            if word.kind in ("unknown", "given") and thing < i < named and not (passed or is_somewhere(text, run, i)):
                yield word.start, word.end


def _start(word: Word) -> int:
    return word.start


def _end(word: Word) -> int:
    return word.end


@lru_cache(maxsize=256)
def _name_words(names: frozenset[str]) -> frozenset[str]:
    pieces = (piece.casefold() for name in names for piece in PIECES.findall(name))
    passed = words_of("never-alone") | words_of("suffixes") | words_of("particles")
    return frozenset(piece for piece in pieces if len(piece) > 1 and piece not in passed)


def holds_name(fragment: str, names: frozenset[str], plain: frozenset[str] = frozenset()) -> bool:
    """Whether a title or an address holds part of one of a release's private `names`, or what may be a name:
    a given name that is no word or place, or a word of no vocabulary, nor of the words the release shows to be
    `plain`. The host of an address is passed over."""
    pieces = [piece for piece in PIECES.findall(HOST.sub("", unquote(fragment))) if len(piece) > 1]
    known = _name_words(names)
    if any(piece.casefold() in known for piece in pieces):
        return True
    return any(piece.casefold() not in plain and _may_be_name(piece, fragment) for piece in pieces)


def holds_person(words: str) -> bool:
    """Whether a given name stands before a family name, or behind a title, in the name of a body or an operation."""
    runs = list(runs_of(words, words_in(words)))
    titles = words_of("official-titles")
    if any(one.low in titles and two.kind == "given" for run in runs for one, two in pairwise(run)):
        return True
    names = [name.words for run in runs for name in names_in(words, run)]
    return any(len(parts) > 1 and parts[0].kind == "given" for parts in names)


def _may_be_name(piece: str, fragment: str) -> bool:
    low = POSSESSIVE.sub("", piece.casefold())
    if is_ordinary(low) or is_proper(low) or is_place(low):
        return False
    acronym = piece.isupper() and len(piece) <= 5 and not fragment.isupper() and not is_given(low)
    return not acronym
