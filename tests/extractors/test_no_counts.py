"""Ages and names are no counts, and what stands beside people is not said of them. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

OPENING = "Sample County News\n\nDeputies were out.\n\n"


def told(text: str) -> list[tuple[str, int]]:
    return [(count.measure, count.number.value) for count in read(OPENING + text).counts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three girls, ages 14, 15 and 16, were rescued from a motel.", [("rescues", 3)]),
        ("Three girls (14, 15 and 16) were rescued from a motel.", [("rescues", 3)]),
        ("Three girls – 14, 15 and 16 – were rescued from a motel.", [("rescues", 3)]),
        ("Three girls aged 14, 15, and 16 were rescued from a motel.", [("rescues", 3)]),
        ("Two girls, one 14 and the other 16, were rescued from a motel.", [("rescues", 2)]),
        ("Four men whose ages are 22, 31, 45 and 60 were arrested.", [("arrests", 4)]),
        ("Police arrested a 22-year-old man and two teens, 16 and 17.", [("arrests", 2)]),
        ("The youngest person arrested was 18, the oldest 73; the average age was 38.", []),
        ("The median age of the 44 arrested was 38.", [("arrests", 44)]),
        ("Two people - a man and his girlfriend, 29 - were arrested.", [("arrests", 2)]),
        # Numbers of people in a row are counts.
        ("Deputies rescued 14 girls, 15 boys and 16 women.", [("rescues", 14), ("rescues", 15), ("rescues", 16)]),
        # The number of an operation counts nobody.
        ("Police arrested 108 people during Operation Paper Lantern 2, a six-day sting.", [("arrests", 108)]),
        # Of nobody it is told that all were helped.
        ("Twelve women were met; none was arrested and all were offered services.", [("arrests", 0)]),
        ("Six women were rescued and all were offered services.", [("rescues", 6), ("victims_assisted", 6)]),
    ],
)
def test_ages_and_names_are_no_counts(text: str, expected: list[tuple[str, int]]) -> None:
    assert sorted(told(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested 27 people: 20 johns and seven prostitutes.",
         [(27, None, None), (20, "buying", 0), (7, "selling", 0)]),
        ("Police arrested 27 people for prostitution: 20 johns and seven prostitutes.",
         [(27, None, None), (20, "buying", 0), (7, "selling", 0)]),
        ("Police arrested 27 people for prostitution, including 20 men accused of soliciting and seven women.",
         [(27, None, None), (20, "buying", 0), (7, "selling", 0)]),
        ("Police arrested 27 people for prostitution, including 20 men and seven women.",
         [(27, "selling", None), (20, "selling", 0), (7, "selling", 0)]),
    ],
)  # fmt: skip
def test_a_sentence_with_a_colon_keeps_its_total(text: str, expected: list[tuple[int, str | None, int | None]]) -> None:
    counts = read(f"Sample Police News\n\n{text}").counts
    assert [(count.number.value, count.offense, count.part_of) for count in counts] == expected


@pytest.mark.parametrize("label", ["Arrests in Operation Paper Lantern 2", "Arrests by 12 deputies"])
def test_a_label_with_a_colon_heads_its_row(label: str) -> None:
    counts = read(f"Sample Police News\n\n{label}: 20\n").counts
    assert [(count.measure, count.number.value) for count in counts] == [("arrests", 20)]


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Two people, a man and a woman, were arrested.", None),
        ("Two people, all men, were arrested.", "male"),
    ],
)
def test_a_man_and_a_woman_are_of_no_one_gender(text: str, gender: str | None) -> None:
    assert [count.gender for count in read(OPENING + text).counts] == [gender]


def test_what_people_are_held_on_parts_no_date_from_them() -> None:
    text = "Police arrested seven people on solicitation charges on Jan. 24. The jail was full by Jan. 29."
    counts = read(f"Sample County Sheriff's Office\nOctober 12, 2022\n\nDeputies were out.\n\n{text}").counts
    assert [(count.period.first, count.period.last) for count in counts] == [("2022-01-24", "2022-01-24")]


@pytest.mark.parametrize(
    ("told_on", "first"),
    [
        ("officials said at a news conference on Jan. 11", None),
        ("officials said. It began work on Jan. 11, 2021", "2021-01-11"),
    ],
)
def test_a_first_year_does_not_begin_when_it_is_told_of(told_on: str, first: str | None) -> None:
    text = f"The task force has made 38 arrests in its first year, {told_on}."
    counts = read(f"Sample County Sheriff's Office\nJanuary 14, 2022\n\nDeputies were out.\n\n{text}").counts
    assert [count.period.first for count in counts] == [first]


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("Chandler police, with help from Mesa, arrested 33 people.", "Chandler, AZ"),
        ("Chandler police, assisted by officers from Mesa and the Tempe Police Department, arrested 33 people.",
         "Chandler, AZ"),
    ],
)  # fmt: skip
def test_who_helped_moves_no_figure(opening: str, place: str) -> None:
    counts = read(f"Sting nets 33\n\n{opening} Of those, 25 were booked into jail.").counts
    assert {count.place for count in counts} == {place}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The sting led to 44 arrests, with 31 for soliciting.", [(44, None, None), (31, "buying", 0)]),
        ("Police arrested 44 people, with nine agencies taking part.", [(44, None, None)]),
    ],
)
def test_some_are_told_behind_with(text: str, expected: list[tuple[int, str | None, int | None]]) -> None:
    counts = read(OPENING + text).counts
    assert [(count.number.value, count.offense, count.part_of) for count in counts] == expected


@pytest.mark.parametrize(
    ("text", "offense"),
    [
        ("In all, 31 people were arrested and officers seized drugs and two guns.", None),
        ("In all, 31 people were arrested over drugs and two guns.", "other"),
        ("Deputies rescued two women from prostitution and arrested nine people.", None),
        ("Deputies rescued two women and arrested nine people for prostitution.", "selling"),
    ],
)
def test_what_is_seized_or_left_behind_is_no_offense(text: str, offense: str | None) -> None:
    assert [count.offense for count in read(OPENING + text).counts if count.measure == "arrests"] == [offense]


def test_so_many_counts_of_a_crime_against_a_child_and_who_were_conspired_with() -> None:
    assert not read("A clerk pleaded guilty to these felony counts:\n(11) Child endangerment\nPerjury").counts
    assert [count.number.value for count in read("(5) females were arrested for pandering.").counts] == [5]
    told = "Two sisters were sentenced Friday for conspiring with two other kin to steal."
    assert [count.number.value for count in read(told).counts] == [2]


def test_one_named_among_those_charged_leaves_them_their_charge() -> None:
    told = "Nine clerks, including an Ardell man and a porter, have been charged in an indictment with theft and fraud."
    assert [count.offense for count in read(told).counts] == ["other"]
    assert [count.offense for count in read("Police arrested nine people, including a man for theft.").counts] == [None]


RESULTS = "What the week brought:\n• 29 victims recovered\n• 4 traffickers arrested\n{}\n• 312 total arrests"


@pytest.mark.parametrize(
    "row", ["• 363 vessel boardings made both afoot and afloat", "• 7,591 radio and bus shelter spots viewed"]
)
def test_a_row_of_what_was_done_to_things_counts_nobody(row: str) -> None:
    assert told(RESULTS.format(row)) == [("rescues", 29), ("arrests", 4), ("arrests", 312)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputies took in a man. He had been arrested under 21 different aliases over the years.", []),
        ("They charged 58 members. They took 120 pistols, bringing the 3-year total to 540.", [("charged", 58)]),
        ("They arrested 58 men in May. That brings the total to 67.", [("arrests", 58), ("arrests", 67)]),
        ("Of 31 people arrested, 22 were cited and released.", [("arrests", 31), ("citations", 22)]),
        ("The drive led to 120 arrests, of which 14 were in the county.", [("arrests", 120), ("arrests", 14)]),
        ("They arrested 44 men this year, nine more than in 2018.", [("arrests", 44)]),
        ("Although a neighbor saw them, none of the cameras really captured the thieves.", []),
    ],
)  # fmt: skip
def test_numbers_of_things_are_no_counts(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The work led to two theft arrests and nine new fraud investigations, including three of clerks.",
         [("arrests", 2)]),
        ("The work led to nine theft arrests, including three of clerks.", [("arrests", 9), ("arrests", 3)]),
        ("Deputies arrested 14 people for harboring 72 workers, including five minors.", [("arrests", 14)]),
    ],
)  # fmt: skip
def test_some_of_the_things_told_last_are_no_arrests(text: str, expected: list[tuple[str, int]]) -> None:
    assert told(text) == expected
