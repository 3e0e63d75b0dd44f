"""Homes, sites, brands and laws called after people, and names in pieces: all are invented, [brackets] mark names."""

import pytest
from masks import assert_hidden, masked

from extractors.people.parted import is_alike


@pytest.mark.parametrize(
    "marked",
    [
        "The men were taken to the Ruth Sampleton Justice Center there by the others.",
        "The men were taken to the George N. Sampleton Criminal Courthouse there by the others.",
        "The men were taken to the Ruth Sampleton Jail there by the others, and [Peter Quillon] told of it.",
        "The men were taken to the Zorbax Children’s Hospital and to the Quillon Children’s Home by the others.",
        "They met some of the others at Michael’s Diner and told them of Ruth’s Law on that day.",
        "They met some of the others at [Michael]’s Ferrari on that day.",
        "They met some of the others in the Mercedes Benz and in the Zorbax clique and by the Michael fire.",
        "They met some of the others of the Zorbax-based firm and of the county of Travis on that day.",
        "They met some of the others in Fullerton, Addison and Irvine and at Addison, Irvine and other towns.",
        "They met some of the others of [Addison], who fled.",
        "They met deputies of Zorbax, Ohio, on that day and told them of it there.",
        "They met some of the others between Morgan, Kingsland and Maspeth Avenues on that day.",
        "[Michael Examplar], 29, El Zorbax, pleaded guilty of it, and so did [Ruth Banks], 30, Quillon, N.Y., there.",
        "They met some of the others by a Toyota Zorbax and by the [Zorbax] there.",
        "They met some of the others of El Salvador and of [Salvador Banks] there.",
        "They said that the ADA met some of the others and that [Ada Banks] and [Asa Quillon], 33, fled.",
        "They met some of the others at Michael & Zorbax’s in Barrio Michael, and told a Howard Beach attorney of it.",
        "They met some of the others from Fullerton and Addison, who fled.",
        "They told us that the Alliance Versus Abuse (AVA) was there, and AVA met the others and [Ruth Quillon].",
        "They told us of Operation Zorbax Quillon and of the others there.",
        "They told us that [Ann March], 30, was charged on March 3 and that it was March then.",
    ],
)
def test_what_is_called_after_people_stays_readable(marked: str) -> None:
    assert_hidden(marked)


def test_a_name_that_a_page_breaks_over_lines_is_found_again() -> None:
    text = (
        "They told all of us that Ruth Sampleton, 33, had fled from there. Then Sampl\neton was seen by them there.\n"
    )
    assert (
        masked(text)
        == "They told all of us that [name], 33, had fled from there. Then [name] was seen by them there.\n"
    )


def test_a_family_name_with_one_letter_off_is_masked_though_it_is_a_place() -> None:
    text = "They told all of us that Ruth Fullertin, 33, had fled. Then Fullerton was seen, but not in Anaheim."
    assert masked(text) == "They told all of us that [name], 33, had fled. Then [name] was seen, but not in Anaheim."


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("examplar", "exemplar", True),
        ("examplar", "examlar", True),
        ("examplar", "examplars", True),
        ("examplar", "examplar", True),
        ("examplar", "exemplary", False),
        ("examplar", "ixamplar", False),
        ("examplar", "exampl", False),
    ],
)
def test_words_one_letter_off(one: str, other: str, alike: bool) -> None:
    assert is_alike(one, other) is alike
    assert is_alike(other, one) is alike


def test_letters_with_their_accents_apart_are_letters() -> None:
    assert masked("They told us that Are\u0301zorbax Quillon fled there.") == "They told us that [name] fled there."


def test_what_somebody_is_called_without_quotes_is_masked_whole() -> None:
    assert masked("He was Ruth Banks, 31, a.k.a. Wavy Boy, who left.") == "He was [name], 31, a.k.a. [name], who left."
    assert masked("It was told of Quillon Works, a.k.a. Operation Wave, and so on.").endswith(
        "a.k.a. Operation Wave, and so on."
    )


def test_small_words_of_spanish_begin_no_name_in_a_headline() -> None:
    line = (
        "La oficina del fiscal presenta los cargos en el tribunal de la muestra por el delito y la ley que se aplica.\n"
    )
    assert masked(line * 3 + "EL HOMBRE Y SU ZORBAX EN LA CASA\n") == line * 3 + "EL HOMBRE Y SU ZORBAX EN LA CASA\n"


def test_a_short_family_name_is_found_where_a_line_tells_who_its_bearer_is() -> None:
    assert masked("They told us that Peter Go, 51, was charged.\nGo, a chef, was held.\n").endswith(
        "\n[name], a chef, was held.\n"
    )


def test_a_town_of_no_vocabulary_is_told_by_its_state() -> None:
    text = "The driver, 36, of Quillon, Calif., met some of the others there."
    assert masked(text) == text


def test_a_verdict_called_after_a_person_makes_no_firm_of_the_name() -> None:
    text = "It was the Zorbax Verdict of that year. The others heard then that Zorbax had left."
    assert masked(text).endswith("The others heard then that [name] had left.")
