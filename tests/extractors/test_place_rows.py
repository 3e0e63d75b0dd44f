"""Rows that a place labels: value and place. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

ROWS = {
    "- Des Moines: 8 arrests\n- Sioux City: four arrests\n- Cedar Rapids: two arrests": [
        (8, "Des Moines, IA"), (4, "Sioux City, IA"), (2, "Cedar Rapids, IA"),
    ],
    "- Des Moines: six buyers and two pimps\n- Sioux City: four women, for prostitution\n- Cedar Rapids: two buyers": [
        (6, "Des Moines, IA"), (2, "Des Moines, IA"), (4, "Sioux City, IA"), (2, "Cedar Rapids, IA"),
    ],
    "- Des Moines: 8 buyers\n- Sioux City: four women\n- Elsewhere: two pimps": [
        (8, "Des Moines, IA"), (4, "Sioux City, IA"), (2, "IA"),
    ],
    "- Polk County: eleven buyers\n- Linn County - three women": [(11, "Polk County, IA"), (3, "Linn County, IA")],
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), ROWS.items())
def test_a_row_is_of_the_place_that_labels_it(rows: str, expected: list[tuple[int, str]]) -> None:
    text = f"Iowa Department of Public Safety\nOctober 18, 2017\n\nFourteen people were arrested in Iowa:\n\n{rows}\n"
    assert [(c.number.value, c.place) for c in read(text).counts][1:] == expected
