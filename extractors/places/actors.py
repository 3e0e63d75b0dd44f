"""The area of the body that did what a clause tells: "Springfield police arrested 5", "5 were arrested by ..."."""

from __future__ import annotations

import re

from extractors.model import Place, Span
from extractors.places.clauses import FIGURE
from extractors.places.gazetteer import Area, common_area, gazetteer
from extractors.places.names import area_named
from extractors.places.said import AreasSaid, area_of, patterns

# What makes a body named before its verb the subject that did it, rather than one that helped or was thanked.
OPENING = re.compile(r"[\"“• ]*(?:[^,]{0,40}, )?(?:[^,]{0,25})")
GUEST = re.compile(
    r"\b(?:by|(?<!officers )(?<!agents )(?<!detectives )(?<!deputies )(?<!members )of"
    r"|with|from|between|to|thanks?|at) (?:the )?$|"
    # "with Springfield and Sampleton police"
    r"\bwith (?:the )?(?-i:[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})?,? (?:and |& )?(?:the )?){1,6}$|"
    # "police, with help from Springfield and", "assisted by officers from Springfield and the"
    r", (?:with|assisted|aided|joined|helped|supported|backed)\b[^;.,]{0,80}$",
    re.IGNORECASE,
)
# "12 were freed, 9 by Springfield police": the body right behind a figure.
RIGHT_BY = re.compile(r" (?:[a-z]+ )?by (?:the )?")
# "nine traffickers and 12 buyers arrested by": two figures of one body.
TOGETHER = re.compile(rf"(?: [a-z-]+){{0,3}} and {FIGURE.pattern}(?: [a-z-]+){{1,4}} by (?:the )?", re.IGNORECASE)
BY_OWN = re.compile(
    r"(?: [a-z-]+){1,5} by (?:his|her|our|my|its|their|the) (?:own )?"
    r"(?:(deputies)|detectives|officers|investigators|agents|team|squad|unit)\b"
)
# "Springfield | Police Department, 12", "Springfield | deputies 9": what stands between a body's place and its figure.
REST_OF_NAME = re.compile(
    r"(?:['’]s)?(?: (?:County|Police|Department|Dept\.?|Sheriff(?:['’]s)?|Office|PD|police|sheriff(?:['’]s)?|deputies"
    r"|officers|detectives|troopers|office|department)){1,4}(?:,|:| -)? "
)
# A list of bodies each with its figure: "the sheriff made 9 arrests, Springfield police made 4".
LISTED = re.compile(rf"{FIGURE.pattern}(?: [a-z-]+){{1,3}}(?:, and |, | and )(?=the |[A-Z])", re.IGNORECASE)
# "Our deputies and Springfield police": those named first are the release's own.
OWN_TOO = re.compile(
    r"\b(?:deputies|detectives|officers|agents|investigators|troopers|(?:office|department|force)(?: members)?)"
    r"(?:,| and|, along with|, with) (?:the )?$",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"\b(?:FBI|HSI|ICE|DEA|ATF)(?:['’]s)? (?P<place>(?:[A-Z][\w.'’]{1,20} ?){1,3})"
    r"(?: ?(?:Division|Field Office|field office|office|agents))?,? (?:also |has |have )?"
    r"(?:announced|reported|recovered|rescued|arrested|located|identified|made|found)\b"
)
AGENT = re.compile(
    r"\b(?!(?:announcement|statement|report|release|video|said)\b)\w+ (?:by|at the request of) (?:the )?$",
    re.IGNORECASE,
)
MANY = re.compile(r"(?:\d|\bother) (?:[\w-]+ ){0,3}(?:agencies|departments)\b")
CLOSE = 60
SHERIFF = re.compile(r"(?:['’]s)? (?i:sheriff|deputies)")
# "The Sampleton, Exampleville and Springfield Police Departments": the last of several cities.
SEVERAL = re.compile(r" (?:[Pp]olice [Dd]epartments|PDs)\b")
# "Sampleton police took part in the sting, which led to nine arrests": not theirs alone.
JOINED_IN = re.compile(
    r"[^.;]{0,60}? (?:participated|took part|assisted|helped)\b[^.;]{0,60}, which (?:resulted|led|netted|ended)\b"
)
CITY_POLICE = re.compile(r"(?:['’]s)? (?:City )?(?:Police (?:Department|Dept)|police|PD)\b")
RELATIVE = re.compile(
    r"[^,;.]{0,80},?\s(?:who|(?:when|where|after) (?:the|that) (?:agency|department|office|force))\s(?:\w+\s){1,4}"
)
DATELINE = re.compile(r"[A-Z]{2}[^\n–—-]{1,60} ?(?:--|[–—]| -) ?")
LEAD_IN = re.compile(
    r"[\"“• ]*(?:(?:\d\d?, )?(?:19|20)\d\d, |[^,]{0,40}, |(?:On|In|From|Between|During) [^;.\n]{3,60}, (?=(?:the|our) )"
    r"|(?:Over|In|During|Within|For) the (?:past|last) (?:[\w-]+ ){1,3}?(?=the ))?"
    r"(?:the |The |our |Our )?"
)


