"""Figures as states, bureaus and task forces tell of them: what goes on from sentence to sentence, boxes of numbers,
totals that look back. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

Told = list[tuple[str, int, int | None]]

FIGURES: dict[str, Told] = {
    # What a sum counts stands behind its noun; parts told after it are of their own years.
    "Police arrested 12 pimps and freed eight minors. That makes 35 pimps arrested in all.": [
        ("arrests", 12, None), ("rescues", 8, None), ("arrests", 35, None),
    ],
    "The unit freed nine minors. That makes 35 pimps arrested over the last three years. Twelve were arrested in 2017, "
    "nine in 2018 and 14 in 2019.": [
        ("rescues", 9, None), ("arrests", 35, None), ("arrests", 12, 35), ("arrests", 9, 35),
        ("arrests", 14, 35),
    ],
    # What a figure is compared with goes on, and holds none of the others.
    "The unit made 88 pimping arrests and freed 30 victims. That compares with 102 arrests and 42 victims before.": [
        ("arrests", 88, None), ("rescues", 30, None), ("arrests", 102, None), ("rescues", 42, None),
    ],
    # Who declines help is no part of others.
    "Police arrested 22 pimps, up from 15. They met 33 victims. Of these, 26 accepted help and seven declined.": [
        ("arrests", 22, None), ("arrests", 15, None), ("victims_identified", 33, None), ("victims_assisted", 26, None),
    ],
    "Thirty-three adults were offered help. Only three accepted it.": [
        ("victims_assisted", 33, None), ("victims_assisted", 3, 33),
    ],
    "Agents freed 39 victims. Of the 39 victims, 31 received medical care.": [
        ("rescues", 39, None), ("victims_assisted", 31, None),
    ],
    # Operations go on being counted.
    "The unit ran 26 stings. Ten more have taken place since.": [("operations", 26, None), ("operations", 10, None)],
    "The unit ran 26 stings. Ten more took place in May.": [("operations", 26, None), ("operations", 10, None)],
    "The unit ran 26 stings. Ten more are planned.": [("operations", 26, None)],
    "The unit ran 26 stings. Ten men took place cards.": [("operations", 26, None)],
    "The previous three resulted in 57 arrests.": [("arrests", 57, None)],
    # Others are not those told before.
    "Deputies arrested 20 men for pimping. The state arrested another 20 men.": [
        ("arrests", 20, None), ("arrests", 20, None),
    ],
    # An agency finds them, and a person does not.
    "FBI Examplar and its partners located nine victims.": [("victims_identified", 9, None)],
    "Jordan Examplar located nine victims online.": [],
    "Agents contacted 46 adults and three juveniles being sold for sex.": [
        ("victims_identified", 46, None), ("victims_identified", 3, None),
    ],
    "The unit identified 208 offenders and 28 children who suffered years of abuse.": [
        ("victims_identified", 28, None),
    ],
    "The unit identified 28 children who suffered years of drought.": [],
    "The sweep led to the arrest of nine suspects of child sexual abuse in town and two suspects of pimping.": [
        ("arrests", 9, None), ("arrests", 2, None),
    ],
    "The sweep ended with nine arrests, rescue of 11": [("arrests", 9, None), ("rescues", 11, None)],
    "The sweep led to the rescue of 11 and the arrest of nine.": [("rescues", 11, None), ("arrests", 9, None)],
    "- 104 survivors interviewed and connected with services": [("victims_assisted", 104, None)],
    "- 104 survivors contacted and connected with services": [
        ("victims_assisted", 104, None), ("victims_identified", 104, None),
    ],
    "Six adolescents were freed.": [("rescues", 6, None)],
    # Children found where such crimes are told of; not those who did something.
    "Agents served a search warrant and found four children in the home.": [("victims_identified", 4, None)],
    "Four children were identified in connection with the child exploitation case.": [("victims_identified", 4, None)],
    "Agents served a search warrant and found four children hiding stolen phones.": [],
    "Detectives identified three juveniles responsible for the raid on the store.": [],
    "Detectives found three children at the fair.": [],
    # Years of a table add up to what was told of both.
    "The unit made 164 arrests and freed 71 victims from 2020 to 2021.\n\n2020: 78 arrests, 34 victims rescued\n"
    "2021: 86 arrests, 37 victims rescued": [
        ("arrests", 164, None), ("rescues", 71, None), ("arrests", 78, 164), ("rescues", 34, 71), ("arrests", 86, 164),
        ("rescues", 37, 71),
    ],
    # Boxes of numbers, whatever their labels begin with and whatever else they tell of.
    "14\npimps arrested\n27\nvictims recovered\n112\ntips received": [("arrests", 14, None), ("rescues", 27, None)],
    "145\nminors recovered\n12+\npartner agencies\n3\nstates\n41\narrests": [
        ("rescues", 145, None), ("arrests", 41, None),
    ],
    "Deputies arrested\n27\nmen and freed\n9\ngirls at the park.": [("arrests", 27, None), ("rescues", 9, None)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES.items())
def test_figures_of_bodies(text: str, expected: Told) -> None:
    counts = read(text).counts
    told = [(c.measure, c.number.value, None if c.part_of is None else counts[c.part_of].number.value) for c in counts]
    assert sorted(told, key=str) == sorted(expected, key=str)


KINDS = {
    "The sweep led to the arrest of nine suspects of child sexual abuse and two suspects of pimping.": [
        ("child_exploitation", None), ("trafficking", None),
    ],
    "145\nminors recovered\n12\npartner agencies\n41\narrests": [(None, "minor"), (None, None)],
    "Six adolescents were freed.": [(None, "minor")],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), KINDS.items())
def test_kinds_of_bodies(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(count.offense, count.age_group) for count in read(text).counts] == expected
