"""Numbers with their nouns, as messages say them."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 release", "1,204 releases". `noun` is a singular whose plural ends in s."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"
