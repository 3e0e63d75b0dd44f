"""Hostile text: the work of finding numbers and rows grows no faster than the text. All texts are made up."""

from __future__ import annotations

import re
from re import _constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import prove_linear
import pytest

from extractors.counts.numbers import atoms, find_numbers
from extractors.model import Span
from extractors.page.sentences import LONGEST, split_sentences

MAXREPEAT = _constants.MAXREPEAT

HOSTILE = {
    "digits": "9" * 4000, "commas": "," * 4000, "numbers": "1," * 2000, "words": "two " * 1000,
    "brackets": "(" * 2000 + "3" + ")" * 2000, "bars": "3 | " * 1000, "dots": "." * 4000, "dashes": "5 - " * 1000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_no_sentence_is_beyond_measure(name: str) -> None:
    """The statistical model and the long patterns never see more than LONGEST characters at once."""
    assert len(HOSTILE[name]) > LONGEST
    parts = split_sentences(HOSTILE[name], Span(0, len(HOSTILE[name])))
    assert max(part.end - part.start for part in parts) <= LONGEST
    assert "".join(part.of(HOSTILE[name]) for part in parts).replace(" ", "") == HOSTILE[name].replace(" ", "")


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_is_twice_the_matches(name: str) -> None:
    once, twice = (sum(1 for _ in atoms().finditer(HOSTILE[name] * times)) for times in (1, 2))
    assert once * 2 - 2 <= twice <= once * 2 + 2


@pytest.mark.parametrize("name", HOSTILE)
def test_the_longest_sentence_is_read(name: str) -> None:
    text = HOSTILE[name][:LONGEST]
    assert len(find_numbers(text, Span(0, len(text)))) <= len(text) // 2 + 1


def test_work_without_end_is_broken_off_and_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove_linear, "ENDLESS", 0.05)
    endless = re.compile(r"(?:a?){30}a{30}b")
    row = prove_linear.measured("invented", prove_linear.whole(endless), "lower", "a", [60, 480], 0.01)
    assert (row.growth, list(row.seconds)) == (prove_linear.NEVER, [60])


def inner(operator: str, held: Any) -> list[Any]:
    """The trees that one node of a parsed pattern holds."""
    if operator in ("MAX_REPEAT", "MIN_REPEAT"):
        return [held[2]]
    if operator == "BRANCH":
        return list(held[1])
    return [held[-1]] if operator in ("SUBPATTERN", "ASSERT", "ASSERT_NOT") else []


def repeats(tree: Any, within: bool = False) -> bool:
    """Whether a repeat without bound is all that another repeats."""
    alone = within and len(tree) == 1
    for operator, held in tree:
        name = str(operator)
        endless = name in ("MAX_REPEAT", "MIN_REPEAT") and held[1] == MAXREPEAT
        if (endless and alone) or any(repeats(part, endless or alone) for part in inner(name, held)):
            return True
    return False


def test_no_pattern_repeats_what_repeats() -> None:
    """A repeat without bound inside another is what makes a pattern slower than any power: none in the readers is."""
    assert repeats(parser.parse(r"(?:a+)+b"))
    assert not repeats(parser.parse(r"(?:a+ )+b"))
    sought = prove_linear.patterns()
    assert len(sought) > 300
    assert not [name for name, pattern in sought.items() if repeats(parser.parse(pattern.pattern, pattern.flags))]
