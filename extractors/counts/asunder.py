"""Figures of two places, of which neither can be some of the other."""

from __future__ import annotations

from extractors.counts.draft import SAID, Draft
from extractors.places.gazetteer import within
from extractors.places.names import area_named

# "That makes 58": the sum of figures of several times.
SUMMED = frozenset({"makes", "in_all", "figure_was", "brought_to"})


def elsewhere(one: Draft, other: Draft) -> bool:
    """Whether two figures are of two places, neither of which holds the other."""
    if one.place is None or other.place is None or one.place == other.place:
        return False
    return not lies_in(one.place, other.place) and not lies_in(other.place, one.place)


def lies_in(place: str, area: str) -> bool:
    """Whether a place lies in a wider area: in the nation, a state or its own county."""
    inner, outer = area_named(place), area_named(area)
    return within(place, area) or bool(inner and outer and outer.id in inner.parents)


def said_there(draft: Draft) -> bool:
    """Whether a row says itself where it is."""
    return draft.row and draft.place_basis == "sentence"


def in_two_towns(one: Draft, other: Draft) -> bool:
    """Whether each of two figures, neither a share nor a sum, is said of a town, or of a county, of its own."""
    said = all(d.place_basis in SAID and d.place and ", " in d.place for d in (one, other))
    shared = one.phrase.partitive or other.phrase.partitive or other.rule in SUMMED
    alike = said and (" County," in str(one.place)) == (" County," in str(other.place))
    return bool(alike) and not shared and elsewhere(one, other)
