"""Where: the places a release names, and the area each of its figures covers."""

from __future__ import annotations

import re
from functools import cache

from extractors.model import Basis, Operation, Page, Place, Span
from extractors.operations.mentions import is_of_another_time, paragraph_start
from extractors.places.actors import actor, agent_right_before, agent_right_behind, doer_within, local_actor
from extractors.places.clauses import AGAIN_OF, CLAIMED, DAY_BEFORE, FIGURE, clause_of, is_counted_in
from extractors.places.frame import release_area
from extractors.places.gazetteer import NATION, Area, common_area
from extractors.places.home import home_of
from extractors.places.labels import heads_row
from extractors.places.named import find_places
from extractors.places.names import area_named
from extractors.places.said import AreasSaid, Said, patterns
from extractors.places.thread import Thread
from extractors.places.venue import locates

__all__ = ["PlaceFinder", "area_named", "find_places", "home_of"]

OWN_VOICE = re.compile(
    r"\b(?:[Ww]e|[Oo]ur \w+) (?:have |has |had |also |alone )?(?:made|arrested|rescued|recovered|found|held|served)\b"
)
# "30 arrests, counting the 18 in Sampleton": the place is only those others'.
OTHERS = re.compile(rf"\b(?:the|these|those) {FIGURE.pattern} (?:in|from) $", re.IGNORECASE)
AMONG = re.compile(r"\b(?:including|such as|among them)(?: in)? $")
OPENING = re.compile(r"[\"“]?(?:In|Across|Throughout|Within|For) (?:all of |the )?")
ARRESTS = re.compile(r"(?i)\b(?:arrest|apprehen|detain|custody|rescu|recover|found|locat)")
RIGHT_BEHIND = re.compile(r" (?:in|at|near|outside|throughout|across|around) (?:the |downtown )?")
JOINED = re.compile(r",? (?:and|&|plus) (?:in |across )?")
# "Springfield followed with 10": the place before the figure is its subject.
SUBJECT = re.compile(r"(?: (?!(?:and|or|in|at|of|from|to|by|the|for|on)\b)[a-z]+){1,4} ")
# "Springfield: 9; Sampleton - 4"
LABELED, ALONE = re.compile(r": ?| [-–—] ?"), re.compile(r"[;,.\n]|$")
# "Sampleton's share of a national sting": only what it was a share of.
SHARE_OF = re.compile(r"['’]s (?:own )?(?:share|part|results|numbers|totals) (?:of|in|from) (?:[\w-]+ ){0,4}\Z")
LOCATED = re.compile(r"\b(?:in|at|on|of|from|across|throughout|near) (?:the )?$", re.IGNORECASE)
# "Six of the 27 were found in Springfield": no figure of its own.
OF_TOTAL = re.compile(rf" of (?:the|these|those|our|its|all(?: the)?) {FIGURE.pattern}", re.IGNORECASE)
# "Springfield 9, Sampleton 4", "Springfield (9) and Sampleton (4)": each has a number of its own.
BESIDE_NUMBER = re.compile(r" (?:County )?(?:\d[\d,]*(?=[,.;)\n]| and\b|$)|\(\d[\d,]*\))")
OPENS, BEHIND = 4, 20


