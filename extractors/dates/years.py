"""The years of dates that state none: where the release leaves no doubt, from its story or its publication."""

from __future__ import annotations

import re

from extractors.dates.calendar import fiscal_year
from extractors.dates.drafts import Draft, clause, day_of
from extractors.dates.points import Point
from extractors.model import Span, latest_day
from extractors.number_words import FEW

AHEAD = re.compile(
    r"(?i)\b(?:will|scheduled|expected|due|upcoming|next|set for|to be|returns?|facing|sentencing|hearing|arraignment|"
    r"(?<!at )trial|pre-trial|deadline|hosts?|event|register|until|starting|continued)\b"
)
SAME_YEAR = re.compile(r",?\s(?:(?:in|of)\s)?(?:that|the\ssame)\syear\b")
# What is told after these words was a year before what was told last, or before publication.
YEAR_BEFORE = re.compile(
    r"(?i)\b(?:(?:a|one|the) year (?:earlier|before|prior)|(?:the|a) (?:previous|prior|preceding) year|"
    r"(?P<ago>last year\b|(?:a|one) year ago))\b"
)
# "This year's sting, held May 8-10".
THIS_YEAR = re.compile(r"(?i)\bthis year['’]s\s")
# "Nine of the arrests in 2021 came in December"; "December alone brought nine of the arrests of 2021".
CAME = re.compile(r",?\s(?:(?:came|were|was|took place|occurred|happened)\s)(?:\w+\s){0,2}(?:in|on|during)\s")
# "66 arrests in 2021, nine of them in December".
PART = re.compile(rf",?\s(?:including|with)\s|\s?[,:(]\s?(?:with\s|of\s)?(?:\d{{1,4}}|{'|'.join(FEW)})\s")
ALONE = re.compile(r"\salone\b(?:[^.;\n\d]{0,40}\d{0,4}[^.;\n\d]{0,40}\b(?:of|in)\s(?:the\s)?((?:19|20)\d\d)\b)?")
# "In 2021 it ran from January 25": so near.
NEAR_YEAR = 60
IN_YEAR = re.compile(r"(?:^|[.?!\n”\"] ?)In $")
# The year told last says which was the one before it only if it is one of the latest.
LATE = 2
# What is as old as its founding says nothing of when the rest was.
FOUNDED = re.compile(
    r"(?i)\b(?:since|found|form|creat|establish|launch|start|began|begun|act of|law|born|open|grant)\w*[^.;\n]{0,60}\Z"
)
BEFORE = 80
# A date so far back with one close ahead could be either, where no word decides.
LONG_PAST, SOON = 300, 45
# Characters of one line over which a story keeps its year.
STORY = 4000


# The head of rows of years that are fiscal years, and such a row.
FISCAL_HEAD = re.compile(r"\b(?:[Ff]iscal [Yy]ears?|FISCAL YEARS?|FYs?)\b(?! ?\d)")
YEAR_ROW = re.compile(r"\W{0,4}(?:19|20)\d\d\b")
ROW = re.compile(r"\W{0,4}((?:19|20)\d\d)(?: ?[|/:\t–—-]\s?| {2,9})")
MOST_ROWS = 20
LONGEST_ROW = 300


def make_fiscal(text: str, drafts: list[Draft]) -> None:
    """Makes the years at the beginning of rows fiscal ones where the head of the rows says that they are."""
    for draft in drafts:
        start = text.rfind("\n", 0, draft.span.start) + 1
        year = draft.first.year
        alone = year is not None and draft.first == draft.last == Point(year)
        if alone and not text[start : draft.span.start].strip(" |\t•*-") and _is_under_fiscal(text, start):
            draft.first, draft.last = fiscal_year(year or 0)


def _is_under_fiscal(text: str, start: int) -> bool:
    """Whether the first line above the row at `start` that is no row of a year heads fiscal years."""
    for _ in range(MOST_ROWS):
        above = text.rfind("\n", max(0, start - 1 - LONGEST_ROW), max(0, start - 1)) + 1
        line = text[above : max(0, start - 1)]
        if not line or not YEAR_ROW.match(line):
            return FISCAL_HEAD.search(line) is not None
        start = above
    return False


def take_year(text: str, draft: Draft, before: Draft | None) -> None:
    """Makes "July of that year" a date of the year told before it, and these words a part of it."""
    same = SAME_YEAR.match(text, draft.span.end) if draft.yearless else None
    if same and before and before.last.year:
        draft.first, draft.last = (each._replace(year=before.last.year) for each in (draft.first, draft.last))
        draft.span = Span(draft.span.start, same.end())


