"""Finds when a release was published: its own date before the page's, and neither where there is none.

A page shows many dates that are not the release's: lists of other news, archives, events. Only the head of
the text is read, and there only a line that is a date, a labelled date, or the dateline of the first paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.dates.grammar import Atom, scan
from extractors.dates.relative import READERS
from extractors.model import Context, Page, Published, Span
from extractors.rulebook import load_rules

ABSOLUTE = ("month_day", "month_year", "iso", "numeric", "day_month_year")
LINE = re.compile(r"[^\n]+")
# A line this long is the release's prose; the head ends with the second.
PROSE = 160
HEAD_LINES = 250
# So many lines that are nothing but a date are a list of other news.
LISTED = 4
# The rank of what is taken only where nothing better stands.
LEAST = 1
DAY_AND_TIME = r"((?:19|20)\d\d-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d)?"
# Two stamps one under the other are when a page was made and when it was changed.
STAMP = re.compile(f"^{DAY_AND_TIME}\n{DAY_AND_TIME}", re.MULTILINE)
UPDATED = re.compile(r"(?i)\b(?:updated|modified|revised)(?:\son)?:?\s{1,3}(?=[A-Z\d])")
LABEL_REACH = 40


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    rank: int
    basis: str
    line_before: re.Pattern[str] | None
    before: re.Pattern[str]
    after: re.Pattern[str] | None

    def fits(self, above: str, before: str, after: str) -> bool:
        return bool(
            (self.line_before is None or self.line_before.search(above))
            and self.before.search(before)
            and (self.after is None or self.after.search(after))
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be that of publication, and the rule that took it."""

    rule: str
    rank: int
    basis: str
    value: str
    span: Span


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(rule["id"], rule["rank"], rule["basis"], above, re.compile(rule["before"]), after)
        for rule in load_rules("published")
        for above, after in [[re.compile(rule[key]) if key in rule else None for key in ("line_before", "after")]]
    )


def find_published(page: Page, context: Context) -> Published | None:
    """The release's own date, else the page's, else what is known from elsewhere, else None.

    The value is cut to what is stated ("2018-09").
    """
    taken = [candidate for candidate in candidates(page) if candidate.rank]
    alone = {candidate.value for candidate in taken if candidate.rule == "alone"}
    if len(alone) >= LISTED:
        taken = [candidate for candidate in taken if candidate.rule != "alone"]
    stamped = [c.value for c in taken if c.basis == "page" and c.rank > LEAST]
    # A date of its own is not later than the page's: such a line belongs to a list of later news.
    fitting = [c for c in taken if c.basis == "page" or not stamped or c.value <= max(stamped)]
    if fitting:
        best = max(fitting, key=lambda c: (c.rank, -c.span.start))
        return Published(best.value, "release" if best.basis == "release" else "page", best.span)
    stamp = STAMP.search(page.text)
    if stamp:
        return Published(stamp[1], "page", Span(*stamp.span(1)))
    if context.published:
        return Published(context.published, "page")
    signed = _signed(page)
    return Published(signed.value, "release", signed.span) if signed else None


def _signed(page: Page) -> Candidate | None:
    """The day on which a release is signed, alone on its last line."""
    end = len(page.text.rstrip())
    start = page.text.rfind("\n", max(0, end - LABEL_REACH), end) + 1
    atom = next((atom for atom in scan(page.text, start, end) if atom.rule in ABSOLUTE), None) if start else None
    value = _value(atom) if atom else None
    if atom is None or value is None:
        return None
    rest = page.text[start : atom.span.start], page.text[atom.span.end : end]
    alone = next(rule for rule in _rules() if rule.id == "alone")
    return Candidate("signed", LEAST, "release", value, atom.span) if alone.fits("", *rest) else None


def find_updated(page: Page) -> str | None:
    """The day the page says it was last changed, cut ISO, or None."""
    for label in UPDATED.finditer(page.text):
        atom = next(scan(page.text, label.end(), label.end() + LABEL_REACH), None)
        if atom and atom.rule in ABSOLUTE and atom.span.start == label.end():
            return _value(atom)
    stamp = STAMP.search(page.text)
    return stamp[2] if stamp else None


def candidates(page: Page) -> Iterator[Candidate]:
    """The dated lines of the head of the text that a rule takes, in text order."""
    above, paragraphs = "", 0
    for count, line in enumerate(LINE.finditer(page.text)):
        said = line.group().rstrip()
        atom = next((a for a in scan(page.text, line.start(), line.end()) if a.rule in ABSOLUTE), None)
        value = _value(atom) if atom else None
        if atom and value:
            parts = page.text[line.start() : atom.span.start], page.text[atom.span.end : line.start() + len(said)]
            rule = next((rule for rule in _rules() if rule.fits(above, *parts)), None)
            if rule:
                yield Candidate(rule.id, rule.rank, rule.basis, value, atom.span)
        above = said.strip() or above
        paragraphs += len(said) >= PROSE and (said[-1] in '.”"' or ". " in said)
        if paragraphs == 2 or count == HEAD_LINES:
            return


def _value(atom: Atom) -> str | None:
    ends = READERS[atom.reads](atom.parts, None)
    return ends[0].iso() if ends else None
