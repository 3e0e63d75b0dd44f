"""Lists and tables of many makes: which figures they say, and which of them are parts of which. All are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extractors.reader import read

LISTS = yaml.safe_load((Path(__file__).parents[1] / "data" / "lists.yml").read_text("utf-8"))
OPENING = (
    "SAMPLETON, Ohio - The Examplar County Sheriff's Office announced today the results of Operation Examplar, which "
    "ran from March 3 to March 9, 2021.\n\n"
)


@pytest.mark.parametrize("made", LISTS, ids=lambda made: made["name"])
def test_a_list_says(made: dict[str, str | list[str]]) -> None:
    counts = read(OPENING + str(made["text"])).counts
    totals = [counts[count.part_of].number.value if count.part_of is not None else None for count in counts]
    said = [
        f"{count.measure} {count.number.value}" + (f" of {total}" if total else "")
        for count, total in zip(counts, totals, strict=True)
    ]
    assert sorted(said) == sorted(made["says"])


def test_rows_are_of_the_kind_their_heading_names() -> None:
    counts = read(f"{OPENING}Children recovered\nDayton: 3\nToledo: 5\n\nSolicitation arrests\nDayton: 31\n").counts
    told = [(count.measure, count.number.value, count.age_group, count.offense) for count in counts]
    assert told == [
        ("rescues", 3, "minor", None),
        ("rescues", 5, "minor", None),
        ("arrests", 31, None, "buying"),
    ]


def test_names_before_ages_are_no_rows() -> None:
    assert read(f"{OPENING}Those arrested were:\nJordan Examplar 34\nRobin Examplar (29)\n").counts == ()


def test_a_headline_heads_no_list() -> None:
    text = "Shop Owner Sentenced to One Year in Jail\nFour Workers from Examplar Shop to Receive Back Pay\n\n"
    assert read(text + OPENING).counts == ()


def test_the_number_of_a_law_ends_no_row() -> None:
    assert read(f"{OPENING}A man was charged before the passage of Proposition 35\n").counts == ()
