"""The grammar of dates: rules of `rules/dates.yml`, compiled once, found where a date can begin.

Each pattern is anchored at a word that can begin a date; nothing is guessed from loose numbers.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.model import Span
from extractors.number_words import COUNTED
from extractors.rulebook import load_rules

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {form.lower(): number for number in range(1, 13) for form in (month_name[number], month_abbr[number])}
MONTHS["sept"] = 9
# How far before a match the words may lie that a rule asks for with `after` or forbids with `never_after`.
REACH = 32


def _both_cases(words: list[str]) -> str:
    return "|".join(f"{word}|{word.upper()}" for word in words)


SPACE = r"(?:[ \t\xa0]{1,3}|[ \t\xa0]?\n)"
MONTH = "(?:" + _both_cases([*month_name[1:], "Sept", *month_abbr[1:]]) + r")(?![A-Za-z])"
# The dot of a shortened month, not that of the sentence.
DOT = rf"(?:\.(?=[,–—\d-]|{SPACE}(?:\d|of\b|last\b|this\b)))?"
SHORT_WEEKDAYS = ("Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Sat", "Sun")
MACROS = {
    "s": SPACE,
    "month": rf"(?P<month>{MONTH}){DOT}",
    "anymonth": rf"{MONTH}{DOT}",
    "until": rf"(?P<until>{MONTH}){DOT}",
    "day": r"(?P<day>(?:3[01]|[12]\d|0?[1-9])(?!\d|,\d\d\d|[:.]\d|%))(?:st|nd|rd|th|TH)?",
    "anyday": r"(?:3[01]|[12]\d|0?[1-9])(?!\d|,\d\d\d|[:.]\d|%|\s?[ap]\.?m\b)(?:st|nd|rd|th|TH)?",
    "year": r"(?P<year>(?:19|20)\d\d(?!\d|,\d|%))",
    "weekday": "(?P<weekday>" + _both_cases(list(WEEKDAYS)) + ")",
    "onweekday": rf"(?:(?:[Tt]his )?(?:{_both_cases([*WEEKDAYS, *SHORT_WEEKDAYS])})\.?,?{SPACE})?",
    "number": r"(?P<number>\d{1,3}|(?i:" + "|".join(COUNTED) + "))",
    "holiday": f"(?P<holiday>{'|'.join(rule['pattern'] for rule in load_rules('holidays'))})",
    "last": f"(?P<which>[Ll]ast|[Tt]his(?:{SPACE}past)?|[Pp]ast)",
}
# Where a page's lines were run together, a capital follows the year: "June 5, 2020Example City".
END = r"(?:(?![A-Za-z0-9])|(?<=(?:19|20)\d\d)(?=[A-Z][A-Za-z]))"
# Every first word of a rule: the scan looks for these alone, and tries the rules only there.
KERNEL = re.compile(
    r"(?<![A-Za-z0-9$#.])(?:\d|Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MA[RY]|APR|JU[NL]|AUG|SEP|OCT|"
    r"NOV|DEC|Mon|Tue|Wed|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN|FY|[Ff]iscal|FISCAL|[Nn]ew Year|Q[1-4]\b|"
    r"Martin|MLK|M\.L|Valentine|Groundhog|President|St\.? P|Saint P|Cinco|Memorial|Independence|Labor|Halloween|"
    r"Veteran|Thanks|Christmas|[Tt]o(?:day|morrow)|[Yy]esterday|[Ll]ast|[Tt]his|[Pp]ast|[Ee]arlier|[Rr]ecent|[Tt]hat|"
    r"[Ll]ong w|[Tt]he (?=following|next|present)|[Pp]resent\b|[Nn]ow\b|date\b|[Yy]ear[ -]|YEAR[ -]|YTD|[Ff]irst|"
    r"[Ss]econd|[Tt]hird|[Ff]ourth|[Oo]pening|[Cc]losing|[Ll]atter|FIRST|SECOND|THIRD|FOURTH|"
    r"S(?:uper B|UPER B)|[Ff]inal|[Ss]tart|[Bb]eginning|[Ss]pring|[Ss]ummer|[Ff]all|"
    r"[Aa]utumn|[Ww]inter|[Ww]eek|(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|"
    r"[Ee]leven|[Tt]welve) )"
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One date as a rule matched it; `reads` names the way its parts are read."""

    span: Span
    rule: str
    reads: str
    parts: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    reads: str
    after: re.Pattern[str] | None
    never_after: re.Pattern[str] | None
    groups: tuple[str, ...]


@cache
def _grammar() -> tuple[re.Pattern[str], tuple[_Rule, ...]]:
    """All rules in one pattern, tried in file order; group names carry the number of their rule."""
    rules, patterns = [], []
    for number, entry in enumerate(load_rules("dates")):
        pattern = entry["pattern"].strip()
        for macro, expansion in MACROS.items():
            pattern = pattern.replace("{" + macro + "}", expansion)
        groups = tuple(re.findall(r"\(\?P<(\w+)>", pattern))
        pattern = re.sub(r"\(\?P([<=])(\w+)", rf"(?P\1\2_{number}", pattern)
        patterns.append(f"(?P<rule_{number}>{pattern}){END}")
        after, never = (re.compile(entry[key]) if key in entry else None for key in ("after", "never_after"))
        rules.append(_Rule(entry["id"], entry["reads"], after, never, groups))
    return re.compile("|".join(patterns), re.MULTILINE), tuple(rules)


@cache
def _alone(number: int) -> re.Pattern[str]:
    """The pattern from one rule on: what is tried when an earlier rule matched in the wrong company."""
    pattern, rules = _grammar()
    whole = pattern.pattern
    return re.compile(whole[whole.index(f"(?P<rule_{number}>") :], re.MULTILINE) if number < len(rules) else _NOTHING


_NOTHING = re.compile(r"(?!)")


def scan(text: str, start: int, end: int) -> Iterator[Atom]:
    """The dates in `text[start:end]`, in text order, none overlapping another."""
    at = start
    while kernel := KERNEL.search(text, at, end):
        atom = _atom_at(text, kernel.start(), end)
        if atom:
            yield atom
        at = atom.span.end if atom else kernel.end()


def _atom_at(text: str, start: int, end: int) -> Atom | None:
    pattern, rules = _grammar()
    before = text[max(0, start - REACH) : start]
    while match := pattern.match(text, start, end):
        name = str(match.lastgroup)
        number = int(name.removeprefix("rule_"))
        rule = rules[number]
        wanted = rule.after is None or rule.after.search(before)
        if wanted and not (rule.never_after and rule.never_after.search(before)):
            said = {group: match[f"{group}_{number}"] for group in rule.groups}
            parts = {group: value for group, value in said.items() if value is not None}
            return Atom(Span(*match.span()), rule.id, rule.reads, parts)
        pattern = _alone(number + 1)
    return None
