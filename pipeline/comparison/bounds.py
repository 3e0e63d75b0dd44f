"""What the parts of a total say of it: breakdowns that overlap, totals that are too low, and what is left for one kind
of people."""

from __future__ import annotations

import numpy as np

from pipeline.comparison.clashes import opposed, pairs_up_to
from pipeline.comparison.columns import Ints
from pipeline.comparison.figures import UNBOUNDED, Figures
from pipeline.comparison.least import least


def crowds(figures: Figures) -> Ints:
    """The number of the overfull breakdown each figure belongs to, itself or as a part of a part, or -1: its parts add
    up to more than their total, so that some people are in two of them."""
    parts, breakdown, total = _breakdowns(figures)
    said = np.zeros(len(total), dtype="int64")
    np.add.at(said, breakdown, figures.least[parts])
    crowd = np.full(len(figures), -1, dtype="int64")
    crowd[parts] = np.where(said > figures.most[total], np.arange(len(total)), -1)[breakdown]
    own, above = crowd.copy(), figures.total
    while (above >= 0).any():
        crowd = np.where((above >= 0) & (own[above] >= 0), own[above], crowd)
        above = figures.totals_of(above)
    return crowd


def most_with_parts(figures: Figures) -> Ints:
    """The most each figure allows. Nobody is of two ages or genders: where parts that differ in these prove more than
    their total says, the total is too low, and allows what they allow together."""
    proven, most = figures.least.copy(), figures.most.copy()
    parts = np.flatnonzero((figures.total >= 0) & figures.proves)
    while True:
        said = np.bincount(figures.total[parts], weights=proven[parts], minlength=len(figures))
        over = parts[(said > most)[figures.total[parts]]]
        total, group = np.unique(figures.total[over], return_inverse=True)
        found = least(len(total), group, proven[over], *_not_opposed(figures, group, over))
        allowed = np.bincount(group[found.chosen], weights=most[over[found.chosen]], minlength=len(total))
        low = found.value > most[total]
        if not low.any():
            return most
        proven[total[low]] = found.value[low]
        most[total[low]] = np.clip(allowed, found.value, UNBOUNDED).astype("int64")[low]


def _not_opposed(figures: Figures, group: Ints, figure: Ints) -> tuple[Ints, Ints]:
    """The pairs of places in `figure` of one group that could speak of the same person."""
    order = np.argsort(group, kind="stable")
    stop = np.searchsorted(group[order], group[order], side="right")
    found = list(pairs_up_to(order, stop))
    one, two = (np.concatenate([pair[side] for pair in found]) if found else group[:0] for side in (0, 1))
    may = ~opposed(figures, figure[one], figure[two])
    return one[may], two[may]


def _breakdowns(figures: Figures) -> tuple[Ints, Ints, Ints]:
    """All parts, the number of the breakdown each belongs to, and by that number the total."""
    parts = np.flatnonzero(figures.total >= 0)
    kinds = len(figures.values["breakdown"]) + 1
    codes = figures.total[parts] * kinds + figures.codes["breakdown"][parts] + 1
    unique, number = np.unique(codes, return_inverse=True)
    return parts, number, unique // kinds


def slice_most(figures: Figures, crowd: Ints, column: str, breakdown: str, value: str) -> Ints:
    """The most each figure allows of one kind: a mixed total less its parts of other kinds.

    `column` is what distinguishes the kinds (offense, age_group), `breakdown` the breakdown by it.
    """
    parts, _, _ = _breakdowns(figures)
    kind, wanted = figures.codes[column], figures.code(column, value)
    total = figures.total[parts]
    fits = (figures.codes["breakdown"][parts] == figures.code("breakdown", breakdown)) & (crowd[parts] < 0)
    fits &= (kind[total] < 0) & (figures.most[total] < UNBOUNDED)
    fits &= (kind[parts] >= 0) & (kind[parts] != wanted) & figures.proves[parts]
    most = figures.most.copy()
    np.subtract.at(most, total[fits], figures.least[parts[fits]])
    return most
