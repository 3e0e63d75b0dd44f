"""What kind of people a figure counts: offense, age group, gender."""

from __future__ import annotations

import re
from functools import cache

from extractors.rulebook import load_rules

MINOR = re.compile(r"\b(?:minors?|juveniles?|child(?:ren)?|girls?|boys?|teen(?:s|ager|agers|age)?|kids?|under-?aged?|under (?:the age of )?18)\b", re.I)
ADULT = re.compile(r"\badults?\b|\bages? rang(?:ing|ed) from (?:1[89]|[2-9]\d)|\bbetween the ages of (?:1[89]|[2-9]\d)", re.I)
FEMALE = re.compile(r"\b(?:females?|wom[ae]n|girls?|mothers?|sisters?|madams?)\b", re.I)
MALE = re.compile(r"\b(?:males?|m[ae]n|boys?|brothers?|fathers?|gentlem[ae]n)\b", re.I)


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (rule["offense"], re.compile(rule["pattern"], re.I), re.compile(rule["not"], re.I) if "not" in rule else None)
        for rule in load_rules("offenses")
    )


def offenses_in(words: str) -> frozenset[str]:
    """Every kind of offense that a stretch of text speaks of."""
    found: set[str] = set()
    for offense, pattern, veto in patterns():
        rest = veto.sub(" ", words) if veto else words
        if pattern.search(rest):
            found.add(offense)
    return frozenset(found)


def the_one(found: frozenset[str]) -> str | None:
    """The kind where all is of one kind, else None."""
    return next(iter(found)) if len(found) == 1 else None


def age_group(words: str) -> str | None:
    minor, adult = MINOR.search(words) is not None, ADULT.search(words) is not None
    return None if minor == adult else "minor" if minor else "adult"


def gender(words: str) -> str | None:
    female, male = FEMALE.search(words) is not None, MALE.search(words) is not None
    return None if female == male else "female" if female else "male"
