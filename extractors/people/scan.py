"""The capitalised words of a text, and what each could be: part of a name, a place, an ordinary word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from extractors.people.words import (
    POSSESSIVE,
    is_family,
    is_given,
    is_ordinary,
    is_place,
    is_proper,
    place_names,
    words_of,
)

# initial · given name · given name that is also a word or place · ordinary word · proper word of no person · place ·
# acronym · of no vocabulary · of no vocabulary in a line of another language
Kind = Literal["initial", "given", "either", "word", "proper", "place", "acronym", "unknown", "foreign"]

LINE = re.compile(r"[^\n]+")
CAPITALISED = re.compile(
    r"(?<![\w@#])(?:(?<!\w-)|(?<=\b[aeu][lzrsdnt]-))[^\W\d_a-zß-öø-ÿ](?:[^\W_]|[\u0300-\u036f]|['’-](?=[^\W\d_]))*"
)
SMALL = re.compile(r"(?<![\w@./#’'-])[a-z][a-z'’]+(?![\w@]|[./-]\w)")
# "PhoneFilm", "QRs"; but "McSample", "DeSample" and what was run together with a given name ("NoteJordan") are names.
JOINED = re.compile(r"(?!(?:Mac|Mc|De|Di|Du|Da|La|Le|Lo|Van|Von|Fitz|St|San|O)[A-Z])[A-Z][a-z]+[A-Z]|[A-Z]{2,30}s$")
SHORT = re.compile(r"\(\n?(?:the )?[“\"]?([A-Z]{2,8})s?[”\"]?\n?\)|\b([A-Z]{2,3})(?=[- ]?\d)")
CAPITALS = re.compile(r"(?<![\w-])[A-Z]{3,6}(?![\w-]|, [A-Z][a-z])")
BEHIND_NAME = re.compile(r"[A-Z][a-zà-ÿ’'-]{1,20}\.? $|\b[A-Z]\. $")
PARTY = re.compile(r"^[DR]-(?=[A-Z][a-z])")  # "Rep. Jordan Examplar, D-Exampleton"
BEGINNING = re.compile(r"\b[A-Z](?=[\w’'-]*\b)")
INITIALS = re.compile(r"\b[^\W\d_](?=[\w’']*\b)")
LARGE_LETTER = re.compile(r"(?:^|\n)([A-Z])\n$")
REST_BELOW = re.compile(r"\n([a-z]{1,12})(?![\w’'-])")
FAMILY_FIRST = re.compile(r", [A-Z][a-z]")
CONSONANTS = re.compile(r"[bcdfghj-np-tvwxz-]{3,6}")
PIECE = re.compile(r"[A-Z][a-z]+|[A-Z]+(?![a-z])")
VIETNAMESE = re.compile(r"[ăđơưạ-ỹ\u0309\u0323\u031b]|[\u0302\u0306][\u0300\u0301\u0303]", re.IGNORECASE)
SENTENCE = 80  # characters; a shorter line may be a menu's
HEADLINE = 250  # characters; a longer line that is not all capitals lists people and offices
PAGE = 40  # small words of a page that tell its language
SHARE = 20  # words of English prose of which at least one is among its commonest
PROSE = 8  # small words in a line that is a sentence


@dataclass(frozen=True, slots=True)
class Word:
    """A capitalised word; `end` is without a possessive. `shouted` where its line is a headline or a list."""

    start: int
    end: int
    whole_end: int
    shown: str
    low: str
    kind: Kind
    shouted: bool
    first: bool


@lru_cache(maxsize=4)
def words_in(text: str) -> tuple[Word, ...]:
    """All capitalised words of a text, in order. A word that the same text writes small is an ordinary one."""
    short = frozenset(chain(*SHORT.findall(text))) | _in_capitals(text)
    told = _Told(frozenset(SMALL.findall(text)), short, _spelled_out(text), _is_foreign_page(text))
    return tuple(word for line in LINE.finditer(text) for word in _words_of_line(text, line.start(), line.end(), told))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a whole text tells of its words: those it writes small, its abbreviations, whether it is English."""

    small: frozenset[str]
    short: frozenset[str]
    spelled: frozenset[str]
    foreign: bool


def _in_capitals(text: str) -> frozenset[str]:
    """The words that long sentences write in capitals, but for those behind another of a name: "Jordan EXAMP"."""
    lines = [line for line in text.splitlines() if len(SMALL.findall(line)) >= PROSE]
    found = (
        match for line in lines for match in CAPITALS.finditer(line) if not BEHIND_NAME.search(line, 0, match.start())
    )
    return frozenset(match.group() for match in found if not is_given(match.group().lower()))


def _spelled_out(text: str) -> frozenset[str]:
    """The abbreviations whose letters begin the words before them: "Quillon Zorbax Unit (QZU)"."""
    found = (
        (match[1], text[max(0, match.start() - 120) : match.start()]) for match in SHORT.finditer(text) if match[1]
    )
    return frozenset(short for short, before in found if _is_spelled(short, before))


def _is_spelled(short: str, before: str) -> bool:
    """Whether the letters begin the last words with a capital letter, or the last of all: "quillon zorbax units"."""
    large = "".join(BEGINNING.findall(before))[-len(short) - 2 :]
    return short in large or "".join(INITIALS.findall(before)).upper().endswith(short)


