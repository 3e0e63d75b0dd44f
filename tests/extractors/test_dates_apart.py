"""Ranges whose two ends are told apart; all texts are invented. Published on Wednesday, February 15, 2023."""

import pytest

from extractors.dates.mentions import find_dates
from extractors.model import Page, Span


def ends(text: str) -> list[tuple[str, str]]:
    page = Page(text, None, (Span(0, len(text)),), (Span(0, len(text)),))
    return [(each.first, each.last) for each in find_dates(page, "2023-02-15")]


@pytest.mark.parametrize(
    ("text", "range_"),
    [
        ("They set out on Feb. 3. They finished on Feb. 9.", ("2023-02-03", "2023-02-09")),
        ("On Feb. 3 deputies started what they called a sweep. It ended on Feb. 9.", ("2023-02-03", "2023-02-09")),
        ("On Thursday the team started the sting. On Sunday night we stopped.", ("2023-02-09", "2023-02-12")),
        ("Start of operation: Jan. 30\nEnd of operation: Feb. 11", ("2023-01-30", "2023-02-11")),
        ("Began: 01/30/2023\nEnded: 02/11/2023", ("2023-01-30", "2023-02-11")),
        ("First day: January 30. Last day: February 11.", ("2023-01-30", "2023-02-11")),
        ("They went out Thursday and did not come in until before sunrise Friday.", ("2023-02-09", "2023-02-10")),
        ("Nine were held between Dec. 28 and the end of January.", ("2022-12-28", "2023-01-31")),
        ("From 6 p.m. on Feb. 9 to 2 a.m. on Feb. 10 they were out.", ("2023-02-09", "2023-02-10")),
        ("Between Example Day, Feb. 2, and Sample Day, Feb. 10, they were out.", ("2023-02-02", "2023-02-10")),
    ],
)
def test_two_ends_are_one_range(text: str, range_: tuple[str, str]) -> None:
    assert ends(text) == [range_]


@pytest.mark.parametrize(
    "text",
    [
        "The unit began its work on Feb. 3. A trial ended on Feb. 9.",
        "They set out on Feb. 3 and met 9 men. They finished on Feb. 9.",
        "They spoke on Feb. 3. They finished on Feb. 9.",
    ],
)
def test_days_of_other_things_stay_apart(text: str) -> None:
    assert ends(text) == [("2023-02-03", "2023-02-03"), ("2023-02-09", "2023-02-09")]


def test_days_without_a_month_are_of_the_month_told() -> None:
    assert ends("In January, on the 10th, 11th and 12th, they were out.")[-1] == ("2023-01-10", "2023-01-12")


@pytest.mark.parametrize(
    ("text", "range_"),
    [
        ("In 2021 the sting ran here from January 25 through the 28th.", ("2021-01-25", "2021-01-28")),
        ("In 2003 it was founded, and since then it grew; from January 25 to 28 it met.", ("2023-01-25", "2023-01-28")),
    ],
)
def test_the_year_that_opens_a_sentence_is_that_of_its_days(text: str, range_: tuple[str, str]) -> None:
    assert ends("Nine Jailed\n" + text)[-1] == range_
