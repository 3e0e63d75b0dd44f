from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from figures_table import count, tables
from small_dataset import write_dataset

from pipeline.errors import UserError
from pipeline.query import query
from pipeline.workspace import Workspace


@pytest.fixture(scope="module")
def ws(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    rows = [count(12), count(5, "2020-06-02", release_id="r2", measure="rescues")]
    return write_dataset(tmp_path_factory.mktemp("home"), tables(rows))


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT sum(value) AS people FROM counts",
        "FROM (SELECT 17 AS people)",
        "WITH told AS (SELECT value FROM counts) SELECT sum(value)::INT AS people FROM told",
    ],
)
def test_reads_the_tables(ws: Workspace, sql: str) -> None:
    assert query(ws, sql).to_pylist() == [{"people": 17}]


def test_describes_pivots_and_joins(ws: Workspace) -> None:
    assert "release_id" in query(ws, "DESCRIBE counts").column("column_name").to_pylist()
    assert query(ws, "PIVOT counts ON measure USING sum(value) GROUP BY topic").column("rescues").to_pylist() == [5]
    joined = query(ws, "SELECT count(*) AS n FROM counts JOIN releases USING (release_id)")
    assert joined.column("n").to_pylist() == [2]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('{file}')",
        "SELECT * FROM read_csv('{file}')",
        "SELECT * FROM '{file}'",
        "SELECT * FROM glob('{folder}/*')",
        "SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')",
        "COPY counts TO '{folder}/stolen.csv'",
        "EXPORT DATABASE '{folder}/stolen'",
        "ATTACH '{folder}/new.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "RESET lock_configuration",
        "PRAGMA enable_profiling",
        "CALL pragma_version()",
        "CREATE TABLE mine AS SELECT 1",
        "INSERT INTO counts SELECT * FROM counts",
        "UPDATE counts SET value = 0",
        "DELETE FROM counts",
        "DROP VIEW counts",
        "SELECT 1; SELECT 2",
        "",
    ],
)
def test_refuses_whatever_is_more_than_reading_the_tables(ws: Workspace, tmp_path: Path, sql: str) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with pytest.raises(UserError):
        query(ws, sql.format(file=tmp_path / "secret.csv", folder=tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]


def test_a_variable_of_the_program_is_no_table(ws: Workspace) -> None:
    database = pa.table({"a": [1]})
    assert database.num_rows == 1
    with pytest.raises(UserError, match="database does not exist"):
        query(ws, "SELECT * FROM database")


@pytest.mark.parametrize(
    ("sql", "said"), [("SELEC 1", "SELEC"), ("SELECT nope FROM counts", "nope"), ("SELECT * FROM nope", "nope")]
)
def test_wrong_sql_says_where_and_which_tables_there_are(ws: Workspace, sql: str, said: str) -> None:
    with pytest.raises(UserError, match=rf"(?s){said}.*Tables: releases, counts"):
        query(ws, sql)


def test_explains_and_gives_every_column_of_every_table(ws: Workspace) -> None:
    assert query(ws, "EXPLAIN SELECT 1").num_rows == 1
    assert query(ws, "SELECT *, fetched_at AS again FROM releases").num_rows == 2
    assert query(ws, "SELECT date_trunc('year', fetched_at) AS year FROM releases").num_rows == 2
    assert query(ws, "SELECT value FROM counts WHERE value > 99").num_rows == 0
