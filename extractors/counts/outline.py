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
from extractors.counts.numbers import atoms, find_numbers
from extractors.counts.tables import cells_of, is_head
from extractors.counts.triggers import measure_in
from extractors.model import Span
from extractors.page.lines import Line, split_lines

# Bullets by how far in they mostly stand.
BULLET = re.compile(r"(?P<outer>[•▪●*·\uf0b7■►➢✓]|\d{1,2}[.)])\s|(?P<inner>[-–—])\s|(?P<innermost>[o◦○]|[a-z][.)])\s")
TOTAL = re.compile(
    r"\W{0,9}(?:(?:grand |over)?(?:totals?|all)\b(?! (?:of|for|from|other|by)\b)|combined\b|altogether\b)|"
    r"\W{0,9}in (?:all|total)\b|"
    r"[^:|\d]{0,40}(?:\btotals?|, (?:in )?all(?: (?:two|three|four|five|six|seven|eight|nine|ten|\d+))?)\W{0,9}$|"
    r"\W{0,9}(?:19|20)\d\d, (?:all|total)\b",
    re.I,
)
GROUP = re.compile(r"\W{0,9}(?:by|of (?:these|those|them|whom)|broken down|breakdown|per)\b", re.I)
ANYBODY = re.compile(
    r"\b(?:total|number|of|all|the|made|people|persons?|individuals?|suspects?|victims?|survivors?|trafficking|"
    r"child(?:ren)?|juveniles?|minors?|girls|women|men|adults?|females?|males?|human|sex|potential|possible|suspected|"
    r"missing)\b",
    re.I,
)
STOP = re.compile(r"[.!?][\"”’')\]]*$")
SENTENCE = re.compile(r"(?<=[a-z\d)][.!?]) +(?=[A-Z])")
LABELED = re.compile(r"[^:.]{1,60}: ?\S")
ENDING = re.compile(r"[A-Za-z],? \(?(?!(?:19|20)\d\d\b)\d[\d,]*\)?$")
# "RESULTS (May 8)" ends on a day, "ARRESTS (8)" on a figure.
DAY = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}\)?$", re.I)
LONGEST_HEADING, LONGEST_ROW, LONGEST_ITEM, LONGEST_SHORT, FEW_WORDS = 110, 140, 240, 40, 6
LONGEST_LEAD, DEEPEST, NEAR = 600, 8, 3
LEAD_IN = (-1, -1)


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

    level: tuple[int, int]
    head: str = ""
    row: int | None = None
    measure: str | None = None
    columns: Span | None = None
    child: tuple[int, int] | None = None
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

    def add(self, line: Line, below: Sequence[Line]) -> None:
        """Reads one line; `below` are the next ones: a table's first row may be told in several."""
        level = level_of(self._text, line)
        after = below[0] if below else None
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

    def _heading(self, line: Line, level: tuple[int, int]) -> None:
        measure = measure_in(line.text)
        self._close(level, line, measure)
        self._scopes.append(Scope(level, line.text, measure=measure))

    def _close(self, level: tuple[int, int], line: Line, measure: str | None) -> None:
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

    def _row(self, line: Line, level: tuple[int, int], after: Line | None) -> None:
        label = label_of(line.text)
        measure, total = measure_in(label), TOTAL.match(label) is not None
        if len(cells_of(self._text, line.span)) == 1:
            self._scopes = [scope for scope in self._scopes if scope.columns is None]
        while self._scopes and self._ends(self._scopes[-1], level, measure, total, label):
            self._scopes.pop()
        start = line.span.start
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
        parent = after is not None and deeper(level_of(self._text, after), level)
        general = total or (measure is not None and is_general(line.text)) or of_all_victims(label)
        if parent or (general and not any(scope.columns for scope in self._scopes)):
            self._scopes.append(Scope(level, "" if total and measure is None else label, start, measure, total=total))

    def _ends(self, scope: Scope, level: tuple[int, int], measure: str | None, total: bool, label: str) -> bool:
        """Whether a row stands no longer under a scope."""
        if scope.level == LEAD_IN:
            return False
        if scope.child is not None and scope.row is None and scope.columns is None and deeper(scope.child, level):
            return True
        if scope.row is None:
            return deeper(scope.level, level)
        if scope.child is not None and deeper(scope.child, level) and deeper(scope.child, scope.level):
            return scope.head != "" or not deeper(level, scope.level)
        other = (measure is not None and (measure != scope.measure or not scope.total)) or of_all_victims(label)
        return not deeper(level, scope.level) and (total or other)

    def _total(self, start: int, scopes: Sequence[Scope], label: str) -> None:
        """A total behind its rows holds those of its section that no other holds, and says what happened to them."""
        section = next((scope for scope in reversed(scopes) if scope.rows), None)
        if section is None:
            return
        for row in section.rows:
            if row != start and not self.over[row]:
                self.over[row].append(start)
                self.totals[row] = (label,) if label else ()
        section.rows = [start]


def level_of(text: str, line: Line) -> tuple[int, int]:
    """How far in a line stands: by its indentation and its bullet."""
    indent = line.span.start - (text.rfind("\n", 0, line.span.start) + 1)
    bullet = BULLET.match(line.text)
    return indent, (1 + ["outer", "inner", "innermost"].index(str(bullet.lastgroup)) if bullet else 0)


def deeper(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a line stands further in than another."""
    return one[0] > other[0] or (one[0] == other[0] and one[1] > other[1])


def is_row(text: str, line: Line) -> bool:
    """Whether a line is a row: it holds a number, and is short, or an item that no stop ends."""
    length = len(line.text)
    if length > LONGEST_ITEM or (length > LONGEST_ROW and not BULLET.match(line.text)):
        return False
    if line.text.endswith(":") or not atoms().search(line.text):
        return False
    if STOP.search(line.text) and not (LABELED.match(line.text) or BULLET.match(line.text) or short_item(line.text)):
        return False
    ending = ENDING.search(line.text) is not None and not DAY.search(line.text)
    return not SENTENCE.search(line.text) and (
        ending or bool(find_numbers(text, line.span)) or len(cells_of(text, line.span)) > 1
    )


def short_item(words: str) -> bool:
    """Whether a line is a few words behind a number: "14 girls."."""
    return len(words) <= LONGEST_SHORT and atoms().match(words) is not None


def is_heading(line: Line) -> bool:
    """Whether a line without a figure may head others."""
    asks = line.text.endswith("?") and len(line.text.split()) <= FEW_WORDS  # "Who was arrested?"
    fits = len(line.text) <= LONGEST_HEADING and (asks or not STOP.search(line.text))
    return fits and re.search("[A-Za-z]", line.text) is not None


def label_of(words: str) -> str:
    """The words of a row before and behind its first number."""
    return atoms().sub(" ", words)


def is_general(words: str) -> bool:
    """Whether a row tells of all of them: nothing but what happened, said before its number: "Suspects arrested: 9"."""
    number = atoms().search(words)
    before = words[: number.start()] if number else ""
    return measure_in(before) is not None and len(re.findall(r"[A-Za-z]+", ANYBODY.sub(" ", before))) == 1
