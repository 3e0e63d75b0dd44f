"""Columns of a table that count no people (invented)."""

from __future__ import annotations

from extractors.reader import read

LEAD = (
    "The Example County task force told of its week in June 2021 and of the two days after it.\n\nArrests by county\n"
)


def figures(table: str) -> list[tuple[str, int]]:
    return [(count.measure, count.number.value) for count in read(LEAD + table).counts]


def test_column_of_charges_beside_arrests_counts_no_people() -> None:
    assert figures("County | Charges | Arrests\nFranklin | 13 | 29") == [("arrests", 29)]
    assert figures("County     Arrests     Agencies\nFranklin     29     13") == [("arrests", 29)]


def test_other_columns_of_people_are_read() -> None:
    found = figures("County | Victims rescued | Arrests\nFranklin | 13 | 29")
    assert found == [("rescues", 13), ("arrests", 29)]
