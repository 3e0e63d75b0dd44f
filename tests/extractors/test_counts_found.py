"""Figures that turn on what else is said of their people: citations, courts, help for each, victims among those held.
All invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

SENTENCES = {
    # A headline's verbs stand right before numbers without a noun.
    "Springfield sting rescues 4, arrests 31": [("arrests", 31), ("rescues", 4)],
    "STING RESCUES 4, ARRESTS 31": [("arrests", 31), ("rescues", 4)],
    "Sheriff's detail arrests 12, frees 3 and jails 9 in two nights": [("arrests", 9), ("arrests", 12), ("rescues", 3)],
    "Springfield sting arrests 12, recovers 3 guns": [("arrests", 12)],
    # So does the mark of a footnote, or a quotation mark, before the noun.
    "At least 318** sex buyers were jailed.": [("arrests", 318)],
    "Six sex trafficking 'exploiters' were arrested.": [("arrests", 6)],
    "Detectives identified nine young likely human trafficking victims.": [("victims_identified", 9)],
    "Police identified two adult human remains.": [],
    "A child predator was held. Officers also reached 500 youth and adult community members.": [],
    "A child predator was held. Officers also reached 500 youth and adult victims.": [("victims_identified", 500)],
    "The sting removed 19 dangerous men off these streets.": [],
    "The sting removed 32 girls from the streets.": [("rescues", 32)],
    "Nine of the drivers were released and given citations for loitering.": [("citations", 9)],
    "Officers issued summonses to 14 men for solicitation.": [("citations", 14)],
    "Five officers received citations for bravery.": [],
    "Three suspects have gone before a county judge on charges of enticement.": [("charged", 3)],
    "Six men made their first court appearance on Tuesday.": [("charged", 6)],
    "Three suspects arrested in the sting have gone before a county judge.": [("arrests", 3), ("charged", 3)],
    "The raid ended in 19 arrests. Two of those arrested were actually victims.": [
        ("arrests", 19), ("victims_identified", 2),
    ],
    "Officers arrested 30 people. Three of those taken in were determined to be victims themselves.": [
        ("arrests", 30), ("victims_identified", 3),
    ],
    "The week ended in 19 convictions. Two of those were victims of the same store.": [("convicted", 19)],
    "Deputies met five victims of trafficking, and each victim was offered services.": [
        ("victims_assisted", 5), ("victims_identified", 5),
    ],
    "Deputies met five victims of trafficking, and each witness was offered services.": [("victims_identified", 5)],
    "The team found nine victims. Every victim was offered shelter.": [
        ("victims_assisted", 9), ("victims_identified", 9),
    ],
    "Agents rescued six girls. Each of them is safe.": [("rescues", 6)],
    "Agents rescued six girls. Each received counseling and a bed.": [("rescues", 6), ("victims_assisted", 6)],
    "Advocates met seven women, who were offered shelter.": [("victims_assisted", 7), ("victims_identified", 7)],
    "Three men were contacted and offered a plea.": [],
    "We will charge both the traffickers and those who pay them.": [],
    "The week ended with the recovery or identification of 40 victims.": [("rescues", 40)],
    "The week ended with the identification or recovery of 40 victims.": [("victims_identified", 40)],
    "Thirty children were identified or recovered.": [("victims_identified", 30)],
    "The sweep led to the identification or arrest of 126 suspects.": [("arrests", 126)],
    "The unit rescued 24 child victims identified during the sweeps.": [("rescues", 24)],
    "Troopers arrested five crew bosses at the farm.": [("arrests", 5)],
    "Two patrons were arrested but released.": [("arrests", 2)],
    "Two earlier results, for comparison: at the game of February 2014, 30 people were arrested in Sampleton.": [
        ("arrests", 30),
    ],
    "Deputies arrested 60 men in the sting. The 64 men at the game went home.": [("arrests", 60)],
    "Detectives met the women, none of whom were licensed.": [],
    "Seven of the 20 people charged in the case await trial.": [("charged", 20)],
    "Seven of the 20 people charged in the case are women.": [("charged", 7), ("charged", 20)],
    "Agents identified 37 children who were actively missing.": [("missing_located", 37)],
    "Agents identified 37 children who were witnesses.": [],
    "Thirty missing minors were cleared and removed from the state database.": [],
    "Officers arrested 12 men. It brings the number of victims rescued this year in the operation to 391.": [
        ("arrests", 12), ("rescues", 391),
    ],
    "Three separate sting operations netted 41 arrests.": [("arrests", 41), ("operations", 3)],
    "A group offered them services. One woman accepted and was placed in a safe house.": [("victims_assisted", 1)],
    "The center served 90 survivors. There were 60 victims of sex trafficking and 30 of labor trafficking.": [
        ("victims_assisted", 30), ("victims_assisted", 60), ("victims_assisted", 90),
    ],
    "The center helped 90 people who were victims. The number of victims of labor trafficking was 40.": [
        ("victims_assisted", 40), ("victims_assisted", 90),
    ],
    "The state has 300 victims of sex trafficking a year, a study says.": [],
    "More than 60 men were arrested in the sting. The 64 suspects included nine pimps.": [
        ("arrests", 9), ("arrests", 64),
    ],
    "More than 60 men were arrested in the sting. The 200 people there were searched.": [("arrests", 60)],
    "Deputies arrested 25 people. The 25 suspects included nine pimps.": [("arrests", 9), ("arrests", 25)],
    "Deputies arrested nine men, including two men from Ohio and one from Kansas.": [("arrests", 9)],
    "Deputies arrested 14 people. The suspects were 12 men and two women.": [
        ("arrests", 2), ("arrests", 12), ("arrests", 14),
    ],
    "Deputies arrested 14 people. The victims were two women and one man.": [("arrests", 14)],
    "Deputies arrested 14 people. Those arrested are between 12 and 63.": [("arrests", 14)],
    "The sweep led to the location and identification of 84 victims, 37 missing children and 41 adult victims.": [
        ("missing_located", 37), ("victims_identified", 41), ("victims_identified", 84),
    ],
    "Police arrested 54 “johns” soliciting prostitutes. Nearly 60 adult prostitutes were arrested.": [
        ("arrests", 54), ("arrests", 60),
    ],
}  # fmt: skip

KINDS = {
    "Over 90 arrested in north county human trafficking, prostitution sting": ("arrests", None, None, None),
    "The unit arrested 43 people as part of its anti-human trafficking “Operation Clear Harbor” this year.": (
        "arrests", None, None, None,
    ),
    "More than 80 prostitution-related arrests were made during the operation.": ("arrests", None, None, None),
    "Officers held 80 for prostitution-related offenses during the operation.": ("arrests", "selling", None, None),
    "Police rescued nine women. The women, who are all between 22 and 58 years old, are safe.": (
        "rescues", None, "adult", "female",
    ),
    "Police rescued nine women. The women, aged 21-27, were fed.": ("rescues", None, "adult", "female"),
    "Police rescued nine victims. The youngest victim was 20 years old.": ("rescues", None, "adult", None),
    "Police rescued nine victims. The oldest was just 17.": ("rescues", None, "minor", None),
    "Police rescued nine victims. The youngest was 13.": ("rescues", None, None, None),
    "Agents offered services to nine victims; the youngest of them was 19 years old.": (
        "victims_assisted", None, "adult", None,
    ),
    "The sting was after those who solicit. 24 males were arrested for prostitution.": (
        "arrests", "buying", None, "male",
    ),
    "The operation was after those who sell. 24 males were arrested for prostitution.": (
        "arrests", "selling", None, "male",
    ),
    "The operation led to arrests: 54 “johns” soliciting prostitutes were arrested.": ("arrests", "buying", None, None),
    "The operation led to arrests. 14 were arrested on other charges.": ("arrests", "other", None, None),
    "The Human Trafficking Task Force made 26 arrests during the operation. "
    "One of the victims spoken to turned out to be an underage girl who was trafficked.": ("arrests", None, None, None),
    "A human trafficking sting netted 102 arrests. “The exploitation of our children must end,” the chief said.": (
        "arrests", None, None, None,
    ),
    "The operation ended with:\n\n- Internet Crimes Against Children: 24 arrests\n- Vice: 12 arrests\n": (
        "arrests", "child_exploitation", None, None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_figures(text: str, expected: list[tuple[str, int]]) -> None:
    found = sorted(((c.measure, c.number.value) for c in read(text).counts), key=lambda c: (c[0], c[1]))
    assert found == sorted(expected, key=lambda c: (c[0], c[1]))


@pytest.mark.parametrize(("text", "expected"), KINDS.items())
def test_kinds(text: str, expected: tuple[str | None, ...]) -> None:
    first = read(text).counts[0]
    assert (first.measure, first.offense, first.age_group, first.gender) == expected


def test_those_of_one_gender_hold_none_of_the_other() -> None:
    counts = read("The night ended with the rescue of 6 victims – 5 female and one male.").counts
    assert [(c.number.value, c.part_of) for c in counts] == [(6, None), (5, 0), (1, 0)]


def test_other_licenses_and_violations_are_other_offenses() -> None:
    counts = read(
        "The operation led to nine arrests for operating without a massage license.\n\n"
        "It led to six arrests for prostitution or massage licensing violations.\n"
    ).counts
    assert [(c.number.value, c.offense) for c in counts] == [(9, "other"), (6, None)]


def test_the_body_says_what_a_headline_leaves_out() -> None:
    counts = read("Sting nets 25 arrests\n\nThe operation resulted in over 25 arrests, deputies said.\n").counts
    assert [(c.number.value, c.number.precision) for c in counts] == [(25, "at_least")]
