"""Numbers that add up to a figure, and numbers that answer a question. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

ADDING_UP = {
    "Detectives arrested 244 people. 141 drove to a house to pay for sex. Another 93 came to sell it. The remaining 10 "
    "drove somebody there.": [244, 141, 93, 10],
    "Deputies jailed 28 people. Twenty wanted to buy sex. The remaining eight fit in neither box.": [28, 20, 8],
    "The four days produced sixty arrests. Sampleton had two of these. All the others, 58, took place in Examplar.": [
        60, 2, 58,
    ],
    "The arrests came to 31. Two dozen of those were for luring. The other seven people had driven in to meet a "
    "child.": [31, 24, 7],
    "Deputies arrested 12 men.\n\n- 9 buyers\n- three massage parlor employees\n": [12, 9, 3],
    "Deputies arrested 12 men. Eight live in Examplar County and four in Sampleton.": [12],
    "Deputies arrested 12 men. As of noon eight of them are still our guests, and four have bailed out.": [12],
    "Deputies arrested 12 men. Two detectives and ten deputies worked the detail.": [12],
    "Deputies arrested 12 men. The sting took seven hours and five rooms.": [12],
    "Deputies arrested 12 men. The youngest is seven and the oldest five years from retirement.": [12],
    "Deputies arrested 90 people. Fifty of them were buyers. Another 40 were interviewed.": [90, 50],
    "Deputies arrested 12 men. A bus held seven, and a van had room for five.": [12],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ADDING_UP.items())
def test_what_adds_up_divides(text: str, expected: list[int]) -> None:
    figures = read(text).counts
    assert [figure.number.value for figure in figures] == expected
    assert {figure.measure for figure in figures} == {"arrests"}


def test_shares_that_add_up_are_tied_to_their_total() -> None:
    text = "We gave shelter to 134 girls. Sex trafficking was what 113 of them had lived through, the land what 21 had."
    assert [(c.measure, c.number.value, c.part_of) for c in read(text).counts] == [
        ("victims_assisted", 134, None), ("victims_assisted", 113, 0), ("victims_assisted", 21, 0),
    ]  # fmt: skip


ANSWERS = {
    "How many arrests? 12.": [("arrests", 12)],
    "How many people were arrested? Twelve.": [("arrests", 12)],
    "How many people were arrested? None.": [("arrests", 0)],
    "Q: How many were arrested?\nA: Twelve.": [("arrests", 12)],
    "How many arrests were there? Nine, every one at the door. Eight are men. One is a woman.": [
        ("arrests", 9), ("arrests", 8), ("arrests", 1),
    ],
    "How many victims were rescued? We counted four.": [("rescues", 4)],
    "How many tips came in? Twelve.": [],
    "How many officers took part? Forty.": [],
    "How many people were arrested? That is told on Monday, when two offices meet.": [],
    "How many people were arrested?\n\n\n\n\n\n\n\nTwelve.": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ANSWERS.items())
def test_an_answer_is_said_of_what_was_asked(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(c.measure, c.number.value) for c in read(text).counts] == expected


OTHERS = {
    "By the end of the four-night prostitution sting 72 men had been arrested, a clerk among them.": [("arrests", 72)],
    "Officers arrested four people. One was a buyer. One was a seller. Two were lookouts.": [
        ("arrests", 4), ("arrests", 1), ("arrests", 1), ("arrests", 2),
    ],
    "Nine states arrested 102 men. Who arrested how many? Ohio finished with five. There were three in Iowa.": [
        ("arrests", 102), ("arrests", 5), ("arrests", 3),
    ],
    "Not before last year had there been three stings in one month.": [("operations", 3)],
    "Officers arrested 12 men. Nine were schoolteachers.": [("arrests", 12), ("arrests", 9)],
    "Officers arrested 12 men. Nine were residents of Sampleton.": [("arrests", 12)],
    "Officers arrested 12 men. Nine were still our guests at noon.": [("arrests", 12)],
    "Three women and girls proved to be victims of human trafficking.": [("victims_identified", 3)],
    "The total charged since October 2016 is now 38.": [("charged", 38)],
    "Three girls between 14 and 17 were recovered.": [("rescues", 3)],
    "Officers met 53 potential victims. Of the 53 potential victims, 40 accepted a referral to services.": [
        ("victims_identified", 53), ("victims_assisted", 40),
    ],
    "Of the 53 victims identified in May, 40 accepted a referral to services.": [
        ("victims_identified", 53), ("victims_assisted", 40),
    ],
    "Nine people were arrested. Two of the nine are also charged with possession of methamphetamine.": [
        ("arrests", 9), ("charged", 2),
    ],
    "Arrests came to five. Three more people are accused of promoting prostitution.": [("arrests", 5), ("arrests", 3)],
    "Five victims were met. Three people are accused of promoting prostitution.": [("victims_identified", 5)],
    "There are three stings to come.": [],
    "The operation included six search warrants.": [("search_warrants", 6)],
    "The office was included in six search teams.": [],
    "Nine young people who had run away were located.": [("missing_located", 9)],
    "Nine young people who had run a race were located.": [],
    "Counselors found beds for nine victims.": [("victims_assisted", 9)],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OTHERS.items())
def test_figures(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(c.measure, c.number.value) for c in read(text).counts] == expected


NOBODY = {
    "The spa and its manager were both convicted of pandering.": [],
    "The owner and his manager were both convicted of pandering.": [2],
    "Nobody is arrested for talk.": [],
    "Jordan Examplar\n, 31, San Diego, was charged on Friday: a felony, pandering.": [],
    "Four co-defendants have been sentenced, and one is pending trial.": [4],
    "Nobody is arrested so far.": [0],
    "Nine men were convicted. Two are no small fry.": [9, 2],
    "Nine men were convicted. Two is no small number.": [9],
    "Officers arrested nine men. None of them was the boy in the chat.": [9],
    "Officers arrested nine men. None of them was a young boy.": [9, 0],
    "The sweep found nine victims. Four accepted help.": [9, 4],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NOBODY.items())
def test_numbers_that_count_nobody(text: str, expected: list[int]) -> None:
    assert [c.number.value for c in read(text).counts] == expected
