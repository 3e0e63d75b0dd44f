"""Links and bounds in a small made-up world; `make prove-operations` does it in a large one."""

from __future__ import annotations

import pandas as pd
from prove_operations import meet, narrowed, score
from synthetic_operations import tell_of
from synthetic_world import make_world

from pipeline.resolve.operations import link_operations


def test_links_are_right_and_bounds_narrow_and_hold() -> None:
    world = make_world(120, seed=5)
    told = tell_of(world, seed=5)
    linked = link_operations(told.tellings, meet)
    among = {each.among: each for each in score(told, linked)}
    assert among["all"].true > 300
    assert among["all"].precision >= 0.95
    assert among["all"].recall >= 0.95
    bounds = narrowed(world, told, linked)
    assert bounds[["within", "local", "undated"]].eq(bounds.cells, axis=0).all(axis=None)
    county: pd.Series[float] = bounds[bounds.level == "county"].set_index("links").width
    assert county["links found"] < 0.8 * county["no links"]
