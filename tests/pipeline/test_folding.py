from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.comparison.folding import Graph, fold
from pipeline.comparison.least import least

Pairs = list[tuple[int, int]]


@st.composite
def graphs(draw: st.DrawFn, most: int = 9) -> tuple[list[int], Pairs]:
    weights = draw(st.lists(st.integers(0, 9), min_size=1, max_size=most))
    return weights, [pair for pair in combinations(range(len(weights)), 2) if draw(st.booleans())]


def proven(weights: list[int], pairs: Pairs) -> tuple[int, bool, list[int]]:
    one, two = (np.array([pair[side] for pair in pairs], dtype="int64") for side in (0, 1))
    found = least(1, np.zeros(len(weights), dtype="int64"), np.array(weights), one, two)
    return int(found.value[0]), bool(found.exact[0]), np.flatnonzero(found.chosen).tolist()


def searched(weights: list[int], pairs: Pairs) -> int:
    """How many nodes are left when all is folded."""
    one, two = (np.array([pair[side] for pair in pairs], dtype="int64") for side in (0, 1))
    return len(fold(Graph(np.arange(len(weights)), np.array(weights), one, two))[0].nodes)


@given(graphs())
@settings(max_examples=150, deadline=None)
def test_the_least_is_that_of_exhaustive_search_with_as_few_figures(graph: tuple[list[int], Pairs]) -> None:
    weights, pairs = graph
    sets = [
        [v for v in range(len(weights)) if chosen >> v & 1 and weights[v]]
        for chosen in range(1 << len(weights))
        if not any(chosen >> a & 1 and chosen >> b & 1 for a, b in pairs)
    ]
    best = max(sum(weights[v] for v in own) for own in sets)
    fewest = min(len(own) for own in sets if sum(weights[v] for v in own) == best)
    value, exact, chosen = proven(weights, pairs)
    assert (value, exact, len(chosen)) == (best, True, fewest)
    assert chosen in sets


@pytest.mark.parametrize(
    ("weights", "pairs"),
    [
        ([5, 3, 4], [(0, 1), (1, 2)]),
        ([3, 3, 3, 3], [(0, 1), (1, 2), (2, 3), (3, 0)]),
        ([9, *[2] * 6], [*((0, i) for i in range(1, 7)), *((i, j) for i in (1, 2, 3) for j in (4, 5, 6))]),
    ],
    ids=["a chain", "a ring of two kinds", "a total of kinds"],
)
def test_what_time_and_kind_tell_apart_needs_no_search(weights: list[int], pairs: Pairs) -> None:
    assert searched(weights, pairs) == 0


def test_a_ring_of_five_is_left_to_the_search() -> None:
    ring = [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)]
    assert searched([2, 2, 2, 2, 2], ring) == 5
    assert proven([2, 2, 2, 2, 2], ring)[:2] == (4, True)


def test_of_a_total_and_its_parts_that_say_as_much_the_total_is_chosen() -> None:
    assert proven([10, 4, 6], [(0, 1), (0, 2)]) == (10, True, [0])
    assert proven([10, 4, 7], [(0, 1), (0, 2)]) == (11, True, [1, 2])


def test_rows_longer_than_a_word_are_compared_to_their_end() -> None:
    """Seventy years, each meeting the next, under one total."""
    chain = [*((0, i) for i in range(1, 71)), *((i, i + 1) for i in range(1, 70))]
    assert proven([40, *[2] * 70], chain)[:2] == (70, True)
    assert searched([40, *[2] * 70], chain) == 0
