"""The same people again: their whole names, family name first, misspelt, or by what they are called."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

from extractors.model import Span
from extractors.people.parted import is_alike
from extractors.people.runs import Name
from extractors.people.scan import Word
from extractors.people.words import is_family, vocabulary, words_of

LONG = 7  # letters; a shorter word that is nearly a name is more often another word
LISTED = re.compile(r",[ \xa0](?=[A-Z])")
CALLED = r"(?:[ \xa0][(“\"‘][^“”\"\n]{1,20}[)”\"’])?"  # what people call her, in quotes
AFTER_TWO = re.compile(rf"[ \xa0][^\W\d_a-zà-öø-ÿ][\w’'-]{{1,20}}{CALLED}(?:,? \(?\d\d\b|, [Dd]\.?[Oo]\.?[Bb]\b)")
BOOKED = re.compile(r"(?:^|\n)[A-Z][A-Za-z]{2,11}: $")  # "BOOKED: "
AFTER_LISTED = re.compile(rf"(?:[ \xa0][A-Z]\.?){{0,2}}{CALLED}\s*(?:[,;(\d–—]|- ?\d|$|\n)")
WITHIN = re.compile(r"\b(?:[a-z][a-z-]*|\d+),?[ \xa0]$")
DETERMINED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Nn]o|[Ee]ach|[Ee]very)[ \xa0]$"
)
DOES = re.compile(r"['’]s? [a-z]|, the victim\b| (?:was|had|has|is|and|told|through|at|in|to|with|\w{3,12}ed)\b")
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


def plainly_called(text: str, words: tuple[Word, ...]) -> Iterator[Word]:
    """A given name that is a common word before one of no vocabulary, and wherever it stands alone: "Blaze Sampleton"
    and "Blaze’s family", where "Blaze" does or has something twice or more."""
    passed = ("official-titles", "names-of-things", "person-words", "kin", "parties", "never-alone", "things-by-name")
    roles = frozenset[str]().union(*map(words_of, passed), words_of("shy"), words_of("dealers"))
    led = {
        one.low
        for one, two in pairwise(words)
        if two.kind == "unknown" and one.kind == "word" and one.end + 1 == two.start and _is_within(text, one)
    }
    for low in led - roles:
        said = [word for word in words if word.low == low and not word.shouted]
        told = any(DETERMINED.search(text, max(0, word.start - 6), word.start) for word in said)  # "the General"
        if not told and sum(_is_within(text, word) and bool(DOES.match(text, word.end)) for word in said) > 1:
            yield from said


def _is_within(text: str, word: Word) -> bool:
    """Whether a word stands within a sentence, behind a small word or a number."""
    return not word.shouted and bool(WITHIN.search(text, max(0, word.start - 12), word.start))


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
    others = {word.low for word in words if _is_open(word)} - family if family else set()
    alike = {other for other in others if any(is_alike(other, one) for one in family)}
    yield from ((word.start, word.end) for word in words if word.low in alike)


def _is_open(word: Word) -> bool:
    """Whether a word would be left: a place, a brand, or a rare word with a capital letter."""
    return word.kind in ("place", "proper") or (word.kind == "word" and word.low not in vocabulary("common_words"))


def nicknamed(text: str, words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """A given name, what its bearer is called, and the family name: "Jordan (“Fusion”) Banks"."""
    starts = [word.start for word in words]
    for match in NICKNAMED.finditer(text):
        begun = words[bisect_left(starts, match.start())]
        family = words[bisect_left(starts, match.start("family"))]
        quoted = "“" in match[0] or '"' in match[0]
        things = words_of("names-of-things") | words_of("official-titles")
        behind = words[bisect_left(starts, match.end()) :][:1]
        if any(word.low in things and word.start == match.end() + 1 for word in behind):  # "Ruth “Zee” Examplar Award"
            continue
        if quoted and begun.kind in ("given", "either", "unknown") and not {begun.low, family.low} & things:
            yield match.start(), family.end
