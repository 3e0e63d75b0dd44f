"""Who is named in a text, collected twice: by the masker, and by patterns of its own that share nothing with it.

An audit that only asked the masker again would find nothing that the masker overlooked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

# One capitalised word of a name; an initial; a particle. Bounded, so that hostile text costs no more than its length.
WORD = r"[A-ZÀ-ÖØ-Þ][\wÀ-ÿ’'-]{1,24}"
INITIAL = r"[A-Z]\.?"
LITTLE = r"(?:de|la|del|los|las|van|von|der|den|bin|al|el|da|dos)"
BETWEEN = rf"(?:[ \xa0](?:{INITIAL}|{LITTLE}|{LITTLE} {LITTLE}|[“\"(]{WORD}[”\")]))?"
NAME = rf"(?P<name>{WORD}(?:{BETWEEN}[ \xa0]{WORD}){{1,4}})"
SUFFIX = r"(?:,?[ \xa0](?:Jr|Sr|II|III|IV)\b\.?)?"
NUMBER = r"(?:age |aged )?(?:1[0-9]|[2-9][0-9])"
AGE = rf"(?:[ \xa0]?\({NUMBER}\)|,[ \xa0]{NUMBER}(?:[,;]|\.?$| of [A-Z]| from [A-Z]))"
BORN = r"[ ,(]{1,3}(?:DOB|D\.O\.B\.?|dob|[Dd]ate of [Bb]irth)\b"
AFTER_NAME = re.compile(rf"(?<![\w’'-]){NAME}{SUFFIX}(?:{AGE}|{BORN})", re.MULTILINE)
FAMILY_FIRST = re.compile(
    rf"^[ \t•*-]{{0,4}}(?P<family>{WORD}(?: {WORD})?), (?P<given>{WORD})(?: {INITIAL}| {WORD})?{SUFFIX}"
    rf"(?:{AGE}|{BORN}|[ ,(-]{{1,4}}\d)",
    re.MULTILINE,
)
BEFORE_NAME = re.compile(
    r"\b(?:identified (?:\w{2,12} ){0,3}as|defendant|defendants:?|co-defendant|convicted felon|suspect|\d\d-year-old"
    rf"|arrested were)[ \xa0]{NAME}"
)
LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _words(of: str) -> frozenset[str]:
    """A list of `named.yml`."""
    listed = yaml.safe_load(files("pipeline").joinpath("named.yml").read_text(encoding="utf-8"))
    return frozenset(listed[of])


def named_by_pattern(text: str) -> Iterator[str]:
    """Names that an age, a date of birth or a telling word marks: "Name Surname, NN, of Town", "SURNAME, NAME, NN"."""
    for pattern in (AFTER_NAME, BEFORE_NAME):
        for match in pattern.finditer(text):
            yield from _person(match["name"])
    for match in FAMILY_FIRST.finditer(text):
        yield from _person(f"{match['given']} {match['family']}")


def spans_by_pattern(text: str) -> Iterator[tuple[int, int]]:
    """Where the names that a pattern finds stand in a text, in any case, also where no pattern marks them."""
    for name in dict.fromkeys(name for name in named_by_pattern(text) if not is_placeholder(name)):
        words = r"\s{1,3}".join(map(re.escape, name.split()))
        yield from (match.span() for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE))


def _person(name: str) -> Iterator[str]:
    words = name.split()
    while words and words[0].lower().strip(".:,-") in _words("before_a_name"):
        words = words[1:]
    if len(words) >= 2 and not any(word in _words("not_people") for word in LETTERS.findall(" ".join(words).lower())):
        yield " ".join(words)


def is_placeholder(name: str) -> bool:
    """Whether a name stands for one that is kept back: "Jane Doe"."""
    words = LETTERS.findall(name.lower())
    return bool(words) and words[-1] in _words("placeholders")


def named_by_masker(text: str) -> Iterator[str]:
    """Names that the masker finds, placeholders left out."""
    from extractors.agencies.mentions import find_agencies
    from extractors.model import Context
    from extractors.page.layout import lay_out
    from extractors.people.masking import find_private_names
    from extractors.places.finder import find_places

    page = lay_out(text)
    for span in find_private_names(page, find_agencies(page, Context()), find_places(page)):
        name = " ".join(span.of(text).split())
        if not is_placeholder(name):
            yield name
