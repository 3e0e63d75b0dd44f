"""The figures of one measure as columns of numbers, ready to be compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from extractors.model import earliest_day, latest_day
from pipeline.comparison.areas import Areas, PlaceSets
from pipeline.comparison.chosen import CODED, PLACES, decided
from pipeline.comparison.columns import Bools, Ints, bools, factors, ints
from pipeline.comparison.definitions import words_of
from pipeline.comparison.windows import UNIX_EPOCH

LONG_AGO, NEVER = 0, 4_000_000  # days as date.toordinal counts them
UNBOUNDED = np.int64(2**60)
CUMULATIVE = ("year_to_date", "since_founding")
LIST_GAP = 40  # characters between two claims that still stand in one list: a bullet and white space
SENTENCE_END = "[.!?][\"')”’]*$"
COVERED = (("period_earliest", LONG_AGO), ("period_latest", NEVER))


@dataclass(frozen=True)
class Figures:
    """One entry a figure in every array; codes are -1 for null, days are ordinals, `total` is an index or -1.

    `first` and `last` bound the time the figure covers (LONG_AGO where nothing bounds it below),
    `told_first` and `told_last` the day it was published (NEVER where unknown). `most` is UNBOUNDED for
    "more than".
    `sentence` and `passage` number the sentences and the lists that figures stand in; an `item` of a list
    is no whole sentence. `own_days`: the time was said in the figure's own sentence; `inferred`: elsewhere in its
    release, of something like it. Of a figure that is not `trusted` nothing is concluded. `distinct` are the pairs
    that surely count different people, ascending, each as `pair_key` makes one number of it.
    """

    ids: list[str]
    releases: list[str]  # by the numbers in `release`
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
    own_days: Bools
    inferred: Bools
    trusted: Bools
    repeated: Bools
    distinct: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def code(self, column: str, value: str) -> int:
        """The number that stands for a value of a coded column; -2 where no figure has it."""
        known = self.values[column]
        return known.index(value) if value in known else -2

    @cached_property
    def root(self) -> Ints:
        """The outermost total of each figure; itself where it is part of none."""
        root = np.arange(len(self))
        while (self.total[root] >= 0).any():
            root = np.where(self.total[root] >= 0, self.total[root], root)
        return root

    def totals_of(self, figures: Ints) -> Ints:
        """The total of each of these figures; -1 for one that is part of none, or is -1 itself."""
        return np.where(figures >= 0, self.total[figures], -1)


def figures_of(counts: pa.Table, areas: Areas, confidence: float = 0.0) -> Figures:
    """The figures of one measure, from rows of the counts table sorted by release and start; less sure ones than
    `confidence` are not trusted, unless a person decided on them."""
    trusted = bools(pc.or_(pc.greater_equal(counts["confidence"], confidence), decided(counts)))
    place, sets = _place_sets(counts)
    told_first, told_last = _told(counts["published"])
    first, last = _covered(counts, told_last)
    wording = pa.array(words_of(counts), pa.string())
    coded = {column: factors(counts[column]) for column in CODED} | {"wording": factors(wording)}
    release, releases = factors(counts["release_id"])
    sentence, passage = _sentences(counts, release)
    value = ints(counts["value"])
    precision = counts["precision"]
    open_ended = pc.and_(pc.equal(precision, "at_least"), pc.is_null(counts["value_max"]))
    ended = pc.match_substring_regex(counts["evidence"], SENTENCE_END)
    return Figures(
        ids=counts["count_id"].to_pylist(),
        releases=releases,
        places=PlaceSets(sets, areas),
        codes={column: codes for column, (codes, _) in coded.items()},
        values={column: values for column, (_, values) in coded.items()},
        release=release,
        sentence=sentence,
        passage=passage,
        item=~bools(ended),
        place=place,
        total=_rooted(_totals(counts, release)),
        first=first,
        last=last,
        told_first=told_first,
        told_last=told_last,
        least=value,
        most=np.where(bools(open_ended), UNBOUNDED, ints(pc.coalesce(counts["value_max"], counts["value"]))),
        proves=trusted & bools(pc.is_in(precision, pa.array(["exact", "at_least"]))),
        vague=bools(pc.is_in(precision, pa.array(["about", "at_most"]))),
        undated=bools(pc.or_(pc.is_null(counts["period_earliest"]), pc.is_null(counts["period_latest"]))),
        own_days=bools(pc.equal(counts["period_basis"], "sentence")),
        inferred=bools(pc.equal(counts["period_basis"], "release")),
        trusted=trusted,
        repeated=bools(counts["repeated"]),
        distinct=_distinct(counts),
    )


def _place_sets(counts: pa.Table) -> tuple[Ints, list[tuple[str, ...]]]:
    """The areas of each figure; of one whose place is undecided, those it may be."""
    joint = [pc.binary_join(pc.cast(counts[name], pa.list_(pa.string())), "|") for name in PLACES]
    codes, joined = factors(pc.if_else(pc.equal(joint[0], ""), *reversed(joint)))
    split = [tuple(sorted(ids.split("|"))) if ids else () for ids in joined]
    unique = list(dict.fromkeys(split))
    numbered = {ids: i for i, ids in enumerate(unique)}
    number = np.array([numbered[ids] for ids in split], dtype="int64")
    return number[codes] if len(split) else codes, unique


def _totals(counts: pa.Table, release: Ints) -> Ints:
    """The index of the total each figure is a part of, in its own release, or -1."""
    total = ints(pc.fill_null(pc.index_in(counts["part_of"], counts["count_id"].combine_chunks()), -1))
    return np.where(release[total] == release, total, -1)


def _rooted(total: Ints) -> Ints:
    """The links from parts to totals, without those that lead round in a circle."""
    top = total
    for _ in range(len(total).bit_length()):
        top = np.where(top >= 0, top[top], -1)
    return np.where(top >= 0, -1, total)


def _distinct(counts: pa.Table) -> Ints:
    others = counts["distinct_from"].combine_chunks()
    flat = others.flatten()
    if not len(flat):
        return np.array([], dtype="int64")
    other = ints(pc.fill_null(pc.index_in(flat, counts["count_id"].combine_chunks()), -1))
    own = ints(others.value_parent_indices())[other >= 0]
    other = other[other >= 0]
    return np.sort(np.concatenate((pair_key(own, other), pair_key(other, own))))


def pair_key(a: Ints, b: Ints) -> Ints:
    """One number for two figures."""
    key: Ints = (a << 32) + b
    return key


def _told(published: pa.ChunkedArray) -> tuple[Ints, Ints]:
    codes, days = factors(published)
    first = np.array([*(earliest_day(day).toordinal() for day in days), NEVER], dtype="int64")
    last = np.array([*(latest_day(day).toordinal() for day in days), NEVER], dtype="int64")
    return first[codes], last[codes]


def _covered(counts: pa.Table, told_last: Ints) -> tuple[Ints, Ints]:
    """The days a figure may speak of: nothing is told before it happened."""
    first, last = (_ordinals(counts[name], none) for name, none in COVERED)
    return first, np.where(first <= told_last, np.minimum(last, told_last), last)


def _ordinals(days: pa.ChunkedArray, none: int) -> Ints:
    since_1970 = pc.cast(pc.cast(days, pa.date32()), pa.int32())
    return ints(pc.fill_null(pc.add(pc.cast(since_1970, pa.int64()), UNIX_EPOCH), none))


def _sentences(counts: pa.Table, release: Ints) -> tuple[Ints, Ints]:
    """Numbers of the sentence and of the list each figure stands in, from where its evidence lies."""
    begin = ints(counts["start"]) - ints(counts["evidence_start"])
    end = begin + ints(pc.utf8_length(counts["evidence"]))
    words, _ = factors(counts["evidence"])
    new_release, new_sentence = _changes(release), _changes(release) | _changes(words)
    apart = np.append(True, begin[1:] > end[:-1] + LIST_GAP)[: len(begin)]
    return np.cumsum(new_sentence), np.cumsum(new_release | (new_sentence & apart))


def _changes(codes: Ints) -> Bools:
    """Where a value differs from the one before it."""
    return np.append(True, codes[1:] != codes[:-1])[: len(codes)]
