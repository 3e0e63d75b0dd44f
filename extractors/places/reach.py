"""How far an operation reached: as a label says it, as the states are listed where it was held, or by the police who
took part."""

from __future__ import annotations

import re

from extractors.operations.mentions import is_of_another_time
from extractors.places.actors import acts
from extractors.places.gazetteer import NATION, Area, common_area
from extractors.places.names import area_named
from extractors.places.said import AreasSaid, Said, area_of, patterns
from extractors.places.venue import BEHIND

LABELLED = re.compile(
    r"\W{0,4}(?:(?:Reach|Where|Locations?|Area|States?|Places?|Sites?|Cities|Counties|Held in)"
    r"(?: (?:covered|involved|of operations?|visited|searched))?|(?:REACH|WHERE|LOCATIONS?|AREA)): "
)
MASTHEAD = re.compile(r"^(?:(?:News|Press|Media) )?(?:Release (?:No|Number|#|ID)|(?:Media )?Contact)\b", re.I | re.M)
STATES, MANY = 3, 2
OPENING = 3  # sentences


def labelled(said: AreasSaid, home: Area) -> Area | None:
    """The area of the first row that says where it was: "Where: Ohio, Iowa and Utah"."""
    text, title = said.page.text, said.page.title
    headline = title.start if title and text[title.end - 1] not in ".!?" else 0
    for sentence in said.page.sentences:
        block = text.rfind("\n\n", 0, sentence.start) + 1
        if sentence.start < headline or MASTHEAD.search(text, block, sentence.start):
            continue  # "Location: Springfield" over a headline is a dateline
        if LABELLED.match(text, sentence.start, sentence.end):
            area = common_area(item.area for item in said.within(sentence))
            return area if area and (home.id in (area.id, *area.parents) or area.id in home.parents) else None
    return None


def spread(said: AreasSaid, home: Area) -> Area | None:
    """The nation, where a body that is not local says that its operation was held in several states, naming them."""
    if home.level != "state":
        return None
    text, page = said.page.text, said.page
    for sentence in page.sentences:
        held = patterns()["operation-held"].search(text, sentence.start, sentence.end)
        wide = any(item.area.level == "nation" and not item.broad for item in said.within(sentence))
        states = {area_of(place).state for place in said.places if sentence.covers(place.span)}
        if held and wide and len(states) >= STATES and home.state in states and not is_of_another_time(sentence, page):
            return area_named(NATION)
    return None


def partnered(said: AreasSaid, home: Area) -> Area | None:
    """The county or state of all the police who took part in what a body of the nation tells without a place."""
    areas = {area_of(body) for body in said.bodies if acts(said, body)}
    area = common_area(areas) if home.level == "nation" and not _is_nationwide(said) else None
    several = area and (area.level == "state" or len(areas) >= MANY)
    return area if several and area and area.level != "nation" else None


def _is_nationwide(said: AreasSaid) -> bool:
    """Whether anything is told of the whole nation."""
    items = (item for sentence in said.page.sentences for item in said.within(sentence))
    return any(item.broad and item.area.level == "nation" for item in items)


def opens_wide(said: AreasSaid, home: Area) -> bool:
    """Whether the first sentences of a state's body speak of all of the state: "a statewide operation"."""
    items = (item for sentence in said.page.sentences[:OPENING] for item in said.within(sentence))
    return any(item.broad and item.area == home and not is_part_of(said, item) for item in items)


def is_part_of(said: AreasSaid, item: Said) -> bool:
    """Whether the wide area is only that of a drive that the release's own work was part of."""
    before = said.page.text[max(0, item.span.start - BEHIND) : item.span.start]
    return patterns()["part-of-drive"].search(before) is not None
