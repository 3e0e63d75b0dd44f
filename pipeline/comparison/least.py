"""The least that groups of figures of one measure prove, nobody counted twice.

That is the largest total over figures of a group no two of which could speak of the same person. Most of what hangs
together falls to pieces without the figures that clash with all others, totals and running counts; the rest is
searched, exactly where that is affordable.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pipeline.comparison.figures import Bools, Ints
from pipeline.comparison.independent import heaviest, members


class Least(NamedTuple):
    """`value` and `exact` by group; `chosen` marks the figures that add up to it. A group without figures has 0."""

    value: Ints
    exact: Bools
    chosen: Bools


def least(groups: int, group: Ints, weight: Ints, one: Ints, two: Ints) -> Least:
    """The bound of each of so many groups: `group` and `weight` of each figure, `one` and `two` the ends of clashes.
    Figures of nobody are not chosen."""
    kept = weight > 0
    found, sound = _heaviest(weight[kept], *among(kept, one, two))
    chosen, exact = np.zeros(len(weight), dtype=bool), np.ones(groups, dtype=bool)
    chosen[np.flatnonzero(kept)[found]] = True
    exact[group[kept][~sound]] = False
    value = np.bincount(group[chosen], weights=weight[chosen], minlength=groups).astype("int64")
    return Least(value, exact, chosen)


def among(kept: Bools, one: Ints, two: Ints) -> tuple[Ints, Ints]:
    """The clashes between those that are kept, by their places among those."""
    place = np.cumsum(kept) - 1
    both = kept[one] & kept[two]
    return place[one[both]], place[two[both]]


def _heaviest(weight: Ints, one: Ints, two: Ints) -> tuple[Bools, Bools]:
    """Which nodes are chosen, and of which that is surely the best choice.

    In what hangs together, a node that clashes with all others is chosen alone, or is not. Of what is left without
    such nodes each part is looked at in the same way; where there is no such node, the search has to tell.
    """
    label = _labels(len(weight), one, two)
    size = np.bincount(label, minlength=len(weight))
    degree = np.bincount(one, minlength=len(weight)) + np.bincount(two, minlength=len(weight))
    central = degree == size[label] - 1
    has_central = np.zeros(len(weight), dtype=bool)
    has_central[label[central]] = True
    rest = ~central & has_central[label]
    chosen, sound = _searched(np.flatnonzero(~has_central[label]), label, weight, one, two)
    if rest.any():
        chosen[rest], sound[rest] = _heaviest(weight[rest], *among(rest, one, two))
    others = np.bincount(label[rest & chosen], weights=weight[rest & chosen], minlength=len(weight))
    alone = _heaviest_of(label, weight, central)
    alone &= weight >= others[label]
    beaten = np.zeros(len(weight), dtype=bool)
    beaten[label[alone]] = True
    return alone | (chosen & ~beaten[label]), sound


def _searched(nodes: Ints, label: Ints, weight: Ints, one: Ints, two: Ints) -> tuple[Bools, Bools]:
    """The same, for those of the nodes alone; all others are sound and not chosen."""
    chosen, sound = np.zeros(len(weight), dtype=bool), np.ones(len(weight), dtype=bool)
    for members_of, weights, adjacency in _components(nodes, label, weight, one, two) if len(nodes) else ():
        found = heaviest(weights, adjacency)
        chosen[[members_of[v] for v in members(found.chosen)]] = True
        sound[members_of] = found.exact
    return chosen, sound


def _labels(size: int, one: Ints, two: Ints) -> Ints:
    """The lowest of the nodes that each is joined with, over any number of others."""
    label = np.arange(size)
    while len(one):
        lower = np.minimum(label[one], label[two])
        np.minimum.at(label, label[one], lower)
        np.minimum.at(label, label[two], lower)
        while (label[label] != label).any():
            label = label[label]
        apart = label[one] != label[two]
        one, two = one[apart], two[apart]
    return label


def _heaviest_of(label: Ints, weight: Ints, among: Bools) -> Bools:
    """The first of the heaviest nodes of each label."""
    nodes = np.flatnonzero(among)
    nodes = nodes[np.lexsort((-weight[nodes], label[nodes]))]
    first = np.append(True, label[nodes][1:] != label[nodes][:-1])[: len(nodes)]
    chosen = np.zeros(len(label), dtype=bool)
    chosen[nodes[first]] = True
    return chosen


def _components(
    nodes: Ints, label: Ints, weight: Ints, one: Ints, two: Ints
) -> list[tuple[list[int], list[int], list[int]]]:
    """Nodes, weights and neighbours, as sets of bits, of each component that some of the nodes make up."""
    found: dict[int, tuple[list[int], list[int], list[int]]] = {}
    place: dict[int, int] = {}
    for node, own, heavy in zip(nodes.tolist(), label[nodes].tolist(), weight[nodes].tolist(), strict=True):
        members_, weights, adjacency = found.setdefault(own, ([], [], []))
        place[node] = len(members_)
        members_.append(node)
        weights.append(heavy)
        adjacency.append(0)
    here = np.zeros(len(label), dtype=bool)
    here[nodes] = True
    joined = here[one]
    for a, b, own in zip(one[joined].tolist(), two[joined].tolist(), label[one[joined]].tolist(), strict=True):
        adjacency, i, j = found[own][2], place[a], place[b]
        adjacency[i] |= 1 << j
        adjacency[j] |= 1 << i
    return list(found.values())
