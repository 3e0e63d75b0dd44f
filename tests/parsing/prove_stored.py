"""Parses stored pages, 100,000 unless told otherwise: memory must stay flat and cost grow with their number only.

Each size is parsed by a process of its own and its workers, from a store of distinct invented pages in every design.
Prints pages a second, processor time a page, and the most memory that the process and one worker held, or JSON with
`--format json`; ends with 1 where a hundred times the pages hold more than 1.5 times the memory, or cost more than 1.5
times the processor time a page.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from account import account
from pages import contents, designs, page_of

from pipeline.cache import Cache
from pipeline.parse.bounded import submitted
from pipeline.parse.load import load_releases
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace

MOST_GROWTH = 1.5


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=100_000)
    arguments.add_argument("--format", choices=["table", "json"], default="table")
    arguments.add_argument("--one", help=argparse.SUPPRESS)
    told = arguments.parse_args()
    if told.one:
        print(json.dumps(parsed(Path(told.one))))
        return 0
    rows = [measured(told.pages // part) for part in (100, 10, 1)]
    flat, linear = (
        all(rows[-1][name] <= MOST_GROWTH * rows[0][name] for name in names)
        for names in (("megabytes", "megabytes of a worker"), ("ms of processor a page",))
    )
    lines = [", ".join(f"{value:,.1f} {name}" for name, value in row.items()) for row in rows]
    table = "\n".join([*lines, f"flat memory: {flat}, linear cost: {linear}"])
    print(json.dumps({"sizes": rows, "flat": flat, "linear": linear}) if told.format == "json" else table)
    return not (flat and linear)


def measured(number: int) -> dict[str, float]:
    """A process's account of parsing so many pages."""
    with TemporaryDirectory() as home:
        ws = Workspace(Path(home))
        ws.store.mkdir(parents=True)
        with Store(ws, writable=True) as store:
            for at, page in enumerate(made(number)):
                store.add("made", f"page-{at}", None, page, "text/html", None)
        command = [sys.executable, __file__, "--one", home]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def made(number: int) -> Iterator[bytes]:
    """Distinct pages: every bundled release in every design, its headline numbered."""
    mark = "00000000"
    kinds = [
        page_of(design, replace(content, title=f"{content.title} ({mark})")).encode()
        for content in contents()
        for design in designs()
    ]
    for at in range(number):
        yield kinds[at % len(kinds)].replace(mark.encode(), f"{at:08}".encode())


def parsed(home: Path) -> dict[str, float]:
    """Parses all that is stored: how many pages, how fast, and the most memory held."""
    ws = Workspace(home)
    ws.cache.parent.mkdir(parents=True)
    began = perf_counter()
    with Store(ws) as store, Cache(ws) as cache:
        number = sum(1 for release in load_releases(ws, store, cache) if hasattr(release, "text"))
    seconds = perf_counter() - began
    own = resource.getrusage(resource.RUSAGE_SELF)
    asked = [submitted(ws.settings.parse, account) for _ in range(50)]  # of every worker, some more than once
    workers = dict(future.result() for future in asked)
    spent = process_time() + sum(processor for processor, _ in workers.values())
    return {
        "pages": number,
        "pages/s": number / seconds,
        "ms of processor a page": 1000 * spent / number,
        "megabytes": own.ru_maxrss / 1024,
        "megabytes of a worker": max(held for _, held in workers.values()),
    }


if __name__ == "__main__":
    sys.exit(main())
