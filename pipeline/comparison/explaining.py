"""The figures behind each cell of a comparison, one a row, with why each does or does not add."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pipeline.comparison.proof import WORDS
from pipeline.dataset import Dataset

COUNT = [
    "count_id",
    "confidence",
    "value",
    "value_max",
    "precision",
    "as_said",
    "evidence",
    "period_start",
    "period_end",
    "place",
    "release_id",
]
RELEASE = ["release_id", "publisher", "published", "url"]
NO_LIMIT = "sets no limit"
SHOWN = [
    *("jurisdiction", "period", "at_least", "at_most", "value", "precision", "counts_as", "in_at_most", "confidence"),
    *("period_start", "period_end", "place", "publisher", "published", "evidence", "url", "count_id"),
]


def explain(frame: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """`frame` as `ask` gives it with proofs. Figures that add come first in each cell."""
    cells = pd.DataFrame(frame).reset_index(drop=True)
    wanted = ["jurisdiction", "period", "at_least", "at_most", "count_ids", "reasons", "held_by"]
    lines = cells[wanted].explode(["count_ids", "reasons", "held_by"]).rename(columns={"count_ids": "count_id"})
    lines = lines.dropna(subset=["count_id"]).assign(cell=lambda told: told.index)
    releases = dataset.table("releases").select([*RELEASE, "latest"]).to_pandas().query("latest")[RELEASE]
    counts = dataset.table("counts").select(COUNT).to_pandas()
    found = lines.merge(counts, on="count_id", how="left").merge(releases, on="release_id", how="left")
    found["counts_as"] = [in_words(reason) for reason in found.reasons]
    unlimited = (found.precision == "at_least") & found.value_max.isna()
    rows = zip(found.reasons, found.held_by, unlimited, strict=True)
    found["in_at_most"] = [_in_most(*row) for row in rows]
    found["_last"] = found.reasons != "adds"
    found = found.sort_values(["cell", "_last", "value", "count_id"], ascending=[True, True, False, True])
    return found[SHOWN].reset_index(drop=True)


def _in_most(reason: str, held_by: str, unlimited: bool) -> str:
    if reason == "unsure":
        return ""
    if held_by:
        return f"held by {held_by}"
    return NO_LIMIT if unlimited else "adds"


def unlimited(explained: pd.DataFrame, most: int) -> list[str]:
    """One line for each of the `most` figures that leave most cells without an upper limit, and one that says how many
    more there are; of what `explain` gives."""
    figures = explained[explained.in_at_most == NO_LIMIT].groupby("count_id", sort=False)
    found = sorted((own for _, own in figures), key=len, reverse=True)
    lines = [f"at_most is open in {len(own)} of the cells: {_as_told(own.iloc[0])}." for own in found[:most]]
    return lines + [f"{len(found) - most} more figures leave cells open: see --explain."] * (len(found) > most)


def _as_told(figure: pd.Series[Any]) -> str:
    start, end = figure["period_start"], figure["period_end"]
    when = "at no stated time" if pd.isna(start) else start if start == end else f"{start} to {end}"
    return f"figure {figure['count_id']} says {figure['value']} or more, {when}, {figure['place']}"


def in_words(reason: Any) -> str:
    """ "same 3f2a" as "could speak of the same people as 3f2a"."""
    code, _, other = str(reason).partition(" ")
    return WORDS[code].format(other)
