"""The patterns of rules/periods.yml find their examples, and leave their counterexamples. All are invented."""

from __future__ import annotations

import re

import pytest

from extractors.periods.words import rule
from extractors.rulebook import load_rules

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
