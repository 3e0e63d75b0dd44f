"""Which figure the rows of a list divide, and what stands over them says happened."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extractors.counts.ages import age_group
from extractors.counts.draft import Draft, agree
from extractors.counts.events import Event
from extractors.counts.gate import Candidate
from extractors.counts.headings import measure_for, of_others, sets_apart, side_of
from extractors.counts.labels import leans
from extractors.counts.leaning import minor, of_place
from extractors.counts.measures import CUSTODIAL, OF_THINGS
from extractors.counts.nouns import PEOPLE
from extractors.counts.offenses import charged_in
from extractors.counts.phrases import Phrase
from extractors.counts.untold import says_nothing

TOTALS = 4
# Whoever is called so has been charged.
DEFENDANTS = frozenset({"defendant", "defendants", "co-defendants", "codefendants"})
ASIDE = re.compile(r"\s?(?:\([^()]{0,80}\))?\W{0,3}")
NETS = re.compile(r"\b(?:sweep|sting|operation|crackdown|raids?|bust|drive|campaign) net(?:s|ted)\b", re.I)
INDENT = 4  # characters of a bullet
LAID = frozenset({"buying", "selling", "other"})
GROWN = frozenset({"women", "woman", "men", "man", "adult", "adults"})


class Lists:
    """The list whose rows are being read. `drafts` is shared; `fitting` says which of some figures a phrase divides."""

    def __init__(self, text: str, drafts: list[Draft], fitting: Callable[[Phrase, list[int]], int | None]) -> None:
        self._text = text
        self._drafts = drafts
        self._fitting = fitting
        self._end = 0
        self._section: tuple[str, ...] = ()
        self._from = 0
        self._base: int | None = None

    def base(self, candidate: Candidate, phrase: Phrase, recent: Sequence[int]) -> int | None:
        """The figure that a row divides: a row over it, what its heading speaks of, else what was said last, which
        is `recent` where that is not long ago."""
        self._enter(candidate)
        apart = any(sets_apart(head, False) for head in candidate.heads[:1])
        over = None if apart else self._over(candidate, phrase)
        over = self._leaning(candidate, phrase) if over is None else over
        found = over if over is not None else self._headed(candidate, phrase, recent)
        told_otherwise = found is not None and candidate.own and self._drafts[found].measure not in candidate.own
        self._base = None if told_otherwise else found
        return self._base

    def _enter(self, candidate: Candidate) -> None:
        """Notes where a list begins: a row that no other stands right above, nor above its group in one section."""
        gap, section = self._text[self._end : candidate.span.start], candidate.heads[-1:]
        if not self._end or (re.search(r"\w", gap) and not (section and section == self._section)):
            self._base, self._from = None, len(self._drafts)
        self._end, self._section = candidate.span.end, section

    def _over(self, candidate: Candidate, phrase: Phrase) -> int | None:
        """The nearest cell that the outline sets over a row's."""
        for cell in candidate.over:
            held = [i for i, d in enumerate(self._drafts) if d.row and (d.sentence.start, d.column) == cell]
            if (found := self._fitting(phrase, held)) is not None:
                return found
        return None

    def _leaning(self, candidate: Candidate, phrase: Phrase) -> int | None:
        """The row above that a label says its people are some of: "Children among them: 3"."""
        if not leans(self._text[candidate.span.start : phrase.number.said.start]):
            return None
        for index in range(len(self._drafts) - 1, self._from - 1, -1):
            above = self._drafts[index]
            alike = phrase.noun is None or agree(phrase.kind, above.kind)
            if above.sentence != candidate.span and alike and above.number.value >= phrase.number.value:
                return index
        return None

    def _headed(self, candidate: Candidate, phrase: Phrase, recent: Sequence[int]) -> int | None:
        measure = measure_for(candidate.measures, "victim" if minor(phrase) else phrase.kind)
        if measure:
            told = [i for i, d in enumerate(self._drafts) if d.measure == measure and d.total is None and not d.row]
            return self._fitting(phrase, told[-TOTALS:])
        if any(of_others(head) for head in candidate.heads):
            return None
        side = side_of(candidate.heads)
        side = True if side is None and self._is_offense(candidate, phrase) else side
        recent = [i for i in recent if side in (None, self._drafts[i].measure in CUSTODIAL)]
        listed = [i for i in range(self._from, len(self._drafts)) if self._drafts[i].sentence != candidate.span]
        above = [i for i in listed if self._drafts[i].row and self._drafts[i].phrase.of_events]
        above = [i for i in above if side in (None, self._drafts[i].measure in CUSTODIAL)]
        if above and (found := self._fitting(phrase, above)) is not None:
            return found
        if (first := self._opening(phrase)) is not None:
            return first
        leads = [i for i in recent if not self._drafts[i].row or self._drafts[i].phrase.of_events]
        again = [self._base] if self._base in leads and self._base is not None else []
        return self._fitting(phrase, [*leads, *again])  # rows of one list divide one figure

    def _is_offense(self, candidate: Candidate, phrase: Phrase) -> bool:
        """Whether a row names what people were held for, which no victim is; trafficking may be what was done to
        them."""
        laid = charged_in(self._text[candidate.span.start : candidate.span.end])
        return phrase.kind in (None, "person", "suspect") and bool(laid) and laid <= LAID

    def _opening(self, phrase: Phrase) -> int | None:
        """The row that opens the list, where its label says what happened to people of no kind: "Suspects arrested:
        255" over "Men: 251"."""
        opening = self._drafts[self._from : self._from + 1]
        if not opening or not opening[0].row or opening[0].total is not None or opening[0].phrase.noun is None:
            return None
        noun, label = opening[0].phrase.noun, self._text[opening[0].sentence.start : opening[0].number.said.start]
        age = noun.age_group or age_group(noun.word)
        fits = age is None or (age == "minor" and (phrase.noun is None or phrase.noun.word not in GROWN))
        plain = noun.kind in ("suspect", "victim", "person") and noun.gender is None and fits
        told = not opening[0].rule.startswith(("part_of_", "under_")) and noun.word.split()[-1] in label.lower()
        return self._fitting(phrase, [self._from]) if plain and told else None


