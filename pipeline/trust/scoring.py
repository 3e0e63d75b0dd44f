"""How far two readings of the same documents agree: precision, recall, F1, and bootstrap intervals."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from pipeline.trust.annotations import Annotation, Figure
from pipeline.trust.matching import LEVELS, Agree, Pair, fold, match

CORE = frozenset({"arrests", "rescues", "victims_identified", "victims_assisted"})
DRAWS = 1000
Triple = tuple[int, int, int]  # found in both, in the first, in the second


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1 (four digits), and the 95 % interval of F1 by bootstrap over documents."""

    precision: float
    recall: float
    f1: float
    gold: int
    found: int
    low: float
    high: float


def score(rows: Sequence[Triple]) -> Score:
    """The score of a triple a document; zero where nothing was found or nothing is there."""
    counted = np.array(rows, dtype=np.int64).reshape(-1, 3)
    precision, recall, f1 = (float(part[0]) for part in _prf(counted.sum(axis=0, keepdims=True)))
    low = high = f1
    if rows:
        sums = counted[_draws(len(rows))].sum(axis=1)
        drawn = np.sort(_prf(sums[sums[:, 1:].any(axis=1)])[2])  # documents without figures have no F1
        if len(drawn):
            low, high = float(drawn[int(len(drawn) * 0.025)]), float(drawn[int(len(drawn) * 0.975)])
    gold, found = counted[:, 1].sum(), counted[:, 2].sum()
    return Score(precision, recall, f1, int(gold), int(found), low, high)


def _prf(sums: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    both, first, second = (sums[:, i].astype(float) for i in range(3))
    precision = np.divide(both, second, out=np.zeros_like(both), where=second > 0)
    recall = np.divide(both, first, out=np.zeros_like(both), where=first > 0)
    together = precision + recall
    f1 = np.divide(2 * precision * recall, together, out=np.zeros_like(both), where=together > 0)
    return precision.round(4), recall.round(4), f1.round(4)


@cache
def _draws(documents: int) -> np.ndarray:
    """Documents drawn with replacement, always the same ones: draws × documents."""
    rng = random.Random(0)
    everyone = range(documents)
    return np.array([[rng.choice(everyone) for _ in everyone] for _ in range(DRAWS)])


def groups(documents: Iterable[Annotation]) -> dict[str, frozenset[str]]:
    """Measures that are scored together: core, all, and each one that occurs."""
    seen = sorted({figure.measure for document in documents for figure in document.figures})
    return {"core": CORE, "all": frozenset(seen) | CORE} | {measure: frozenset({measure}) for measure in seen}


def agreement(
    first: Mapping[str, Annotation], second: Mapping[str, Annotation], measures: frozenset[str], agree: Agree
) -> Score:
    """Of the figures of some measures; a document that `second` lacks counts as read in vain."""
    rows = []
    for doc_id, document in first.items():
        one = [figure for figure in document.figures if figure.measure in measures]
        other = [figure for figure in _figures(second, doc_id) if figure.measure in measures]
        rows.append((len(match(one, other, agree)), len(one), len(other)))
    return score(rows)


def _figures(documents: Mapping[str, Annotation], doc_id: str) -> tuple[Figure, ...]:
    return documents[doc_id].figures if doc_id in documents else ()


def parts(first: Mapping[str, Annotation], second: Mapping[str, Annotation]) -> Score:
    """Of the links from a part to its total, both ends found."""
    rows = []
    for doc_id, document in first.items():
        other = _figures(second, doc_id)
        to_other = dict(match(document.figures, other, LEVELS["found"]))
        own, read = _links(document.figures), _links(other)
        both = sum(a in to_other and b in to_other and (to_other[a], to_other[b]) in read for a, b in own)
        rows.append((both, len(own), len(read)))
    return score(rows)


def _links(figures: Sequence[Figure]) -> set[Pair]:
    return {(i, figure.part_of) for i, figure in enumerate(figures) if figure.part_of is not None}


def agencies(first: Mapping[str, Annotation], second: Mapping[str, Annotation]) -> Score:
    """Of the organisations named."""
    rows = []
    for doc_id, document in first.items():
        own = {fold(name) for name in document.names}
        read = {fold(name) for name in second[doc_id].names} if doc_id in second else set()
        rows.append((len(own & read), len(own), len(read)))
    return score(rows)


def published(first: Mapping[str, Annotation], second: Mapping[str, Annotation]) -> float:
    """The share of documents whose date is the same, both without one included; four digits."""
    right = sum(
        doc_id in second and second[doc_id].published == document.published for doc_id, document in first.items()
    )
    return round(right / len(first), 4)


def silent(first: Mapping[str, Annotation], second: Mapping[str, Annotation]) -> tuple[int, int]:
    """How many documents claim nothing, and in how many of them nothing was read."""
    quiet = [doc_id for doc_id, document in first.items() if not document.figures]
    return len(quiet), sum(doc_id in second and not second[doc_id].figures for doc_id in quiet)
