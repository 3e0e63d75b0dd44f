"""The release's own days are those of every figure without a time of its own, in whichever words they are told."""

from __future__ import annotations

import pytest
from timed import ends

TAIL = "\nIn all, @9 men were arrested."


@pytest.mark.parametrize(
    ("opening", "days"),
    [
        (
            "Its team was at work in Sampleton together with the city police from February 3 through February 5, 2022.",
            ("2022-02-03", "2022-02-05"),
        ),
        (
            "Two missions against the trade, carried out in this county during November and December 2021, are over, "
            "and with them the work of nine bodies of the county.",
            ("2021-11", "2021-12"),
        ),
        (
            "Last week, Monday the 7th to Friday the 11th, the squad of the county ran its end of Operation Sample, "
            "for which all of the towns around gave officers.",
            ("2022-02-07", "2022-02-11"),
        ),
        (
            "Three towns in four days was the sweep of the squad of the county, with its helpers, last week. From "
            "Monday, February 7, they went from one to the next, and on Thursday, February 10, they finished.",
            ("2022-02-07", "2022-02-10"),
        ),
        (
            "Task forces of nine counties, with the officers of many towns, finished three days of joint action "
            "today. It goes by the name of Operation Sample, and was long in the making.",
            ("2022-02-14", "2022-02-16"),
        ),
        (
            "The squad of the county was charged with theft of its own cars between February 3 and February 5, 2022, "
            "and has nothing else to tell of itself this time.",
            None,
        ),
    ],
)
def test_the_days_of_the_release(opening: str, days: tuple[str, str] | None) -> None:
    assert ends(opening + TAIL, "9", "arrest") == days


def test_the_year_in_review_may_end_on_new_year() -> None:
    text = "The Squad: Our Year in Review\nHere is what a small team of detectives from three towns of the county, "
    text += "with all its helpers, got done from January 1, 2021, to January 1, 2022."
    assert ends(text + TAIL, "9", "arrest") == ("2021-01-01", "2022-01-01")
