"""Times of a story told over several sentences: its days, those of its parts, what lies aside. All texts invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

# A Friday.
HEAD = "Fifteen men arrested in Example County\nFebruary 11, 2022\n\nEXAMPLEVILLE, Ohio - "
MONDAY, TUESDAY, WEDNESDAY = "2022-02-07", "2022-02-08", "2022-02-09"


def times(text: str) -> list[tuple[int, str | None, str | None]]:
    return [(count.number.value, count.period.first, count.period.last) for count in read(HEAD + text).counts]


def test_a_total_told_day_by_day_has_all_of_the_days() -> None:
    found = times(
        "Deputies worked in three towns. On Monday, February 7, six men were arrested in Ardell. On Tuesday five men "
        "were arrested in Borley. On Wednesday, February 9, four men were arrested in Corby. Twelve of the 15 are "
        "accused of soliciting a minor."
    )
    assert (15, MONDAY, WEDNESDAY) in found
    assert (6, MONDAY, MONDAY) in found
    assert (4, WEDNESDAY, WEDNESDAY) in found


def test_a_total_of_which_a_day_is_said_keeps_it() -> None:
    found = times(
        "On February 8 deputies arrested 20 men in a sting. On February 7, eleven men were arrested in Ardell. On "
        "February 9, nine men were arrested in Borley."
    )
    assert (20, TUESDAY, TUESDAY) in found


def test_figures_of_days_too_far_apart_are_no_days_of_a_total() -> None:
    found = times(
        "The sting was held on February 7. On November 9, 2021, eight men were arrested in Ardell. On February 7 "
        "seven men were arrested in Borley."
    )
    assert (15, MONDAY, MONDAY) in found


@pytest.mark.parametrize(
    ("said", "first", "second"),
    [
        ("Two were arrested on the first night and three on the second.", MONDAY, TUESDAY),
        ("The first night brought two arrests, the second three.", MONDAY, TUESDAY),
    ],
)
def test_each_night_has_its_own_figure(said: str, first: str, second: str) -> None:
    found = times(f"Deputies arrested five men on February 7 and 8. {said}")
    assert (2, first, first) in found
    assert (3, second, second) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The chief said a like detail in March 2021 ended with nine arrests.", (9, "2021-03", "2021-03")),
        ("It was the first such sting since March 2021, when nine men were arrested.", (9, "2021-03", "2021-03")),
        ("Nine men have been arrested since March 2021, when the unit was formed.", (9, "2021-03", "2022-02-11")),
        ("Nine men were arrested from Monday through Wednesday, February 9.", (9, MONDAY, WEDNESDAY)),
        ("Nine men were arrested from Thursday through Saturday, December 18.", (9, "2021-12-16", "2021-12-18")),
    ],
)
def test_a_sentence_has_the_time_it_tells(text: str, expected: tuple[int, str, str]) -> None:
    assert expected in times(text)


def test_those_charged_have_the_days_of_the_operation_their_total_has() -> None:
    text = (
        "Fifteen Charged in Two-Day Ardell Sting\nFebruary 11, 2022\n\nARDELL, Ohio - Detectives placed ads on Monday "
        "and Tuesday of this week. Fifteen men answered, came and are now charged. Eleven face a count of soliciting "
        "prostitution. The other four, who had asked for a girl of 14, are charged with luring a minor."
    )
    found = [(count.number.value, count.period.first, count.period.last) for count in read(text).counts]
    assert (4, MONDAY, TUESDAY) in found
