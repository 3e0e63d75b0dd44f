"""Which figures of two readings of one document are the same: levels of agreement, and pairs one to one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial

from pipeline.trust.annotations import Figure

SHORT = {"dept": "department", "u s": "us", "united states": "us", "la county": "los angeles county", "st": "saint"}
Agree = Callable[[Figure, Figure], bool]
Pair = tuple[int, int]


def fold(words: str | None) -> str:
    """A name without case, punctuation, article and common abbreviations."""
    plain = re.sub(r"['’]", "", (words or "").lower()).replace("&", " and ")
    plain = f" {re.sub(r'[^a-z0-9]+', ' ', plain).strip()} "
    for short, long in SHORT.items():
        plain = plain.replace(f" {short} ", f" {long} ")
    return plain.strip().removeprefix("the ")


def same_date(one: str | None, other: str | None) -> bool:
    """Whether two cut dates agree as far as both go; null agrees with null only."""
    if not one or not other:
        return not one and not other
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def _equal(*names: str) -> Agree:
    return lambda one, other: all((getattr(one, name) or None) == (getattr(other, name) or None) for name in names)


def _dated(one: Figure, other: Figure) -> bool:
    return same_date(one.period_start, other.period_start) and same_date(one.period_end, other.period_end)


def _folded(name: str) -> Agree:
    return lambda one, other: fold(getattr(one, name)) == fold(getattr(other, name))


def _complete(one: Figure, other: Figure) -> bool:
    exact = _equal("offense", "age_group", "gender", "period_start", "period_end", "precision", "value_max")
    return exact(one, other) and _folded("place")(one, other) and _folded("operation")(one, other)


# What must agree besides measure and value.
LEVELS: dict[str, Agree] = {
    "found": lambda one, other: True,  # noqa: ARG005
    "described": _equal("offense", "age_group", "gender"),
    "dated": _dated,
    "placed": _folded("place"),
    "complete": _complete,
}
FIELDS: dict[str, Agree] = {
    "offense": _equal("offense"),
    "age_group": _equal("age_group"),
    "gender": _equal("gender"),
    "period_start": lambda one, other: same_date(one.period_start, other.period_start),
    "period_end": lambda one, other: same_date(one.period_end, other.period_end),
    "place": _folded("place"),
    "precision": _equal("precision", "value_max"),
    "operation": _folded("operation"),
}


def match(first: Sequence[Figure], second: Sequence[Figure], agree: Agree) -> list[Pair]:
    """As many pairs as can be made of figures that agree; those alike in most levels are paired first.

    Pairs are (index in `first`, index in `second`), found by augmenting paths.
    """
    alike = cache(lambda i, j: sum(level(first[i], second[j]) for level in LEVELS.values()))
    fits = [[j for j, other in enumerate(second) if _same(one, other) and agree(one, other)] for one in first]
    options = [sorted(fitting, key=partial(_last, alike, i)) for i, fitting in enumerate(fits)]
    taken: dict[int, int] = {}

    def settle(i: int, tried: set[int]) -> bool:
        for j in options[i]:
            if j not in tried:
                tried.add(j)
                if j not in taken or settle(taken[j], tried):
                    taken[j] = i
                    return True
        return False

    for i in sorted(range(len(first)), key=lambda i: -max((alike(i, j) for j in options[i]), default=0)):
        settle(i, set())
    return [(i, j) for j, i in taken.items()]


def _last(alike: Callable[[int, int], int], i: int, j: int) -> int:
    return -alike(i, j)


def _same(one: Figure, other: Figure) -> bool:
    return (one.measure, one.value) == (other.measure, other.value)
