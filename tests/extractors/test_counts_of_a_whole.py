"""Shares of a whole, who is one of so many, and what is wished for or usual. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.model import Count
from extractors.reader import read


def counts(text: str) -> tuple[Count, ...]:
    return read(f"{text}\n").counts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What is aimed at, wanted or expected has not happened.
        ("The goal is to arrest 100 buyers by the end of the year.", []),
        ("Our aim is to rescue 50 children.", []),
        ("The sheriff wants to see 100 traffickers arrested.", []),
        ("Detectives expect to make at least five more arrests.", []),
        # What happened beside it has.
        ("Deputies expected to make two arrests but made 12 arrests.", [("arrests", 12, None)]),
        ("The goal of the sting was to arrest buyers, and 12 were arrested.", [("arrests", 12, None)]),
        ("Nine men who hoped to have sex with a girl were arrested.", [("arrests", 9, None)]),
        ("Some 230 people are expected to face charges after the sting.", [("charged", 230, None)]),
        # "In all" before several of one verb sums up all of them.
        (
            "In all, 19 buyers, four traffickers and seven women were arrested.",
            [("arrests", 19, None), ("arrests", 4, None), ("arrests", 7, None)],
        ),
        (
            "Deputies arrested nine men and 12 women. In all, 21 people were arrested.",
            [("arrests", 9, 2), ("arrests", 12, 2), ("arrests", 21, None)],
        ),
        ("In all, 19 buyers were arrested, seven of them in Ohio.", [("arrests", 19, None), ("arrests", 7, 0)]),
        # What is so every year.
        ("Each year some 300 children are rescued in the state.", []),
        ("By one count, 1,200 people are arrested each year for soliciting.", []),
        ("Each year since 2015, 20 people were arrested.", [("arrests", 20, None)]),
        ("The unit arrested 20 people, as it does every year.", [("arrests", 20, None)]),
        # One of so many: so many it befell.
        ("One of the 13 men who were charged in the sting pleaded guilty on Monday.", [("charged", 13, None)]),
        ("The woman was one of nine victims rescued during the sweep.", [("rescues", 9, None)]),
        ("One of the 13 men who fled was a clerk.", []),
        ("Roughly four out of five of those rescued were from elsewhere.", []),
        ("One of the nine victims recovered from her injuries.", []),
        # What is said of a share is not said of the whole, nor of the share what is said of where they are.
        ("Two of the nine suspects arrested remain in custody.", [("arrests", 9, None)]),
        ("Two of the nine arrested were women.", [("arrests", 2, 1), ("arrests", 9, None)]),
        # Those with a verb of their own are not met again by the verb of all.
        (
            "Officers met with 13 potential victims, three of whom accepted services.",
            [("victims_identified", 13, None), ("victims_assisted", 3, None)],
        ),
        (
            "Of the 14 children found, five were taken to a shelter.",
            [("victims_identified", 14, None), ("victims_assisted", 5, None)],
        ),
        (
            "Of the 14 women given shelter, five accepted counseling.",
            [("victims_assisted", 14, None), ("victims_assisted", 5, 0)],
        ),
        ("Of the 14 clerks met, five were taken to a shelter.", []),
        # Victims who met those who help were helped.
        ("Eight potential victims met with local advocates.", [("victims_assisted", 8, None)]),
        # The rest goes on with the verb, and is no share of those named before it.
        (
            "Of the 30 arrested, 12 were charged with human trafficking and the remaining 18 with prostitution.",
            [("arrests", 30, None), ("charged", 12, None), ("charged", 18, None)],
        ),
        (
            "Twenty-five men were arrested. Nineteen of them were charged with solicitation. "
            "The remaining six were charged with drug offenses.",
            [("arrests", 25, None), ("charged", 19, None), ("charged", 6, None)],
        ),
    ],
)
def test_figures(text: str, found: list[tuple[str, int, int | None]]) -> None:
    assert [(c.measure, c.number.value, c.part_of) for c in counts(text)] == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Two of the nine men arrested were juveniles.", [(2, None, "minor"), (9, None, None)]),
        ("Two of the nine victims rescued were minors.", [(2, None, "minor"), (9, None, None)]),
        (
            "Three of the 14 men arrested were charged with pimping.",
            [(3, "trafficking", None), (14, None, None)],
        ),
    ],
)
def test_kinds(text: str, kinds: list[tuple[int, str | None, str | None]]) -> None:
    assert [(c.number.value, c.offense, c.age_group) for c in counts(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "That is more than the 45 arrested in 2022.",
        "Officers spoke about the 45 men who were charged after the sting.",
    ],
)
def test_what_a_number_is_held_against_is_exact(text: str) -> None:
    assert [(c.number.value, c.number.precision) for c in counts(text)] == [(45, "exact")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three relatives were charged with embezzlement.", [("charged", 3, None)]),
        ("Two landlords have pleaded guilty to fraud.", [("convicted", 2, None)]),
        ("“We arrested 12 guys,” the sheriff said.", [("arrests", 12, "male")]),
        ("Two ladies were rescued from the motel.", [("rescues", 2, "female")]),
        ("Detectives contacted two relatives of the girl.", []),
        ("Police spoke with two guys at the bar.", []),
    ],
)
def test_who_is_counted(text: str, found: list[tuple[str, int, str | None]]) -> None:
    assert [(c.measure, c.number.value, c.gender) for c in counts(text)] == found
