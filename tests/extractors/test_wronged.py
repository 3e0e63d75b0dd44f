"""Who the victims of a case are, said where the deed is told. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

# (text, value of the figure meant, age group, gender)
VICTIMS = [
    ("A coach was sentenced for molesting six boys. Police identified four additional victims.", 4, "minor", "male"),
    ("A coach was sentenced for molesting several pupils. Police identified four additional victims.", 4, None, None),
    ("The defendant pimped three women, ages 19 to 24. Officers met and identified the three victims.",
     3, "adult", "female"),
    # What is told once need not be told again; of those of another number it is told, too.
    ("He pimped three women, ages 19 to 24. He drove the three women to a motel after pimping three women. Officers "
     "identified the three victims.", 3, "adult", "female"),
    ("A teacher is charged with assaulting a 14-year-old girl. Police have identified two more victims.",
     2, "minor", "female"),
    ("Examplar trafficked a woman and a 16-year-old girl. Agents identified three other victims.", 3, None, "female"),
    # A name, the victims of a sweep, and a case within one.
    ("The National Center for Missing and Exploited Children helped. Police identified five victims.", 5, None, None),
    ("In Operation Examplar deputies identified five victims. A man is accused of trafficking a girl.", 5, None, None),
    ("Sampleton Police Report on a Prostitution Sting\n\nDeputies identified five victims. A man is accused of "
     "trafficking a girl.", 5, None, None),
    ("Sheriff reports\nDeputies arrested 40 people and identified five victims. One man is accused of trafficking a "
     "girl.", 5, None, None),
    ("Two victims, ages 15 and 16, were rescued. The men trafficked several women.", 2, "minor", "female"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "age_group", "gender"), VICTIMS)
def test_victims_of_a_case(text: str, value: int, age_group: str | None, gender: str | None) -> None:
    (count,) = [c for c in read(text).counts if c.number.value == value and c.measure != "arrests"]
    assert (count.age_group, count.gender) == (age_group, gender)


def test_who_may_be_victims_are_held_first() -> None:
    said = "Officers detained 10 women at two spas and tried to tell which of them were victims."
    assert [(count.measure, count.number.value) for count in read(f"Sample Police News\n\n{said}").counts] == [
        ("arrests", 10)
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Agents recovered 76 women, with nine of them being juveniles.",
        "Agents recovered 76 victims. Nine of the victims whom they recovered were juveniles.",
    ],
)
def test_those_being_of_an_age_are_of_it(said: str) -> None:
    assert [count.age_group for count in read(f"Sample Police News\n\n{said}").counts] == [None, "minor"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Agents rescued nine sex workers, two of them juveniles.",
         [("rescues", 9, None, None), ("rescues", 2, None, "minor")]),
        ("Four prostitutes were offered services.", [("victims_assisted", 4, None, None)]),
        ("Four prostitutes were arrested and offered services.", [("arrests", 4, "selling", None)]),
        ("A raid led to 12 arrests and the rescue of nine sex workers including two minors.",
         [("arrests", 12, None, None), ("rescues", 9, None, None), ("rescues", 2, None, "minor")]),
    ],
)  # fmt: skip
def test_sellers_of_sex_are_victims_where_they_are_saved(
    said: str, expected: list[tuple[str, int, str | None, str | None]]
) -> None:
    counts = read(f"Sample Police News\n\n{said}").counts
    assert [(c.measure, c.number.value, c.offense, c.age_group) for c in counts] == expected


def test_a_number_in_words_is_no_day() -> None:
    (count,) = read(
        "Sample Police News\n\nPolice told us that between May and August seventeen men were charged."
    ).counts
    assert (count.measure, count.number.value) == ("charged", 17)


def test_a_related_arrest_is_one() -> None:
    (count,) = read("Sample Police News\n\nPolice recorded 31 prostitution related arrests in the east.").counts
    assert (count.measure, count.number.value) == ("arrests", 31)
