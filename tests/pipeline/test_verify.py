from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import fake_readers
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made import NEWS, stored

from pipeline import build as build_module
from pipeline.build import build
from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.extract import read_releases
from pipeline.manifest import hash_file, write_manifest
from pipeline.resolve.rows import identify_count
from pipeline.schema import load_schema
from pipeline.verify import Problem, check_figure, verify
from pipeline.workspace import Workspace

Row = dict[str, Any]


@pytest.fixture
def ws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(build_module, "read_releases", partial(read_releases, reader=fake_readers.read_arrests))
    workspace = stored(tmp_path / "home", NEWS)
    build(workspace, workers=1)
    return workspace


def change(ws: Workspace, table: str, edit: Callable[[Row], Row], seal: bool = True) -> None:
    """Write a table with its first row edited; `seal` makes the manifest agree, as a forger would."""
    dataset = open_dataset(ws)
    first, *others = dataset.table(table).to_pylist()
    path = dataset.path(table)
    pq.write_table(pa.Table.from_pylist([edit(first), *others], load_schema()[table].arrow), path)
    if seal:
        entry = dataset.manifest.tables[table].model_copy(update={"sha256": hash_file(path)})
        tables = dataset.manifest.tables | {table: entry}
        write_manifest(dataset.folder, dataset.manifest.model_copy(update={"tables": tables}))


def first_key(ws: Workspace, table: str) -> str:
    return str(open_dataset(ws).table(table).to_pylist()[0][load_schema()[table].key[0]])


def test_a_dataset_as_built_has_no_problem(ws: Workspace) -> None:
    assert open_dataset(ws).table("counts").num_rows >= 1
    assert verify(ws) == []


def test_a_flipped_byte_names_the_table(ws: Workspace) -> None:
    path = open_dataset(ws).path("dates")
    data = bytearray(path.read_bytes())
    data[20] ^= 1
    path.write_bytes(data)
    assert verify(ws) == [Problem("dates", "", "the file is not the one the manifest speaks of")]


def test_a_changed_row_names_the_table_and_the_figure(ws: Workspace) -> None:
    known_as = first_key(ws, "counts")
    change(ws, "counts", lambda row: row | {"value": row["value"] + 1}, seal=False)
    problems = verify(ws)
    assert {(problem.table, problem.where) for problem in problems} == {("counts", ""), ("counts", known_as)}


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (lambda row: row | {"value": row["value"] + 1}, "the text says"),
        (lambda row: row | {"value_max": 99}, "the text says"),
        (lambda row: row | {"evidence_start": row["evidence_start"] + 1}, "the evidence does not show"),
        (lambda row: row | {"end": 10**6, "start": 10**6 - 2}, "no text at"),
        (lambda row: row | {"measure": "operations"}, "its id is not that"),
        (lambda row: row | {"part_of": "0" * 16}, "its total 0000000000000000 is not"),
        (lambda row: row | {"revision": 7}, "is not in the releases"),
    ],
)
def test_a_forged_figure_is_named(ws: Workspace, edit: Callable[[Row], Row], what: str) -> None:
    known_as = first_key(ws, "counts")
    change(ws, "counts", edit)
    problems = verify(ws)
    assert {(problem.table, problem.where) for problem in problems} == {("counts", known_as)}
    assert any(what in problem.what for problem in problems)


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (lambda row: row | {"text_sha256": "0" * 64}, "the stored bytes give another text"),
        (lambda row: row | {"snapshot_sha256": "0" * 64}, "the bytes it was made of are not stored"),
    ],
)
def test_a_forged_release_is_named(ws: Workspace, edit: Callable[[Row], Row], what: str) -> None:
    known_as = first_key(ws, "releases")
    change(ws, "releases", edit)
    assert [(problem.table, problem.where) for problem in verify(ws)] == [("releases", known_as)]
    assert what in verify(ws)[0].what


def test_a_flipped_byte_in_the_store_names_the_release(ws: Workspace) -> None:
    (archive,) = ws.store.glob("*.warc.gz")
    data = bytearray(archive.read_bytes())
    data[-30] ^= 1
    archive.write_bytes(data)
    problems = verify(ws)
    assert len(problems) == 1
    assert problems[0].table == "releases"
    assert problems[0].where in open_dataset(ws).table("releases")["release_id"].to_pylist()


def test_a_table_that_cannot_be_read_is_a_problem_and_no_crash(ws: Workspace) -> None:
    open_dataset(ws).path("counts").write_bytes(b"PAR1")
    assert Problem("counts", "", "the file cannot be read") in verify(ws)


def test_without_a_dataset_there_is_nothing_to_verify(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tally build"):
        verify(stored(tmp_path / "home", NEWS))


def test_a_range_is_read_with_its_upper_end() -> None:
    text = "They arrested between 20 and 25 men."
    at = {"start": 22, "end": 24, "evidence": text, "evidence_start": 22, "evidence_end": 24}
    claim = {"release_id": "r", "revision": 1, "measure": "arrests", "offense": None, "value": 20}
    claim |= {"rule": "invented", "read_as": []}
    row = at | claim | {"count_id": identify_count("r", 1, 22, 24, "arrests", None)}
    assert list(check_figure(row | {"value_max": 25}, text)) == []
    assert list(check_figure(row | {"value_max": 26}, text)) == ["the text says 20 to 25, the row 20 to 26"]


def test_a_problem_reads_as_one_line() -> None:
    assert str(Problem("counts", "abc", "is wrong")) == "counts abc: is wrong"
    assert str(Problem("counts", "", "is wrong")) == "counts: is wrong"
