import pytest

from extractors.dates.published import candidates, find_published, find_updated
from extractors.model import Context, Page, Published, Span
from extractors.rulebook import load_rules

RULES = load_rules("published")
PROSE = "EXAMPLE CITY - " + "The prosecutor spoke to the town about many things at length. " * 4


def page_of(text: str) -> Page:
    return Page(text, None, (Span(0, len(text)),), (Span(0, len(text)),))


def value(text: str, context: Context | None = None) -> str | None:
    found = find_published(page_of(text), context or Context())
    return found.value if found else None


@pytest.mark.parametrize(("rule", "example"), [(rule["id"], each) for rule in RULES for each in rule["examples"]])
def test_rule_takes_its_example(rule: str, example: str) -> None:
    plain = example.replace("[", "").replace("]", "")
    assert [(each.rule, f"[{each.span.of(plain)}]" in example) for each in candidates(page_of(plain))] == [(rule, True)]


@pytest.mark.parametrize(("rule", "text"), [(rule["id"], each) for rule in RULES for each in rule["counterexamples"]])
def test_rule_leaves_its_counterexample(rule: str, text: str) -> None:
    assert rule not in {each.rule for each in candidates(page_of(text))}


def test_own_date_before_the_page_s() -> None:
    text = f"Nine Jailed\nPublished\nMarch 8, 2020\nNine Jailed\nFor Immediate Release\nFebruary 22, 2020\n{PROSE}"
    start = text.index("February")
    assert find_published(page_of(text), Context()) == Published("2020-02-22", "release", Span(start, start + 17))
    assert value(text.replace("February 22, 2020\n", "")) == "2020-03-08"


def test_corrected_release_is_of_the_day_of_its_correction() -> None:
    assert value(f"Issued: June 4, 2020\nCorrected: June 5, 2020\n{PROSE}") == "2020-06-05"


def test_month_precision_is_kept() -> None:
    assert value("September, 2018, Example County, Ohio – The county spoke.") == "2018-09"


def test_lists_of_other_news_do_not_win() -> None:
    later = "\n".join(f"June {day}, 2022\nNine jailed in raid" for day in range(1, 7))
    assert value(f"Admin | May 3, 2020\n{later}\n{PROSE}") == "2020-05-03"
    assert value(f"{later}\n{PROSE}") is None


def test_stamps_then_context_then_nothing() -> None:
    stamped = f"{PROSE}\n2020-05-03 10:00:00\n2020-05-09 11:30:00\n"
    assert find_published(page_of(stamped), Context("2019-01-01")) == Published(
        "2020-05-03", "page", Span(len(PROSE) + 1, len(PROSE) + 11)
    )
    assert find_updated(page_of(stamped)) == "2020-05-09"
    assert find_published(page_of(PROSE), Context("2019-01-01")) == Published("2019-01-01", "page", None)
    assert find_published(page_of(PROSE), Context()) is None


def test_updated() -> None:
    assert find_updated(page_of(f"{PROSE}\nLast Reviewed/Updated: 07/15/2013\n")) == "2013-07-15"
    assert find_updated(page_of("They updated the files on June 3, 2020.")) is None


def test_masthead_says_the_date_only_where_nothing_better_does() -> None:
    head = "Example Wire | Local | June 2018\nNine Jailed\n"
    assert value(head + PROSE) == "2018-06"
    assert value(head + "May 5, 2020\n" + PROSE) == "2020-05-05"


def test_capitals_before_a_date_are_looked_at_once() -> None:
    """With words that could be cut anywhere, finding no dateline here takes minutes."""
    assert value("A" * 125 + "?????? June 5, 2020 - Nine men were jailed.") is None


@pytest.mark.parametrize(
    ("end", "expected"),
    [("\n\nJune 5, 2020\n", "2020-06-05"), ("\n\nThe trial is set for June 5, 2020\n", None), ("\n\nJune 5\n", None)],
)
def test_a_release_signed_below_with_its_day(end: str, expected: str | None) -> None:
    text = f"{PROSE}\n{PROSE}{end}"
    assert value(text) == expected
    # what is known from elsewhere says more than what stands below
    assert value(text, Context("2019-01-01")) == "2019-01-01"
