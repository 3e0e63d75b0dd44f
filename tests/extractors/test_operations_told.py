"""Which figures are an operation's where its name stands elsewhere. All texts and names are invented."""

from __future__ import annotations

import pytest
from test_operations import names, of

from extractors.model import Period, Span
from extractors.operations.finder import OperationFinder
from extractors.operations.names import find_operations
from extractors.page.layout import lay_out
from extractors.reader import read

MEETING = "Deputies met in town to talk of the work that they had done together in the county in all of that week.\n\n"
LEAD = "Deputies ended Operation Paper Lantern on Friday night with 90 arrests in four towns of the county.\n\n"


@pytest.mark.parametrize(
    ("more", "number", "name"),
    [
        ("At that time the marshals ran a sweep of their own that found 12 children.", "12", None),
        ("An earlier sting by the office ended with 12 arrests.", "12", None),
        ("The last sting by the office ended with 12 arrests.", "12", "Operation Paper Lantern"),
        ("It belongs to the Lamps Lit Initiative. The initiative has led to 1200 convictions.", "1200", None),
        ("The effort has led to 1200 convictions.", "1200", "Operation Paper Lantern"),
        ("An earlier one, “Tin Whistle,” was held in 2017:\n- 31 men\n- 4 women\n\n", "31", "Tin Whistle"),
        ("A squad with a case of its own was out, too. Eleven of its men made 12 arrests.", "12", None),
        ("Before Operation Tin Whistle, staff found 7 in Operation Red Door.", "7", "Operation Red Door"),
    ],
)  # fmt: skip
def test_other_work_is_not_the_operations(more: str, number: str, name: str | None) -> None:
    assert of(LEAD + more, number) == name


SECTIONS = (
    "The strike team has been busy this year, and here are two of the trips that people keep asking about.\n\n"
    "OPERATION TIN WHISTLE (Upper Peninsula)\nThis was in March.\n6 adults arrested\n\n"
    "EXAMPLAR COUNTY\nThis was in April.\n3 girls recovered\n"
)


def test_a_short_release_named_in_its_last_paragraph() -> None:
    text = (
        "Deputies made 40 arrests in the county last week, the sheriff said.\n"
        "It was the local share of Operation Tin Whistle, which was run in nine states."
    )
    assert of(text, "40") == "Operation Tin Whistle"


def test_a_heading_lends_its_operation_up_to_the_next() -> None:
    assert of(SECTIONS, "6 adults") == "Operation Tin Whistle"
    assert of(SECTIONS, "3 girls") is None


