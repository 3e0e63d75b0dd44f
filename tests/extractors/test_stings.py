"""Stings as police and sheriffs tell of them: who was held, who gave up, what they did. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
from extractors.reader import read

Told = list[tuple[str, int, str | None, str | None, str | None]]


def told(text: str) -> Told:
    counts = read(text, Context(published="2031-05-20")).counts
    return [(c.measure, c.number.value, c.offense, c.age_group, c.gender) for c in counts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A week of stings ended in handcuffs for 14 men.", [("arrests", 14, None, None, "male")]),
        ("The meeting ended with an arrest for three would-be buyers.", [("arrests", 3, "buying", None, None)]),
        ("The night ended in tears for 14 men.", []),
        ("Two suspects later turned themselves in at the jail.", [("arrests", 2, None, None, None)]),
        ("Two men have turned themselves over to police.", [("arrests", 2, None, None, "male")]),
        ("Deputies arrested nine men. Two more later turned themselves in.",
         [("arrests", 9, None, None, "male"), ("arrests", 2, None, None, None)]),
        ("Three suspects have not turned themselves in.", []),
        ("Police are asking two men to turn themselves in.", []),
        ("Two men turned themselves around.", []),
        ("The arrest total stands at 44.", [("arrests", 44, None, None, None)]),
        ("The arrest count for the week has now reached 44.", [("arrests", 44, None, None, None)]),
        ("The number of men arrested has risen to 18.", [("arrests", 18, None, None, "male")]),
        ("The arrest report stands at 44 pages.", []),
        ("Nine men caught in a sting were indicted for pandering.", [("charged", 9, "trafficking", None, "male")]),
    ],
)  # fmt: skip
def test_who_was_held_is_read_in_many_words(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four men - ages 22, 31, 45 and 60 - were arrested.", [("arrests", 4, None, "adult", "male")]),
        ("Deputies arrested three women – ages 19, 24 and 33 – on Friday.", [("arrests", 3, None, "adult", "female")]),
        ("Two men (34 and 41) were arrested.", [("arrests", 2, None, "adult", "male")]),
        ("Two girls (aged 14 and 16) were rescued.", [("rescues", 2, None, "minor", "female")]),
        ("The men - ages 19, 24 and 33 - were arrested.", []),
    ],
)
def test_ages_between_dashes_or_in_brackets_are_of_all(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(5) females were arrested for prostitution.", [("arrests", 5, "selling", None, "female")]),
        ("(12) adult males arrested for soliciting\n(3) females arrested for prostitution",
         [("arrests", 12, "buying", "adult", "male"), ("arrests", 3, "selling", None, "female")]),
        ("(2) Persons who pay for sex are arrested here.", []),
        ("(213) 555-0100 is where men arrested can call.", []),
        ("- Served 44 search warrants\n- Arrested 12 suspects",
         [("search_warrants", 44, None, None, None), ("arrests", 12, None, None, None)]),
        ("- Drafted 44 search warrants\n- Arrested 12 suspects", [("arrests", 12, None, None, None)]),
    ],
)  # fmt: skip
def test_lines_of_a_list_count_by_their_first_words(text: str, expected: Told) -> None:
    assert told(text) == expected


def test_nobody_is_of_no_gender() -> None:
    assert told("One man was cited for trespassing. None was arrested.") == [
        ("citations", 1, "other", None, "male"), ("arrests", 0, None, None, None),
    ]  # fmt: skip
    assert told("Nine women were arrested. None of the women was charged.")[-1] == (
        "charged", 0, None, None, "female",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three juveniles were taken into protective custody.", [("rescues", 3, None, "minor", None)]),
        ("Two men were taken into protective custody.", []),
        ("The driver's two children were placed in protective custody.", []),
        ("Two women were taken into custody, and a child was placed in protective custody.",
         [("arrests", 2, None, None, "female")]),
        ("Officers found four women being held against their will.", [("victims_identified", 4, None, None, "female")]),
        ("Officers located three women being forced into the trade.",
         [("victims_identified", 3, None, None, "female")]),
        ("A driver said three women were held captive.", []),
        ("Officers found two cars being sold.", []),
        ("Seven men face misdemeanors.", [("charged", 7, "other", None, "male")]),
        ("Seven men face the sea.", []),
        ("One man was arrested for pandering. Two other men were detained and released.",
         [("arrests", 1, "trafficking", None, "male"), ("arrests", 2, None, None, "male")]),
        ("One man was arrested for pandering. Two other men were detained.",
         [("arrests", 1, "trafficking", None, "male"), ("arrests", 2, "trafficking", None, "male")]),
        ("Street check: 18 arrested, 4 vehicles towed, 2 guns seized.", [("arrests", 18, None, None, None)]),
        ("Street check: 18 arrested for guns, 4 vehicles towed.", [("arrests", 18, "other", None, None)]),
    ],
)  # fmt: skip
def test_what_became_of_those_found(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputies held 17 women for prostitution. Detectives said four of them were trafficking victims.",
         [("arrests", 17, "selling", None, "female"), ("victims_identified", 4, None, None, "female")]),
        ("Deputies arrested 17 women for prostitution, four of whom were offered services.",
         [("arrests", 17, "selling", None, "female"), ("victims_assisted", 4, None, None, "female")]),
        ("Deputies arrested 17 women. All 17 were offered services.",
         [("arrests", 17, None, None, "female"), ("victims_assisted", 17, None, None, "female")]),
        ("Deputies rescued nine girls and arrested 17 men. Four of them were offered services.",
         [("rescues", 9, None, "minor", "female"), ("arrests", 17, None, None, "male"),
          ("victims_assisted", 4, None, "minor", "female")]),
        ("Two men were both arrested at the spa.", [("arrests", 2, None, None, "male")]),
    ],
)  # fmt: skip
def test_victims_among_those_held_are_of_their_gender(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputies rounded up 16 men who solicited who they thought were 12- and 13-year-old boys.",
         [("arrests", 16, "child_exploitation", None, "male")]),
        ("Deputies rounded up 16 men who went to a motel.", [("arrests", 16, None, None, "male")]),
        ("Deputies arrested 16 men for soliciting 12 and 13 year old boys.",
         [("arrests", 16, "child_exploitation", None, "male")]),
        ("Sixteen men were arrested. They face charges of lewd or lascivious battery and sending matter harmful to a "
         "child.", [("arrests", 16, "child_exploitation", None, "male")]),
        ("Sixteen men were arrested. They face charges of battery.", [("arrests", 16, "other", None, "male")]),
        ("Six arrests were made. Of them, five were men, one was a woman, ages 31 to 52.",
         [("arrests", 6, None, "adult", None), ("arrests", 5, None, "adult", "male"),
          ("arrests", 1, None, "adult", "female")]),
        ("Nine arrests were made. Of them, five were men, one was a woman, aged 31 to 52.",
         [("arrests", 9, None, None, None), ("arrests", 5, None, None, "male"),
          ("arrests", 1, None, "adult", "female")]),
        ("Agents freed 640 children from sex trafficking. The investigations and subsequent 212 convictions go on.",
         [("rescues", 640, None, "minor", None), ("convicted", 212, None, None, None)]),
        ("The judge spoke of subsequent 212 convictions.", []),
    ],
)  # fmt: skip
def test_whom_they_sought_and_how_old_they_are(text: str, expected: Told) -> None:
    assert told(text) == expected


def test_drugs_beside_trafficking_are_not_what_was_trafficked() -> None:
    assert told("Police arrested nine people on trafficking and drug charges.") == [("arrests", 9, None, None, None)]
    assert told("Police arrested nine people for trafficking of drugs.") == [("arrests", 9, "other", None, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In fall, the agents announced that 16 children ages 12 to 17 were recovered in Ohio.",
         [("rescues", 16, None, "minor", None)]),
        ("The sting led to charges against 16 men ages 22 to 57 who answered it.",
         [("charged", 16, None, "adult", "male")]),
        ("The sheriff ages 16 wines a year.", []),
        ("Agents recovered two girls, one of whom was described as their first case.",
         [("rescues", 2, None, "minor", "female")]),
        ("Agents recovered two girls, one of whom was found in a motel.",
         [("rescues", 2, None, "minor", "female"), ("rescues", 1, None, "minor", "female")]),
    ],
)  # fmt: skip
def test_ages_without_a_comma_hide_nobody(text: str, expected: Told) -> None:
    assert told(text) == expected


def test_those_whom_we_arrested_are_read_whatever_they_allegedly_did() -> None:
    text = '"The 19 people we arrested allegedly used chat rooms to find buyers," he said.'
    assert told(text) == [("arrests", 19, "buying", None, None)]
    assert told("The 19 men who were arrested allegedly used phones.") == [("arrests", 19, None, None, "male")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputies managed to round up 34 people.", [("arrests", 34, None, None, None)]),
        ("Baker, 33 Others Arrested in Sting\n\nDeputies arrested 34 people on Friday.",
         [("arrests", 34, None, None, None)]),
        ("Baker, 33 Others Arrested in Sting\n\nDeputies arrested 54 people on Friday.",
         [("arrests", 33, None, None, None), ("arrests", 54, None, None, None)]),
        ("Deputies arrested five men.\n*Three others were also arrested in this case",
         [("arrests", 5, None, None, "male"), ("arrests", 3, None, None, "male")]),
        ("Fourteen men were arrested in a prostitution sting.", [("arrests", 14, "buying", None, "male")]),
        ("Five women were arrested in a prostitution sting.", [("arrests", 5, "selling", None, "female")]),
        ("Nineteen people were arrested in a prostitution sting.", [("arrests", 19, None, None, None)]),
        ("Police fined 14 people in efforts to curb demand for commercial sex.",
         [("citations", 14, "buying", None, None)]),
        ("Police arrested 14 men. In all cases, the men, ranging in age between 22 and 61, came to a motel.",
         [("arrests", 14, None, "adult", "male")]),
        ("Police arrested 14 men. One of these raids was on the street. Another one was web-based for people with ads, "
         "the other one in a mill.", [("arrests", 14, None, None, "male")]),
        ("Police arrested 14 men. Another one was cited.",
         [("arrests", 14, None, None, "male"), ("citations", 1, None, None, "male")]),
        ("Two children under the age of six were put into protective custody and left to the department of "
         "social services.", [("rescues", 2, None, "minor", None)]),
    ],
)  # fmt: skip
def test_stings_as_the_news_tell_of_them(text: str, expected: Told) -> None:
    assert told(text) == expected


def test_ages_behind_quoted_words_are_read() -> None:
    text = 'Police arrested 32 "buyers" in a motel. The "buyers," range in age from 22 to 61.'
    assert told(text) == [("arrests", 32, "buying", "adult", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Agents made 31 arrests for child sexual abuse material. Six were for hands-on abuse.",
         [("arrests", 31, "child_exploitation", None, None), ("arrests", 6, "child_exploitation", None, None)]),
        ("Five women were arraigned on multiple charges including pandering.", [("charged", 5, None, None, "female")]),
        ("Five women were arraigned on charges including pandering.",
         [("charged", 5, "trafficking", None, "female")]),
        ("Prostitution sting ends\n\nTroopers said that 37 men had been arrested.",
         [("arrests", 37, "buying", None, "male")]),
        ("Police arrested 21 men. The ages of the suspects ranged from 24 to 66.",
         [("arrests", 21, None, "adult", "male")]),
        ("Police on traffickers: officers reported 63 convictions that year.",
         [("convicted", 63, "trafficking", None, None)]),
    ],
)  # fmt: skip
def test_units_and_troopers_on_what_they_did(text: str, expected: Told) -> None:
    assert told(text) == expected
