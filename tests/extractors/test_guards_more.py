"""What further patterns of the readers of figures are there for. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read


def figures(text: str) -> list[tuple[str, int]]:
    return [(count.measure, count.number.value) for count in read(f"{text}\n").counts]


@pytest.mark.parametrize(
    "text",
    [
        # A clause ends before the next one, and those told of within it are others.
        "Nine men who could dance left: their wives were arrested.",
        "Nine men who had been told the driver was arrested came by car.",
        # Whom somebody is said to have killed.
        "He was charged with killing two women who were arrested.",
        # What somebody did before.
        "A check of his criminal history showed 12 arrests.",
        # What is recovered may be things.
        "Deputies rescued people. Of the guns, 40 were recovered.",
        # A label that names a piece of news is no row.
        "Arrest news: 12",
        # Warrants for arrests are no searches, those of surgeons no operations.
        "Deputies executed 12 warrants for their arrest.",
        "The surgeon conducted 12 operations.",
        # Citations of a shop are of nobody.
        "The town issued the shop two citations.",
    ],
)
def test_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Those who were trafficked are victims, and not the missing.
        ("People were trafficked here, and nine of them were identified.", [("victims_identified", 9)]),
        (
            "Missing Children Found\nThe search for missing children ended. "
            "Deputies recovered nine girls from trafficking.",
            [("rescues", 9)],
        ),
        # Some of those who are no figure themselves are none.
        ("Deputies arrested 60 people. 46 of the suspects were migrants, five of whom were women.", [("arrests", 60)]),
        ("Deputies arrested 60 people. There were 30 officers, and two of them were women.", [("arrests", 60)]),
        # Whom deputies only questioned, nobody held.
        (
            "The sting led to 60 arrests:\n• 12 buyers questioned\n• 9 sellers",
            [("arrests", 60), ("arrests", 9)],
        ),
        # What some are said to have done makes no share, nor do some of those charged.
        ("Twelve defendants were arrested.\nTwo suspects accused of pimping", [("arrests", 12)]),
        ("Twelve people were charged. Nine of the defendants were women.", [("charged", 12)]),
        # When it was says nothing of what is counted.
        ("The number of victims rescued as part of the arrests was 12.", [("rescues", 12)]),
    ],
)
def test_figures(text: str, found: list[tuple[str, int]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "offenses"),
    [
        # Who is told of as wronged says nothing of what others were held for; who lured them does.
        (
            "Deputies arrested 12 men. The exploitation of children goes on. "
            "Survivors of child sexual exploitation were freed.",
            [None],
        ),
        (
            "Deputies arrested 12 men. Suspects lured victims of child sexual exploitation. It took May.",
            ["child_exploitation"],
        ),
        # An operation about children arrests for nothing else.
        (
            "Twelve Arrested in Child Predator Operation\n\n"
            "Operation Examplar led to 12 arrests, three for luring a minor.",
            ["child_exploitation", "child_exploitation"],
        ),
    ],
)
def test_offenses(text: str, offenses: list[str | None]) -> None:
    assert [count.offense for count in read(f"{text}\n").counts] == offenses


def test_the_noun_behind_a_year_is_of_its_row() -> None:
    assert [count.gender for count in read("Arrests\n2020 - 8 men\n2021 - 9 women\n").counts] == ["male", "female"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # Convictions by the case are no count of people.
        ("The sweep led to 12 convictions.", [("convicted", 12)]),
        ("The sweep led to 12 convictions in nine cases.", []),
        # What is offered to others was not done for those counted.
        ("Two young victims have been brought to safety and beds were offered to other victims.", [("rescues", 2)]),
        # A heading of what is no person counts it; one over results of it as well.
        ("Operations held by city:\nFresno: 4\nMadera: 3", [("operations", 4), ("operations", 3)]),
        ("Warrants served by county:\nFresno: 4\nMadera: 3", [("search_warrants", 4), ("search_warrants", 3)]),
        ("Victims served by county:\nFresno: 4\nMadera: 3", [("victims_assisted", 4), ("victims_assisted", 3)]),
        # A line that ends on a day counts nobody; one in brackets, or of a month alone, does.
        ("Arrests on June 8\nFresno: 4\nMadera: 3", [("arrests", 4), ("arrests", 3)]),
        ("Arrests (8)", [("arrests", 8)]),
        ("Arrests in June 8", [("arrests", 8)]),
        # Only the names of some are told of.
        ("Police published photos of nine of the men arrested.", []),
        # Shares listed on without their verb, and no number of those behind the comma.
        (
            "Deputies found 60 missing children. Fresno alone accounted for 35, and southeast Madera for 25.",
            [("missing_located", 60), ("missing_located", 35), ("missing_located", 25)],
        ),
    ],
)
def test_figures_that_one_guard_alone_decides(text: str, figures: list[tuple[str, int]]) -> None:
    assert [(count.measure, count.number.value) for count in read(f"{text}\n").counts] == figures


@pytest.mark.parametrize(
    ("text", "times"),
    [
        # A heading's number dates nothing, its year does; a heading may end on a day.
        ("3. Calendar year 2018, all activity.\nArrests: 12\nRescues: 4", [("2018", "2018"), ("2018", "2018")]),
        ("Arrests (May 8)\nAmes: 4\nBoone: 3", [(None, None), (None, None)]),
        # What dates back to a day begins on it.
        (
            "In a case dating back to May 3, 2021, deputies arrested 12 men until May 9.",
            [("2021-05-03", "2021-05-09")],
        ),
    ],
)
def test_times_that_one_guard_alone_decides(text: str, times: list[tuple[str | None, str | None]]) -> None:
    assert [(count.period.first, count.period.last) for count in read(f"{text}\n").counts] == times
