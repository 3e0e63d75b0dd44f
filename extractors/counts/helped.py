"""Help that the next sentence says was given to each of those counted: "Each of them was offered services"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractors.counts.draft import Draft
from extractors.model import Page

SERVICES = (
    r"\b(?:services|help|assistance|shelter|resources|treatment|counsel(?:ing|ors?)|advocates?|housing|care|support)\b"
)
WHO = r"(?:victims?|survivors?|wom[ae]n|girls?|children|child)"
EACH = rf"(?:(?:each|every one|all)(?: of (?:them|these|those|the {WHO}))?|(?:every|each) {WHO})"
GIVEN = (
    r"(?:(?:was|were|has been|have been) (?:also )?(?:offered|given|provided|connected|referred|put)|received|accepted)"
)
HELPED = re.compile(
    rf"\W{{0,9}}{EACH} {GIVEN}\b[^.;]{{0,60}}?{SERVICES}|"
    rf"[^.;]{{0,60}}{SERVICES} (?:was|were|has been|have been) (?:offered|given|provided|made available) to "
    rf"(?:each|all|every one) of (?:them|the {WHO})\b",
    re.I,
)
MET, ASSISTED = frozenset({"rescues", "victims_identified"}), "victims_assisted"


def help_all(drafts: list[Draft], page: Page) -> None:
    """Adds those of the sentence before as assisted, where it counts one group of victims."""
    for before, sentence in pairwise(page.sentences):
        if not HELPED.match(sentence.of(page.text)):
            continue
        told = [draft for draft in drafts if draft.sentence == before]
        met = [draft for draft in told if draft.measure in MET and draft.number.value > 1]
        if len({draft.number.value for draft in met}) == 1 and not any(d.measure == ASSISTED for d in told):
            drafts.append(replace(met[0], measure=ASSISTED, rule="help_all", total=None, sentence=sentence))
