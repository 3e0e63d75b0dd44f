"""The same people again: by a part of their name, family name first, misspelt, or by what they are called."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise

from extractors.model import Span
from extractors.people.context import is_dated, is_saint, is_title
from extractors.people.parted import is_alike
from extractors.people.runs import Name
from extractors.people.scan import Word
from extractors.people.sites import IN_A_PLACE
from extractors.people.words import is_family, words_of

LONG = 7  # letters; a shorter word that is nearly a name is more often another word
NOBODY = frozenset({"doe", "roe"})
KIN = frozenset({"family", "families"})
LISTED = re.compile(r",[ \xa0](?=[A-Z])")
CALLED = r"(?:[ \xa0][(“\"‘][^“”\"\n]{1,20}[)”\"’])?"  # what people call her, in quotes
AFTER_TWO = re.compile(rf"[ \xa0][^\W\d_a-zà-öø-ÿ][\w’'-]{{1,20}}{CALLED}(?:,? \(?\d\d\b|, [Dd]\.?[Oo]\.?[Bb]\b)")
BOOKED = re.compile(r"(?:^|\n)[A-Z][A-Za-z]{2,11}: $")  # "BOOKED: "
AFTER_LISTED = re.compile(rf"(?:[ \xa0][A-Z]\.?){{0,2}}{CALLED}\s*(?:[,;(\d–—]|- ?\d|$|\n)")
ACTS = re.compile(
    r"[’']s?\s|,\s(?:\d\d|an?|who|whose|whom|(?:along|together) with)\b"
    r"|\s(?:will|was|is|has|had|faces|allegedly|also|then|further|knew|told|said|went|took|ran|met|drove"
    r"|fled|shot|stole|\w{2,12}ed)\b"
)
# What tells a person of a day or a month: "Sun was", but not "March then".
ACTED = re.compile(r"[’']s?\s|\s(?:is|was|has|had|will|faces|allegedly|told|said|went|took|fled|\w{2,12}ed)\b")
LIST = re.compile(r",? and |, ")
THE = re.compile(r"\b[Tt]he[ \xa0]$")  # "the Exampletons"
NICKNAMED = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]{1,24} [(“\"]{1,2}[^\W\d_][\w .’'-]{0,20}[)”\",]{1,3} (?P<family>[A-Z][\w’'-]{1,24})"
)


class Cover:
    """The stretches of agencies and places, merged, to look up whether a word lies in one."""

    def __init__(self, stretches: Iterable[Span]) -> None:
        ordered = sorted(stretches)
        self.starts = [stretch.start for stretch in ordered]
        self.ends = list(accumulate((stretch.end for stretch in ordered), max))

    def holds(self, word: Word) -> bool:
        at = bisect_right(self.starts, word.start) - 1
        return at >= 0 and word.end <= self.ends[at]


def listed(text: str, words: tuple[Word, ...]) -> Iterator[Name]:
    """Names written family name first, at the start of a line: "EXAMPLAR, Jordan", "BOOKED: DE LA MUESTRA, ANNA"."""
    for at in range(len(words) - 1):
        last, first = words[at], words[at + 1]
        plain = last.kind in ("initial", "word", "proper") and not is_family(last.low)
        if first.kind not in ("given", "either") or plain:
            continue
        begun = _with_particles(words, at)
        comma = LISTED.match(text, last.whole_end)
        begins = begun.first or BOOKED.search(text, max(0, begun.start - 16), begun.start)
        named = last.kind != "place" or begun is not last  # "DE LA MUESTRA, ANNA RUTH, 33", not "Anaheim, Ann Ruth, 33"
        ends = AFTER_LISTED.match(text, first.end) or (named and AFTER_TWO.match(text, first.end))
        if begins and comma and comma.end() == first.start and ends:
            yield Name((begun, first))


def _with_particles(words: tuple[Word, ...], at: int) -> Word:
    """The first of the particles that stand right before a word, or the word."""
    while at > 0 and words[at - 1].low in words_of("particles") and words[at].start - words[at - 1].end <= 2:
        at -= 1
    return words[at]


def whole_again(text: str, private: list[Name]) -> Iterator[tuple[int, int]]:
    """The whole names wherever they stand again, as in the keywords below a release."""
    whole = {" ".join(text[name.start : name.end].split()) for name in private if len(name.words) > 1}
    for said in sorted(whole):
        at = text.find(said)
        while at >= 0:
            yield at, at + len(said)
            at = text.find(said, at + 1)


def misspelt(words: tuple[Word, ...], private: list[Name]) -> Iterator[tuple[int, int]]:
    """Family names one letter off, where the word is a place or brand that would be left otherwise."""
    family = {name.words[-1].low for name in private if len(name.words) > 1 and len(name.words[-1].low) >= LONG}
    others = {word.low for word in words if word.kind in ("place", "proper")} - family if family else set()
    alike = {other for other in others if any(is_alike(other, one) for one in family)}
    yield from ((word.start, word.end) for word in words if word.low in alike)


def nicknamed(text: str, words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """A given name, what its bearer is called, and the family name: "Jordan (“Fusion”) Banks"."""
    starts = [word.start for word in words]
    for match in NICKNAMED.finditer(text):
        begun = words[bisect_left(starts, match.start())]
        family = words[bisect_left(starts, match.start("family"))]
        quoted = "“" in match[0] or '"' in match[0]
        things = words_of("names-of-things") | words_of("official-titles")
        if quoted and begun.kind in ("given", "either", "unknown") and not {begun.low, family.low} & things:
            yield match.start(), family.end


def again(text: str, words: tuple[Word, ...], private: list[Name], covered: Cover) -> Iterator[Word]:
    """Later and earlier mentions of the same people by one part of their name."""
    given, family = _parts(private)
    brands = _brands(private)
    beginnings = {(one.low, two.low) for name in private for one, two in pairwise(name.words) if one.low == "st"}
    plural = {one + ending for one in family if len(one) > 2 for ending in ("s", "es")} - family
    for at, word in enumerate(words):
        if word.low in plural and THE.search(text, max(0, word.start - 5), word.start):
            yield word
        if word.low not in family and word.low not in given:
            continue
        if (word.low in words_of("months") and is_dated(text, word)) or (is_title(word) and not word.shouted):
            continue
        listed = any(other.low in family for other in _beside(text, words, at))
        if word.low in _calendar() and word.low in family and not (listed or ACTED.match(text, word.end)):
            continue
        if at and (words[at - 1].low, word.low) in beginnings and word.start - words[at - 1].end <= 2:
            yield from words[at - 1 : at + 1]
            continue
        if at and is_saint(words[at - 1]) and text[words[at - 1].end : word.start] in (" ", "\xa0"):
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        beside = after is not None and text[word.end : after.start] in (" ", "\xa0")
        if after and beside and after.low in NOBODY:
            continue
        thing = after if after and beside and after.low in words_of("names-of-things") - KIN else None
        placed = covered.holds(word) and text[word.end : word.end + 1] not in ("’", "'")
        if thing and (placed or word.low not in family or word.kind not in ("given", "unknown")):
            continue
        owned = text[word.end : word.end + 1] in ("’", "'")
        stands = placed or (word.kind == "proper" and not owned)
        if stands and IN_A_PLACE.search(text, max(0, word.start - 12), word.start):
            continue
        if word.low in brands and not ACTS.match(text, word.end):
            continue
        plain = word.kind == "word" or word.low in words_of("shy")
        shy = word.low in words_of("shy") or (plain and word.low not in family)
        if not shy or not (word.shouted or _opens(text, word)) or ACTS.match(text, word.end) or listed:
            yield word
            if after and beside and after.kind in ("unknown", "foreign"):  # "Jordan Sampleton" after "Jordan fled"
                yield after


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
    return {word.low for name in private for word in name.words if word.kind == "proper" and not name.aged}


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
