"""The heaviest set of vertices no two of which are joined: exact where that is affordable.

Vertices are numbered from 0; a set of vertices is an int whose bit v stands for vertex v. First
simplicial vertices are folded away (exact: S. Lamm et al., "Exactly Solving the Maximum Weight
Independent Set Problem on Large Real-World Graphs", 2019, reduction 'simplicial weight transfer'),
which alone solves every graph of overlapping intervals; what is left is searched, component by component.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

LARGEST_EXACT = 40


class Independent(NamedTuple):
    """`chosen` as a set of vertices; `exact` is false where a component was too large to search."""

    chosen: int
    exact: bool


def heaviest(weights: Sequence[int], adjacency: Sequence[int]) -> Independent:
    """The heaviest independent set.

    `adjacency[v]` is the set of v's neighbours, without v; weights are not negative.
    """
    search = _Search(adjacency)
    return Independent(search.solve((1 << len(weights)) - 1, list(weights)), search.exact)


def members(vertices: int) -> Iterator[int]:
    """The numbers of the vertices in a set, ascending."""
    while vertices:
        lowest = vertices & -vertices
        yield lowest.bit_length() - 1
        vertices ^= lowest


class _Search:
    def __init__(self, adjacency: Sequence[int]) -> None:
        self.adjacency = adjacency
        self.exact = True

    def solve(self, alive: int, weights: list[int]) -> int:
        """The best set within `alive`; `weights` is used up."""
        alive, folded = self._fold(alive, weights)
        chosen = 0
        for component in self._components(alive):
            chosen |= self._branch(component, weights)
        for vertex, neighbours in reversed(folded):
            if not chosen & neighbours:
                chosen |= 1 << vertex
        return chosen

    def _fold(self, alive: int, weights: list[int]) -> tuple[int, list[tuple[int, int]]]:
        """Takes every vertex whose neighbours are all joined, and charges its weight to them."""
        folded: list[tuple[int, int]] = []
        waiting = alive
        while waiting:
            vertex = (waiting & -waiting).bit_length() - 1
            waiting &= waiting - 1
            neighbours = self.adjacency[vertex] & alive
            if weights[vertex] <= 0:
                alive &= ~(1 << vertex)
            elif self._is_clique(neighbours):
                folded.append((vertex, neighbours))
                alive &= ~(1 << vertex)
                for neighbour in members(neighbours):
                    weights[neighbour] -= weights[vertex]
            else:
                continue
            waiting |= neighbours & alive
        return alive, folded

    def _is_clique(self, vertices: int) -> bool:
        return all(not vertices & ~self.adjacency[v] & ~(1 << v) for v in members(vertices))

    def _components(self, alive: int) -> Iterator[int]:
        while alive:
            component, edge = 0, alive & -alive
            while edge:
                component |= edge
                reached = 0
                for vertex in members(edge):
                    reached |= self.adjacency[vertex]
                edge = reached & alive & ~component
            yield component
            alive &= ~component

    def _branch(self, component: int, weights: list[int]) -> int:
        """Takes or leaves the vertex with most neighbours; beyond the limit only takes, which stays valid, unless
        nothing is left beside that vertex."""
        taken = 0
        while component.bit_count() > LARGEST_EXACT and not self._has_central(component):
            self.exact = False
            vertex = max(members(component), key=lambda v: weights[v] / (1 + self._degree(v, component)))
            taken |= 1 << vertex
            component &= ~(self.adjacency[vertex] | 1 << vertex)
        if taken or not component:
            return taken | self.solve(component, weights.copy())
        vertex = max(members(component), key=lambda v: self._degree(v, component))
        with_it = 1 << vertex | self.solve(component & ~(self.adjacency[vertex] | 1 << vertex), weights.copy())
        without = self.solve(component & ~(1 << vertex), weights.copy())
        return max(with_it, without, key=lambda chosen: sum(weights[v] for v in members(chosen)))

    def _has_central(self, component: int) -> bool:
        """Whether a vertex is joined with all others."""
        return any(not component & ~(self.adjacency[v] | 1 << v) for v in members(component))

    def _degree(self, vertex: int, among: int) -> int:
        return (self.adjacency[vertex] & among).bit_count()
