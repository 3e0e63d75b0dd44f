"""What the parts of a figure, where they are all of it, say of the whole: of several kinds, it is of none."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.counts.draft import Draft
from extractors.counts.kinds import only
from extractors.counts.measures import CUSTODIAL


def hear_of_parts(drafts: Sequence[Draft]) -> None:
    """Settles the kind of each figure by its parts, innermost first, where these leave nobody out."""
    for index in range(len(drafts) - 1, -1, -1):
        whole, parts = drafts[index], parts_of(drafts, index)
        if len(parts) < 2 or sum(part.number.value for part in parts) != whole.number.value:
            continue
        if whole.measure in CUSTODIAL and all(part.own_offense for part in parts):
            kinds = {part.offense for part in parts}
            if len(kinds) > 1 or not whole.own_offense:
                whole.offense = only(kinds)


def parts_of(drafts: Sequence[Draft], index: int) -> list[Draft]:
    return [draft for draft in drafts if draft.total == index]