def give_years(text: str, drafts: list[Draft], published: str | None) -> None:
    """Gives every draft without a year the one it is of, where that is beyond doubt."""
    line_year: tuple[int, Point] | None = None
    told: Point | None = None
    year_told: Draft | None = None
    for draft in drafts:
        line = text.rfind("\n", max(0, draft.span.start - STORY), draft.span.start)
        if draft.yearless:
            same_line = line_year[1] if line_year and line_year[0] == line else None
            year = _from_told(text, draft, told) or _year_of_row(text, draft) or _year_beside(text, draft, year_told)
            year = year or _year_before(text, draft, told, published)
            year = year or _year_of(text, draft, published, same_line)
            year = year or (None if published else _only_year(text, draft, drafts))
            if year is not None:
                draft.first = draft.first._replace(year=year)
                draft.last = draft.last._replace(year=year + ((draft.last.month or 12) < (draft.first.month or 0)))
        elif draft.first.month and draft.rule not in ("near_span", "near_day", "weekday", "past_span"):
            line_year = (line, draft.last)
        told = draft.last if draft.last.year else told
        year_told = draft if draft.first == draft.last == Point(draft.first.year) else None


def _only_year(text: str, draft: Draft, drafts: list[Draft]) -> int | None:
    """The one year that a release without a publication date names, told before the date and as no founding's."""
    dated = [each for each in drafts if each.first.year]
    if len({year for each in dated for year in (each.first.year, each.last.year)}) != 1:
        return None
    told = dated[0].span.start
    founded = FOUNDED.search(text, max(0, told - BEFORE), told)
    alone = dated[0].rule == "year" and told < draft.span.start
    return dated[0].first.year if alone and not founded else None


def _from_told(text: str, draft: Draft, told: Point | None) -> int | None:
    """The year that a date takes from the one told before: "June 3 of the same year", "that May" or "the 7th",
    which do not come before it, and a month "alone"."""
    alone = ALONE.match(text, draft.span.end) if draft.rule == "month_subject" else None
    if alone and alone[1]:
        return int(alone[1])
    if told is None or told.year is None:
        return None
    if alone and told.month is None:
        return told.year
    if SAME_YEAR.match(text, draft.span.end):
        return told.year
    if draft.rule not in ("that_month", "day_alone"):
        return None
    return told.year + ((draft.first.month or 12) < (told.month or 0))


def _year_of_row(text: str, draft: Draft) -> int | None:
    """The year that heads the row in which a date stands: "2020 | October 19 - December 11 | 32"."""
    start = text.rfind("\n", max(0, draft.span.start - LONGEST_ROW), draft.span.start) + 1
    row = ROW.match(text, start, draft.span.start)
    return int(row[1]) if row else None


def _year_beside(text: str, draft: Draft, year_told: Draft | None) -> int | None:
    """The year that opens the sentence of a date without one, or what was done in it: "In 2021 it ran here from January
    25"."""
    if year_told is None or year_told.rule != "year" or draft.span.start - year_told.span.end > NEAR_YEAR:
        return None
    between = text[year_told.span.end : draft.span.start]
    opens = IN_YEAR.search(text[max(0, year_told.span.start - 5) : year_told.span.start])
    part = PART.match(between) if between.endswith(" in ") and "." not in between else None
    fits = (opens and not re.search(r"[.;:\n]", between)) or part or CAME.fullmatch(between)
    return year_told.first.year if fits else None


def _year_before(text: str, draft: Draft, told: Point | None, published: str | None) -> int | None:
    """The year of a date that is said to be of the year before, "a year earlier, in June", or of this year."""
    now, start = int(published[:4]) if published else None, clause(text, draft)
    if THIS_YEAR.search(text, start, draft.span.start):
        return now
    said = YEAR_BEFORE.search(text, start, draft.span.start)
    if not said:
        return None
    if said["ago"] or not told or not told.year:
        return now - 1 if now else None
    return told.year - 1 if not now or now - told.year <= LATE else now - 1


def _year_of(text: str, draft: Draft, published: str | None, told: Point | None) -> int | None:
    """The year of a date without one.

    Of a story told in the same line with full dates, their year; else the latest such date on or before
    publication, or, where the text looks ahead, the first on or after it; None where either could be meant.
    """
    if published is None:
        return told.year if told and (draft.first.month or 1) >= (told.month or 13) else None
    today = latest_day(published)
    if draft.rule == "months":
        first, last = draft.first.month or 1, draft.last.month or 1
        return today.year - (last > today.month) - (last < first)
    month, day = draft.first.month or 1, draft.first.day or 1
    if told and told.year and told.year < today.year and month >= (told.month or 13):
        return told.year
    past = today.year - ((month, day) > (today.month, today.day))
    before, after = (day_of(year, month, day) for year in (past, past + 1))
    if before is None or after is None:
        return past if before else None  # February 29
    ahead = AHEAD.search(text, clause(text, draft), draft.span.start)
    if ahead and (after - today).days < LONG_PAST and (today - before).days > 1:
        return past + 1
    doubt = (today - before).days > LONG_PAST and (after - today).days < SOON
    return None if doubt and draft.first.day else past
