"""Figures of which only the place is told: measure, value, place and the value of the total. All invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

SERIES = {
    "Police of three states made 60 arrests. Ohio had 20, Indiana 18 and Michigan 22.": [
        ("arrests", 60, None), ("arrests", 20, 60), ("arrests", 18, 60), ("arrests", 22, 60),
    ],
    "A total of 85 buyers were arrested in four states. Texas led with 40. Oklahoma followed with 25, Kansas had 12, "
    "and Arkansas, which joined late, likewise eight.": [
        ("arrests", 85, None), ("arrests", 40, 85), ("arrests", 25, 85), ("arrests", 12, 85), ("arrests", 8, 85),
    ],
    "Agents arrested 90 people and freed 47 victims in all states. Who arrested how many? In Kentucky the figure was "
    "46. There were nine in Utah, nine in Idaho and nine in Ohio.": [
        ("arrests", 90, None), ("rescues", 47, None), ("arrests", 46, 90),
        ("arrests", 9, 90), ("arrests", 9, 90), ("arrests", 9, 90),
    ],
    "Marshals found 40 missing children. Georgia contributed 15 of them, Alabama 13 and Florida 12.": [
        ("missing_located", 40, None), ("missing_located", 15, 40), ("missing_located", 13, 40),
        ("missing_located", 12, 40),
    ],
    "Troopers arrested 25 buyers. The northern district saw ten of these, the southern 15.": [
        ("arrests", 25, None), ("arrests", 10, 25), ("arrests", 15, 25),
    ],
    "They made 44 arrests. Sampleton County had the other 27.": [("arrests", 44, None), ("arrests", 27, 44)],
    "Agents freed 95 children and arrested 50 pimps. Detroit's office freed nine; Sampleton recovered six, San Diego "
    "five.": [
        ("rescues", 95, None), ("arrests", 50, None), ("rescues", 9, 95), ("rescues", 6, 95), ("rescues", 5, 95),
    ],
    "Troopers arrested 25 buyers. Ohio has 88 counties, and Texas 20.": [("arrests", 25, None)],
    "Troopers arrested 25 buyers. The truck took 60 dogs to Utah, and Ohio had 20.": [("arrests", 25, None)],
    "Agents arrested 90 people. They freed 50 children. In Kentucky 46 people were arrested. Iowa had seven.": [
        ("arrests", 90, None), ("rescues", 50, None), ("arrests", 46, None), ("arrests", 7, 90),
    ],
    "Agents arrested 90 people. Kentucky had the busiest night, with 46 arrests. Iowa had seven.": [
        ("arrests", 90, None), ("arrests", 46, None), ("arrests", 7, 90),
    ],
    "Troopers arrested 25 buyers. Texas beat Oklahoma with 24 that night.": [("arrests", 25, None)],
    "Troopers arrested 25 buyers. The commander has two daughters and Sgt. Examplar three.": [("arrests", 25, None)],
    "Troopers arrested 25 buyers. Ohio had 31, Iowa none.": [("arrests", 25, None)],
    "Eight men were arrested for trafficking, six from South Dakota.": [("arrests", 8, None)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), SERIES.items())
def test_series_by_place(text: str, figures: list[tuple[str, int, int | None]]) -> None:
    counts = read(f"{text}\n").counts
    totals = [None if one.part_of is None else counts[one.part_of].number.value for one in counts]
    assert [(one.measure, one.number.value, total) for one, total in zip(counts, totals, strict=True)] == figures


def test_the_place_before_the_number_is_its_own() -> None:
    counts = read(
        "Agents made 30 arrests in two states. Wisconsin finished with five and Tennessee with four.\n"
    ).counts
    assert [(one.number.value, one.place) for one in counts[1:]] == [(5, "WI"), (4, "TN")]


EACH = {
    "Agents arrested 102 people in all states. Utah and Ohio had seven apiece.": [(7, "OH"), (7, "UT")],
    "Agents arrested 102 people. Iowa, Utah and Ohio reported three arrests each.": [(3, "IA"), (3, "OH"), (3, "UT")],
    "Agents arrested 102 people. There were nine buyers each in Iowa and Utah.": [],
    "Agents arrested 102 people. The two leaders got nine years each in Iowa and Utah.": [],
}


@pytest.mark.parametrize(("text", "figures"), EACH.items())
def test_a_number_told_of_each_of_several_places(text: str, figures: list[tuple[int, str]]) -> None:
    counts = read(f"{text}\n").counts
    assert sorted((one.number.value, one.place) for one in counts if one.number.value < 102) == figures
