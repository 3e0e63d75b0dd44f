"""Takes what the readers say of the bundled releases today as what is expected of them from now on.

    make accept

Shows first what changes; look at it before you commit the file. `tests/pipeline/test_diff.py` holds the readers to it.
Figures that nobody decided on yet are decided in `corpus/reviews/` as the annotations of the bundled releases say.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from pipeline.annotate import documents
from pipeline.build import build
from pipeline.formats import as_text
from pipeline.importing import import_paths
from pipeline.review.annotated import Taken, take_annotations
from pipeline.review.desk import Reviewing
from pipeline.run import samples
from pipeline.trust.annotations import load_annotations
from pipeline.trust.diff import Build, changes_table, differences, read_build, write_expectation
from pipeline.workspace import Workspace, open_workspace

CORPUS = Path(__file__).parents[2] / "corpus"
REVIEWS = CORPUS / "reviews"
EXPECTED = Path(__file__).parents[1] / "data" / "expected" / "samples.jsonl"


def build_samples(home: Path) -> Build:
    """The bundled releases, imported and built in a home of their own."""
    ws = open_workspace(home, must_write=True)
    import_paths(ws, samples())
    build(ws)
    return read_build(home)


def review_samples(ws: Workspace) -> Taken:
    """Lay the bundled decisions over a home with the bundled releases, and decide anew where they do not suffice."""
    shutil.copytree(REVIEWS, ws.reviews, dirs_exist_ok=True)
    build(ws)
    said = load_annotations(CORPUS / "gold" / "samples.jsonl")
    return take_annotations(Reviewing(ws, "annotator"), said, documents(ws, [CORPUS / "samples"]))


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        found = build_samples(Path(home))
        ws = open_workspace(Path(home))
        taken = review_samples(ws)
        for path in ws.reviews.glob("*.jsonl"):
            shutil.copy(path, REVIEWS)
    print(*taken.left, f"{taken.decisions} decisions of {REVIEWS.name} made anew.", sep="\n")
    if EXPECTED.exists():
        sys.stdout.buffer.write(as_text(changes_table(differences(read_build(EXPECTED), found))))
    EXPECTED.parent.mkdir(exist_ok=True)
    write_expectation(found, EXPECTED)
    print(f"Written: {len(found.releases)} releases, {sum(map(len, found.figures.values()))} figures.")


if __name__ == "__main__":
    main()
