"""What a page is made of before it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.explore.desk import Desk

Query = Mapping[str, str]
Link = Callable[[str], str]
ROWS_A_PAGE = 100
LAST_PAGE = 100_000


@dataclass(frozen=True)
class Page:
    """A template and what it says; `title` stands in the window's bar."""

    template: str
    title: str
    said: dict[str, Any] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True)
class Download:
    """A file to take along."""

    name: str
    media_type: str
    data: bytes


Handler = Callable[[Desk, Mapping[str, str], Query, Link], Page | Download]


class UnknownError(Exception):
    """What a page was asked for is not in the dataset."""


@dataclass(frozen=True)
class Paging:
    """One stretch of a long list; `at` is the address of the list without its page, and ends in ? or &."""

    number: int
    total: int
    at: str
    size: int = ROWS_A_PAGE

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def limit(self) -> tuple[int, int]:
        """LIMIT and OFFSET."""
        return self.size, (self.number - 1) * self.size

    def to(self, number: int) -> str:
        return f"{self.at}page={number}" if number > 1 else self.at.rstrip("?&")


def paging(query: Query, total: int, at: str, size: int = ROWS_A_PAGE) -> Paging:
    """The stretch an address asks for. Raises UnknownError where the list is not so long."""
    said = query.get("page", "1")
    number = int(said) if said.isdecimal() and len(said) < 7 else 0
    found = Paging(number, total, at, size)
    if not 1 <= number <= min(found.last, LAST_PAGE):
        raise UnknownError(f"There is no page {said} of this list.")
    return found
