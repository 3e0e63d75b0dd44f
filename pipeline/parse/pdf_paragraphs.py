"""Lines of a PDF joined into paragraphs; letterheads and page numbers that repeat are left out."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.parse.pdf_layout import CELL, Line

_MARGIN = 0.12  # of a page's height, at its head and foot
# Times the distance of lines within a paragraph, and times the size of type: what parts two paragraphs.
_SPACED, _LEADING = 1.45, 1.4
_RAGGED = 0.04  # of the width of a block: how far short of its frame its longest line may fall
_CLOSEST = 5  # the distance of lines within a paragraph: that of one pair in so many, from the closest
_ITEM = re.compile(r"\s*(?:[–*·-]|o|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*", re.IGNORECASE)


def without_repeats(pages: list[list[Line]]) -> list[Line]:
    """All lines in order, without page numbers and without heads and feet told before on an earlier page."""
    seen: Counter[str] = Counter()
    kept: list[Line] = []
    for lines in pages:
        for line in lines:
            if _at_edge(line) and (_PAGE_NUMBER.fullmatch(line.text) or seen[_shape(line)]):
                continue
            kept.append(line)
        seen.update(_shape(line) for line in lines if _at_edge(line))
    return kept


def paragraphs_of(lines: list[Line]) -> list[str]:
    """The lines joined where one goes on in the next."""
    paragraphs: list[str] = []
    widths = {key: _width(lines, key) for key in {_column(line) for line in lines}}
    usual = _usual_step(lines)
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is not None and _goes_on(before, line, widths[_column(before)], usual):
            joint = "" if paragraphs[-1].endswith("-") and paragraphs[-1][-2:-1].isalpha() else " "
            paragraphs[-1] += joint + line.text
        else:
            paragraphs.append(line.text)
    return [" ".join(paragraph.split()) for paragraph in paragraphs]


def _goes_on(line: Line, following: Line, width: tuple[float, float], usual: float) -> bool:
    """Whether a paragraph runs on over the end of a line."""
    if abs(line.size - following.size) > 1 or _ITEM.match(following.text):
        return False
    if CELL in line.text or CELL in following.text:
        return False
    full = line.right + following.first > width[1] - _RAGGED * (width[1] - width[0])
    if (line.page, line.block) != (following.page, following.block):
        return full and following.text[:1].islower()
    return full and following.top - line.top <= max(_SPACED * usual, _LEADING * line.size)


def _width(lines: list[Line], key: tuple[int, int, int]) -> tuple[float, float]:
    """The left and right edge of a block, without heads and feet, which keep to no column."""
    own = [line for line in lines if _column(line) == key]
    own = [line for line in own if not _at_edge(line)] or own
    return min(line.left for line in own), max(line.right for line in own)


def _column(line: Line) -> tuple[int, int, int]:
    """Lines of one column and one size of type end at one edge; a headline above them does not."""
    return line.page, line.block, round(line.size)


def _usual_step(lines: list[Line]) -> float:
    """The distance of lines within a paragraph, from top to top, in points."""
    steps = [
        b.top - a.top for a, b in pairwise(lines)
        if (a.page, a.block) == (b.page, b.block) and b.top > a.top
    ]  # fmt: skip
    return sorted(steps)[len(steps) // _CLOSEST] if steps else 0.0


def _at_edge(line: Line) -> bool:
    return line.bottom < _MARGIN * line.page_height or line.top > (1 - _MARGIN) * line.page_height


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.casefold())
