"""Figures of which only the place is told, one after the other: "Ohio had 20, Iowa nine; in Utah it was six"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.counts.dealt import deal, is_age
from extractors.counts.draft import Draft
from extractors.counts.events import Event
from extractors.counts.gate import Candidate
from extractors.counts.measures import PEOPLE
from extractors.counts.phrases import Phrase
from extractors.counts.tallies import Tally, goes_on_counting
from extractors.counts.triggers import measure_in
from extractors.model import Span

SIDE = r"(?:(?:north|south|east|west|central|middle|mid|upper|lower)(?:[ -]?(?:east|west|central))?(?:ern)?)"
BODY = (
    rf"(?:the (?:{SIDE}(?: (?:district|region|division|half|part|end|side|counties|precinct|zone))?|"
    r"city|county|state|capital|suburbs?|sheriff|troopers|state police|city police)|"
    r"(?-i:[A-Z])[\w'’-]{2,20}(?: (?-i:[A-Z])[\w'’-]{2,20})? (?:county|parish))"
)
# Before a place: nothing, the end of what was told before it, or a word that leads on.
OPENED = re.compile(
    rf"(?:^|[,;:(–—]\s?|\b(?:and|while|but|by|then|next|came|with))\W{{0,3}}"
    rf"(?:(?:in|from|for|at|across|over in|down in|up in|to|of) )?(?:the )?(?:{SIDE} )?$",
    re.I,
)
GIVEN = (
    r"(?:had|has|saw|sees|reported|made|recorded|counted|logged|contributed|added|posted|tallied|registered|claimed|"
    r"provided|supplied|brought|produced|yielded|netted|(?P<deed>arrested|freed|rescued|recovered|found|identified|located|"
    r"cited|charged|held|assisted)|accounted for|(?:was|were) (?:responsible|good) for|"
    r"(?:(?:led|followed|finished|ended|closed|started|began|opened|came)|was) (?:[a-z]+ ){0,3}?(?:with|at)|"
    r"(?:it|that|there|(?:the|its) (?:figure|number|count|total|tally)) (?:was|were|is|stood at|came to|reached)|"
    r"for|with|at)"
)
# Between a place and its number.
TOLD = re.compile(
    r"(?:['’]s)?(?: (?:county|parish|police|officers|deputies|investigators|authorities|(?:field )?office|division))?"
    rf"(?:,[^,.;:\d]{{2,40}},)?,?"
    rf"(?: (?:also|alone|then|itself|likewise|too|again|only|just|followed|next))*(?P<given> {GIVEN})?"
    r"(?: (?:also|only|just|all|the|another|some|other|an additional|the other|the remaining|as many as))* ",
    re.I,
)
IN_BODY = re.compile(rf"(?:^|[,;:(–—]\s?|\b(?:and|while|but) )\W{{0,3}}(?:(?:in|for) )?(?P<body>{BODY})(?= |,)", re.I)
# In a series, a town that no table holds.
NAMED = re.compile(
    r"(?:[,;] ?(?:and |while )?|\b(?:and|while) )(?P<body>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2})(?= |,)"
)
# Behind the number.
ENDED = re.compile(
    r"(?: of (?:them|these|those))?(?: more)?(?: each| apiece)?(?:\s?[.,;:)–—]|\s?$| and\b| while\b| but\b)", re.I
)
# "..., Iowa police seven": behind a number and its noun, who else did it.
GAPPED = re.compile(r"(?: (?:of them|[a-z-]+)){0,2},? (?:and |while )?(?:the )?[A-Z][^,;:.\d()]{2,60} ")
# "Ohio police made 12 arrests"
MADE = re.compile(r"\b(?:made|had|reported|recorded|logged|accounted for) (?:about |nearly |over )?$")
THERE = re.compile(r"(?:^|[.;:,] ?|\band )\W{0,3}(?P<there>there (?:were|was) )?$", re.I)
IN = re.compile(r" (?:each )?(?:in|at) (?:the )?")
# "Ohio and Iowa made three arrests each", "two apiece in Ohio and Iowa"
EACH = re.compile(r"(?: [\w-]+){0,2} (?:each|apiece)\b(?P<where> (?:in|at|from|for) )?", re.I)
JOINED = re.compile(r",? (?:and )?")
# "Who arrested how many?", "Now the arrests.": what is told of next.
TOPIC = re.compile(r"(?:^|[.?!:\n]\s)(?P<topic>[^.?!:\n\d]{3,80}[.?!:])\s*\Z")
# What makes a sentence without words of the trade worth reading.
LIKELY = re.compile(
    rf"\b[A-Z][\w'’-]{{1,40}}(?:,[^,.;:\d]{{2,40}},)? (?:(?:also|likewise|alone) )?(?:{GIVEN} )?(?:the other )?"
    r"(?:\d{1,6}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|\w{3,5}ty(?:-\w{3,5})?)"
    r"(?: of (?:them|these|those))?(?: each| apiece)?(?:[.,;)]|$| and\b)|\b[Tt]here were \w{3,12} in [A-Z]|"
    rf"\b[Tt]he {SIDE} [^,.;:\d]{{0,30}}\b(?:\d{{1,6}}|[a-z-]{{3,12}})(?: of (?:them|these|those))?[.,;)]"
)
AFAR, SHARES = 500, ("them", "these", "those")
BY_PLACE = "by_place"


def likely(text: str, span: Span) -> bool:
    """Whether a sentence may tell figures of which it says only the place."""
    return LIKELY.search(text, span.start, span.end) is not None


class Spread:
    """The series of figures by place that is being read. `drafts` is shared; `places` are the spans of their names."""

    def __init__(self, text: str, drafts: list[Draft], places: Sequence[Span]) -> None:
        self._text = text
        self._drafts = drafts
        self._places = sorted(places)
        self._total: int | None = None
        self._last = 0
        self.told_of: dict[Span, Span] = {}  # the name of the place by the number that is told of it

    def tally(self, candidate: Candidate, phrase: Phrase) -> Tally | None:
        """What a number counts that has only a place beside it; a share of the last figure of all places."""
        whole = self._dealt(candidate, phrase)
        if whole is not None:
            return Tally(Event(self._drafts[whole].measure, BY_PLACE, phrase.token), whole)
        if (before := self._gapped(candidate, phrase)) is not None:
            return Tally(Event(before.measure, before.rule, phrase.token), before.total)
        bare = phrase.noun is None and phrase.partitive in (None, *SHARES)
        if candidate.row or not bare or phrase.number.value == 0 or not goes_on_counting(phrase, self._drafts):
            return None
        last = self._drafts[-1] if self._drafts and self._drafts[-1].sentence == candidate.span else None
        begun = last is not None and last.rule == BY_PLACE
        given = self._told_before(candidate, phrase, begun)
        if given is None:
            behind = self._told_behind(candidate, phrase)
            given = behind if behind or begun else None
        if given is None or not (given or last):
            return None
        total = self._whole(candidate, phrase, last)
        if total is None:
            return None
        self._total, self._last = total, candidate.span.end
        return Tally(Event(self._drafts[total].measure, BY_PLACE, phrase.token), total)

    def _dealt(self, candidate: Candidate, phrase: Phrase) -> int | None:
        """The figure that the numbers of a sentence add up to, of which this is one; notes the name before it."""
        span, number = candidate.span, phrase.number.said
        dealt = None if candidate.row else deal(self._text, span.start, span.end)
        if dealt is None or number.start not in dealt.shares:
            return None
        told = (i for i, d in enumerate(self._drafts) if d.number.said.start == dealt.whole.start)
        whole = next((i for i in told if self._of_all(i)), None)
        near = self._between(self._start(candidate, number), number.start)
        if whole is not None and near and dealt.shares[number.start] == 1:
            self.told_of[phrase.number.span] = near[-1]
        return whole

    def _gapped(self, candidate: Candidate, phrase: Phrase) -> Draft | None:
        """The figure before a number whose verb is left out: "Ohio police arrested 12, Iowa police seven"."""
        last = self._drafts[-1] if self._drafts else None
        if last is None or last.sentence != candidate.span or last.trigger is None or candidate.row:
            return None
        number = phrase.number.said
        start = last.number.said.start
        made = last.phrase.of_events and MADE.search(self._text, last.sentence.start, start)
        verb_first = last.trigger.end <= start or last.phrase.token.dep_ == "dobj" or made
        between = GAPPED.fullmatch(self._text, last.number.said.end, number.start)
        gapped = verb_first and between and phrase.noun is None and ENDED.match(self._text, number.end)
        return last if gapped else None

    def everywhere(self, candidate: Candidate, phrase: Phrase) -> list[Span | None]:
        """The places of which a number is told each: "Ohio and Iowa made three arrests each"; none of one alone."""
        number = phrase.number.said
        each = EACH.match(self._text, number.end, candidate.span.end)
        if each is None:
            return []
        behind = each["where"] is not None
        start = each.end() if behind else self._start(candidate, number)
        places = list(self._between(start, candidate.span.end if behind else number.start))
        places = places if behind else places[::-1]
        run = places[:1]
        for place in places[1:]:
            gap = sorted((run[-1], place))
            if not JOINED.fullmatch(self._text, gap[0].end, gap[1].start):
                break
            run.append(place)
        beside = bool(run) and (run[0].start == start if behind else self._leads_to(run[0], number))
        return [*run] if beside and len(run) > 1 else []

    def _leads_to(self, place: Span, number: Span) -> bool:
        return TOLD.fullmatch(self._text, place.end, number.start) is not None

    @staticmethod
    def _start(candidate: Candidate, number: Span) -> int:
        """Where the number before one ends, or its sentence begins."""
        return max((n.said.end for n in candidate.numbers if n.said.end <= number.start), default=candidate.span.start)

    def _told_before(self, candidate: Candidate, phrase: Phrase, begun: bool) -> bool | None:
        """Whether a place stands before the number, and a word for counting between them."""
        number = phrase.number.said
        start = self._start(candidate, number)
        if not ENDED.match(self._text, number.end, candidate.span.end):
            return None
        for place in self._between(start, number.start):
            told = TOLD.fullmatch(self._text, place.end, number.start)
            if told and OPENED.search(self._text[start : place.start]):
                self.told_of[phrase.number.span] = place
                return told["given"] is not None
        between = self._text[start : number.start]
        body = IN_BODY.search(between) or (NAMED.search(between) if begun else None)
        told = TOLD.fullmatch(self._text, start + body.end("body"), number.start) if body else None
        return told["given"] is not None if told else None

    def _told_behind(self, candidate: Candidate, phrase: Phrase) -> bool | None:
        """Whether a place stands right behind the number, and "there were" before it."""
        number = phrase.number.said
        before = THERE.search(self._text[candidate.span.start : number.start])
        behind = IN.match(self._text, number.end, candidate.span.end)
        if before is None or behind is None:
            return None
        here = any(span.start == behind.end() for span in self._between(number.end, behind.end() + 1))
        return before["there"] is not None if here else None

    def _between(self, start: int, end: int) -> Sequence[Span]:
        first = bisect_left(self._places, Span(start, start))
        return self._places[first : bisect_left(self._places, Span(end, end))]

    def _whole(self, candidate: Candidate, phrase: Phrase, last: Draft | None) -> int | None:
        """The figure that the series divides: that of the number before it, else the last that can hold this one."""
        value, start = phrase.number.value, candidate.span.start
        if last is not None and last.total is not None:
            return last.total if self._drafts[last.total].measure in PEOPLE else None
        measure = last.measure if last else self._topic(start)
        going = self._total if start - self._last < AFAR else None
        if going is not None and measure in (None, self._drafts[going].measure):
            return going if self._drafts[going].number.value > value else None
        near = [i for i, d in enumerate(self._drafts) if d.measure in PEOPLE and start - d.sentence.end < AFAR]
        if measure is None and near and self._placed(near[-1]):
            measure = self._drafts[near[-1]].measure  # "Ohio had the busiest night, with 46 arrests. Iowa had seven."
        near = [i for i in near if measure in (None, self._drafts[i].measure) and self._drafts[i] is not last]
        could = [i for i in near if self._drafts[i].number.value > value and self._drafts[i].total is None]
        could = [i for i in could if not self._placed(i)] or could  # the total is of all places, a share of one
        sentence = [i for i in could if self._drafts[i].sentence == self._drafts[could[-1]].sentence]
        return sentence[0] if sentence else None

    def lends(self, candidate: Candidate, phrase: Phrase) -> bool:
        """Whether a number is one only as a share: but for what it adds up to it is an age."""
        span, number = candidate.span, phrase.number.said
        dealt = deal(self._text, span.start, span.end)
        return dealt is not None and number.start in dealt.shares and is_age(self._text, number, span)

    def _of_all(self, index: int) -> bool:
        """Whether a figure of people is no share, of whatever a series goes on dividing."""
        draft = self._drafts[index]
        going = self._total not in (None, index) and draft.sentence.start - self._last < AFAR
        return draft.measure in PEOPLE and draft.total is None and draft.spot is None and not going

    def _placed(self, index: int) -> bool:
        sentence = self._drafts[index].sentence
        return bool(self._between(sentence.start, sentence.end))

    def _topic(self, start: int) -> str | None:
        """The measure that the few words before a sentence say is told of next."""
        topic = TOPIC.search(self._text[max(0, start - AFAR) : start])
        return measure_in(topic["topic"]) if topic else None
