"""Finds the dates of a release: matched by the grammar, joined to ranges, given their year, and a role.

What a date does not state is not filled in; a date without a year takes one only where the release leaves no doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from extractors.dates.calendar import other_fiscal_year
from extractors.dates.drafts import WINDOW, Draft, clause
from extractors.dates.grammar import scan
from extractors.dates.joins import joined, told_apart
from extractors.dates.points import DAY, Point, day_point
from extractors.dates.published import find_published, find_updated
from extractors.dates.relative import READERS
from extractors.dates.years import give_years, make_fiscal, take_year
from extractors.model import DateMention, DateRole, Page, Span

__all__ = ["find_dates", "find_published", "find_updated"]

WILL = re.compile(r"\b(?:will|(?:is|are) (?:scheduled|expected|due|set) |faces|to be (?:arraigned|sentenced|held))\b")
COURT = re.compile(
    r"(?i)\b(?:hearing|pre-?trial|trial|arraignment|sentencing|court on|in court|appear|returns? to court|Dept|"
    r"Department [A-Z]{1,2}-?\d)"
)
LAUNCH = re.compile(
    r"(?i)\b(?:launch|form(?:ed|ation)|found(?:ed|ing)|creat(?:ed|ion)|establish|inception|incept|stood up|set up|"
    r"(?:opened|beg[au]n|started)(?! (?:20\d\d|the year)\b)|dates from|took effect|in existence)"
)
OPERATION = re.compile(
    r"(?i)\b(?:operations?|stings?|sweeps?|details?|crackdown|round-?up|initiative|campaign|search|raids?|takedown|"
    r"enforcement|arrest(?:s|ed)?|rescued?|recovered)\b"
)
# A dateline stands at the head of its sentence, and no word of prose ("on", "until") before it.
DATELINE_REACH, SHORT = 60, 80
IN_PROSE = re.compile(r"[a-z]\s$")
DATELINE = re.compile(r"\s?[)\]]?\s{0,2}[–—:-]|\)")
FEDERAL = re.compile(
    r"\bU\.S\. |\bFBI\b|\bHSI\b|\bICE\b|\bUnited States |\bHomeland Security|\b[Ff]ederal (?:agen|Bureau)"
)
# "To date" and "until last week" are dates only at the end of a time.
ENDS_ONLY = ("now", "end_of_last")
SEASONS = ("season", "the_season", "season_of_operation")
BY = re.compile(r"(?:^|[\s.])[Bb]y (?:late |early )?$")
FRESH = 60
# Characters over which a day without a month is one of the month told before.
NEAR_MONTH = 200
# Characters over which a week that is told goes on.
SAME = 600


def find_dates(page: Page, published: str | None) -> tuple[DateMention, ...]:
    """The dates and periods of the release's body, in text order, each as far as it is stated.

    `published` is the publication date (cut ISO) that relative dates count from; without it they are left out.
    """
    federal = FEDERAL.search(page.text) is not None
    drafts = [draft for block in _blocks(page) for draft in _drafts(page.text, block, published, federal)]
    give_years(page.text, drafts, published)
    if federal:
        make_fiscal(page.text, drafts)
    _bring_into_week(page.text, drafts)
    _bring_into_story(page.text, drafts)
    sentences = [sentence.start for sentence in page.sentences]
    found: list[DateMention] = []
    for draft in drafts:
        first, last = draft.first.iso(), draft.last.iso()
        if first and last and first <= last:
            at = bisect_right(sentences, draft.span.start) - 1
            sentence = page.sentences[at] if at >= 0 else draft.span
            told = found[-1].span.end if found else 0
            role = _role(page.text, draft, sentence, first, published, told)
            found.append(DateMention(draft.span, first, last, role))
    return tuple(found)


def _blocks(page: Page) -> Iterator[Span]:
    """Lines of the body that follow one another, as one stretch: a date may run over the end of a line."""
    start = end = -1
    for line in sorted(page.body):  # a headline may come before the lines above it
        if start < 0:
            start = line.start
        elif line.start - end > 1:
            yield Span(start, end)
            start = line.start
        end = line.end
    if start >= 0:
        yield Span(start, end)


def _drafts(text: str, block: Span, published: str | None, federal: bool) -> Iterator[Draft]:
    waiting: Draft | None = None
    latest: Draft | None = None
    for atom in scan(text, block.start, block.end):
        ends = READERS[atom.reads](atom.parts, published)
        if ends is None:
            continue
        # States and counties keep other fiscal years: only a text that names a federal body means the federal one.
        if atom.reads == "fiscal" and not federal:
            ends = other_fiscal_year(ends)
        draft = _with_look_ahead(text, Draft(atom.span, atom.rule, *ends))
        if draft.rule == "day_alone" and not _of_month_before(draft, waiting or latest):
            continue
        take_year(text, draft, waiting or latest)
        both = joined(text, waiting, draft) or told_apart(text, waiting, draft) if waiting else None
        if draft.rule in ENDS_ONLY and not both:
            continue
        if waiting and not both:
            yield waiting
            latest = waiting
        waiting = both or draft
    if waiting:
        yield waiting


def _bring_into_week(text: str, drafts: list[Draft]) -> None:
    """Moves the days "Wednesday and Thursday" into "last week" where that is told shortly before."""
    week: Draft | None = None
    for draft in drafts:
        if draft.rule == "near_span" and draft.span.of(text).lower().endswith("last week"):
            week = draft
            continue
        days = draft.rule == "weekday" and draft.first != draft.last and not draft.span.of(text).endswith("week")
        if week and days and draft.first > week.last and draft.span.start - week.span.end < SAME:
            draft.first, draft.last = _shifted(draft.first, -7), _shifted(draft.last, -7)


def _bring_into_story(text: str, drafts: list[Draft]) -> None:
    """Moves "by Sunday" into the week after the day that the story began on, where that is told shortly before."""
    for before, draft in pairwise(drafts):
        begun, by = before.first.iso(), text[max(0, draft.span.start - len("by early ")) : draft.span.start]
        near = draft.span.start - before.span.end < SAME and begun is not None and len(begun) == DAY
        if near and draft.rule == "weekday" and draft.first == draft.last and BY.search(by):
            weeks = (date.fromisoformat(draft.first.iso() or "") - date.fromisoformat(begun or "")).days // 7
            draft.first = draft.last = _shifted(draft.first, -7 * max(weeks, 0))


def _shifted(point: Point, days: int) -> Point:
    return day_point(date(point.year or 1, point.month or 1, point.day or 1) + timedelta(days))


def _of_month_before(draft: Draft, before: Draft | None) -> bool:
    """Gives "the 7th" the month of the date told shortly before in the same block, if there is one."""
    told = before.last if before else None
    if before is None or told is None or told.month is None or draft.span.start - before.span.end > NEAR_MONTH:
        return False
    draft.first, draft.last = (Point(told.year, told.month, each.day) for each in (draft.first, draft.last))
    return (told.day or 0) <= (draft.first.day or 0)


def _with_look_ahead(text: str, draft: Draft) -> Draft:
    """A weekday, weekend or season of which the text says what will be is that of the week or year to come."""
    said = text[draft.span.start : draft.span.end].lower()
    shifted = draft.rule == "weekday" or said == "this weekend" or draft.rule in SEASONS
    if not shifted or not WILL.search(text, clause(text, draft), draft.span.start):
        return draft
    if draft.rule in SEASONS:
        first, last = (each._replace(year=(each.year or 0) + 1) for each in (draft.first, draft.last))
        return replace(draft, first=first, last=last)
    return replace(draft, first=_shifted(draft.first, 7), last=_shifted(draft.last, 7))


def _role(text: str, draft: Draft, sentence: Span, first: str, published: str | None, told: int) -> DateRole:
    near = max(sentence.start, draft.span.start - WINDOW)
    if first == published and draft.rule not in ("near_day", "weekday"):
        after = text[draft.span.end : draft.span.end + 4]
        inside = draft.span.start - sentence.start > DATELINE_REACH or IN_PROSE.search(text, near, draft.span.start)
        # Prose does not write a day as a machine does.
        if draft.rule == "iso":
            return "publication"
        if not inside and (sentence.end - sentence.start < SHORT or DATELINE.match(after)):
            return "publication"
    if published and first > published and len(published) == DAY:
        return "court" if COURT.search(text, near, min(sentence.end, draft.span.end + WINDOW)) else "other"
    if draft.rule == "year_of_law":
        return "launch"
    operation = OPERATION.search(
        text, max(sentence.start, near - WINDOW), min(sentence.end, draft.span.end + 2 * WINDOW)
    )
    # "The unit, formed in 2018, freed nine last year": what was formed then was not formed again.
    since = max(near, told) if "," in text[told : draft.span.start] else near
    if LAUNCH.search(text, since, draft.span.start) and not (operation and _is_recent(first, published)):
        return "launch"
    if operation:
        return "operation"
    return "other"


def _is_recent(first: str, published: str | None) -> bool:
    """Whether a day lies so close before publication that what began then is news, not a founding."""
    near = published is not None and len(first) == len(published) == DAY
    return near and date.fromisoformat(str(published)) - date.fromisoformat(first) < timedelta(FRESH)
