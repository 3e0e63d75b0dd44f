"""Figures as states, bureaus and task forces tell of them: what goes on from sentence to sentence, boxes of numbers,
totals that look back. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
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
    "- 88 survivors interviewed and linked with advocates": [("victims_assisted", 88, None)],
    "- 88 survivors contacted and linked with advocates": [
        ("victims_assisted", 88, None), ("victims_identified", 88, None),
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
    # A share of all is none of those of a kind; where only kinds are told, it is nobody's.
    "Total Arrests – 539\nSolicitation Arrests – 271\nPimps Arrested – 40\n\nOur teams made 33 of the arrests.": [
        ("arrests", 539, None), ("arrests", 271, 539), ("arrests", 40, 539), ("arrests", 33, 539),
    ],
    "The sweep freed 54 women and 11 children. Our teams alone accounted for five of the rescues.": [
        ("rescues", 54, None), ("rescues", 11, None), ("rescues", 5, None),
    ],
    "Dozens were held. The week led to the arrest of more than 60 pimps. Nine of the arrests took place here.": [
        ("arrests", 60, None), ("arrests", 9, 60),
    ],
    # Rows of counties that come to more than the men are of all.
    "Troopers charged 40 people. Of the 40, 39 were men.\n\nBy county:\nBergen County (12)\nCamden County (19)\n"
    "Ocean County (9)": [
        ("charged", 40, None), ("charged", 39, 40), ("charged", 12, 40), ("charged", 19, 40), ("charged", 9, 40),
    ],
    "Troopers charged 39 men and one woman.\n\nBy county:\nBergen County (12)\nCamden County (19)\nOcean County (9)": [
        ("charged", 39, None), ("charged", 1, None), ("charged", 12, None), ("charged", 19, None), ("charged", 9, None),
    ],
    # Of the rest are those told of behind it.
    "Marshals found 70 missing children: 48 in Sampleton, 12 in Springfield and the rest elsewhere, including two in "
    "Ohio.": [
        ("missing_located", 70, None), ("missing_located", 48, 70), ("missing_located", 12, 70),
        ("missing_located", 2, 70),
    ],
    # A rounder figure is no other one than what is told nearly to one.
    "MORE THAN 460 HELD FOR BUYING SEX, 72 IN OHIO\n\nMore than 460 men were held for buying sex, including 72 in Ohio."
    "\n\nTeams made at least 486 arrests.": [("arrests", 486, None), ("arrests", 72, 486)],
    "Teams made at least 486 arrests.\n\nAt least 489 men were arrested.": [
        ("arrests", 486, None), ("arrests", 489, None),
    ],
    # Who gets help need not be named again.
    "Agents freed 68 victims, offering free dental services to 37.": [
        ("rescues", 68, None), ("victims_assisted", 37, None),
    ],
    "Agents freed 68 victims. The mayor waved to 37.": [("rescues", 68, None)],
    "Victims contacted: 14\nVictims accepting services: 5": [
        ("victims_identified", 14, None), ("victims_assisted", 5, None),
    ],
    "The unit assisted 200 victims.\n- 41 victims referred for services\n- 18 trainings for officers": [
        ("victims_assisted", 200, None), ("victims_assisted", 41, 200),
    ],
    "Fourteen women working as prostitutes were offered help. Three of them accepted it.": [
        ("victims_assisted", 14, None), ("victims_assisted", 3, 14),
    ],
    # Who is still missing was not found; those still looked for no more than they.
    "Marshals found 35 missing children of 40. The other five are still missing.": [("missing_located", 35, None)],
    # Bail is set for some of those charged.
    "Prosecutors charged 22 people. Bond was set at $50,000 for 11 of them.": [("charged", 22, None)],
    "Prosecutors charged 22 people. Trial was set in May for 11 of them.": [("charged", 22, None), ("charged", 11, 22)],
    # Of two that are compared the later one leads on.
    "The number of victims identified rose to 88 from 61. Thirty-six of the victims were minors.": [
        ("victims_identified", 88, None), ("victims_identified", 61, None), ("victims_identified", 36, 88),
    ],
    # Of the victims are those freed, whatever was told behind them.
    "The unit freed 350 victims and arrested 309 pimps. Of the victims, 61 were children.": [
        ("rescues", 350, None), ("arrests", 309, None), ("rescues", 61, 350),
    ],
    "The unit freed 350 victims and arrested 309 pimps. Of the pimps, 61 were women.": [
        ("rescues", 350, None), ("arrests", 309, None), ("arrests", 61, 309),
    ],
    # What one operation brought is none of what years before it did.
    "The sweep led to the arrest of 230 child predators. From 2008 to 2018, the unit arrested 6,100 people.": [
        ("arrests", 230, None), ("arrests", 6100, None),
    ],
    "The week led to 41 arrests (pimps 12, buyers 24, others five).": [
        ("arrests", 41, None), ("arrests", 12, 41), ("arrests", 24, 41), ("arrests", 5, 41),
    ],
    "Task forces reported serving 412 victims.": [("victims_assisted", 412, None)],
    "All six victims were offered services and two accepted placement.": [
        ("victims_assisted", 6, None), ("victims_assisted", 2, 6),
    ],
    "The unit indicted 16 defendants. The two most recent convictions came on Monday.": [("charged", 16, None)],
    # A box may go on with what is no figure; what stands closely above its first number is a label, too.
    "2023, by the numbers\n\n134\nchild exploitation arrests\n48\nminor victims identified\n19\nsentences of more than "
    "10 years\n$2.1 million\nin restitution": [("arrests", 134, None), ("victims_identified", 48, None)],
    "Cities\n12\nArrests\n41\nVictims Recovered\n9\n\nThe work goes on.": [("arrests", 41, None), ("rescues", 9, None)],
    "Deputies arrested 13 people.\n\nArrests by county: Allegheny (3), Bucks (1), Dauphin (9).": [
        ("arrests", 13, None), ("arrests", 3, 13), ("arrests", 1, 13), ("arrests", 9, 13),
    ],
    "Police arrested 14 people.\n\nArrests by county: Allegheny (3), Bucks (1), Dauphin (9).": [("arrests", 14, None)],
    "Sixty people were arrested. Thirty of those arrested face federal charges.": [
        ("arrests", 60, None), ("charged", 30, None),
    ],
    # What it made is no sum of what was told before.
    "The unit made five arrests in May 2021 and 12 in June 2021. It made 17 arrests in July 2021.": [
        ("arrests", 5, None), ("arrests", 12, None), ("arrests", 17, None),
    ],
    "In the past decade the unit filed charges against 602 pimps.": [("charged", 602, None)],
    "The unit tells of past charges against 602 pimps.": [],
    "The sweep led to the arrest of 230 child predators. In 2017 alone, the unit arrested 610 people.": [
        ("arrests", 230, None), ("arrests", 610, None),
    ],
    "Detectives arrested 16 men for luring minors from May 1 to May 3, 2021. To date, the unit has arrested 311 "
    "people.": [("arrests", 16, None), ("arrests", 311, None)],
    "The unit freed 350 victims. Of the victims, 298 were U.S. citizens.": [("rescues", 350, None)],
    # The rest of those freed were freed, too.
    "Agents freed 17 minors who are victims. Five were freed in Denver, four in Boulder. The remaining eight were "
    "located in Aurora.": [("rescues", 17, None), ("rescues", 5, 17), ("rescues", 4, 17), ("rescues", 8, 17)],
    "One 16-year-old was freed.": [("rescues", 1, None)],
    "70 adults and juveniles encountered believed to be trafficking victims": [("victims_identified", 70, None)],
    # Where they were is told far behind those it divides.
    "Agents freed two girls from prostitution over three days last week, one in Baltimore County and one in Montgomery "
    "County.": [("rescues", 2, None), ("rescues", 1, 2), ("rescues", 1, 2)],
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
    # Of all recoveries no age is told.
    "The sweep freed 54 women and 11 children. Our teams accounted for five of the rescues.": [
        (None, None), (None, "minor"), (None, None),
    ],
    # What an operation about children was is told before its parts say so again; else the others stay open.
    "Ten task forces went after people who trade in child sexual abuse material. They arrested 82 people. Nine of the "
    "men had come to have sex with a child.": [("child_exploitation", None), ("child_exploitation", None)],
    "An operation against trafficking led to 21 arrests. Four men were arrested after driving to have sex with a "
    "child. One of these expected a girl of 13.": [(None, None), ("child_exploitation", None)],
    # Those of a rounder figure that is left out keep what it says they were held for.
    "More than 460 arrested in nationwide sex buyer sweep, 72 in Ohio\n\nTeams made at least 486 arrests.": [
        ("buying", None), (None, None),
    ],
    # In brackets, who they are may stand before their number.
    "Arrests: 41 (pimps 12, buyers 24, others 5)": [
        (None, None), ("trafficking", None), ("buying", None), (None, None),
    ],
    "Victims rescued: 29 (adults 18, juveniles 11)": [(None, None), (None, "adult"), (None, "minor")],
    "The sweep led to 52 arrests:\n* 31 for prostitution solicitation\n* 12 for felony warrants\n* 9 for pandering": [
        (None, None), ("buying", None), ("trafficking", None), ("other", None),
    ],
    # A town's row is not what is said of so many anywhere.
    "The week made 48 arrests.\n\nSpringfield, Ohio: 40 arrests\nDayton, Ohio: 8 arrests\n\nEight were charged with "
    "pimping.": [(None, None), (None, None), (None, None), ("trafficking", None)],
}  # fmt: skip


PLACES = {
    "- Nashville: 14 arrests; 4 victims recovered\n- Memphis: 12 arrests; 3 victims recovered": [
        "Nashville, TN", "Nashville, TN", "Memphis, TN", "Memphis, TN",
    ],
    "Portland – 9 women rescued\nEugene – 11 women rescued; 1 pimp arrested": [
        "Portland, OR", "Eugene, OR", "Eugene, OR",
    ],
    "Eugene: rescued 11 women; arrested 1 pimp\nPortland: arrested 4 pimps": [
        "Eugene, OR", "Eugene, OR", "Portland, OR",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES.items())
def test_rows_of_towns(text: str, expected: list[str]) -> None:
    """A town that heads a row is that of all its figures, whatever office tells of it."""
    assert [count.place for count in read(text, Context(place="Nashville, TN")).counts] == expected


@pytest.mark.parametrize(("text", "expected"), KINDS.items())
def test_kinds_of_bodies(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(count.offense, count.age_group) for count in read(text).counts] == expected
