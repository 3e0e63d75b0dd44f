"""Every rule of rules/agencies.yml is held to its own examples and counterexamples."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from extractors.agencies.mentions import find_agencies
from extractors.agencies.scan import scan
from extractors.model import Context, Page, Span
from extractors.rulebook import Rule, load_rules

MARK = re.compile(r"[\[\]]")


def page_of(text: str) -> Page:
    """Each line a paragraph of the body."""
    lines = [Span(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)]
    return Page(text, None, tuple(lines), tuple(lines))


def cases(part: str) -> Iterator[object]:
    for rule in load_rules("agencies"):
        for example in rule[part]:
            yield pytest.param(example, id=f"{rule['id']}: {example[:50]}")


def check(example: str) -> None:
    text = MARK.sub("", example)
    marked, wanted = example, []
    while (opened := marked.find("[")) >= 0:
        closed = marked.index("]") - 1
        wanted.append(text[opened:closed])
        marked = MARK.sub("", marked, count=2)
    assert [agency.span.of(text) for agency in find_agencies(page_of(text), Context())] == wanted


@pytest.mark.parametrize("example", list(cases("examples")))
def test_example(example: str) -> None:
    check(example)


@pytest.mark.parametrize("example", list(cases("counterexamples")))
def test_counterexample(example: str) -> None:
    check(example)


@pytest.mark.parametrize(
    "rule", [rule for rule in load_rules("agencies") if "type" in rule], ids=lambda rule: rule["id"]
)
def test_an_example_is_read_by_its_own_rule(rule: Rule) -> None:
    """Not by a wider one, which would give the name another type or level."""
    told = [MARK.sub("", example) for example in rule["examples"]]
    assert rule["id"] in {mention.rule.id for text in told for mention in scan(text, 0, len(text))}
