"""Names that a page breaks over lines, and names that it spells otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.people.runs import Name

LETTER_ABOVE = re.compile(r"(?<!\w)[A-ZÀ-Þ]\n[^\W\d_]{2,20} $")  # "J" above "ordan ", before "Examplar"
SHORTEST = 5  # letters of a name that is looked for in pieces


def broken(text: str, private: list[Name]) -> Iterator[tuple[int, int]]:
    """Where the words of private names stand with a line break amid their letters: "Exam" above "plar"."""
    for name in private:
        if parted := LETTER_ABOVE.search(text, max(0, name.start - 24), name.start):
            yield parted.start(), name.end
    at = [place for place, letter in enumerate(text) if letter != "\n"]
    if len(at) == len(text):
        return
    joined = text.replace("\n", "")
    wanted = {word.shown for name in private for word in name.words if len(word.shown) >= SHORTEST}
    for said in sorted(wanted):
        found = joined.find(said)
        while found >= 0:
            start, end = at[found], at[found + len(said) - 1] + 1
            if end - start > len(said):
                yield start, end
            found = joined.find(said, found + 1)


def is_alike(one: str, other: str) -> bool:
    """Whether two words of one first letter differ by one letter: changed, left out or added."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[same + (len(one) >= len(other)) :] == other[same + (len(other) >= len(one)) :]
