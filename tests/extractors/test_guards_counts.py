"""What word lists of the readers of figures are there for. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read


def figures(text: str) -> list[tuple[str, int]]:
    return [(count.measure, count.number.value) for count in read(f"{text}\n").counts]


@pytest.mark.parametrize(
    "text",
    [
        "Up to 12 men could be arrested next week.",
        "The judge may convict 12 men.",
        "Deputies will arrest 12 men.",
        "Deputies hope to arrest 12 men.",
        "The unit plans to rescue 12 girls.",
        "Deputies rescued her two daughters.",
        "Deputies arrested two of his sons.",
    ],
)
def test_what_may_come_and_kin_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The number of arrests rose from 20 to 25.", [("arrests", 20), ("arrests", 25)]),
        ("Deputies arrested a group of 12 men.", [("arrests", 12)]),
    ],
)
def test_figures_are_read(text: str, found: list[tuple[str, int]]) -> None:
    assert figures(text) == found
