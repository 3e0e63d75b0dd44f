"""Holds the bounds of comparisons against a made-up world whose truth is known, and a naive sum beside them.

    python tests/pipeline/prove_bounds.py [--operations N] [--seed N] [--format table|json]

Exits with 1 where the truth lies outside the bounds of any cell.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from math import nan
from statistics import median

import pandas as pd
from synthetic_world import MEASURES, Person, Row, World, make_world

from pipeline.comparison.question import Question
from pipeline.comparison.table import compare
from pipeline.comparison.windows import Every, windows

EVERY: tuple[Every, ...] = ("year", "quarter", "month")
LEVELS = ("county", "state", "nation")
Cell = tuple[str, str, str]  # measure, area, period


@dataclass(frozen=True)
class Proof:
    """How the cells of one level and length fared.

    `within`: the truth is within [at_least, at_most]; `local`, `undated`: the same of at_most_local without the
    statewide figures, and of at_most_undated with the undated ones. `naive_within` of the sum of all figures.
    `naive_over` is that sum over the truth, `naive_error` the median of |sum - truth| / truth, `width` that of
    (at_most - at_least) / truth of bounded cells, `local_width` the same of at_most_local.
    """

    every: str
    level: str
    cells: int
    within: int
    local: int
    undated: int
    naive_within: int
    naive_right: int
    naive_over: float
    naive_error: float
    least_over_truth: float
    most_over_truth: float
    width: float
    local_width: float
    firm: int
    bounded: int
    local_bounded: int
    greedy: int

    @property
    def holds(self) -> bool:
        return self.within == self.local == self.undated == self.cells


def prove(world: World) -> Iterator[Proof]:
    tables = world.tables()
    usable = [row for row in world.rows if row["latest"] and row["release_id"] not in world.doubles]
    for every in EVERY:
        frames = [compare(tables, Question(measure, every=every)) for measure in MEASURES]
        cells = pd.concat(frames, ignore_index=True).query("period != 'undated'")
        truth, local, undated = (_truth(world, kind, every) for kind in _kinds(usable))
        naive = _naive(usable, every)
        for level in LEVELS:
            yield _proof(every, level, cells[cells.level == level], (truth, local, undated), naive)


def _kinds(rows: list[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """Figures with a date; those of them that are no statewide ones; all."""
    dated = [row for row in rows if row["period_earliest"]]
    return dated, [row for row in dated if len(row["place_ids"][0]) > 2], rows


def _truth(world: World, rows: list[Row], every: Every) -> dict[Cell, int]:
    """How many different people the figures jointly count, in each cell."""
    people: set[Person] = set().union(*(world.told[row["count_id"]] for row in rows))
    found: dict[Cell, int] = defaultdict(int)
    for person in people:
        (window,) = windows(every, person.day.toordinal(), person.day.toordinal())
        for area in (person.county, person.county[:2], "US"):
            found[person.measure, area, window.label] += 1
    return found


def _naive(rows: list[Row], every: Every) -> dict[Cell, int]:
    """The sum of what was said, by the place said and the day it began, or was published."""
    found: dict[Cell, int] = defaultdict(int)
    for row in rows:
        day = row["period_earliest"] or pd.Timestamp(row["published"])
        (window,) = windows(every, day.toordinal(), day.toordinal())
        for area in {wider for own in row["place_ids"] for wider in (own, own[:2], "US")}:
            found[row["measure"], area, window.label] += row["value"]
    return found


def _proof(
    every: str, level: str, cells: pd.DataFrame, truths: tuple[dict[Cell, int], ...], naive: dict[Cell, int]
) -> Proof:
    keys: list[Cell] = list(zip(cells.measure, cells.jurisdiction_id, cells.period, strict=True))
    truth, local, undated = ([each.get(key, 0) for key in keys] for each in truths)
    summed = [naive.get(key, 0) for key in keys]
    least, most = cells.at_least.fillna(0).tolist(), cells.at_most.fillna(10**9).tolist()
    most_local, most_undated = (cells[name].fillna(10**9).tolist() for name in ("at_most_local", "at_most_undated"))
    bounded = [i for i in range(len(keys)) if most[i] < 10**9]
    near = [i for i in range(len(keys)) if most_local[i] < 10**9]
    return Proof(
        every=every,
        level=level,
        cells=len(keys),
        within=sum(a <= n <= b for a, n, b in zip(least, truth, most, strict=True)),
        local=sum(n <= b for n, b in zip(local, most_local, strict=True)),
        undated=sum(a <= n <= b for a, n, b in zip(least, undated, most_undated, strict=True)),
        naive_within=sum(least[i] <= summed[i] <= most[i] for i in bounded),
        naive_right=sum(n == t for n, t in zip(summed, truth, strict=True)),
        naive_over=round(sum(summed) / max(1, sum(truth)), 3),
        naive_error=_middle(abs(n - t) / max(1, t) for n, t in zip(summed, truth, strict=True)),
        least_over_truth=round(sum(least) / max(1, sum(truth)), 3),
        most_over_truth=round(sum(most[i] for i in bounded) / max(1, sum(truth[i] for i in bounded)), 3),
        width=_middle((most[i] - least[i]) / max(1, truth[i]) for i in bounded),
        local_width=_middle((most_local[i] - least[i]) / max(1, truth[i]) for i in near),
        firm=int(cells.firm.sum()),
        bounded=len(bounded),
        local_bounded=len(near),
        greedy=int((cells.bound_method == "greedy").sum()),
    )


def _middle(shares: Iterable[float]) -> float:
    """The median to three digits; nan of none."""
    return round(median([*shares] or [nan]), 3)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--operations", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--format", choices=("table", "json"), default="table")
    asked = options.parse_args()
    world = make_world(asked.operations, asked.seed)
    proofs = list(prove(world))
    size = f"{len(world.operations)} operations, {world.published} releases, {len(world.rows)} figures"
    if asked.format == "json":
        print(json.dumps({"world": size, "proofs": [asdict(proof) for proof in proofs]}, indent=1))
    else:
        print(size)
        print(pd.DataFrame([asdict(proof) for proof in proofs]).to_string(index=False))
    return 0 if all(proof.holds for proof in proofs) else 1


if __name__ == "__main__":
    sys.exit(main())
