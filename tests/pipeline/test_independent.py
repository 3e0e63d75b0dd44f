from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparison.independent import LARGEST_EXACT, heaviest, members

Graph = tuple[list[int], list[int]]


@st.composite
def graphs(draw: st.DrawFn, most: int = 9) -> Graph:
    weights = draw(st.lists(st.integers(0, 9), max_size=most))
    adjacency = [0] * len(weights)
    for i, j in combinations(range(len(weights)), 2):
        if draw(st.booleans()):
            join(adjacency, i, j)
    return weights, adjacency


def join(adjacency: list[int], i: int, j: int) -> None:
    adjacency[i] |= 1 << j
    adjacency[j] |= 1 << i


def weight(weights: list[int], vertices: int) -> int:
    return sum(weights[v] for v in members(vertices))


def independent(adjacency: list[int], vertices: int) -> bool:
    return all(not adjacency[v] & vertices for v in members(vertices))


@given(graphs())
@settings(max_examples=200, deadline=None)
def test_agrees_with_exhaustive_search(graph: Graph) -> None:
    weights, adjacency = graph
    found = heaviest(weights, adjacency)
    best = max(weight(weights, v) for v in range(1 << len(weights)) if independent(adjacency, v))
    assert independent(adjacency, found.chosen)
    assert (weight(weights, found.chosen), found.exact) == (best, True)


def test_a_ring_needs_more_than_folding() -> None:
    adjacency = [0] * 5
    for i in range(5):
        join(adjacency, i, (i + 1) % 5)
    assert weight([3, 1, 3, 1, 1], heaviest([3, 1, 3, 1, 1], adjacency).chosen) == 6


def test_too_large_a_tangle_gives_a_valid_set_and_says_so() -> None:
    size = LARGEST_EXACT + 20
    adjacency = [0] * size
    for i in range(size):
        for step in (1, 2, 7, 11):
            join(adjacency, i, (i + step) % size)
    found = heaviest([1 + i % 5 for i in range(size)], adjacency)
    assert not found.exact
    assert found.chosen
    assert independent(adjacency, found.chosen)
