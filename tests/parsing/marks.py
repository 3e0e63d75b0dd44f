"""How near a parsed text is to the release: words, short lines, furniture, headline and day."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields

from pages import Content, furniture_lines

SHORT = 60  # characters: a bullet, a row, a heading
_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")


@dataclass
class Marks:
    """Sums over pages. Words as a multiset; a date line of the page itself counts for nobody."""

    shared_words: int = 0
    true_words: int = 0
    found_words: int = 0
    short_lines: int = 0
    short_found: int = 0
    furniture: int = 0
    leaked: int = 0
    pages: int = 0
    titles: int = 0
    days: int = 0
    seconds: float = 0.0

    def __add__(self, other: Marks) -> Marks:
        return Marks(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    def shares(self) -> dict[str, float]:
        """What the table shows, each from 0 to 1 but for the pages a second."""
        return {
            "precision": self.shared_words / max(1, self.found_words),
            "recall": self.shared_words / max(1, self.true_words),
            "short lines": self.short_found / max(1, self.short_lines),
            "leaked": self.leaked / max(1, self.furniture),
            "title": self.titles / max(1, self.pages),
            "date": self.days / max(1, self.pages),
            "pages/s": self.pages / max(1e-9, self.seconds),
        }


def marks_of(content: Content, page: str, read: tuple[str, str | None, str | None], seconds: float) -> Marks:
    """The marks of one page, read as (text, title, day)."""
    text, title, day = read
    truth, found = words("\n".join(content.lines)), words(without_date_lines(content, text))
    around = [line for line in furniture_lines(page) if line not in "\n".join(content.lines)]
    short = [line for line in content.lines if len(line) < SHORT]
    squeezed = " ".join(_WORD.findall(text))
    return Marks(
        (truth & found).total(), truth.total(), found.total(),
        len(short), sum(" ".join(_WORD.findall(line)) in squeezed for line in short),
        len(around), sum(line in text for line in around),
        1, title == content.title, day == content.day.isoformat(), seconds,
    )  # fmt: skip


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def without_date_lines(content: Content, text: str) -> str:
    """The text without the short line in which the page itself shows the day, unless the release has such a line."""
    shown = (f"{content.day:%B} {content.day.day}, {content.day.year}", f"{content.day:%m/%d/%Y}")
    kept = [
        line for line in text.split("\n")
        if line in content.lines or not (len(line) < SHORT + 15 and any(day in line for day in shown))
    ]  # fmt: skip
    return "\n".join(kept)
