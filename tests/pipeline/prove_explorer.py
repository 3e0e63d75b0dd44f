"""How fast pages are over 100,000 releases and 300,000 figures, next to a bare Datasette table page in the same run.

    python tests/pipeline/prove_explorer.py [--releases N] [--home MADE] [--format json]

The first byte of each page, at the median and when it is asked for the first time, and the processor time the server
spends on one; then 50 readers at once, each of whom goes through all pages.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
from big_dataset import write_big

from pipeline.workspace import Workspace, open_workspace

TALLY = "from pipeline.cli import main; main()"
ASKS, READERS, LIMIT = 15, 50, 0.300


def pages_of(ws: Workspace) -> dict[str, list[str]]:
    """Addresses of every kind of page, different ones where there are."""
    chance, folder = random.Random(3), ws.dataset.resolve()

    def some(sql: str) -> list[str]:
        found = [str(row[0]) for row in duckdb.connect().execute(sql.replace("@", f"{folder}/")).fetchall()]
        return chance.sample(sorted(found), min(ASKS, len(found)))

    cells = some("""SELECT '/cell?measure=' || measure || '&area=' || jurisdiction_id || '&at=' || period FROM
        '@comparison.parquet' WHERE basis = 'period' AND offense IS NULL AND age_group IS NULL LIMIT 5000""")
    releases = some("SELECT release_id FROM '@releases.parquet' USING SAMPLE 500")
    figures = some("SELECT count_id FROM '@counts.parquet' USING SAMPLE 500")
    areas = some("SELECT DISTINCT place_ids[1] FROM '@counts.parquet'")
    return {
        "home": ["/"],
        "compare, own areas": ["/compare?measure=arrests"],
        "compare, states": ["/compare?measure=rescues&by=state"],
        "compare, one county": [f"/compare?measure=arrests&place={area}" for area in areas],
        "cell": cells,
        "release": [f"/release/{one}" for one in releases],
        "figure": [f"/figure/{one}" for one in figures],
        "releases": ["/releases", "/releases?page=700"],
        "jurisdictions": ["/jurisdictions"],
        "county": [f"/jurisdiction/{one}" for one in areas],
        "state": ["/jurisdiction/06", "/jurisdiction/13"],
        "agencies": ["/agencies"],
        "agency": [f"/agency/agency{number}" for number in range(ASKS)],
        "operations": ["/operations"],
        "operation": [f"/operation/operation{number * 5}" for number in range(ASKS)],
        "coverage": ["/coverage"],
        "source": [f"/source/made_{number}" for number in range(ASKS)],
        "search, every figure": ["/search?q=arrested"],
        "search, a place": ["/search?q=rescued+autauga"],
        "about": ["/about"],
    }


def first_byte(port: int, path: str, patience: float = 60) -> tuple[float, int, int]:
    """Seconds to the first byte of the body, the status, and the size of the page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    start = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    begun = answer.read(1)
    took = time.perf_counter() - start
    size = len(begun) + len(answer.read())
    connection.close()
    return took, answer.status, size


@contextmanager
def running(*command: str, port: int) -> Any:
    """A server in a process of its own, until its port answers."""
    process = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 600
        while time.monotonic() < end and process.poll() is None:
            try:
                first_byte(port, "/", patience=600)
                break
            except OSError:
                time.sleep(0.2)
        yield process
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def measure(ws: Workspace, pages: dict[str, list[str]]) -> tuple[dict[str, Any], dict[str, Any]]:
    port = free_port()
    began = time.perf_counter()
    command = ("-c", TALLY, "explore", "--home", str(ws.home), "--port", str(port), "--no-browser")
    with running(*command, port=port) as process:
        started = time.perf_counter() - began
        rows = {name: _row(port, process.pid, listed) for name, listed in pages.items()}
        crowd = _crowd(port, pages) | {"seconds_to_start": round(started, 1)}
    served = next((ws.outputs / "explore").glob("*.sqlite"))
    port = free_port()
    with running("-m", "datasette", "--immutable", str(served), "--port", str(port), port=port) as process:
        rows["(bare Datasette: table counts)"] = _row(port, process.pid, [f"/{served.stem}/counts"])
    return rows, crowd


def _row(port: int, pid: int, listed: list[str]) -> dict[str, Any]:
    """One kind of page: asked for once, and then so often that its median is known."""
    first, *_ = first_byte(port, listed[0])
    spent = _processor(pid)
    asked = [first_byte(port, listed[number % len(listed)]) for number in range(ASKS)]
    spent = (_processor(pid) - spent) / ASKS
    times = [seconds for seconds, _, _ in asked]
    said = {"median_ms": median(times), "worst_ms": max(times), "first_ms": first, "processor_ms": spent}
    return {name: round(seconds * 1000, 1) for name, seconds in said.items()} | {
        "kb": round(median(size for _, _, size in asked) / 1000, 1),
        "errors": sum(status != 200 for _, status, _ in asked),
    }


def _processor(pid: int) -> float:
    """Seconds of work that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _crowd(port: int, pages: dict[str, list[str]]) -> dict[str, Any]:
    every = [address for listed in pages.values() for address in listed[:1]]

    def reader(number: int) -> list[tuple[float, int, int]]:
        order = every[number % len(every) :] + every[: number % len(every)]
        return [first_byte(port, address) for address in order]

    start = time.perf_counter()
    with ThreadPoolExecutor(READERS) as pool:
        asked = [one for listed in pool.map(reader, range(READERS)) for one in listed]
    took = time.perf_counter() - start
    errors = sum(status != 200 for _, status, _ in asked)
    statuses = dict(Counter(status for _, status, _ in asked))
    return {
        "readers": READERS,
        "pages": len(asked),
        "errors": errors,
        "statuses": statuses,
        "pages_a_second": round(len(asked) / took, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--releases", type=int, default=100_000)
    parser.add_argument("--home", type=Path, help="made here where nothing is, and used again where it is")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        home = given.home or Path(scratch)
        ws = open_workspace(home) if home.joinpath("outputs").exists() else write_big(home, given.releases)
        rows, crowd = measure(ws, pages_of(ws))
    slow = [name for name, row in rows.items() if row["median_ms"] > LIMIT * 1000 and not name.startswith("(")]
    errors = crowd["errors"] + sum(row["errors"] for row in rows.values())
    if given.format == "json":
        print(json.dumps({"releases": given.releases, "pages": rows, "crowd": crowd, "slow": slow}, indent=1))
    else:
        for name, row in rows.items():
            print(f"{name:32} " + " ".join(f"{column} {value:<8}" for column, value in row.items()))
        print(crowd, f"slower than {LIMIT} s: {slow or 'none'}", sep="\n")
    sys.exit(bool(slow or errors))


if __name__ == "__main__":
    main()