class PlaceFinder:
    """Says of a figure which area it covers; `home` is the issuing body's own, `telling` the sentences whose
    numbers may be figures, where that is known."""

    def __init__(
        self, page: Page, places: tuple[Place, ...], home: str | None, operations: tuple[Operation, ...] = (),
        telling: frozenset[Span] | None = None,
    ) -> None:  # fmt: skip
        self.page = page
        self.named = {place.span: place.name for place in places}
        self.home_name = home
        self.home = area_named(home) if home else None
        self.said = AreasSaid(page, places, self.home, telling)
        self.own = release_area(self.said)
        self.thread = Thread(
            page, self.said, operations, lambda number, sentence: self._in_sentence(number, sentence, None)
        )
        self._is_national = cache(self._is_national_total)  # asked of a sentence by every figure below it

    def place(self, number: Span, sentence: Span, trigger: Span | None) -> tuple[str | None, Basis]:
        """The area said in the figure's own sentence, else by its section's heading or paragraph, else the
        release's own, and which of these it was; None where none is known."""
        share = AGAIN_OF.search(self.page.text, sentence.start, number.start)
        if share and (before := self.thread.told_before(number, sentence)):
            told = self.place(*before, None)
            own = self._in_clause if share.start() == sentence.start else self._of_shares
            area = own(number, sentence, trigger) if told[1] in ("release", "none") else None
            return (area.name, "sentence") if area else told
        if (area := self._in_clause(number, sentence, trigger)) and not self._locates_home(area, sentence):
            return area.name, "sentence"
        if self._is_abroad(number, sentence, trigger):
            return None, "sentence"
        if (area := self._in_sentence(number, sentence, trigger)) and not self._locates_home(area, sentence):
            return area.name, "section"
        apart = is_of_another_time(sentence, self.page)
        area = self.thread.in_heading(sentence) or self.thread.goes_on(sentence, apart)
        if area and self._has_venue(area, sentence.start, trigger):
            return area.name, "section"
        # A city a release is only written from is not that of its body's other work in the state.
        written_from = self.home and self.home == self.said.seat and self.own and self.own.level == "state"
        same = apart and self._is_of_same_drive(sentence)
        area = self.home if apart and not written_from and not same else self.own
        name = area.name if area else self.home_name
        return name, "release" if name else "none"

    def _locates_home(self, area: Area, sentence: Span) -> bool:
        """Whether a headline's state only says where the body that issued the release is."""
        said = (item for item in self.said.within(sentence) if item.area == area)
        return any(locates(self.said, item, sentence) and area.id in self.home.parents for item in said if self.home)

    def _is_of_same_drive(self, sentence: Span) -> bool:
        """Whether it tells of an earlier year of the state's or nation's drive: "The May 2017 campaign ..."."""
        if not self.home or not self.own or self.own.id not in self.home.parents:
            return False
        return bool(
            patterns()["same-drive"].search(
                self.page.text, paragraph_start(self.page.text, sentence.start), sentence.end
            )
        )

    def _said(self, sentence: Span, trigger: Span | None) -> list[Said]:
        charged = trigger or self._court_alone(sentence)
        text, said = self.page.text, self.said.within(sentence)
        shared = [i for i in said if not (i.broad and SHARE_OF.search(text, sentence.start, i.span.start))] or said
        return [item for item in shared if self._has_venue(item.area, item.span.start, charged)]

    def _court_alone(self, sentence: Span) -> Span | None:
        """What a court or prosecutor did, in a sentence that tells of no arrest."""
        acts = patterns()["prosecution"].search(self.page.text, sentence.start, sentence.end)
        arrests = ARRESTS.search(self.page.text, sentence.start, sentence.end)
        return Span(*acts.span()) if acts and not arrests else None

    def _in_clause(self, number: Span, sentence: Span, trigger: Span | None) -> Area | None:
        """The area said next to the figure, with no semicolon or "while" between, or of the body right behind it."""
        if area := agent_right_behind(self.said, number) or agent_right_before(self.said, number):
            return area
        if area := self._of_shares(number, sentence, trigger):
            return area
        clause, said = clause_of(number, sentence, self.page.text), self._said(sentence, trigger)
        # A list of places is not divided: "Ohio and Iowa had 7".
        cut = (i.span.start for i in said if i.span.start < clause.start < i.span.end)
        clause = Span(next(cut, clause.start), clause.end)
        here = [
            item
            for item in said
            if clause.covers(item.span) and not OTHERS.search(self.page.text, number.end, item.span.start)
        ]
        if trigger and number.end <= trigger.start:
            # "In Ohio, 5 were found in Toledo": what stands right behind the verb is said of it.
            behind = (i for i in here if RIGHT_BEHIND.fullmatch(self.page.text, trigger.end, i.span.start))
            here = [*behind] or here
        area = self._nearest(here, number, clause).area if here else None
        local = local_actor(self.said, clause, number.start)
        area = doer_within(self.said, area, number, clause) or area
        return local if local and area and area.id in local.parents else area

    def _of_shares(self, number: Span, sentence: Span, trigger: Span | None) -> Area | None:
        """The area that holds all shares of a total: "nine girls, eight in Ohio and one in Iowa"."""
        said = [item for item in self._said(sentence, trigger) if not item.broad]
        if len(said) < 2 or said[0].span.start < number.end or not all(self._is_aside(item, number) for item in said):
            return None
        return common_area([item.area for item in said])

    def _is_abroad(self, number: Span, sentence: Span, trigger: Span | None) -> bool:
        """Whether the clause says that it happened in another country; what was charged was charged here."""
        text, clause = self.page.text, clause_of(number, sentence, self.page.text)
        said = patterns()["abroad"].search(text, clause.start, clause.end)
        if not said:
            return False
        before = text[clause.start : said.start()] + said[0].partition(" ")[0] + " "
        if any(patterns()[rule].search(before) for rule in ("residence", "movement")):
            return False
        return not (trigger and patterns()["prosecution"].match(text, trigger.start))

    def _in_sentence(self, number: Span, sentence: Span, trigger: Span | None) -> Area | None:
        """The area said in the clause, else of who did it, else elsewhere in the sentence."""
        if area := self._in_clause(number, sentence, trigger):
            return area
        said, clause = self._said(sentence, trigger), clause_of(number, sentence, self.page.text)
        doing = min(trigger.start, number.start) if trigger else number.start
        if area := self.thread.levels.told_by_others(sentence, clause, self.thread.above(sentence)):
            return area
        if area := actor(self.said, number, clause, doing):
            # A state's people, or a county's, did it where the operation was.
            named = any(body.level == "state" and sentence.covers(body.span) for body in self.said.bodies)
            of_town = self.home and self.home.level == "place"
            sent = (named and area.level == "state") or (area.level == "county" and not of_town)
            there = sent and self.own and area.id in self.own.parents
            return self.own if there and not is_of_another_time(sentence, self.page) else area
        if self._is_national(sentence):
            return area_named(NATION)
        before = [i for i in said if i.span.end <= number.start and self._reaches(i, sentence, number)]
        after = [i for i in said if i.span.start >= number.end and not i.broad and not self._is_aside(i, number)]
        return before[-1].area if before else after[0].area if after else None

    def _reaches(self, item: Said, sentence: Span, number: Span) -> bool:
        """Whether a place before the figure is said of it: what opens a sentence goes for all parts of it."""
        text = self.page.text
        opens = OPENING.fullmatch(text, sentence.start, item.span.start) or self._labels(item, sentence, number)
        return item.broad or bool(opens) or ";" not in text[item.span.end : number.start]

    def _labels(self, item: Said, sentence: Span, number: Span) -> bool:
        """Whether it opens the label of the row: "Sampleton, Nov. 4: pimps, 2; buyers, 6"."""
        return heads_row(item.span, Span(sentence.start, number.start), self.page.text)

    def _nearest(self, here: list[Said], number: Span, clause: Span) -> Said:
        """The area nearest to the number; what opens the clause with "nationwide" outweighs what stands between."""
        first = here[0]
        opens = first.broad and first.span.end <= number.start and first.span.start - clause.start <= OPENS
        # "A nationwide sting led to 6 arrests in Springfield and 37 rescues": the second figure is not the nation's.
        of_sting = patterns()["drive-before"].match(self.page.text, first.span.end)
        if opens and not (of_sting and FIGURE.search(self.page.text, first.span.end, number.start)):
            here = [first, *(item for item in here if item.span.start > number.end)]
        right = (i for i in here if is_counted_in(self.page.text, number, i.span))
        subject = (i for i in here if self._is_subject(i, number))
        nearest = next(right, None) or next(subject, None) or min(here, key=lambda item: gap(item.span, number))
        # "In Iowa and 11 other states": the wider one holds both.
        joined = (i for i in here if i.broad and JOINED.fullmatch(self.page.text, nearest.span.end, i.span.start))
        return next(joined, nearest)

    def _is_subject(self, item: Said, number: Span) -> bool:
        """Whether the place is what had the figure: "Sampleton followed with 10"."""
        text = self.page.text
        if LABELED.fullmatch(text, item.span.end, number.start):
            return ALONE.match(text, number.end) is not None
        located = LOCATED.search(text, max(0, item.span.start - BEHIND), item.span.start)
        return not located and SUBJECT.fullmatch(text, item.span.end, number.start) is not None

    def _is_aside(self, item: Said, number: Span) -> bool:
        """Whether another figure stands right before the place, or a semicolon between, or it is one of several."""
        between = OF_TOTAL.sub("", self.page.text[number.end : item.span.start], 1)
        if AMONG.search(between) or BESIDE_NUMBER.match(self.page.text, item.span.end):
            return True
        other = CLAIMED.search(between)
        return ";" in between or bool(other and not DAY_BEFORE.search(between[: other.start()]))

    def _has_venue(self, area: Area, at: int, trigger: Span | None) -> bool:
        """Whether the figure can be of the area named at `at`: a local body charges and convicts in its own."""
        if not trigger or not self.home or self.home.level not in ("county", "place"):
            return True
        if not patterns()["prosecution"].match(self.page.text, trigger.start):
            return True
        return area.id in (self.home.id, *self.home.parents) or self.page.text[trigger.end : at] == " in "

    def _is_national_total(self, sentence: Span) -> bool:
        """A total over years by a national body or drive: "Since 2003 the Initiative has recovered ..."."""
        if not is_of_another_time(sentence, self.page) or OWN_VOICE.search(
            self.page.text, sentence.start, sentence.end
        ):
            return False
        start = paragraph_start(self.page.text, sentence.start)
        return bool(patterns()["national-body"].search(self.page.text, start, sentence.end))


def gap(a: Span, b: Span) -> int:
    """Characters between two stretches that do not overlap."""
    return max(a.start - b.end, b.start - a.end)
