"""Names of persons among capitalised words that stand side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from extractors.people.aged import before_age
from extractors.people.context import (
    LONGEST,
    alias_length,
    is_accused,
    is_addressed,
    is_dated,
    is_official,
    is_saint,
    is_title,
    length_told_of_age,
    told_length,
)
from extractors.people.homes import is_home
from extractors.people.scan import Word
from extractors.people.sites import (
    are_before_thing,
    is_nobody,
    is_somewhere,
    is_vehicle,
    names_counties,
    names_firm,
    names_site,
)
from extractors.people.words import is_family, vocabulary, words_of

PLACED = re.compile(
    r"(?:\b(?:at|in|on|near|from|the|an?)|\d(?:, of)?)[ \xa0]$"
)  # before "Michael Park", where it is a place
PLACED_IN = re.compile(r",? (?:in|on)[ \xa0][A-Z]")
ABBREVIATED = re.compile(r"U\.S|D\.C|L\.A|N\.[YJ]|[AP]\.M|[CEMP]\.[DS]?T|[PN]\.A|L\.L|[WSEN]\.[WE]?\b")


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
    aged = before_age(text, run)
    if aged and _is_given_word(run, len(run) - len(aged) - 1, aged[-1]):
        aged = run[-len(aged) - 1 :]
    rest = run[: len(run) - len(aged)]
    names = []
    at = 0
    while at < len(rest):
        size = _length(text, rest, at)
        if size and not (_is_thing(rest, at, size, bool(aged)) or _is_place(text, rest[at:], size)):
            begun = _is_particle(rest, at - 1) or _is_given_word(rest, at - 1, rest[at + size - 1])
            begun = begun or (at == 1 and size > 1 and _opens_with_town(text, rest[:3]))
            words = tuple(rest[at - begun : at + size])
            names.append(Name(words, is_official(text, words[0])))
        at += size or 1
    if aged:
        names.append(Name(tuple(aged), aged=True))
    return names


def _is_place(text: str, run: list[Word], size: int) -> bool:
    """Whether the first words of a run are told to be a site, a county or where somebody lives."""
    words = run[:size]
    placed = names_site(text, run, size) or is_home(text, words) or names_counties(text, words)
    return placed or are_before_thing(text, words) or names_firm(text, words) or is_vehicle(text, words)


def _is_particle(run: list[Word], at: int) -> bool:
    """Whether a word before a name is a particle of it, written large: "Du Zorbax Kim"."""
    if at < 0 or run[at].first or run[at].shouted or is_title(run[at]):
        return False
    return run[at].low in words_of("particles") - words_of("saints") - {"la"}


def _is_given_word(run: list[Word], at: int, last: Word) -> bool:
    """Whether a word before a name is a given name of Vietnamese that is English too: "Son Quillon Nguyen"."""
    if (
        at < 0 or run[at].shouted or run[at + 1].kind in ("given", "either")
    ):  # "Son Jordan Quillon Nguyen" is kin of somebody
        return False
    return run[at].low in words_of("vietnamese-given") and last.low in words_of("vietnamese-families")


def _opens_with_town(text: str, run: list[Word]) -> bool:
    """Whether a town begins a sentence and a name of two words goes on: it is a given name, "Gaylord Ruth Examplar"."""
    town, first, last = run
    opens = town.first or text[max(0, town.start - 3) : town.start].rstrip(" \xa0")[-1:] == "."
    named = first.kind in ("given", "unknown", "word") and last.kind in ("given", "unknown")
    return town.kind in ("place", "either") and opens and named and not town.shouted


def _length(text: str, run: list[Word], at: int) -> int:
    """How many words from `at` on are one name; 0 where none begins there."""
    word = run[at]
    after = run[at + 1] if at + 1 < len(run) else None
    if (at > 0 and is_saint(run[at - 1])) or is_nobody(text, word):
        return 0
    if len(run) == 1 and is_accused(text, word):
        return 1
    if size := length_told_of_age(text, run[at:]):
        return size
    if told := told_length(text, run[at:]) or alias_length(text, run[at:]):
        return told
    if _is_person_of_a_place(text, run, at):
        return len(run) - at
    begins = _may_begin(text, word, after, at == 0) or _is_place_like(run[at : at + 3])
    if not begins and not is_addressed(text, word):
        return 0
    size = 1
    parts = int(word.kind != "initial")
    while (
        at + size < len(run)
        and size < LONGEST
        and (_goes_on(run[at + size], word, parts, at + size + 1 == len(run)) or _leads_on(run[at + size :]))
    ):
        parts += run[at + size].kind != "initial" and run[at + size].low not in words_of("suffixes")
        size += 1
    shortened = size == 2 and run[at + 1].kind == "initial" and text[run[at + 1].end : run[at + 1].end + 1] == "."
    dotted = word.kind == "initial" and text[word.end : word.end + 1] == "." != text[word.start - 1 : word.start]
    if parts == 0:
        return 0
    alone = parts == 1 and word.kind != "given" and not (shortened or dotted)
    if size == 1 and is_somewhere(text, run, at) and not is_addressed(text, word):
        return 0
    return 0 if alone and begins and not is_addressed(text, word) else size


def _is_person_of_a_place(text: str, run: list[Word], at: int) -> bool:
    """Whether a given name goes on with a family name that makes places and bodies elsewhere: "told Michael Hill",
    "Michael J. Hill"."""
    two = [run[at], run[-1]]
    between = run[at + 1 : -1]
    if len(run) not in (at + 2, at + 3) or two[0].kind != "given" or not is_family(two[1].low):
        return False
    if any(word.kind not in ("given", "initial") for word in between):
        return False
    if at and run[at - 1].kind in ("place", "proper"):  # "Santa Ana Christian Church"
        return False
    if two[1].low not in words_of("names-of-things") | words_of("official-titles"):
        return False
    whole = text[two[0].start : two[1].end]
    if f" at {whole}" in text:  # of "Luna Park" anywhere else
        return False
    if PLACED_IN.match(text, two[1].end) and text.count(two[1].shown) == text.count(whole):  # "Luna Park in Anaheim"
        return False
    return not two[0].shouted and not PLACED.search(text, max(0, two[0].start - 8), two[0].start)


def _is_place_like(words: list[Word]) -> bool:
    """Whether a given name that is a place's too stands before an initial and a family name."""
    kinds = [word.kind for word in words]
    return len(kinds) == 3 and kinds[:2] == ["place", "initial"] and kinds[2] in ("given", "unknown")


