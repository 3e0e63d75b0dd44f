"""Files of an export, with what explains them."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.errors import UserError
from pipeline.export.datasette import datasette_metadata
from pipeline.export.extent import Edition
from pipeline.export.sqlite import write_sqlite


def write_database(edition: Edition, path: Path) -> list[Path]:
    """A SQLite database, and Datasette's metadata beside it. Raises UserError where one cannot be written."""
    write_sqlite(edition, path)
    beside = path.with_suffix(".metadata.json")
    put(beside, json.dumps(datasette_metadata(edition, path.stem), ensure_ascii=False, indent=1) + "\n")
    return [path, beside]


def put(path: Path, text: str) -> None:
    """Write a text. Raises UserError where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        problem = f"{path} cannot be written: {error.strerror}."
        raise UserError(problem, "Give another place, or mend its permissions.") from error
