"""Sentences longer than the statistical model is given at once, in invented words."""

from __future__ import annotations

from extractors.model import Span
from extractors.page.sentences import LONGEST, SENSELESS, in_parts, split_sentences
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


def test_what_no_release_would_say_in_one_sentence_stays_whole_and_unread() -> None:
    text = "12 men were arrested; " * (SENSELESS // 20)
    assert len(text) > SENSELESS
    assert in_parts(text, Span(0, len(text))) == [Span(0, len(text))]
    assert read(text).counts == ()
