"""The dataset for notebooks: tables as pandas frames, questions in SQL, comparisons with their charts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    from pipeline.comparison.compared import Compared


class OpenDataset:
    """One build, opened. Every table is also an attribute: `dataset.counts`."""

    def __init__(self, home: Path | str | None = None) -> None:
        """Raises UserError where no dataset was built, or by a version with other tables."""
        from pipeline.dataset import open_dataset
        from pipeline.workspace import open_workspace

        self._dataset = open_dataset(open_workspace(Path(home) if home else None))
        self._tables = cache(self._read)

    @property
    def tables(self) -> list[str]:
        return list(self._dataset.manifest.tables)

    def table(self, name: str) -> pd.DataFrame:
        """One table as a frame. Raises UserError where there is none of that name."""
        if name not in self.tables:
            raise UserError(f"{name}: there is no such table.", f"Tables: {', '.join(self.tables)}.")
        return self._tables(name).copy()

    def _read(self, name: str) -> pd.DataFrame:
        frame: pd.DataFrame = self._dataset.table(name).to_pandas()
        return frame

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name.startswith("_") or name not in self.tables:
            raise AttributeError(f"{name}: no table and no attribute of a dataset")
        return self.table(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self.tables]

    def query(self, sql: str) -> pd.DataFrame:
        """The answer to one SELECT over the tables. Raises UserError where the SQL is wrong or does more than read."""
        from pipeline.query import query_dataset

        frame: pd.DataFrame = query_dataset(self._dataset, sql).to_pandas()
        return frame

    def compare(self, measure: str, **asked: Any) -> Compared:
        """What the releases jointly report, by jurisdiction and period; see `comparison.asking.Asked` for what may be
        asked: by, every, state, offense, age, basis, topics, since, until, places, per, where, fiscal_start.

        Raises UserError where something asked for is none, TypeError on an unknown argument.
        """
        from pipeline.comparison.compared import compared

        return compared(self._dataset, measure, **asked)
