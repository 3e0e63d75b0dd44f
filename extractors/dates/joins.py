"""Two dates that are one period: "X through Y", "between X and Y", "Thursday and Friday", "June 3 of last year"."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from extractors.dates.calendar import COMMON_YEAR
from extractors.dates.drafts import Draft, day_of
from extractors.dates.points import Point
from extractors.model import Span

CLOCK = r"(?:(?:\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?|noon|midnight)\s(?:on\s)?)?"
JOIN = re.compile(
    r"\s?[-–—]\s?|,?\s(?:and\s)?(?:(?:r[au]n(?:ning)?|last(?:ed|ing)|continu(?:ed|ing)|went on)\s"
    r"(?:for\s[\w-]+\s(?:day|week|night|month)s,?\s)?)?"
    r"(?:to|into|through|thru|until|till)\s"
    r"(?:the\s|early\s|late\s|last\s|(?:morning|evening|night|end|(?:small|early|wee)\shours)\sof\s){0,3}"
    rf"{CLOCK}|"
    r",?\sand\s(?:did\snot\s(?:\w+\s){1,4}|(?:\w+\s){1,4})until\s(?:(?:before|after|nearly|about)\s)?"
    r"(?:(?:dawn|sunrise|daybreak|noon|midnight)\s(?:on\s|of\s)?)?|"
    r"\sat\s(?:dawn|dusk|noon|midnight|nightfall|daybreak),?\s(?:and|to|through|until)\s(?:(?:stopping|ending|end(?:ed)?|"
    r"stopped)\s)?(?:on\s)?|"
    r",?\sand\s(?:in(?:to)?\s)?the\s(?:early\s|small\s|wee\s)?(?:morning|hours|morning\shours)\sof\s|"
    r",?\s(?:(?:and|before)\s)?(?:it\s)?(?:end(?:ed|ing)|stopp(?:ed|ing)|conclud(?:ed|ing)|finish(?:ed|ing)|clos(?:ed|ing)|(?:came|coming)\sto\san\send|"
    r"(?:was|were)\s(?:over|done)|(?:wrapped|wrapping|winding|wound)\s(?:\w+\s)?(?:up|down))"
    r"\s(?:on\s|by\s|late\s)?"
)
HOLIDAY = r"(?:(?:[A-Z][\w’']+\s){1,3}?(?:Day|Eve|[Ww]eekend),\s)?"
AND = re.compile(rf",?\s(?:and|&)\s(?:again\son\s|early\s|late\s)?(?:the\s(?:end\sof\s)?)?{HOLIDAY}{CLOCK}|,\s")
OF = re.compile(r",?\s(?:of\s)?")
BETWEEN = re.compile(
    rf"(?i)\b(?:between|from)\s(?:the\s|(?:those|these|the)\s(?:same\s)?(?:two\s)?(?:dates|days)(?:\sof|,)?\s)?{HOLIDAY}{CLOCK}$"
)
# "From 2005, the year the partnership began, to today".
APPOSED = re.compile(r",\s[^,.;:\d\n]{3,80},\s(?:to|until|through|till|and)\s(?:the\s(?:end|close)\sof\s)?")
END_OF = re.compile(r"\bend\sof\s$")
# "On Wednesday and today in two towns", not "on Wednesday, and today pleaded guilty".
THEN = re.compile(r",?\s(?!in\b|at\b|by\b|across\b|during\b|as\b|on\b|when\b)\w")
EXPLAINED = re.compile(r"\s\(")
# Characters before a date in which "between 6 p.m. on" stands.
LEAD = 30
# "In October and November 2030, and January 2031": months of one spell if they lie so close.
MONTHS, CLOSE = ("months", "month_year"), 4
# What begins no range, and ends one only as "from Thursday until this morning".
NO_ENDS = ("near_day", "past_span")
# The forms of days that can be told one after the other.
DAYS = ("month_day", "numeric", "numeric_short", "numeric_weekday", "day_alone")
NUMERIC = ("numeric", "numeric_short")
RUNS = ("month_days", "month_day_range", "numeric_range", "day_alone")
# Days named one after the other ("June 3 and June 10") are those of one event if they lie so close.
NEAR = 31
LONGEST_GAP = 48
# Characters, with no figure among them, between the day on which something began and that on which it ended.
APART = 220
BEGAN = r"(?:beg[au]n|started|opened|kicked\soff|commenced|got\sunder\s?way|set\sout|went\sout)"
ENDED = (
    r"(?:ended|finished|stopped|concluded|closed|wrapped\s(?:\w+\s)?up|wound\s(?:\w+\s)?(?:up|down)|"
    r"came\sto\s(?:an\send|a\sclose)|(?:was|were)\s(?:over|done|finished|complete))"
)
ON = r"(?:(?:on|late|early|at\s\w+|the\s(?:morning|evening|night|afternoon)\sof)\s){0,3}"
LABELLED = r"(?:\s(?:date|day)|\sof\s(?:[\w’']{1,20}\s){0,3}[\w’']{1,20})?\s?[:|–-]\s{1,3}"
TIME_OF_DAY = r"(?:\s(?:night|morning|evening|afternoon))?"
BEGINS_BEFORE = re.compile(
    rf"(?i)(?:\b{BEGAN}\s{ON}|\b(?:start(?:ed|s)?|beg[ai]ns?|beginning|open(?:ing|ed)|launch(?:ed)?|(?:ran\s)?from|"
    rf"first\s(?:day|night)){LABELLED})$"
)
BEGINS_AFTER = re.compile(rf"(?i){TIME_OF_DAY},?\s(?:[\w’'.-]+\s){{1,7}}?{BEGAN}\b")
ENDS_BEFORE = re.compile(
    rf"(?i)(?:[.;,]\s|\n|\band\s)(?:(?:It|They|We|That|This|The\s(?:[\w-]+\s){{1,2}}|and|then)\s?){{0,3}}(?:\w+\s)?"
    rf"(?:{ENDED}\s{ON}|(?:end(?:ed|s)?|finish(?:ed)?|clos(?:ing|ed?)|(?:ran\s)?(?:to|until|through)|conclu(?:ded|sion)|"
    rf"last\s(?:day|night)){LABELLED})$"
)
ENDS_AFTER = re.compile(rf"(?i){TIME_OF_DAY},?\s(?:we|they|it|all|the\s[\w-]+)\s(?:\w+\s)?{ENDED}\b")


def told_apart(text: str, before: Draft, after: Draft) -> Draft | None:
    """The days on which the text says, one soon after the other, that something began and that it ended."""
    gap = text[before.span.end : after.span.start]
    if len(gap) > APART or any(sign.isdigit() for sign in gap) or "past_span" in (before.rule, after.rule):
        return None
    if not all(each.first == each.last and each.first.day for each in (before, after)):
        return None
    lead = text[max(0, before.span.start - LEAD) : before.span.start]
    begins = BEGINS_BEFORE.search(lead) or BEGINS_AFTER.match(gap)
    if not begins or not (ENDS_BEFORE.search(gap) or ENDS_AFTER.match(text, after.span.end)):
        return None
    return _of_days(before, after)


def _of_days(before: Draft, after: Draft) -> Draft:
    first, last = before.first, after.last
    if before.rule == after.rule == "weekday":
        first = _weekday_before(first, last)
    elif before.rule == "weekday" and first.year and last.month and last.day:
        # "Thursday through Saturday, July 6": the Thursday of the week that ends then.
        last = last._replace(year=last.year or _year_near(first, last))
        first = _weekday_before(first, last if after.first == after.last else after.first._replace(year=last.year))
    elif first.year is None and last.year is not None:
        first = first._replace(year=last.year - ((first.month or 0) > (last.month or 12)))
    elif last.year is None and first.year is not None:
        last = last._replace(year=first.year + ((last.month or 12) < (first.month or 0)))
    return Draft(Span(before.span.start, after.span.end), after.rule, first, last)


def joined(text: str, before: Draft, after: Draft) -> Draft | None:
    """The range "X through Y", "X-Y", "between X and Y", and two days in a row ("Thursday and Friday")."""
    gap = text[before.span.end : after.span.start]
    if after.rule == "near_span" and before.yearless and OF.fullmatch(gap) and after.first.month is None:
        return _in_year(before, after)
    if before.rule == "fiscal" and EXPLAINED.fullmatch(gap) and after.first.day and after.first != after.last:
        # "Fiscal year 2019 (July 1, 2018 - June 30, 2019)": the days it says.
        return replace(after, span=Span(before.span.start, after.span.end))
    if after.rule == "weekday" and EXPLAINED.fullmatch(gap) and before.first.day and before.first == before.last:
        # "6/5/2020 (Friday)".
        return replace(before, span=Span(before.span.start, after.span.end))
    if (
        before.rule == "weekday"
        and after.rule == "near_day"
        and AND.fullmatch(gap)
        and not THEN.match(text, after.span.end)
    ):
        return Draft(Span(before.span.start, after.span.end), after.rule, before.first, after.last)
    until_today = after.rule == "near_day" and (JOIN.fullmatch(gap) or APPOSED.fullmatch(gap))
    if before.rule == after.rule == "near_day" and AND.fullmatch(gap) and before.first != after.first:
        return Draft(Span(before.span.start, after.span.end), after.rule, before.first, after.last)
    lead = BETWEEN.search(text, max(0, before.span.start - LEAD), before.span.start)
    apposed = lead is not None and APPOSED.fullmatch(gap) is not None
    too_long = len(gap) > LONGEST_GAP and not apposed
    if AND.fullmatch(gap) and _are_close_months(before, after):
        return _of_days(before, after)
    if too_long or before.rule in NO_ENDS or (after.rule in NO_ENDS and not until_today):
        return None
    weekdays = before.rule == after.rule == "weekday"
    days = _are_days(before, after)
    listed = lead or weekdays or (days and _are_near(before, after))
    if not (apposed or JOIN.fullmatch(gap) or (AND.fullmatch(gap) and listed)):
        return None
    if END_OF.search(gap) and before.first.day and after.last.day is None:
        after = replace(after, last=_last_day(after.last))
    if text.endswith("last week", after.span.start, after.span.end) and before.first.day is None:
        # "From June until last week": of the week, the month is sure.
        after = replace(after, last=after.last._replace(day=None))
    return _of_days(before, after)


def _are_close_months(before: Draft, after: Draft) -> bool:
    """Whether months of two years named one after the other can be those of one spell."""
    end, start = before.last, after.first
    if before.rule not in MONTHS or after.rule not in MONTHS or not (end.year and start.year):
        return False
    return end.year < start.year and 12 * (start.year - end.year) + (start.month or 0) - (end.month or 0) <= CLOSE


def _are_days(before: Draft, after: Draft) -> bool:
    """Whether two days, or two runs of days, are written alike: one after the other, they can be those of one event."""
    alike = before.rule == after.rule and after.rule in DAYS
    numeric = before.rule in NUMERIC and after.rule in NUMERIC
    runs = all(each.rule in RUNS and each.first != each.last for each in (before, after))
    return alike or numeric or runs


def _last_day(month: Point) -> Point:
    """The last day of a month; of a February without a year, that of most years."""
    return month._replace(day=monthrange(month.year or COMMON_YEAR, month.month or 1)[1])


def _in_year(before: Draft, after: Draft) -> Draft:
    """ "June 28 through July 1 of last year"."""
    year = after.first.year
    turns = (before.last.month or 12) < (before.first.month or 0)
    first = before.first._replace(year=year - turns if year else year)
    return Draft(Span(before.span.start, after.span.end), before.rule, first, before.last._replace(year=year))


def _are_near(before: Draft, after: Draft) -> bool:
    """Whether two days named one after the other can be those of one event."""
    one, other = (day_of(2000, draft.first.month or 1, draft.first.day or 1) for draft in (before, after))
    same_year = before.first.year in (None, after.first.year)
    return same_year and one is not None and other is not None and 0 < (other - one).days <= NEAR


def _year_near(known: Point, day: Point) -> int | None:
    """The year of a day that is told beside a weekday near publication: that of the weekday, or the one before."""
    year = known.year or 0
    one, other = day_of(year, known.month or 1, known.day or 1), day_of(year, day.month or 1, day.day or 1)
    return year - int(other - one > timedelta(NEAR)) if one and other else None


def _weekday_before(first: Point, last: Point) -> Point:
    """The first weekday of a pair, brought into the week that ends with the last."""
    start, end = (date(point.year or 1, point.month or 1, point.day or 1) for point in (first, last))
    start = date.fromordinal(end.toordinal() - (end.toordinal() - start.toordinal()) % 7)
    return Point(start.year, start.month, start.day)
