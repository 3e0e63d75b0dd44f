"""What went wrong or was left open: one row each, fit to be published."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Issue:
    """A row of the `issues` table.

    `stage` is import, scrape, parse, read, resolve, review or compare. `message` says what happened and what would
    mend it; it names no file by name, since a file's name may hold a person's.
    """

    stage: str
    code: str
    source_id: str | None
    release_id: str | None
    message: str

    @property
    def issue_id(self) -> str:
        return sha256("\x1f".join(self._columns).encode()).hexdigest()[:16]

    @property
    def _columns(self) -> tuple[str, ...]:
        return self.stage, self.code, self.source_id or "", self.release_id or "", self.message

    def __lt__(self, other: Issue) -> bool:
        return self._columns < other._columns
