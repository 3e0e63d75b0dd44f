"""Whose kind a figure has that says none, or not all, of its own. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

# (text, value of the figure meant, gender)
GENDERS = [
    ("SAMPLETON - A three-day sting brought 23 arrests. None of the 23 men lives in Sampleton.", 23, "male"),
    ("SAMPLETON - A three-day sting brought 23 arrests. Two of the 23 men brought guns.", 23, "male"),
    ("SAMPLETON - A three-day sting brought 23 arrests. The 23 men and women go to court in May.", 23, None),
    ("SAMPLETON - A three-day sting brought 23 arrests. Nine of the 23 were men.", 23, None),
    ("SAMPLETON - Deputies rescued six people from a farm. The six women owed money to its owner.", 6, "female"),
    ("SAMPLETON - Deputies rescued six people from a farm. The six women detectives were praised.", 6, None),
    ("SAMPLETON - Deputies rescued six people from a farm. The six men sat in court on Monday.", 6, None),
    ("SAMPLETON - Deputies rescued six people, two of them women. The six men spoke to a nurse.", 6, None),
]
# (text, value of the figure meant, age group, gender)
LIKENED = [
    ("SAMPLETON - The unit recovered 41 girls in 2021, up from 30 in 2020.", 30, "minor", "female"),
    ("SAMPLETON - The unit recovered 41 girls in 2021, and six people in 2020.", 6, None, None),
    ("SAMPLETON - Nine women were identified as victims, and four were taken to a shelter.", 4, None, "female"),
    ("SAMPLETON - Nine women were identified as victims; four men were arrested.", 4, None, "male"),
    ("SAMPLETON - For juvenile victims the number recovered was 87 in May.", 87, "minor", None),
    ("SAMPLETON - Police had four men in jail by noon. Seven more were arrested that night.", 7, None, "male"),
    (
        "SAMPLETON - Police served nine warrants and found 14 victims, the youngest 33. Six took a bed.",
        6,
        "adult",
        None,
    ),
    ("SAMPLETON - Six women were rescued. The youngest is in her early twenties.", 6, "adult", "female"),
    ("SAMPLETON - Six women were rescued. The youngest had spent three years in the twenties.", 6, None, "female"),
    ("SAMPLETON - Officers identified one woman, an adult, as a victim.", 1, "adult", "female"),
    ("SAMPLETON - Ten were arrested: four of them are in their 20s and six are in their 50s.", 10, "adult", None),
    ("SAMPLETON - Agents executed four search warrants at inns, and 13 victims were found, the youngest 31. Six "
     "have since accepted help.", 6, "adult", None),
    ("SAMPLETON - Police arrested 19 men. Of these, four thought they were meeting an underage girl.", 4, None, "male"),
    ("SAMPLETON - Detectives held a man for pimping women.\n\nVictims rescued: 107", 107, None, None),
    ("SAMPLETON - The number of victims assisted by the center reached 300. The bulk — 250 — were women, and 80 were "
     "minors.", 80, "minor", None),
    (
        "SAMPLETON - Sixteen were arrested: 14 were men who came to pay for sex; two are accused of pandering.",
        2,
        None,
        None,
    ),
    ("SAMPLETON - Nine women were identified as victims, and four were arrested.", 4, None, None),
    ("Offered services: nine women; three accepted", 3, None, "female"),
    ("Adult women identified as victims: 14", 14, "adult", "female"),
    ("Arrested for soliciting a minor: 14 men", 14, None, "male"),
    ("SAMPLETON - Officers arrested 14 boys for loitering.", 14, "minor", "male"),
]  # fmt: skip
# (text, value of the figure meant, offense)
OFFENSES = [
    ("SAMPLETON - Nine people were arrested at an inn: eight for prostitution, one for pimping.", 9, None),
    ("SAMPLETON - Nine people were arrested at an inn: eight for pandering, one for pimping.", 9, "trafficking"),
    ("SAMPLETON - A sting ended with nine arrests for prostitution. Eight are accused of prostitution, one of pimping.",
     9, None),
    ("SAMPLETON - Of the 63 people arrested, 48 were there to buy and 15 to sell.", 48, "buying"),
    ("SAMPLETON - Of the 63 people arrested, 48 were there to buy and 15 to sell.", 15, "selling"),
    ("SAMPLETON - Nine men were arrested for pandering. A detail in 2021 ended with three arrests for the same charge.",
     3, "trafficking"),
    ("SAMPLETON - Nine men were arrested for pandering. A sweep in 2021 ended with three arrests.", 3, None),
    ("SAMPLETON - Twelve were jailed in a sweep: 11 men accused of luring minors, and a woman accused of pandering.",
     11, "child_exploitation"),
    ("SAMPLETON - Police made 41 arrests in a sweep, nearly all for solicitation.", 41, None),
    ("SAMPLETON - In Operation Examplar 18 people were arrested. All of these are for soliciting.", 18, "buying"),
    ("SAMPLETON - In a sweep 18 people were arrested. The charge in each case is trafficking of persons.", 18,
     "trafficking"),
    ("SAMPLETON - In a sweep for buyers 18 people were arrested. Some had come to buy, some to sell.", 18, None),
    ("SAMPLETON - In a sweep 18 people in Mockville were arrested and two cited, all for pandering.", 18,
     "trafficking"),
    ("SAMPLETON - In a sweep 18 people in Mockville were arrested and two more cited for pandering.", 18, None),
    ("Thirteen accused of pandering\n\nSAMPLETON - In a vice sweep 13 people were arrested.", 13, "trafficking"),
    ("Two of the 13 accused of pandering\n\nSAMPLETON - In a vice sweep 13 people were arrested.", 13, None),
    ("SAMPLETON - In a sweep the number of customers arrested was 268.", 268, "buying"),
    ("SAMPLETON - In a sweep the number of people arrested was 268.", 268, None),
    ("SAMPLETON - The sweep led to 30 arrests. Apprehended for prostitution were 22 females.", 22, "selling"),
    ("SAMPLETON - A sting netted 25 people: 19 for solicitation, the rest for drugs.", 19, "buying"),
    ("SAMPLETON - Two managers were arrested in a sex trafficking case that began with a lost girl.", 2, None),
    ("SAMPLETON - Officers posing as prostitutes arrested 18 people on Friday.", 18, "buying"),
    ("SAMPLETON - Officers posing as customers arrested 18 people on Friday.", 18, "selling"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "gender"), GENDERS)
def test_people_are_called_again_by_their_number(text: str, value: int, gender: str | None) -> None:
    assert {count.gender for count in read(text).counts if count.number.value == value} == {gender}


@pytest.mark.parametrize(("text", "value", "age_group", "gender"), LIKENED)
def test_a_figure_is_the_like_of_one_before(text: str, value: int, age_group: str | None, gender: str | None) -> None:
    told = {(count.age_group, count.gender) for count in read(text).counts if count.number.value == value}
    assert told == {(age_group, gender)}


@pytest.mark.parametrize(("text", "value", "offense"), OFFENSES)
def test_what_a_figure_was_held_for(text: str, value: int, offense: str | None) -> None:
    assert {count.offense for count in read(text).counts if count.number.value == value} == {offense}


@pytest.mark.parametrize(
    ("told", "figures"),
    [
        ("Eight victims were identified; two of them were 17 and one was 15.", [(8, None), (2, "minor"), (1, "minor")]),
        ("Nine victims were identified; two of them were 27 when met.", [(9, None), (2, "adult")]),
        ("Deputies rescued two runaways, both 15.", [(2, "minor"), (2, "minor")]),
        ("Officers rescued three girls. One was 14, the others 16 and 17.", [(3, "minor"), (1, "minor")]),
        ("Two suspects, both women, were arrested.", [(2, None)]),
    ],
)
def test_one_age_of_several_people(told: str, figures: list[tuple[int, str | None]]) -> None:
    assert [(count.number.value, count.age_group) for count in read(told).counts] == figures


@pytest.mark.parametrize(
    ("told", "offense"),
    [
        # a release that speaks of no crime says nothing of what they were held for; one that does, and of no other
        # than these, is about such
        ("In 2015 deputies arrested 23 people.", None),
        ("In 2015 deputies arrested 23 people. The burglary ring had four houses.", "other"),
        ("Deputies arrested five boys in connection with attacking two clerks.", "other"),
        ("A mother was sentenced. She and a friend, both of Springfield, were arrested in 2020.", "other"),
    ],
)
def test_nobody_is_held_for_what_no_release_tells(told: str, offense: str | None) -> None:
    (count,) = read(told).counts
    assert count.offense == offense


def test_women_found_say_nothing_of_as_many_people_held() -> None:
    held, found = "Two people were arrested for theft.", "Two women were identified as victims."
    assert [count.gender for count in read(f"SAMPLETON - {found} {held}").counts] == ["female", None]


def test_an_age_of_one_alone_and_women_who_are_others() -> None:
    told = read("Deputies arrested nine men. Eight are in their thirties, and one is 17.").counts
    assert [(c.number.value, c.age_group) for c in told] == [(9, None), (8, "adult"), (1, "minor")]
    others = read("Deputies arrested 12 people. The 12 women rescued went home.").counts
    assert [(c.measure, c.gender) for c in others] == [("arrests", None), ("rescues", "female")]


@pytest.mark.parametrize(
    ("told", "offense"),
    [
        ("Nine were arrested in the sting on charges of engaging in prostitution after seeking to buy sex.", "buying"),
        ("Nine were arrested in the sting on charges of engaging in prostitution after midnight.", "selling"),
        ("Three men were held for soliciting a minor. Nine more were arrested on unrelated matters.", None),
        ("Three men were held for soliciting a minor. Nine more were arrested.", "child_exploitation"),
    ],
)
def test_what_those_last_told_of_were_held_for(told: str, offense: str | None) -> None:
    assert read(told).counts[-1].offense == offense


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("They made 44 arrests, 31 of them for soliciting.", [(44, None), (31, "buying")]),
        ("Of the 44 people arrested, 31 face charges of soliciting.", [(44, None), (31, "buying")]),
        ("Of the 44 people arrested in Ohio, 31 were johns.", [(44, None), (31, "buying")]),
        ("They arrested 44 people, with 31 charged with soliciting.", [(44, None), (31, "buying")]),
        ("They arrested 44 people for soliciting, 31 of them in Ohio.", [(44, "buying"), (31, "buying")]),
    ],
)
def test_what_some_were_held_for_says_nothing_of_all(told: str, kinds: list[tuple[int, str | None]]) -> None:
    for head in ("", "Ohio Police News\n\nOfficers were out for three nights, and they came home tired.\n\n"):
        assert [(count.number.value, count.offense) for count in read(head + told).counts] == kinds


def test_a_sting_for_johns_is_one_for_buyers() -> None:
    text = (
        "Ohio Police News\n\nThis weekend our unit ran a John operation on Market Street. {} 27 people were arrested."
    )
    assert [count.offense for count in read(text.format("")).counts] == ["buying"]
    assert [count.offense for count in read(text.replace("a John operation", "an operation")).counts] == [None]


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        # what is said of the men or of the women is said of those alone, where they are counted apart
        ("The men were charged with soliciting. The women were charged with prostitution.",
         [(15, None, None), (10, "buying", None), (5, "selling", None)]),
        ("The men arrested range in age from 24 to 67.",
         [(15, None, None), (10, None, "adult"), (5, None, None)]),
        ("Those arrested range in age from 24 to 67.",
         [(15, None, "adult"), (10, None, "adult"), (5, None, "adult")]),
    ],
)  # fmt: skip
def test_what_is_said_of_men_is_not_said_of_women(told: str, kinds: list[tuple[int, str | None, str | None]]) -> None:
    text = f"Ohio News\n\nDeputies arrested 15 people in a sting, ten men and five women.\n\n{told}"
    assert [(count.number.value, count.offense, count.age_group) for count in read(text).counts] == kinds


def test_women_who_are_not_counted_are_charged_alone() -> None:
    text = "Ohio News\n\nDeputies arrested 15 people in a sting.\n\nThe women were charged with prostitution."
    (count,) = read(text).counts
    assert count.offense is None


def test_ages_told_of_victims_are_theirs() -> None:
    text = "Deputies arrested 15 people and rescued four girls. The girls were 14 to 17."
    assert [(count.measure, count.age_group) for count in read(text).counts] == [
        ("arrests", None),
        ("rescues", "minor"),
    ]


def test_a_first_name_is_no_buyer() -> None:
    text = (
        "Prosecutor John Examplar is satisfied to announce that his office is filing charges against two individuals."
    )
    assert [(count.measure, count.offense) for count in read(text).counts] == [("charged", "other")]
