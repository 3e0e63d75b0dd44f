"""What a release tells beside its operation: tips, records, partners, guests. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.model import Context
from extractors.reader import read

HEAD = "EXAMPLETON — In a sting dubbed “Paper Lantern,” deputies arrested 213 suspects."


@pytest.mark.parametrize(
    ("then", "first"),
    [
        ("The sting took place Feb. 6-12 and brought more arrests than any previous sting.", "2023-02-06"),
        ("The sting ran from Feb. 6-12.", "2023-02-06"),
        ("The previous sting ran from Feb. 6-12.", None),
        ("The sting ran Feb. 6-12, and 213 men were taken into custody.", "2023-02-06"),
        ("The sting, held Feb. 6-12, met women who received referrals.", "2023-02-06"),
        ("The office has made this known; tips on stings were received from Feb. 6-12.", None),
    ],
)
def test_a_record_leaves_the_time_of_the_sting_and_tips_and_older_stings_have_their_own(
    then: str, first: str | None
) -> None:
    text = f"{HEAD} {then}\nTogether, they rescued 24 victims."
    counts = read(text, Context("2023-02-17", None, None)).counts
    assert [count.period.first for count in counts if count.measure == "rescues"] == [first]


@pytest.mark.parametrize(
    ("text", "offense"),
    [
        ("Deputies arrested 244 people for soliciting or offering prostitution.", None),
        ("Deputies arrested 244 people for soliciting prostitution.", "buying"),
        ("22 Men, Many with Ties to Gangs, Indicted for Gun Trafficking", "other"),
    ],
)
def test_two_sides_are_no_one_kind_and_an_aside_leaves_it(text: str, offense: str | None) -> None:
    assert [count.offense for count in read(text).counts] == [offense]


@pytest.mark.parametrize(
    ("bodies", "place"),
    [
        ("Monongalia County Sheriff's Office, the Kanawha County Sheriff's Office and the Putnam County Sheriff's "
         "Office", "WV"),
        ("Monongalia County Sheriff's Office", "Monongalia County, WV"),
    ],
)  # fmt: skip
def test_the_bodies_of_several_counties_are_their_states(bodies: str, place: str) -> None:
    text = f"The {bodies} searched homes in West Virginia.\n\nThree arrests have been made."
    assert [count.place for count in read(text).counts] == [place]


def test_rows_that_tell_of_no_kind_of_people_are_no_figures() -> None:
    rows = (
        "- Ten suspects brought drugs to the inn\n- 12 are married\n- 131 suspects were from outside the county\n"
        "- Nine were women\n- 40 came to buy sex\n"
    )
    counts = read(f"The sting brought 157 arrests.\nOf the arrests:\n{rows}").counts
    assert [(count.number.value, count.gender) for count in counts] == [(157, None), (9, "female"), (40, None)]


def test_what_many_of_those_arrested_face_is_not_what_all_did() -> None:
    text = (
        "Police arrested 28 buyers. Many of the 28 people held or arrested are charged with engaging in prostitution."
    )
    assert [(count.number.value, count.offense) for count in read(text).counts] == [(28, "buying")]
