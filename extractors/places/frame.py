"""The area a release as a whole is about: the issuing body's own, unless its lead says a wider or a smaller one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.places.actors import area_of_body, local_actor
from extractors.places.clauses import CLAIMED, clause_of, first_figure
from extractors.places.gazetteer import Area, common_area
from extractors.places.names import area_named
from extractors.places.reach import is_part_of, labelled, opens_wide, partnered, spread
from extractors.places.said import AreasSaid, Said, area_of, patterns
from extractors.places.venue import BEHIND, held_in, is_prose, locates, venue

WIDE, FEW, MOST = ("state", "nation"), 3, 0.75
EARLIER = re.compile(
    r"\blast (?:year|spring|summer|fall|autumn|winter|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b|\bearlier this year\b"
)
YEARS = re.compile(
    r"\b(?:(?:[Ii]n|[Dd]uring|[Ff]or|[Tt]hroughout|[Ss]ince) (?:all of |calendar |fiscal )?(?:19|20)\d\d"
    r"(?:(?:,| and| to| through) (?:19|20)\d\d){0,6}(?! ?[-–/]?\d)"
    r"|[Cc]alendar year|[Ff]iscal year|in the course of the year"
    r"|(?:those|these|both|past|last|(?:two|three|four|five|six|seven|eight|nine|ten)) years"
    r"|[Aa]nnual|[Yy]ear in review|[Yy]ear-end)\b"
)


def release_area(said: AreasSaid) -> Area | None:
    """The area of the figures that say none themselves; None where neither lead nor home tells."""
    home = said.home
    if not home:
        named = next(filter(None, (_without_home(said, items) for items in _leads(said))), None)
        return named or next((item.area for item in _wide(said)), None) or _one_state(said)
    if wide := labelled(said, home) or spread(said, home):
        return wide
    lead = next(_leads(said), [])
    if _by_locals(said) or patterns()["own-share"].search(said.page.text):
        return home
    told = any(item.area == home and not item.broad for item in lead)
    line = said.page.title  # where a release is one line, that is no title
    for item in lead:
        if line and line.covers(item.span) and locates(said, item, line):
            continue
        if item.area == home:
            return home
        if told and not item.broad:
            continue  # "In Ohio, nine were arrested in Toledo"
        if item.area.id in home.parents and (item.broad or home.level == "place"):
            return item.area
    if wide := _drive(said, home) or _territory(said, home):
        return wide
    if not lead and (wide := _federal_drive(said)):
        return wide
    if home.level in ("state", "nation") and (smaller := _only_within(said, lead, home)):
        return smaller
    title = said.within(line) if line and line in said.page.sentences else []
    for item in [*title, *_headlines(said)]:
        if line and line.covers(item.span) and locates(said, item, line):
            continue
        if item.area.id in home.parents and (item.broad or home.level == "place") and not is_part_of(said, item):
            return item.area
    if home.level == "state" and opens_wide(said, home):
        return home
    spot = None if _told_of_more(said) else _held_in(said, home)
    return (
        venue(said, home) or spot or _of_force(said, home) or _police_city(said, home) or partnered(said, home) or home
    )


def _without_home(said: AreasSaid, lead: list[Said]) -> Area | None:
    """The first area that a lead names; the one of all its shares where another figure claims each."""
    claimed = [item for item in lead if not item.broad and CLAIMED.search(said.page.text[: item.span.start][-BEHIND:])]
    free = next((item.area for item in lead if item not in claimed), None)
    inner = {item.area for item in lead if item not in claimed and free and free.id in item.area.parents}
    if len(inner) == 1 and not any(item.broad for item in lead):
        return inner.pop()  # "The effort in Ohio led to nine arrests in Toledo"
    return free or (common_area([item.area for item in claimed]) if len(claimed) > 1 else None)


def _one_state(said: AreasSaid) -> Area | None:
    """The state in which most places lie that the text names, of more than a few."""
    states = Counter(area_of(place).state for place in said.places)
    (state, most), *_ = states.most_common(1) or [("", 0)]
    return area_named(state) if most > FEW and most >= MOST * states.total() else None


def _by_locals(said: AreasSaid) -> bool:
    """Whether the first full sentence with a figure tells it of "local police"."""
    text = said.page.text
    for sentence in said.page.sentences:
        figure = first_figure(text, sentence)
        if figure and is_prose(sentence, text):
            return local_actor(said, clause_of(figure, sentence, text), figure.start) is not None
    return False


def _told_of_more(said: AreasSaid) -> bool:
    """Whether the opening, up to the first figure, of a state's or the nation's body counts operations, or tells of
    one or more whole years: the spot told of later is that of one operation."""
    if said.home is None or said.home.level not in WIDE:
        return False
    text = said.page.text
    for sentence in said.page.sentences:
        several = patterns()["several-operations"].search(text, sentence.start, sentence.end)
        if several or YEARS.search(text, sentence.start, sentence.end):
            return True
        if is_prose(sentence, text) and first_figure(text, sentence):
            return False
    return False


def _leads(said: AreasSaid) -> Iterator[list[Said]]:
    """What each full sentence with a figure says: in the figure's clause, or of the whole of an area."""
    for sentence in said.page.sentences:
        figure = first_figure(said.page.text, sentence)
        if not is_prose(sentence, said.page.text) or not said.may_tell(sentence):
            continue
        if figure:
            clause = clause_of(figure, sentence, said.page.text)
            items = said.within(sentence)
            yield [item for item in items if clause.covers(item.span)] or [
                item for item in items if item.broad == (item.span.end <= figure.start)
            ]


