"""The vocabulary of nouns for those whom or what a number counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.rulebook import Rule, forms, load_rules

PARTICIPLES = frozenset(
    {verb for rule in load_rules("triggers") for verb in rule.get("verbs", []) if verb.endswith(("ed", "en", "ght"))}
)
# Kinds of nouns that count people.
PEOPLE = frozenset({"person", "suspect", "victim", "missing"})


@dataclass(frozen=True, slots=True)
class Noun:
    """What the vocabulary knows of a noun."""

    word: str
    rule: str
    kind: str
    measure: str | None = None
    offense: str | None = None
    age_group: str | None = None
    gender: str | None = None


@cache
def nouns() -> dict[str, Noun]:
    """Vocabulary by word or words, lower case; what is listed first wins."""
    table: dict[str, Noun] = {}
    for rule in load_rules("nouns"):
        for word in rule["words"]:
            for form in forms(word):
                table.setdefault(form, noun_of(form, rule))
    return table


@cache
def words_for_people() -> frozenset[str]:
    """Nouns for people, singular and plural, but for those for the missing."""
    return frozenset(word for word, noun in nouns().items() if noun.kind in PEOPLE - {"missing"})


def noun_of(word: str, rule: Rule) -> Noun:
    return Noun(word, rule["id"], rule["kind"], *map(rule.get, ("measure", "offense", "age_group", "gender")))
