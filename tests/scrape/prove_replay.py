"""`make prove-replay`: another tool, pywb, indexes the WARC files of a crawl and serves its pages as they came.

pywb stands in an environment of its own, whose folder of programs is the one argument.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import yaml
from homes import DESCRIBED
from site_on_loopback import Answer, Site, serving

TALLY = str(Path(sys.executable).parent / "tally")


def crawl(home: Path, site: Site) -> None:
    folder = home / "corpus" / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    entry = DESCRIBED | {"id": "office", "platform": "sitemap", "limits": {"delay_seconds": 0}}
    (folder / "office.yml").write_text(yaml.safe_dump(entry | {"addresses": [f"{site.address}/sitemap.xml"]}))
    command = [TALLY, "scrape", "--contact", "proof@example.org", "--allow-private", "--home", str(home)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def replayed(programs: Path, collections: Path, addresses: list[str]) -> dict[str, bytes]:
    """What pywb serves for each address, without its own additions."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [programs / "wayback", "-b", "127.0.0.1", "-p", str(port)],
        cwd=collections,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(200):
            try:
                urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
                break
            except URLError:
                time.sleep(0.1)
        served = {}
        for address in addresses:
            with urlopen(f"http://127.0.0.1:{port}/kept/2id_/{address}", timeout=20) as answer:
                served[address] = answer.read()
        return served
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    programs = Path(sys.argv[1]).absolute()
    site = Site(compressed=True)
    site.add(*range(1, 41))
    with serving(site), tempfile.TemporaryDirectory() as folder:
        site.answers["/news/drill-7/"] = Answer(301, headers={"Location": "/news/drill-8/"})
        crawl(Path(folder), site)
        crawl(Path(folder), site)  # so that there are revisits
        files = sorted(Path(folder, "corpus", "store").glob("*.warc.gz"))
        collections = Path(folder, "pywb")
        collections.mkdir()
        quiet = {"cwd": collections, "check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run([programs / "wb-manager", "init", "kept"], **quiet)  # type: ignore[call-overload]
        subprocess.run([programs / "wb-manager", "add", "kept", *files], **quiet)  # type: ignore[call-overload]
        index = (collections / "collections/kept/indexes/index.cdxj").read_text().splitlines()
        wanted = {site.url(one): site.page(f"/news/{one.slug}/").body for one in site.posts.values() if one.number != 7}
        served = replayed(programs, collections, list(wanted))
    figures = {
        "index_entries": len(index),
        "revisits": sum("revisit" in line for line in index),
        "pages": len(wanted),
        "pages_served_as_they_came": sum(served[address] == body for address, body in wanted.items()),
    }
    if os.environ.get("FORMAT") == "json":
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name.replace('_', ' '):28}{value:>8}" for name, value in figures.items()))
    if figures["pages_served_as_they_came"] != figures["pages"]:
        sys.exit("pywb does not serve every page as it came.")


if __name__ == "__main__":
    main()
