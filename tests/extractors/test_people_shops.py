"""Shops, firms and parks called after people, and other languages: all are invented, [brackets] mark what is masked."""

import pytest
from masks import assert_hidden


@pytest.mark.parametrize(
    "marked",
    [
        "They told us that they went to the Zorbax Pier, to a Quillon de Zorbax park, and to the Ruth Zorbax area.",
        "They stole it from a Macy’s and a Wendy’s and, [Jordan Examplar] said, from a Quillon Zorbax complex.",
        "They told of the Zorbax Outpatient Surgery Center and the co-defendant Zorbax Outpatient Surgery Center.",
        "They saw Zorbax Bail Bonds and told Zorbax’s clients of a bail bond that [Ruth Examplar] of Wells Fargo paid.",
        "CASE OF [RUTH ZORBAX] ET AL. AND OF A QZXVTR GROUP IN THE COUNTY COURT TODAY",
        "They told of the Quillon Zorbax Unit Quick (QZUQXYZ) and of QZUQXYZ, and Lance Corporal [Ruth Examplar].",
        "They told of John Doe and of [Ruth John Examplar], 33, and again that John Doe and [Examplar] had met there.",
        "They saw that applicants for Luna Park had met there, at Luna Park, and that [Michael Hill] had not.",
        "They told of Pearlie’s House of Poodles and the Zorbax-award winning film there.",
    ],
)
def test_shops_firms_and_parks(marked: str) -> None:
    assert_hidden(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Los hombres de la ciudad, y [Zorbax Danica Examplar], de 25 años de edad, han sido vistos.",
        "They heard [Ruth Banks], 33, Zorbax\nand [Ruth Field], 35, of Quillon.",
        "They heard that și [Ruth Examplar], which is said there.",
    ],
)
def test_ages_and_letters_of_other_languages(marked: str) -> None:
    assert_hidden(marked)
