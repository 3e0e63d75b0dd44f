"""Sentences with a stretch marked up in [square brackets], as the rules' examples have them."""

from __future__ import annotations

from typing import NamedTuple

from extractors.model import Span
from extractors.rulebook import load_rules


class Marked(NamedTuple):
    """The sentence without its brackets, and where the marked stretch stands."""

    text: str
    span: Span


def unmark(sentence: str) -> Marked:
    start, end = sentence.index("["), sentence.index("]") - 1
    return Marked(sentence.replace("[", "", 1).replace("]", "", 1), Span(start, end))


def cases(name: str, kind: str) -> list[tuple[str, str]]:
    """(rule id, sentence) of every example or counterexample in rules/NAME.yml."""
    return [(rule["id"], sentence) for rule in load_rules(name) for sentence in rule[kind]]
