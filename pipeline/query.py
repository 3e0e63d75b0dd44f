"""SQL over the built tables, and over nothing else: no other file, no network, no change to anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb
import pyarrow as pa
import pyarrow.dataset as pads

from pipeline.dataset import Dataset, open_dataset
from pipeline.errors import UserError
from pipeline.schema import load_schema
from pipeline.workspace import Workspace

# Each cell of the comparison with the figures that touch it, and why each does or does not add.
PROOF = """
CREATE VIEW proof AS
SELECT c.*, counts.* EXCLUDE (count_id, measure, offense, age_group)
FROM (
    SELECT basis, jurisdiction_id, name, period, measure, offense, age_group, at_least, at_most,
        unnest(count_ids) AS count_id, unnest(reasons) AS reason, unnest(held_by) AS held_by
    FROM comparison
) AS c JOIN counts USING (count_id)
"""
_READING = {"SELECT", "EXPLAIN", "MULTI"}  # MULTI: what PIVOT is rewritten to
_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "temp_directory": "",
}


def query(ws: Workspace, sql: str) -> pa.Table:
    """The answer to one SELECT over the tables of the dataset.

    Raises UserError where no dataset was built, and where the SQL is wrong, is more than one statement,
    or asks for more than reading these tables.
    """
    return query_dataset(open_dataset(ws), sql)


def query_dataset(dataset: Dataset, sql: str) -> pa.Table:
    """The same over one opened dataset."""
    with _database(dataset) as database:
        try:
            statements = database.extract_statements(sql)
            if len(statements) != 1:
                raise UserError(f"There are {len(statements)} statements.", "Ask one question at a time.")
            if statements[0].type.name not in _READING:
                kind = statements[0].type.name.replace("_", " ")
                raise UserError(f"{kind} is not allowed.", "The tables can only be read: begin with SELECT.")
            return database.sql(sql).to_arrow_table()
        except duckdb.PermissionException as error:
            raise UserError(f"Refused: {_first_line(error)}", _remedy()) from error
        except duckdb.Error as error:
            raise UserError(f"The SQL failed: {error}", _remedy()) from error


@contextmanager
def _database(dataset: Dataset) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:", config=_CLOSED) as database:
        for name in load_schema():
            database.register(name, pads.dataset(dataset.path(name), format="parquet"))
        database.execute(PROOF)
        database.execute("SET enable_external_access = false")
        database.execute("SET lock_configuration = true")
        yield database


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def _remedy() -> str:
    return f"\nTables: {', '.join(load_schema())}; view: proof. `DESCRIBE counts` lists the columns of one."
