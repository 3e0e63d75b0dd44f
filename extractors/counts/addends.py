"""Numbers behind another of their sentence that add up to it: "five victims were found, four women and one man"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.draft import Draft, agree
from extractors.counts.nouns import PEOPLE
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase

BESIDE = re.compile(r"(?:[ -][\w'’]{1,30}){0,6}(?:,? and|,|;|,? as well as|,? plus) (?:an? )?$")
FURTHER = re.compile(r"\b(?:additional|other|others|more|further)\b", re.I)
MOST = 6  # numbers that add up


def whole_of(phrase: Phrase, phrases: Sequence[Phrase], drafts: Sequence[Draft], here: Sequence[int]) -> int | None:
    """The figure of the sentence that a phrase divides together with those beside it, by the sum of their numbers."""
    for index in reversed(here):
        total = drafts[index]
        if total.phrase.token.doc is phrase.token.doc and agree(phrase.kind, total.kind):
            behind = [p for p in phrases if p.token.i > total.phrase.token.i]
            if any(phrase in run for run in runs(behind, total.number.value)):
                return index
    return None


def runs(phrases: Sequence[Phrase], value: int) -> list[Sequence[Phrase]]:
    """The stretches of neighbouring phrases that name people and add up to a value."""
    found = []
    for start in range(len(phrases)):
        for end in range(start + 2, min(len(phrases), start + MOST) + 1):
            run = phrases[start:end]
            if sum(p.number.value for p in run) == value and all(map(beside, run, run[1:])):
                found.append(run)
    return found


def beside(first: Phrase, second: Phrase) -> bool:
    """Whether both name people, and no more than a few words stand between them."""
    if first.noun is None or second.noun is None or first.partitive or second.partitive:
        return False
    if FURTHER.search(f"{first.words} {second.words}") or not agree(first.kind, second.kind):
        return False
    text = text_of(first.token.doc)
    gap = text[first.head.idx + len(first.head.text) : second.token.idx]
    return first.kind in PEOPLE and second.kind in PEOPLE and BESIDE.match(gap) is not None
