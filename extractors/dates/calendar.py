"""What the parts of a date say that stands in the calendar: days, months and years as far as they are stated."""

from __future__ import annotations

import re
from calendar import SATURDAY, monthcalendar, monthrange
from datetime import date, timedelta

from extractors.dates.grammar import MONTHS
from extractors.dates.points import Ends, Parts, Point, Reads, day_point, month_of, number_of, year_of

ORDINALS = ("first", "second", "third", "fourth")
NTH = {word: nth for nth, word in enumerate(ORDINALS)} | {"opening": 0, "early": 0}
LAST = ("last", "final", "closing", "latter")
COMMON_YEAR = 2001  # whose months are meant where no year is said


def _days(parts: Parts, _published: str | None) -> Ends | None:
    days = [int(number) for number in re.findall(r"\d+", parts["days"])]
    if days[-1] < days[0]:
        return None
    return Point(year_of(parts), month_of(parts), days[0]), Point(year_of(parts), month_of(parts), days[-1])


def _calendar(parts: Parts, _published: str | None) -> Ends:
    point = Point(year_of(parts), month_of(parts), int(parts["day"]) if "day" in parts else None)
    return point, point


def _numeric(parts: Parts, _published: str | None) -> Ends:
    """American order. A year of two digits lies in this century unless that is ahead of us by far."""
    year = int(parts["year"]) if "year" in parts else None
    if year is not None and year < 100:
        year += 2000 if year < 50 else 1900
    point = Point(year, int(parts["mm"]), int(parts["dd"]))
    return point, point


def _numeric_range(parts: Parts, published: str | None) -> Ends:
    until = {"mm": parts["mm2"], "dd": parts["dd2"], "year": parts["year"]}
    start = parts | {"year": parts.get("from", parts["year"])}
    return _numeric(start, published)[0], _numeric(until, published)[0]


def _months(parts: Parts, _published: str | None) -> Ends | None:
    until = MONTHS.get(parts["until"].lower())
    return (Point(year_of(parts), month_of(parts)), Point(year_of(parts), until)) if until else None


def _years(parts: Parts, _published: str | None) -> Ends:
    return Point(year_of(parts)), Point(int(parts["until"]))


def _week(parts: Parts, _published: str | None) -> Ends | None:
    """Seven days from the one named, or up to it; its year, where not stated, is given later."""
    year = year_of(parts)
    try:
        start = date(year or COMMON_YEAR, month_of(parts), int(parts["day"]))
    except ValueError:
        return None
    start -= timedelta(days=6 * ("ending" in parts))
    first, last = day_point(start), day_point(start + timedelta(days=6))
    return (first, last) if year else (first._replace(year=None), last._replace(year=None))


def _part_of_year(parts: Parts, published: str | None) -> Ends | None:
    """So many months, a half or a quarter: the first, another by its number, or the last; of "the year" that of
    publication."""
    year = int(published[:4]) - ("which" in parts) if published and "year" not in parts else year_of(parts)
    if year is None:
        return None
    part = {"half": 6, "quarter": 3}.get(parts.get("part", "").lower())
    length, nth = min(part or number_of(parts.get("number", "1")), 12), parts["nth"].lower()
    start = min(13 - length if nth in LAST else 1 + NTH[nth] * length, 13 - length)
    return Point(year, start), Point(year, start + length - 1)


def _quarter(parts: Parts, _published: str | None) -> Ends:
    year, last = year_of(parts), 3 * int(parts["q"])
    return Point(year, last - 2), Point(year, last)


def _part_of_month(parts: Parts, _published: str | None) -> Ends | None:
    """A weekend or so many days of a month, from its first day or up to its last; of halves and weeks the month, for
    nobody says on which day these begin."""
    year, month, nth = year_of(parts), month_of(parts), parts["nth"].lower()
    of_year = year or COMMON_YEAR
    length = monthrange(of_year, month)[1]
    if "part" in parts and parts["part"].lower() == "weekend":
        return _weekend(year, month, nth) if year else None
    unit = parts.get("unit", parts.get("part", "")).lower()
    if unit != "day" and (unit != "days" or "number" not in parts):
        return Point(year, month), Point(year, month)
    days = number_of(parts.get("number", "1"))
    if nth in LAST:
        return Point(year, month, max(1, length - days + 1)), Point(year, month, length)
    start = 1 + NTH[nth] * days
    return (Point(year, month, start), Point(year, month, min(length, start + days - 1))) if start <= length else None


def _weekend(year: int, month: int, nth: str) -> Ends:
    """A Saturday of a month, and the day after."""
    saturdays = [week[SATURDAY] for week in monthcalendar(year, month) if week[SATURDAY]]
    first = date(year, month, saturdays[-1 if nth in LAST else NTH[nth]])
    return day_point(first), day_point(first + timedelta(days=1))


def _whole_year(parts: Parts, _published: str | None) -> Ends:
    return Point(year_of(parts)), Point(year_of(parts))


def _fiscal(parts: Parts, _published: str | None) -> Ends:
    """The federal fiscal year: October 1 to September 30 (31 U.S.C. 1102); of one named by two years, these."""
    year = int(parts["fy"][-2:]) + 2000
    return (Point(year), Point(int(parts["to"][-2:]) + 2000)) if "to" in parts else fiscal_year(year)


def other_fiscal_year(ends: Ends) -> Ends:
    """That of a state or county, which begins on another day of the year before: the two years, as far as is known."""
    return Point(ends[0].year), Point(ends[1].year)


def fiscal_year(year: int) -> Ends:
    """The days of a federal fiscal year."""
    return Point(year - 1, 10, 1), Point(year, 9, 30)


def _day_alone(parts: Parts, _published: str | None) -> Ends | None:
    days = [int(number) for number in re.findall(r"\d+", parts["of_month"])]
    return (Point(day=days[0]), Point(day=days[-1])) if days[0] <= days[-1] else None


CALENDAR: dict[str, Reads] = {
    "days": _days,
    "calendar": _calendar,
    "numeric": _numeric,
    "numeric_range": _numeric_range,
    "months": _months,
    "years": _years,
    "week": _week,
    "part_of_year": _part_of_year,
    "quarter": _quarter,
    "part_of_month": _part_of_month,
    "year": _whole_year,
    "fiscal": _fiscal,
    "day_alone": _day_alone,
}
