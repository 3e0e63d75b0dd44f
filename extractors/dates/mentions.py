"""Finds the dates of a release: matched by the grammar, joined to ranges, given their year, and a role.

What a date does not state is not filled in; a date without a year takes one only where the release leaves no doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.dates.calendar import DAY, READERS, Point, day_point
from extractors.dates.grammar import scan
from extractors.dates.published import find_published, find_updated
from extractors.model import DateMention, DateRole, Page, Span, latest_day

__all__ = ["find_dates", "find_published", "find_updated"]

JOIN = re.compile(
    r"\s?[-–—]\s?|,?\s(?:and\s)?(?:(?:r[au]n(?:ning)?|last(?:ed|ing)|continu(?:ed|ing)|went on)\s)?"
    r"(?:to|into|through|thru|until|till)\s"
    r"(?:the\s|early\s|late\s|last\s|(?:morning|evening|night|end|(?:small|early|wee)\shours)\sof\s){0,3}"
    r"(?:(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?|noon|midnight)\s(?:on\s)?)?|"
    r",?\sand\s(?:in(?:to)?\s)?the\s(?:early\s|small\s|wee\s)?(?:morning|hours|morning\shours)\sof\s|"
    r",?\sand\s(?:end(?:ed|ing)|conclud(?:ed|ing)|finish(?:ed|ing)|wrapp(?:ed|ing)\sup|clos(?:ed|ing))\s(?:on\s|late\s)?"
)
AND = re.compile(r",?\s(?:and|&)\s(?:the\s)?|,\s")
BETWEEN = re.compile(r"(?i)\b(?:between|from)\s(?:the\s)?$")
AHEAD = re.compile(
    r"(?i)\b(?:will|scheduled|expected|due|upcoming|next|set for|to be|returns?|facing|sentencing|hearing|arraignment|"
    r"trial|pre-trial|deadline|hosts?|event|register|until|starting|continued)\b"
)
WILL = re.compile(r"\b(?:will|(?:is|are) (?:scheduled|expected|due|set) |faces|to be (?:arraigned|sentenced|held))\b")
COURT = re.compile(
    r"(?i)\b(?:hearing|pre-?trial|trial|arraignment|sentencing|court on|in court|appear|returns? to court|Dept|"
    r"Department [A-Z]{1,2}-?\d)"
)
LAUNCH = re.compile(
    r"(?i)\b(?:launch|form(?:ed|ation)|found(?:ed|ing)|creat(?:ed|ion)|establish|inception|incept|stood up|set up|"
    r"opened|beg[au]n|started|dates from|took effect|in existence)"
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
# A date so far back with one close ahead could be either, where no word decides.
LONG_PAST, SOON = 300, 45
# What begins no range, and ends one only as "from Thursday until this morning".
NO_ENDS = ("near_day", "past_span")
# Days named one after the other ("June 3 and June 10") are those of one event if they lie so close.
NEAR = 31
LONGEST_GAP = 32
FRESH = 60
# Characters of one line over which a story keeps its year.
STORY = 4000
WINDOW = 90


@dataclass(slots=True)
class _Draft:
    """A date on the way to its year."""

    span: Span
    rule: str
    first: Point
    last: Point

    @property
    def yearless(self) -> bool:
        return self.first.year is None and self.first.month is not None


def find_dates(page: Page, published: str | None) -> tuple[DateMention, ...]:
    """The dates and periods of the release's body, in text order, each as far as it is stated.

    `published` is the publication date (cut ISO) that relative dates count from; without it they are left out.
    """
    federal = FEDERAL.search(page.text) is not None
    drafts = [draft for block in _blocks(page) for draft in _drafts(page.text, block, published, federal)]
    _give_years(page.text, drafts, published)
    sentences = [sentence.start for sentence in page.sentences]
    found = []
    for draft in drafts:
        first, last = draft.first.iso(), draft.last.iso()
        if first and last and first <= last:
            at = bisect_right(sentences, draft.span.start) - 1
            sentence = page.sentences[at] if at >= 0 else draft.span
            found.append(DateMention(draft.span, first, last, _role(page.text, draft, sentence, first, published)))
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


def _drafts(text: str, block: Span, published: str | None, federal: bool) -> Iterator[_Draft]:
    waiting: _Draft | None = None
    for atom in scan(text, block.start, block.end):
        ends = READERS[atom.reads](atom.parts, published)
        # States and counties keep other fiscal years: only a text that names a federal body means the federal one.
        if ends is None or (atom.reads == "fiscal" and not federal):
            continue
        draft = _with_look_ahead(text, _Draft(atom.span, atom.rule, *ends))
        joined = _joined(text, waiting, draft) if waiting else None
        if waiting and not joined:
            yield waiting
        waiting = joined or draft
    if waiting:
        yield waiting


def _with_look_ahead(text: str, draft: _Draft) -> _Draft:
    """A weekday or weekend of which the text says what will be is that of the week to come."""
    said = text[draft.span.start : draft.span.end].lower()
    shifted = draft.rule == "weekday" or said == "this weekend"
    if not shifted or not WILL.search(text, _clause(text, draft), draft.span.start):
        return draft
    first, last = (
        day_point(date(p.year or 1, p.month or 1, p.day or 1) + timedelta(7)) for p in (draft.first, draft.last)
    )
    return replace(draft, first=first, last=last)


def _joined(text: str, before: _Draft, after: _Draft) -> _Draft | None:
    """The range "X through Y", "X-Y", "between X and Y", and two days in a row ("Thursday and Friday")."""
    gap = text[before.span.end : after.span.start]
    until_today = after.rule == "near_day" and JOIN.fullmatch(gap)
    if before.rule == after.rule == "near_day" and AND.fullmatch(gap) and before.first != after.first:
        return _Draft(Span(before.span.start, after.span.end), after.rule, before.first, after.last)
    if len(gap) > LONGEST_GAP or before.rule in NO_ENDS or (after.rule in NO_ENDS and not until_today):
        return None
    lead = BETWEEN.search(text, max(0, before.span.start - 14), before.span.start)
    weekdays = before.rule == after.rule == "weekday"
    days = before.rule == after.rule == "month_day"
    if not (JOIN.fullmatch(gap) or (AND.fullmatch(gap) and (lead or weekdays or (days and _are_near(before, after))))):
        return None
    first, last = before.first, after.last
    if weekdays:
        first = _weekday_before(first, last)
    elif first.year is None and last.year is not None:
        first = first._replace(year=last.year - ((first.month or 0) > (last.month or 12)))
    elif last.year is None and first.year is not None:
        last = last._replace(year=first.year + ((last.month or 12) < (first.month or 0)))
    return _Draft(Span(before.span.start, after.span.end), after.rule, first, last)


def _are_near(before: _Draft, after: _Draft) -> bool:
    """Whether two days named one after the other can be those of one event."""
    one, other = (_day(2000, draft.first.month or 1, draft.first.day or 1) for draft in (before, after))
    same_year = before.first.year in (None, after.first.year)
    return same_year and one is not None and other is not None and 0 < (other - one).days <= NEAR


def _weekday_before(first: Point, last: Point) -> Point:
    """The first weekday of a pair, brought into the week that ends with the last."""
    start, end = (date(point.year or 1, point.month or 1, point.day or 1) for point in (first, last))
    start = date.fromordinal(end.toordinal() - (end.toordinal() - start.toordinal()) % 7)
    return Point(start.year, start.month, start.day)


def _give_years(text: str, drafts: list[_Draft], published: str | None) -> None:
    line_year: tuple[int, Point] | None = None
    for draft in drafts:
        line = text.rfind("\n", max(0, draft.span.start - STORY), draft.span.start)
        if not draft.yearless:
            if draft.first.month and draft.rule not in ("near_span", "near_day", "weekday", "past_span"):
                line_year = (line, draft.last)
            continue
        same_line = line_year[1] if line_year and line_year[0] == line else None
        year = _year_of(text, draft, published, same_line)
        if year is not None:
            draft.first = draft.first._replace(year=year)
            draft.last = draft.last._replace(year=year + ((draft.last.month or 12) < (draft.first.month or 0)))


def _year_of(text: str, draft: _Draft, published: str | None, told: Point | None) -> int | None:
    """The year of a date without one.

    Of a story told in the same line with full dates, their year; else the latest such date on or before
    publication, or, where the text looks ahead, the first on or after it; None where either could be meant.
    """
    if published is None:
        return told.year if told and (draft.first.month or 1) >= (told.month or 13) else None
    today = latest_day(published)
    if draft.rule == "months":
        return today.year - ((draft.last.month or 1) > today.month)
    month, day = draft.first.month or 1, draft.first.day or 1
    if told and told.year and told.year < today.year and month >= (told.month or 13):
        return told.year
    past = today.year - ((month, day) > (today.month, today.day))
    before, after = (_day(year, month, day) for year in (past, past + 1))
    if before is None or after is None:
        return None
    ahead = AHEAD.search(text, _clause(text, draft), draft.span.start)
    if ahead and (after - today).days < LONG_PAST and (today - before).days > 1:
        return past + 1
    doubt = (today - before).days > LONG_PAST and (after - today).days < SOON
    return None if doubt and draft.first.day else past


def _clause(text: str, draft: _Draft) -> int:
    """Where the words before a date begin that can say what it is of: in its sentence, not too far away."""
    start = max(0, draft.span.start - WINDOW)
    return max(*(text.rfind(stop, start, draft.span.start) + 1 for stop in (". ", ".\n", "”")), start)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _role(text: str, draft: _Draft, sentence: Span, first: str, published: str | None) -> DateRole:
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
    operation = OPERATION.search(
        text, max(sentence.start, near - WINDOW), min(sentence.end, draft.span.end + 2 * WINDOW)
    )
    if LAUNCH.search(text, near, draft.span.start) and not (operation and _is_recent(first, published)):
        return "launch"
    if operation:
        return "operation"
    return "other"


def _is_recent(first: str, published: str | None) -> bool:
    """Whether a day lies so close before publication that what began then is news, not a founding."""
    near = published is not None and len(first) == len(published) == DAY
    return near and date.fromisoformat(str(published)) - date.fromisoformat(first) < timedelta(FRESH)
