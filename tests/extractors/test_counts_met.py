"""Who is under arrest, is helped to, ranges in age or lives somewhere, as releases say it. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read


def found(text: str) -> list[tuple[str, int, str | None, str | None]]:
    return [(count.measure, count.number.value, count.offense, count.age_group) for count in read(text).counts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nineteen men and women are under arrest for pandering.", [("arrests", 19, "trafficking", None)]),
        ("By noon deputies had thirty women and men under arrest.", [("arrests", 30, None, None)]),
        ("By noon deputies had nineteen men and women under contract.", []),
        ("Detectives helped four sex workers find treatment.", [("victims_assisted", 4, None, None)]),
        ("Advocates helped nine women find shelter.", [("victims_assisted", 9, None, None)]),
        ("The map helped nine men find the motel.", []),
        ("Officers arrested 31 buyers, who range in age from 22 to 48.", [("arrests", 31, "buying", "adult")]),
        ("Officers arrested 12 people, who drove in age-old cars from 25 to 56 miles.", [("arrests", 12, None, None)]),
        ("Twenty-two men arrested in our stings were convicted of pimping.", [("convicted", 22, "trafficking", None)]),
        ("Twenty-two men arrested in our stings were released.", [("arrests", 22, None, None)]),
        ("One operation, two ways to end it", []),
        ("Deputies ran three operations in May.", [("operations", 3, None, None)]),
        ("Nine face charges of sexual assault or assault of a child.",
         [("charged", 9, "child_exploitation", None)]),
        ("Nine were charged with endangering children by sharing child sexual abuse material.",
         [("charged", 9, "child_exploitation", None)]),
        ("Nine were charged with endangering children.", [("charged", 9, "other", None)]),
    ],
)  # fmt: skip
def test_forms_met(text: str, expected: list[tuple[str, int, str | None, str | None]]) -> None:
    assert found(text) == expected


def test_rows_whose_numbers_stand_right_aligned_are_beside_each_other() -> None:
    rows = "RESULTS\n\n  37   missing children recovered\n   7   persons arrested"
    text = f"Examplar Police Department\n\nFiles were read.\n\n{rows}"
    assert [(count.number.value, count.age_group) for count in read(text).counts] == [(37, "minor"), (7, None)]
    below = "RESULTS\n\n  Arrests   12\n     Women   7\n  Rescues   3"
    assert [(count.number.value, count.part_of) for count in read(f"Examplar Police\n\n{below}").counts] == [
        (12, None), (7, 0), (3, None),
    ]  # fmt: skip


def test_things_summed_up_behind_a_comma_are_no_people() -> None:
    assert found("Six men were arrested. They traced the shops, 11 in all, to one group.") == [
        ("arrests", 6, None, None)
    ]
    assert found("Deputies arrested nine. Those were buyers, 11 in all.")[1:] == [("arrests", 11, "buying", None)]


def test_ages_that_run_from_one_to_another_are_those_of_all() -> None:
    assert found("Thirty men were arrested. The ages run from 21 to 55.") == [("arrests", 30, None, "adult")]
    assert found("Thirty men were arrested. The ages of stone run from 21 to 55.") == [("arrests", 30, None, None)]


def test_ages_told_behind_those_freed_are_not_of_those_held_before() -> None:
    freed = "Nine men were arrested. Five girls were freed. Their ages ran between 12 and 16."
    assert found(freed) == [("arrests", 9, None, None), ("rescues", 5, None, "minor")]
    held = "Five girls were freed. Nine men were arrested. Their ages ran from 23 to 67."
    assert found(held) == [("rescues", 5, None, "minor"), ("arrests", 9, None, "adult")]


def test_those_of_a_figure_who_live_somewhere_are_no_figure_of_their_own() -> None:
    assert found("Only one of the 12 people arrested resides in Dayton.") == [("arrests", 12, None, None)]
    assert found("Of the 12 arrested, nine live in Dayton.") == [("arrests", 12, None, None)]
    assert found("Nine of those who lived in the house were arrested.") == [("arrests", 9, None, None)]


def test_a_number_behind_other_people_does_not_divide_those_of_the_sentence_before() -> None:
    text = "Police arrested 14 buyers. Officers made contact with 22 women; four were under 18."
    assert found(text) == [("arrests", 14, "buying", None)]
    assert found("Police arrested 14 buyers. Four were under 18.")[1] == ("arrests", 4, "buying", "minor")
    assert found("Deputies fined 12 men for loitering.") == [("citations", 12, "other", None)]
    assert found("A judge fined 12 men for loitering.") == []


def test_one_set_off_by_his_home_is_no_part() -> None:
    told = "Nine men were booked. One, from Lima, drove for hours; one, from Parma, had brought $100."
    assert found(told) == [("arrests", 9, None, None)]
