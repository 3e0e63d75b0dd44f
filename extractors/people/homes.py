"""Capitalised words that an age, a number or a state beside them tells to be a town or an address."""

from __future__ import annotations

import re
from functools import cache

from extractors.people.scan import Word
from extractors.people.words import any_of, place_names

HOME_OF = re.compile(r"\d\)?,? (?:both |all )?(?:of|from)[ \xa0]$")
END = re.compile(r"[ \xa0]*(?:\n|$)")
BEHIND_AGE = re.compile(r"(?<!\d)\d\d\)?, $")
NUMBERED = re.compile(r"\b(?:at|near|to|of) (?!(?:19|20)\d\d )\d{2,5} (?:[NSEW]\.? |Del |El |La )?$")


def is_home(text: str, words: list[Word]) -> bool:
    """Whether words of no vocabulary are told to be where somebody lives: "33, of Zorbax", "33, Zorbax Hill, was"; or
    stand behind a number: "9 Zorbax Quillon"."""
    before = max(0, words[0].start - 18)
    if any(word.kind == "given" for word in words):
        known = " ".join(word.low for word in words) in place_names()
        return known and bool(HOME_OF.search(text, before, words[0].start))
    if NUMBERED.search(text, before, words[0].start):
        return True
    if any(word.kind == "initial" for word in words):
        return False
    if HOME_OF.search(text, before, words[0].start):
        return True
    after = words[-1].end
    return bool(
        BEHIND_AGE.search(text, before, words[0].start) and (END.match(text, after) or after_home().match(text, after))
    )


@cache
def after_home() -> re.Pattern[str]:
    """What follows a town after an age: the state, or what its inhabitant did."""
    return re.compile(
        rf", (?:[A-Z]{{2}}\b|[A-Z]\.[A-Z]\.|(?i:{any_of('homes')})\b|(?:pleaded|pled|is|was|has|faces|were|are|who)\b)"
    )
