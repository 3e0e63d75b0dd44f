"""Sentences longer than the statistical model is given at once, in invented words."""

from __future__ import annotations

import pytest

from extractors.counts import figures
from extractors.model import Span
from extractors.page.sentences import LONGEST, in_parts, split_sentences
from extractors.reader import read

WALK = "the clerk walked along the river and met the baker near the old bridge"


def test_every_clause_of_a_long_sentence_is_read() -> None:
    middle = "; ".join([WALK] * 20)
    text = f"Deputies arrested 42 men in May; {middle}; the detail rescued nine victims in June.\n"
    assert len(text) > LONGEST
    assert [(count.measure, count.number.value) for count in read(text).counts] == [("arrests", 42), ("rescues", 9)]


def test_a_long_sentence_is_cut_where_a_clause_ends_else_at_a_comma_else_between_words() -> None:
    for mark, end in (("; ", ";"), (", ", ","), (" ", "e")):
        text = mark.join([WALK] * 40)
        parts = in_parts(text, Span(0, len(text)))
        assert len(parts) > 1
        assert all(part.end - part.start <= LONGEST for part in parts)
        assert {part.of(text)[-1] for part in parts[:-1]} <= {
            end,
            *("abcdefghijklmnopqrstuvwxyz" if end == "e" else ()),
        }
        assert "".join(part.of(text) for part in parts).replace(" ", "") == text.replace(" ", "")


def test_a_sentence_of_the_usual_length_stays_whole() -> None:
    text = f"{WALK}; {WALK}."
    assert split_sentences(text, Span(0, len(text))) == [Span(0, len(text))]


def test_a_run_without_any_space_is_cut_all_the_same() -> None:
    text = "7" * (LONGEST * 3)
    assert [part.end - part.start for part in in_parts(text, Span(0, len(text)))] == [LONGEST] * 3


def test_a_sentence_of_any_length_is_read_to_its_end() -> None:
    text = "; ".join([WALK] * 150) + "; the detail rescued nine victims in June.\n"
    assert len(text) > LONGEST * 8
    assert [(count.measure, count.number.value) for count in read(text).counts] == [("rescues", 9)]


def test_figures_are_held_against_those_of_their_own_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many a text tells: the parts of a stretch lie in it, and nothing is lost where one ends."""
    at_once = 20
    monkeypatch.setattr(figures, "AT_ONCE", at_once)
    unit = "Deputies arrested {} men in Exampleton, including {} for pimping.\n"
    values = range(1001, 1001 + at_once)
    found = read("".join(unit.format(value, value - 900) for value in values)).counts
    assert [count.number.value for count in found] == [each for value in values for each in (value, value - 900)]
    assert [count.part_of for count in found] == [at for pair in range(at_once) for at in (None, 2 * pair)]
