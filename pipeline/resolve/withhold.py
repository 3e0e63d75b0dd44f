"""Titles and addresses with the name of somebody whom another release tells of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractors.people.pairs import Pair, pairs_in, pairs_of, parts_of, parts_of_address

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
