"""Why a figure is asked for: parts that do not add up."""

from __future__ import annotations

from typing import Any

import pytest
from figures_table import count

from pipeline.review.figures import odd_sums


def listed(*parts: int, total: int = 20, exhaustive: bool = True, **of_total: Any) -> list[dict[str, Any]]:
    own = [count(n, count_id=f"part {n}", part_of="total", breakdown="offense", exhaustive=exhaustive) for n in parts]
    return [count(total, count_id="total", **of_total), *own]


def test_parts_that_are_more_than_their_total_are_odd_and_so_are_all_of_them() -> None:
    why = "parts add up to 21, the total is 20"
    assert list(odd_sums(listed(14, 7, exhaustive=False))) == [("total", why), ("part 14", why), ("part 7", why)]


@pytest.mark.parametrize(
    "rows",
    [
        listed(14, 6),
        listed(14, 5, exhaustive=False),
        listed(14, 7, precision="at_least"),
        [*listed(14, 6), count(5, count_id="rejected", part_of="total", breakdown="offense", review="rejected")],
    ],
    ids=["they fit", "not all are named", "the total may be larger", "a person rejected one"],
)
def test_what_fits_is_not_odd(rows: list[dict[str, Any]]) -> None:
    assert list(odd_sums(rows)) == []


def test_parts_that_should_be_all_and_are_not_are_odd() -> None:
    assert dict(odd_sums(listed(14, 5)))["total"] == "parts add up to 19, the total is 20"