def under_heading(candidate: Candidate, phrase: Phrase) -> list[Event]:
    """What its label or the heading says happened, for a row that divides no figure said before."""
    measure = measure_for(candidate.own or candidate.measures, "victim" if minor(phrase) else phrase.kind)
    if (
        measure is None
        and phrase.noun is not None
        and phrase.noun.word in DEFENDANTS
        and (ends(candidate, phrase) or phrase.number.span.start - candidate.span.start > INDENT)
    ):
        measure = "charged"
    if measure == "operations" and phrase.noun is None and NETS.search(candidate.plain):
        measure = "arrests"  # "Sweep nets 40"
    if measure in OF_THINGS and phrase.noun is not None and phrase.kind != "event":
        return []  # "All sweeps since May: 40 men"
    if not candidate.row or measure is None or phrase.number.value == 0:
        return []
    if phrase.noun is not None and phrase.noun.measure not in (None, measure):
        return []
    if phrase.kind not in (None, *PEOPLE) and not of_place(phrase):
        return []
    if phrase.noun is None and DONE_TO_THINGS.match(candidate.plain):
        return []
    custodial = measure in CUSTODIAL
    if custodial and says_nothing(phrase):
        return []
    if any(sets_apart(head, custodial) for head in candidate.heads[:1]):
        return []  # "Victims: 7 (five adults)" under "Arrests: 31"
    if (phrase.kind == "victim" and custodial) or (phrase.kind == "suspect" and not custodial):
        return []
    return [Event(measure, f"under_{measure}", phrase.token)]


# "7,591 signs and flyers handed out" among the results: what was done to things. The noun of people is known.
DONE_TO_THINGS = re.compile(
    r"\W{0,9}\d[\d,]{0,9}\+? (?:[\w/&-]{1,20} ){1,8}(?:made|conducted|distributed|seized|issued|served|executed|"
    r"mailed|posted|checked|visited|inspected|handed out|answered|completed|performed|towed|impounded|screened|"
    r"recorded|logged|confiscated|taught|trained|flown|driven|viewed)\b",
    re.I,
)
FREED = re.compile(r"\b(?:rescu|free|sav|victim|surviv|traffick)\w*", re.I)


def of_the_found(candidate: Candidate, phrase: Phrase, events: list[Event], drafts: Sequence[Draft]) -> int | None:
    """The row "Missing children found: 225" that rows below divide by how: "Recovered: 169", "Located and safe: 56"."""
    told = any(event.rule in ("under_rescues", "under_victims_identified") for event in events)
    if not told or phrase.noun is not None or FREED.search(candidate.plain):
        return None
    rows = [i for i, d in enumerate(drafts) if d.row and d.total is None and d.measure != "rescues"]
    found = rows and drafts[rows[-1]].measure == "missing_located"
    return rows[-1] if found and drafts[rows[-1]].number.value >= phrase.number.value else None


def ends(candidate: Candidate, phrase: Phrase) -> bool:
    """Whether nothing but an aside in brackets stands behind the noun of a row."""
    return ASIDE.fullmatch(candidate.plain, phrase.head.idx + len(phrase.head.text)) is not None
