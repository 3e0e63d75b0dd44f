"""Every noun, trigger and offense rule held to its examples."""

from __future__ import annotations

import re

import pytest
from marked import cases, unmark

from extractors.counts.cases import of_all
from extractors.counts.draft import Draft
from extractors.counts.drafts import Drafter
from extractors.counts.offenses import charged_in, offenses_in, spelled_out
from extractors.counts.phrases import Phrase, phrase_of, token_at
from extractors.counts.scan import candidates
from extractors.model import Span
from extractors.page.layout import lay_out
from extractors.reader import model
from extractors.rulebook import load_rules


def drafts(text: str) -> list[Draft]:
    drafter = Drafter(text, missing=False)
    for candidate in candidates(lay_out(text)):
        drafter.add(candidate, model()(candidate.plain))
    return drafter.drafts


def phrases(text: str) -> list[Phrase]:
    found: list[Phrase] = []
    for candidate in candidates(lay_out(text)):
        doc = model()(candidate.plain)
        for number, at in zip(candidate.numbers, candidate.at, strict=True):
            token = token_at(doc, at)
            assert token is not None
            found.append(phrase_of(token, number))
    return found


@pytest.mark.parametrize(("rule", "sentence"), cases("nouns", "examples"))
def test_noun_is_known(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    (phrase,) = [p for p in phrases(text) if span.covers(p.number.span)]
    assert phrase.noun is not None
    assert phrase.noun.rule == rule


@pytest.mark.parametrize(("rule", "sentence"), cases("nouns", "counterexamples"))
def test_noun_is_not_taken_for_another(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    # A noun that is itself an event may stand in its counterexample, and counts nothing there.
    event = any(r["id"] == rule and "measure" in r for r in load_rules("nouns"))
    marked = [p for p in phrases(text) if span.covers(p.number.span)]
    assert event or all(p.noun is None or p.noun.rule != rule for p in marked)
    assert not [d for d in drafts(text) if span.covers(d.number.span) and d.rule == rule]


@pytest.mark.parametrize(("rule", "sentence"), cases("triggers", "examples"))
def test_trigger_fires(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    measure = {r["id"]: r["measure"] for r in load_rules("triggers")}[rule]
    # Missing people who are rescued are also found.
    expected = {measure, "missing_located"} if rule == "rescue_missing" else {measure}
    assert {d.measure for d in drafts(text) if span.covers(d.number.span)} == expected


@pytest.mark.parametrize(("rule", "sentence"), cases("triggers", "counterexamples"))
def test_trigger_leaves_its_counterexample(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    assert not [d for d in drafts(text) if span.covers(d.number.span) and d.rule == rule]


@pytest.mark.parametrize(("rule", "sentence"), cases("tallies", "examples"))
def test_tally_is_read(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    assert [d.rule for d in drafts(text) if span == d.number.span] == [rule]


@pytest.mark.parametrize(("rule", "sentence"), cases("tallies", "counterexamples"))
def test_tally_leaves_its_counterexample(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    assert not [d for d in drafts(text) if span.covers(d.number.span)], rule


@pytest.mark.parametrize(("rule", "sentence"), cases("offenses", "examples"))
def test_offense_is_named(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    (told,) = [r for r in load_rules("offenses") if r["id"] == rule]
    assert offenses_in(text) == {told["offense"]}
    match = spelled_out(told["pattern"]).search(text)
    assert match is not None
    assert span.start <= match.start() <= span.end


@pytest.mark.parametrize(("rule", "sentence"), cases("offenses", "counterexamples"))
def test_offense_is_not_named(rule: str, sentence: str) -> None:
    (told,) = [r for r in load_rules("offenses") if r["id"] == rule]
    assert told["offense"] not in offenses_in(sentence)


@pytest.mark.parametrize(("rule", "sentence"), cases("offense_words", "examples"))
def test_shared_word_is_known(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    assert span in [Span(*said.span()) for said in spelled_out(rf"\b<{rule}>(?!\w)").finditer(text)]


@pytest.mark.parametrize(("rule", "sentence"), cases("offense_words", "counterexamples"))
def test_shared_word_is_no_other(rule: str, sentence: str) -> None:
    assert not spelled_out(rf"\b<{rule}>(?!\w)").search(sentence)


@pytest.mark.parametrize(("rule", "sentence"), cases("offense_contexts", "examples"))
def test_what_an_operation_is_about_is_no_charge(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    (told,) = [r["pattern"] for r in load_rules("offense_contexts") if r["id"] == rule]
    match = re.search(told, text, re.I)
    assert match is not None
    assert match.span() == (span.start, span.end)
    assert charged_in(text) == frozenset()


@pytest.mark.parametrize(("rule", "sentence"), cases("offense_contexts", "counterexamples"))
def test_what_people_were_held_for_is_a_charge(rule: str, sentence: str) -> None:
    assert charged_in(sentence) == offenses_in(sentence) != frozenset(), rule


@pytest.mark.parametrize(("rule", "sentence"), cases("of_all", "examples"))
def test_a_sentence_speaks_of_all(rule: str, sentence: str) -> None:
    text, span = unmark(sentence)
    said = of_all(text)
    assert said is not None
    assert said.span() == (span.start, span.end), rule


@pytest.mark.parametrize(("rule", "sentence"), cases("of_all", "counterexamples"))
def test_a_sentence_speaks_of_some(rule: str, sentence: str) -> None:
    assert of_all(sentence) is None, rule
