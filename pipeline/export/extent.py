"""How much of a dataset is handed out, and which dataset that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import pyarrow as pa
import yaml

from pipeline.comparison.table import TOPICS
from pipeline.manifest import Manifest


@dataclass(frozen=True)
class Extent:
    """One state by its id, days from `since` to `until`, releases on `topics`; null is all of them."""

    state: str | None = None
    since: date | None = None
    until: date | None = None
    topics: tuple[str, ...] | None = None

    @property
    def is_whole(self) -> bool:
        return self == Extent()

    @property
    def compared(self) -> tuple[str, ...]:
        """The topics that the comparison takes in."""
        return TOPICS if self.topics is None else self.topics

    @property
    def years(self) -> tuple[int, int]:
        return self.since.year if self.since else date.min.year, self.until.year if self.until else date.max.year


@dataclass(frozen=True)
class Edition:
    """The tables that are handed out. `place` is the name of the extent's state, null where it is all of them."""

    tables: dict[str, pa.Table]
    manifest: Manifest
    extent: Extent
    place: str | None

    @property
    def version(self) -> str:
        """The version of the tables' columns, and with it the first digits of the hash of what is in them."""
        return f"{self.manifest.version}+{self.manifest.dataset_sha256[:12]}"

    def described(self) -> str:
        """What was taken, in words: "California, 2015-01-01 to 2020-12-31, topics trafficking"."""
        extent = self.extent
        told = [self.place or "", _span(extent.since, extent.until)]
        told.append(f"topics {', '.join(extent.topics)}" if extent.topics else "")
        return ", ".join(filter(None, told)) or "the whole dataset"


def _span(since: date | None, until: date | None) -> str:
    if since and until:
        return f"{since} to {until}"
    return f"from {since}" if since else f"until {until}" if until else ""


@cache
def about() -> dict[str, Any]:
    """What is said of the dataset wherever it goes: about.yml."""
    found: dict[str, Any] = yaml.safe_load(files("pipeline.export").joinpath("about.yml").read_text(encoding="utf-8"))
    return found
