"""The vocabulary of organisation names: rules by their words, and the tokens they are matched on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.places.gazetteer import gazetteer
from extractors.rulebook import Rule as Entry
from extractors.rulebook import load_rules

# Same length as what they replace, so that offsets hold.
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-"})
TOKEN = re.compile(r"U\. ?S\.(?!\w)|(?:[A-Z]\.){2,}|[^\W_]+(?:['.&/-][^\W_]+)*'?|[^\s\w]")
ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")


@cache
def dotted() -> frozenset[str]:
    """The words that are written with a full stop: "Dept.", "St.", the short forms of states."""
    known = gazetteer()
    in_full = {area.core.lower() for area in known.areas.values() if area.level == "state"}
    return frozenset({"dept", "inc", "st", "mt", "ft", "co", "ste"}.union(known.states) - in_full)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark; `norm` is lower case without full stops at its end."""

    text: str
    norm: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it is written as names are: a capital, "17th", "A21", "2Bright"."""
        if self.text[0].isdigit():
            return any(char.isupper() for char in self.text) or ORDINAL.fullmatch(self.text) is not None
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of rules/agencies.yml, as its head comment describes."""

    id: str
    kind: str
    type: str | None
    level: str | None
    office: str | None
    bare: bool
    tail: bool
    full: str


@dataclass(frozen=True, slots=True)
class Match:
    """`rule` stands in tokens[first:last]."""

    first: int
    last: int
    rule: Rule


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """Tokens of `text[start:end]`, which must be straightened already; offsets are of `text`."""
    found: list[Token] = []
    for match in TOKEN.finditer(text, start, end):
        word, stop = match.group(), match.end()
        norm = word.lower().replace(" ", "").rstrip(".")
        if stop < end and text[stop] == "." and norm.split("-")[-1] in dotted() and word[0].isupper():
            stop += 1
            word += "."
        elif word == "." and found and found[-1].end > match.start():
            continue
        found.append(Token(word, norm or word, match.start(), stop))
    return found


def phrases(rule_id: str, field: str = "words") -> frozenset[str]:
    """The words of one rule, for membership."""
    (entry,) = (entry for entry in load_rules("agencies") if entry["id"] == rule_id)
    return frozenset(entry[field])


def rule_of(entry: Entry) -> Rule:
    return Rule(
        entry["id"],
        entry["kind"],
        entry.get("type"),
        entry.get("level"),
        entry.get("office"),
        bool(entry.get("bare")),
        bool(entry.get("tail")),
        entry["words"][0],
    )


@cache
def lexicon() -> dict[str, list[tuple[tuple[str, ...], Rule, bool]]]:
    """First word → (words, rule, whether the words are an abbreviation in capitals), longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], Rule, bool]]] = {}
    for entry in load_rules("agencies"):
        if entry["kind"] in ("left", "list", "words"):
            continue
        rule = rule_of(entry)
        for phrase in entry["words"]:
            norms = tuple(token.norm for token in tokens_of(phrase, 0, len(phrase)))
            by_first.setdefault(norms[0], []).append((norms, rule, phrase.isupper() and " " not in phrase))
    for options in by_first.values():
        options.sort(key=lambda option: -len(option[0]))
    return by_first


def matches(tokens: list[Token]) -> list[Match]:
    """All phrases of the vocabulary in text order; of two that overlap the longer, of equals the earlier,
    but one that waits for more words last ("Police Department" before "Department for").
    """
    ordered = sorted(_candidates(tokens), key=lambda m: (m.first - m.last, m.rule.kind == "of", m.first))
    taken = [False] * len(tokens)
    kept: list[Match] = []
    for match in ordered:
        if not any(taken[match.first : match.last]):
            taken[match.first : match.last] = [True] * (match.last - match.first)
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)


def _candidates(tokens: list[Token]) -> Iterator[Match]:
    words = lexicon()
    norms = [token.norm for token in tokens]
    for first, norm in enumerate(norms):
        for phrase, rule, exact in words.get(norm, words.get(norm.removesuffix("'s"), ())):
            last = first + len(phrase)
            said = norms[first:last]
            if len(said) == len(phrase) and said[:-1] == list(phrase[:-1]) and _same_end(said[-1], phrase[-1]):
                if rule.kind == "never" and not all(token.text[0] != token.norm[0] for token in tokens[first:last]):
                    continue
                if exact and not tokens[first].text.removesuffix("'s").isupper():
                    continue
                yield Match(first, last, rule)


def _same_end(said: str, phrase: str) -> bool:
    return said in (phrase, phrase + "'s", phrase + "'")
