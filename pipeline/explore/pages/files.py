"""The dataset's own files, to take along."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.explore.desk import Desk
from pipeline.explore.pages.model import Download, Link, Query, UnknownError
from pipeline.manifest import FILE_NAME


def dataset_file(desk: Desk, parts: Mapping[str, str], _query: Query, _link: Link) -> Download:
    name = parts["name"]
    if name not in (FILE_NAME, *(f"{table}.parquet" for table in desk.dataset.manifest.tables)):
        raise UnknownError("The dataset has no such file.")
    try:
        data = (desk.dataset.folder / name).read_bytes()
    except OSError as error:
        raise UnknownError("The file is gone: the dataset was built anew, or deleted.") from error
    return Download(name, "application/json" if name == FILE_NAME else "application/octet-stream", data)
