"""Figures that stand behind what they count: "the number of arrests is 82", "which brings it to 59"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from extractors.counts.draft import Draft, agree
from extractors.counts.events import Event
from extractors.counts.phrases import Phrase
from extractors.counts.triggers import measure_in
from extractors.rulebook import load_rules

BEFORE = 140
ALSO_FOR = re.compile(r"(?:,|,? and) [^.;:,]{3,50} for $")


@dataclass(frozen=True, slots=True)
class Tally:
    """What a figure behind its noun counts; `total` is the index of the draft whose share it is."""

    event: Event
    total: int | None


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str], bool, bool], ...]:
    """Each rule's id and pattern, whether it tells a share, and whether it counts by things."""
    return tuple(
        (r["id"], re.compile(r["before"], re.I), bool(r.get("share")), bool(r.get("things")))
        for r in load_rules("tallies")
    )


def tally(doc: Doc, phrase: Phrase, drafts: Sequence[Draft], recent: Sequence[int]) -> Tally | None:
    """What the words before a number say that it sums up, or None. `recent` are the drafts it may mean."""
    if phrase.partitive is not None or (phrase.head is not phrase.token and phrase.noun is None):
        return None
    things = phrase.noun is not None and phrase.noun.kind == "thing"
    before = doc.text[max(0, phrase.token.idx - BEFORE) : phrase.token.idx]
    for rule, pattern, share, of_things in patterns():
        said = pattern.search(before) or (ALSO_FOR.search(before) if shares(drafts, rule, share) else None)
        if said is None or things != of_things or (phrase.noun is not None and not (share or things)):
            continue
        what = said.groupdict().get("what")
        measure = measure_in(what) if what else None
        if measure is None and rule == "number_of":
            continue
        lead = meant(phrase, drafts, recent, share)
        if measure is None and lead is not None:
            measure = drafts[lead].measure
        if measure is not None:
            return Tally(Event(measure, rule, phrase.token), lead if share else None)
    return None


def shares(drafts: Sequence[Draft], rule: str, share: bool) -> bool:
    return share and bool(drafts) and drafts[-1].rule == rule


def meant(phrase: Phrase, drafts: Sequence[Draft], recent: Sequence[int], share: bool) -> int | None:
    """The last figure of such people; one that is large enough to hold a share."""
    for index in reversed(recent):
        lead = drafts[index]
        if agree(phrase.kind, lead.kind) and not (share and lead.number.value < phrase.number.value):
            return index if lead.total is None or not share else lead.total
    return None
