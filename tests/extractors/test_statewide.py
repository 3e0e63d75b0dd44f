"""A state's own operation, whoever took part in it. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

PARTNERS = "\nDuring the operation, the Summit County Human Trafficking Task Force freed 109 people."


@pytest.mark.parametrize(
    ("reach", "place"),
    [
        ("statewide operation", "OH"),
        ("sting held in Summit County as part of a statewide drive", None),
        ("operation in Summit County", None),
    ],
)
def test_a_statewide_operation_is_not_that_of_a_partner(reach: str, place: str | None) -> None:
    text = f"Ohio Attorney General Jordan Examplar told of a {reach}.\nIt rescued 154 victims.{PARTNERS}"
    assert read(text).counts[0].place == (place or "Summit County, OH")


@pytest.mark.parametrize(
    ("naming", "operation"),
    [
        ("was dubbed “Operation Paper Lantern.”", "Operation Paper Lantern"),
        ("was like none of the “Operation” ones.", None),
    ],
)
def test_an_operation_is_named_behind_who_ran_it(naming: str, operation: str | None) -> None:
    opening = "EXAMPLETON – Nineteen people face charges for thefts that the town had long put up with, it was told."
    text = f"{opening}\nThe sting by deputies {naming}"
    assert [count.operation for count in read(text).counts] == [operation]
