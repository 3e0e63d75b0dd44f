"""Kinds of sentence that real releases are made of, each with the figures it states, or none.

All sentences are invented. They have the constructions that reading real releases by eye found right or wrong.
"""

from __future__ import annotations

import pytest

from extractors.reader import read

STATED = [
    ("Seventeen clinics were raided and nine nurses were arrested on Friday.", [("arrests", 9)]),
    ("A grand jury indicted six roofers for grand theft.", [("charged", 6)]),
    ("Two plumbers and a broker were sentenced for fraud on Monday.", [("convicted", 2)]),
    ("*Three co-defendants have already pleaded guilty in this case", [("convicted", 3)]),
    ("FOUR COUSINS CHARGED WITH STEALING COPPER WIRE", [("charged", 4)]),
    ("Both defendants were arraigned this morning.", [("charged", 2)]),
    ("All three suspects were taken into custody after a chase.", [("arrests", 3)]),
    ("Of the 21 defendants charged in the case, 13 were indicted in June.", [("charged", 21), ("charged", 13)]),
    ("Eleven of the defendants were arraigned today in Examplar.", [("charged", 11)]),
    ("Deputies arrested five waitresses along with three guards.", [("arrests", 5), ("arrests", 3)]),
    ("In all, 40 people were arrested for soliciting, one person for pimping.", [("arrests", 40), ("arrests", 1)]),
    ("Among those arrested were 12 drivers and two guards.", [("arrests", 12), ("arrests", 2)]),
    ("More than 900 buyers – a record – were arrested.", [("arrests", 900)]),
    ("Thirty people, including four minors, were recovered by agents.", [("rescues", 30), ("rescues", 4)]),
    ("The sweep identified nine labor trafficking and sex trafficking victims.", [("victims_identified", 9)]),
    ("Nine women were rescued and offered services by advocates.", [("rescues", 9), ("victims_assisted", 9)]),
    ("The raid freed two 16-year-old girls and one 20-year-old woman.", [("rescues", 2), ("rescues", 1)]),
    ("The 31 arrested men were booked.", [("arrests", 31)]),
    ("The number of arrests is 77.", [("arrests", 77)]),
    ("Police arrested 12 men in May. That makes 58 in a year.", [("arrests", 12), ("arrests", 58)]),
    ("Agents executed search warrants at seven homes.", [("search_warrants", 7)]),
    ("Arrests\n108\nVictims rescued\n8\n", [("arrests", 108), ("rescues", 8)]),
    ("Town | Arrests | Victims rescued\nExamplar | 12 | 3\nSampleton | 4 | 1\n",
     [("arrests", 12), ("rescues", 3), ("arrests", 4), ("rescues", 1)]),
    ("The detail held 42 men for solicitation.", [("arrests", 42)]),
    ("No arrests were made.", [("arrests", 0)]),
]  # fmt: skip

SILENT = [
    "Two different properties were shown before the owner was sentenced.",
    "A mother of four was arrested on Friday.",
    "A driver who crashed, killing three passengers, was charged today.",
    "A man who shot both of his parents has been sentenced.",
    "He was convicted of attacking his wife in front of their three children.",
    "A woman who recorded deeds to two different lots was sentenced to prison.",
    "The court reviewed the overturned murder convictions of two men.",
    "The work has led to the vacatur of 35 convictions.",
    "If convicted, both defendants face one year in jail.",
    "If these six men had been charged, they would have been tried.",
    "Jordan Examplar,\n44, was arrested at the scene.",
    "Jordan Examplar and Robin Sample, both 41 from Examplar, are charged with theft.",
    "The office charged gang members with 18 alleged shootings.",
    "He has prosecuted six jury trials and 12 attempted murders.",
    "He met two of his victims at work.",
    "He is accused of charging four customers twice.",
    "The driver had a blood alcohol level of .22 and was convicted.",
    "In March, 332 people were removed from the injunction list.",
    "Both victims identified the defendant in court.",
    "Indictment Two: the burglary ring was charged in May.",
    "A teacher at P.S. 118 has been arraigned.",
    "The three defendants were allegedly captured on surveillance video.",
    "Both are scheduled to be sentenced in May.",
    "The charge falls away if there are no further arrests.",
    "No innocent person was wrongfully convicted.",
    "A pastor who taught three children, two girls and one boy, was charged today.",
    "The group of 15 to 20 men caught up to him near the corner.",
    "Children as young as 13 were met by officers.",
]


@pytest.mark.parametrize(("text", "figures"), STATED)
def test_figures_are_read(text: str, figures: list[tuple[str, int]]) -> None:
    assert sorted((c.measure, c.number.value) for c in read(text).counts) == sorted(figures)


@pytest.mark.parametrize("text", SILENT)
def test_no_figure_is_read(text: str) -> None:
    assert [(c.measure, c.number.value) for c in read(text).counts] == []
