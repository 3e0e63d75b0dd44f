"""The issuing body's own area, from its name and from what the release says of places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extractors.gazetteer import NATION, Area, gazetteer
from extractors.model import Context, Page, Place, Span
from extractors.operations import paragraph_start
from extractors.toponyms import DATELINE_AFTER, Mention, area_named, names, scan

FEDERAL = re.compile(
    r"\b(?:FBI|ICE|HSI|DEA|Federal|United States|U\.S\.|US Attorney|Homeland Security|Immigration and Customs"
    r"|Marshals Service|Department of Justice)"
)
COUNTY_BODY = re.compile(
    r"\b(?:District Attorney|State['’]?s? Attorney|Prosecut|County Attorney|Sheriff)", re.IGNORECASE
)
PART_OF_STATE = re.compile(
    r"\b(?:North|South|East|West|Central|Upper|Lower|Mid|Greater)(?:ern|east|west)*[ -]$", re.IGNORECASE
)
OFFICE = re.compile(r"\b(?:FBI|HSI|ICE|DEA|ATF|Homeland Security Investigations|Marshals Service) $")
DISTRICT = re.compile(r"\bDistrict of $")
REGIONAL = re.compile(r"\b(?:Regional|Region)\b")
HEAD = 1500
LETTERHEAD = 300


def home_of(publisher: str | None, page: Page, places: tuple[Place, ...], context: Context) -> str | None:
    """The issuing body's own area, "Kings County, NY"; None where neither its name nor the release decides it."""
    mentions = scan(publisher or "", Span(0, len(publisher or "")))
    if mentions:
        area = _of_name(publisher or "", mentions, places, context)
    elif FEDERAL.search(publisher or ""):
        area = _of_federal(page, places)
    else:
        area = _of_dateline(page.text, places) or _most_named(places)
    return area.name if area else context.place


def _of_name(publisher: str, mentions: list[Mention], places: tuple[Place, ...], context: Context) -> Area | None:
    """The area in the publisher's name; of several of that name the one the release's other places point to."""
    mention = max(mentions, key=lambda m: (m.areas[0].level != "state", -m.span.start))
    area = _best(mention.areas, [*(place.name for place in places), *filter(None, [context.place])])
    area = area or (names().known.get(mention.key) if mention.manner == "known" else None)
    if not area:
        return None
    if (
        area.level == "place"
        and (COUNTY_BODY.search(publisher) or REGIONAL.search(publisher))
        and not FEDERAL.search(publisher)
    ):
        return gazetteer().county(area.core, area.state) or area
    if area.level == "state" and PART_OF_STATE.search(publisher[: mention.span.start]):
        return (
            _most_named([place for place in places if place.level == "county" and place.name.endswith(area.name)])
            or area
        )
    return area


def _best(areas: tuple[Area, ...], named: Iterable[str]) -> Area | None:
    """The candidate most evidenced by the places named: itself, places inside it, its state; None in a tie."""
    if len(areas) == 1:
        return areas[0]
    scores: Counter[Area] = Counter()
    for name in dict.fromkeys(named):
        other = area_named(name)
        for area in areas if other else ():
            assert other is not None
            inside = bool(set(area.counties) & set(other.counties))
            scores[area] += 20 * (other.id == area.id) + 3 * inside + (other.state == area.state)
    ranked = scores.most_common(2)
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _of_federal(page: Page, places: tuple[Place, ...]) -> Area | None:
    """A field office's city, a judicial district's state, else the dateline's state; Washington is the nation's."""
    near = [
        (place, page.text[max(0, place.span.start - 35) : place.span.start])
        for place in places
        if place.span.start < HEAD
    ]
    dateline = _of_dateline(page.text, places)
    if not dateline or dateline.state != "DC":
        for place, before in near:
            if OFFICE.search(before) or DISTRICT.search(before):
                return area_named(place.name)
    return area_named(dateline.state if dateline and dateline.state != "DC" else NATION)


def _of_dateline(text: str, places: tuple[Place, ...]) -> Area | None:
    for place in places:
        at_start = not text[paragraph_start(text, place.span.start) : place.span.start].strip()
        if at_start and place.span.start < HEAD and DATELINE_AFTER.match(text, place.span.end):
            return area_named(place.name)
    return None


def _most_named(places: Iterable[Place]) -> Area | None:
    """The county or city named most; None where two are named as often."""
    ranked = Counter(place.name for place in places if place.level in ("county", "place")).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return area_named(ranked[0][0])
