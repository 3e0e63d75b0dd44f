"""The operation whose heading or lead-in line a line of the release stands under."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.model import Operation, Page, Span

SHORT = 90
ENDED = re.compile(r"[.!?;,][”\"’')]*$")
# "Arrests: 9", "Men held | 31", "9 adults": a row and no heading.
ROW = re.compile(r"[:|]\s{0,9}\S{0,20}\d|:\s+\S|\||\d[\d,]*$|^\W{0,9}\d[\d,]* [a-z]")
MARK = re.compile(r"[^\w\s“\"‘'(]{1,3}(?=\s|\w)")
INDENTED = re.compile(r"[ \t]{2,}")


class Threads:
    """For each paragraph of a page the operation that a heading or the line above a list gives it, if any does."""

    def __init__(self, page: Page, operations: Sequence[Operation]) -> None:
        self._text, self._body = page.text, page.body
        self._under: dict[int, Operation] = {}
        named: dict[int, list[Operation]] = {}
        for operation in operations:
            named.setdefault(self._at(operation.span), []).append(operation)
        self._carry(named)

    def over(self, sentence: Span) -> Operation | None:
        """The operation under whose heading or lead-in the sentence's paragraph stands."""
        return self._under.get(self._at(sentence))

    def heads(self, operation: Operation) -> bool:
        """Whether the mention is a heading's."""
        line = self._body[self._at(operation.span)]
        return self._is_heading(line, [operation])

    def _at(self, span: Span) -> int:
        return max(0, bisect_right(self._body, span.start, key=lambda line: line.start) - 1)

    def _carry(self, named: dict[int, list[Operation]]) -> None:
        section: tuple[Operation, tuple[bool, str]] | None = None
        lead: Operation | None = None
        for index, line in enumerate(self._body):
            here = named.get(index, [])
            heading = self._is_heading(line, here)
            if heading and here:
                section, lead = (here[-1], self._rank(line)), None
            elif heading and section and self._ends(line, section[1]):
                section = None
            if lead and (heading or self._is_prose(line)):
                lead = None
            over = lead or (section[0] if section else None)
            if over:
                self._under[index] = over
            if line.of(self._text).rstrip().endswith(":") and not (heading and here):
                lead = here[-1] if here else over

    def _is_prose(self, line: Span) -> bool:
        words = line.of(self._text)
        return len(words) > SHORT or (bool(ENDED.search(words)) and not MARK.match(words))

    def _is_heading(self, line: Span, here: Sequence[Operation]) -> bool:
        words = line.of(self._text)
        if len(words) > SHORT or ENDED.search(words):
            return False
        if here:  # "Operation Paper Lantern: March 1 to May 15"
            before = words[: here[0].span.start - line.start]
            return not re.search(r"[a-z]{2}", before) and "|" not in words
        return not ROW.search(words.rstrip(": "))

    def _rank(self, line: Span) -> tuple[bool, str]:
        """Whether a heading is shouted, and the sign that opens it."""
        words = line.of(self._text)
        mark = MARK.match(words)
        shouted = sum(letter.isupper() for letter in words) > sum(letter.islower() for letter in words)
        return shouted, mark[0] if mark else ""

    def _ends(self, line: Span, rank: tuple[bool, str]) -> bool:
        """Whether a heading is of no lower rank than the one that opened the section."""
        shouted, mark = self._rank(line)
        start = self._text.rfind("\n", 0, line.start) + 1
        if INDENTED.match(self._text, start) and not shouted:
            return False
        return shouted or (not rank[0] and mark == rank[1])
