"""Parses stored pages, 100,000 unless told otherwise: memory must stay flat and cost grow with their number only.

Each size is parsed by a process of its own, from a store of distinct invented pages in every design. Prints pages a
second and the most memory held, or JSON with `--format json`; ends with 1 where ten times the pages hold more than
1.5 times the memory.
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
from time import perf_counter

from pages import contents, designs, page_of

from pipeline.cache import Cache
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
    rows = [measured(told.pages // part) for part in (10, 3, 1)]
    flat = rows[-1]["megabytes"] <= MOST_GROWTH * rows[0]["megabytes"]
    lines = [f"{row['pages']:>9,} pages {row['pages/s']:>8.0f} pages/s {row['megabytes']:>6.0f} MB" for row in rows]
    print(json.dumps({"sizes": rows, "flat": flat}) if told.format == "json" else "\n".join([*lines, f"flat: {flat}"]))
    return not flat


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
    kinds = [(content, design) for content in contents() for design in designs()]
    for at in range(number):
        content, design = kinds[at % len(kinds)]
        yield page_of(design, replace(content, title=f"{content.title} ({at})")).encode()


def parsed(home: Path) -> dict[str, float]:
    """Parses all that is stored: how many pages, how fast, and the most memory held."""
    ws = Workspace(home)
    ws.cache.parent.mkdir(parents=True)
    began = perf_counter()
    with Store(ws) as store, Cache(ws) as cache:
        number = sum(1 for release in load_releases(ws, store, cache) if hasattr(release, "text"))
    seconds = perf_counter() - began
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"pages": number, "pages/s": number / seconds, "megabytes": held}


if __name__ == "__main__":
    sys.exit(main())
