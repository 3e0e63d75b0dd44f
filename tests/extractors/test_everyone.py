"""What is said of all those counted, who is named away from the number, who is left out. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

# (text, value of the figure meant, age group, gender)
TOLD = [
    ("Deputies arrested 18 people. The 18 range in age from 20 to 55.", 18, "adult", None),
    ("Police arrested nine people. Ages 25 to 49. All were booked.", 9, "adult", None),
    ("Six victims were rescued on Tuesday. The victims were all girls.", 6, "minor", "female"),
    ("Police arrested 14 people. All of them were adult men.", 14, "adult", "male"),
    ("Twelve people were arrested and four victims rescued. The victims are all juveniles.", 12, None, None),
    ("Twelve people were arrested and four victims rescued. The victims are all juveniles.", 4, "minor", None),
    ("Twelve people were arrested and four victims rescued. All were women.", 12, None, None),
    ("Twelve people were arrested. They were men and women.", 12, None, None),
    ("Twelve people were arrested. The decoys were adults.", 12, None, None),
    ("Police arrested 12 people. They were overwhelmingly male: 11 men, one woman.", 12, None, None),
    # Ages behind all those of a sentence, and behind somebody else.
    ("Two sisters were recovered in Examplar, 16 and 17 years old.", 2, "minor", "female"),
    ("Three sisters were recovered in Examplar, 16 and 17 years old.", 3, None, "female"),
    ("Five victims were identified that week, four women and one man, between 21 and 36 years old.", 5, "adult", None),
    ("Five victims were identified, four women and one man, between 21 and 36 years old.", 1, "adult", "male"),
    ("Police arrested 14 women in their 20s and 30s for prostitution.", 14, "adult", "female"),
    ("Police arrested 14 men for luring girls between 12 and 15 years old.", 14, None, "male"),
    # All of those told of before.
    ("Aides freed 26 women, the youngest 20 and the oldest 60. All 26 women were offered help.", 26, "adult", "female"),
    ("Adults served in 2019 came to 302.", 302, "adult", None),
    ("In May the team recovered 12 juveniles in Ohio. In June it recovered 13 others in Utah.", 13, "minor", None),
    ("Deputies arrested 11 men for luring. Four were charged with pimping.", 4, None, "male"),
    ("Arrested were 34 men, six women and one juvenile, for a total of 41.", 41, None, None),
]
HELD_FOR = [
    ("Arrests for pimping numbered 24 in 2011 and 31 in 2012.", 31, "trafficking"),
    ("Operation Examplar, an inquiry into organized sex trafficking, led to nine arrests.", 9, None),
    ("Police arrested 16 people who had come to buy sex or to sell it.", 16, None),
]


@pytest.mark.parametrize(("text", "value", "age_group", "gender"), TOLD)
def test_what_is_said_of_all(text: str, value: int, age_group: str | None, gender: str | None) -> None:
    found = {(count.age_group, count.gender) for count in read(text).counts if count.number.value == value}
    assert found == {(age_group, gender)}


@pytest.mark.parametrize(("text", "value", "offense"), HELD_FOR)
def test_what_is_laid_to_nobody_or_named_before(text: str, value: int, offense: str | None) -> None:
    (count,) = [count for count in read(text).counts if count.number.value == value]
    assert count.offense == offense