def _words_of_line(text: str, start: int, end: int, told: _Told) -> Iterator[Word]:
    found = [match for match in CAPITALISED.finditer(text, start, end) if not match[0][0].islower()]
    if not found:
        return
    others = SMALL.findall(text, start, end)
    shouted = sum(3 if len(word) > 3 else 1 for word in others) <= len(found)
    shouted = shouted and (end - start <= HEADLINE or all(match.group().isupper() for match in found))
    foreign = told.foreign or _is_foreign(text, start, end, others or [match.group().lower() for match in found])
    mixed = shouted and any(not match.group().isupper() for match in found)
    opening = not text[start : found[0].start()].strip(' -•*\t\xa0“"(0123456789.)')
    named = False
    for place, match in enumerate(found):
        shown = POSSESSIVE.sub("", match.group())
        end = match.start() + len(shown)
        shown = PARTY.sub("", shown)
        low = shown.casefold()
        kind = _kind(shown, low, shouted)
        shortened = mixed and not named and _is_short(text, match)
        broken = _is_parted(text, match) or _is_carried(text, match)
        if kind in ("unknown", "acronym") and (low in told.small or broken):
            kind = "word"
        elif shown in told.spelled or (kind == "unknown" and (shown in told.short or shortened)):
            kind = "acronym"
        elif foreign and (kind == "unknown" or low in words_of("foreign")):
            kind = "foreign" if kind == "unknown" else "word"
        yield Word(
            match.start(),
            end,
            match.end(),
            shown,
            low,
            kind,
            shouted,
            opening and place == 0,
        )
        named = kind in ("given", "either", "unknown", "initial") and text[match.end() : match.end() + 1] != ","


def _is_short(text: str, match: re.Match[str]) -> bool:
    """Whether capital letters in a headline of small ones are an abbreviation, and not "EXAMP, Jordan"."""
    return match.group().isupper() and len(match.group()) <= 5 and not FAMILY_FIRST.match(text, match.end())


def _is_parted(text: str, match: re.Match[str]) -> bool:
    """Whether the first letter of an ordinary word or place stands large in the line before: "C" and "OUNTY"."""
    first = LARGE_LETTER.search(text, max(0, match.start() - 3), match.start())
    whole = (first[1] + match.group()).lower() if first else ""
    return is_ordinary(POSSESSIVE.sub("", whole)) or is_place(whole) or is_proper(whole)


def _is_carried(text: str, match: re.Match[str]) -> bool:
    """Whether the last letters of an ordinary word stand in the line below: "Protectio" and "n"."""
    rest = REST_BELOW.match(text, match.end())
    return rest is not None and is_ordinary((match.group() + rest[1]).lower())


def _is_foreign_page(text: str) -> bool:
    """Whether most of what is said in whole sentences is Spanish, or has hardly any small word of English; menus and
    headlines tell nothing."""
    lines = [SMALL.findall(line) for line in text.splitlines() if len(line) >= SENTENCE]
    said = [word for line in lines for word in line]
    english = sum(word in words_of("english") for word in said)
    spanish = sum(word in words_of("foreign") for word in said)
    strange = len(said) >= PAGE and english * SHARE < len(said) and spanish * 10 < len(said)
    return strange or 2 * sum(map(_is_spanish, lines)) > len(lines)


def _is_foreign(text: str, start: int, end: int, words: list[str]) -> bool:
    """Whether a line is Spanish by its small words, Vietnamese by its letters, or mostly of words of no vocabulary;
    names in an English line aside."""
    if len(words) >= PROSE and 2 * sum(map(is_ordinary, words)) < len(words):
        return True
    if len(VIETNAMESE.findall(text, start, end)) <= 3:
        return _is_spanish(words)
    said = [word for word in text[start:end].split() if word.islower()]
    return _is_spanish(words) or not any(map(is_ordinary, said)) or any(map(VIETNAMESE.search, said))


def _is_spanish(words: list[str]) -> bool:
    spanish = sum(word in words_of("foreign") for word in words)
    return spanish >= 3 and spanish * 4 >= len(words)


@lru_cache(maxsize=20_000)
def _kind(shown: str, low: str, shouted: bool) -> Kind:
    if len(shown) == 1:
        return "initial"
    head, _, tail = shown.partition("-")
    if tail in words_of("behind-a-hyphen"):  # "Exampleton-based"
        return "place"
    if tail and head.lower() in words_of("prefixes"):  # "Non-Zorbax"
        return "proper"
    low_tail = tail.lower()
    if head.lower() in words_of("sites") and (is_place(low_tail) or is_proper(low_tail)):  # "Hospital-Exampleton"
        return "proper"
    if is_given(low):
        other = is_ordinary(low) or any(low in words_of(rule) for rule in ("names-and-places", "months"))
        return "either" if other else "given"
    if is_proper(low):
        return "proper"
    if "-" in shown and not shouted and all(is_family(part) for part in low.split("-")):  # "Wells-Banks"
        return "unknown"
    if is_ordinary(low):
        return "word"
    if is_place(low):
        return "place"
    if low.endswith(tuple(words_of("drug-endings"))):  # "Clonezepam"
        return "proper"
    if head.isupper() and not shouted and is_ordinary(tail.lower()):  # "QZ-made", "QZX-Light"
        return "proper"
    pieces = [piece.lower() for piece in PIECE.findall(shown)]
    if " ".join(pieces[:2]) in place_names() or (JOINED.match(shown) and not any(map(is_given, pieces))):
        return "proper"  # "SanDiegoTips", "PhoneFilm"
    longest = max(map(len, shown.split("-")))
    if any(sign.isdigit() for sign in shown) or (
        shown.isupper() and longest <= 6 and (not shouted or CONSONANTS.fullmatch(low))
    ):  # "QZX-ZBX"
        return "acronym"
    return "unknown"
