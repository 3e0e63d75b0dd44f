"""Which figures a comparison rests on, and what it has to know of each."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.comparison.columns import ints, ranked
from pipeline.resolve.decided import KINDS

CODED = (
    *("source_id", "evidence", "offense", "age_group", "gender", "operation_id", "scope", "breakdown", "topic"),
    "review",
)
PLACES = ("place_ids", "place_candidates")
NEEDED = [
    *PLACES,
    *("count_id", "release_id", "published", "period_basis", "measure", "value", "value_max", "precision"),
    *("period_earliest", "period_latest", "part_of", "start", "evidence_start", "evidence_end"),
    *("repeated", "distinct_from", "confidence"),
    *CODED,
]


def usable_counts(counts: pa.Table, releases: pa.Table, topics: Collection[str]) -> pa.ChunkedArray:
    """Which counts are of last known texts on these topics, of none that stands under two addresses, and rejected by
    nobody."""
    doubles = releases.filter(pc.is_valid(releases["duplicate_of"]))["release_id"].combine_chunks()
    topical = pc.is_in(counts["topic"], pa.array(sorted(topics), pa.string()))
    single = pc.invert(pc.is_in(counts["release_id"], doubles))
    claimed = pc.not_equal(pc.fill_null(counts["review"], ""), "rejected")
    return pc.and_(pc.and_(counts["latest"], topical), pc.and_(single, claimed))


def decided(counts: pa.Table) -> pa.ChunkedArray:
    """Which figures a person confirmed, corrected or added: surer than any reading."""
    return pc.is_in(counts["review"], pa.array(KINDS))


def of_measure(counts: pa.Table, measure: str, usable: pa.ChunkedArray) -> pa.Table:
    """The usable figures of one measure, sorted as they stand in their releases."""
    rows = np.flatnonzero(pc.and_(usable, pc.equal(counts["measure"], measure)).to_numpy())
    standing = counts.select(["release_id", "start", "count_id"]).take(pa.array(rows))
    release, start = ranked(standing["release_id"]), ints(standing["start"])
    order = np.lexsort((start, release))
    tied = np.append((release[order][1:] == release[order][:-1]) & (start[order][1:] == start[order][:-1]), False)
    if tied.any():  # ids are long to sort, and seldom needed
        order = np.lexsort((ranked(standing["count_id"]), start, release))
    return counts.select(NEEDED).take(pa.array(rows[order])).combine_chunks()
