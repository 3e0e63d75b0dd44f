"""Finds numbers that could count something: digits, number words, vague words, ranges.

One span is one number; number words are never added up across nouns.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.counts.nouns import words_for_people
from extractors.model import Number, Precision, Span
from extractors.number_words import ONES, TENS, WORDS
from extractors.places.gazetteer import gazetteer
from extractors.rulebook import Rule, load_rules

ONE = "|".join(sorted(ONES[1:], key=len, reverse=True))
TEN = "|".join(TENS)
SMALL = rf"(?:(?:{TEN})(?:[- ](?:{'|'.join(ONES[1:10])}))?|{ONE})"
WORDED = (
    rf"{SMALL}(?:[- ]thousand(?:[- ](?:and[- ])?{SMALL}(?:[- ]hundred)?)?|[- ]hundred(?:[- ](?:and[- ])?{SMALL})?)?"
)
DIGITS = r"\d{1,3}(?:,\d{3}){1,3}(?![\d,]*\d)|\d{1,9}(?!\d)"
REACH, FAR, AHEAD = 70, 1200, 60  # characters before a number, for all that leads up to it, and behind it
CHANGE = re.compile(r"\b(?:rose|grew|fell|dropped|climbed|jumped|increased|decreased|went|up|down) from $", re.I)
REPEATED = re.compile(r" ?[(\[]\d{1,3}[)\]]")  # seven (7) years


def rules() -> tuple[Rule, ...]:
    return load_rules("quantities")


@cache
def word_values() -> dict[str, tuple[int, Precision]]:
    """Words with a value of their own, and the precision they bring."""
    return {w: (v, rule["precision"]) for rule in rules() for w, v in rule.get("values", {}).items()}


@cache
def atoms() -> re.Pattern[str]:
    special = "|".join(sorted(map(re.escape, word_values()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w$€£])(?<!\d[.,])(?<!\s\.)(?:(?P<digits>{DIGITS})|(?P<hundred>a hundred (?:and )?{SMALL})\b|"
        rf"(?P<special>{special})\b|(?P<worded>{WORDED})\b)",
        re.I,
    )


@cache
def qualifiers() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, Precision], ...]:
    return tuple(
        (
            re.compile(rf"\b{rule['lead']}(?: a total of)? $", re.I),
            re.compile(rf" ?{rule['trail']}(?![\w])", re.I) if "trail" in rule else None,
            rule["precision"],
        )
        for rule in rules()
        if "lead" in rule
    )


@cache
def states() -> str:
    """A pattern of the names of all states, in full."""
    return f"(?:{'|'.join(area.core for area in gazetteer().areas.values() if area.level == 'state')})"


@cache
def people() -> str:
    """A pattern of the nouns for people."""
    return f"(?:{'|'.join(sorted(words_for_people()))})"


@cache
def vetoes() -> tuple[tuple[Rule, dict[str, re.Pattern[str]]], ...]:
    """Each rule of rules/numbers.yml with its patterns compiled; in them {state} is the name of any state, {people} any
    noun for people."""

    def spelled_out(pattern: str) -> str:
        return pattern.replace("{state}", states()).replace("{people}", people())

    keys = ("before", "before_not", "after", "after_not", "whole", "not_in")
    return tuple(
        (rule, {key: re.compile(spelled_out(rule[key]), re.I) for key in keys if key in rule})
        for rule in load_rules("numbers")
    )


def value_of(said: str) -> tuple[int, Precision]:
    """The value of a number as written and the precision its word brings: "a dozen" is 12, exact."""
    folded = re.sub(r"\s+", " ", said.lower())
    if folded in word_values():
        return word_values()[folded]
    if folded[0].isdigit():
        return int(folded.replace(",", "")), "exact"
    total = part = 0
    for word in re.split(r"[- ]", folded):
        if word == "hundred":
            part = max(part, 1) * 100
        elif word == "thousand":
            total, part = total + part * 1000, 0
        else:
            part += WORDS.get(word, 0)
    return total + part, "exact"


def vetoed(text: str, start: int, end: int, within: Span) -> str | None:
    """The id of the first rule that says this number counts nothing, or None; looks no farther than `within`."""
    broken = (
        text[max(within.start, start - REACH) : start],
        REPEATED.sub("", text[end : min(within.end, end + AHEAD)], 1),
    )
    joined = broken[0].replace("\n", " "), broken[1].replace("\n", " ")  # "sentenced to two", "years"
    for rule, pattern in vetoes():
        before, after = broken if "\\n" in rule.get("after", "") else joined
        if "whole" in pattern and not pattern["whole"].fullmatch(text[start:end]):
            continue
        if "before_not" in pattern and pattern["before_not"].search(before):
            continue
        if "after_not" in pattern and pattern["after_not"].match(after):
            continue
        left = "before" in pattern and pattern["before"].search(before) is not None
        right = "after" in pattern and pattern["after"].match(after) is not None
        anywhere = not ("before" in pattern or "after" in pattern)
        if not ((left and right) if rule.get("both") else (left or right or anywhere)):
            continue
        if "not_in" not in pattern or not pattern["not_in"].search(text, max(within.start, start - FAR), start):
            return str(rule["id"])
    return None


def find_numbers(text: str, span: Span) -> list[Number]:
    """The numbers in a stretch of text that could count something, in order."""
    found: list[Number] = []
    for match in atoms().finditer(text, span.start, span.end):
        if found and match.start() < found[-1].said.end:
            continue
        if vetoed(text, match.start(), match.end(), span):
            continue
        value, precision = value_of(match.group())
        again = repeated(text, match, value)
        here = qualified(text, Span(match.start(), again), value, precision, span)
        merged = ranged(text, found[-1], here) if found else None
        if merged:
            found[-1] = merged
        else:
            found.append(here)
    return found


def repeated(text: str, match: re.Match[str], value: int) -> int:
    """Where a number ends that is said again in digits: "ten (10) men"."""
    said = REPEATED.match(text, match.end())
    return said.end() if said and int(re.sub(r"\D", "", said.group())) == value else match.end()


def qualified(text: str, span: Span, value: int, precision: Precision, within: Span) -> Number:
    """The number with the words that qualify it."""
    before = text[max(within.start, span.start - REACH) : span.start].replace("\n", " ")  # "more than" may end a line
    after = text[span.end : span.end + AHEAD].replace("\n", " ")
    for lead, trail, meaning in qualifiers():
        left = lead.search(before)
        if left:
            return Number(span, Span(span.start - len(before) + left.start(), span.end), value, None, meaning)
        right = trail.match(after) if trail else None
        if right:
            return Number(span, Span(span.start, span.end + right.end()), value, None, meaning)
    return Number(span, span, value, None, precision)


def ranged(text: str, low: Number, high: Number) -> Number | None:
    """Two numbers that are one range: "20 to 25", "five or six", "between 20 and 25"."""
    gap = text[low.said.end : high.said.start]
    opener = text[max(0, low.span.start - 8) : low.span.start].lower()
    between = opener == "between " and gap == " and "
    joined = gap in (" to ", " or ", "-", "–", " – ", " - ")
    if CHANGE.search(text[max(0, low.said.start - REACH) : low.said.start]):
        return None
    if not (between or joined) or high.value <= low.value or low.value == 0:
        return None
    start = low.span.start - 8 if between else low.said.start
    return Number(low.span, Span(start, high.said.end), low.value, high.value, "at_least")