def _federal_drive(said: AreasSaid) -> Area | None:
    """The nation, where the opening sentence tells of a federal body's drive in all of it."""
    for sentence in said.page.sentences:
        if is_prose(sentence, said.page.text):
            if not patterns()["federal"].search(said.page.text, sentence.start, sentence.end):
                return None
            wide = (
                i for i in said.within(sentence) if i.broad and i.area.level == "nation" and not is_part_of(said, i)
            )
            return next((item.area for item in wide), None)
    return None


def _drive(said: AreasSaid, home: Area) -> Area | None:
    """The state or nation in all of which the operation was held, as the opening up to the first figure says it."""
    text = said.page.text
    for sentence in said.page.sentences:
        for item in said.within(sentence):
            before = text[max(sentence.start, item.span.start - BEHIND) : item.span.start]
            told = patterns()["drive-before"].match(text, item.span.end) or patterns()["drive-after"].search(before)
            whole = (item.broad and not locates(said, item, sentence)) or item.area.level == "nation"
            if whole and item.area.id in home.parents and told and not patterns()["part-of-drive"].search(before):
                return item.area
        if is_prose(sentence, text) and first_figure(text, sentence):
            return None
    return None


def _territory(said: AreasSaid, home: Area) -> Area | None:
    """The county that a city's unit is said to work in all of."""
    if home.level != "place":
        return None
    text = said.page.text
    items = (item for sentence in said.page.sentences for item in said.within(sentence))
    return next(
        (
            item.area
            for item in items
            if item.area.id in home.counties
            and patterns()["territory"].search(text[max(0, item.span.start - BEHIND) : item.span.start])
        ),
        None,
    )


def _headlines(said: AreasSaid) -> Iterator[Said]:
    """What lines with a figure say of the whole of an area, above the first full sentence."""
    for sentence in said.page.sentences:
        if is_prose(sentence, said.page.text):
            return
        figure = first_figure(said.page.text, sentence)
        yield from (i for i in said.within(sentence) if i.broad and figure and figure.end <= i.span.start)


def _only_within(said: AreasSaid, lead: list[Said], home: Area) -> Area | None:
    """The one county or town that the lead names, where the body is a state's or the nation's."""
    if any(said.page.text[: item.span.start].endswith(("including ", "including in ")) for item in lead):
        return None
    areas = {item.area for item in lead if item.area != home}
    only = next(iter(areas)) if len(areas) == 1 else None
    return only if only and home.id in only.parents else None


def _wide(said: AreasSaid) -> Iterator[Said]:
    """What is said of the whole of an area with a figure or an operation, in text order."""
    text = said.page.text
    for sentence in said.page.sentences:
        told = first_figure(text, sentence) or patterns()["operation-held"].search(text, sentence.start, sentence.end)
        yield from (item for item in said.within(sentence) if item.broad and told)


def _held_in(said: AreasSaid, home: Area) -> Area | None:
    """The one area that sentences about the operation name: within the body's own, or its county."""
    found, text = set(), said.page.text
    told = False
    for sentence in said.page.sentences:
        new = told and patterns()["new-operation"].search(text, sentence.start, sentence.end)
        new = new or EARLIER.search(text, sentence.start, sentence.end)
        told = told or first_figure(text, sentence) is not None
        briefed = patterns()["briefing"].search(text, sentence.start, sentence.end)
        if not new and not briefed and patterns()["operation-held"].search(text, sentence.start, sentence.end):
            found |= {item.area for item in said.within(sentence) if _is_part(item.area, home) or _is_venue(said, item)}
    return found.pop() if len(found) == 1 else None


def _police_city(said: AreasSaid, home: Area) -> Area | None:
    """The one city of the body's county whose police the release names, and no sheriff: they did what it tells."""
    if home.level != "county":
        return None
    text = said.page.text
    makers = [body for body in said.bodies if patterns()["arresting"].match(text, body.span.end)]
    if not any(patterns()["operation-held"].search(line.of(text)) for line in said.page.body):
        return None
    areas = {area_of_body(said, body) for body in makers}
    return areas.pop() if len(areas) == 1 and len(makers) > 1 and all(_is_part(a, home) for a in areas) else None


def _of_force(said: AreasSaid, home: Area) -> Area | None:
    """The town or county of the one task force that did what an office of the state tells."""
    if home.level != "state":
        return None
    forces = (body for body in said.bodies if patterns()["force-acts"].match(said.page.text, body.span.end))
    areas = {area for area in map(area_of, forces) if home.id in area.parents}
    return areas.pop() if len(areas) == 1 else None


def _is_venue(said: AreasSaid, item: Said) -> bool:
    """Whether an operation is said to have been held in the town, and the body is its state's."""
    home = said.home
    within = home and home.level == "state" and item.area.level == "place" and item.area.state == home.state
    return bool(within) and held_in(said, item)


def _is_part(area: Area, home: Area) -> bool:
    """A town of the body's own county, or, where the body is a town's, its county."""
    if home.level == "place":
        return area.id in home.counties
    return home.level == "county" and area.level == "place" and home.id in area.parents
