"""What the parts of a date say: days, months and years as far as they are stated, from a publication date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from extractors.dates.grammar import MONTHS, WEEKDAYS, WORD_NUMBERS
from extractors.model import earliest_day

SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (12, 2)}
DAY, MONTH, YEAR = 10, 7, 4  # lengths of a cut ISO date


class Point(NamedTuple):
    """A date with what is not stated left None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        """The cut ISO date; None without a year or where no such day exists."""
        if self.year is None:
            return None
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            return None
        return f"{self.year:04}" + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")


Ends = tuple[Point, Point]
Parts = dict[str, str]


def day_point(day: date) -> Point:
    return Point(day.year, day.month, day.day)


def month_before(year: int, month: int, back: int) -> tuple[int, int]:
    """Year and month lying `back` months earlier."""
    count = year * 12 + month - 1 - back
    return count // 12, count % 12 + 1


def _month(parts: Parts) -> int:
    return MONTHS[parts["month"].lower()]


def _year(parts: Parts) -> int | None:
    return int(parts["year"]) if "year" in parts else None


def _number(said: str) -> int:
    return int(said) if said.isdigit() else WORD_NUMBERS.index(said.lower()) + 1


def _days(parts: Parts, _published: str | None) -> Ends | None:
    days = [int(number) for number in re.findall(r"\d+", parts["days"])]
    if days[-1] < days[0]:
        return None
    return Point(_year(parts), _month(parts), days[0]), Point(_year(parts), _month(parts), days[-1])


def _calendar(parts: Parts, _published: str | None) -> Ends:
    point = Point(_year(parts), _month(parts), int(parts["day"]) if "day" in parts else None)
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
    return (Point(_year(parts), _month(parts)), Point(_year(parts), until)) if until else None


def _years(parts: Parts, _published: str | None) -> Ends:
    return Point(_year(parts)), Point(int(parts["until"]))


def _week(parts: Parts, _published: str | None) -> Ends | None:
    """Seven days from the one named; its year, where not stated, is given later."""
    year = _year(parts)
    try:
        start = date(year or 2001, _month(parts), int(parts["day"]))
    except ValueError:
        return None
    first, last = day_point(start), day_point(start + timedelta(days=6))
    return (first, last) if year else (first._replace(year=None), last._replace(year=None))


def _part_of_year(parts: Parts, _published: str | None) -> Ends:
    year = _year(parts) or int(parts.get("of", 0))
    months = {"half": 6, "quarter": 3}[parts["part"]] if "part" in parts else min(_number(parts["number"]), 12)
    return Point(year, 1), Point(year, months)


def _whole_year(parts: Parts, _published: str | None) -> Ends:
    return Point(_year(parts)), Point(_year(parts))


def _fiscal(parts: Parts, _published: str | None) -> Ends:
    """The federal fiscal year: October 1 to September 30 (31 U.S.C. 1102)."""
    year = int(parts["fy"][-2:]) + 2000
    return Point(year - 1, 10, 1), Point(year, 9, 30)


def _season(parts: Parts, published: str | None) -> Ends | None:
    first, last = SEASONS[parts.get("season", parts.get("named", "")).lower()]
    year = _year(parts)
    if year is None:
        if published is None or len(published) < MONTH:
            return None
        year, month = (int(part) for part in published.split("-")[:2])
        now_in_season = first <= month if first < last else month == 12
        year -= (parts["which"].lower() != "this" and month <= max(first, last)) or not now_in_season
    return Point(year, first), Point(year + (last < first), last)


def _near_day(parts: Parts, published: str | None) -> Ends | None:
    if published is None or len(published) < DAY:
        return None
    word = parts["word"].lower()
    back = -1 if word == "tomorrow" else 1 if word in ("yesterday", "last night", "last evening") else 0
    point = day_point(date.fromisoformat(published) - timedelta(days=back))
    return point, point