def test_what_follows_with_that_week_stays_with_what_was_told_before() -> None:
    text = LEAD + "“Tin Whistle,” held in May 2017, ended with 35 arrests.\n\nFive women were identified that week."
    page = lay_out(text)
    finder = OperationFinder(page, find_operations(page))
    told = [finder.operation(Span(s.start, s.start + 1), s) for s in page.sentences]
    assert told == ["Operation Paper Lantern", "Tin Whistle", "Tin Whistle"]


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (Period("2003", "2013-07-29", "sentence", "since_founding"), None),
        (Period("2003", "2013-07-29", "release", "since_founding"), "Operation Paper Lantern"),
        (Period("2013-07-01", "2013-07-20", "sentence", "ongoing"), "Operation Paper Lantern"),
        (Period("2011-05", "2013-06", "section", "unspecified"), None),
        (Period("2012", "2012", "sentence", "other_operation"), None),
        (Period("2012-06", "2012-06", "sentence", "other_operation"), None),
        (Period("2013-07-26", "2013-07-26", "sentence", "other_operation"), "Operation Paper Lantern"),
    ],
)
def test_a_figure_of_another_time_is_not_the_operations(period: Period, name: str | None) -> None:
    text = f"{LEAD}Officers made 40 arrests.\n\nOfficers made 55 arrests."
    page = lay_out(text)
    finder = OperationFinder(page, find_operations(page))
    _, first, second = page.sentences
    assert finder.operation(first, first, Period("2013-07-25", "2013-07-28", "operation", "this_operation"))
    assert finder.operation(second, second, period) == name


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("The operation, Operation Tin Whistle, was led by the state.", "Operation Tin Whistle"),
        ("Operation Tin Whistle lasted three days.", "Operation Tin Whistle"),
        ("One of those trips was Operation Tin Whistle.", None),
        ("3. Operation Tin Whistle. It lasted three days.", None),
        ("MARCH IN THE NORTH. Operation Tin Whistle lasted three days.", None),
        ("Men met in Operation Tin Whistle spoke of it.", None),
    ],
)
def test_an_operation_named_late_is_the_releases_where_it_is_said_to_be(mention: str, name: str | None) -> None:
    long = "The state police and the sheriffs of nine counties worked side by side for the whole of the week."
    text = "\n\n".join([f"{long} They made 40 arrests.", *[long] * 4, mention])
    assert of(text, "40") == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Operation 614, named for the area code, ended on Friday.", ["Operation 614"]),
        ("In Operation 614 people were arrested.", []),
        ("The effort went by the name “Lamp to Lamp.” It ended on Friday.", ["Lamp to Lamp"]),
        ("They called the exercise Statewide Lamp Watch. Nine were held.", ["Statewide Lamp Watch"]),
        ("They called the operation off. Nine were held.", []),
        ("OPERATION OF LAMP SHOPS IN THE CITY", []),
    ],
)
def test_names_of_numbers_and_by_the_name(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(("yearly", "name"), [(", now in its eighth year", "Operation Tin Whistle"), ("", None)])
def test_the_same_days_of_another_year_are_a_yearly_operations(yearly: str, name: str | None) -> None:
    opening = f"Deputies of the county were busy last week with Operation Tin Whistle{yearly}."
    text = f"{opening}\n\nOfficers held 14.\n\nOn January 26, 2021, officers held 12."
    page = lay_out(text)
    finder = OperationFinder(page, find_operations(page))
    *_, this, that = page.sentences
    assert finder.operation(this, this, Period("2022-02-09", "2022-02-12", "sentence", "this_operation"))
    assert finder.operation(that, that, Period("2021-01-26", "2021-01-26", "sentence", "other_operation")) == name


def test_some_of_a_number_told_before_are_the_operations() -> None:
    later = Period("2016", "2017-05", "sentence", "since_founding")
    page = lay_out(
        LEAD + "Since then five of the seventeen have pleaded guilty.\n\nSince then five have pleaded guilty."
    )
    finder = OperationFinder(page, find_operations(page))
    *_, some, others = page.sentences
    assert finder.operation(some, some, later) == "Operation Paper Lantern"
    assert finder.operation(others, others, later) is None


def test_so_far_is_of_the_operation() -> None:
    assert of(LEAD + "Officers have so far made 12 visits.", "12") == "Operation Paper Lantern"
    assert of(LEAD + "Officers have so far this year made 12 visits.", "12") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # When a body was formed is no year of its operation,
        (
            f"June 5, 2021\n{MEETING}The unit, which was formed in 2012, ran Operation Paper Lantern.\n\n"
            "Nine men were arrested.",
            [(9, "Operation Paper Lantern")],
        ),
        # and what a lasting body did since is not what was done in it.
        (
            "Operation Paper Lantern is part of the Lamps Lit Initiative, which has rescued 400 children since 2015.",
            [(400, None)],
        ),
        # A row of cells names none for what follows.
        (f"{MEETING}Operation Paper Lantern | 4 | 5\n\nNine men were arrested by them.", [(9, None)]),
        # Quotation marks hold the whole of a name.
        (
            "Deputies arrested nine men in “Operation Lamps Last Friday” in town.",
            [(9, "Operation Lamps Last Friday")],
        ),
        # In capitals a name ends where its headline goes on.
        (
            "It was in OPERATION PAPER LANTERN NETS that they arrested nine men of the town.",
            [(9, "Operation Paper Lantern")],
        ),
        # Headings of a lesser mark, or set in, leave the one above them open.
        (
            "Deputies held two stings.\n\n- Operation Paper Lantern\n* Men arrested\nDeputies arrested nine men there.",
            [(2, None), (9, "Operation Paper Lantern")],
        ),
        (
            "Two stings were held.\n\nOperation Paper Lantern\n  Results\nDeputies arrested nine men.\n\n"
            "Operation Iron Gate\n  Results\nDeputies arrested four men.",
            [(2, None), (9, "Operation Paper Lantern"), (4, "Operation Iron Gate")],
        ),
    ],
)
def test_patterns_of_operations_that_alone_decide(text: str, found: list[tuple[int, str | None]]) -> None:
    assert [(count.number.value, count.operation) for count in read(f"{text}\n").counts] == found
