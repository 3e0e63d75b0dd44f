"""Kinds as short releases tell them: by the aim, in a later sentence, or of some only. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

SOME = "SAMPLETON - The sheriff's office arrested 12 men on March 5. "
# (text, value of the figure meant, offense)
OFFENSES = [
    # What fewer were charged with is not what all were arrested for.
    (f"{SOME}Two of them were charged with soliciting a minor.", 12, None),
    (f"{SOME}Two of them were charged with soliciting a minor.", 2, "child_exploitation"),
    (f"{SOME}All of them were charged with soliciting a minor.", 12, "child_exploitation"),
    (f"{SOME}Four face felony drug charges.", 12, None),
    (f"{SOME}They face felony drug charges.", 12, "other"),
    (f"{SOME}Some were charged with drug possession.", 12, None),
    (f"{SOME}Nine of those arrested were charged with soliciting. The others were held on outstanding warrants.", 12,
     None),
    ("Men held for burglaries\nSAMPLETON - Police arrested 12 men. Two of them were charged with theft.", 12, "other"),
    ("SAMPLETON - Seven people were indicted on Monday. Three of them are charged with wire fraud.", 7, None),
    ("SAMPLETON - Seven people were indicted on Monday for murder. Three of them are charged with theft.", 7, "other"),
    # What one more did besides is not laid to the charge of all.
    (f"{SOME}Each was charged with pandering, and one also had cocaine.", 12, "trafficking"),
    (f"{SOME}Each was charged with pandering and one count of theft.", 12, None),
    # Those named between a number and its verb are its own.
    ("SAMPLETON - Two men were charged with theft; the other eight, seven women and a man, were charged with "
     "prostitution.", 8, "selling"),
    ("SAMPLETON - Two men were charged with theft; the other eight, seven women and a man, were praised.", 8, "other"),
    # The number behind a deed is that of the harmed.
    ("SAMPLETON - Two men were sentenced to prison for sexually assaulting three young boys.", 2, "child_exploitation"),
    ("SAMPLETON - Two men were sentenced to prison for sexually assaulting three clerks.", 2, "other"),
    ("SAMPLETON - Police arrested 12 men for soliciting and rescued two girls.", 12, "buying"),
    # The aim of an operation.
    ("SAMPLETON - The operation focused on reducing demand for commercial sex. It led to 16 arrests.", 16, "buying"),
    ("SAMPLETON - The operation focused on the demand for homes. It led to 16 arrests.", 16, None),
    ("SAMPLETON - The sting targeted those who exploit children online. It led to 16 arrests.", 16,
     "child_exploitation"),
    ("SAMPLETON - The sting targeted those who exploit tenants online. It led to 16 arrests.", 16, None),
    # What a street is known for, or neighbors complain of, is nobody's charge.
    ("SAMPLETON - The sting was aimed at people who solicit prostitutes. Officers stood in areas known for "
     "prostitution. Eleven people were arrested.", 11, "buying"),
    ("SAMPLETON - After complaints about prostitution detectives targeted johns. Eleven men were arrested.", 11,
     "buying"),
    ("SAMPLETON - Eleven people were booked on complaints of prostitution.", 11, "selling"),
    ("SAMPLETON - Eleven people were booked for prostitution.", 11, "selling"),
    ("SAMPLETON - Eleven people were booked on charges of prostitution.", 11, "selling"),
    ("SAMPLETON - Eleven people who had booked an hour with an escort were arrested.", 11, "buying"),
    ("SAMPLETON - Eleven people who were wanted for prostitution were arrested.", 11, "selling"),
    ("SAMPLETON - Deputies arrested 11 men. The men had answered online ads for prostitutes.", 11, "buying"),
    # Who traffics in drugs is no trafficker.
    ("SAMPLETON - Nine alleged drug traffickers were charged.", 9, "other"),
    ("SAMPLETON - Nine alleged human traffickers were charged.", 9, "trafficking"),
    ("SAMPLETON - Ten people were arrested on outstanding warrants.", 10, "other"),
    ("SAMPLETON - Two men were charged with raping a 12-year-old girl.", 2, "child_exploitation"),
    ("SAMPLETON - Two men were charged with raping a 42-year-old woman.", 2, "other"),
]  # fmt: skip
# (text, value of the figure meant, age group, gender)
PEOPLE = [
    ("SAMPLETON - Two women and a teen were rescued.", 2, None, "female"),
    ("SAMPLETON - Two women and teens were rescued.", 2, None, None),
    ("SAMPLETON - Two victims, both adult women, were rescued.", 2, "adult", "female"),
]


@pytest.mark.parametrize(("text", "value", "offense"), OFFENSES)
def test_offense_is_that_of_all_who_are_counted(text: str, value: int, offense: str | None) -> None:
    assert {c.offense for c in read(text).counts if c.number.value == value} == {offense}


@pytest.mark.parametrize(("text", "value", "age", "gender"), PEOPLE)
def test_a_teen_beside_those_counted_is_not_one_of_them(
    text: str, value: int, age: str | None, gender: str | None
) -> None:
    assert {(c.age_group, c.gender) for c in read(text).counts if c.number.value == value} == {(age, gender)}
