"""All that one export writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UserError
from pipeline.export.changes import write_changes
from pipeline.export.datasette import datasette_metadata
from pipeline.export.excel import write_excel
from pipeline.export.extent import Edition
from pipeline.export.package import write_package
from pipeline.export.sqlite import write_sqlite


@dataclass(frozen=True)
class Wanted:
    """Where to write what; `changes_since` is an earlier build or export."""

    csv: Path | None = None
    parquet: Path | None = None
    excel: Path | None = None
    sqlite: Path | None = None
    changes_since: Path | None = None

    @property
    def forms(self) -> list[str]:
        return [name for name in ("csv", "parquet", "excel", "sqlite") if getattr(self, name)]


def write(edition: Edition, wanted: Wanted) -> Iterator[Path]:
    """What was asked for; gives the path of each as it is there. Raises UserError where one cannot be written."""
    for form in ("csv", "parquet"):
        if folder := getattr(wanted, form):
            write_package(edition, folder, form)
            if wanted.changes_since:
                write_changes(edition, folder, wanted.changes_since)
            yield folder
    if wanted.excel:
        write_excel(edition, wanted.excel)
        yield wanted.excel
    if wanted.sqlite:
        yield from write_database(edition, wanted.sqlite)


def write_database(edition: Edition, path: Path) -> list[Path]:
    """A SQLite database, and Datasette's metadata beside it. Raises UserError where one cannot be written."""
    write_sqlite(edition, path)
    beside = path.with_suffix(".metadata.json")
    told = json.dumps(datasette_metadata(edition, path.stem), ensure_ascii=False, indent=1)
    try:
        beside.write_text(told + "\n", encoding="utf-8")
    except OSError as error:
        problem = f"{beside} cannot be written: {error.strerror}."
        raise UserError(problem, "Give another place, or mend its permissions.") from error
    return [path, beside]
