"""The places that a release names: names scanned, townships besides, and what each means where that is beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.model import Page, Place, Span
from extractors.places.cues import CUE_BEFORE, POLICE_AFTER
from extractors.places.disambiguate import Decider
from extractors.places.gazetteer import NATION, Area, fold, gazetteer
from extractors.places.names import area_named
from extractors.places.toponyms import Mention, scan

# The gazetteer lacks most townships, and villages by that name: one lies in the state that the release is about.
TOWNSHIP = re.compile(
    r"(?:\b(?:IN|AT) (?P<shouted>[A-Z]{3,20}(?: [A-Z]{3,20})? (?:TOWNSHIP|TWP\b\.?))"
    r"|\b(?P<village>(?!(?:The|This|Our|In|At|Near|By|From) )(?:[A-Z][a-z’']{2,20} ){1,2}Village)\b"
    r"|\b(?P<said>(?!(?:The|This|Our|In|At|Near|By|From) )(?:[A-Z][a-z’']{2,20} ){1,3}(?:Township|Twp\b\.?)))"
    r"(?! (?:Road|Rd|High|School|Line|Committee)\b)"
)
LABEL = re.compile(r" ?(?:[:–—]|- )")
TWP = re.compile(r"Twp\.?$")


def find_places(page: Page) -> tuple[Place, ...]:
    """Every place named in the body whose meaning is beyond doubt, in text order."""
    return decided(mentions_of(page), None)


def mentions_of(page: Page) -> list[Mention]:
    """Every name in the body that may be a place's."""
    return [mention for line in page.body for mention in _of_label(page.text, line, _of_line(page.text, line))]


def decided(mentions: list[Mention], home: str | None) -> tuple[Place, ...]:
    """Those whose meaning is beyond doubt, once the issuing body's own area is known or not."""
    decide = Decider(mentions, area_named(home) if home else None)
    named = ((mention.span, decide.area(mention)) for mention in mentions)
    return tuple(Place(span, area.name, area.level) for span, area in named if area)


def _of_label(text: str, line: Span, named: list[Mention]) -> list[Mention]:
    """The names of a line; in a row that a state heads ("Ohio: 9 held in Springfield") they are its own if it has
    them."""
    first = named[0] if named else None
    if first is None or first.manner != "state" or re.search(r"\w", text[line.start : first.span.start]):
        return named
    if not LABEL.match(text, first.span.end, line.end):
        return named
    state = first.areas[0].state
    inside = [tuple(area for area in mention.areas if area.state == state) for mention in named]
    return [replace(mention, areas=own or mention.areas) for mention, own in zip(named, inside, strict=True)]


def _of_line(text: str, line: Span) -> list[Mention]:
    """The names of a line; a township's is not the town's that it begins with."""
    named = scan(text, line)
    towns = [m for m in _townships(text, line) if not any(n.manner == "full" and n.span.meets(m.span) for n in named)]
    kept = [mention for mention in named if not any(town.span.meets(mention.span) for town in towns)]
    return sorted([*kept, *towns], key=lambda mention: mention.span) if towns else named


def _townships(text: str, line: Span) -> Iterator[Mention]:
    """Each may be of any state."""
    for found in TOWNSHIP.finditer(text, line.start, line.end):
        name = next(kind for kind, said in found.groupdict().items() if said)
        start, end = found.span(name)
        cued = found["shouted"] or CUE_BEFORE.search(text, max(line.start, start - 30), start)
        # "Sample Village" may be a square, unless it has police of its own.
        policed = name != "village" or f"{found[name]} Police" in text
        if (cued and policed) or POLICE_AFTER.match(text, end):
            core = TWP.sub("Township", found[name].title())
            areas = (
                Area("", f"{core}, {state}", core, "place", state, (state_id, NATION))
                for state, state_id in gazetteer().state_ids.items()
            )
            yield Mention(Span(start, end), fold(core), tuple(areas), "bare")
