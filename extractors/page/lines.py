"""Puts the lines of a text together again: paragraphs that a wrap width or inline markup cut into pieces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.model import Span
from extractors.page.sentences import ends_on_abbreviation
from extractors.rulebook import load_rules

LINE = re.compile(r"[^\r\n]+")
BULLET = re.compile(r"(?:[•▪●◦*·\uf0b7–—-]|o|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
CLOSED = re.compile(r"[.!?:;…][\"”’')\]]*$")
CONTINUES = re.compile(
    r"[a-z](?!\S{0,90}\.\w)|[,.;:)\]](?!\S{0,90}@)|[—–-]{1,2}\s?[A-Za-z]|\((?!\d{3}\)|[^)]{1,40}\)\s?[—–-])\w"
)
# A headline goes on: in capitals, "FOUR FACE CHARGES", "FOR THEFT"; or from a number, "Four Men Variously", "Charged".
SHOUTS_ON = re.compile(
    r"(?:FOR(?! (?:IMMEDIATE|RELEASE|MORE|FURTHER)\b)|OF|AND|WITH|WHO|IN|AFTER|FROM|TO|AT|ON|OVER|DURING|FOLLOWING) "
    r"(?![^:]{0,20}:)"
)
TOLD_OF = re.compile(r"(?:Charged|Indicted|Arraigned|Arrested|Convicted|Sentenced|Plead(?:ed)?) ")
COUNTED = re.compile(
    r"(?:\d{1,3}|(?:Twen|Thir|For|Fif|Six|Seven|Eigh|Nine)ty(?:-\w+)?|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|"
    r"Twelve|\w{3,5}teen) (?![^:]{0,60}:)"
)
DATELINE = re.compile(r"[A-Z][A-Z .'-]{3,40}(?:, ?[A-Z][a-z]{1,12}\.?)? ?[–—] ?[A-Z][a-z]")
# "Victims rescued: 21", "minors among them ...... 2", "Sampleton      9, all men"
ROW = re.compile(r"[^.:]{2,60}?(?:: ?|\s?(?:\. ?){3,40}|\s{2,40})\d[\d,]*(?:,? [\w-]+){0,3}")
# A box of numbers, each above what it counts: "61", "arrests of buyers", "14", "victims recovered", "9", "minors".
ALONE, UNDER = re.compile(r"\d[\d,]{0,9}\+?"), re.compile(r"[A-Za-z][\w'’/-]*(?: [\w'’/-]+){0,6}")
FEWEST_ALONE = 3
NARROWEST, WIDEST = 50, 140


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the spaces around it; `after_blank` where an empty line stands above."""

    span: Span
    text: str
    after_blank: bool


def split_lines(text: str) -> list[Line]:
    """The lines that hold anything, in text order."""
    lines = []
    end = 0
    for found in LINE.finditer(text):
        raw = found.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        lines.append(Line(Span(start, start + len(stripped)), stripped, text.count("\n", end, start) > 1))
        end = start + len(stripped)
    return lines


def wrap_width(lines: list[Line]) -> int | None:
    """The width a plain text was wrapped at, in characters, or None where its lines are whole paragraphs."""
    lengths = sorted(len(line.text) for line in lines)
    wide = [length for length in lengths if length > WIDEST]
    if len([length for length in lengths if length >= NARROWEST]) < 5 or sum(wide) > 0.05 * sum(lengths):
        return None
    return lengths[int(len(lengths) * 0.95)]


@cache
def open_ends(kind: str) -> frozenset[str]:
    """The words, in lower case, on which a line of running text does not end."""
    return frozenset(word for rule in load_rules("page") if rule["kind"] == kind for word in rule["words"])


def join_lines(lines: list[Line]) -> list[Span]:
    """Runs of lines that are one paragraph, as spans of the text; lists and headlines stay apart."""
    width, boxed = wrap_width(lines), boxes(lines)
    joined: list[Span] = []
    for index, line in enumerate(lines):
        if index and index not in boxed and _goes_on(lines, index - 1, width):
            joined[-1] = Span(joined[-1].start, line.span.end)
        else:
            joined.append(line.span)
    return joined


def boxes(lines: list[Line]) -> frozenset[int]:
    """The lines of boxes: numbers that have a line of their own, several, with a label below each."""
    found: set[int] = set()
    start = 0
    while start < len(lines):
        end = start
        while (
            end + 1 < len(lines)
            and ALONE.fullmatch(lines[end].text)
            and not lines[end + 1].after_blank
            and UNDER.fullmatch(lines[end + 1].text)
        ):
            end += 2
        if end - start >= 2 * FEWEST_ALONE:
            found.update(range(start, end))
        start = max(end, start + 1)
    return frozenset(found)


def _goes_on(lines: list[Line], index: int, width: int | None) -> bool:
    """Whether the line after `index` belongs to the same paragraph."""
    line, after = lines[index], lines[index + 1]
    closed = bool(CLOSED.search(line.text)) and not ends_on_abbreviation(line.text)
    if BULLET.match(after.text) and after.text[0] not in "—–":  # a dash alone goes on: "CHICAGO", "— A measure"
        return False
    if any(ROW.fullmatch(each.text) for each in (line, after)) or DATELINE.match(after.text):
        return False
    if after.after_blank:
        return after.text[0].islower() and not closed and len(line.text) >= NARROWEST
    if CONTINUES.match(after.text) and (not closed or after.text[0] in ",.;:)"):
        return True
    if not closed and (
        (line.text.isupper() and after.text.isupper() and SHOUTS_ON.match(after.text))
        or (COUNTED.match(line.text) and TOLD_OF.match(after.text))
    ):
        return True
    if width and len(line.text) + 1 + len(after.text.split(None, 1)[0]) > 0.9 * width:
        return line.text[-1] != ":"
    return not closed and _left_open(lines, index)


def _left_open(lines: list[Line], index: int) -> bool:
    """A line that ends on a comma, a dash or a word that asks for more, or whose bold or linked next piece
    is itself carried on in lower case."""
    line, after = lines[index], lines[index + 1]
    last = line.text.rsplit(None, 1)[-1]
    if last[-1] in ",—–&" or (len(line.text.split()) > 1 and last.lower() in open_ends("open-end")):
        return True
    if last.lower() in open_ends("open-title") and not line.text.isupper() and after.text[0].isupper():
        return True
    piece = index + 2 < len(lines) and not lines[index + 2].after_blank and len(after.text.split()) <= 8
    return (
        piece
        and last[0].islower()
        and not CLOSED.search(after.text)
        and bool(re.match(r"[a-z]", lines[index + 2].text))
    )
