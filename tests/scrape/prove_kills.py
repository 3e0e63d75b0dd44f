"""`make prove-kills`: a crawl killed again and again ends with the store of one that never was.

Each kill is a SIGKILL at a random moment, told by how many requests the sites have answered; the crawl is then
started anew. Prints what was fetched twice, what was repaired, and whether the stores are equal.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml
from fast_site import serve_in_thread
from homes import DESCRIBED
from looks import PLATFORMS
from site_on_loopback import Site
from warcio.archiveiterator import ArchiveIterator

from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace

TALLY = str(Path(sys.executable).parent / "tally")
KINDS = ("sitemap", "listing", "feed", "wordpress")
Contents = dict[tuple[str, str, int], tuple[str | None, str, str, bytes, bool]]


def contents(home: Path) -> Contents:
    """Every snapshot with its bytes, read from the WARC files."""
    with Store(Workspace(home)) as store:
        assert store.issues() == []
        return {
            (s.source_id, s.key, s.sequence): (
                s.url,
                s.sha256,
                s.content_type,
                store.read(s),
                store.is_gone(s.source_id, s.key),
            )
            for s in store.snapshots()
        }


def whole_records(home: Path) -> dict[str, int]:
    """How many records of each type the WARC files hold; digests are checked. Raises where one is torn."""
    found: dict[str, int] = {}
    for path in sorted((home / "corpus" / "store").glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                record.content_stream().read()
                found[record.rec_type] = found.get(record.rec_type, 0) + 1
    return found


def write_sources(home: Path, sites: list[Site]) -> None:
    folder = home / "corpus" / "sources"
    folder.mkdir(parents=True)
    for kind, site in zip(KINDS, sites, strict=True):
        entry = DESCRIBED | PLATFORMS[kind] | {"id": kind, "platform": kind, "limits": {"delay_seconds": 0}}
        entry["addresses"] = [site.address + path for path in PLATFORMS[kind]["addresses"]]
        (folder / f"{kind}.yml").write_text(yaml.safe_dump(entry))


def start(home: Path) -> subprocess.Popen[str]:
    command = [TALLY, "scrape", "--contact", "proof@example.org", "--allow-private", "--home", str(home)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def answered(sites: list[Site]) -> int:
    return sum(len(site.log) for site in sites)


def killed(home: Path, sites: list[Site], at: int, dice: random.Random) -> tuple[bool, str]:
    """Run until so many requests were answered in all, and a little longer, and kill; whether it was still running."""
    process = start(home)
    while process.poll() is None and answered(sites) < at:
        time.sleep(0.001)
    time.sleep(dice.random() * 0.02)
    alive = process.poll() is None
    process.kill()
    said = process.communicate()[1]
    return alive, said


def prove(releases: int, kills: int, seed: int) -> dict[str, Any]:
    dice = random.Random(seed)
    sites = [Site(per_listing=100, validators=True) for _ in KINDS]
    for number, site in enumerate(sites):
        site.add(*range(number * releases + 1, number * releases + 1 + releases // len(sites)), paragraphs=20)
    serve_in_thread(sites)
    with tempfile.TemporaryDirectory() as folder:
        calm, torn = Path(folder, "calm"), Path(folder, "torn")
        for home in (calm, torn):
            write_sources(home, sites)
        assert start(calm).wait() == 0
        needed = answered(sites)
        for site in sites:
            site.log.clear()
        moments = sorted(dice.sample(range(needed), kills))
        deaths = [killed(torn, sites, moment, dice) for moment in moments]
        last = start(torn)
        told = last.communicate()
        assert last.returncode == 0, told
        pages = [path for site in sites for path in site.asked("/news/")]
        alike = contents(calm) == contents(torn)
        return {
            "releases": len(contents(calm)),
            "kills": sum(alive for alive, _ in deaths),
            "torn_tails_repaired": sum("cut off" in said for _, said in [*deaths, (True, told[1])]),
            "requests_never_killed": needed,
            "requests_with_kills": answered(sites),
            "pages_fetched_twice": len(pages) - len(set(pages)),
            "records_never_killed": sum(whole_records(calm).values()),
            "records_with_kills": sum(whole_records(torn).values()),
            "stores_equal": alike,
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--releases", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--format", choices=("table", "json"), default=os.environ.get("FORMAT", "table"))
    asked = parser.parse_args()
    figures = {"seed": asked.seed} | prove(asked.releases, asked.kills, asked.seed)
    if asked.format == "json":
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name.replace('_', ' '):24}{value!s:>12}" for name, value in figures.items()))
    if not figures["stores_equal"] or figures["kills"] < asked.kills:
        sys.exit("The stores differ, or the crawl ended before its kills.")


if __name__ == "__main__":
    main()
