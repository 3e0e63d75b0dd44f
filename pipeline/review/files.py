"""Where decisions are kept: `corpus/reviews/<source>.jsonl`, one row a line, sorted by release and place in the text.

A row is added at its place and no other line is touched, so that a file merges as text does; git is told to keep the
lines of both sides.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from pipeline.errors import UserError
from pipeline.review.decisions import Decision
from pipeline.workspace import Workspace

MARKER = re.compile(r"<{7}|\|{7}|={7}|>{7}")
MERGE = "# Rows of both sides are kept; the build says where two people differ.\n*.jsonl merge=union\n"


@dataclass(frozen=True)
class BadRow:
    """A line that was set aside, and why; `line` counts from 1."""

    source_id: str
    line: int
    code: str
    message: str

    @property
    def where(self) -> str:
        return place_of(self.source_id, self.line)


@dataclass(frozen=True)
class Reviews:
    """All decisions of a workspace, each once, in the order of their rows; `where` each stands, by its id."""

    decisions: tuple[Decision, ...] = ()
    bad: tuple[BadRow, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)


def place_of(source_id: str, line: int) -> str:
    """A line of a file of reviews, as messages name it."""
    return f"corpus/reviews/{source_id}.jsonl, line {line}"


def load_reviews(ws: Workspace) -> Reviews:
    """Every decision that can be read. Raises UserError where a file cannot be opened."""
    found: dict[str, Decision] = {}
    where: dict[str, str] = {}
    bad: list[BadRow] = []
    for path in sorted(ws.reviews.glob("*.jsonl")):
        for number, item in _rows(path):
            if isinstance(item, BadRow):
                bad.append(item)
            else:
                found[item.id] = item
                where.setdefault(item.id, place_of(path.stem, number))
    return Reviews(tuple(sorted(found.values(), key=lambda decision: decision.order)), tuple(bad), where)


def keep(ws: Workspace, source_id: str, decision: Decision) -> None:
    """Add a decision to the file of its source; it is on the disk when this returns. One that is there stays once.

    Raises UserError where the file cannot be written, or holds the markers of an unfinished merge.
    """
    path = ws.reviews / f"{source_id}.jsonl"
    try:
        with _locked(ws):
            lines = _lines(path) if path.exists() else []
            if any(MARKER.match(line) for line in lines):
                remedy = "Keep the rows of both sides, take the markers out, and decide again."
                raise UserError(f"{path} holds the markers of an unfinished merge.", remedy)
            if decision.line not in lines:
                lines.insert(_place(lines, decision), decision.line)
                _put(path, "".join(f"{line}\n" for line in lines))
    except OSError as error:
        raise UserError(f"{path} cannot be written: {error.strerror}.", "Mend its permissions.") from error


def drop(ws: Workspace, release_id: str) -> int:
    """Take every line that names a release out of all files, also lines that are no decisions; how many they were.

    Raises UserError where a file cannot be written.
    """
    if not ws.reviews.exists():
        return 0
    dropped = 0
    with _locked(ws):
        for path in sorted(ws.reviews.glob("*.jsonl")):
            lines = _lines(path)
            kept = [line for line in lines if release_id not in line]
            if len(kept) < len(lines):
                _put(path, "".join(f"{line}\n" for line in kept))
            dropped += len(lines) - len(kept)
    return dropped


@contextmanager
def _locked(ws: Workspace) -> Iterator[None]:
    ws.reviews.mkdir(parents=True, exist_ok=True)
    attributes = ws.reviews / ".gitattributes"
    if not attributes.exists():
        _put(attributes, MERGE)
        _put(ws.reviews / ".gitignore", ".lock\n")
    with (ws.reviews / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _put(path: Path, text: str) -> None:
    """Replace a file in one step: whoever reads it sees all of the old one or all of the new one."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    with partial.open("w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _place(lines: list[str], decision: Decision) -> int:
    """Before the first row that comes after it; lines that are no rows stay where they are."""
    for at, line in enumerate(lines):
        row = _parsed(line)
        if isinstance(row, Decision) and row.order > decision.order:
            return at
    return len(lines)


def _lines(path: Path) -> list[str]:
    """Without their ends; bytes that are no text are written again as they were."""
    lines = path.read_text(encoding="utf-8", errors="surrogateescape").split("\n")
    return lines if lines[-1] else lines[:-1]


def _rows(path: Path) -> Iterator[tuple[int, Decision | BadRow]]:
    """The lines that are rows, numbered from 1; markers of one unfinished merge are one bad row."""
    try:
        lines = _lines(path)
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.", "Mend its permissions.") from error
    source_id = path.stem
    marked = False
    for number, line in enumerate(lines, 1):
        if MARKER.match(line):
            if not marked:
                message = "An unfinished merge; the rows of both sides were taken. Take the markers out."
                yield number, BadRow(source_id, number, "review_merge", message)
            marked = True
        elif line.strip():
            row = _parsed(line)
            yield number, row if isinstance(row, Decision) else BadRow(source_id, number, "review_row", row)


def _parsed(line: str) -> Decision | str:
    """The row, or what is wrong with it."""
    try:
        return Decision.model_validate_json(line.encode(errors="replace"))
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "the row"
        unknown = first["type"] == "extra_forbidden"
        what = "there is no such column" if unknown else first["msg"].removeprefix("Value error, ")
        return f"{name}: {what}. The row was set aside; mend it or take it out."
