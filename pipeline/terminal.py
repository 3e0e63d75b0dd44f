"""What the command line shows besides its results: messages and progress on stderr, results on stdout."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from pipeline.errors import UserError

if TYPE_CHECKING:
    import pyarrow as pa

messages = Console(stderr=True, highlight=False, soft_wrap=True)
results = Console(highlight=False)

Watch = Callable[[str, int, int], None]  # stage, done, of how many
Level = Literal["detail", "info", "error"]
SECONDS_BETWEEN = 5.0  # at least, between two lines of the log on one stage


@dataclass
class Telling:
    """How much is said on stderr, and whether as a log: one JSON object a line."""

    quiet: bool = False
    verbose: bool = False
    log: bool = False


telling = Telling()


def say(line: str, level: Level = "info") -> None:
    """A message. Details are for who asked for them; whoever asked for quiet hears of errors alone."""
    if (telling.quiet and level != "error") or (level == "detail" and not telling.verbose):
        return
    if telling.log:
        _log(level=level, message=line)
    else:
        messages.print(f"[red]tally:[/red] {escape(line)}" if level == "error" else escape(line))


class Saying(logging.Handler):
    """Says what the program's parts log."""

    def emit(self, record: logging.LogRecord) -> None:
        say(self.format(record), "error" if record.levelno >= logging.ERROR else "info")


def _log(**told: str | int) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    print(json.dumps({"at": at} | told, ensure_ascii=False), file=sys.stderr, flush=True)


class _Stages:
    """Tells of each stage when it is done, and the log now and then before that."""

    def __init__(self) -> None:
        self._begun: dict[str, float] = {}
        self._told: dict[str, float] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        begun = self._begun.setdefault(stage, now)
        if telling.log and (done >= total or now - self._told.get(stage, begun) >= SECONDS_BETWEEN):
            self._told[stage] = now
            _log(level="progress", stage=stage, done=done, of=total)
        if done >= total:
            say(f"{stage}: {total} in {now - begun:.1f} s", "detail")


@contextmanager
def progress() -> Iterator[Watch | None]:
    """A bar for each stage while the block runs, or lines of a log; null where nobody watches."""
    told = _Stages()
    if telling.quiet or not (messages.is_terminal or telling.log or telling.verbose):
        yield None
        return
    if telling.log or not messages.is_terminal:
        yield told
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    bars: dict[str, TaskID] = {}
    with Progress(*columns, console=messages, transient=True) as shown:

        def watch(stage: str, done: int, total: int) -> None:
            if stage not in bars:
                bars[stage] = shown.add_task(stage, total=total)
            shown.update(bars[stage], completed=done, total=total)
            told(stage, done, total)

        yield watch


def stage(watch: Watch | None, name: str) -> Callable[[int, int], None] | None:
    """The progress of one stage."""
    return (lambda done, total: watch(name, done, total)) if watch else None


def say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def put(table: pa.Table, form: str, output: Path | None = None) -> None:
    """Write a table to a file, or to stdout; a table for the eye is drawn to the terminal's width.

    Raises UserError where the file cannot be written, and where bytes would go to a terminal.
    """
    from pipeline.formats import FORMATS, fitting, rich_table  # with them comes pyarrow

    if output:
        try:
            output.write_bytes(FORMATS[form](table))
        except OSError as error:
            problem = f"{output} cannot be written: {error.strerror}."
            raise UserError(problem, "Give another --output, or mend its permissions.") from error
    elif form == "table" and results.is_terminal:
        shown = fitting(table, results.width)
        results.print(rich_table(shown.table, widths=shown.widths))
        if shown.rest:
            say(f"No room for {', '.join(shown.rest)}: a wider window shows them, and so does a pipe.")
    elif form == "parquet" and sys.stdout.isatty():
        raise UserError("Parquet is not for the eye.", "Give a file with --output.")
    else:
        sys.stdout.buffer.write(FORMATS[form](table))
        sys.stdout.flush()
