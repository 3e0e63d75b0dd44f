"""In which words a figure was told, and so what it counts: an arrest or a citation, a rescue or a contact."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import yaml


@cache
def families() -> dict[str, dict[str, str]]:
    """By measure, each family of words of `definitions.yml` as one regular expression."""
    described = yaml.safe_load(files("pipeline").joinpath("definitions.yml").read_text(encoding="utf-8"))
    return {m: {name: "|".join(words) for name, words in kinds.items()} for m, kinds in described.items()}


def words_of(counts: pa.Table) -> list[str | None]:
    """The family of words each figure of one measure was told in; null where its evidence holds none."""
    measure = counts["measure"][0].as_py() if counts.num_rows else None
    kinds = families().get(str(measure), {})
    if not kinds:
        return [None] * counts.num_rows
    names = [*kinds, None]
    found = np.array([_matches(counts["evidence"], pattern) for pattern in kinds.values()])
    told: list[str | None] = [names[i] for i in np.where(found.any(axis=0), found.argmax(axis=0), len(kinds))]
    several = np.flatnonzero(found.sum(axis=0) > 1)
    rows = counts.select(["evidence", "evidence_start", "evidence_end"]).take(several)
    for row, *evidence in zip(several.tolist(), *(column.to_pylist() for column in rows.columns), strict=True):
        told[row] = nearest(kinds, *evidence)
    return told


def _matches(evidence: pa.ChunkedArray, pattern: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = pc.match_substring_regex(
        evidence, pattern, ignore_case=True
    ).to_numpy()
    return found


def nearest(kinds: dict[str, str], evidence: str, start: int, end: int) -> str:
    """The family whose word stands nearest to the number."""
    gaps = [
        (max(found.start() - end, start - found.end()), name)
        for name, pattern in kinds.items()
        for found in re.finditer(pattern, evidence, re.IGNORECASE)
    ]
    return min(gaps)[1]
