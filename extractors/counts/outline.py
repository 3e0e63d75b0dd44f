"""The outline of lists and tables: which headings, column heads and rows stand over a row.

A section is a heading, or the lead-in that ends in a colon, over rows; groups divide its rows ("By gender"), rows
further in divide the row above them, and a row that says "total" holds the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.counts.headings import of_all_victims
from extractors.counts.legends import legends
from extractors.counts.lines import (
    FEW_WORDS,
    LABELED,
    LONGEST_ROW,
    SENTENCE,
    Level,
    deeper,
    is_general,
    is_heading,
    is_row,
    label_of,
    level_of,
    name_of,
)
from extractors.counts.measures import OF_THINGS
from extractors.counts.numbers import find_numbers
from extractors.counts.tables import cells_of, is_head
from extractors.counts.triggers import measure_in
from extractors.model import Span
from extractors.page.lines import Line, split_lines

TOTAL = re.compile(
    r"\W{0,9}(?:(?:grand |over)?(?:totals?|all)\b(?! (?:of|for|from|other|by)\b)|combined\b|altogether\b)|"
    r"\W{0,9}in (?:all|total)\b|"
    r"[^:|\d]{0,40}(?:\btotals?|, (?:in )?all(?: (?:two|three|four|five|six|seven|eight|nine|ten|\d+))?)\W{0,9}$|"
    r"\W{0,9}(?:19|20)\d\d, (?:all|total)\b",
    re.I,
)
GROUP = re.compile(r"\W{0,9}(?:by|of (?:these|those|them|whom)|broken down|breakdown|per)\b", re.I)
LONGEST_LEAD, DEEPEST, NEAR = 600, 8, 3
LEAD_IN = (-1, -1, -1)
FEWEST = 2  # rows that a total below them adds up
# What stands over a total that does not say itself what those were that it adds up.
HEADS = {"arrests": "arrests", "rescues": "rescues", "citations": "citations", "convicted": "convictions"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands over a row: headings, the nearest first; rows, by start, that it may be a share of; the line of the
    table's column heads."""

    heads: tuple[str, ...] = ()
    over: tuple[int, ...] = ()
    columns: Span | None = None


@dataclass(slots=True)
class Scope:
    """A heading, or a row that holds others, as long as lines stand under it. `child`: how far in these stand."""

    level: Level
    head: str = ""
    row: int | None = None
    measure: str | None = None
    columns: Span | None = None
    child: Level | None = None
    rows: list[int] = field(default_factory=list)
    lines: int = 0
    total: bool = False

    @property
    def heads(self) -> bool:
        """Whether it is a heading: a headline over one line that a number opens is none."""
        short = len(self.head.split()) <= FEW_WORDS or self.head.endswith(":")
        return self.head != "" and (self.row is not None or short or self.lines > 1)


def outline(text: str, sentences: Sequence[Span]) -> dict[int, Standing]:
    """What stands over each row of a list or table, by the start of its line."""
    if not sentences:
        return {}
    lines = [line for line in split_lines(text[: sentences[-1].end]) if re.search(r"\w", line.text)]
    above = sum(line.span.start < sentences[0].start for line in lines)
    lines = lines[max(0, above - 1) :]  # the heads of a table's columns may look like a menu
    outliner = Outliner(text)
    for place, line in enumerate(lines):
        outliner.add(line, lines[place + 1 : place + 1 + NEAR])
    told = legends(lines, outliner.stands)
    return {
        start: Standing(
            (
                *(scope.head for scope in scopes if scope.heads),
                *outliner.totals.get(start, ()),
                *([told[start]] if start in told else []),
            ),
            tuple(outliner.over[start]),
            next((scope.columns for scope in scopes if scope.columns), None),
        )
        for start, scopes in outliner.stands.items()
    }


