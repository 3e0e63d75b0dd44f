"""Rows and what stands over them: their kind by their headings, their ties by the outline of the list or table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts.ages import age_group
from extractors.counts.asunder import elsewhere
from extractors.counts.draft import Draft
from extractors.counts.holding import ancestors, at_other_times
from extractors.counts.kinds import PREYING, gender
from extractors.counts.measures import CUSTODIAL
from extractors.counts.offenses import charged_in

# "Victims and suspects": what it says of one is not said of the other.
JOINT = re.compile(r"\band\b|/|&", re.I)


LONGEST = 60  # characters of a heading that speaks of all the rows under it


def describe_by_heads(draft: Draft) -> None:
    """Age group, gender and offense that a row leaves to its headings: "CHILDREN RECOVERED" over "Examplar: 3"."""
    for head in draft.heads:
        if len(head) > LONGEST:
            return
        if not JOINT.search(head):
            who = PREYING.sub(" ", head) if draft.measure in CUSTODIAL else head
            draft.age_group = draft.age_group or age_group(who.lower())
            draft.gender = draft.gender or gender(head)
        found = charged_in(head) if draft.measure in CUSTODIAL and not draft.own_offense else frozenset()
        if len(found) == 1:
            draft.offense, draft.own_offense = next(iter(found)), True


def tie_outline(drafts: list[Draft], index: int) -> None:
    """A cell is a part of the nearest cell that the outline of its list or table sets over it."""
    part = drafts[index]
    if part.total is not None and drafts[part.total].sentence == part.sentence:
        return
    for cell in part.over:
        held = [
            i
            for i, d in enumerate(drafts)
            if cell in ((d.sentence.start, d.column), d.relisted)
            and d.measure == part.measure
            and d.number.value >= part.number.value
            and index not in ancestors(drafts, i)
        ]
        if held:
            part.total = held[0]
            return


def free_rows(drafts: Sequence[Draft]) -> None:
    """A row is no part of what happened at another time, nor, where it says itself what happened, elsewhere."""
    for draft in drafts:
        if not draft.row or draft.total is None:
            continue
        said = not draft.rule.startswith("part_of_") and draft.sentence != drafts[draft.total].sentence
        if (said and elsewhere(draft, drafts[draft.total])) or at_other_times(draft, drafts[draft.total]):
            draft.total = None
