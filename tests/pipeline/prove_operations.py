"""Holds the linking of operations against a made-up world whose truth is known, and says what links do to bounds.

    python tests/pipeline/prove_operations.py [--operations N] [--seed N] [--home FOLDER] [--format table|json]

With --home it lists the operations of a built dataset that more than one release tells of, to be read by eye.
Exits with 1 where precision or recall is below 0.95, or a bound crosses the truth.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path

import pandas as pd
from prove_bounds import LEVELS, prove
from synthetic_operations import Told, pairs, tell_of
from synthetic_world import World, make_world

from pipeline.dataset import open_dataset
from pipeline.query import query_dataset
from pipeline.resolve.operations import Linked, link_operations
from pipeline.workspace import open_workspace

ENOUGH = 0.95
LISTED = """
SELECT o.name, o.period_start, o.disagreements, t.published, t.source_id, t.name_said, t.relation, t.score, t.claims,
    t.reasons, t.release_id
FROM operations AS o JOIN tellings AS t USING (operation_id)
WHERE len(o.releases) > 1 AND t.latest ORDER BY o.first_published, o.operation_id, t.published
"""


@dataclass(frozen=True)
class Score:
    """Pairs of releases of one operation: in truth, linked, and both."""

    among: str
    true: int
    linked: int
    right: int
    precision: float
    recall: float


def meet(a: str, b: str) -> bool:
    """Areas of the made-up world: a county lies in its state, all in the nation."""
    return "US" in (a, b) or a.startswith(b) or b.startswith(a)


def score(told: Told, linked: Linked) -> list[Score]:
    groups: dict[str, list[str]] = {i: [t.release_id for t in tellings] for i, tellings in linked.tellings.items()}
    true: dict[str, list[str]] = defaultdict(list)
    for release, number in told.of.items():
        true[str(number)].append(release)
    named = {telling.release_id for telling in told.tellings if telling.name}
    later = {release for release in told.of if release.startswith("later")}
    kinds: dict[str, Callable[[str, str], bool]] = {
        "all": lambda _a, _b: True,
        "both named": lambda a, b: {a, b} <= named - later,
        "told later": lambda a, b: bool({a, b} & later),
        "one or both unnamed": lambda a, b: not {a, b} <= named,
    }
    found, truth = pairs(groups), pairs(true)
    return [
        _score(kind, {p for p in truth if fits(*p)}, {p for p in found if fits(*p)}) for kind, fits in kinds.items()
    ]


def _score(kind: str, truth: set[tuple[str, str]], found: set[tuple[str, str]]) -> Score:
    right = len(truth & found)
    shares = (round(right / max(1, len(found)), 4), round(right / max(1, len(truth)), 4))
    return Score(kind, len(truth), len(found), right, *shares)


def narrowed(world: World, told: Told, linked: Linked) -> pd.DataFrame:
    """How wide bounds are without links, with those that were found, and with the true ones."""
    of_count = {count: str(told.of[telling.release_id]) for telling in told.tellings for count in telling.counts}
    ways: dict[str, dict[str, str]] = {"no links": {}, "links found": linked.counts, "true links": of_count}
    rows = []
    for way, ids in ways.items():
        known = [row | {"operation_id": ids.get(row["count_id"])} for row in world.rows]
        by_year = islice(prove(with_rows(world, known)), len(LEVELS))
        rows += [{"links": way} | asdict(proof) for proof in by_year]
    columns = ["links", "level", "cells", "within", "local", "undated", "width", "least_over_truth", "most_over_truth"]
    return pd.DataFrame(rows)[[*columns, "firm"]]


def with_rows(world: World, rows: list[dict[str, object]]) -> World:
    other = replace(world)
    other.rows = rows
    return other


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--operations", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--home", type=Path)
    options.add_argument("--format", choices=("table", "json"), default="table")
    asked = options.parse_args()
    world = make_world(asked.operations, asked.seed)
    told = tell_of(world, asked.seed)
    linked = link_operations(told.tellings, meet)
    scores, bounds = score(told, linked), narrowed(world, told, linked)
    listed = query_dataset(open_dataset(open_workspace(asked.home)), LISTED).to_pandas() if asked.home else None
    if asked.format == "json":
        found = {"links": [asdict(each) for each in scores], "bounds": bounds.to_dict("records")}
        found |= {"listed": listed.to_dict("records")} if listed is not None else {}
        print(json.dumps(found, indent=1, default=list))
    else:
        print(pd.DataFrame([asdict(each) for each in scores]).to_string(index=False), end="\n\n")
        print(bounds.to_string(index=False))
        print("" if listed is None else listed.to_string(index=False))
    holds = (bounds[["within", "local", "undated"]].eq(bounds.cells, axis=0)).all(axis=None)
    return 0 if min(scores[0].precision, scores[0].recall) >= ENOUGH and holds else 1


if __name__ == "__main__":
    sys.exit(main())
