"""Which dates of a sentence say when what it counts happened, and what they say.

A date can stand in a sentence without being the figure's: the day of the announcement, of the crime, of a court
date to come, of another event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from extractors.dates.grammar import WORD_NUMBERS
from extractors.dates.points import month_before
from extractors.model import DateMention, Scope, Span, earliest_day, latest_day
from extractors.rulebook import load_rules

# What a trigger can state, and what it belongs to: a date of one family is no date of another.
FAMILIES = {
    "arrest": "police",
    "rescue": "police",
    "charge": "charge",
    "arraign": "charge",
    "sentence": "court",
    "convict": "court",
    "move": "move",
}
REACH = 90
# Dates considered on each side of a figure.
MOST_DATES = 8
# "arrested and charged today": so near, two events share a date.
CHAIN = 30
FRESH = timedelta(days=62)
# "In three months, the chief said, nine were held" dates what he told of.
ASIDE = re.compile(r",\s(?:[\w.’'-]+\s){1,8}(?:said|says|reported),")
# "This year's operation" is the one at hand, on whatever days it was.
OWN_YEAR = re.compile(r"[Tt]his year['’]s\b")
# "From May until July, when nine were held": the end of it.
WHEN = re.compile(r",? when\b")
NUMBERS = {word: number for number, word in enumerate(WORD_NUMBERS, 1)} | {"fourteen": 14}


@cache
def rule(name: str) -> re.Pattern[str]:
    """The pattern of `rules/periods.yml` with this id."""
    return re.compile(next(entry["pattern"] for entry in load_rules("periods") if entry["id"] == name))


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


def event_of(text: str, trigger: Span | None, sentence: Span) -> str | None:
    """The kind of event a trigger states, or, where it states none, the only kind of its sentence."""
    stated = (kind for kind in FAMILIES if trigger and rule(kind).search(text, trigger.start, trigger.end))
    if found := next(stated, None):
        return found
    kinds = [kind for kind in FAMILIES if rule(kind).search(text, sentence.start, sentence.end)]
    return kinds[0] if len(kinds) == 1 else None


def is_reported(text: str, said: Span, sentence: Span) -> bool:
    """Whether a date is that of the announcement, or of a stand of things."""
    before, after = (
        text[max(sentence.start, said.start - REACH) : said.start],
        text[said.end : sentence.end][: 2 * REACH],
    )
    if rule("reported_in").search(after) or rule("toward").search(before):
        return True
    # "On Monday the sheriff said" dates what he said; "nine were held on Monday, the sheriff said" what he told of.
    told = after.startswith(",") and any(rule(kind).search(before) for kind in ("operation", *FAMILIES))
    announced = not told and not ASIDE.match(after) and rule("reported_after").search(after)
    return bool(announced or any(rule(name).search(before) for name in ("reported_before", "as_of", "compared_to")))


def tie(text: str, mention: DateMention, sentence: Span, published: str | None) -> Tie | None:
    """What a date of a sentence says as a period: "since" runs to publication, "three days ending X" from its start."""
    before = text[max(sentence.start, mention.span.start - REACH) : mention.span.start]
    as_said = mention.span.of(text).lower()
    if since := rule("since").search(before):
        if published is None or published < mention.first:
            return None
        scope: Scope = "year_to_date" if mention.first[:4] == published[:4] else "since_founding"
        said = Span(mention.span.start - len(since.group()), mention.span.end)
        return Tie(mention.first, published, scope, said)
    if whole := _whole(before, mention) or _whole_after(text, before, mention):
        return whole
    if published and rule("lookback").search(as_said) and mention.last == published:
        return Tie(mention.first, mention.last, "ongoing", mention.span)
    founded = mention.role == "launch" and has_done(text, sentence)
    if founded and published and published >= mention.first:
        return Tie(mention.first, published, "since_founding", mention.span)
    if mention.first != mention.last and WHEN.match(text, mention.span.end):
        return Tie(mention.last, mention.last, "unspecified", mention.span)
    goes_on = rule("so_far").search(text, sentence.start, sentence.end)
    of_this_year = as_said == "this year" and mention.first == (published or "")[:4]
    if published and published >= mention.first and (goes_on or of_this_year):
        return Tie(mention.first, published, "year_to_date" if of_this_year else "ongoing", mention.span)
    by_week = as_said.endswith(("this week", "last week")) and mention.first != mention.last
    # "This week" is over, as far as a release can tell, on the day it is told.
    last = min(mention.last, published) if published and by_week and published >= mention.first else mention.last
    return Tie(mention.first, last, "unspecified", mention.span, by_week)


def _whole(before: str, mention: DateMention) -> Tie | None:
    """The whole of what a sentence says lasted so long and began or ended on one date."""
    if mention.first != mention.last:
        return None
    for name, sign in (("lasted_until", -1), ("lasted_from", 1)):
        if length := rule(name).search(before):
            said = Span(mention.span.start - len(length.group()), mention.span.end)
            return lasting(length, mention.first, sign, said)
    return None


def _whole_after(text: str, before: str, mention: DateMention) -> Tie | None:
    """The same where the length follows: "ended on June 9 after four days", "began on May 3 and lasted 20 days"."""
    sign = -1 if rule("ends").search(before) else 1 if rule("begins").search(before) else 0
    length = rule("length_after").search(text[mention.span.end : mention.span.end + REACH])
    same_day = mention.first == mention.last
    return lasting(length, mention.first, sign, mention.span) if sign and same_day and length else None


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


def ties_of(
    text: str, mentions: Sequence[DateMention], sentence: Span, event: str | None, anchor: Span, published: str | None
) -> list[Tie]:
    """The ties of a sentence to what stands at `anchor`, the nearest first."""
    found = []
    nearest = bisect_left(mentions, anchor.start, key=lambda mention: mention.span.start)
    for mention in mentions[max(0, nearest - MOST_DATES) : nearest + MOST_DATES]:
        if (
            OWN_YEAR.match(text, mention.span.start)
            or is_reported(text, mention.span, sentence)
            or _belongs_elsewhere(text, mention, sentence, event, anchor, published)
        ):
            continue
        if (
            published
            and mention.first > published
            and not rule("ahead").search(text, sentence.start, mention.span.start)
        ):
            continue
        if found_tie := tie(text, mention, sentence, published):
            found.append((_distance(text, mention.span, anchor), mention.span.start, found_tie))
    return [found_tie for _, _, found_tie in sorted(found, key=lambda item: item[:2])]


def _belongs_elsewhere(
    text: str, mention: DateMention, sentence: Span, event: str | None, anchor: Span, published: str | None
) -> bool:
    """Whether other words than those at `anchor` own the date: another event, the crime, the founding of something."""
    gap_start, gap_end = anchor.end, mention.span.start
    of_figure = anchor.start < anchor.end
    if (of_figure and ";" in text[gap_start:gap_end]) or rule("compared_figure").search(
        text, gap_start, max(gap_start, gap_end)
    ):
        return True
    since = rule("since").search(text[max(sentence.start, gap_end - REACH) : gap_end])
    if since or rule("lasted_from").search(text, max(sentence.start, gap_end - REACH), gap_end):
        return False
    if gap_start < gap_end and event:
        gap = text[gap_start:gap_end]
        chained = len(gap) <= CHAIN and " and " in gap
        if not chained and any(
            family != FAMILIES[event] and rule(kind).search(gap) for kind, family in FAMILIES.items()
        ):
            return True
        if FAMILIES[event] in ("charge", "court") and rule("of_offense").search(gap):
            return True
    goes_on = rule("so_far").search(text, sentence.start, sentence.end) or has_done(text, sentence)
    founding = mention.role == "launch" and mention.first == mention.last
    founding &= not _begins_now(text, mention, sentence, published)
    return founding and not goes_on and not _whole_after(text, text[max(0, gap_end - REACH) : gap_end], mention)


def _begins_now(text: str, mention: DateMention, sentence: Span, published: str | None) -> bool:
    """Whether an operation began on the date, shortly before publication: its own time, and no founding."""
    if (
        published is None
        or mention.first > published
        or not rule("operation").search(text, sentence.start, sentence.end)
    ):
        return False
    return latest_day(published) - earliest_day(mention.first) < FRESH


def has_done(text: str, sentence: Span) -> bool:
    """Whether a sentence tells what somebody has done up to now."""
    return rule("has_done").search(text, sentence.start, sentence.end) is not None


def states_other(gap: str, event: str) -> bool:
    """Whether the words between an event and a date state one of another kind; in court, another act: "was sentenced
    following his plea on May 3"."""
    if len(gap) <= CHAIN and " and " in gap:
        return any(family != FAMILIES[event] and rule(kind).search(gap) for kind, family in FAMILIES.items())
    return any(
        kind != event and rule(kind).search(gap)
        for kind, family in FAMILIES.items()
        if family != FAMILIES[event] or family == "court"
    )


def _distance(text: str, said: Span, anchor: Span) -> int:
    """Characters between date and figure; what stands before counts for more, a break between clauses for much."""
    after = said.start >= anchor.end
    gap = text[anchor.end : said.start] if after else text[said.end : anchor.start]
    return len(gap) + (0 if after else 20) + 80 * len(rule("break").findall(gap))


def month_later(first: str, years: int) -> str:
    """The month that lies `years` after a cut date."""
    day = earliest_day(first)
    return f"{day.year + years:04}-{day.month:02}"
