"""What the parts of a date say that counts from the day of publication; and every way of reading one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import ceil

from extractors.dates.calendar import CALENDAR
from extractors.dates.grammar import WEEKDAYS
from extractors.dates.holidays import holiday
from extractors.dates.points import (
    DAY,
    MONTH,
    YEAR,
    Ends,
    Parts,
    Point,
    Reads,
    day_point,
    month_before,
    month_of,
    number_of,
    year_of,
)
from extractors.model import earliest_day

SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (12, 2)}
# Days before publication in which a weekday with its number in the month lies.
LONGEST_BACK = 62
# A few days or weeks.
FEW = 3


def _season(parts: Parts, published: str | None) -> Ends | None:
    first, last = SEASONS[parts.get("season", parts.get("named", "")).lower()]
    year = year_of(parts)
    if year is None:
        if published is None or len(published) < MONTH:
            return None
        year, month = (int(part) for part in published.split("-")[:2])
        now_in_season = first <= month if first < last else month == 12
        year -= (parts.get("which", "this").lower() != "this" and month <= max(first, last)) or not now_in_season
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


def _weekend(parts: Parts, published: str | None) -> Ends | None:
    """From the day named to the Sunday after it, or the next day; its year, where not said, the latest before
    publication."""
    year = year_of(parts) or _latest_year(month_of(parts), int(parts["day"]), published)
    try:
        start = date(year or 0, month_of(parts), int(parts["day"]))
    except ValueError:
        return None
    long = "long" in parts  # until Monday
    return day_point(start), day_point(start + timedelta(days=(6 - start.weekday() or 1) + long))


def _fiscal_ended(parts: Parts, published: str | None) -> Ends | None:
    """The twelve months up to the day on which a fiscal year is said to have ended."""
    month, day = month_of(parts), int(parts["day"])
    year = int(parts["fy"]) if "fy" in parts else year_of(parts) or _latest_year(month, day, published)
    try:
        end = date(year or 0, month, day)
    except ValueError:
        return None
    return day_point(end.replace(year=end.year - 1) + timedelta(days=1)), day_point(end)


def _fiscal_began(parts: Parts, published: str | None) -> Ends | None:
    """The twelve months from the day on which a fiscal year is said to have begun."""
    month, day = month_of(parts), int(parts.get("day", "1"))
    year = year_of(parts) or _latest_year(month, day, published)
    try:
        start = date(year or 0, month, day)
        return day_point(start), day_point(start.replace(year=start.year + 1) - timedelta(days=1))
    except ValueError:
        return None


def _latest_year(month: int, day: int, published: str | None) -> int | None:
    """The year of the latest such day on or before publication."""
    if published is None or len(published) < DAY:
        return None
    today = date.fromisoformat(published)
    return today.year - ((month, day) > (today.month, today.day))


def _past_span(parts: Parts, published: str | None) -> Ends | None:
    """A stretch that ends on publication; months and years back to the month."""
    if published is None or len(published) < (MONTH if parts["unit"][0] in "my" else DAY):
        return None
    end = Point(*(int(part) for part in published.split("-")))
    return _back(parts, published), end


def _back(parts: Parts, published: str) -> Point:
    end, unit = earliest_day(published), parts["unit"].lower().rstrip("s")
    number = number_of(parts.get("number", "1"))
    if unit in ("month", "year"):
        months = 6 * (2 * number + ("half" in parts)) if unit == "year" else number
        return Point(*month_before(end.year, end.month, months))
    days = ceil(number / 24) if unit == "hour" else number * (7 if unit == "week" else 1)
    return day_point(end - timedelta(days=days))


def _past_few(parts: Parts, published: str | None) -> Ends | None:
    """ "The last few days": the months that as many days or weeks before publication can lie in, and its own."""
    if published is None or len(published) < DAY:
        return None
    end = date.fromisoformat(published)
    start = end - timedelta(FEW * (7 if parts["unit"].lower().startswith("week") else 1))
    return Point(start.year, start.month), Point(end.year, end.month)


def _ago(parts: Parts, published: str | None) -> Ends | None:
    """So many days, weeks, months or years before publication; years, and their seasons, are kept as years, of weeks
    the month."""
    unit = parts["unit"].lower().rstrip("s")
    if published is None or len(published) < DAY:
        return None
    if unit in SEASONS:
        year = Point(int(published[:4]) - number_of(parts["number"]))
        return year, year
    point = _back(parts, published)
    point = Point(point.year) if unit == "year" else point._replace(day=None) if unit == "week" else point
    return point, point


def _year_to_date(_parts: Parts, published: str | None) -> Ends | None:
    """From the year of publication, as far as that is known, to its day."""
    return (Point(int(published[:4])), Point(*(int(part) for part in published.split("-")))) if published else None


def _now(_parts: Parts, published: str | None) -> Ends | None:
    """ "To date", "to the present": the day of publication."""
    point = Point(*(int(part) for part in published.split("-"))) if published else None
    return (point, point) if point else None


def _new_year(_parts: Parts, published: str | None) -> Ends | None:
    point = Point(int(published[:4]), 1, 1) if published else Point()
    return point, point


def _last_month_name(parts: Parts, published: str | None) -> Ends | None:
    """ "Last May": the latest May that was over before publication; "this May": that of the year."""
    if published is None or len(published) < MONTH:
        return None
    year, month = (int(part) for part in published.split("-")[:2])
    year -= parts["which"].lower() != "this" and month_of(parts) >= month
    return Point(year, month_of(parts)), Point(year, month_of(parts))


def _days_of_near_month(parts: Parts, published: str | None) -> Ends | None:
    """ "The 3rd and the 9th of last month"."""
    if published is None or len(published) < MONTH:
        return None
    year, month = (int(part) for part in published.split("-")[:2])
    year, month = month_before(year, month, int(parts["which"].lower() != "this"))
    days = [int(number) for number in re.findall(r"\d+", parts["days"])]
    return (Point(year, month, days[0]), Point(year, month, days[-1])) if days[0] <= days[-1] else None


def _month_of_near_year(parts: Parts, published: str | None) -> Ends | None:
    if published is None:
        return None
    point = Point(int(published[:4]) - (parts["which"].lower() != "this"), month_of(parts))
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


def _weekday_the(parts: Parts, published: str | None) -> Ends | None:
    """ "Monday the 26th": the latest such day on or before publication, of its month or the one before."""
    if published is None or len(published) < DAY:
        return None
    today, wanted = date.fromisoformat(published), WEEKDAYS.index(parts["weekday"].title())
    days = (today - timedelta(days=back) for back in range(LONGEST_BACK))
    found = next((day for day in days if day.weekday() == wanted and day.day == int(parts["day"])), None)
    return (day_point(found), day_point(found)) if found else None


READERS: dict[str, Reads] = CALENDAR | {
    "season": _season,
    "near_day": _near_day,
    "near_span": _near_span,
    "past_span": _past_span,
    "past_few": _past_few,
    "ago": _ago,
    "year_to_date": _year_to_date,
    "now": _now,
    "new_year": _new_year,
    "holiday": holiday,
    "days_of_near_month": _days_of_near_month,
    "last_month_name": _last_month_name,
    "month_of_near_year": _month_of_near_year,
    "weekend": _weekend,
    "fiscal_ended": _fiscal_ended,
    "fiscal_began": _fiscal_began,
    "weekday": _weekday,
    "weekday_the": _weekday_the,
}
