from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.dataset import Dataset
from pipeline.export.extent import about
from pipeline.export.slicing import extent_of, take
from pipeline.export.sqlite import write_sqlite
from pipeline.schema import load_schema


@pytest.fixture(scope="module")
def file(bundled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "tally.db"
    done = CliRunner().invoke(app, ["export", "--sqlite", str(path), "--home", str(bundled_home)])
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[1:] == [str(path), str(path.with_name("tally.metadata.json"))]
    return path


def ask(path: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql, values).fetchall()


def test_every_table_has_every_row_and_every_reference_leads_somewhere(file: Path, bundled: Dataset) -> None:
    for name, rows in bundled.manifest.counts_out.items():
        assert ask(file, f'SELECT count(*) FROM "{name}"') == [(rows,)]
    assert ask(file, "PRAGMA integrity_check") == [("ok",)]
    assert ask(file, "PRAGMA foreign_key_check") == []
    references = {(row[2], row[3]) for row in ask(file, "PRAGMA foreign_key_list(counts)")}
    assert references == {
        ("releases", "release_id"),
        ("releases", "revision"),
        ("counts", "part_of"),
        ("operations", "operation_id"),
    }


def test_values_come_through_as_they_are(file: Path, bundled: Dataset) -> None:
    columns = ("count_id", "value", "latest", "period_earliest", "place_ids", "evidence", "offense")
    stored = ask(file, f"SELECT {', '.join(columns)} FROM counts ORDER BY count_id")
    given = sorted(bundled.table("counts").select(columns).to_pylist(), key=lambda row: str(row["count_id"]))
    assert stored == [
        (
            row["count_id"],
            row["value"],
            int(row["latest"]),
            row["period_earliest"] and row["period_earliest"].isoformat(),
            json.dumps(row["place_ids"]),
            row["evidence"],
            row["offense"],
        )
        for row in given
    ]


def test_lists_are_tables_to_join(file: Path, bundled: Dataset) -> None:
    placed = sum(len(ids) for ids in bundled.table("counts")["place_ids"].to_pylist())
    assert ask(file, "SELECT count(*) FROM count_places JOIN jurisdictions USING (jurisdiction_id)") == [(placed,)]
    behind = """
        SELECT sum(value), at_least FROM comparison JOIN comparison_counts USING (cell) JOIN counts USING (count_id)
        WHERE reason = 'adds' GROUP BY cell"""
    cells = ask(file, behind)
    assert len(cells) > 100
    assert all(added == least for added, least in cells)


def test_search_finds_words_in_any_form_in_masked_sentences_and_published_titles(file: Path) -> None:
    sql = "SELECT evidence FROM counts WHERE rowid IN (SELECT rowid FROM counts_fts WHERE counts_fts MATCH ?)"
    found = [row[0].lower() for row in ask(file, sql, "rescue AND minors")]
    assert found
    assert all("rescu" in words and "minor" in words for words in found)
    assert ask(file, sql, "zeppelin") == []
    titles = ask(file, "SELECT count(*) FROM releases_fts WHERE releases_fts MATCH 'trafficking'")
    assert titles[0][0] > 3
    assert about()["search"].keys() == {"counts", "releases", "operations"}
    assert not {"url", "snapshot_sha256"} & {column for columns in about()["search"].values() for column in columns}


def test_what_is_often_asked_for_is_indexed(file: Path) -> None:
    plan = ask(file, "EXPLAIN QUERY PLAN SELECT * FROM counts WHERE state = '06' AND period_start > '2015'")
    assert "USING INDEX" in plan[0][3]


def test_it_explains_itself(file: Path) -> None:
    assert ask(file, "SELECT count(*) FROM dictionary WHERE meaning <> ''") == [
        (sum(len(spec.columns) for spec in load_schema().values()),)
    ]
    (licence,) = ask(file, "SELECT meaning FROM about WHERE term = 'licence'")[0]
    assert licence.startswith("Creative Commons Attribution 4.0")


def test_equal_editions_are_equal_bytes_and_a_file_is_replaced_whole(bundled: Dataset, tmp_path: Path) -> None:
    edition = take(bundled, extent_of(bundled, "CA", "2014", "2015"))
    first, second = tmp_path / "a.db", tmp_path / "b.db"
    second.write_text("what was there before")
    write_sqlite(edition, first)
    write_sqlite(edition, second)
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", "b.db"]


def test_datasette_serves_it_with_its_metadata_and_its_questions(file: Path) -> None:
    metadata = json.loads(file.with_name("tally.metadata.json").read_text())
    served = Datasette([str(file)], metadata=metadata)

    async def get(path: str) -> Any:
        response = await served.client.get(path)
        assert response.status_code == 200, (path, response.text[:300])
        return response.json() if ".json" in path else response.text

    async def look() -> None:
        assert "Publicity is not incidence" in await get("/")
        page = await get("/tally/counts")
        assert "The words that make the claim, private names masked." in page
        assert "Creative Commons Attribution" in page
        searched = await get("/tally/counts.json?_search=rescued&_shape=array")
        told = (f"{row['evidence']} {row['as_said']} {row['operation']}".lower() for row in searched)
        assert [words for words in told if "rescu" not in words] == []
        assert searched
        asked = {"words": "trafficking", "name": "Kings County", "measure": "arrests", "year": "2014"}
        query = "&".join(f"{key}={value.replace(' ', '+')}" for key, value in asked.items())
        for name in metadata["databases"]["tally"]["queries"]:
            told = await get(f"/tally/{name}.json?_shape=array&{query}")
            assert isinstance(told, list), (name, told)

    asyncio.run(look())


def test_nothing_to_write_is_said(bundled_home: Path) -> None:
    done = CliRunner().invoke(app, ["export", "--home", str(bundled_home)])
    assert done.exit_code == 1
    assert "Nothing is asked for" in str(done.exception)
