"""Two hundred decisions by keyboard in a real Chromium: kept, laid over, asked again where a text changed.

    python tests/browser/prove_review.py [--decisions 200] [--format json]

The bundled releases are built as they are read, decided on, built again, ten of their texts changed, and built once
more. Each line says what was looked at, what was found and what it should be; it ends with 1 where they differ.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path


def main() -> int:
    # Parsers run in processes that hold what this module loads, and little memory: it loads nothing before them.
    from review_proof import prove

    from pipeline.run import samples
    from pipeline.workspace import open_workspace

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--decisions", type=int, default=200)
    asked.add_argument("--format", choices=("table", "json"), default="table")
    given = asked.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "samples"
        shutil.copytree(samples()[0].parent, folder)
        for line in prove(open_workspace(Path(made) / "home", must_write=True), folder, given.decisions):
            found.append(line)
            if given.format == "table":
                wanted = "" if line.right else f", wanted {line.wanted}"
                print(f"{'ok ' if line.right else 'BAD'} {line.what}: {line.found}{wanted}", flush=True)
    if given.format == "json":
        print(json.dumps([vars(line) | {"right": line.right} for line in found], indent=1))
    return int(not all(line.right for line in found))


if __name__ == "__main__":
    sys.exit(main())
