"""Where decisions are kept: `corpus/reviews/<source>.jsonl`, one row a line, sorted by release and place in the text.

A row is added at its place and no other line is touched, so that a file merges as text does; git is told to keep the
lines of both sides.
"""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Reviews:
    """All decisions of a workspace, each once, in the order of their rows."""

    decisions: tuple[Decision, ...] = ()
    bad: tuple[BadRow, ...] = ()


def load_reviews(ws: Workspace) -> Reviews:
    """Every decision that can be read. Raises UserError where a file cannot be opened."""
    found: dict[str, Decision] = {}
    bad: list[BadRow] = []
    for path in sorted(ws.reviews.glob("*.jsonl")):
        for item in _rows(path):
            if isinstance(item, BadRow):
                bad.append(item)
            elif isinstance(item, Decision):
                found[item.id] = item
    return Reviews(tuple(sorted(found.values(), key=lambda decision: decision.order)), tuple(bad))


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


def _rows(path: Path) -> Iterator[Decision | BadRow]:
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
                yield BadRow(source_id, number, "review_merge", message)
            marked = True
        elif line.strip():
            row = _parsed(line)
            yield row if isinstance(row, Decision) else BadRow(source_id, number, "review_row", row)


def _parsed(line: str) -> Decision | str:
    """The row, or what is wrong with it."""
    try:
        return Decision.model_validate_json(line.encode(errors="replace"))
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "the row"
        what = first["msg"].removeprefix("Value error, ")
        return f"{name}: {what}. The row was set aside; mend it or take it out."
