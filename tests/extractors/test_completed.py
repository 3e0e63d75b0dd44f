"""What people did is how a release divides them where the numbers add up. All texts are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

Told = tuple[int, str | None, int | None]

DIVIDED: list[tuple[str, list[Told]]] = [
    ("Examplar detectives arrested 244 people. 141 drove to a house to pay for sex. Another 93 came to sell it. The "
     "remaining 10 drove somebody there.",
     [(244, None, None), (141, "buying", 0), (93, "selling", 0), (10, None, 0)]),
    ("Police in Examplar City arrested 16 people for prostitution crimes. Twelve answered ads. Four looked after the "
     "rooms.", [(16, None, None), (12, "buying", 0), (4, "selling", 0)]),
    ("Police made 62 arrests in the sting. A total of 40 men tried to pay a decoy for sex. Nineteen women were there "
     "to sell sex; the remaining three drove them.",
     [(62, None, None), (40, "buying", 0), (19, "selling", 0), (3, None, 0)]),
    ("In all, 41 people had been arrested for theft. Among them are 34 men and six women. The other arrest is that of "
     "one juvenile.", [(41, "other", None), (34, "other", 0), (6, "other", 0), (1, "other", 0)]),
]  # fmt: skip

WHOLE = [
    "Police arrested 14 suspects for theft. Nine come from Exampletown. Five live in Otherville.",
    "Police arrested 10 men for theft. Six face up to 20 years in prison. Four had brought cash.",
    "Police arrested nine men for theft. Four detectives worked the phones. Five advocates were on hand.",
    "Police arrested 10 men for theft. At least six sold sex. Four had brought candy.",
    "Police arrested five men for theft. One grown man in four sells sex.",
    "Police arrested 10 men for theft. Six had brought cash. Three sold sex.",
]


@pytest.mark.parametrize(("text", "figures"), DIVIDED)
def test_numbers_that_add_up_to_a_figure_divide_it(text: str, figures: list[Told]) -> None:
    told = sorted(read(text).counts, key=lambda c: c.number.span.start)
    assert [(c.number.value, c.offense, c.part_of) for c in told] == figures


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_no_kind_or_does_not_add_up_divides_nothing(text: str) -> None:
    assert len(read(text).counts) == 1


@pytest.mark.parametrize(
    ("said", "offense"),
    [
        ("on charges that ran from prostitution to promoting it", None),
        ("for anything from pandering to the breach of a license", None),
        ("on charges ranging from pimping to human trafficking", "trafficking"),
        ("in all, customers and pimps alike", None),
        ("who came expecting sex", "buying"),
    ],
)
def test_charges_from_one_kind_to_another_are_of_none(said: str, offense: str | None) -> None:
    (count,) = read(f"Police in Examplar City arrested 28 people {said}.").counts
    assert count.offense == offense
