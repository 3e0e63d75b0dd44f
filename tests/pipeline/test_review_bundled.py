"""The bundled releases are reviewed in full: what people decided gives their annotations back, figure by figure."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from accept import CORPUS, REVIEWS, review_samples

from pipeline.build import build
from pipeline.dataset import Dataset, open_dataset
from pipeline.review.files import load_reviews
from pipeline.review.gold import Written, write_gold
from pipeline.store.snapshots import Store
from pipeline.trust.annotations import Annotation, load_annotations
from pipeline.trust.evaluate import evaluate, read_documents
from pipeline.workspace import Workspace, open_workspace

GOLD = CORPUS / "gold" / "samples.jsonl"
AGAIN = "Figures are read otherwise: look at them; `make accept` decides on them as the annotations say."


@pytest.fixture(scope="module")
def ws(bundled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The bundled releases built under the bundled decisions."""
    home = tmp_path_factory.mktemp("reviewed") / "home"
    shutil.copytree(bundled_home, home, symlinks=True)
    found = open_workspace(home)
    shutil.copytree(REVIEWS, found.reviews)
    build(found)
    return found


@pytest.fixture(scope="module")
def dataset(ws: Workspace) -> Dataset:
    return open_dataset(ws)


@pytest.fixture(scope="module")
def own(ws: Workspace, dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gold made of the decisions."""
    path = tmp_path_factory.mktemp("own") / "own.jsonl"
    with Store(ws) as store:
        assert write_gold(dataset, store, path) == Written(40, 40), AGAIN
    return path


def named_as_bundled(own: Path) -> dict[str, Annotation]:
    """The annotations by the names of the pages, which a store does not keep."""
    pages = {path.read_bytes(): path.stem for path in (CORPUS / "samples").rglob("*.html")}
    names = {path.stem: pages[path.read_bytes()] for path in (own.parent / "docs").rglob("*.html")}
    return {
        names[known]: said.model_copy(update={"doc_id": names[known]}) for known, said in load_annotations(own).items()
    }


def test_every_bundled_release_was_read_whole(dataset: Dataset) -> None:
    releases = [row for row in dataset.table("releases").to_pylist() if row["latest"]]
    assert Counter(row["review"] for row in releases) == {"whole": 40}, AGAIN
    counts = Counter(row["review"] for row in dataset.table("counts").to_pylist())
    assert None not in counts
    assert {"confirmed", "corrected", "added", "rejected"} >= counts.keys()


def test_the_gold_made_of_decisions_is_what_the_annotations_say(own: Path) -> None:
    found = evaluate(load_annotations(GOLD), named_as_bundled(own))
    levels = ("found", "described", "dated", "placed", "complete", "parts")
    assert {level: found.scores["all", level].f1 for level in levels} == dict.fromkeys(levels, 1.0), AGAIN
    assert found.silent == (3, 3)


def test_the_readers_score_alike_against_both(ws: Workspace, own: Path) -> None:
    """On five releases, since reading takes a while."""
    few = ["brooklyn-da", "fbi-denver", "ohio-attorney-general", "seattle-pd", "turlock-pd"]
    renamed, gold = named_as_bundled(own), load_annotations(GOLD)
    docs = {path.stem: path for name in few for path in (CORPUS / "samples" / name).glob("*.html")}
    readings = read_documents(ws, gold, list(docs.values())).documents
    theirs, ours = ({known: said[known] for known in docs} for said in (gold, renamed))
    scores = [evaluate(said, readings).scores for said in (theirs, ours)]
    for level in ("found", "described", "dated", "placed", "complete"):
        assert scores[0]["all", level] == scores[1]["all", level]


def test_taking_the_annotations_again_decides_nothing_new(ws: Workspace) -> None:
    before = load_reviews(ws).decisions
    taken = review_samples(ws)
    assert (taken.decisions, taken.releases, taken.left) == (0, 40, []), AGAIN
    assert load_reviews(ws).decisions == before
