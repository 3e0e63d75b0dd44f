"""Names of persons: every name is invented."""

import re
from importlib.resources import files

import pytest

from extractors.model import Agency, Place, Span
from extractors.page.layout import lay_out
from extractors.people.masking import find_private_names, holds_name, holds_person, mask
from extractors.rulebook import Rule, load_rules


def found(text: str) -> list[str]:
    return [span.of(text) for span in find_private_names(lay_out(text), (), ())]


def marked(example: str) -> tuple[str, list[str]]:
    return re.sub(r"[\[\]]", "", example), re.findall(r"\[(.+?)\]", example)


@pytest.mark.parametrize("rule", load_rules("people"), ids=lambda rule: rule["id"])
def test_each_rule_finds_its_examples_and_no_counterexample(rule: Rule) -> None:
    for example in rule["examples"]:
        text, names = marked(example)
        assert found(text) == names
    assert [found(text) for text in rule["counterexamples"]] == [[] for _ in rule["counterexamples"]]


def test_later_and_earlier_mentions_are_found_by_family_name() -> None:
    text = (
        "EXAMPLAR CHARGED IN STING\n"
        "Jordan Examplar, 33, of Exampleton, and Ruth Sampleton, 41, ran it. Sampleton and Examplar were charged.\n"
    )
    assert found(text) == ["EXAMPLAR", "Jordan Examplar", "Ruth Sampleton", "Sampleton", "Examplar"]


def test_lists_of_defendants_are_found_in_any_shape() -> None:
    text = "Defendants\nEXAMPLAR, Jordan, 34\nHope Banks, 22\nWill Young (DOB: 2/3/1990)\nSampleton, Ruth A.\n"
    assert found(text) == ["EXAMPLAR, Jordan", "Hope Banks", "Will Young", "Sampleton, Ruth A"]


def test_commenters_below_a_release_are_found() -> None:
    text = (
        "Deputies arrested nine men at two motels in the county on Thursday.\n1 Comment\nJordan Examplar says:\nGood."
    )
    assert found(text) == ["Jordan Examplar"]


def test_words_of_known_places_and_agencies_are_no_names() -> None:
    text = "Ruth Examplar was seen near Zorbax Quillon by the Jordan Zorbax Initiative."
    place, agency = text.index("Zorbax Quillon"), text.index("Jordan Zorbax")
    spans = find_private_names(
        lay_out(text),
        (Agency(Span(agency, len(text) - 1), "Jordan Zorbax Initiative", "leading"),),
        (Place(Span(place, place + 14), "Zorbax Quillon, CA", "place"),),
    )
    assert [span.of(text) for span in spans] == ["Ruth Examplar"]
    assert found(text) != ["Ruth Examplar"]


def test_an_official_is_left_but_a_former_one_is_not() -> None:
    assert found("Sheriff Ruth Sampleton thanked Detective Jordan Examplar.") == []
    assert found("Two women accused former deputy Jordan Examplar.") == ["Jordan Examplar"]


def test_the_mask_hides_officials_and_unknown_words_too_and_maps_offsets() -> None:
    text = "Before. Sheriff Ruth Sampleton said Examplar and 12 men were held by the Anaheim Police Department."
    names = find_private_names(lay_out(text), (), ())
    start = text.index("Sheriff")
    masked, at = mask(text, start, len(text), names)
    assert masked == ("Sheriff [name] said [name] and 12 men were held by the Anaheim Police Department.")
    number = text.index("12")
    assert masked[at(number) : at(number + 2)] == "12"
    assert at(start) == 0
    assert at(len(text)) == len(masked)
    assert masked[at(text.index("Sampleton")) :].startswith("[name]")


def test_a_name_cut_by_the_edge_of_the_evidence_is_hidden() -> None:
    text = "Jordan Examplar, 33, was charged."
    masked, at = mask(text, 7, len(text), (Span(0, 15),))
    assert masked == "[name], 33, was charged."
    assert masked[at(17) : at(19)] == "33"


@pytest.mark.parametrize(
    "text",
    [
        "On June 3, 2019, deputies of Orange County arrested 12 people in Operation Reclaim and Rebuild.",
        "The FBI and the Los Angeles Regional Human Trafficking Task Force recovered 27 victims.",
        "SIXTEEN ARRESTED IN TWO-DAY STING BY SHERIFF'S OFFICE",
        "Of the 82 arrested, 60 were American, and 9 were booked at the Theo Muster Jail on Main Street.",
    ],
)
def test_evidence_without_names_is_left_as_it_is(text: str) -> None:
    assert mask(text, 0, len(text), ())[0] == text


@pytest.mark.parametrize(
    ("fragment", "names", "held"),
    [
        ("Nine Men Arrested in Anaheim Motel Sting - Orange County District Attorney", (), False),
        ("https://zorbax.example.org/news/2019/nine-men-arrested-in-sting/", (), False),
        ("https://example.org/2019/jordan-examplar-sentenced", (), True),
        ("https://example.org/docs/PR_RuthSampleton_031920.pdf", (), True),
        ("https://example.org/docs/man%20named%20Examplar.pdf", (), True),
        ("Examplar Sentenced", (), True),
        ("Michael Convicted of Pandering", (), True),
        ("Banks Convicted of Pandering", (), False),
        ("Banks Convicted of Pandering", ("Hope Banks",), True),
        ("news/banks-convicted", ("Hope Banks",), True),
        ("ZORBAX AND HSI ARREST NINE", (), True),
        ("ZBX and HSI arrest nine", (), False),
        ("", (), False),
    ],
)
def test_titles_and_addresses(fragment: str, names: tuple[str, ...], held: bool) -> None:
    assert holds_name(fragment, frozenset(names)) is held


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("Exampleton Councilman Michael Examplar Police Department", True),
        ("MICHAEL EXAMPLAR ISSUES STATEMENT", True),
        ("Exampleton Board Chair Michael Steel Police Department", True),
        ("Los Angeles Regional Human Trafficking Task Force", False),
        ("Madison County Sheriff's Office", False),
        ("Operation Sampleton", False),
    ],
)
def test_names_of_bodies_with_a_person_in_them(words: str, held: bool) -> None:
    assert holds_person(words) is held


