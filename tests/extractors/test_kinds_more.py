"""Ages in brackets, ages that crimes name, and totals told roughly. All texts are invented."""

from __future__ import annotations

from extractors.reader import read


def test_an_age_in_brackets_is_of_those_before_it() -> None:
    told = read("Victims who received services\n21    men (adults)\n36    boys\n").counts
    assert [(c.number.value, c.age_group) for c in told] == [(21, "adult"), (36, "minor")]


def test_those_convicted_of_crimes_against_children_are_no_children() -> None:
    (count,) = read("In 2016, 22 people were convicted of child sex crimes in Examplar County.").counts
    assert (count.measure, count.age_group) == ("convicted", None)


def test_parts_add_up_to_what_is_told_roughly() -> None:
    text = "Police made {} arrests. Felony arrests came to 48, while misdemeanor arrests amounted to roughly 300."
    told = [(c.number.value, c.part_of) for c in read(text.format("about 350")).counts]
    assert told == [(350, None), (48, 0), (300, 0)]
    assert {c.part_of for c in read(text.format("over 360")).counts} == {None}
