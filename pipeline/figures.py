"""The figures of one measure as columns of numbers, ready to be compared."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from extractors.model import earliest_day, latest_day
from pipeline.areas import Areas, PlaceSets

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

LONG_AGO, NEVER = 0, 4_000_000  # days as date.toordinal counts them
UNBOUNDED = np.int64(2**60)
CUMULATIVE = ("year_to_date", "since_founding")
LIST_GAP = 40  # characters between two claims that still stand in one list: a bullet and white space
CODED = ("source_id", "evidence", "offense", "age_group", "gender", "operation_id", "scope", "breakdown")


@dataclass(frozen=True)
class Figures:
    """One entry a figure in every array; codes are -1 for null, days are ordinals, `total` is an index or -1.

    `first` and `last` bound the time the figure covers (LONG_AGO where nothing bounds it below),
    `told_first` and `told_last` the day it was published (NEVER where unknown). `most` is UNBOUNDED for
    "more than".
    `sentence` and `passage` number the sentences and the lists that figures stand in; an `item` of a list
    is no whole sentence.
    """

    ids: list[str]
    releases: list[str]
    places: PlaceSets
    codes: dict[str, Ints]
    values: dict[str, list[str]]
    release: Ints
    sentence: Ints
    passage: Ints
    item: Bools
    place: Ints
    total: Ints
    first: Ints
    last: Ints
    told_first: Ints
    told_last: Ints
    least: Ints
    most: Ints
    proves: Bools
    vague: Bools
    undated: Bools
    repeated: Bools

    def __len__(self) -> int:
        return len(self.ids)

    def code(self, column: str, value: str) -> int:
        """The number that stands for a value of a coded column; -2 where no figure has it."""
        known = self.values[column]
        return known.index(value) if value in known else -2

    def totals_of(self, figures: Ints) -> Ints:
        """The total of each of these figures; -1 for one that is part of none, or is -1 itself."""
        return np.where(figures >= 0, self.total[figures], -1)


def usable_counts(counts: pa.Table, releases: pa.Table, topics: Collection[str]) -> pd.DataFrame:
    """The counts of last known texts on these topics, without those that stand under two addresses twice."""
    repeats = releases.select(["release_id", "duplicate_of"]).to_pandas()
    doubles = set(repeats.loc[repeats.duplicate_of.notna(), "release_id"])
    frame: pd.DataFrame = counts.to_pandas()
    kept = frame.latest & frame.topic.isin(list(topics)) & ~frame.release_id.isin(doubles)
    return frame[kept].sort_values(["release_id", "start", "count_id"], ignore_index=True)


def figures_of(frame: pd.DataFrame, areas: Areas) -> Figures:
    """The figures of one measure, from rows of the counts table sorted by release and start."""
    sets = [tuple(sorted(ids)) for ids in frame.place_ids]
    places = PlaceSets(sets, areas)
    index = {count_id: i for i, count_id in enumerate(frame.count_id)}
    told_first, told_last = _told(frame)
    first, last = _covered(frame, told_last)
    factors = {column: pd.factorize(frame[column]) for column in CODED}
    sentence, passage = _sentences(frame)
    upper = frame.value_max.fillna(frame.value).astype("int64").to_numpy()
    open_ended = ((frame.precision == "at_least") & frame.value_max.isna()).to_numpy()
    return Figures(
        ids=list(frame.count_id),
        releases=list(frame.release_id),
        places=places,
        codes={column: codes.astype("int64") for column, (codes, _) in factors.items()},
        values={column: list(values) for column, (_, values) in factors.items()},
        release=pd.factorize(frame.release_id)[0].astype("int64"),
        sentence=sentence,
        passage=passage,
        item=~frame.evidence.str.rstrip("\"')”’").str.endswith((".", "!", "?")).to_numpy(),
        place=np.array([places.number[ids] for ids in sets], dtype="int64"),
        total=_rooted(np.array([index.get(total, -1) for total in frame.part_of], dtype="int64")),
        first=first,
        last=last,
        told_first=told_first,
        told_last=told_last,
        least=np.asarray(frame.value, dtype="int64"),
        most=np.where(open_ended, UNBOUNDED, upper),
        proves=frame.precision.isin(["exact", "at_least"]).to_numpy(),
        vague=frame.precision.isin(["about", "at_most"]).to_numpy(),
        undated=(frame.period_earliest.isna() | frame.period_latest.isna()).to_numpy(),
        repeated=frame.repeated.astype(bool).to_numpy(),
    )


def _rooted(total: Ints) -> Ints:
    """The links from parts to totals, without those that lead round in a circle."""
    top = total
    for _ in range(len(total).bit_length()):
        top = np.where(top >= 0, top[top], -1)
    return np.where(top >= 0, -1, total)


def _told(frame: pd.DataFrame) -> tuple[Ints, Ints]:
    first = [earliest_day(day).toordinal() if isinstance(day, str) else NEVER for day in frame.published]
    last = [latest_day(day).toordinal() if isinstance(day, str) else NEVER for day in frame.published]
    return np.array(first, dtype="int64"), np.array(last, dtype="int64")


def _covered(frame: pd.DataFrame, told_last: Ints) -> tuple[Ints, Ints]:
    """The days a figure may speak of: nothing is told before it happened."""
    first = np.array([LONG_AGO if pd.isna(day) else day.toordinal() for day in frame.period_earliest], dtype="int64")
    last = np.array([NEVER if pd.isna(day) else day.toordinal() for day in frame.period_latest], dtype="int64")
    return first, np.where(first <= told_last, np.minimum(last, told_last), last)


def _sentences(frame: pd.DataFrame) -> tuple[Ints, Ints]:
    """Numbers of the sentence and of the list each figure stands in, from where its evidence lies."""
    begin = frame.start - frame.evidence_start
    end = begin + frame.evidence.str.len()
    new_release = frame.release_id != frame.release_id.shift()
    new_sentence = new_release | (frame.evidence != frame.evidence.shift())
    new_passage = new_release | (new_sentence & (begin > end.shift() + LIST_GAP))
    return np.asarray(new_sentence.cumsum(), dtype="int64"), np.asarray(new_passage.cumsum(), dtype="int64")
