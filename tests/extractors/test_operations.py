"""Named operations and the figures that belong to them. All texts and names are invented."""

from __future__ import annotations

import pytest

from extractors.model import Span
from extractors.operations.finder import OperationFinder
from extractors.operations.names import find_operations
from extractors.page.layout import lay_out
from extractors.reader import read


def names(text: str) -> list[str]:
    return [operation.name for operation in find_operations(lay_out(text))]


def of(text: str, number: str) -> str | None:
    page = lay_out(text)
    start = text.index(number)
    sentence = next(s for s in page.sentences if s.start <= start < s.end)
    return OperationFinder(page, find_operations(page)).operation(Span(start, start + len(number)), sentence)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Deputies ran Operation Paper Lantern on Monday.", ["Operation Paper Lantern"]),
        ("Deputies ran “Operation Paper Lantern” on Monday.", ["Operation Paper Lantern"]),
        ("Deputies ran Operation “Paper Lantern” on Monday.", ["Operation Paper Lantern"]),
        ("Deputies ran Operation Ice and Ember on Monday.", ["Operation Ice and Ember"]),
        ("Deputies ran Operation Paper Lantern VII in June.", ["Operation Paper Lantern VII"]),
        ("Deputies ran Operation Paper Lantern 2024 in June.", ["Operation Paper Lantern 2024"]),
        ("Deputies ran Operation iLantern in June.", ["Operation iLantern"]),
        ("Deputies ran Operation Paper Lantern on Aug. 26 in town.", ["Operation Paper Lantern"]),
        ("Operation Paper Lantern’s results are in.", ["Operation Paper Lantern"]),
        ("Operation Lantern Force ran from May 3 to 5.", ["Operation Lantern Force"]),
        ("The Operation Lantern Task Force helped.", ["Operation Lantern"]),
        ("The operation was a success. Operations Division helped.", []),
        ("Operation Was a Success", []),
        ("Trafficking Operation Recovers Nine Victims", []),
        ("Operation Underground Railroad gave money to the unit.", []),
        ("Nine joined the Tri-State Buyers Suppression Initiative.", ["Tri-State Buyers Suppression Initiative"]),
        ("Nine joined the Innocence Found National Initiative.", []),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_capitals_give_way_to_the_text() -> None:
    text = "OPERATION PAPER LANTERN NETS NINE\n\nDeputies called it Operation Paper Lantern this week."
    assert names(text) == ["Operation Paper Lantern"] * 2


def test_a_nickname_is_the_operation_named_in_full() -> None:
    text = "The ‘Paper Lantern’ Human Trafficking Operation ended.\n\nOperation Paper Lantern began on Monday."
    assert names(text) == ["Operation Paper Lantern"] * 2


STORY = (
    "Deputies ended Operation Paper Lantern on Friday with 9 arrests.\n\n"
    "Another 4 people were cited. Since 2015 the task force has made 80 arrests. It freed 30 people.\n\n"
    "In March 2013 deputies ran Operation Tin Whistle. It led to 12 arrests."
)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("9", "Operation Paper Lantern"),
        ("4", "Operation Paper Lantern"),
        ("80", None),
        ("30", None),
        ("12", "Operation Tin Whistle"),
    ],
)
def test_operation_of(number: str, name: str | None) -> None:
    assert of(STORY, number) == name


