"""Titles, addresses and sentences with the name of somebody whom another release tells of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from extractors.model import Span
from extractors.people.adjoin import side_by_side
from extractors.people.masking import MASK, mask
from extractors.people.pairs import Pair, find_pairs, pairs_in, pairs_of, parts_of, parts_of_address

COLUMNS = {"title": parts_of, "url": parts_of_address}


class KnownNames:
    """The private names of all releases. What a short page does not show to be a name, another may."""

    def __init__(self) -> None:
        self._pairs: set[Pair] = set()

    def add(self, names: Iterable[str]) -> None:
        """Take in the names of one release."""
        for name in names:
            self._pairs.update(pairs_of(name))

    def withhold(self, releases: Iterable[dict[str, Any]]) -> None:
        """Make null every title and address of the rows that holds one of the names."""
        for row in releases:
            for column, parts in COLUMNS.items():
                if row[column] and not self._pairs.isdisjoint(pairs_in(parts(row[column]))):
                    row[column] = None

    def unnamed(self, agencies: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """The rows of organisations, without those of no register that are called after one of the people."""
        return [row for row in agencies if row["ori"] or not any(self._held(row[c]) for c in ("name", "as_said"))]

    def _held(self, text: str) -> bool:
        return not self._pairs.isdisjoint(pairs_in(parts_of(text)))

    def hide(self, counts: Iterable[dict[str, Any]]) -> None:
        """Mask the names in the sentences of the rows, their numbers left, and in what they say they count."""
        for row in counts:
            number = Span(row["evidence_start"], row["evidence_end"])
            names = _beside(self._found(row["evidence"]), number)
            if names:
                row["evidence"], offset = mask(row["evidence"], 0, len(row["evidence"]), names)
                row["evidence_start"], row["evidence_end"] = offset(number.start), offset(number.end)
            if any(self._found(row["as_said"])):
                row["as_said"] = MASK

    def _found(self, text: str) -> list[tuple[int, int]]:
        return side_by_side(find_pairs(text, [Span(0, len(text))], self._pairs), text)


def _beside(names: Sequence[tuple[int, int]], number: Span) -> tuple[Span, ...]:
    """What of the names lies before and behind the number."""
    cut = ((start, min(end, number.start)) for start, end in names)
    rest = ((max(start, number.end), end) for start, end in names)
    return tuple(sorted(Span(start, end) for start, end in {*cut, *rest} if start < end))