def test_a_saint_of_a_place_is_not_masked_because_somebody_has_that_name() -> None:
    assert found("SANTA ANA - Ana Examplar, 30, of Santa Ana was charged. Ana paid.") == ["Ana Examplar", "Ana"]


def test_a_family_name_that_is_a_thing_too_is_found_behind_a_given_name() -> None:
    assert found("Officers learned that Michael Hyatt and Peter Le had met there at the Hyatt hotel in March.") == [
        "Michael Hyatt",
        "Peter Le",
    ]


def test_a_given_name_that_is_a_place_too_begins_a_name_before_an_initial() -> None:
    assert found("On that very Friday the man called Florian S. Examplar was sentenced for it.") == [
        "Florian S. Examplar"
    ]


def test_a_name_that_stands_for_nobody_is_left() -> None:
    assert found("The room of Jane Doe #3 was near that of\nJane Doe 4, and Jane Muster paid for it.") == [
        "Jane Muster"
    ]


def test_names_with_a_slash_between_them_are_found() -> None:
    assert found("The men called Michael Examplar/Peter Sampleton paid.") == ["Michael Examplar", "Peter Sampleton"]


@pytest.mark.parametrize("name", ["common_words", "given_names", "proper_words"])
def test_vocabularies_are_lower_case_in_order_and_without_doubles(name: str) -> None:
    text = files("extractors").joinpath("rules", f"{name}.txt").read_text(encoding="utf-8")
    words = [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    assert len(words) > 500
    assert words == sorted(set(words))
    assert all(word == word.lower() for word in words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He called Titus (“LS”) Examplar, 34, there.", ["Titus (“LS”) Examplar"]),
        ("Isaiah (“Alpha”) South, 21, of West Haven", ["Isaiah (“Alpha”) South"]),
        ('He met Ricardo "Los" Brown on that very day.', ['Ricardo "Los" Brown']),
        ("The Orange County Task Force (“OCTF”) Members met.", []),
        ("They shot at Elizabeth G. in the street.", ["Elizabeth G"]),
        ("It was about the death of Kelyon Jovan Brown.", ["Kelyon Jovan Brown"]),
        ("The driver, 72-year-old Hope Banks, drove away.", ["Hope Banks"]),
        ("It hurt a 72-year-old Costa Mesa man and a 30-year-old Human Resources manager.", []),
        ("The 18-year-old Banks fled in his Ferrari.", []),
        ("A 44-year-old Sampleton paid, and so did Mr. Muster.", ["Sampleton", "Muster"]),
        ("It was said of former Sheriff Jordan Examplar.", ["Jordan Examplar"]),
        ("He ran by Jane Doe and Jane Examplar.", ["Jane Examplar"]),
    ],
)
def test_names_with_more_than_a_given_and_a_family_name(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_family_name_that_is_a_word_is_hidden_at_the_start_where_its_bearer_acts() -> None:
    text = "Ann House, 30, was charged.\nHouse was in court.\nHouse fires were seen."
    assert found(text) == ["Ann House", "House"]


def test_a_family_name_that_is_a_known_place_is_left_where_one_is_in_it() -> None:
    text = "Michael Irvine, 30, was charged. They were near Irvine on that day."
    at = text.index("near Irvine") + 5
    spans = find_private_names(lay_out(text), (), (Place(Span(at, at + 6), "Irvine, CA", "place"),))
    assert [span.of(text) for span in spans] == ["Michael Irvine"]


def test_a_whole_name_is_found_again_below_the_release() -> None:
    text = (
        "Police say that Jordan Duncan House, 44, of Exampleton was charged by them.\nTagged with:\nJordan Duncan House"
    )
    assert found(text) == ["Jordan Duncan House", "Jordan Duncan House"]


def test_a_saint_in_a_family_name_goes_with_it() -> None:
    assert found("Julian St. Examplar, 40, fled. St. Examplar was held. Do not go.")[-2:] == ["St", "Examplar"]


@pytest.mark.parametrize("said", ["Do knew that.", "Do further said so.", "Do’s wife went."])
def test_a_family_name_that_is_a_shy_word_is_found_where_its_bearer_acts(said: str) -> None:
    assert found(f"Tony Do, 44, was charged. {said}") == ["Tony Do", "Do"]


def test_a_line_in_vietnamese_is_no_row_of_names() -> None:
    assert found("Đường Dây Nóng Tiếp Nhận Thông Tin Của Biện Lý Quận") == []


def test_names_of_plain_words_are_found_in_capitals_behind_a_title_of_respect_and_in_lists() -> None:
    assert found("Court Told Mr. Paper To Pay") == ["Paper"]
    assert found("JORDAN EXAMPLAR, 33, PAPER LANTERN, 45, CHARGED") == ["JORDAN EXAMPLAR", "PAPER LANTERN"]
