"""Words with a capital letter that are nobody: every name, firm and word is invented."""

import pytest
from masks import masked

from extractors.model import Span
from extractors.people.masking import holds_name
from extractors.people.pairs import find_pairs, pairs_of, parts_of, parts_of_address
from extractors.people.things import plain_words, things_in


@pytest.mark.parametrize(
    "text",
    [
        "Officials of Nigeria and Taiwanese detectives sold Vaseline near the Bahamas.",
        "They met on PhoneFilm and paid in QRs with a QZ-made card.",
        "The Quillon Police Department (QPD) told the jury of it in Department QJ-1.\nQPD Sgt. Press:\nIN QJ COURT",
        "The men were seen in Zorbax and near Quillon, the detectives said of it.",
        "The Quillon Police Department (QPDX) told it to us.\nQPDX ARRESTS NINE",
        "It was heard in Department QJX-1 of the court.\nQJX HEARS NINE",
        "Former QCX Inspector Indicted",
        "He worked at Zorbax Quillon, Inc. for years. Later Zorbax Quillon fell; Quillon lost all of it.",
        "The gang met on Muster Street.\nMuster was closed.",
        "She sold shoes in Zorbax Gardens.",
        "She sold shoes in the Zorbax Gallery of it.",
        "They took them to Zorbaxia Hospital-Brooklyn. Brooklyn is where they all live.",
        "It was put in an IRA, and the men took his IRA. She bought a Mercedes, and it was a Mercedes convertible.",
        "They told us of Brady information and the Brady Notification System, so triggering Brady is not right there.",
        "It was told at the Church of Jesus Christ there, and at the Metroplex in it. Blizzard was the word.",
        "They sold Beats by Dr. Dre, EOTech sights and the Zorbax convertible there.",
        "The Coronet Zorbax LLC was sued. They said that Coronet Zorbax had paid.",
    ],
)
def test_what_is_nobody_stays_readable(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("All of the money was in Zorbax’s car, it was said.", "All of the money was in [name]’s car, it was said."),
        ("Ruth \xa0 Banks Sampleton, 33, was charged.", "[name], 33, was charged."),
        ("They arrested Ruth McSampleton and then DeMuster fled.", "They arrested [name] and then [name] fled."),
        ("They said that NoteJordan fled.", "They said that [name] fled."),
        ("EXAMP, Jordan, 34, Charged", "[name], 34, Charged"),
        ("EXAMP, Zorbax, 34", "[name], [name], 34"),
        ("Deputies said that 30-year-old Strong Banks fled.", "Deputies said that 30-year-old [name] fled."),
        (
            "Deputies said that a 30-year-old Main Banks man fled.",
            "Deputies said that a 30-year-old Main Banks man fled.",
        ),
        ("Suspects Named Quan EXAMP", "Suspects Named [name]"),
        ("Zorbax Quillon, 33, ran the Zorbax Quillon Inn.", "[name], 33, ran the [name] Inn."),
        ("The men of the town knew Shaquana Banks.", "The men of the town knew [name]."),
    ],
)
def test_names_beside_them_are_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_a_page_in_spanish_takes_no_capital_letter_for_a_name_in_its_short_lines_either() -> None:
    line = (
        "La oficina del fiscal presenta los cargos en el tribunal de la muestra por el delito y la ley que se aplica.\n"
    )
    assert (
        masked(line * 3 + "Preguntas Frecuentes\nJordan Examplar, 33") == line * 3 + "Preguntas Frecuentes\n[name], 33"
    )
    english = "The detectives of the town met in the hall with the chief and the mayor for all of the day there.\n"
    assert masked(english * 4 + line * 3 + "Zorbax\n").endswith("\n[name]\n")


def test_words_of_a_firm_are_told_by_what_follows_unless_a_person_gave_the_name() -> None:
    assert things_in("Zorbax Quillon, LLC and the Ruth Examplar Inn") == {"zorbax", "quillon"}
    assert things_in("Zorbax went to the Inn.") == frozenset()


def test_the_family_name_behind_a_given_name_that_is_known_is_masked_in_any_language() -> None:
    line = "La oficina presenta los cargos en el tribunal de la muestra por el delito y la ley de "
    assert masked(f"{line}Jordan Examplar. En la sala Jordan Zorbax paga.").endswith("[name]. En la sala [name] paga.")
    assert masked(f"{line}Quillon. En la sala Preguntas Frecuentes.").endswith(
        "Quillon. En la sala Preguntas Frecuentes."
    )


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("ZBXQ OFFICERS ARREST NINE", False),
        ("NINE ARRESTED FOR QUILLING", False),
        ("Nine Arrested at Muster Towers", False),
        ("NINE ARRESTED WITH EXAMPLAR", True),
        ("NINE ARRESTED WITH SAMPLETON", True),
        ("NINE ARRESTED WITH MICHAEL", True),
        ("NINE ARRESTED WITH ZORBAX", True),
    ],
)
def test_a_title_may_hold_what_the_text_shows_to_be_no_name(title: str, held: bool) -> None:
    text = (
        "Officers of ZBXQ told the town of quilling and of michael@example.org near Muster Towers.\n"
        "Ruth Sampleton, 33, was arrested by them, and examplar was said to be a word as well."
    )
    names = frozenset({"Jordan Examplar", "Ruth Sampleton"})
    assert holds_name(title, names, plain_words(text)) is held


def test_a_known_name_is_found_where_it_stands_however_it_is_written() -> None:
    text = "x Jordan Q. Éxamplar’s 12, jordan examplar; Jordan 12\nExamplar, Examplar alone"
    found = [text[a:b] for a, b in find_pairs(text, [Span(0, len(text))], {("jordan", "examplar")})]
    assert found == ["Jordan Q. Éxamplar", "jordan examplar", "Jordan", "Examplar"]
    apart = find_pairs("Jordan is not shown Examplar", [Span(0, 6), Span(20, 28)], {("jordan", "examplar")})
    assert list(apart) == [(0, 6), (20, 28)]


def test_a_street_taken_for_a_name_names_nobody_in_other_releases() -> None:
    assert list(pairs_of("Ruth Street")) == []
    assert list(pairs_of("PUBLICACIÓN INMEDIATA")) == []
    assert list(pairs_of("Ruth Sampleton")) == [("ruth", "sampleton"), ("sampleton", "ruth")]


def test_words_of_names_are_folded_and_those_run_together_parted() -> None:
    assert parts_of("Jordan’s O’Sampleton") == ("jordan", "osampleton")
    assert parts_of_address("docs/RuthSampleton%20charged.pdf") == ("docs", "ruth", "sampleton", "charged", "pdf")
