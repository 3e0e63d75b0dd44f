"""What a line of a list or table is: a row, a heading, an item of a few words; and how far in it stands."""

from __future__ import annotations

import re

from extractors.counts.numbers import atoms, find_numbers
from extractors.counts.tables import cells_of
from extractors.counts.triggers import measure_in
from extractors.page.lines import Line

Level = tuple[int, int, int]
OPENING = re.compile(r"\d[\d,]{0,9}(?= )")
# Bullets by how far in they mostly stand.
BULLET = re.compile(r"(?P<outer>[•▪●*·\uf0b7■►➢✓]|\d{1,2}[.)])\s|(?P<inner>[-–—])\s|(?P<innermost>[o◦○]|[a-z][.)])\s")
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


def level_of(text: str, line: Line) -> Level:
    """How far in a line stands: by its indentation, its bullet and the end of a number that opens it."""
    indent = line.span.start - (text.rfind("\n", 0, line.span.start) + 1)
    bullet, number = BULLET.match(line.text), OPENING.match(line.text)
    nth = 1 + ["outer", "inner", "innermost"].index(str(bullet.lastgroup)) if bullet else 0
    return indent, nth, indent + (number.end() if number else 0)


def deeper(one: Level, other: Level) -> bool:
    """Whether a line stands further in than another, and not only because its number is shorter in a column."""
    return (one[0] > other[0] and one[2] > other[2]) or (one[0] == other[0] and one[1] > other[1])


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


def name_of(words: str) -> str:
    """What stands before the first number of a row."""
    return atoms().split(words, maxsplit=1)[0]


def is_general(words: str) -> bool:
    """Whether a row tells of all of them: nothing but what happened, said before its number: "Suspects arrested: 9"."""
    number = atoms().search(words)
    before = words[: number.start()] if number else ""
    return measure_in(before) is not None and len(re.findall(r"[A-Za-z]+", ANYBODY.sub(" ", before))) == 1
