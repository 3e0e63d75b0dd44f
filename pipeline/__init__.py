"""The stages that take releases from the web or a folder to a comparable dataset.

`open_dataset` is the front for notebooks; importing it loads nothing else.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.front import OpenDataset

__all__ = ["open_dataset"]


def open_dataset(home: Path | str | None = None) -> OpenDataset:
    """The dataset built under `home`, the folder one stands in unless given.

    Raises UserError where none was built, or by a version with other tables.
    """
    from pipeline.front import OpenDataset

    return OpenDataset(home)
