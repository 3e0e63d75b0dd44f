import re

import pytest

from extractors.dates import find_dates
from extractors.model import Page, Period, Published, Span
from extractors.periods import PeriodFinder
from extractors.periods_ties import rule
from extractors.rulebook import load_rules
from extractors.sentences import split_sentences

RULES = load_rules("periods")


def cases(kind: str) -> list[tuple[str, str]]:
    return [(entry["id"], example) for entry in RULES for example in entry[kind]]


@pytest.mark.parametrize(("name", "example"), cases("examples"))
def test_rule_matches_its_example(name: str, example: str) -> None:
    marked = re.search(r"\[(.+?)\]", example)
    assert marked
    found = rule(name).search(example.replace("[", "").replace("]", ""))
    assert found
    assert found.group() == marked[1]


@pytest.mark.parametrize(("name", "sentence"), cases("counterexamples"))
def test_rule_leaves_its_counterexample(name: str, sentence: str) -> None:
    assert rule(name).search(sentence) is None


def period(text: str, number: str, trigger: str | None = None, published: str | None = "2022-02-16") -> Period:
    """The period of the figure whose number stands after "@" in an invented text; a line is a paragraph."""
    at = text.index("@" + number)
    text = text.replace("@", "")
    body = tuple(Span(*line.span()) for line in re.finditer(r"[^\n]+", text))
    sentences = tuple(sentence for line in body for sentence in split_sentences(text, line))
    page = Page(text, body[0], body, sentences)
    known = Published(published, "release") if published else None
    finder = PeriodFinder(page, find_dates(page, published), known, ())
    span = Span(at, at + len(number))
    sentence = next(each for each in sentences if each.covers(span))
    word = re.search(trigger, text[sentence.start :]) if trigger else None
    stated = Span(sentence.start + word.start(), sentence.start + word.end()) if word else None
    return finder.period(span, sentence, stated)


def ends(
    text: str, number: str, trigger: str | None = None, published: str | None = "2022-02-16"
) -> tuple[str, str] | None:
    found = period(text, number, trigger, published)
    return (found.first, found.last) if found.first and found.last else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputies arrested @9 men on Friday in two towns.", ("2022-02-11", "2022-02-11")),
        ("A sting held February 9 through 12 led to the arrest of @9 men.", ("2022-02-09", "2022-02-12")),
        ("A four-night sting that ended Saturday led to the arrest of @9 men.", ("2022-02-09", "2022-02-12")),
        ("A week-long sweep that began on January 10 led to the arrest of @9 men.", ("2022-01-10", "2022-01-16")),
        ("Since March 2019 deputies have arrested @9 men.", ("2019-03", "2022-02-16")),
        ("Formed in 2019, the unit has arrested @9 men.", ("2019", "2022-02-16")),
        ("So far this year deputies have arrested @9 men.", ("2022", "2022-02-16")),
        ("Over the past six months deputies arrested @9 men.", ("2021-08", "2022-02-16")),
        ("In 2019 deputies arrested 30 men and in 2020 they arrested @9 men.", ("2020", "2020")),
        ("The sheriff announced today that deputies arrested @9 men.", None),
        ("Deputies arrested @9 men, the sheriff said Tuesday.", None),
    ],
)
def test_sentence_dates_its_figure(text: str, expected: tuple[str, str] | None) -> None:
    assert ends(text, "9", "arrest") == expected


def test_reported_event_has_no_day_but_one_told_of_itself_has() -> None:
    assert ends("The prosecutor announced today that @9 men were charged.", "9", "charged") is None
    assert ends("Nine men, @9 in all, were arraigned today.", "9", "arraigned") == ("2022-02-16", "2022-02-16")


def test_date_of_the_crime_is_not_that_of_the_charge() -> None:
    assert ends("The grand jury charged @9 men with robbing a shop in December 2020.", "9", "charged") is None


def test_another_event_keeps_its_date() -> None:
    text = "The @9 men, who were arrested in a hotel, pleaded guilty yesterday."
    assert ends(text, "9", "arrested") is None
    assert ends(text, "9", "pleaded") == ("2022-02-15", "2022-02-15")


def test_the_year_before() -> None:
    text = "In 2020 the unit helped 30 people, up from @9 the year before."
    assert ends(text, "9") == ("2019", "2019")


def test_paragraph_passes_its_date_on() -> None:
    text = "In January 2020 deputies ran Operation Example. It led to @9 arrests."
    assert period(text, "9", "arrests") == Period("2020-01", "2020-01", "section", "unspecified", "January 2020")


def test_lead_in_line_dates_the_list_under_it() -> None:
    assert ends("Since June 3, 2021:\nArrests: @9", "9", "Arrests") == ("2021-06-03", "2022-02-16")


def test_first_year_ends_the_period_where_no_publication_is_known() -> None:
    text = "The unit celebrates its first year of efforts.\nSince June 3, 2021:\nIt has freed @9 people."
    assert ends(text, "9", "freed", published=None) == ("2021-06-03", "2022-06")
    assert ends(text.replace("first year of efforts", "work"), "9", "freed", published=None) is None


def test_column_head_dates_its_column() -> None:
    text = "Measure | 2021 | 2020\nArrests | 5 | @9"
    assert ends(text, "9", "Arrests") == ("2020", "2020")


def test_operation_dates_what_the_rest_of_the_release_counts() -> None:
    text = (
        "Operation Example ran from January 25 through 29 in two counties, and many officers took part in all of it.\n"
    )
    found = period(text + "In all, @9 people were freed.", "9", "freed")
    assert found == Period("2022-01-25", "2022-01-29", "operation", "this_operation", "January 25 through 29")


def test_earlier_operation_is_another_scope() -> None:
    text = "Operation Example ran from January 25 through 29.\nIn June 2020, @9 people were freed."
    assert period(text, "9", "freed").scope == "other_operation"


def test_since_inception_counts_from_the_launch() -> None:
    text = "In November 2019 the county launched a task force.\nSince its inception, it has arrested @9 men."
    found = period(text, "9", "arrested")
    assert (found.first, found.last, found.scope) == ("2019-11", "2022-02-16", "since_founding")


def test_that_month_points_back() -> None:
    assert ends("In June 2020 they made 30 arrests. Freed that month were @9 girls.", "9", "Freed") == (
        "2020-06",
        "2020-06",
    )


def test_nothing_said_is_nothing_read() -> None:
    assert period("Deputies arrested @9 men.", "9", "arrested") == Period()
