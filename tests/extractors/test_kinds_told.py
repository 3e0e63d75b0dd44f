"""What people were held for, where it takes the parts of an act or the aim of a sting. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

SQUAD = "March 3, 2020\n\nThe Examplar County Auto Theft Task Force, a team of nine, looked back today."
# (text, value of the figure meant, offense)
ACTS = [
    ("Police arrested 13 men who replied to a fake escort ad.", 13, "buying"),
    ("Seven men who offered money to a decoy in return for sex were arrested.", 7, "buying"),
    ("Eleven people were arrested for agreeing to perform sex acts for money.", 11, "selling"),
    ("Three people who forced women to sell sex were arrested.", 3, "trafficking"),
    ("Two people who drove the women to their clients were arrested.", 2, "trafficking"),
    ("Police arrested eight men who drove out to see someone they thought was a girl.", 8, "child_exploitation"),
    ("Five people were arrested for sending explicit pictures to a minor.", 5, "child_exploitation"),
    ("For pimping, 36 people were arrested.", 36, "trafficking"),
    ("There will be drug charges against three women and two men.", 2, "other"),
    ("Fifty people were arrested. Solicitation accounted for 41 of the arrests.", 41, "buying"),
    ("Attempting to buy sex was the charge for 71 of those arrested.", 71, "buying"),
    ("The office won trafficking convictions against 54 people.", 54, "trafficking"),
    ("The office won arson convictions against 54 people.", 54, "other"),
    ("The night ended with 25 arrests, most of them for solicitation.", 25, None),
    ("Deputies arrested 90 people in a trafficking sweep. Sellers make up 50 of those arrested.", 50, "selling"),
    ("Deputies arrested 90 people in a trafficking sweep. Clerks make up 50 of those arrested.", 50, None),
    ("Deputies arrested 90 people. Fifty of them were buyers. It was a long week.", 90, None),
    ("A sweep against sex buyers led to nine arrests. The majority of them were booked for solicitation.", 9, None),
    ("Nine people were charged with patronizing prostitution or, in two cases, luring a child.", 9, None),
    ("Nine people were charged with buying sex from children or luring a child.", 9, "child_exploitation"),
    ("Detectives made nine misdemeanor john arrests.", 9, "buying"),
    ("Thirty suspects, including four alleged traffickers, were taken to jail.", 30, None),
    ("Thirty suspects, including four alleged traffickers, were held for pandering.", 30, "trafficking"),
    (
        "Trafficking Unit\n\nThe unit works on sex trafficking.\n\nResults\n• 2 stings held\n• Arrested 9 people",
        9,
        None,
    ),
    ("Nine men were arrested for solicitation. Most of them were charged with pandering.", 9, "buying"),
    ("Deputies ended a fraud and arrested 40 clerks. Most of the clerks were booked for theft.", 40, "other"),
    ("A sweep against sex buyers led to nine arrests for offenses of several kinds.", 9, None),
    ("A sweep against sex buyers led to nine arrests for various parole and probation violations.", 9, "other"),
    ("In a trafficking sweep 18 people were arrested for registration violations.", 18, "other"),
    ("Deputies made ten arrests for the sale of commercial sex in a trafficking sweep.", 10, "selling"),
]
AIMS = [
    ("A reverse sting on Sample Street ended with 15 arrests in Operation Examplar.", 15, "buying"),
    ("A human trafficking sting on Sample Street ended with 15 arrests in Operation Examplar.", 15, None),
    ("Operation Examplar sought online child predators. It led to 29 arrests.", 29, "child_exploitation"),
    ("Operation Examplar sought johns. It sought online child predators, too. It led to 29 arrests.", 29, None),
    ("Operation Examplar\n\nThe squad went after johns in three towns:\n\n2020 - 8 men arrested\n2021 - 9 men arrested",
     9, "buying"),
    ("Operation Examplar\n\nDetectives who chat with predators posed as a child. The sting ran for a week.\n\n"
     "In all, 12 people were arrested.\n\nParents, ask who your child meets online for sex.", 12, "child_exploitation"),
    ("Operation Examplar\n\nDetectives who chat with predators posed as a child. The sting ran for a week.\n\n"
     "In all, 12 people were arrested.\n\nNine more arrests were for pimping.", 12, None),
    ("Police join push against sex buyers\n\nEleven men answered an ad for sex in Operation Examplar.\n\nAcross the "
     "state, 14 agencies took part. Together they arrested 268 men.", 268, "buying"),
    ("Police join push against sex buyers and pimps\n\nEleven men answered an ad in Operation Examplar.\n\nAcross the "
     "state, 14 agencies took part. Together they arrested 268 men.", 268, None),
    ("Police join push against sex buyers\n\nEleven men answered an ad for sex in Operation Examplar.\n\nDuring 2018 "
     "the unit made 108 arrests.", 108, None),
    ("Detectives made 25 arrests on Friday at motels in town, 20 for solicitation.", 25, None),
    ("Officers posed as customers and paid for sex. The two women were arrested in Operation Examplar.", 2, "selling"),
    ("Operation Examplar led to 56 pimping arrests. The four dozen arrests and more were news. More than four dozen "
     "men were arrested. Charges included pimping, solicitation and theft.", 56, None),
    ("Operation Examplar\n\nDetectives posed as a child. No arrests were made.", 0, None),
    (f"{SQUAD} Since its founding in 2001, it has found 900 stolen cars and arrested 120 suspects.", 120, "other"),
    (f"{SQUAD} Since its founding in 2001, it has found 900 cars and arrested 120 suspects.", 120, None),
    (f"{SQUAD} This year alone it has found 900 stolen cars and arrested 120 suspects.", 120, None),
    (f"{SQUAD} Since its founding in 2001, it has found 900 stolen cars and arrested 120 suspects.\n\nA squad of "
     "its own goes after pimps.", 120, None),
    ("March 3, 2020\n\nThe Examplar County Task Force looked back today. Since its founding in 2001, it has found 900 "
     "stolen cars and arrested 120 suspects.", 120, None),
    ("Task force honored\n\nA man who lured a child was sentenced. Detectives found a girl of 12 whom he asked online "
     "for sex.\n\nIn all, 9 members have been charged with 12 shootings, among them 6 murders.", 9, "other"),
    ("Prosecutors indicted 14 defendants for solicitation of aggravated assault and murder.", 14, "other"),
    ("Prosecutors indicted 14 defendants for running a heroin trafficking ring.", 14, "other"),
    ("Prosecutors indicted 14 defendants for trafficking stolen weapons.", 14, "other"),
]  # fmt: skip


SUMS = [
    ("In Operation Examplar police arrested seven men on Friday for theft and five men on Saturday for arson. That "
     "makes 12.", 12, "other", "male"),
    ("In Operation Examplar police arrested seven men on Friday for theft and five women on Saturday for pimping. That "
     "makes 12.", 12, None, None),
    ("In Operation Examplar 12 people were arrested: seven men for theft and five men for arson.", 12, "other", "male"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "offense", "gender"), SUMS)
def test_a_sum_is_of_what_its_parts_are(text: str, value: int, offense: str | None, gender: str | None) -> None:
    (count,) = [count for count in read(text).counts if count.number.value == value]
    assert (count.offense, count.gender) == (offense, gender)


@pytest.mark.parametrize(("text", "value", "offense"), [*ACTS, *AIMS])
def test_what_they_were_held_for(text: str, value: int, offense: str | None) -> None:
    (count,) = [count for count in read(text).counts if count.number.value == value]
    assert count.offense == offense


# (text, value, age group, gender)
OF_ALL = [
    ("Seven suspected victims, all of them female, were rescued.", 7, None, "female"),
    ("Five victims were rescued, all men.", 5, None, "male"),
    ("Twenty victims, all women and children, were rescued.", 20, None, None),
    ("Ninety-four victims who had not turned 18 were rescued.", 94, "minor", None),
    ("Three victims aged 14, 15 and 17 were rescued.", 3, "minor", None),
    ("Three victims aged 14, 15 and 27 were rescued.", 3, None, None),
    ("Deputies arrested 24 men for luring. Nine of those defendants were indicted in May.", 9, None, "male"),
    ("Deputies arrested 24 people for luring. Nine of those defendants were indicted in May.", 9, None, None),
]


@pytest.mark.parametrize(("text", "value", "age_group", "gender"), OF_ALL)
def test_who_they_were(text: str, value: int, age_group: str | None, gender: str | None) -> None:
    (count,) = [count for count in read(text).counts if count.number.value == value]
    assert (count.age_group, count.gender) == (age_group, gender)
