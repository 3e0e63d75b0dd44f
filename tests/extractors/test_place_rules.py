"""Every rule of rules/places.yml, place_names.yml and operations.yml is held to its examples and counterexamples."""

from __future__ import annotations

import pytest
from marked import cases, unmark

from extractors.model import Page, Span
from extractors.operations.names import patterns as operation_patterns
from extractors.places.finder import find_places
from extractors.places.home import patterns as home_patterns
from extractors.places.said import patterns
from extractors.rulebook import Rule, load_rules

WHEN = {rule["id"]: rule["when"] for rule in load_rules("places")}


def page_of(text: str) -> Page:
    line = Span(0, len(text))
    return Page(text, None, (line,), (line,))


@pytest.mark.parametrize(("rule", "sentence"), cases("places", "examples"))
def test_place_example(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    if WHEN[rule] == "before":
        match = patterns()[rule].search(text[: span.end])
    elif WHEN[rule] == "after":
        match = patterns()[rule].match(text, span.start)
    else:
        match = patterns()[rule].search(text)
    assert match is not None
    assert Span(*match.span()) == span


@pytest.mark.parametrize(("rule", "sentence"), cases("places", "counterexamples"))
def test_place_counterexample(rule: str, sentence: str) -> None:
    if WHEN[rule] == "anywhere":
        assert patterns()[rule].search(sentence) is None
        return
    text, span = unmark(sentence)
    found = (
        patterns()[rule].search(text[: span.start])
        if WHEN[rule] == "before"
        else patterns()[rule].match(text, span.end)
    )
    assert found is None


@pytest.mark.parametrize(
    "rule", [rule for rule in load_rules("places") if not rule.get("fold", True)], ids=lambda rule: str(rule["id"])
)
def test_a_rule_that_minds_capitals_leaves_its_examples_in_others(rule: Rule) -> None:
    found = []
    for text, span in map(unmark, rule["examples"]):
        upto = span.end if rule["when"] == "before" else len(text)
        found += [patterns()[rule["id"]].search(said[:upto]) for said in (text.lower(), text.upper())]
    assert None in found


@pytest.mark.parametrize(("rule", "sentence"), cases("place_names", "examples"))
def test_name_example(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    assert any(place.span.start == span.start for place in find_places(page_of(text))), rule


@pytest.mark.parametrize(("rule", "sentence"), cases("place_names", "counterexamples"))
def test_name_counterexample(rule: str, sentence: str) -> None:
    meant = {rule["id"]: rule["names"] for rule in load_rules("place_names")}[rule]
    areas = set(meant.values()) | {f"{k}, {v}" for k, v in meant.items()} if isinstance(meant, dict) else set()
    found = {place.name for place in find_places(page_of(sentence))}
    assert not (found & areas if areas else found)


WHOLE_WORDS = ("not-a-name", "headline-verb", "lasting", "no-name-alone")


@pytest.mark.parametrize(("rule", "sentence"), cases("operations", "examples"))
def test_operation_example(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    if rule == "not-before":
        assert operation_patterns()[rule].search(text[: span.end])
    elif rule in WHOLE_WORDS:
        assert operation_patterns()[rule].fullmatch(text)
    else:
        assert Span(*next(operation_patterns()[rule].finditer(text)).span()) == span


@pytest.mark.parametrize(("rule", "sentence"), cases("operations", "counterexamples"))
def test_operation_counterexample(rule: str, sentence: str) -> None:
    pattern = operation_patterns()[rule]
    if rule == "not-before":
        text, span = unmark(sentence)
        assert pattern.search(text[: span.start]) is None
    else:
        assert (pattern.fullmatch(sentence) if rule in WHOLE_WORDS else pattern.search(sentence)) is None


@pytest.mark.parametrize(("rule", "name"), cases("homes", "examples"))
def test_home_example(rule: str, name: str) -> None:
    text, span = unmark(name)
    found = home_patterns()[rule].search(text[: span.end])
    assert found is not None
    assert Span(*found.span()) == span


@pytest.mark.parametrize(("rule", "name"), cases("homes", "counterexamples"))
def test_home_counterexample(rule: str, name: str) -> None:
    assert home_patterns()[rule].search(name) is None
