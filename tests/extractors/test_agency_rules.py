"""Every rule of rules/agencies.yml is held to its own examples and counterexamples."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from extractors.agencies.mentions import find_agencies
from extractors.model import Context, Page, Span
from extractors.rulebook import load_rules

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
