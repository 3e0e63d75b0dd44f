"""Figures of two places, of which neither can be some of the other."""

from __future__ import annotations

from extractors.counts.draft import Draft
from extractors.places.gazetteer import within

# "That makes 58": the sum of figures of several times.
SUMMED = frozenset({"makes", "in_all", "figure_was", "brought_to"})


def elsewhere(one: Draft, other: Draft) -> bool:
    """Whether two figures are of two places, neither of which holds the other."""
    if None in (one.place, other.place) or one.place == other.place:
        return False
    return not within(one.place, other.place) and not within(other.place, one.place)


def said_there(draft: Draft) -> bool:
    """Whether a row says itself where it is."""
    return draft.row and draft.place_basis == "sentence"


def in_two_towns(one: Draft, other: Draft) -> bool:
    """Whether each of two figures, neither a share nor a sum, is said of a town, or of a county, of its own."""
    said = all(d.place_basis in ("sentence", "section") and d.place and ", " in d.place for d in (one, other))
    shared = one.phrase.partitive or other.phrase.partitive or other.rule in SUMMED
    alike = said and (" County," in str(one.place)) == (" County," in str(other.place))
    return bool(alike) and not shared and elsewhere(one, other)
