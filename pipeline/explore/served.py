"""The dataset as one SQLite file that pages are served from: the same tables, with indexes and full-text search."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from pipeline.dataset import Dataset
from pipeline.errors import UserError
from pipeline.export.extent import Edition, Extent
from pipeline.export.sqlite import Progress, write_sqlite
from pipeline.schema import load_schema
from pipeline.workspace import Workspace

STEPS_BETWEEN_LOOKS = 2_000  # instructions of SQLite after which the clock is looked at
SECONDS = 3.0


class TooLongError(UserError):
    """A question that was stopped because it took too long."""

    def __init__(self) -> None:
        super().__init__(
            "The question took too long and was stopped.", "Ask for less of it: fewer places, or a shorter time."
        )


def serve_from(ws: Workspace, dataset: Dataset, progress: Progress | None = None) -> Path:
    """The served database of a dataset, made where it is not there yet; those of older datasets are dropped.

    Raises UserError where a table is missing or torn, or the file cannot be written.
    """
    damaged = dataset.damaged()
    if damaged:
        raise UserError(f"The dataset is damaged: {', '.join(damaged)}.", "Run `tally build`: it makes it anew.")
    made_of = json.dumps([_described(), {name: entry.sha256 for name, entry in dataset.manifest.tables.items()}])
    folder = ws.outputs / "explore"
    path = folder / f"{sha256(made_of.encode()).hexdigest()[:16]}.sqlite"
    if not path.exists():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.glob("*.sqlite*"):
                old.unlink()
            _write(dataset, path, progress)
        except OSError as error:
            raise UserError(f"{folder} cannot be written: {error.strerror}.", "Mend its permissions.") from error
    return path


@cache
def _described() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(files("pipeline.explore").joinpath("served.yml").read_text("utf-8"))
    return found


def _write(dataset: Dataset, path: Path, progress: Progress | None) -> None:
    """The whole dataset as it is exported, and what pages need besides; put in place in one step."""
    tables = {name: dataset.table(name) for name in load_schema()}
    write_sqlite(Edition(tables, dataset.manifest, Extent(), None), path, _further(), progress)


def _further() -> Iterator[str]:
    indexes = {table: list(listed) for table, listed in _described()["indexes"].items()}
    for name, made in _described()["tables"].items():
        yield f"CREATE TABLE {name} AS {made['as']}"
        indexes.setdefault(name, []).append([made["key"]])
    for table, listed in indexes.items():
        for number, columns in enumerate(listed):
            yield f"CREATE INDEX {table}_by_{number} ON {table} ({', '.join(columns)})"


class Served:
    """The served database, opened for reading alone; one connection a thread."""

    def __init__(self, path: Path, seconds: float = SECONDS) -> None:
        self.path = path
        self.seconds = seconds
        self._local = threading.local()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """The answer, a dict a row. Raises TooLongError after `seconds`."""
        database = self._connection()
        with _stopped_after(database, self.seconds):
            return [dict(row) for row in database.execute(sql, values)]

    def row(self, sql: str, values: Sequence[Any] = ()) -> dict[str, Any] | None:
        """The first row of the answer; null where there is none."""
        return next(iter(self.rows(sql, values)), None)

    def number(self, sql: str, values: Sequence[Any] = ()) -> int:
        """The one number that is the answer."""
        (found,) = self.rows(sql, values)[0].values()
        return int(found or 0)

    def _connection(self) -> sqlite3.Connection:
        known: sqlite3.Connection | None = getattr(self._local, "database", None)
        if known is None:
            known = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            known.row_factory = sqlite3.Row
            self._local.database = known
        return known


@contextmanager
def _stopped_after(database: sqlite3.Connection, seconds: float) -> Iterator[None]:
    end = (
        time.thread_time() + seconds
    )  # of work: waiting for others who ask at the same time is no fault of the question
    database.set_progress_handler(lambda: time.thread_time() > end, STEPS_BETWEEN_LOOKS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise TooLongError from error
        raise
    finally:
        database.set_progress_handler(None, 0)
