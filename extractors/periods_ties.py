"""Which dates of a sentence say when what it counts happened, and what they say.

A date can stand in a sentence without being the figure's: the day of the announcement, of the crime, of a court
date to come, of another event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extractors.dates_grammar import WORD_NUMBERS
from extractors.model import DateMention, Scope, Span, earliest_day
from extractors.rulebook import load_rules

EVENTS = ("arrest", "charge", "convict", "rescue", "move")
REACH = 90
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

    @property
    def exactness(self) -> int:
        """2 for days, 1 for a month, 0 for a year."""
        return (len(min(self.first, self.last, key=len)) - 4) // 3


def event_of(text: str, trigger: Span | None, sentence: Span) -> str | None:
    """The kind of event a trigger states, or the only kind of its sentence."""
    if trigger is not None:
        kinds = [kind for kind in EVENTS if rule(kind).search(text, trigger.start, trigger.end)]
    else:
        kinds = [kind for kind in EVENTS if rule(kind).search(text, sentence.start, sentence.end)]
        kinds = kinds if len(kinds) == 1 else []
    return kinds[0] if kinds else None


def is_reported(text: str, said: Span, sentence: Span) -> bool:
    """Whether a date is that of the announcement."""
    before, after = text[max(sentence.start, said.start - REACH) : said.start], text[said.end : sentence.end][:REACH]
    return bool(rule("reported_before").search(before) or rule("reported_after").search(after))


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
    for name, sign in (("lasted_until", -1), ("lasted_from", 1)):
        lasted = rule(name).search(before)
        if lasted and mention.first == mention.last and len(mention.first) == 10:
            return _lasting(lasted, mention, sign)
    if published and as_said.startswith("past "):
        return Tie(mention.first, mention.last, "ongoing", mention.span)
    goes_on = rule("so_far").search(text, sentence.start, sentence.end)
    of_this_year = as_said == "this year" and mention.first == (published or "")[:4]
    if published and published >= mention.first and (goes_on or of_this_year):
        return Tie(mention.first, published, "year_to_date" if of_this_year else "ongoing", mention.span)
    return Tie(mention.first, mention.last, "unspecified", mention.span)


def _lasting(lasted: re.Match[str], mention: DateMention, sign: int) -> Tie:
    said = lasted["number"].lower()
    days = (int(said) if said.isdigit() else NUMBERS[said]) * (7 if lasted["unit"].lower() == "week" else 1)
    day = date.fromisoformat(mention.first)
    other = day + timedelta(days=sign * (days - 1))
    first, last = sorted((day.isoformat(), other.isoformat()))
    return Tie(first, last, "unspecified", Span(mention.span.start - len(lasted.group()), mention.span.end))


def ties_of(
    text: str, mentions: Sequence[DateMention], sentence: Span, event: str | None, anchor: Span, published: str | None
) -> list[Tie]:
    """The ties of a sentence to what stands at `anchor`, the nearest first."""
    found = []
    for mention in mentions:
        if is_reported(text, mention.span, sentence) or _belongs_elsewhere(text, mention, sentence, event, anchor):
            continue
        if published and mention.first > published and not rule("ahead").search(text, sentence.start, mention.span.start):
            continue
        if found_tie := tie(text, mention, sentence, published):
            found.append((_distance(text, mention.span, anchor), mention.span.start, found_tie))
    return [found_tie for _, _, found_tie in sorted(found, key=lambda item: item[:2])]


def _belongs_elsewhere(text: str, mention: DateMention, sentence: Span, event: str | None, anchor: Span) -> bool:
    """Whether other words than those at `anchor` own the date: another event, the crime, the founding of something."""
    gap_start, gap_end = anchor.end, mention.span.start
    since = rule("since").search(text[max(sentence.start, gap_end - REACH) : gap_end])
    if since:
        return False
    if gap_start < gap_end and event:
        gap = text[gap_start:gap_end]
        others = [kind for kind in EVENTS if kind != event and rule(kind).search(gap)]
        if others:
            return True
        if event in ("charge", "convict") and rule("of_offense").search(gap):
            return True
    return bool(mention.role == "launch" and not rule("so_far").search(text, sentence.start, sentence.end))


def _distance(text: str, said: Span, anchor: Span) -> int:
    """Characters between date and figure; a break between clauses counts for much, what stands before for more."""
    if said.start >= anchor.end:
        gap = text[anchor.end : said.start]
        return len(gap) + 200 * len(re.findall(r"[;|]", gap))
    gap = text[said.end : anchor.start]
    return len(gap) + 20 + 200 * len(re.findall(r"[;|]", gap))


def month_later(first: str, years: int) -> str:
    """The month that lies `years` after a cut date."""
    day = earliest_day(first)
    return f"{day.year + years:04}-{day.month:02}"


