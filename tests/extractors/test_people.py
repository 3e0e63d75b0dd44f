"""Names of persons: every name is invented."""

import re

import pytest

from extractors.model import Agency, Place, Span
from extractors.page import lay_out
from extractors.people import find_private_names, holds_name, mask
from extractors.rulebook import Rule, load_rules


def found(text: str) -> list[str]:
    return [span.of(text) for span in find_private_names(lay_out(text), (), ())]


def marked(example: str) -> tuple[str, list[str]]:
    return re.sub(r"[\[\]]", "", example), re.findall(r"\[(.+?)\]", example)


@pytest.mark.parametrize("rule", load_rules("people"), ids=lambda rule: rule["id"])
def test_each_rule_finds_its_examples_and_no_counterexample(rule: Rule) -> None:
    for example in rule["examples"]:
        text, names = marked(example)
        assert found(text) == names
    assert [found(text) for text in rule["counterexamples"]] == [[] for _ in rule["counterexamples"]]
