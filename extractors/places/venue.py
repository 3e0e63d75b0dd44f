"""Where the operation was held that a state's or the nation's body tells of: a county or town of its headline, of
its lead, or of its dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.model import Span
from extractors.places.actors import area_of_body
from extractors.places.clauses import first_figure
from extractors.places.cues import FIELD_OFFICE
from extractors.places.gazetteer import Area, common_area, gazetteer
from extractors.places.said import AreasSaid, Said, patterns

SHORT = 30
BEHIND = 100
# "Police go after buyers in Sampleton"
DEED = re.compile(r"\b(?:arrest(?:s|ed)|nab(?:s|bed)?|bust(?:s|ed)?|buyers|johns)\b", re.IGNORECASE)
ENDED = re.compile(r"[.”\"’][*)]?$")
STATEWIDE = re.compile(r"\b(?:state-?wide|across|throughout|around)\b", re.I)


def venue(said: AreasSaid, home: Area) -> Area | None:
    """The county or town in which the operation was held; None where none is said, or the body is itself local."""
    if home.level not in ("state", "nation", "tribal"):
        return None
    return _headlined(said, home) or _opened(said, home) or _written_from(said, home)


def is_prose(sentence: Span, text: str) -> bool:
    """Whether it is a full sentence rather than a headline or a line of a letterhead."""
    return sentence.end - sentence.start >= SHORT and bool(ENDED.search(sentence.of(text)))


def held_in(said: AreasSaid, item: Said) -> bool:
    """Whether an operation is said to have been held right there."""
    return bool(patterns()["held-in"].search(said.page.text[max(0, item.span.start - BEHIND) : item.span.start]))


def _headlined(said: AreasSaid, home: Area) -> Area | None:
    """The one county or town that a headline names, where it tells of a sting or a figure."""
    text, areas = said.page.text, set[Area]()
    for line in _headlines(said):
        told = patterns()["operation-held"].search(text, line.start, line.end) or DEED.search(
            text, line.start, line.end
        )
        if told or first_figure(text, line):
            areas |= {item.area for item in said.within(line)}
    only = areas.pop() if len(areas) == 1 else None
    return only if only and _lies_in(only, home) else None


def _headlines(said: AreasSaid) -> Iterator[Span]:
    """The lines above the first full sentence."""
    for sentence in said.page.sentences:
        if is_prose(sentence, said.page.text):
            return
        yield sentence


def _opened(said: AreasSaid, home: Area) -> Area | None:
    """The smallest area within the body's own that holds where the opening, up to the first figure, says an operation
    was held."""
    text = said.page.text
    for sentence in said.page.sentences:
        if is_prose(sentence, text):
            areas = [item.area for item in said.within(sentence) if not item.broad and held_in(said, item)]
            if areas:
                area = common_area(areas)
                return area if area and _lies_in(area, home) else None
            if first_figure(text, sentence):
                return None
    return None


def _lies_in(area: Area, home: Area) -> bool:
    """Whether it is part of the body's own area; a tribe's police also work in the counties its land lies in."""
    counties = set(home.parents) if home.level == "tribal" else set()
    return home.id in area.parents or bool(counties.intersection(area.counties))


def _written_from(said: AreasSaid, home: Area) -> Area | None:
    """The county or town of the dateline: a county, or a town that is not the state's capital and whose own people
    the headline or lead names again."""
    seat = said.seat
    if not seat or home.id not in seat.parents or gazetteer().is_capital(seat):
        return None
    if seat.level == "county":
        return seat
    text = said.page.text
    for sentence in said.page.sentences:
        named = [item.area for item in said.within(sentence)]
        named += [
            area_of_body(said, body)
            for body in said.bodies
            if sentence.covers(body.span) and not _is_office(text, body.span)
        ]
        if any(area.id in (seat.id, *seat.counties) for area in named):
            return seat
        if is_prose(sentence, text) and first_figure(text, sentence):
            return None
    return None


def _is_office(text: str, body: Span) -> bool:
    return bool(FIELD_OFFICE.search(text, max(0, body.start - 5), body.start))


def locates(said: AreasSaid, item: Said, sentence: Span) -> bool:
    """Whether a headline only says in which state the body's county or town lies: "9 held in Ohio sting"."""
    local = said.home is not None and said.home.level in ("county", "place") and item.area.level == "state"
    title = said.page.title
    headline = title is not None and title.covers(sentence) and not title.of(said.page.text).endswith(".")
    return local and headline and STATEWIDE.search(sentence.of(said.page.text)) is None
