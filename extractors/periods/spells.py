"""Stretches of time, and those of which a sentence says how long they were and one end: "four nights ending Sunday"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from extractors.dates.points import DAY, month_before
from extractors.model import DateMention, Scope, Span, earliest_day
from extractors.periods.words import NUMBERS, REACH, rule


@dataclass(frozen=True, slots=True)
class Tie:
    """A stretch of time that words of the text give to what happened."""

    first: str
    last: str
    scope: Scope
    span: Span
    by_week: bool = False

    @property
    def exactness(self) -> int:
        """3 for days, 2 for "last week", 1 for a month, 0 for a year."""
        length = min(len(self.first), len(self.last))
        return 0 if length == 4 else 1 if length == 7 else 2 if self.by_week else 3


def whole_of(before: str, mention: DateMention) -> Tie | None:
    """The whole of what a sentence says lasted so long and began or ended on one date."""
    if mention.first != mention.last:
        return None
    for name, sign in (("lasted_until", -1), ("ended_length", -1), ("lasted_from", 1)):
        if length := rule(name).search(before):
            said = Span(mention.span.start - len(length.group()), mention.span.end)
            return lasting(length, mention.first, sign, said)
    return None


def whole_after(text: str, before: str, mention: DateMention) -> Tie | None:
    """The same where the length follows: "ended on June 9 after four days", "began on May 3 and lasted 20 days"."""
    sign = -1 if rule("ends").search(before) else 1 if rule("begins").search(before) else 0
    length = rule("length_after").search(text[mention.span.end : mention.span.end + REACH])
    if last := rule("last_of").search(text[mention.span.end : mention.span.end + REACH]):
        sign, length = -1 if last["which"].lower() in ("last", "final") else 1, last
    same_day = mention.first == mention.last
    return lasting(length, mention.first, sign, mention.span) if sign and same_day and length else None


def time_before(before: str, mention: DateMention) -> Tie | None:
    """The time up to a date: "in the six months before June 3"."""
    length = rule("time_before").search(before[-REACH:])
    if not length or not mention.first[DAY - 2 :]:
        return None
    day = earliest_day(mention.first)
    number, unit = _number(length["number"].lower()), length["unit"].lower()
    if unit in ("month", "year"):
        first = "{:04}-{:02}".format(*month_before(day.year, day.month, number * (12 if unit == "year" else 1)))
    else:
        first = (day - timedelta(number * (7 if unit == "week" else 1))).isoformat()
    said = Span(mention.span.start - len(length.group()), mention.span.end)
    return Tie(first, (day - timedelta(1)).isoformat(), "other_operation", said)


def lasting(length: re.Match[str], day: str, sign: int, span: Span) -> Tie | None:
    """The whole of what lasted so long and began (`sign` 1) or ended (-1) on a day or in a month."""
    said, unit = length["number"].lower(), length["unit"].lower()
    number, unit = (1, said) if unit == "long" else (_number(said), unit)
    start = earliest_day(day)
    if unit in ("month", "year"):
        back = -sign * ((12 if unit == "year" else number) - 1)
        ends = sorted((day[:7], "{:04}-{:02}".format(*month_before(start.year, start.month, back))))
    elif len(day) == 10 and number:
        days = number * (7 if unit == "week" else 1)
        ends = sorted((day, (start + timedelta(days=sign * (days - 1))).isoformat()))
    else:
        return None
    return Tie(ends[0], ends[1], "unspecified", span)


def said_days(length: re.Match[str]) -> int:
    """The days that "a five-week drive" lasted."""
    return _number(length["number"].lower()) * (7 if length["unit"].lower() == "week" else 1)


def _number(said: str) -> int:
    return int(said) if said.isdigit() else NUMBERS.get(said, 0)


def month_later(first: str, years: int) -> str:
    """The month that lies `years` after a cut date."""
    day = earliest_day(first)
    return f"{day.year + years:04}-{day.month:02}"
