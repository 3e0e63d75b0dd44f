"""What the command line shows besides its results: messages and progress on stderr, results on stdout."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

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


@contextmanager
def progress() -> Iterator[Watch | None]:
    """A bar for each stage while the block runs; null where nobody watches."""
    if not messages.is_terminal:
        yield None
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

        yield watch


def stage(watch: Watch | None, name: str) -> Callable[[int, int], None] | None:
    """The progress of one stage."""
    return (lambda done, total: watch(name, done, total)) if watch else None


def say_all(lines: Iterable[str]) -> None:
    for line in lines:
        messages.print(escape(line))


def put(table: pa.Table, form: str, output: Path | None = None) -> None:
    """Write a table to a file, or to stdout; a table for the eye is drawn to the terminal's width.

    Raises UserError where the file cannot be written, and where bytes would go to a terminal.
    """
    from pipeline.formats import FORMATS, rich_table  # with them comes pyarrow

    if output:
        try:
            output.write_bytes(FORMATS[form](table))
        except OSError as error:
            problem = f"{output} cannot be written: {error.strerror}."
            raise UserError(problem, "Give another --output, or mend its permissions.") from error
    elif form == "table" and results.is_terminal:
        results.print(rich_table(table))
    elif form == "parquet" and sys.stdout.isatty():
        raise UserError("Parquet is not for the eye.", "Give a file with --output.")
    else:
        sys.stdout.buffer.write(FORMATS[form](table))
        sys.stdout.flush()
