"""Names of people who must not be shown: where they stand, and texts, titles and addresses without them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import or_
from urllib.parse import unquote

from extractors.model import Agency, Page, Place, Span
from extractors.people.context import is_dated, is_title
from extractors.people.lowered import lowered
from extractors.people.online import addresses, user_names
from extractors.people.parted import broken, is_alike
from extractors.people.runs import Name, names_in
from extractors.people.scan import Word, runs_of, side_by_side, words_in
from extractors.people.sites import IN_A_PLACE, is_somewhere
from extractors.people.things import things_in
from extractors.people.words import POSSESSIVE, is_family, is_given, is_ordinary, is_place, is_proper, words_of

MASK = "[name]"
LONG = 7  # letters; a shorter word that is nearly a name is more often another word
KIN = frozenset({"family", "families"})
LISTED = re.compile(r",[ \xa0](?=[A-Z])")
AFTER_LISTED = re.compile(r"(?:[ \xa0][A-Z]\.?){0,2}\s*(?:[,;(\d–—]|- ?\d|$|\n)")
ACTS = re.compile(
    r"[’']s?\s|,\s(?:\d\d|an?|who|whose|whom)\b|\s(?:will|was|is|has|had|faces|allegedly|also|then|further|knew|told|said|went|took|ran|met|drove"
    r"|fled|shot|stole|\w{2,12}ed)\b"
)
NICKNAMED = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]{1,24} [(“\"]{1,2}[^\W\d_][\w .’'-]{0,20}[)”\",]{1,3} (?P<family>[A-Z][\w’'-]{1,24})"
)
HOST = re.compile(r"^\w+://[^/]*")
PIECES = re.compile(r"[A-Z]?[a-zà-öø-ÿ]+(?:['’][a-z]+)?|[A-ZÀ-ÖØ-Þ]+(?![a-z])|[^\W\d_]+")


def find_private_names(page: Page, agencies: tuple[Agency, ...], places: tuple[Place, ...]) -> tuple[Span, ...]:
    """Every mention, in the whole text, of a person who holds no office there; in text order.

    Family names are found again where they stand alone. Words within agencies and places are left, unless
    a name goes on there ("Jordan Exampleton").
    """
    text = page.text
    words = words_in(text)
    covered = _Cover([agency.span for agency in agencies] + [place.span for place in places])
    names = [name for run in runs_of(text, words) for name in names_in(text, run)]
    names = [name for name in names if not (_is_thing(text, name) or all(covered.holds(word) for word in name.words))]
    private = [name for name in names if not name.official] + list(_listed(text, words)) + list(lowered(text))
    spans = [(name.start, name.end) for name in private]
    spans += [
        *_nicknamed(text, words),
        *_whole_again(text, private),
        *broken(text, private),
        *_misspelt(words, private),
        *user_names(text),
    ]
    spans += [(word.start, word.end) for word in _again(text, words, private, covered)]
    return tuple(Span(start, end) for start, end in side_by_side(spans, text))


def _is_thing(text: str, name: Name) -> bool:
    """Whether the text tells elsewhere that the words, but for ordinary ones, are a firm's or a street's."""
    told = [word.low in things_in(text) for word in name.words]
    plain = [word.kind == "word" for word in name.words]
    return not name.aged and any(told) and all(map(or_, told, plain))


class _Cover:
    """The stretches of agencies and places, merged, to look up whether a word lies in one."""

    def __init__(self, stretches: Iterable[Span]) -> None:
        ordered = sorted(stretches)
        self.starts = [stretch.start for stretch in ordered]
        self.ends = list(accumulate((stretch.end for stretch in ordered), max))

    def holds(self, word: Word) -> bool:
        at = bisect_right(self.starts, word.start) - 1
        return at >= 0 and word.end <= self.ends[at]


def _listed(text: str, words: tuple[Word, ...]) -> Iterator[Name]:
    """Names written family name first, at the start of a line: "EXAMPLAR, Jordan"."""
    for at in range(len(words) - 1):
        last, first = words[at], words[at + 1]
        plain = last.kind in ("initial", "word", "proper") and not is_family(last.low)
        if not last.first or first.kind not in ("given", "either") or plain:
            continue
        comma = LISTED.match(text, last.whole_end)
        if comma and comma.end() == first.start and AFTER_LISTED.match(text, first.end):
            yield Name((last, first))


def _whole_again(text: str, private: list[Name]) -> Iterator[tuple[int, int]]:
    """The whole names wherever they stand again, as in the keywords below a release."""
    whole = {" ".join(text[name.start : name.end].split()) for name in private if len(name.words) > 1}
    for said in sorted(whole):
        at = text.find(said)
        while at >= 0:
            yield at, at + len(said)
            at = text.find(said, at + 1)


def _misspelt(words: tuple[Word, ...], private: list[Name]) -> Iterator[tuple[int, int]]:
    """Family names one letter off, where the word is a place or brand that would be left otherwise."""
    family = {name.words[-1].low for name in private if len(name.words) > 1 and len(name.words[-1].low) >= LONG}
    others = {word.low for word in words if word.kind in ("place", "proper")} - family if family else set()
    alike = {other for other in others if any(is_alike(other, one) for one in family)}
    yield from ((word.start, word.end) for word in words if word.low in alike)


def _nicknamed(text: str, words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """A given name, what its bearer is called, and the family name: "Jordan (“Fusion”) Banks"."""
    starts = [word.start for word in words]
    for match in NICKNAMED.finditer(text):
        begun = words[bisect_left(starts, match.start())]
        family = words[bisect_left(starts, match.start("family"))]
        quoted = "“" in match[0] or '"' in match[0]
        things = words_of("names-of-things") | words_of("official-titles")
        if quoted and begun.kind in ("given", "either", "unknown") and not {begun.low, family.low} & things:
            yield match.start(), family.end


def _again(text: str, words: tuple[Word, ...], private: list[Name], covered: _Cover) -> Iterator[Word]:
    """Later and earlier mentions of the same people by one part of their name."""
    given, family = _parts(private)
    brands = _brands(private)
    beginnings = {(one.low, two.low) for name in private for one, two in pairwise(name.words) if one.low == "st"}
    for at, word in enumerate(words):
        if word.low not in family and word.low not in given:
            continue
        if (word.low in words_of("months") and is_dated(text, word)) or (is_title(word) and not word.shouted):
            continue
        if at and (words[at - 1].low, word.low) in beginnings and word.start - words[at - 1].end <= 2:
            yield from words[at - 1 : at + 1]
            continue
        if at and words[at - 1].low in words_of("saints") and text[words[at - 1].end : word.start] in (" ", "\xa0"):
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        beside = after is not None and text[word.end : after.start] in (" ", "\xa0")
        thing = after if after and beside and after.low in words_of("names-of-things") - KIN else None
        placed = covered.holds(word) and text[word.end : word.end + 1] not in ("’", "'")
        if thing and (placed or word.low not in family or word.kind not in ("given", "unknown")):
            continue
        if placed and IN_A_PLACE.search(text, max(0, word.start - 12), word.start):
            continue
        if word.low in brands and not ACTS.match(text, word.end):
            continue
        plain = word.kind == "word" or word.low in words_of("shy")
        shy = word.low in words_of("shy") or (plain and word.low not in family)
        if not shy or not (word.shouted or _opens(text, word)) or ACTS.match(text, word.end):
            yield word
            if after and beside and after.kind in ("unknown", "foreign"):  # "Jordan Sampleton" after "Jordan fled"
                yield after


def _brands(private: list[Name]) -> set[str]:
    """The family names, in lower case, that are brands and peoples too, of those whose age nobody tells."""
    return {word.low for name in private for word in name.words if word.kind == "proper" and not name.aged}


def _parts(private: list[Name]) -> tuple[set[str], set[str]]:
    """Given names and family names, in lower case; of a name of one word nobody knows which it is."""
    given: set[str] = set()
    family: set[str] = set()
    passed = words_of("never-alone") | words_of("suffixes") | words_of("particles") | {"doe"}
    for name in private:
        if len(name.words) > 1 and name.words[0].low in words_of("months"):
            given.add(name.words[0].low)
        last = passed - words_of("particles-and-families") if len(name.words) > 1 else passed
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
            passed = is_title(word) or (i > 0 and run[i - 1].low in words_of("saints"))
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
