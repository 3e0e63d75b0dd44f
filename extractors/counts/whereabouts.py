"""Where a total is of which no place is told, by the places of the parts that make it up."""

from __future__ import annotations

from extractors.counts.draft import SAID, Draft
from extractors.places.gazetteer import common_area, within
from extractors.places.names import area_named

UNSAID = ("release", "none")


def share_places(drafts: list[Draft]) -> None:
    """A part of which no place is told is of all of the place that its total, told of before it, is of."""
    for draft in drafts:
        whole = drafts[draft.total] if draft.total is not None else None
        if not whole or not whole.place or draft.place_basis not in UNSAID or whole.place_basis in UNSAID:
            continue
        if whole.number.span < draft.number.span and draft.place:
            draft.place, draft.place_basis = whole.place, "section"


def hold_places(drafts: list[Draft]) -> None:
    """A total of which no place is told, or that of one part only, has the area that holds all its parts, where each
    is told of its own: "six in Springfield and five in Shelbyville, for a total of eleven"."""
    for index, whole in enumerate(drafts):
        parts = [draft for draft in drafts if draft.total == index and draft.place_basis in SAID]
        areas = {area for part in parts if part.place and (area := area_named(part.place))}
        summed = sum(part.number.value for part in parts) == whole.number.value
        of_one = any(part.place == whole.place for part in parts)
        beyond = any(part.place != whole.place and not within(part.place, whole.place) for part in parts)
        if len(areas) > 1 and summed and (whole.place_basis in UNSAID or (of_one and beyond)):
            area = common_area(areas)
            whole.place, whole.place_basis = (area.name, "section") if area else (whole.place, whole.place_basis)
