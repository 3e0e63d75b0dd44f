"""The least that groups of figures of one measure prove, nobody counted twice.

That is the largest total over figures of a group no two of which could speak of the same person, and of totals as
large one of fewest figures. Most is folded away; the rest is searched, exactly where that is affordable.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from pipeline.comparison.columns import Bools, Ints
from pipeline.comparison.folding import Graph, among, fold, labels, unfold
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


def _heaviest(weight: Ints, one: Ints, two: Ints) -> tuple[Bools, Bools]:
    """Which nodes are chosen, and of which that is surely the best choice."""
    fewest = weight * (len(weight) + 1) - 1
    left, rounds = fold(Graph(np.arange(len(weight)), fewest, one, two))
    chosen, sound = np.zeros(len(weight), dtype=bool), np.ones(len(weight), dtype=bool)
    for nodes, weights, adjacency in _components(left):
        found = heaviest(weights, adjacency)
        chosen[[nodes[v] for v in members(found.chosen)]] = True
        sound[nodes] = found.exact
    unfold(chosen, rounds)
    return chosen, sound


def _components(graph: Graph) -> list[tuple[list[int], list[int], list[int]]]:
    """Nodes, weights and neighbours, as sets of bits, of all that hangs together."""
    label = labels(len(graph.nodes), graph.one, graph.two).tolist()
    found: dict[int, tuple[list[int], list[int], list[int]]] = {}
    place: list[int] = []
    for own, node, weight in zip(label, graph.nodes.tolist(), graph.weight.tolist(), strict=True):
        nodes, weights, adjacency = found.setdefault(own, ([], [], []))
        place.append(len(nodes))
        nodes.append(node)
        weights.append(weight)
        adjacency.append(0)
    for a, b in zip(graph.one.tolist(), graph.two.tolist(), strict=True):
        adjacency = found[label[a]][2]
        adjacency[place[a]] |= 1 << place[b]
        adjacency[place[b]] |= 1 << place[a]
    return list(found.values())
