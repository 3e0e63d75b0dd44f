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
# (text, value of the figure meant, offense)
OFFENSES = [
    ("SAMPLETON - Nine people were arrested at an inn: eight for prostitution, one for pimping.", 9, None),
    ("SAMPLETON - Nine people were arrested at an inn: eight for pandering, one for pimping.", 9, "trafficking"),
    ("SAMPLETON - Of the 63 people arrested, 48 were there to buy and 15 to sell.", 48, "buying"),
    ("SAMPLETON - Of the 63 people arrested, 48 were there to buy and 15 to sell.", 15, "selling"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "gender"), GENDERS)
def test_people_are_called_again_by_their_number(text: str, value: int, gender: str | None) -> None:
    assert {count.gender for count in read(text).counts if count.number.value == value} == {gender}


@pytest.mark.parametrize(("text", "value", "offense"), OFFENSES)
def test_what_a_figure_was_held_for(text: str, value: int, offense: str | None) -> None:
    assert {count.offense for count in read(text).counts if count.number.value == value} == {offense}
