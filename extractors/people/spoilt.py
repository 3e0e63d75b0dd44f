"""Ordinary words that no dictionary has: run together, derived, or with a letter wrong, as in headlines."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from extractors.people.parted import is_alike
from extractors.people.words import is_ordinary, vocabulary, words_of

LONG = 5  # letters of the word that a small one is run together with
SURE = 7  # letters; a shorter word with a letter wrong may be any other
ENDINGS = ("er", "ers", "est", "ist", "ists", "or", "ors")


@cache
def is_spoilt(word: str) -> bool:
    """Whether a word, in lower case, is ordinary English but for how it is written: "inabduction", "examintion"."""
    return _is_run_together(word) or _is_derived(word) or (len(word) >= SURE and _is_misspelt(word))


def _is_run_together(word: str) -> bool:
    ends = [(word[: len(small)], small, word[len(small) :]) for small in words_of("small-words")]
    ends += [(word[-len(small) :], small, word[: -len(small)]) for small in words_of("small-words")]
    return any(end == small and len(rest) >= LONG and rest in vocabulary("common_words") for end, small, rest in ends)


def _is_derived(word: str) -> bool:
    if any(word.startswith(begun) and is_ordinary(word[len(begun) :]) for begun in words_of("prefixes")):
        return len(word) > LONG + 2
    stems = [word[: -len(end)] for end in ENDINGS if word.endswith(end) and len(word) - len(end) >= 4]
    stems += [stem + "e" for stem in stems] + [stem[:-1] for stem in stems if stem[-1] == stem[-2]]
    stems += [stem[:-1] + "y" for stem in stems if stem[-1] == "i"]
    return any(stem in vocabulary("common_words") for stem in stems)


def _is_misspelt(word: str) -> bool:
    """Whether a letter is wrong, left out or added, or two are in the wrong order."""
    turned = (word[:at] + two + one + word[at + 2 :] for at, (one, two) in enumerate(pairwise(word)))
    if any(other in vocabulary("common_words") for other in turned):
        return True
    return any(is_alike(word, other) for other in _beginning(word[0]) if abs(len(other) - len(word)) <= 1)


@cache
def _beginning(letter: str) -> tuple[str, ...]:
    return tuple(word for word in vocabulary("common_words") if word[0] == letter and len(word) >= SURE - 1)
