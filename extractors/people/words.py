"""The vocabularies by which names of persons are told from other words with a capital letter."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from extractors.places.gazetteer import gazetteer
from extractors.rulebook import load_rules

POSSESSIVE = re.compile(r"['’](?:s|S)?$")
ENDINGS = ("s", "ed", "ing")
PART = re.compile(r"[^\W\d_]+")


@cache
def words_of(rule_id: str) -> frozenset[str]:
    """The words of a rule of `rules/people.yml`."""
    return frozenset(str(word) for rule in load_rules("people") if rule["id"] == rule_id for word in rule["words"])


def any_of(rule_id: str) -> str:
    """The words of a rule, to stand in a pattern."""
    return "|".join(sorted(map(re.escape, words_of(rule_id)), reverse=True)) or "(?!)"


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The words of `rules/NAME.txt`; a line that begins with # is a note."""
    lines = files("extractors").joinpath("rules", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def place_names() -> frozenset[str]:
    """The names of all states, counties and places of the gazetteer, in lower case."""
    known = gazetteer()
    return frozenset(area.core.casefold().replace(".", "") for area in known.areas.values()) | frozenset(known.states)


@cache
def place_words() -> frozenset[str]:
    """The single words of those names."""
    return frozenset(word for name in place_names() for word in PART.findall(name) if len(word) > 1)


def is_proper(word: str) -> bool:
    """Whether a word, in lower case, is always written large and no person's name; "Lamborghinis" too."""
    known = vocabulary("proper_words")
    cars = word[:-1] in words_of("makes") and word[:-1] in known and word.endswith("s")
    return cars or word in known or word in vocabulary("dictionary_proper")


def is_ordinary(word: str) -> bool:
    """Whether a word, in lower case, is ordinary English, or one of the Spanish that releases are written in."""
    if any(word in vocabulary(name) for name in ("common_words", "dictionary_words", "spanish_words")):
        return True
    if word.endswith(("n't", "n’t")):
        return True
    if any(word.endswith(end) and word[: -len(end)] in vocabulary("common_words") for end in ENDINGS if len(word) > 3):
        return True
    if "-" in word or "'" in word or "’" in word:
        return all(is_ordinary(part) or is_proper(part) for part in PART.findall(word) if len(part) > 1)
    return False


def is_family(word: str) -> bool:
    """Whether a word, in lower case, that could be anything is a common family name too."""
    return word in vocabulary("family_names")


def is_place(word: str) -> bool:
    """Whether a word, in lower case, stands in the name of a state, county or place."""
    return word in place_words() or ("-" in word and all(part in place_words() for part in word.split("-")))


def unaccented(words: str) -> str:
    """The words with plain letters, "María" as "Maria"; those of Vietnamese keep theirs."""
    words = unicodedata.normalize("NFC", words)
    if any(ord(letter) > 255 for letter in words):
        return words
    return "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))


def is_given(word: str) -> bool:
    """Whether a word, in lower case, is a common given name."""
    first = unaccented(word.split("-")[0])
    return first in vocabulary("given_names") or first in vocabulary("census_given_names")
