import re

import pytest

from extractors.dates.grammar import scan
from extractors.dates.mentions import find_dates
from extractors.model import Page, Span
from extractors.rulebook import load_rules

WEDNESDAY = "2022-02-16"
RULES = load_rules("dates")


def page_of(text: str) -> Page:
    """One line, one sentence: what the layout makes of a text is tested elsewhere."""
    lines = tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text))
    return Page(text, lines[0], lines, lines)


def said(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str, str]]:
    return [(d.span.of(text), d.first, d.last) for d in find_dates(page_of(text), published)]


def examples(kind: str) -> list[tuple[str, str]]:
    return [(rule["id"], example) for rule in RULES for example in rule[kind]]


@pytest.mark.parametrize(("rule", "example"), examples("examples"))
def test_rule_reads_its_example(rule: str, example: str) -> None:
    """The rule fires, and what the whole of the module makes of it is what the example says."""
    sentence, meaning = example.split(" -> ")
    marked = re.search(r"\[(.+?)\]", sentence)
    assert marked
    first, _, last = meaning.partition(" ")
    plain = sentence.replace("[", "").replace("]", "")
    assert rule in {atom.rule for atom in scan(plain, 0, len(plain))}
    assert said(plain) == [(marked[1], first, last or first)]


@pytest.mark.parametrize(("rule", "sentence"), examples("counterexamples"))
def test_rule_leaves_its_counterexample(rule: str, sentence: str) -> None:
    found = {atom.rule for atom in scan(sentence, 0, len(sentence))}
    assert rule not in found


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (day, *(meaning.split() * 2)[:2])
        for rule in load_rules("holidays")
        for day, meaning in (example.split(" -> ") for example in rule["examples"])
    ],
)
def test_holiday_is_the_day_of_its_year(day: str, first: str, last: str) -> None:
    assert said(f"Nine were held on {day}, 2021.")[-1][1:] == (first, last)


@pytest.mark.parametrize("words", [words for rule in load_rules("holidays") for words in rule["counterexamples"]])
def test_what_is_no_holiday_has_no_day(words: str) -> None:
    assert said(f"Nine were held on {words}.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran February 3-5 and February 8-10.", ("2022-02-03", "2022-02-10")),
        ("It was held on 1/3, 1/5 and 1/7/2022.", ("2022-01-03", "2022-01-07")),
        ("From 2005, the year the unit was formed, to today, it held nine.", ("2005", "2022-02-16")),
        ("Ran from: Jan. 3, 2022\nRan to: Jan. 9, 2022\nHeld: 9", ("2022-01-03", "2022-01-09")),
        ("Opened: Jan. 3, 2022\nClosed: Jan. 9, 2022\nHeld: 9", ("2022-01-03", "2022-01-09")),
        ("It ran February 9 through February 12.", ("2022-02-09", "2022-02-12")),
        ("It ran from Jan. 30 to Feb. 2, 2021.", ("2021-01-30", "2021-02-02")),
        ("It ran from December 28, 2021, through January 3.", ("2021-12-28", "2022-01-03")),
        ("It ran from November until last week.", ("2021-11", "2022-02")),
        ("It ran from February 3 until last week.", ("2022-02-03", "2022-02-13")),
        ("It ran between Dec. 30 and Jan. 2.", ("2021-12-30", "2022-01-02")),
        ("It was held on Thursday and Friday of last week.", ("2022-02-10", "2022-02-11")),
        ("It was held late Thursday and early Friday.", ("2022-02-10", "2022-02-11")),
        ("It began February 3 and ended February 6.", ("2022-02-03", "2022-02-06")),
        ("It started Thursday, Feb. 3, and concluded Sunday, Feb. 6.", ("2022-02-03", "2022-02-06")),
        ("It ran from Monday into the small hours of this morning.", ("2022-02-14", "2022-02-16")),
        ("It was held April 22-April 23, 2019.", ("2019-04-22", "2019-04-23")),
        ("It ran from December 28 through January 3 of last year.", ("2020-12-28", "2021-01-03")),
        ("It began on January 3, and was over by January 9.", ("2022-01-03", "2022-01-09")),
        ("It was held on Feb. 3 and again on Feb. 10.", ("2022-02-03", "2022-02-10")),
        ("It was held on 01/03/2022 and 01/04/2022.", ("2022-01-03", "2022-01-04")),
        ("It was held June 3 of last year.", ("2021-06-03", "2021-06-03")),
    ],
)
def test_two_dates_make_a_range(text: str, expected: tuple[str, str]) -> None:
    assert [found[1:] for found in said(text)] == [expected]


