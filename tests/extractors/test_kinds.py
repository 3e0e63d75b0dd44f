"""What kind of people a figure counts. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.model import Count
from extractors.reader import read

# (text, value of the figure meant, offense, age group, gender)
KINDS: list[tuple[str, int, str | None, str | None, str | None]] = [
    # What an operation is about is no charge; what stands behind "for" is.
    ("The Examplar Human Trafficking Task Force made 26 arrests in Sampleton.", 26, None, None, None),
    ("About 148 people were arrested in a drive aimed at prostitution and human trafficking.", 148, None, None, None),
    ("Deputies arrested 31 people for human trafficking.", 31, "trafficking", None, None),
    ("The sting ended with 18 arrests for soliciting a sex worker.", 18, "buying", None, None),
    ("Eight people were arrested for transporting prostitutes.", 8, "trafficking", None, None),
    ("Police arrested 19 people on child sex trafficking charges.", 19, "trafficking", None, None),
    ("Police arrested 19 people who wanted child sex.", 19, "child_exploitation", None, None),
    ("Deputies arrested 12 men trying to buy sex from a minor.", 12, "child_exploitation", None, "male"),
    ("Deputies arrested 12 men trying to buy sex from a van.", 12, "buying", None, "male"),
    ("Deputies arrested 12 men for attempting to purchase commercial sex.", 12, "buying", None, "male"),
    ("Deputies arrested 12 people for the possession of CSAM.", 12, "child_exploitation", None, None),
    ("Deputies arrested 12 people for the possession of stolen radios.", 12, "other", None, None),
    ("Deputies arrested four people for running a brothel.", 4, "trafficking", None, None),
    ("Deputies arrested four people for entering a brothel.", 4, None, None, None),
    ("Three men are charged with sexually assaulting or trying to assault children.", 3, "child_exploitation", None,
     "male"),
    ("Three men are charged with assaulting a clerk.", 3, "other", None, "male"),
    ("Sampleton operation against child predators ends\nDeputies arrested 17 people in Operation Examplar.",
     17, "child_exploitation", None, None),
    ("Sampleton operation against child predators and thieves ends\nDeputies arrested 17 people in Operation Examplar.",
     17, None, None, None),
    ("The sheriff announced the arrest of 15 people in a two-day operation.\n\n"
     "All of the suspects are held and are charged with:\n\n"
     "Human trafficking\n\nPandering", 15, "trafficking", None, None),
    ("The sheriff announced the arrest of 15 people in a two-day operation.\n\n"
     "All of the suspects are held and are charged with:\n\n"
     "Human trafficking\n\nBurglary", 15, None, None, None),
    ("Operation Examplar led to 13 arrests. The suspects' ages ranged from 21 to 71.", 13, None, "adult", None),
    ("Police took 17 alleged johns and prostitutes into custody.", 17, None, None, None),
    ("Police took 17 alleged johns into custody.", 17, "buying", None, None),
    # Several kinds at once are none.
    ("Officers made 77 arrests of people who sought prostitutes and those who offered to commit prostitution.",
     77, None, None, None),
    ("Police arrested 44 pimps and other suspects.", 44, None, None, None),
    ("Police arrested 44 pimps in one night.", 44, "trafficking", None, None),
    ("Police arrested 44 child predators and other suspects.", 44, None, None, None),
    # The noun itself says the age and the gender, whatever stands behind it.
    ("Agents rescued three girls who were aged 14 and held by men.", 3, None, "minor", "female"),
    ("Agents rescued three boys who were aged 14 and held by women.", 3, None, "minor", "male"),
    ("Agents rescued three boys, aged 19 and 20.", 3, None, "minor", "male"),
    # What a later sentence says of all of them.
    ("Online Operation Examplar led to the arrest of 13 people. All stand accused of child solicitation.",
     13, "child_exploitation", None, None),
    ("Operation Examplar led to 56 human trafficking arrests. Charges included pimping, solicitation and narcotics.",
     56, None, None, None),
    ("Operation Examplar led to 13 arrests. They range in age from 23 to 61.", 13, None, "adult", None),
    ("Operation Examplar led to 13 arrests. Both victims are charged nothing. Pimping is a crime.",
     13, None, None, None),
    # The offense in the cases they were charged in, not in the name of a unit.
    ("Prosecutors have charged 50 defendants in 20 trafficking cases.", 50, "trafficking", None, None),
    ("Detectives who work human trafficking cases arrested 12 people in Operation Examplar.", 12, None, None, None),
    ("National sting snares sex buyers\nIn Operation Examplar the county's Gang Task Force arrested eight men.",
     8, "buying", None, "male"),
    ("Task force ends sweep\nIn Operation Examplar the county's Gang Task Force arrested eight men.",
     8, None, None, "male"),
    ("Operation Examplar ended with the arrest of 15 individuals.",
     15, None, None, None),
    ("Operation Examplar led to nine arrests. Two of those are accused of living on what they made women earn.",
     2, "trafficking", None, None),
    # Who was wronged says nothing of who did it, but of the victims.
    ("Two felons were charged with pimping two women.", 2, "trafficking", None, None),
    ("A man is accused of pimping three women. The officer identified the three victims in a motel room.",
     3, None, None, "female"),
    # A noun left out is the one before.
    ("In May police made 474 arrests, among them 142 men for solicitation and 36 for pimping.",
     36, "trafficking", None, "male"),
    ("In May police made 474 arrests, among them 142 men for solicitation, 36 for pimping and 20 for theft.",
     36, "trafficking", None, None),
    # Ages.
    ("Nine men were cited for patronizing. One was booked. The men are between 25 and 51.",
     9, "buying", "adult", "male"),
    ("Nine men were cited for patronizing. The men are between 25 and 51 arrests from the record.",
     9, "buying", None, "male"),
    ("The drive ended in the rescue of 73 juvenile and adult victims.", 73, None, None, None),
    ("Deputies rescued 54 adults and 11 children.", 54, None, "adult", None),
    ("Deputies rescued 54 adults and 11 children.", 11, None, "minor", None),
    ("Nearly a dozen youths were rescued.", 12, None, "minor", None),
    ("Eleven women, the youngest in her early 20s and the oldest in her late 40s, were rescued.",
     11, None, "adult", "female"),
    ("Six victims, ages 13 to 17, were rescued.", 6, None, "minor", None),
    ("Six victims, ages 15 to 24, were rescued.", 6, None, None, None),
    ("Five victims under the age of 18 were rescued.", 5, None, "minor", None),
    ("Police arrested four child predators.", 4, "child_exploitation", None, None),
    ("Police arrested nine men for having sex with girls under 16.", 9, "child_exploitation", None, "male"),
    ("Police arrested four juvenile suspects for pimping.", 4, "trafficking", "minor", None),
    # Gender.
    ("Police rescued 14 men and women.", 14, None, None, None),
    ("Police rescued nine women and girls.", 9, None, None, "female"),
    ("The drive ended with the arrest of 24 women and men for prostitution.", 24, "selling", None, None),
    ("Deputies arrested 17 adult men and women for theft.", 17, "other", "adult", None),
    ("Two teenagers, ages 18 and 19, were charged with pimping.", 2, "trafficking", "adult", None),
    ("Eight grown women were rescued.", 8, None, "adult", "female"),
    ("Three teens, including two minors, were arrested for theft.", 3, "other", None, None),
    ("Three teens, including two gang members, were arrested for theft.", 3, "other", "minor", None),
    ("Police arrested 19 suspected customers, all men.", 19, "buying", None, "male"),
    ("Police arrested 14 people for theft. The youngest of the 14 is 21, the oldest 66.", 14, "other", "adult", None),
    ("Police arrested 14 people for theft. The oldest was 68 and the youngest 22.", 14, "other", "adult", None),
    ("Police arrested 14 people for theft. The oldest was 68 and the youngest 17.", 14, "other", None, None),
    # A share is not those of the same number told of before, nor are others.
    ("Five men were arrested for pimping. Since May the unit has arrested 128 people, including five murder suspects.",
     5, "other", None, None),
    ("Two brothers were sentenced for pimping. Three others pleaded guilty to theft.", 3, "other", None, None),
    # Those of a number told of again are they, whoever stands between.
    ("Seven people were rescued. Two are girls. Five of the people are adult women. All seven were given services.",
     7, None, None, None),
    # What they are charged with to whom they did it tells of no ages of theirs.
    ("Operation Examplar led to 13 arrests. All of these men were charged with lewd acts on a child under the age of "
     "14.", 13, "child_exploitation", None, None),
    # Goods are trafficked, clients solicited, and an inmate is held for what those who beat him did not do.
    ("Three people were charged with trafficking stolen guns.", 3, "other", None, None),
    ("Three people were charged with trafficking stolen women for sex.", 3, "trafficking", None, None),
    ("Six men were convicted of engaging in prostitution with a 16-year-old girl.",
     6, "child_exploitation", None, "male"),
]  # fmt: skip


def meant(text: str, value: int) -> Count:
    return [c for c in read(text).counts if c.number.value == value][-1]


@pytest.mark.parametrize(("text", "value", "offense", "age_group", "gender"), KINDS)
def test_kind(text: str, value: int, offense: str | None, age_group: str | None, gender: str | None) -> None:
    count = meant(text, value)
    assert (count.offense, count.age_group, count.gender) == (offense, age_group, gender)


def test_those_charged_are_those_arrested() -> None:
    text = "Operation Examplar ended with the arrest of 15 individuals. Prosecutors charged {} defendants with pimping."
    for number, offense in (("15", "trafficking"), ("14", None)):
        told = {c.measure: c.offense for c in read(text.format(number)).counts}
        assert told == {"arrests": offense, "charged": "trafficking"}
