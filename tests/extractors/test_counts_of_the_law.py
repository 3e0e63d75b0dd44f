"""Officers who are those accused, and the convictions that an office wins. All texts are invented."""

import pytest

from extractors.reader import read

TOLD = {
    "Two former deputies have been convicted of a misdemeanor.": [("convicted", 2)],
    "Three correctional officers were arrested and charged with smuggling phones.": [("arrests", 3), ("charged", 3)],
    "A grand jury indicted four sheriff's deputies for assault.": [("charged", 4)],
    "The jury convicted three former jail sergeants of assault.": [("convicted", 3)],
    "Six Police Officers Plead Guilty": [("convicted", 6)],
    "The District Attorney Charges Two Exampleville Police Officers for the Beating of a Vendor": [("charged", 2)],
    "Nine attorneys were indicted for insurance fraud.": [("charged", 9)],
    "Charges Filed Against Three Exampleville Police Officers": [("charged", 3)],
    "Two former Intake and Release Officers were convicted today of abusing their hours.": [("convicted", 2)],
    "Charges were filed against 58 gang and gang-related defendants.": [("charged", 58)],
    "Deputies arrested 14 gang and motel rooms.": [],
    "Investigators identified a second victim and two men.": [],
    "The unit obtained 90 misdemeanor convictions.": [("convicted", 90)],
    "His five co-defendants were previously convicted.": [("convicted", 5)],
    "The unit watches 90 offenders previously convicted of sex crimes.": [],
    "Investigators identified a second victim and ten more boys.": [("victims_identified", 10)],
    "The search led to the identification of one victim and four additional girls.": [
        ("victims_identified", 1),
        ("victims_identified", 4),
    ],
    "The driver identified a second suspect and two more men.": [],
    # what they did, or what was done to them
    "Two officers arrested nine men.": [("arrests", 9)],
    "Criminal charges were not filed against the other five officers.": [],
    "Charges were not filed against the 14 men.": [],
    "Four deputies went to jail to hear him.": [],
    "Two prosecutors charged the man.": [],
    "Three deputies were shot, and the man was arrested.": [],
    "A man charged with assaulting two officers was sentenced to prison.": [],
    "He was arrested by three deputies.": [],
    "Two detectives were identified as victims.": [],
    # convictions of an office
    "The unit obtained over 55 convictions.": [("convicted", 55)],
    "As an office, we were able to secure 982 drunken driving convictions that year.": [("convicted", 982)],
    "Since it began, the unit has obtained over 300 felony convictions.": [("convicted", 300)],
    "The team secured 40 convictions against the 44 men.": [("convicted", 40), ("convicted", 44)],
    # of one man, of cases, of a career
    "The unit won three convictions.": [],
    "Prosecutors won nine convictions against the landlord.": [],
    "The unit won 30 convictions in its trials.": [],
    "She has won 120 convictions in her years as a prosecutor.": [],
    "Examplar, who obtained 40 convictions as a young prosecutor, retires in May.": [],
}


@pytest.mark.parametrize("text", TOLD)
def test_the_law_is_counted_where_it_is_accused_and_where_it_wins(text: str) -> None:
    assert [(count.measure, count.number.value) for count in read(text).counts] == TOLD[text]


def test_those_named_before_an_and_are_not_all_of_the_noun_behind_it() -> None:
    (count,) = read("Police charged 14 student and adult drivers.").counts
    assert (count.number.value, count.age_group) == (14, None)


def test_what_prosecutors_declined_and_complaints_are_no_arrests_of_a_table() -> None:
    heads = "Month\nArrests\nDeclined Prosecution\nCriminal Court Complaints\n"
    rows = "January\n41\n5\n36\nFebruary\n52\n7\n45\nMarch\n38\n4\n34\n"
    found = read(f"Exampleville District Attorney\n\n{heads}{rows}").counts
    assert [(count.measure, count.number.value) for count in found] == [("arrests", n) for n in (41, 52, 38)]
