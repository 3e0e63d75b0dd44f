"""How sure a figure is: an order by how plainly it was said, not yet a measured probability."""

from __future__ import annotations

from extractors.draft import Draft


def confidence(draft: Draft) -> float:
    """Between 0 and 1, two digits: a named noun and its own verb say most, a number that leans on another least."""
    sure = 0.9
    if draft.rule.startswith("part_of_"):
        sure -= 0.2
    if draft.phrase.noun is None:
        sure -= 0.15
    if draft.number.value in (0, 1):
        sure -= 0.15
    if draft.number.precision != "exact":
        sure -= 0.05
    return round(sure, 2)
