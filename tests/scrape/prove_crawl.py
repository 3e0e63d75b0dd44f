"""`make prove-crawl`: a large crawl against a bare Scrapy spider that does the same fetches, in turns.

Prints seconds and memory of both, whole processes with all they import, and what a second look costs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from homes import DESCRIBED

HERE = Path(__file__).parent
TALLY = str(Path(sys.executable).parent / "tally")


class Measured:
    """A process run to its end: seconds on the clock and of processor, resident memory every quarter second, in MB."""

    def __init__(self, command: list[str]) -> None:
        started = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.memory: list[float] = []
        watching = threading.Thread(target=self._watch, args=(process,), daemon=True)
        watching.start()
        assert process.stdout
        self.output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        self.seconds = time.monotonic() - started
        self.processor = used.ru_utime + used.ru_stime
        self.code = process.returncode = os.waitstatus_to_exitcode(status)
        watching.join()

    def _watch(self, process: subprocess.Popen[str]) -> None:
        while process.returncode is None:
            try:
                pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
            except (OSError, IndexError):
                break
            self.memory.append(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
            time.sleep(0.25)

    @property
    def growth(self) -> float:
        """How much more memory it holds at its end than once a third of its time was over."""
        return max(self.memory) - self.memory[len(self.memory) // 3]


def tally(home: Path) -> Measured:
    command = [TALLY, "scrape", "--contact", "proof@example.org", "--allow-private", "--format", "json"]
    done = Measured([*command, "--home", str(home)])
    assert done.code == 0, done.output
    return done


def counted(done: Measured) -> dict[str, int]:
    rows = json.loads(done.output)
    return {name: sum(row[name] for row in rows) for name in ("listed", "new", "same", "failed", "requests")}


def write_sources(home: Path, addresses: list[str]) -> None:
    folder = home / "corpus" / "sources"
    folder.mkdir(parents=True)
    for number, address in enumerate(addresses):
        entry = DESCRIBED | {"id": f"site{number:02}", "platform": "sitemap", "limits": {"delay_seconds": 0}}
        (folder / f"site{number:02}.yml").write_text(yaml.safe_dump(entry | {"addresses": [f"{address}/sitemap.xml"]}))


def prove(sites: int, releases: int, paragraphs: int, rounds: int) -> dict[str, Any]:
    served = subprocess.Popen(
        [sys.executable, str(HERE / "fast_site.py"), str(sites), str(releases // sites), str(paragraphs)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert served.stdout
    addresses = served.stdout.readline().split()
    bare, ours, again = [], [], []
    try:
        for _ in range(rounds):
            bare.append(
                Measured([sys.executable, str(HERE / "bare_spider.py"), *(f"{a}/sitemap.xml" for a in addresses)])
            )
            assert bare[-1].output.split() == [str(releases), "finished"], bare[-1].output
            with tempfile.TemporaryDirectory() as folder:
                write_sources(Path(folder), addresses)
                ours.append(tally(Path(folder)))
                assert counted(ours[-1])["new"] == releases, ours[-1].output
                again.append(tally(Path(folder)))
                assert counted(again[-1])["same"] == releases, again[-1].output
    finally:
        served.communicate("")
    return {
        "releases": releases,
        "sources": sites,
        "rounds": rounds,
        "bare_scrapy_seconds": round(median(one.seconds for one in bare), 1),
        "tally_seconds": round(median(one.seconds for one in ours), 1),
        "ratio": round(median(o.seconds / b.seconds for o, b in zip(ours, bare, strict=True)), 2),
        "bare_scrapy_cpu_seconds": round(median(one.processor for one in bare), 1),
        "tally_cpu_seconds": round(median(one.processor for one in ours), 1),
        "cpu_ratio": round(median(o.processor / b.processor for o, b in zip(ours, bare, strict=True)), 2),
        "bare_scrapy_peak_mb": round(max(max(one.memory) for one in bare)),
        "tally_peak_mb": round(max(max(one.memory) for one in ours)),
        "tally_growth_mb": round(max(one.growth for one in ours)),
        "second_look_seconds": round(median(one.seconds for one in again), 1),
        "second_look_peak_mb": round(max(max(one.memory) for one in again)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=50)
    parser.add_argument("--releases", type=int, default=10_000)
    parser.add_argument("--paragraphs", type=int, default=40, help="of each release; 40 make 4 kB")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--format", choices=("table", "json"), default=os.environ.get("FORMAT", "table"))
    asked = parser.parse_args()
    figures = prove(asked.sites, asked.releases, asked.paragraphs, asked.rounds)
    if asked.format == "json":
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name.replace('_', ' '):24}{value:>10}" for name, value in figures.items()))
    if figures["ratio"] > 1.3 or figures["tally_peak_mb"] > 300:
        sys.exit("More than 1.3 times the time of a bare spider, or more than 300 MB.")


if __name__ == "__main__":
    main()
