"""Sentences found right or wrong when figures of real releases were read by eye, retold in invented words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.reader import read

RETELLINGS = Path(__file__).parents[1] / "data" / "verdicts" / "retellings.jsonl"
ROWS = [json.loads(line) for line in RETELLINGS.read_text().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_the_figures_are_those_a_reader_found(row: dict[str, object]) -> None:
    found = read(f"{row['text']}\n").counts
    assert sorted([count.measure, count.number.value] for count in found) == sorted(row["figures"])  # type: ignore[call-overload]
