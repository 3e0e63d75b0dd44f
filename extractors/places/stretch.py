"""Areas said by their two ends, "from Sampleton to Exampleville", and places that a total only includes."""

from __future__ import annotations

import re

from extractors.model import Span
from extractors.places.gazetteer import Area
from extractors.places.names import area_named

# "All arrests (Ohio included)", "counting Ohio, 90": a total that is of more than the place.
INCLUDED = re.compile(r"(?:['’]s(?: \w+)?)? (?:included|counted in|counted too|as well)\b")
COUNTING = re.compile(
    r"\((?:including|incl\.|counting|with)(?: those)?(?: in| from)? $|\bcounting(?: those)?(?: in| from)? $|"
    r"\b(?:across|throughout|around) (?:the|our) (?:country|nation|state|county),? including (?:in )?$"
)
FROM = re.compile(r"(?:\b\w{1,30},? ){0,4}from (?:the )?$")
MOVED = re.compile(
    r"\b(?:brought|took|taken|moved?|moving|travel\w*|driv\w+|drove|flown|flew|transport\w*|traffick(?:ed|ing)"
    r"|return\w*|extradited|sent|c[ao]me|went|girls?|boys?|women|woman|m[ae]n|child|children|victims?|her|him|them) "
)
RANGE = re.compile(r"(?P<border> (?:border|line|state line))? (?:(?:all the way|clear|down|up|over) )?to (?:the )?")
# "Deputies from Sample and Example counties"
SENT = re.compile(
    r"\b(?:deputies|officers|detectives|agents|investigators|troopers|police|departments|agencies|offices|teams)"
    r" (?:from|of) (?:the )?$",
    re.IGNORECASE,
)
BEHIND = 50


def only_included(text: str, place: Span) -> bool:
    """Whether a total is only said to include the place: "All arrests (Ohio included)"."""
    return bool(INCLUDED.match(text, place.end) or COUNTING.search(text[max(0, place.start - BEHIND) : place.start]))


def ends(text: str, first: Span, areas: list[Area], last: Span, end: Area) -> list[Area]:
    """The two ends of "from Sampleton to Exampleville", none where somebody was moved between them; a border is only
    that of the state of the other end."""
    before = FROM.search(text, max(0, first.start - BEHIND), first.start)
    between = RANGE.fullmatch(text, first.end, last.start)
    if not before or not between or MOVED.search(before[0]):
        return []
    state = area_named(end.state) if between["border"] else None
    return [state] if state else [*areas, end]


def sent_from(text: str, span: Span) -> bool:
    """Whether police came from the places named, which so is where it happened."""
    return SENT.search(text, max(0, span.start - BEHIND), span.start) is not None


def lies_in(towns: list[Area], county: Area) -> bool:
    """Whether the one town is told of with its county: of a township any county may be."""
    only = towns[0] if len(towns) == 1 else None
    if only is None or only.level != "place" or county.level != "county" or only.state != county.state:
        return False
    return not only.counties or county.id in only.counties


def is_range(text: str, span: Span) -> bool:
    """Whether the stretch names two ends."""
    return RANGE.search(text, span.start, span.end) is not None