def test_dates_of_two_events_stay_two() -> None:
    text = "He was jailed on January 3, 2020, and freed on June 5, 2021."
    assert [first for _, first, _ in said(text)] == ["2020-01-03", "2021-06-05"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Six were jailed on December 3.", "2021-12-03"),
        ("They will be in court on March 3.", "2022-03-03"),
        ("On June 3, 2012, they met; on June 9 he was hurt.", "2012-06-09"),
        ("They were jailed Monday.", "2022-02-14"),
        ("They will be arraigned Monday.", "2022-02-21"),
    ],
)
def test_a_year_or_week_is_given_where_nothing_is_in_doubt(text: str, first: str) -> None:
    assert said(text)[-1][1] == first


def test_a_date_goes_on_from_the_one_told_before() -> None:
    assert said("It opened in 2014. From July of that year through December 2016 nine met.")[-1][1:] == (
        "2014-07",
        "2016-12",
    )
    assert said("It had two weeks of February, the 3rd to the 5th and the 8th to the 10th.")[-1][1:] == (
        "2022-02-03",
        "2022-02-10",
    )
    assert said("It met in July 2016. That March, from the 7th to the 18th, it met again.")[1:] == [
        ("That March", "2017-03", "2017-03"),
        ("7th to the 18th", "2017-03-07", "2017-03-18"),
    ]
    assert said("It met in July 2016 and on August 3 of the same year.")[1:] == [
        ("August 3 of the same year", "2016-08-03", "2016-08-03")
    ]
    assert said("It met in July 2016 and on May 3 of that year.")[-1][1] == "2016-05-03"
    assert said("It met on July 3, 2016.\nIt met on August 3 of the same year.", None)[1:] == [
        ("August 3 of the same year", "2016-08-03", "2016-08-03")
    ]
    assert said("On the 7th, they met.") == []


def test_nothing_is_given_where_it_is_in_doubt() -> None:
    assert said("The gala, March 3, is free.") == []
    assert said("They were jailed on December 3.", published=None) == []
    assert said("They met on June 3, 2012.\nHe was hurt on June 9.", published=None)[-1][1] == "2012-06-03"
    assert said("They were jailed today.", published="2022-02") == []
    years = "Stings were held in 2022. Others were held in 2023."
    assert [each[0] for each in said(f"{years} In February nine were jailed.", published=None)] == ["2022", "2023"]
    assert said("They were jailed in June 2020.", published=None) == [("June 2020", "2020-06", "2020-06")]


def test_no_day_that_does_not_exist() -> None:
    assert said("They met on February 30, 2020.") == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("EXAMPLE CITY, Ohio (Feb. 16, 2022) - Nine men were jailed.", "publication"),
        ("Feb. 16, 2022 - Nine men were jailed after a long night in the motels along the road, as a clerk told us.",
         "publication"),
        ("Feb. 16, 2022 saw nine men jailed after a long night in the motels along the road, as a clerk told us.",
         "other"),
        ("The task force was founded in 2015.", "launch"),
        ("A sting on February 9 led to nine arrests.", "operation"),
        ("He returns to court on March 3, 2022.", "court"),
        ("She was born in 1990.", "other"),
    ],
)  # fmt: skip
def test_role(text: str, role: str) -> None:
    assert [date.role for date in find_dates(page_of(text), WEDNESDAY)] == [role]


def test_only_the_body_is_read() -> None:
    text = "June 3, 2020\nNine men were jailed on June 1, 2020."
    page = page_of(text)
    body = Page(text, None, page.body[1:], page.sentences[1:])
    assert [date.first for date in find_dates(body, None)] == ["2020-06-01"]


def test_fiscal_year_is_the_federal_one_only_where_a_federal_body_is_named() -> None:
    assert said("FBI agents jailed nine in fiscal year 2019.") == [("fiscal year 2019", "2018-10-01", "2019-09-30")]
    # A county's begins on another day: the two years that it lies in.
    assert said("The county jailed nine in fiscal year 2019.") == [("fiscal year 2019", "2018", "2019")]


def test_lines_are_read_in_the_order_of_the_text_whatever_their_order_on_the_page() -> None:
    text = "June 3, 2020\nNine Jailed\nNine men were jailed on June 1, 2020."
    page = page_of(text)
    shuffled = Page(text, page.title, (page.body[1], page.body[0], page.body[2]), page.sentences)
    assert [date.first for date in find_dates(shuffled, None)] == ["2020-06-03", "2020-06-01"]


def test_a_weekend_of_which_is_said_what_will_be_is_to_come() -> None:
    assert said("They will be at the fair this weekend.")[-1][1:] == ("2022-02-19", "2022-02-20")
    assert said("They were at the fair this weekend.")[-1][1:] == ("2022-02-12", "2022-02-13")


def test_words_of_the_sentence_above_say_nothing_of_a_year() -> None:
    assert said("The trial is set.\nSix were jailed in May.")[-1][1] == "2021-05"
