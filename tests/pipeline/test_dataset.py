from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.dataset import (
    SchemaError,
    find_dataset,
    make_table,
    only_builder,
    open_dataset,
    put_in_place,
    start_build,
    write_tables,
)
from pipeline.errors import UserError
from pipeline.manifest import Manifest, making
from pipeline.schema import load_schema
from pipeline.workspace import Workspace

POPULATIONS = load_schema()["populations"]


def inhabitants(jurisdiction: str, year: int, people: Any = 100) -> dict[str, Any]:
    return {"jurisdiction_id": jurisdiction, "year": year, "population": people, "source": "invented"}


def empty_tables() -> dict[str, pa.Table]:
    return {name: make_table(spec, []) for name, spec in load_schema().items()}


def put(ws: Workspace, **rows: list[dict[str, Any]]) -> Path:
    """A build of these rows, put in place; its folder."""
    folder = start_build(ws)
    tables = empty_tables() | {name: make_table(load_schema()[name], listed) for name, listed in rows.items()}
    written = write_tables(folder, tables)
    manifest = Manifest(**making("corpus").model_dump(), counts_in={}, counts_out={}, tables=written)
    return put_in_place(ws, folder, manifest).folder


def test_rows_are_sorted_and_typed() -> None:
    table = make_table(POPULATIONS, [inhabitants("06", 2015), inhabitants("01", 2016), inhabitants("01", 2015)])
    assert table.schema == POPULATIONS.arrow
    assert list(zip(table["jurisdiction_id"].to_pylist(), table["year"].to_pylist(), strict=True)) == [
        ("01", 2015),
        ("01", 2016),
        ("06", 2015),
    ]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([inhabitants("06", 2015, None)], "populations.population: null in row 0"),
        ([inhabitants("06", 2015, "many")], "populations.population: not of type int64"),
        ([inhabitants("06", 2015), inhabitants("06", 2015, 7)], "two rows with the key"),
        ([inhabitants("06", 2015) | {"extra": 1}], "columns missing or unknown: extra"),
        ([{"jurisdiction_id": "06", "year": 2015, "population": 1}], "columns missing or unknown: source"),
        ([inhabitants("06", 2**31)], "populations.year: not of type int32"),
    ],
)
def test_rows_that_break_the_schema_are_refused(rows: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        make_table(POPULATIONS, rows)


def test_a_null_within_a_list_is_refused() -> None:
    spec = load_schema()["jurisdictions"]
    row = {"jurisdiction_id": "06", "name": "California", "level": "state", "state": "CA", "parent_ids": [None]}
    with pytest.raises(SchemaError, match="parent_ids: a list with a null"):
        make_table(spec, [row])


def test_two_rows_whose_keys_are_both_null_are_the_same() -> None:
    spec = load_schema()["comparison"]
    row = dict.fromkeys(spec.names) | {
        "basis": "period",
        "jurisdiction_id": "06",
        "name": "California",
        "level": "state",
        "period": "2015",
        "measure": "arrests",
        "firm": False,
        "releases": 1,
        "operations": 0,
        "undated": 0,
        **dict.fromkeys(("confirmed", "corrected", "added"), 0),
        "sources_monitored": 0,
        "sources_down": 0,
        "releases_published": 0,
        "releases_lost": 0,
        "months_without": 0,
        "flags": [],
        "count_ids": [],
        "reasons": [],
        "held_by": [],
        "bound_method": "exact",
        "confidence": 0.5,
    }
    assert make_table(spec, [row]).num_rows == 1
    with pytest.raises(SchemaError, match="two rows with the key"):
        make_table(spec, [row, row | {"at_least": 3}])


def test_equal_tables_give_equal_bytes_without_foreign_metadata(tmp_path: Path) -> None:
    rows = [inhabitants("06", year) for year in range(2010, 2020)]
    written = []
    for name, listed in (("one", rows), ("two", rows[::-1])):
        (tmp_path / name).mkdir()
        written.append(write_tables(tmp_path / name, empty_tables() | {"populations": make_table(POPULATIONS, listed)}))
    assert written[0] == written[1]
    assert written[0]["populations"].rows == 10
    metadata = pq.read_metadata(tmp_path / "one" / "populations.parquet").metadata
    assert set(metadata) == {b"ARROW:schema"}


def test_a_table_too_few_is_refused(tmp_path: Path) -> None:
    tables = empty_tables()
    del tables["counts"]
    with pytest.raises(SchemaError, match="counts"):
        write_tables(tmp_path, tables)


def test_the_new_build_is_in_force_and_the_one_before_is_kept_and_no_older(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    folders = [put(ws, populations=[inhabitants("06", year)]) for year in (2011, 2012, 2013)]
    assert open_dataset(ws).folder == folders[2]
    assert open_dataset(ws).table("populations")["year"].to_pylist() == [2013]
    assert sorted(ws.builds.iterdir()) == folders[1:]


def test_an_opened_dataset_stays_the_same_while_another_is_put_in_place(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    put(ws, populations=[inhabitants("06", 2011)])
    opened = open_dataset(ws)
    put(ws, populations=[inhabitants("06", 2012)])
    assert opened.table("populations")["year"].to_pylist() == [2011]


def test_a_build_that_dies_leaves_the_old_one_and_the_next_sweeps_up(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    old = put(ws, populations=[inhabitants("06", 2011)])
    script = (
        "import os, sys; from pathlib import Path; from pipeline.dataset import start_build;"
        "from pipeline.workspace import Workspace; folder = start_build(Workspace(Path(sys.argv[1])));"
        "(folder / 'counts.parquet').write_bytes(b'half'); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False).returncode == 9
    assert len(list(ws.builds.iterdir())) == 2
    assert open_dataset(ws).folder == old
    started = start_build(ws)
    assert sorted(ws.builds.iterdir()) == sorted([started, old])


def test_a_build_killed_before_the_link_was_turned_is_not_taken_for_the_dataset(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    old = put(ws, populations=[inhabitants("06", 2011)])
    (ws.builds / "000002").mkdir()
    assert open_dataset(ws).folder == old
    new = put(ws, populations=[inhabitants("06", 2012)])
    assert new.name == "000003"
    assert sorted(ws.builds.iterdir()) == [old, new]


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    with only_builder(ws), pytest.raises(UserError, match="Another build is running"), only_builder(ws):
        pass
    with only_builder(ws):
        pass


def test_without_a_dataset_opening_says_what_to_do(tmp_path: Path) -> None:
    assert find_dataset(Workspace(tmp_path)) is None
    with pytest.raises(UserError, match="tally build"):
        open_dataset(Workspace(tmp_path))


def test_a_folder_where_the_link_belongs_is_not_overwritten(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    ws.dataset.mkdir(parents=True)
    (ws.dataset / "mine.txt").write_text("kept")
    with pytest.raises(UserError, match="is a folder"):
        put(ws)
    assert (ws.dataset / "mine.txt").read_text() == "kept"


def test_damaged_names_the_table_whose_file_changed_or_is_missing(tmp_path: Path) -> None:
    ws = Workspace(tmp_path)
    folder = put(ws, populations=[inhabitants("06", 2011)])
    assert open_dataset(ws).damaged() == []
    data = bytearray((folder / "populations.parquet").read_bytes())
    data[40] ^= 1
    (folder / "populations.parquet").write_bytes(data)
    (folder / "dates.parquet").unlink()
    assert open_dataset(ws).damaged() == ["dates", "populations"]
