"""Days that a calendar knows by name, and their weekends."""

from __future__ import annotations

import re
from calendar import monthcalendar
from datetime import date, timedelta

from extractors.dates.points import DAY, Ends, Parts, Point, day_point, year_of
from extractors.rulebook import load_rules


def holiday(parts: Parts, published: str | None) -> Ends | None:
    """The day that a holiday, or the days that its weekend takes in, of the year named, else the latest before
    publication."""
    year = year_of(parts)
    if year:
        return _ends_in(year, parts)
    if published is None or len(published) < DAY:
        return None
    year = int(published[:4])
    ends = _ends_in(year, parts)
    return ends if ends and (ends[0].iso() or "") <= published else _ends_in(year - 1, parts)


def _ends_in(year: int, parts: Parts) -> Ends | None:
    """The days, or the month, in a year; None for the weekend of a holiday that makes none."""
    rule = next(entry for entry in load_rules("holidays") if re.fullmatch(entry["pattern"], parts["holiday"]))
    if "day" not in rule and "nth" not in rule:
        return Point(year, rule["month"]), Point(year, rule["month"])
    day = date(year, rule["month"], rule.get("day") or _nth(year, rule["month"], rule["weekday"], rule["nth"]))
    if "weekend" not in parts:
        return day_point(day), day_point(day)
    if "weekend" not in rule:
        return None
    before, after = rule["weekend"]
    return day_point(day - timedelta(before)), day_point(day + timedelta(after))


def _nth(year: int, month: int, weekday: int, nth: int) -> int:
    """The day of the month on which a weekday falls for the nth time; the last time for -1."""
    days = [week[weekday] for week in monthcalendar(year, month) if week[weekday]]
    return days[nth if nth < 0 else nth - 1]
