"""Tells the furniture of web pages, a line at a time, by the rules of `rules/page.yml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.rulebook import load_rules

LONGEST = 360  # characters; a longer line is never told by its words
KINDS = ("line", "more", "list", "end", "start", "mark")
SEGMENTS = re.compile(r"\s?\|\s?|\s{2,}")
COUNTED = re.compile(r"\d[\d,]{0,9}\+? [A-Za-z]{3}")
DATED = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}/\d{1,2}/\d")


@cache
def _lines_by_kind() -> re.Pattern[str]:
    """One expression whose named groups are the kinds; the first that matches the whole line decides."""
    kinds = []
    for kind in KINDS:
        patterns = [re.sub(r"\n\s*", "", rule["pattern"]) for rule in load_rules("page") if rule["kind"] == kind]
        kinds.append(f"(?P<{kind}>{'|'.join(f'(?:{pattern})' for pattern in patterns)})")
    return re.compile("|".join(kinds), re.IGNORECASE)


@lru_cache(maxsize=8192)
def kind_of(line: str) -> str | None:
    """What a line is, told by its words alone: a kind of `rules/page.yml`, or None for text."""
    if len(line) > LONGEST:
        return None
    found = _lines_by_kind().fullmatch(line)
    if found:
        return found.lastgroup
    return "line" if is_menu_bar(line) else None


def is_menu_bar(line: str) -> bool:
    """Whether a line is a row of links: three or more short segments between bars or wide spaces, none of them
    a bare number (as in a table's row), not all begun by a number ("12 Arrests | 3 Rescues | 9 Citations"), no date."""
    segments = [segment.strip() for segment in SEGMENTS.split(line) if segment.strip()]
    if len(segments) < 3 or DATED.search(line) or any(segment.replace(",", "").isdigit() for segment in segments):
        return False
    if all(COUNTED.match(segment) for segment in segments):
        return False
    words = sum(len(segment.split()) for segment in segments) / len(segments)
    return words <= 2.5 or (len(segments) >= 4 and words <= 4 and "|" in line and not re.search(r"\d", line))
