"""How strongly two tellings speak of one operation: a sum of what agrees, less what does not, with the reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pipeline.resolve.tellings import Telling

# Weights set by hand and held by prove-operations: days, a place and one telling figure are enough, or two of them
# and agencies; neither days nor place ever are. A score is no probability.
ENOUGH = 0.75
WEIGHTS = {
    "name": 0.6,
    "edition": 0.2,
    "days": 0.35,
    "days overlap": 0.25,
    "place": 0.2,
    "place within": 0.1,
    "other place": -0.5,
    "other edition": -1.0,
    "other figure": -0.2,
}
AGENCIES, AGENCY = 3, 0.12  # so many agencies in common count at most, beside the publishers
FIGURES = ((5, 0.25), (2, 0.15), (0, 0.05))  # an equal figure tells the more the larger it is: from, weight
MANY_FIGURES = 0.5
Meet = Callable[[str, str], bool]


class Evidence(NamedTuple):
    """`score` from 0 to 1; `reasons` in plain words, the strongest first."""

    score: float
    reasons: tuple[str, ...]


def weigh(a: Telling, b: Telling, meet: Meet) -> Evidence:
    """`meet` says of two areas whether one may hold some of the other."""
    found = [*_names(a, b), *_days(a, b), *_places(a, b, meet), *_figures(a, b)]
    common = len(a.agencies & b.agencies)
    if common:
        found.append((AGENCY * min(common, AGENCIES), f"{common} agencies in common"))
    score = min(1.0, max(0.0, sum(weight for weight, _ in found)))
    ranked = sorted(found, key=lambda reason: (-abs(reason[0]), reason[1]))
    return Evidence(round(score, 2), tuple(words for _, words in ranked))


def _names(a: Telling, b: Telling) -> list[tuple[float, str]]:
    if not a.name or not b.name:
        return []
    found = [(WEIGHTS["name"], "name")] if a.base == b.base else [(WEIGHTS["name"], "longer form of the name")]
    if a.edition and b.edition:
        which = "edition" if a.edition == b.edition else "other edition"
        found.append((WEIGHTS[which], f"{which} {b.edition}"))
    return found


def _days(a: Telling, b: Telling) -> list[tuple[float, str]]:
    if not (a.first and a.last and b.first and b.last):
        return []
    if (a.first, a.last) == (b.first, b.last):
        return [(WEIGHTS["days"], "same days")]
    overlap = a.first <= b.last and b.first <= a.last
    return [(WEIGHTS["days overlap"], "overlapping days")] if overlap else []


def _places(a: Telling, b: Telling, meet: Meet) -> list[tuple[float, str]]:
    if not a.places or not b.places:
        return []
    if a.places == b.places:
        return [(WEIGHTS["place"], "same place")]
    if any(meet(one, other) for one in a.places for other in b.places):
        return [(WEIGHTS["place within"], "place within place")]
    return [(WEIGHTS["other place"], "other place")]


def _figures(a: Telling, b: Telling) -> list[tuple[float, str]]:
    """Equal totals, and of the same place unequal ones."""
    ours, theirs = dict(a.claims), dict(b.claims)
    equal = sorted(measure for measure in ours.keys() & theirs.keys() if ours[measure] == theirs[measure])
    found = []
    if equal:
        weight = sum(next(w for least, w in FIGURES if ours[measure] >= least) for measure in equal)
        said = ", ".join(f"{ours[measure]} {measure}" for measure in equal)
        found.append((min(MANY_FIGURES, weight), f"same figures: {said}"))
    unequal = sorted((ours.keys() & theirs.keys()) - set(equal))
    if unequal and a.places == b.places:
        said = ", ".join(f"{theirs[measure]} and {ours[measure]} {measure}" for measure in unequal)
        found.append((WEIGHTS["other figure"] * len(unequal), f"figures differ: {said}"))
    return found
