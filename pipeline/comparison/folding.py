"""Makes many small searches for the heaviest independent set smaller, all at once.

Three reductions that lose nothing, in rounds until none finds anything more (S. Lamm et al., "Exactly Solving the
Maximum Weight Independent Set Problem on Large Real-World Graphs", 2019): a node is dropped that a neighbour with no
further neighbours outweighs ('domination'); a node whose neighbours are all joined is taken, and its weight charged to
them ('simplicial weight transfer'); nodes with the same neighbours are one ('twins'). They solve every graph of
overlapping periods, and of kinds within kinds.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.comparison.columns import Bools, Ints
from pipeline.comparison.spans import shares, spans

WORD = 64
WORDS_AT_ONCE = 1_000_000
MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no word of a row is lost


class Graph(NamedTuple):
    """Nodes by their own numbers, their weights, and joined pairs by their places in `nodes`."""

    nodes: Ints
    weight: Ints
    one: Ints
    two: Ints

    def where(self, kept: Bools) -> Graph:
        return Graph(self.nodes[kept], self.weight[kept], *among(kept, self.one, self.two))


class Folded(NamedTuple):
    """What one round did: `nodes` were taken, and had neighbours, `of[i]` being joined with `others[i]`; `twins[i]`
    goes wherever `like[i]` goes."""

    nodes: Ints
    of: Ints
    others: Ints
    twins: Ints
    like: Ints


def among(kept: Bools, one: Ints, two: Ints) -> tuple[Ints, Ints]:
    """The pairs of those that are kept, by their places among those."""
    place = np.cumsum(kept) - 1
    both = kept[one] & kept[two]
    return place[one[both]], place[two[both]]


def fold(graph: Graph) -> tuple[Graph, list[Folded]]:
    """What is left to be searched, with its weights changed, and what was folded away round by round."""
    rounds: list[Folded] = []
    while len(graph.nodes):
        graph = Graph(graph.nodes, graph.weight.copy(), graph.one, graph.two)
        nodes, weight = graph.nodes, graph.weight
        rows = _Rows(graph)
        a, b = np.concatenate((graph.one, graph.two)), np.concatenate((graph.two, graph.one))
        within = rows.within(a, b)
        kept = (weight > 0) & ~_dominated(weight, a, b, within)
        simplicial = kept.copy()
        simplicial[a[~within]] = False
        charged = simplicial[a] & kept[b]
        of, others = a[charged], b[charged]
        np.subtract.at(weight, others, weight[of])
        left = kept & ~simplicial & (weight > 0)
        twins, like = rows.alike(np.flatnonzero(left))
        np.add.at(weight, like, weight[twins])
        left[twins] = False
        rounds.append(Folded(nodes[simplicial], nodes[of], nodes[others], nodes[twins], nodes[like]))
        if left.all():
            break
        graph = graph.where(left)
    return graph, rounds


def unfold(chosen: Bools, rounds: list[Folded]) -> None:
    """Adds to the chosen of what was left those that were folded away with it."""
    for folded in reversed(rounds):
        chosen[folded.twins] = chosen[folded.like]
        chosen[folded.nodes] = True
        chosen[folded.of[chosen[folded.others]]] = False


def _dominated(weight: Ints, a: Ints, b: Ints, within: Bools) -> Bools:
    """Which nodes a neighbour makes needless that has no neighbour beyond theirs; of two alike the first stays. The
    second half of the pairs is the first the other way round."""
    mutual = np.roll(within, len(within) // 2)
    needless = within & ((weight[a] > weight[b]) | ((weight[a] == weight[b]) & (~mutual | (a < b))))
    found = np.zeros(len(weight), dtype=bool)
    found[b[needless]] = True
    return found


class _Rows:
    """Each node and its neighbours as a row of bits, one for each node of its component."""

    def __init__(self, graph: Graph) -> None:
        size = len(graph.nodes)
        label = labels(size, graph.one, graph.two)
        sizes, order = np.bincount(label, minlength=size), np.argsort(label, kind="stable")
        place = np.empty(size, dtype="int64")
        place[order] = np.arange(size) - (np.cumsum(sizes) - sizes)[label[order]]
        self._label, self._width = label, (sizes[label] + WORD - 1) // WORD
        self._row = np.cumsum(self._width) - self._width
        self._word, self._bit = place // WORD, np.uint64(1) << (place % WORD).astype("uint64")
        self._bits = np.zeros(int(self._width.sum()), dtype="uint64")
        self._bits[self._row + self._word] = self._bit
        for a, b in ((graph.one, graph.two), (graph.two, graph.one)):
            np.bitwise_or.at(self._bits, self._row[a] + self._word[b], self._bit[b])

    def within(self, a: Ints, b: Ints) -> Bools:
        """For each pair of neighbours, whether b is joined with all that a is joined with."""
        beyond = self._differ(self._bits, a, b, beyond=True)
        return ~beyond

    def alike(self, nodes: Ints) -> tuple[Ints, Ints]:
        """Of some nodes those that have the same neighbours as another, and the other; they are no neighbours."""
        own = self._bits.copy()
        own[self._row + self._word] ^= self._bit
        code = (np.arange(len(own)) - np.repeat(self._row, self._width) + 1).astype("uint64") * MIX
        mixed = own ^ (own >> np.uint64(29))
        key = np.add.reduceat(mixed * code, self._row)[nodes]
        order = np.lexsort((key, self._label[nodes]))
        nodes, key = nodes[order], key[order]
        near = np.flatnonzero((key[1:] == key[:-1]) & (self._label[nodes][1:] == self._label[nodes][:-1]))
        same = near[~self._differ(own, nodes[near], nodes[near + 1])]
        first = np.ones(len(nodes), dtype=bool)
        first[same + 1] = False
        like = nodes[np.maximum.accumulate(np.where(first, np.arange(len(nodes)), 0))]
        return nodes[~first], like[~first]

    def _differ(self, bits: npt.NDArray[np.uint64], a: Ints, b: Ints, *, beyond: bool = False) -> Bools:
        """For each pair of one component whether their rows differ; `beyond`: whether b lacks a bit of a."""
        found = np.zeros(len(a), dtype=bool)
        for first, last in shares(self._width[a], WORDS_AT_ONCE) if len(a) else ():
            left, right = self._row[a[first:last]], self._row[b[first:last]]
            owner, at = spans(left, left + self._width[a[first:last]])
            ours, theirs = bits[at], bits[at + (right - left)[owner]]
            found[first + owner[(ours & ~theirs if beyond else ours ^ theirs) != 0]] = True
        return found


def labels(size: int, one: Ints, two: Ints) -> Ints:
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
