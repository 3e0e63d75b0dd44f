"""Stretches of time, and those of which a sentence says how long they were and one end: "four nights ending Sunday"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from extractors.dates.points import DAY, month_before
from extractors.model import DateMention, Scope, Span, earliest_day, latest_day
from extractors.periods.words import NUMBERS, REACH, rule

# What begins before or ends after these days of a month takes up that month.
EDGES = (4, 26)

# The end of what goes on in a release that does not say when it was published: no day of it is known.
OPEN = "9999-12-31"
# A longer stretch is that of a sum over years, whatever operation lies in it.
LONGEST = timedelta(days=366)
ABOUT_A_YEAR = (350, 380)
# An operation that lasted longer is rather the whole of several.
SHORT_RUN = timedelta(days=31)


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
        months = number * (12 if unit == "year" else 1)
        # What lasts a month from the 14th ends in the next; what ends on the 28th was as good as one month.
        whole = start.day <= EDGES[0] if sign > 0 else start.day >= EDGES[1]
        other = month_before(start.year, start.month, -sign * (months - (whole or len(day) < DAY)))
        ends = sorted((day[:7], "{:04}-{:02}".format(*other)))
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


def years_on(first: str, last: str, years: int) -> tuple[str, str]:
    """The same stretch so many years later where it is about a year that begins on another day; else the year."""
    lasted = (latest_day(last) - earliest_day(first)).days
    if len(first) == len(last) == DAY and ABOUT_A_YEAR[0] < lasted < ABOUT_A_YEAR[1]:
        return f"{int(first[:4]) + years:04}{first[4:]}", f"{int(last[:4]) + years:04}{last[4:]}"
    year = f"{int(first[:4]) + years:04}"
    return year, year


def month_later(first: str, years: int) -> str:
    """The month that lies `years` after a cut date."""
    day = earliest_day(first)
    return f"{day.year + years:04}-{day.month:02}"


def lies_within(own: Tie, found: Tie, least: int) -> bool:
    """Whether an operation's dates fall in a time said for the figure that is at `least` so exact, and are more so."""
    first, last = earliest_day(found.first), latest_day(found.last)
    inside = first <= earliest_day(own.first) and latest_day(own.last) <= last
    # "In January they set out": a month in which it began.
    inside |= not least and first <= earliest_day(own.first) <= last
    # "Last week" is said of any seven days about then.
    inside |= found.by_week and meet(found, own)
    inside &= latest_day(found.last) - earliest_day(found.first) <= LONGEST
    # "Between May and July" is a series of which the operation may be one.
    series = found.exactness == 1 and found.first != found.last
    inside &= not series or (own.first.startswith(found.first) and own.last.startswith(found.last))
    return inside and least <= found.exactness < own.exactness


def is_end_of(own: Tie, found: Tie) -> bool:
    """Whether a time is one of an operation's ends, or a week soon after."""
    if not found.by_week:
        return found.first in (own.first, own.last)
    return timedelta(0) <= earliest_day(found.last) - latest_day(own.last) <= SHORT_RUN


def meet(one: Tie, other: Tie) -> bool:
    return earliest_day(one.first) <= latest_day(other.last) and earliest_day(other.first) <= latest_day(one.last)