# "Our share was 28"
SHARE = r"(?:own )?(?:share|portion|contribution|part|haul)\b[^.;:,\d]{0,50}"
OUR_SHARE = re.compile(rf"\b(?:[Oo]ur|[Ii]ts|[Tt]heir) {SHARE} $")
SHARE_AHEAD = 90


def actor(said: AreasSaid, number: Span, clause: Span, doing: int) -> Area | None:
    """The area of the police or prosecutors who are the clause's subject, or stand behind "by"; `doing` is where
    the verb or the figure stands, whichever is first."""
    bodies = [body for body in said.bodies if clause.covers(body.span) and acts(said, body)]
    bodies = [body for body in bodies if not JOINED_IN.match(said.page.text, body.span.end, doing)]
    listed = [found.end() for found in LISTED.finditer(said.page.text, clause.start, doing)]
    if listed and (own := _subject(said, bodies, Span(listed[-1], clause.end), doing)):
        return own
    return (
        _relative(said, bodies, number)
        or _subject(said, bodies, clause, doing)
        or _of_office(said, clause, doing)
        or _nameless(said, clause, doing)
        or _agent(said, bodies, number)
    )


def doer_within(said: AreasSaid, area: Area | None, number: Span, clause: Span) -> Area | None:
    """The area of the police who did it in a wider one that opens the clause: "In Ohio, Toledo police arrested 12"."""
    told = [body for body in said.bodies if clause.covers(body.span) and body.span.end <= number.start]
    if area is None or not any(acts(said, body) for body in told):
        return None
    wider = any(item.area == area and item.span.end <= told[0].span.start for item in said.within(clause))
    doer = actor(said, number, clause, number.start) if wider else None
    return doer if doer and area.id in doer.parents else None


def area_of_body(said: AreasSaid, body: Place) -> Area:
    """The area of a body; a sheriff is a county's whatever he is called by, police called by another state a city's."""
    body, home = said.short.get(body.span, body), said.home
    area = area_of(body)
    if home and home.level == "tribal" and home.core.startswith(area.core):
        return home
    if area.level == "state" and home and home.state != area.state and CITY_POLICE.match(said.page.text, body.span.end):
        return gazetteer().city(area.core, home.state) or area
    if home and home.level == "county" and area.id in home.parents and SHERIFF.match(said.page.text, body.span.end):
        return home
    of_county = SHERIFF.match(said.page.text, body.span.end) or SEVERAL.match(said.page.text, body.span.end)
    if area.level == "place" and len(area.counties) == 1 and of_county:
        return gazetteer().areas[area.counties[0]]
    return area


def agent_right_behind(said: AreasSaid, number: Span) -> Area | None:
    """The area of the body by whom alone the figure was done: "12 by the Springfield police", "12 caught by
    our deputies"."""
    text, home = said.page.text, said.home
    if home and home.level in ("county", "place") and (own := BY_OWN.match(text, number.end)):
        if patterns()["nation"].match(text, own.end() + 1):
            return None  # "90 by its agents nationwide"
        return gazetteer().areas[home.counties[0]] if own[1] and len(home.counties) == 1 else home
    for body in said.bodies:
        if number.end < body.span.start < number.end + CLOSE and acts(said, body):
            return area_of_body(said, body) if RIGHT_BY.fullmatch(text, number.end, body.span.start) else None
    return None


def agent_right_before(said: AreasSaid, number: Span) -> Area | None:
    """The area of the body whose name ends right before the figure: "the Springfield Police Department 12", or the
    release's own where it is said to be "our share"."""
    before = [body for body in said.bodies if body.span.end <= number.start and acts(said, body)]
    if before and REST_OF_NAME.fullmatch(said.page.text, before[-1].span.end, number.start):
        return area_of_body(said, before[-1])
    own = OUR_SHARE.search(said.page.text[max(0, number.start - SHARE_AHEAD) : number.start])
    return said.home if own else None