def _near_span(parts: Parts, published: str | None) -> Ends | None:
    """This or last week, weekend, month or year."""
    unit, back = parts["unit"].lower(), parts.get("which", "this").lower() != "this"
    if published is None or len(published) < {"year": YEAR, "month": MONTH}.get(unit, DAY):
        return None
    day = earliest_day(published)
    if unit == "year":
        return Point(day.year - back), Point(day.year - back)
    if unit == "month":
        point = Point(*month_before(day.year, day.month, int(back)))
        return point, point
    monday = day - timedelta(days=day.weekday() + 7 * (back or unit == "weekend"))
    if unit == "weekend":
        monday += timedelta(days=7 * (day.weekday() == 6))
        return day_point(monday + timedelta(days=5)), day_point(monday + timedelta(days=6))
    return day_point(monday), day_point(monday + timedelta(days=6))


def _past_span(parts: Parts, published: str | None) -> Ends | None:
    """A stretch that ends on publication; months and years back to the month."""
    if published is None or len(published) < DAY:
        return None
    end, start = date.fromisoformat(published), _back(parts, published)
    return start, day_point(end)


def _back(parts: Parts, published: str) -> Point:
    end, unit = date.fromisoformat(published), parts["unit"].lower().rstrip("s")
    number = _number(parts.get("number", "1"))
    if unit in ("month", "year"):
        return Point(*month_before(end.year, end.month, number * (12 if unit == "year" else 1)))
    return day_point(end - timedelta(days=number * (7 if unit == "week" else 1)))


def _ago(parts: Parts, published: str | None) -> Ends | None:
    """So many days, months or years before publication; years are kept as years, weeks are left out as too vague."""
    unit = parts["unit"].lower().rstrip("s")
    if published is None or len(published) < DAY or unit == "week":
        return None
    point = _back(parts, published)
    point = Point(point.year) if unit == "year" else point
    return point, point


def _new_year(_parts: Parts, published: str | None) -> Ends | None:
    point = Point(int(published[:4]), 1, 1) if published else Point()
    return point, point


def _last_month_name(parts: Parts, published: str | None) -> Ends | None:
    """ "Last May": the latest May that was over before publication; "this May": that of the year."""
    if published is None or len(published) < MONTH:
        return None
    year, month = (int(part) for part in published.split("-")[:2])
    year -= parts["which"].lower() != "this" and _month(parts) >= month
    return Point(year, _month(parts)), Point(year, _month(parts))


def _month_of_near_year(parts: Parts, published: str | None) -> Ends | None:
    if published is None:
        return None
    point = Point(int(published[:4]) - (parts["which"].lower() != "this"), _month(parts))
    return point, point


def _weekday(parts: Parts, published: str | None) -> Ends | None:
    """The latest such day on or before publication; "of last week" the one of the week before."""
    if published is None or len(published) < DAY:
        return None
    day, wanted = date.fromisoformat(published), WEEKDAYS.index(parts["weekday"].title())
    which, week = parts.get("which", "").lower(), parts.get("week", "").lower()
    if week:
        monday = day - timedelta(days=day.weekday() + 7 * (week != "this"))
        point = day_point(monday + timedelta(days=wanted))
    else:
        back = (day.weekday() - wanted) % 7
        point = day_point(day - timedelta(days=back or (7 if which.endswith(("last", "past")) else 0)))
    return point, point


READERS: dict[str, Callable[[Parts, str | None], Ends | None]] = {
    "days": _days,
    "calendar": _calendar,
    "numeric": _numeric,
    "numeric_range": _numeric_range,
    "months": _months,
    "years": _years,
    "week": _week,
    "part_of_year": _part_of_year,
    "year": _whole_year,
    "fiscal": _fiscal,
    "season": _season,
    "near_day": _near_day,
    "near_span": _near_span,
    "past_span": _past_span,
    "ago": _ago,
    "new_year": _new_year,
    "last_month_name": _last_month_name,
    "month_of_near_year": _month_of_near_year,
    "weekday": _weekday,
}
