"""What a comparison by county and year costs, next to the naive group-by in DuckDB in the same run.

    python tests/pipeline/bench_compare.py [--counts N [N ...]] [--picture FILE]

The made-up world of `synthetic_world` is laid side by side, with other counties and releases, until there are so many
counts. Each size runs in a process of its own: seconds of the clock and of the processors, and the most memory held.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from synthetic_world import COUNTIES, STATES, make_world

from pipeline.comparison.question import Question
from pipeline.comparison.table import compare

NAIVE = """
SELECT place_ids[1] AS county, year(period_earliest) AS year, sum(value) AS people
FROM counts WHERE latest AND measure = 'arrests' GROUP BY ALL
"""
IDS = ("count_id", "release_id", "part_of", "operation_id", "operation", "source_id")


def many(counts: int, operations: int = 1000) -> dict[str, pa.Table]:
    """The tables of a comparison with so many counts."""
    world = make_world(operations).tables()
    base = world["counts"]
    copies = [_copy(base, number) for number in range(-(-counts // base.num_rows))]
    doubles = [_renamed(world["releases"], number) for number in range(len(copies))]
    areas = {_area(area, n) for n in range(len(copies)) for area in (*STATES, *COUNTIES)}
    rows = [
        {
            "jurisdiction_id": area,
            "name": f"Made {area}",
            "level": "county" if len(area) > 2 else "state",
            "state": f"S{area[:2]}",
            "parent_ids": [area[:2], "US"] if len(area) > 2 else ["US"],
        }
        for area in sorted(areas)
    ]
    nation: dict[str, Any] = {
        "jurisdiction_id": "US",
        "name": "Made",
        "level": "nation",
        "state": None,
        "parent_ids": [],
    }
    more = {"releases": pa.concat_tables(doubles), "jurisdictions": pa.Table.from_pylist([*rows, nation])}
    return world | more | {"counts": pa.concat_tables(copies).slice(0, counts)}


def _area(area: str, number: int) -> str:
    """The same area in another copy of the world: two of fifty states, counties of its own."""
    state = (2 * number + int(area[:2]) - 1) % 50 + 1
    return f"{state:02}" + (f"{number // 25 * 6 + int(area[2:]):03}" if len(area) > 2 else "")


def _copy(base: pa.Table, number: int) -> pa.Table:
    places = pa.array([[_area(area, number) for area in ids] for ids in base["place_ids"].to_pylist()])
    others = pa.array(
        [[f"{i}~{number}" for i in ids] for ids in base["distinct_from"].to_pylist()], pa.list_(pa.string())
    )
    renamed = _renamed(base, number)
    for name, column in (("place_ids", places), ("distinct_from", others)):
        renamed = renamed.set_column(base.schema.get_field_index(name), name, column)
    return renamed


def _renamed(table: pa.Table, number: int) -> pa.Table:
    for name in {*IDS, "duplicate_of"} & {*table.column_names}:
        other = pc.binary_join_element_wise(table[name], pa.scalar(str(number)), "~")
        table = table.set_column(table.schema.get_field_index(name), name, other)
    return table


def measure(counts: int) -> dict[str, Any]:
    """Seconds and megabytes of one size."""
    tables = many(counts)
    held = _megabytes()
    naive, _, groups = _timed(lambda: _naive(tables["counts"]))
    clock, processor, cells = _timed(lambda: compare(tables, Question("arrests", levels=("county",))))
    arrests = pc.sum(pc.equal(tables["counts"]["measure"], "arrests")).as_py()
    return {
        "counts": counts,
        "arrests": arrests,
        "cells": len(cells),
        "seconds": round(clock, 2),
        "processor_seconds": round(processor, 2),
        "naive_seconds": round(naive, 3),
        "naive_groups": len(groups),
        "mb_with_tables": _megabytes(),
        "mb_before": held,
    }


def _naive(counts: pa.Table) -> list[Any]:
    with duckdb.connect() as database:
        database.register("counts", counts)
        return database.execute(NAIVE).fetchall()


def _timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    clock, processor = time.perf_counter(), sum(os.times()[:4])
    done = work()
    return time.perf_counter() - clock, sum(os.times()[:4]) - processor, done


def _megabytes() -> int:
    """The most memory held by one process; children share most of theirs with it."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024


def draw(rows: list[dict[str, Any]], path: Path) -> None:
    import altair as alt

    from pipeline.trust.pictures import save_picture

    long = pd.DataFrame(rows).melt("counts", ["seconds", "processor_seconds", "naive_seconds"], "what", "s")
    x, y = alt.X("counts:Q", scale=alt.Scale(type="log")), alt.Y("s:Q", title="seconds", scale=alt.Scale(type="log"))
    chart = alt.Chart(long, width=480, height=300, title="Comparing by county and year: cost against size")
    save_picture(chart.mark_line(point=True).encode(x=x, y=y, color=alt.Color("what:N", title=None)), path)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--counts", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--picture", type=Path)
    asked = options.parse_args()
    rows = []
    for counts in asked.counts:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
            rows.append(pool.submit(measure, counts).result())
        print(json.dumps(rows[-1]), flush=True)
    if asked.picture:
        draw(rows, asked.picture)


if __name__ == "__main__":
    main()
