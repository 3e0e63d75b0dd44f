"""An operation's name taken apart: what it is called, and which of a series it is."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

WORD = re.compile(r"[^\W_]+")
YEAR = re.compile(r"(?:19|20)\d\d")
ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50}
BEFORE = 90  # characters before a name that may say which edition it is
HEAD = 300  # characters of a release that say whether it corrects another


class Name(NamedTuple):
    """`base` is what names are compared by; `edition` "8", a year, or null."""

    base: str
    edition: str | None


@cache
def words() -> dict[str, Any]:
    """operations.yml: what releases say beside names."""
    found: dict[str, Any] = yaml.safe_load(
        files("pipeline.resolve").joinpath("operations.yml").read_text(encoding="utf-8")
    )
    return found


@cache
def _pattern(rule: str) -> re.Pattern[str]:
    return re.compile(words()[rule]["pattern"])


def take_apart(name: str) -> Name:
    """Letters and digits in lower case, without a leading "operation" and without a last number or year."""
    said = WORD.findall(name.casefold().replace("’", "").replace("'", ""))
    if said[:1] == ["operation"] and len(said) > 1:
        said = said[1:]
    edition = _edition(said[-1]) if len(said) > 1 else None
    return Name(" ".join(said[:-1] if edition else said), edition)


def _edition(word: str) -> str | None:
    """The number a last word is: "viii" and "8" are "8", "2016" is itself."""
    if word.isdecimal():
        return word if YEAR.fullmatch(word) or len(word) < 3 else None
    if not ROMAN.fullmatch(word):
        return None
    values = [DIGITS[letter] for letter in word]
    return str(sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)))


def edition_before(text: str, start: int) -> str | None:
    """Which of a yearly series the text before a name says it is: "the eighth annual" is "8"."""
    found = _pattern("edition").search(text[max(0, start - BEFORE) : start])
    if not found:
        return None
    ordinal = found["ordinal"]
    return ordinal.rstrip("stndrh") if ordinal[0].isdigit() else str(words()["ordinals"].index(ordinal) + 1)


def is_annual(text: str, start: int) -> bool:
    """Whether the text before a name calls it annual."""
    return bool(_pattern("annual").search(text[max(0, start - BEFORE) : start]))


def is_recurring(base: str) -> bool:
    """Whether operations of that name are held again and again, all over the country."""
    return base in words()["recurring"]


def change_of(title: str | None, text: str) -> str | None:
    """Whether a release says at its head that it corrects or takes back another: correction, retraction or null."""
    heads = [head for head in (title, text.lstrip()[:HEAD]) if head]
    return next(
        (kind for kind in ("retraction", "correction") if any(_pattern(kind).search(head) for head in heads)), None
    )
