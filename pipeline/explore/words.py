"""How values of the tables are said on a page; the filters of the templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

SIGNS = {"at_least": "at least ", "at_most": "at most ", "about": "about "}
FOUND = ("\x02", "\x03")  # around what a search found, in an answer of SQLite


def plain(code: str | None) -> str:
    """ "victims_identified" as "victims identified"."""
    return (code or "").replace("_", " ")


def figure(row: Mapping[str, Any]) -> str:
    """The number of a count with its precision: "about 12", "5\N{EN DASH}7"."""
    if row["value_max"] is not None:
        return f"{row['value']:,}\N{EN DASH}{row['value_max']:,}"
    return f"{SIGNS.get(row['precision'], '')}{row['value']:,}"


def period(row: Mapping[str, Any]) -> Markup:
    """The time a row covers as it was said, no day broken across lines; empty where nothing was said."""
    ends = [
        Markup('<span class="date">{}</span>').format(end) for end in (row["period_start"], row["period_end"]) if end
    ]
    return Markup(" to ").join(dict.fromkeys(ends))


def kind(row: Mapping[str, Any]) -> str:
    """Offense, age and gender of the people counted, as far as known."""
    return ", ".join(plain(row[name]) for name in ("offense", "age_group", "gender") if row[name])


def number(value: float | None) -> str:
    return "" if value is None else f"{value:,}"


def many(value: int, noun: str) -> str:
    """ "1 release", "1,200 releases"."""
    several = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{value:,} {noun if value == 1 else several}"


def web(url: str | None) -> str | None:
    """An address that a link may lead to: of the web, or none."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None


def found(text: str) -> Markup:
    """A text with what was searched for marked, everything else escaped."""
    escaped = str(Markup.escape(text))
    return Markup(escaped.replace(FOUND[0], "<mark>").replace(FOUND[1], "</mark>"))


def evidence(row: Mapping[str, Any]) -> Markup:
    """The sentence of a count with its number marked."""
    text, start, end = row["evidence"], row["evidence_start"], row["evidence_end"]
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])


FILTERS: dict[str, Callable[..., Any]] = {
    one.__name__: one for one in (plain, figure, period, kind, number, many, web, found, evidence)
}
