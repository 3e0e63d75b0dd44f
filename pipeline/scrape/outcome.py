"""What a look at a source found, counted, and every trouble of it told twice: to the public and to the user."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.issues import Issue
from pipeline.releases import release_id
from pipeline.scrape.model import FetchError

_MOST_REPEATED = 1000  # a listing can repeat one mistake for ever; beyond this it is only counted


@dataclass
class Outcome:
    """What a look found. `down`: why it ended before its time; `messages` name addresses, for the user only.

    `progress` is told how many releases are done and how many are listed so far.
    """

    source_id: str
    progress: Callable[[int, int], None] | None = None
    counts: Counter[str] = field(default_factory=Counter)
    issues: list[Issue] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    via: str = ""
    down: FetchError | None = None
    _told: set[Issue] = field(default_factory=set)

    @property
    def result(self) -> str:
        if self.down:
            return self.down.code
        return "partly" if self.counts["failed"] else "ok"

    def count(self, *names: str) -> None:
        self.counts.update(names)
        if self.progress:
            self.progress(self.counts["done"] + self.counts["resumed"], self.counts["listed"])

    def go_down(self, trouble: FetchError) -> None:
        self.down = trouble
        self.tell(trouble, None)

    def tell(self, trouble: FetchError, key: str | None, address: str | None = None) -> None:
        """Write down trouble: to the public without the address, to the user with it."""
        if trouble.code != "fallback":
            self.count("failed")
        known_as = release_id(self.source_id, key) if key else None
        issue = Issue("scrape", trouble.code, self.source_id, known_as, trouble.message)
        if issue in self._told and len(self.messages) >= _MOST_REPEATED:
            return
        self._told.add(issue)
        self.issues.append(issue)
        where = trouble.address or address
        self.messages.append(f"{self.source_id}: {f'{where}: ' if where else ''}{trouble.message}")
