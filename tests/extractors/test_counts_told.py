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
    "Seven men were arrested at the fair, all seven from Ohio.": [("arrests", 7)],
    "Deputies arrested nine people, seven from Ohio and two from Indiana.": [("arrests", 9)],
    "Deputies rescued nine girls, seven from Fulton County.": [("rescues", 9), ("rescues", 7)],
    "The raids led to 50 convictions, 12 of them for life.": [("convicted", 50)],
    "The unit won 50 convictions, 12 of them for life.": [("convicted", 50)],
    "The strike force charged 70 people and obtained 55 convictions.": [("charged", 70), ("convicted", 55)],
    "The week brought 40 arrests and 12 convictions.": [("arrests", 40), ("convicted", 12)],
    "The bureau filed charges against 40 people and obtained 30 convictions in its cases.": [("charged", 40)],
    "He asks how there can be a crime and not one arrest.": [],
    "Each defendant is charged with three to 24 counts of burglary.": [],
    "Put in handcuffs: 95.": [("arrests", 95)],
    "By county, the arrests were Examplar 12, Sampleton 9 and Springfield 2.": [
        ("arrests", 12), ("arrests", 9), ("arrests", 2),
    ],
    "Arrests by agency: Examplar PD 12, Sampleton PD 9.": [("arrests", 12), ("arrests", 9)],
    "Seven (7) men were arrested by twelve (12) officers.": [("arrests", 7)],
    "Deputies arrested 12 men. Ten investigators are assigned, two of them part time.": [("arrests", 12)],
    "Deputies rescued 14 victims (12 women and two girls).": [("rescues", 14), ("rescues", 12), ("rescues", 2)],
    "Seven victims were rescued, and one of the seven is a minor.": [("rescues", 7), ("rescues", 1)],
    "Seven men were arrested, and one of the seven is a teacher.": [("arrests", 7)],
    "The task force made 80 arrests. Twenty of these go back to one hotel room.": [("arrests", 80), ("arrests", 20)],
    "In May police arrested 20 men; in June they arrested 15. That comes to 35 men.": [
        ("arrests", 20), ("arrests", 15), ("arrests", 35),
    ],
    "No one was charged with prostitution.": [("charged", 0)],
    "No one is above the law, the sheriff said.": [],
    "Adults identified in 2019 came to 302.": [("victims_identified", 302)],
    "Roughly four out of five of those rescued came from elsewhere.": [],
    "Online predator detail: nine in custody": [("arrests", 9)],
    "Health care was given to 66 of the children. Marshals rescued 80 children.": [
        ("victims_assisted", 66), ("rescues", 80),
    ],
    "Four women whom detectives met on Monday were introduced to advocates.": [("victims_assisted", 4)],
    "Two women helped the police.": [],
    "Deputies made 143 arrests and recovered 55 people. Among the arrests, 52 were for buying sex.": [
        ("arrests", 143), ("rescues", 55), ("arrests", 52),
    ],
    "That week we got four victims out.": [("rescues", 4)],
    "Seven potential victims came through the door.": [("victims_identified", 7)],
    "Detectives believe there are seven potential victims.": [],
    "The sweep made 90 arrests. Among those held were 56 men who tried to buy sex.": [("arrests", 90), ("arrests", 56)],
    "Agents rescued four children. Two of these were girls of 16 and 17.": [("rescues", 4), ("rescues", 2)],
    "Two women were rescued. Nobody who got out of the van was seen again.": [("rescues", 2)],
    "Police arrested 20 men in May and 21 in June, for a total of 41.": [
        ("arrests", 20), ("arrests", 21), ("arrests", 41),
    ],
    "At hotels 32 people were arrested, and at massage parlors eight women.": [("arrests", 32), ("arrests", 8)],
    "Deputies made 57 arrests. In a poll of our nine teams, eight said that it had changed.": [("arrests", 57)],
    "The marshals found nine people whom relatives had reported missing.": [("missing_located", 9)],
    "Fifty people, women and men both, were arrested.": [("arrests", 50)],
    "Agents identified 19 victims, including seven minors, and arrested 12 traffickers.": [
        ("victims_identified", 19), ("victims_identified", 7), ("arrests", 12),
    ],
    "Police arrested 30 people. Five were women, the rest men.": [("arrests", 30), ("arrests", 5)],
    "Thirteen girls were rescued or identified as victims.": [("rescues", 13)],
    "A man killed three women who hired him to help with repairs.": [],
    "Their priority is making sure no one is held for robbery.": [],
    "None of the men identified by a witness took part in the fight.": [],
    "DRIVER SENTENCED\nFOR HITTING AND INJURING\nTWO WOMEN IN SAMPLETON\n": [],
    "86% Conviction Rate\n3 Exonerations\n": [],
    "She returned home and put their two children to bed.": [],
    "Lee Examplar put both girls in a Sampleton hotel room.": [],
    "Both men are in custody for parole violations.": [],
    "MAN SENTENCED TO LIFE FOR STABBING\n*Two co-defendants are on trial for their part\n": [],
    "In 2007, LeVoide approached two separate victims and sold them shares.": [],
    "He is free for a year on each of the four separate convictions.": [],
    "MAN SENTENCED TO\nTEN YEARS IN PRISON FOR\nHARMING\nFIVE FEMALE RELATIVES AGES 5 TO 11\n": [],
    "Taken out of trafficking: 63 people, 14 of whom had not turned 18.": [("rescues", 63), ("rescues", 14)],
    "Arrested: nine. Eight men, one woman.": [("arrests", 9), ("arrests", 8), ("arrests", 1)],
    "The county made 22 arrests on state charges and 9 on other grounds.": [("arrests", 22), ("arrests", 9)],
    "The sweep took in 31 would-be buyers along with six traffickers.": [("arrests", 31), ("arrests", 6)],
    "Deputies arrested 30 men. The county runs five shelters, three of them in town.": [("arrests", 30)],
    "Deputies arrested 30 men. One last word.": [("arrests", 30)],
    "Deputies arrested 30 suspects. They met 14 more who show signs of being trafficked.": [
        ("arrests", 30), ("victims_identified", 14),
    ],
}  # fmt: skip
LINES = {
    "VICTIMS SERVED, 2019\nTotal: 210\nBy gender\nFemale: 180\nMale: 30\n": [
        ("victims_assisted", 210), ("victims_assisted", 180), ("victims_assisted", 30),
    ],
    "EXAMPLAR COUNTY\n10 arrests: Sampleton 5, Springfield 3, Exampleville 2\n": [
        ("arrests", 10), ("arrests", 5), ("arrests", 3), ("arrests", 2),
    ],
    "Hotline calls\nTotal: 400\nFemale: 20\n": [],
    "Fiscal Year | Individuals arrested\n2015 | 1,437\n2016 | 952\n": [("arrests", 1437), ("arrests", 952)],
    "          Arrests    Search warrants\nBlue Kite (May)     10      3\nAll of 2022     22      11\n": [
        ("arrests", 10), ("search_warrants", 3), ("arrests", 22), ("search_warrants", 11),
    ],
    "Place, date | offered services | also identified\nOperation Lark (Examplar, May) | 5 | 30\n": [
        ("victims_assisted", 5), ("victims_identified", 30),
    ],
    "WOMEN RESCUED        BUYERS ARRESTED\n18  Examplar          21  Sampleton\n": [("rescues", 18), ("arrests", 21)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), [*SENTENCES.items(), *LINES.items()])
def test_what_is_counted(text: str, figures: list[tuple[str, int]]) -> None:
    assert sorted((count.measure, count.number.value) for count in read(f"{text}\n").counts) == sorted(figures)