def _may_begin(text: str, word: Word, after: Word | None, first: bool) -> bool:
    called = first and word.kind == "either" and after is not None and after.kind in ("given", "unknown", "place")
    thing = word.low in words_of("names-of-things") | words_of("things-by-name") and not called  # "Bill Examplar"
    if is_title(word) or thing:
        return False
    if word.kind == "given":
        return True
    if after is None or after.low in words_of("names-of-things") or after.low in words_of("official-titles"):
        return False
    if word.kind == "unknown":
        return after.kind != "proper" and (after.kind != "word" or not after.shouted)
    if word.kind == "either" and word.low in words_of("months"):
        return (after.kind in ("given", "unknown", "initial") or is_family(after.low)) and not is_dated(text, word)
    if _is_given_word([word, after], 0, after):
        return True
    if word.kind == "word" and after.kind == "unknown":  # "Shalom Examplar"
        return not (word.shouted or word.first or word.low in vocabulary("common_words"))
    if word.kind == "either":
        placed = word.low in words_of("names-and-places")
        return after.kind in ("given", "unknown", "initial", "either", "foreign") or (
            not word.shouted and (after.kind == "place" or (_is_surname(after) and not placed))
        )
    if word.kind == after.kind == "initial":
        return text[word.end : after.start] == "." and not ABBREVIATED.match(text, word.start)
    short = word.kind == "initial" or (word.kind == "acronym" and len(word.low) == 2)
    return short and after.kind in ("given", "unknown") and not after.shouted


def _leads_on(rest: list[Word]) -> bool:
    """Whether particles written large stand before more of a name: "ANNA DE LA MUESTRA", "Jordan St. Examplar"."""
    more = list(dropwhile(lambda word: word.low in words_of("particles") and len(word.low) > 1, rest))
    return 0 < len(more) < len(rest) and more[0].kind != "proper"


def _is_surname(word: Word) -> bool:
    return word.kind == "acronym" or (word.kind == "word" and is_family(word.low))


def _goes_on(word: Word, begun: Word, parts: int, last: bool) -> bool:
    """Whether a word carries on a name of so many parts; the last of a run may be an ordinary word."""
    if word.low in words_of("suffixes"):
        return True
    if word.low in words_of("names-of-things") | words_of("official-titles") | words_of("dealers"):
        return False
    if word.kind in ("given", "unknown", "initial"):
        return True
    if word.kind in ("place", "either", "foreign"):
        return parts < 3
    if last and word.low in words_of("vietnamese-families") and begun.kind in ("given", "either", "unknown"):
        return parts < 3 and not word.shouted  # "Hung Quillon Do"
    if last and begun.kind == "given" and parts == 1 and word.low in words_of("shy-families"):
        return not word.shouted
    if last and word.kind == "word" and parts == 2 and begun.kind in ("given", "unknown"):
        return not word.shouted and word.low not in words_of("shy")
    if word.kind == "proper" and begun.kind == "given" and parts < 2:
        return (not word.shouted or is_family(word.low)) and word.low not in words_of("never-alone")
    if word.shouted and begun.kind == "given" and parts < 2 and is_family(word.low):
        return word.low not in words_of("shy")
    if begun.kind == "initial" and parts == 0:
        return is_family(word.low)
    plain = word.kind != "proper" and word.low not in words_of("shy") and not word.shouted
    return parts < 2 and plain and begun.kind in ("given", "either", "unknown", "word")


def _is_thing(run: list[Word], at: int, size: int, more: bool) -> bool:
    """Whether the words name a street, a body or an operation by the word behind or before them, of those before
    "Lake County Sheriff" none."""
    behind = run[at + size] if at + size < len(run) and not more else None
    before = list(takewhile(lambda word: not is_title(word), reversed(run[max(0, at - 4) : at])))
    if any(word.low in words_of("things-by-name") for word in before):
        return True
    sure = size > 1 and run[at].kind == "given" and run[at].shouted
    return bool(behind and behind.low in words_of("names-of-things") | words_of("dealers") and not sure)