class Outliner:
    """Reads lines from the top down and keeps the scopes that are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._scopes: list[Scope] = []
        self.stands: dict[int, list[Scope]] = {}
        self.over: dict[int, list[int]] = {}
        self.totals: dict[int, tuple[str, ...]] = {}
        self._rows: dict[int, Line] = {}
        self._unheaded: list[int] = []

    def add(self, line: Line, below: Sequence[Line]) -> None:
        """Reads one line; `below` are the next ones: a table's first row may be told in several."""
        level = level_of(self._text, line)
        after = below[0] if below else None
        if not is_row(self._text, line) or line.after_blank:
            self._unheaded = []
        if after and is_head(line.text) and any(len(cells_of(self._text, one.span)) > 1 for one in below):
            self._close(level, line, None)
            columns = Span(line.span.start - level[0], line.span.end)
            self._scopes.append(Scope(level_of(self._text, after), columns=columns))
        elif is_row(self._text, line):
            self._row(line, level, after)
        elif LABELED.match(line.text) and len(line.text) < LONGEST_ROW:
            return  # "Cash: $4,100" is neither
        elif is_heading(line):
            if level[1] == 0 or line.text.endswith(":") or (after and deeper(level_of(self._text, after), level)):
                self._heading(line, level)
        else:
            lead = SENTENCE.split(line.text)[-1]
            leads = lead.endswith(":") and len(lead) <= LONGEST_LEAD
            self._scopes = [Scope(LEAD_IN, lead, measure=measure_in(lead))] if leads else []
        self._scopes = self._scopes[:DEEPEST]

    def _heading(self, line: Line, level: Level) -> None:
        measure = measure_in(line.text)
        self._close(level, line, measure)
        self._scopes.append(Scope(level, line.text, measure=measure))

    def _close(self, level: Level, line: Line, measure: str | None) -> None:
        """Closes what a heading ends: a heading that says what happened, or begins anew, all that is no further out;
        any other only the group before it."""
        kept = []
        for scope in self._scopes:
            outer = scope.level == LEAD_IN or deeper(level, scope.level)
            group = GROUP.match(line.text) is not None or not line.after_blank or not (scope.rows or scope.child)
            holds = scope.measure is not None or scope.row is not None or scope.columns is not None
            if (outer and not (measure and scope.level == LEAD_IN)) or (measure is None and group and holds):
                kept.append(scope)
            else:
                break
        self._scopes = kept

    def _row(self, line: Line, level: Level, after: Line | None) -> None:
        label = label_of(line.text)
        measure, total = measure_in(label), TOTAL.match(label) is not None
        if len(cells_of(self._text, line.span)) == 1:
            self._scopes = [scope for scope in self._scopes if scope.columns is None]
        while self._scopes and self._ends(self._scopes[-1], level, measure, total, name_of(line.text)):
            self._scopes.pop()
        start = line.span.start
        self._rows[start] = line
        self.stands[start] = list(reversed(self._scopes))
        for scope in self.stands[start]:
            scope.lines += 1
            scope.child = scope.child or level
        section = next((scope for scope in self.stands[start] if scope.row is None), None)
        if section:
            section.rows.append(start)
        self.over[start] = [scope.row for scope in self.stands[start] if scope.row is not None]
        if total and self._scopes:
            self._total(start, self._scopes, label if measure else "")
        elif total:
            self._add_up(start, measure, label)
        self._unheaded = [*self._unheaded, start] if not self._scopes and not total else []
        parent = after is not None and deeper(level_of(self._text, after), level)
        general = total or (measure is not None and is_general(line.text)) or of_all_victims(name_of(line.text))
        if parent or (general and not any(scope.columns for scope in self._scopes)):
            self._scopes.append(Scope(level, "" if total and measure is None else label, start, measure, total=total))

    def _ends(self, scope: Scope, level: Level, measure: str | None, total: bool, name: str) -> bool:
        """Whether a row stands no longer under a scope."""
        if scope.level == LEAD_IN:
            return False
        if scope.child is not None and scope.row is None and scope.columns is None and deeper(scope.child, level):
            return not (total and level == scope.level)  # "Total: 24" stands as far out as what heads its rows
        if scope.row is None:
            return deeper(scope.level, level)
        if scope.child is not None and deeper(scope.child, level) and deeper(scope.child, scope.level):
            return scope.head != "" or not deeper(level, scope.level)
        other = (measure is not None and (measure != scope.measure or not scope.total)) or of_all_victims(name)
        return not deeper(level, scope.level) and (total or other)

    def _total(self, start: int, scopes: Sequence[Scope], label: str) -> None:
        """A total behind its rows holds those of its section that no other holds, and says what happened to them."""
        section = next((scope for scope in reversed(scopes) if scope.rows), None)
        if section is None:
            return
        rows = [row for row in section.rows if row != start]
        if all(scope.measure in (None, *OF_THINGS) for scope in scopes) and self._sums(rows, start):
            self._name(rows, start, measure_in(label))
        for row in section.rows:
            if row != start and not self.over[row]:
                self.over[row].append(start)
                self.totals[row] = (label,) if label else ()
        section.rows = [start]

    def _add_up(self, start: int, measure: str | None, label: str) -> None:
        """A total below rows that nothing heads holds them, where they add up to it."""
        if not self._sums(self._unheaded, start):
            return
        self._name(self._unheaded, start, measure)
        for row in self._unheaded:
            self.over[row].append(start)
            self.totals[row] = (label,) if measure else ()

    def _name(self, rows: Sequence[int], start: int, measure: str | None) -> None:
        """A total that does not say what it adds up is of what happened to each of its rows."""
        told = {measure_in(label_of(self._rows[row].text)) for row in rows}
        shared = told.pop() if measure is None and len(told) == 1 else None
        if shared in HEADS:
            self.totals[start] = (HEADS[shared],)

    def _sums(self, rows: Sequence[int], start: int) -> bool:
        """Whether the first numbers of some rows add up to that of the total below them."""
        numbers = [find_numbers(self._text, self._rows[row].span)[:1] for row in (*rows, start)]
        values = [number.value for first in numbers for number in first]
        return len(rows) >= FEWEST and len(values) == len(numbers) and sum(values[:-1]) == values[-1]