def test_no_operation_named() -> None:
    assert of("Deputies made 9 arrests.", "9") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Deputies ran a sting dubbed “Paper Lantern” in June.", ["Paper Lantern"]),
        ("Deputies ran “Operation Paper Force,” they said.", ["Operation Paper Force"]),
        ("The operation called Paper Lantern was held in June.", ["Paper Lantern"]),
        ("Police began the operation, “Paper Lantern,” in June.", ["Paper Lantern"]),
        ("It was what police call a “John” sting in June.", []),
        ("The operation called off in June will be held in May.", []),
        ("Nine Held in Operation Around the Lake", []),
        ("Deputies ran Operation LANTRN in June, they said.", ["Operation LANTRN"]),
        (
            "Nine Found in Operation We Carry Light 2\n\nA first Operation We Carry Light was run in the spring.",
            ["Operation We Carry Light 2", "Operation We Carry Light"],
        ),
    ],
)
def test_names_in_quotes_and_headlines(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_drives_total_over_years_is_its_own() -> None:
    text = (
        "Nine joined the Tri-State Buyers Suppression Initiative, which ended on Friday with 40 arrests. "
        "Since 2011 the initiative has led to 900 arrests. The sheriff has made 70 arrests since 2006."
    )
    assert of(text, "900") == "Tri-State Buyers Suppression Initiative"
    assert of(text, "70") is None


def test_a_total_of_its_agencies_is_the_drives_that_the_paragraph_speaks_of() -> None:
    text = (
        "Nine joined the Tri-State Buyers Suppression Initiative. On Friday the initiative ended with 40 arrests. "
        "Since 2011 agencies have made 900 arrests. Since 2006 counties have made 70 arrests."
    )
    assert of(text, "900") == "Tri-State Buyers Suppression Initiative"
    assert of(text, "70") is None


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Arrests, 2018", None),
        ("Arrests", "Operation Paper Lantern"),
        ("When it was held: 2018", "Operation Paper Lantern"),
    ],
)
def test_what_stands_under_a_year_is_not_of_the_operation(heading: str, name: str | None) -> None:
    text = f"Operation Paper Lantern ended on Friday night with 90 arrests in four towns.\n{heading}\nMen held: 31"
    assert of(text, "31") == name


def test_another_event_in_the_paragraph_is_not_the_operations() -> None:
    text = (
        "The task force went to other counties of the state this year and arrested 25 men there in all.\n\n"
        "Two examples. In March a short one, Operation Tin Whistle, ended with 6 arrests. In April 3 girls were found."
    )
    assert of(text, "25") is None
    assert of(text, "6") == "Operation Tin Whistle"
    assert of(text, "3") is None


def test_a_sentence_of_other_years_is_not_of_an_operation_named_for_one() -> None:
    text = "Operation Paper Lantern 2024 ended with 9 arrests. The same sting found 31 victims in March 2023."
    assert of(text, "31") is None


def test_people_of_the_operation_stay_with_it() -> None:
    text = (
        "Deputies ended Operation Paper Lantern on Friday night with 90 arrests.\n\n"
        "In the year since, 24 of the men have pleaded guilty."
    )
    assert of(text, "24") == "Operation Paper Lantern"


def test_last_years_edition_keeps_its_name_to_the_paragraphs_end() -> None:
    text = (
        "Operation Paper Lantern ended on Friday night with 90 arrests in four towns of the county.\n\n"
        "Last year's Operation Paper Lantern found 7 children. In total, 31 arrests were made."
    )
    assert of(text, "7") == "Operation Paper Lantern"
    assert of(text, "31") == "Operation Paper Lantern"


