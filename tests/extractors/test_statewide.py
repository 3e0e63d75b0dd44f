"""A state's own operation, whoever took part in it. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

PARTNERS = (
    "\nDuring the operation, the Central Ohio Task Force, the Columbus unit and the Cuyahoga County Human Trafficking "
    "Task Force served meals to all who came."
)


@pytest.mark.parametrize(("reach", "place"), [("statewide operation", "OH"), ("operation in Cuyahoga County", None)])
def test_a_statewide_operation_is_not_that_of_a_partner(reach: str, place: str | None) -> None:
    text = (
        f"Ohio Attorney General Jordan Examplar announced the success of a {reach}. It rescued 154 victims.{PARTNERS}"
    )
    assert [count.place for count in read(text).counts] == [place or "Cuyahoga County, OH"]


@pytest.mark.parametrize(
    ("naming", "operation"),
    [
        ("was dubbed “Operation Paper Lantern.”", "Operation Paper Lantern"),
        ("was like none of the “Operation” ones.", None),
    ],
)
def test_an_operation_is_named_behind_who_ran_it(naming: str, operation: str | None) -> None:
    opening = "EXAMPLETON – Twenty-one people are facing charges for theft that the town had long put up with."
    text = f"{opening}\nThe sting by police {naming}"
    assert [count.operation for count in read(text).counts] == [operation]
