"""Takes what the readers say of the bundled releases today as what is expected of them from now on.

    make accept

Shows first what changes; look at it before you commit the file. `tests/pipeline/test_diff.py` holds the readers to it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from pipeline.build import build
from pipeline.formats import as_text
from pipeline.importing import import_paths
from pipeline.run import samples
from pipeline.trust.diff import Build, changes_table, differences, read_build, write_expectation
from pipeline.workspace import open_workspace

EXPECTED = Path(__file__).parents[1] / "data" / "expected" / "samples.jsonl"


def build_samples(home: Path) -> Build:
    """The bundled releases, imported and built in a home of their own."""
    ws = open_workspace(home, must_write=True)
    import_paths(ws, samples())
    build(ws)
    return read_build(home)


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        found = build_samples(Path(home))
    if EXPECTED.exists():
        sys.stdout.buffer.write(as_text(changes_table(differences(read_build(EXPECTED), found))))
    EXPECTED.parent.mkdir(exist_ok=True)
    write_expectation(found, EXPECTED)
    print(f"Written: {len(found.releases)} releases, {sum(map(len, found.figures.values()))} figures.")


if __name__ == "__main__":
    main()
