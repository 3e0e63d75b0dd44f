"""Figures told in many ways: past a clause, by what was done with victims, in tables, lists and parts. All invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

SENTENCES = {
    "Forty girls who were being made to dance as hostesses were recovered.": [("rescues", 40)],
    "Four men drove to the house, knocked and were taken into custody.": [("arrests", 4)],
    "Nine men arrested in the raid were later convicted of pandering.": [("arrests", 9), ("convicted", 9)],
    "Officers talked with 51 potential victims of human trafficking.": [("victims_identified", 51)],
    "Agents found 12 children who were being exploited.": [("victims_identified", 12)],
    "The detail came upon four trafficking victims.": [("victims_identified", 4)],
    "Examplar approached four trafficking victims.": [],
    "The sweep also found 12 child victims, and they were rescued.": [("rescues", 12)],
    "Marshals tracked down ten missing children.": [("missing_located", 10)],
    "Officers rescued 20 victims; none of them are juveniles.": [("rescues", 20), ("rescues", 0)],
    "Officers rescued 20 victims; none of them wanted a lawyer.": [("rescues", 20)],
    "Officers arrested 61 buyers, and three of those wanted a minor.": [("arrests", 61), ("arrests", 3)],
    "Officers arrested 61 buyers, and three are still wanted.": [("arrests", 61)],
    "Police arrested 16 men. Each of the 16 was charged with luring.": [("arrests", 16), ("charged", 16)],
    "In July the arrests came to 13.": [("arrests", 13)],
    "Arrests in the county numbered 24 in 2011, 37 in 2012.": [("arrests", 24), ("arrests", 37)],
    "The unit won 50 convictions, 12 of them for life.": [("convicted", 50)],
    "He asks how there can be a crime and not one arrest.": [],
    "Each defendant is charged with three to 24 counts of burglary.": [],
    "Put in handcuffs: 95.": [("arrests", 95)],
    "Taken out of trafficking: 63 people, 14 of whom had not turned 18.": [("rescues", 63), ("rescues", 14)],
    "Arrested: nine. Eight men, one woman.": [("arrests", 9), ("arrests", 8), ("arrests", 1)],
}
LINES = {
    "VICTIMS SERVED, 2019\nTotal: 210\nBy gender\nFemale: 180\nMale: 30\n": [
        ("victims_assisted", 210), ("victims_assisted", 180), ("victims_assisted", 30),
    ],
    "Hotline calls\nTotal: 400\nFemale: 20\n": [],
    "Fiscal Year | Individuals arrested\n2015 | 1,437\n2016 | 952\n": [("arrests", 1437), ("arrests", 952)],
    "          Arrests    Search warrants\nBlue Kite (May)     10      3\nAll of 2022     22      11\n": [
        ("arrests", 10), ("search_warrants", 3), ("arrests", 22), ("search_warrants", 11),
    ],
    "WOMEN RESCUED        BUYERS ARRESTED\n18  Examplar          21  Sampleton\n": [("rescues", 18), ("arrests", 21)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), [*SENTENCES.items(), *LINES.items()])
def test_what_is_counted(text: str, figures: list[tuple[str, int]]) -> None:
    assert sorted((count.measure, count.number.value) for count in read(f"{text}\n").counts) == sorted(figures)