@pytest.mark.parametrize("day", ["", "February 15, 2022\n"])
def test_the_year_in_which_a_task_force_was_founded_is_none_of_the_operation(day: str) -> None:
    text = (
        f"Fourteen Sex Buyers Arrested in Examplar County\n{day}"
        "The Sheriff reports 14 arrests of sex buyers over four nights, February 9 to 12, in motels of the county.\n"
        "The Examplar Task Force, founded in 2016, did this work as part of Operation Paper Lantern.\n"
    )
    assert of(text, "14 arrests") == "Operation Paper Lantern"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Operation Give or Take ended on Friday.", ["Operation Give or Take"]),
        ("Operation Safe Roads & Rails ended on Friday.", ["Operation Safe Roads & Rails"]),
        ("In Operation Blue Harbor 12 people were arrested.", ["Operation Blue Harbor"]),
        ("Operation 3rd and Main ended on Friday.", ["Operation 3rd and Main"]),
        ("Operation “No lights, no music” led to 12 arrests.", ["Operation No lights, no music"]),
        ("Operation Cold Front and Operation Red Door ended.", ["Operation Cold Front", "Operation Red Door"]),
        ("Nine were held during Operation Blue Harbor in Springfield.", ["Operation Blue Harbor"]),
        ("Nine were held during Operation Blue Harbor in the U.S. last week.", ["Operation Blue Harbor"]),
        ("When Operation Blue Harbor ended on Friday, nine were in jail.", ["Operation Blue Harbor"]),
        ("OPERATION LONG SHADOW LEADS TO 31 ARRESTS IN TWO COUNTIES", ["Operation Long Shadow"]),
        ("Operation Long Shadow Turns Up Nine Missing Children", ["Operation Long Shadow"]),
        ("OPERATION NEW DAY: 31 ARRESTS", ["Operation New Day"]),
        ("OPERATION ONE: outreach", []),
        ("OPERATION WE WILL CARRY LIGHT", ["Operation We Will Carry Light"]),
        ("The sting, known as Lanterns Out, ended on Sunday.", ["Lanterns Out"]),
        ("The sweep was named Lanterns Out 2.", ["Lanterns Out 2"]),
        ("The operation—known as Sweep and Mend—is held every year.", ["Sweep and Mend"]),
        ("Detectives named it “Better Luck Next Time.” They held 51 men.", ["Better Luck Next Time"]),
        ("Men caught in the Light the Lantern anti-prostitution sting paid.", ["Light the Lantern"]),
        ("Men caught in the Examplar County anti-prostitution sting paid.", []),
        ("In a related effort, Lamps and Lanterns 2031, nine were held.", ["Lamps and Lanterns 2031"]),
        ("In a related effort, Examplar County, nine were held.", []),
        ("The “Paper Lantern” series has brought 170 arrests.", ["Paper Lantern"]),
        ("The office recalls “Lamps, Not Lanterns,” held here in May.", ["Lamps, Not Lanterns"]),
        ("She said “Hello There” and left.", []),
    ],
)  # fmt: skip
def test_names_as_the_text_writes_them(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "OPERATION PAPER LANTERN 2031: THE SCORE\n\nDetectives met 13 women during Paper Lantern, they said.",
            ["Operation Paper Lantern 2031"] * 2,
        ),
        (
            "The tenth Operation Tin Whistle ran for three days.\n\nOperation Tin Whistle X ended on Sunday in town.",
            ["Operation Tin Whistle X"] * 2,
        ),
        (
            "June 30, 2024\n\nIn Operation Tin Whistle they found 9 in May 2023.\n\nOperation Tin Whistle 2 ended.",
            ["Operation Tin Whistle", "Operation Tin Whistle 2"],
        ),
        (
            "Nine Found in Operation Tin Whistle II\n\nOperation Tin Whistle 2 (OTW2) ended. OTW2 was held in May.",
            ["Operation Tin Whistle 2"] * 4,
        ),
        (
            "OPERATION TIN WHISTLE 2\nMen held: 9\n\nOPERATION TIN WHISTLE\nMen held: 7",
            ["Operation Tin Whistle 2", "Operation Tin Whistle"],
        ),
    ],
)
def test_a_shorter_mention_is_the_operation_unless_set_apart(text: str, found: list[str]) -> None:
    assert names(text)[: len(found)] == found


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("OPERATION LIGHTS OUT OVER: 75 ARRESTED", "Operation Lights Out Over"),
        ("OPERATION PAPER LANTERN NETS 75 ARRESTS", "Operation Paper Lantern"),
        ("Operation 12/5: 40 Men Jailed", "Operation 12/5"),
    ],
)
def test_a_colon_ends_a_name_whatever_its_last_word(line: str, name: str) -> None:
    assert [count.operation for count in read(f"{line}\n\nDeputies were out.").counts] == [name]
