import re

import pytest

from extractors.dates import find_dates
from extractors.dates_grammar import scan
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
