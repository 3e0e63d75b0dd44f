"""The issuing body's own area, from its name and from what the release says of places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from extractors.model import Context, Page, Place, Span
from extractors.operations.mentions import paragraph_start
from extractors.places.cues import DATELINE_AFTER
from extractors.places.datelines import OPENS, is_dateline
from extractors.places.gazetteer import NATION, Area, common_area, gazetteer, outgrown
from extractors.places.names import area_named, names
from extractors.places.toponyms import Mention, scan
from extractors.places.towns import county_of_towns
from extractors.rulebook import load_rules

HEAD, OPENING, LONGEST_LIST = 1500, 400, 500
SEVERAL = 2  # bodies named as often
STATEWIDE = re.compile(r"\b[Ss]tate-?wide\b")
OPENED = re.compile(
    r"(?:(?:The )?(?:Department|Office) of the )?(Attorney General)\b|"
    r"[A-Z][A-Z .,’'a-z]{2,40}(?:--|[–—]| - ?) ?(?:The )?((?:District|County|State[’']?s?) Attorney|Sheriff)|"
    r"[A-Z][A-Z .,’'a-z]{2,40}(?:--|[–—]| - ?) ?(?:(?:On )?[A-Z][a-z]{2,5}day,? )?(Gov)(?:\.|ernor) [A-Z]"
)
# An office that speaks of itself so has a county's area, whatever city it writes from.
OWN_OFFICE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (DA|District Attorney|State['’]s Attorney|State Attorney|Sheriff)['’]s Office\b"
)
# "Nine were arrested in the sting, Attorney General Jordan Examplar said": the figure is that office's.
TOLD_BY = re.compile(
    r"\b(?:arrest|charg|indict|rescu|recover|identif)\w*\b[^.;\n]{0,200}, (?:[Ss]tate )?(Attorney General) "
    r"(?:[A-Z][\w.’'-]* ){1,4}(?:announced|says|said)\b"
)
NO_PLACE = re.compile(r"(?:Sheriff(?:['’]s (?:deputies|detectives|office))?|Deputies)\b(?P<city>)", re.I)
STOPPED = re.compile(r"(?:\.|(?<=\.)) (?=[A-Z])")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    return {rule["id"]: re.compile(rule["pattern"]) for rule in load_rules("homes")}


def home_of(publisher: str | None, page: Page, places: tuple[Place, ...], context: Context) -> str | None:
    """The issuing body's own area, "Kings County, NY"; None where neither its name nor the release decides it."""
    name = publisher or ""
    if not context.publisher and (headed := _of_headline(page, places)):
        return headed.name
    if mentions := scan(name, Span(0, len(name)), is_body=True):
        area = _of_name(name, mentions, page, places, context)
    elif patterns()["federal"].search(name):
        area = _of_federal(page, places)
    else:
        seat = _of_dateline(page.text, places)
        if not name and seat and seat.state == "DC" and patterns()["federal"].search(page.text, 0, HEAD):
            return NATION
        area = _of_kind(name or _opening_body(page), _of_bodies(page, places, seat) or seat or _most_named(places))
        area = area or (None if name else _of_none(page, places))
    return area.name if area else context.place


def _of_headline(page: Page, places: tuple[Place, ...]) -> Area | None:
    """The area of the police or sheriff that the headline opens with: "Springfield police: 10 arrested"; the county of
    the town it is written from where that is "Sheriff joins ..."."""
    title = next((line for line in page.body if line.of(page.text).strip()), None)
    if title is None:
        return None
    first = next((place for place in places if place.span.start == title.start), None)
    body = patterns()["headline-body"].match(page.text, first.span.end, title.end) if first else None
    area = area_named(first.name) if first and body and first.level != "state" else None
    if area is None and (body := NO_PLACE.match(page.text, title.start, title.end)):
        area = _of_dateline(page.text, places)
    own_county = area and area.level == "place" and len(area.counties) == 1 and body and not body["city"]
    return gazetteer().areas[area.counties[0]] if area and own_county else area


def _of_name(
    publisher: str, mentions: list[Mention], page: Page, places: tuple[Place, ...], context: Context
) -> Area | None:
    """The area in the publisher's name; of several of that name the one that the page's towns and places point to."""
    mention = max(mentions, key=lambda m: (m.areas[0].level != "state", -m.span.start))
    states = [m.areas[0].name for m in mentions if m.manner == "state" and m is not mention]
    given = next((area for area in mention.areas if area.name == context.place), None)
    area = (
        given
        or county_of_towns(mention.areas, page.text)
        or _best(mention.areas, [*(place.name for place in places), *states, *filter(None, [context.place])])
    )
    area = area or (names().known.get(mention.key) if mention.manner == "known" else outgrown(mention.areas))
    if area and area.level == "place" and patterns()["federal"].search(publisher):
        return area_named(area.state)
    if not area or patterns()["federal"].search(publisher):
        return area
    if area.level == "state" and patterns()["institution"].search(publisher):
        return _of_dateline(page.text, places) or area
    if area.level == "state" and patterns()["city-police"].match(publisher[mention.span.end :]):
        return gazetteer().city(area.core, area.state) or _only_body(page, places, area) or area
    if area.level == "state" and patterns()["state-has-none"].match(publisher[mention.span.end :]):
        return _only_body(page, places, area) or area
    if area.level == "place" and (
        patterns()["county-body"].search(publisher) or patterns()["regional"].search(publisher)
    ):
        return gazetteer().county(area.core, area.state) or area
    if area.level == "state" and patterns()["part-of-state"].search(publisher[: mention.span.start]):
        within = [place for place in places if place.level == "county" and place.name.endswith(area.name)]
        return _most_named(within) or area
    return area


