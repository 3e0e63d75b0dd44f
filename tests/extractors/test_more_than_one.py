"""Several operations, some of those held, other people's figures: what is said of one is not said of all. All texts are
invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

TWO = (
    "Two operations led to arrests. Operation Paper Lantern led to three arrests. Then Operation Blue Kite led to ten "
    "arrests. During these operations, deputies made 14 more arrests."
)


def test_a_count_of_operations_and_what_is_said_of_them_all_is_of_no_one_operation() -> None:
    assert [(count.number.value, count.operation) for count in read(TWO).counts] == [
        (2, None), (3, "Operation Paper Lantern"), (10, "Operation Blue Kite"), (14, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("second", "operation"),
    [("It resembled a recent Boone County sting.", None), ("It was a long night.", "Operation Paper Lantern")],
)
def test_what_the_operation_resembles_is_another(second: str, operation: str | None) -> None:
    opening = "Deputies of the county arrested 14 men in Operation Paper Lantern."
    text = f"{opening}\n\n{second} Eleven people were held and arrested."
    assert [count.operation for count in read(text).counts] == ["Operation Paper Lantern", operation]


@pytest.mark.parametrize(
    ("text", "offenses"),
    [
        ("Sweep Nets 33 Men, Several Seeking Sex With Children", [None]),
        ("Sweep Nets 33 Men Seeking Sex With Children", ["child_exploitation"]),
        ("Deputies arrested 40 men. Over half of the men wanted sex with children.", [None]),
        ("Police arrested 35 people. Many of the 35 whom they arrested face charges of pimping.", [None]),
        ("Police arrested 35 people. The 35 whom they arrested face charges of pimping.", ["trafficking"]),
        ("Police arrested seven people. At an inn, deputies arrested ten people, charging seven of those with "
         "prostitution and three others with pimping.", [None, None, "selling", "trafficking"]),
    ],
)  # fmt: skip
def test_what_many_were_after_is_not_what_all_were(text: str, offenses: list[str | None]) -> None:
    assert [count.offense for count in read(text).counts] == offenses


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Dozens of pimps were arrested. In all, 160 pimps were arrested that week.", [160]),
        ("Hundreds of pimps were arrested. In all, 1,530 pimps were arrested that week.", [200, 1530]),
    ],
)
def test_dozens_may_be_said_of_more_than_a_hundred(text: str, values: list[int]) -> None:
    assert [count.number.value for count in read(text).counts] == values


@pytest.mark.parametrize(
    ("where", "place"),
    [("in the Puget Sound area", "WA"), ("in the Ohio style", "US"), ("that week", "US")],
)
def test_a_region_outweighs_the_nationwide_drive_it_was_part_of(where: str, place: str) -> None:
    text = f"SEATTLE - The FBI concluded a nationwide operation. Agents rescued 23 children {where}."
    assert [count.place for count in read(text).counts] == [place]


def test_who_is_held_and_talked_to_is_no_victim_met() -> None:
    held, met = "Advocates interviewed the 21 people arrested.", "Advocates interviewed 21 victims."
    both = "Detectives interviewed 21 victims and arrested nine men."
    assert [[count.measure for count in read(text).counts] for text in (held, met, both)] == [
        ["arrests"], ["victims_identified"], ["victims_identified", "arrests"],
    ]  # fmt: skip