def acts(said: AreasSaid, body: Place) -> bool:
    """Whether it is a body that arrests or prosecutes, or a county's task force; "Sampleton and
    Exampleville police" are two."""
    text = said.page.text
    force = body.level == "county" and patterns()["county-force"].match(text, body.span.end)
    shared = patterns()["body-joined"].match(text, body.span.end)
    police = force or shared or patterns()["police"].match(text, body.span.end)
    return bool(police) or body.span.of(text).endswith("PD") or body.span in said.short


def _subject(said: AreasSaid, bodies: list[Place], clause: Span, doing: int) -> Area | None:
    """The smallest area that holds all bodies of the subject."""
    text = said.page.text
    areas: list[Area] = []
    end = clause.start
    for body in bodies:
        if body.span.start < clause.start:
            continue
        before = text[clause.start : body.span.start]
        joins = body.span.start - end <= CLOSE if areas else OPENING.fullmatch(before)
        if joins and body.span.end <= doing and not GUEST.search(before):
            if said.home and said.home.level in ("county", "place") and not areas and OWN_TOO.search(before):
                areas.append(said.home)
            areas.append(area_of_body(said, body))
            end = body.span.end
    if MANY.search(text, bodies[0].span.end if bodies else doing, doing):
        return None
    # A state's people who did it with those of a town were in the town.
    area = common_area([area for area in areas if area.level != "state"] or areas)
    # Bodies of two states did it together in one spot, which they do not tell.
    return None if len(areas) > 1 and area and area.level == "nation" else area


def _of_office(said: AreasSaid, clause: Span, doing: int) -> Area | None:
    """The state of the field office that did it or tells of it as its own: "FBI Toledo's division announced"."""
    text = said.page.text
    for office in OFFICE.finditer(text, clause.start, doing):
        inside = Span(office.start("place"), office.end("place"))
        place = next((place for place in said.every if inside.covers(place.span)), None)
        if (
            place
            and OPENING.fullmatch(text[clause.start : office.start()])
            and not GUEST.search(text[: office.start()])
        ):
            return area_named(place.name.rpartition(", ")[2])
    return None


def _nameless(said: AreasSaid, clause: Span, doing: int) -> Area | None:
    """The release's own county or state, where "deputies" or "the Attorney General" did it."""
    opening = LEAD_IN.match(said.page.text, clause.start, doing)
    home = said.home
    if not opening or not home or home.level == "nation":
        return None
    if patterns()["state-actor"].match(said.page.text, opening.end(), doing):
        return area_named(home.state)
    if patterns()["county-actor"].match(said.page.text, opening.end(), doing) and len(home.counties) == 1:
        return gazetteer().areas[home.counties[0]]
    return None


def _agent(said: AreasSaid, bodies: list[Place], number: Span) -> Area | None:
    """The body by whom it was done, the first behind the figure; what holds all of them where each did a share."""
    text = said.page.text
    behind = [b for b in bodies if b.span.start > number.end and AGENT.search(text, number.end, b.span.start)]
    shared = behind and TOGETHER.fullmatch(text, number.end, behind[0].span.start)
    if behind and not shared and FIGURE.search(text, number.end, behind[0].span.start):
        return common_area(area_of_body(said, body) for body in behind) if len(behind) > 1 else None
    return area_of_body(said, behind[0]) if behind else None


def local_actor(said: AreasSaid, clause: Span, doing: int) -> Area | None:
    """The release's own county or town, where "local police" are the subject."""
    dateline = DATELINE.match(said.page.text, clause.start, doing)
    opening = LEAD_IN.match(said.page.text, dateline.end() if dateline else clause.start, doing)
    local = opening and patterns()["local-actor"].match(said.page.text, opening.end(), doing)
    return said.home if local and said.home and said.home.level in ("county", "place") else None


def _relative(said: AreasSaid, bodies: list[Place], number: Span) -> Area | None:
    """The body of an officer of whom a relative clause tells the figure: "Springfield Officer X, who made 5"."""
    before = [body for body in bodies if body.span.end <= number.start]
    if before and RELATIVE.fullmatch(said.page.text, before[-1].span.end, number.start):
        return area_of_body(said, before[-1])
    return None
