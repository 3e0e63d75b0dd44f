from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from pipeline import schema
from pipeline.dictionary import data_dictionary
from pipeline.schema import load_schema

DICTIONARY = Path(__file__).parents[2] / "outputs" / "README.md"


def test_a_table_has_its_columns_types_and_nullability_in_order() -> None:
    populations = load_schema()["populations"]
    assert populations.key == ("jurisdiction_id", "year")
    assert populations.arrow == pa.schema(
        [
            pa.field("jurisdiction_id", pa.string(), nullable=False),
            pa.field("year", pa.int32(), nullable=False),
            pa.field("population", pa.int64(), nullable=False),
            pa.field("source", pa.string(), nullable=False),
        ]
    )


def test_dates_moments_and_lists_have_arrow_types_of_their_own() -> None:
    tables = load_schema()
    assert tables["dates"].arrow.field("earliest").type == pa.date32()
    assert tables["releases"].arrow.field("fetched_at").type == pa.timestamp("us", tz="UTC")
    assert pa.types.is_list(tables["counts"].arrow.field("place_ids").type)
    assert not tables["counts"].arrow.field("place_ids").type.value_field.nullable


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            {
                "row": "r",
                "key": ["a"],
                "sort": ["a"],
                "columns": {"a": {"type": "text", "nullable": True, "about": ""}},
            },
            "t.a",
        ),
        (
            {
                "row": "r",
                "key": ["b"],
                "sort": ["a"],
                "columns": {"a": {"type": "string", "nullable": True, "about": ""}},
            },
            "'b'",
        ),
    ],
)
def test_a_schema_that_contradicts_itself_is_refused(entry: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        schema._table("t", entry)


def test_the_data_dictionary_in_outputs_is_current() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == data_dictionary()


def test_the_data_dictionary_names_every_table_and_column_with_its_meaning() -> None:
    lines = data_dictionary().splitlines()
    for spec in load_schema().values():
        assert f"## {spec.name}" in lines
        for column in spec.columns:
            assert any(line.startswith(f"| `{column.name}` |") and column.about in line for line in lines), column.name