def _of_kind(publisher: str, seat: Area | None) -> Area | None:
    """The state or county of the place a body writes from, where its name says that it is a state's or county's."""
    if seat and seat.state != "DC" and patterns()["state-body"].search(publisher):
        return area_named(seat.state)
    if seat and len(seat.counties) == 1 and patterns()["county-body"].search(publisher):
        return gazetteer().areas[seat.counties[0]]
    return seat


def _of_bodies(page: Page, places: tuple[Place, ...], seat: Area | None) -> Area | None:
    """The area of the sheriff, prosecutor or police named most, the first of two, the state of more; where the release
    is written from a city, only a body of its county counts."""
    local = patterns()["local-body"]
    named = [
        place for place in places if local.match(page.text, place.span.end) and not _took_part(page.text, place.span)
    ]
    bodies = [area for place in named if (area := area_named(place.name)) and area.level != "state"]
    late = all(place.span.start > OPENING for place in named if place.level != "state")
    if (not bodies or (late and not seat)) and (state := _of_state_body(page, places)):
        return state
    if seat:
        bodies = [area for area in bodies if area.level == "county" and area.id in seat.counties]
    ranked = Counter(bodies).most_common()
    most = [area for area, times in ranked if times == ranked[0][1]]
    return common_area(most) if len(most) > SEVERAL else most[0] if most else None


def _of_state_body(page: Page, places: tuple[Place, ...]) -> Area | None:
    """The state whose own police speak, by full or short name, or whose task force opens the release."""
    bureau = patterns()["state-bureau"].search(page.text, 0, OPENING)
    if bureau:
        return area_named(str(bureau.lastgroup))
    for place in places:
        of_force = place.level == "state" and place.span.end < OPENING and not _took_part(page.text, place.span)
        of_force &= not patterns()["part-of-state"].search(page.text, 0, place.span.start)
        if patterns()["of-state"].match(page.text, place.span.end) or (
            of_force and patterns()["state-task-force"].match(page.text, place.span.end)
        ):
            return area_named(place.name)
    return None


def _only_body(page: Page, places: tuple[Place, ...], state: Area) -> Area | None:
    """The county or city most named of those whose police or sheriff are called only by their state: "a Florida
    sheriff"."""
    local = patterns()["local-body"]
    within = [p for p in places if p.name.endswith(f", {state.state}")]
    return _most_named(place for place in within if local.match(page.text, place.span.end))


def _took_part(text: str, body: Span) -> bool:
    """Whether a body stands in a list of those who only took part."""
    far = max(0, body.start - LONGEST_LIST)
    before = text[max(paragraph_start(text, body.start), far) : body.start]
    if patterns()["took-part-ahead"].match(text, body.end) or patterns()["took-part"].search(before):
        return True
    return patterns()["took-part-listed"].search(text[far : body.start]) is not None


def _of_none(page: Page, places: tuple[Place, ...]) -> Area | None:
    """Where neither publisher nor town is known: the only state named, or the nation of a federal body."""
    states = {place.name for place in places if place.level == "state"}
    if states:
        return area_named(states.pop()) if len(states) == 1 and {p.level for p in places} == {"state"} else None
    federal = patterns()["federal"].search(page.text, 0, OPENING) and not STATEWIDE.search(page.text)
    unclear = any(scan(page.text, line) for line in page.body)
    return area_named(NATION) if federal and not places and not unclear else None


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
            if patterns()["office"].search(before):
                return area_named(place.name)
    return area_named(dateline.state if dateline and dateline.state != "DC" else NATION)


def _of_dateline(text: str, places: tuple[Place, ...]) -> Area | None:
    for place in places:
        at_start = OPENS.fullmatch(text, paragraph_start(text, place.span.start), place.span.start)
        if at_start and place.span.start < HEAD and _is_dateline(text, place.span):
            return area_named(place.name)
    return None


def _opening_body(page: Page) -> str:
    """The office that opens a line, behind a dateline or not, where it has no place of its own: "SPRINGFIELD - The
    District Attorney ...", "The Department of the Attorney General ..."; that calls itself "the DA's Office"; or that
    is said to have told a figure."""
    opened = next((found for line in page.body if (found := OPENED.match(page.text, line.start, line.end))), None)
    if opened:
        return next(filter(None, opened.groups()), "").replace("Gov", "Governor")
    own = OWN_OFFICE.search(page.text) or TOLD_BY.search(page.text, 0, HEAD)
    return own[1].replace("DA", "District Attorney") if own else ""


def _is_dateline(text: str, span: Span) -> bool:
    """Whether a dash stands behind the name, or, where it is in capitals, a full stop: "FLINT, Mich. In May ..."."""
    in_capitals = span.of(text).split(",")[0].isupper()
    return is_dateline(text, span) or bool(
        DATELINE_AFTER.match(text, span.end) or (in_capitals and STOPPED.match(text, span.end))
    )


def _most_named(places: Iterable[Place]) -> Area | None:
    """The county or city named most; None where two are named as often."""
    ranked = Counter(place.name for place in places if place.level in ("county", "place")).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return area_named(ranked[0][0])
