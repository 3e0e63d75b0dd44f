"""Turns candidate sentences into drafts: what each number counts, in text order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from extractors.counts.addends import whole_of
from extractors.counts.draft import Draft
from extractors.counts.equals import coordinated, equal, halves, share_verb, tail
from extractors.counts.events import Event, excluded
from extractors.counts.gate import Candidate
from extractors.counts.harm import (
    called_victims,
    cared_for,
    done_to,
    meant_alone,
    met_in_trade,
    reported_missing,
    suffering,
    turned_out,
    unheld,
)
from extractors.counts.helped import MET
from extractors.counts.leads import GROUPS, OF_VICTIMS, Leads
from extractors.counts.leaning import aside, hails, minor, named, of_cases, of_residents, opposed, stands_alone
from extractors.counts.listings import listing
from extractors.counts.lists import of_the_found, under_heading
from extractors.counts.measures import CUSTODIAL
from extractors.counts.occasions import occasion
from extractors.counts.parsed import text_of
from extractors.counts.partition import Loose, loose
from extractors.counts.phrases import Phrase, phrase_of, token_at
from extractors.counts.shares import inherited
from extractors.counts.spread import Spread
from extractors.counts.standing import (
    DOERS,
    PEOPLE,
    RECORD,
    before_of,
    divides,
    of_a_share,
    of_charge,
    of_kin,
    of_nobody,
    of_things,
    one_of_many,
    repeats,
    taken_for_people,
    where,
    young_seller,
)
from extractors.counts.sworn import as_befell
from extractors.counts.triggers import events_of
from extractors.counts.wronged import gender_told
from extractors.model import Span

VICTIM = re.compile(r"\b(?:victims?|survivors?|rescued|advocates?)\b", re.I)
TRAFFICKED = re.compile(r"\bvictims?\b|\btraffick(?:ed|ing)\b|(?<!missing and )(?<!missing & )\bexploited\b", re.I)
EVENT_PEOPLE = {"arrests": "suspect", "rescues": "victim", "convicted": "suspect", "citations": "suspect"}
FOUND = {"missing": "missing_located", "victim": "victims_identified"}
FURTHER = re.compile(r"(?:, |\band )(?:another|an additional) $", re.I)
MORE = frozenset({"more", "additional", "other", "others"})
ASIDE, BEHIND = 90, 200


class Drafter:
    """Reads one release's candidates. `missing`: the release is about missing people."""

    def __init__(self, text: str, missing: bool, places: Sequence[Span] = ()) -> None:
        self.drafts: list[Draft] = []
        self.genders: dict[int, set[str]] = {}
        self.loose: list[Loose] = []
        self._text = text
        self._missing = missing
        self._phrases: list[Phrase] = []  # of the sentence being read
        self._leads = Leads(text, self.drafts)
        self.spread = Spread(text, self.drafts, places)

    def add(self, candidate: Candidate, doc: Doc) -> None:
        """Appends the figures of one sentence or row."""
        if RECORD.search(candidate.plain) or not re.search(r"[A-Za-z]", candidate.plain):
            return
        pairs = zip(candidate.numbers, candidate.at, strict=True)
        phrases = [as_befell(phrase_of(token, number)) for number, at in pairs if (token := token_at(doc, at))]
        for phrase in phrases:
            if sex := gender_told(phrase):
                self.genders.setdefault(phrase.number.value, set()).add(sex)
        self._phrases = phrases
        here: list[int] = []
        skipped: Phrase | None = None
        for position, phrase in enumerate(phrases):
            after = tail(doc, phrases[position:])
            made = self._figures(candidate, doc, phrase, after, here)
            if not made and (one := loose(phrase, candidate, after)):
                self.loose.append(one)
            if made and skipped and (coordinated(doc, skipped, phrase) or halves(doc, skipped, phrase)):
                made += [self._shared(skipped, i) for i in made if share_verb(skipped, phrase, self.drafts[i])]
            made += self._everywhere(candidate, phrase, made)
            skipped = None if made or done_to(phrase) else phrase
            here += made
        self._leads.remember(candidate, here)

    def _everywhere(self, candidate: Candidate, phrase: Phrase, made: list[int]) -> list[int]:
        """The figures of the other places of which a number is told each."""
        if not made:
            return []
        first, *others = self.spread.everywhere(candidate, phrase) or [self.spread.told_of.get(phrase.number.span)]
        for index in made:
            self.drafts[index].spot = first
        self.drafts += [replace(self.drafts[index], spot=place) for index in made for place in others]
        return list(range(len(self.drafts) - len(made) * len(others), len(self.drafts)))

    def _figures(self, candidate: Candidate, doc: Doc, phrase: Phrase, after: str, here: list[int]) -> list[int]:
        """The figures that one number makes; none where it counts nothing."""
        if one_of_many(phrase) or of_kin(phrase) or of_cases(phrase) or named(phrase) or of_nobody(phrase):
            return []
        base, listed = self._leads.base(candidate, doc, phrase, after, here)
        if base is None and here and coordinated(doc, self.drafts[here[-1]].phrase, phrase):
            base = self.drafts[here[-1]].total
        base = whole_of(phrase, self._phrases, self.drafts, here) if base is None else base
        kind = self._kind(phrase, base, after, candidate.plain)
        told = listing(doc, phrase, self.drafts) or self.spread.tally(candidate, phrase)
        if not told and self.spread.lends(candidate, phrase):
            return []
        told = told or occasion(self._text, candidate, phrase, self.drafts) or self._leads.tally(doc, phrase, here)
        if told:
            made = [self._draft(candidate, phrase, told.event, after, kind, told.total)]
            laid = events_of(phrase, kind) if told.total is not None and phrase.noun else []
            return made + [
                self._draft(candidate, phrase, event, after, kind, None) for event in laid if event.measure == "charged"
            ]
        said = unheld(self._events(candidate, phrase, kind, listed))
        events = [event for event in said if not (excluded(event, phrase) or of_a_share(phrase, event))]
        if done_to(phrase) or OF_VICTIMS.search(text_of(doc)[max(0, phrase.token.idx - ASIDE) : phrase.token.idx]):
            events = [event for event in events if event.measure not in CUSTODIAL]
        if suffering(phrase) and not events:
            return []
        if turned_out(phrase, after, events, None if base is None else self.drafts[base].measure):
            events, base, kind = [Event("victims_identified", "turned_out", phrase.token)], None, "victim"
        if any(aside(phrase, event, after) for event in events) or of_residents(phrase):
            return []
        if here and self.drafts[here[-1]].measure in CUSTODIAL and hails(phrase):
            return []
        beside = bool(here) and not (candidate.row and opposed(phrase, self.drafts[here[-1]]))
        if not events and beside and equal(doc, phrase, after, self.drafts[here[-1]]):
            last = self.drafts[here[-1]]
            others = "missing" in (phrase.kind, last.phrase.kind) and phrase.kind != last.phrase.kind
            measure = FOUND.get(phrase.kind or "", last.measure) if others else last.measure
            events, base = [Event(measure, last.rule, phrase.token)], last.total if base is None else base
        if not events and base is None and not candidate.row and self._leads.mentions(phrase):
            return []
        if not events and base is None and (resumed := self._leads.resumed(phrase)) is not None:
            events = [Event(self.drafts[resumed].measure, self.drafts[resumed].rule, phrase.token)]
        base = self._leads.by_trade(phrase, after, here) if not events and base is None else base
        if not events and base is not None and not repeats(phrase, self.drafts[base]):
            events = inherited(self.drafts[base], phrase, candidate.row, after, listed)
        if not events and base is None:
            events = under_heading(candidate, phrase)
            if (base := of_the_found(candidate, phrase, events, self.drafts)) is not None:
                events, kind = [Event("missing_located", "part_of_locate_missing", phrase.token)], "missing"
        return [self._draft(candidate, phrase, event, after, kind, base) for event in events]

    def _draft(
        self, candidate: Candidate, phrase: Phrase, event: Event, after: str, kind: str | None, base: int | None
    ) -> int:
        """Appends one draft; its index."""
        alike = [i for i, d in enumerate(self.drafts) if base is not None and d.number == self.drafts[base].number]
        fits = [i for i in alike if divides(phrase, event, self.drafts[i])]
        if not fits and base is not None:
            again = [i for i, d in enumerate(self.drafts) if d.number.value == self.drafts[base].number.value]
            fits = [i for i in again if divides(phrase, event, self.drafts[i])]
        total = fits[0] if fits else self._leads.of_measure(phrase, event.measure)
        self.drafts.append(Draft(
            phrase.number, event.measure, event.rule, candidate.span, where(candidate, event), phrase, after, kind,
            total, before=before_of(candidate, phrase),
            row=candidate.row, column=candidate.column, heads=candidate.heads, over=candidate.over,
        ))  # fmt: skip
        return len(self.drafts) - 1

    def _shared(self, phrase: Phrase, index: int) -> int:
        """The figure of a phrase that shares the verb of the one behind it: "one pimp and five others were held"."""
        self.drafts.append(replace(self.drafts[index], number=phrase.number, phrase=phrase, after=""))
        return len(self.drafts) - 1

    def _events(self, candidate: Candidate, phrase: Phrase, kind: str | None, listed: bool) -> list[Event]:
        """What happened to the people of the phrase; a number without a noun may be suspects or victims."""
        events = events_of(phrase, kind, candidate.row, listed)
        events = events or cared_for(phrase, kind, candidate.row, listed)
        near = self._text[max(0, candidate.span.start - BEHIND) : candidate.span.end]
        events = events or met_in_trade(phrase, kind, near)
        if phrase.partitive_of_things and not any(map(DOERS.search, phrase.words.lower().split())):
            return [event for event in events if event.measure in CUSTODIAL]  # "two of the stations were located"
        meant = phrase.partitive == "the" or (phrase.partitive == "them" and TRAFFICKED.search(candidate.plain))
        if not events and kind == "person" and (candidate.row or meant):
            found = events_of(phrase, "victim", candidate.row, listed)
            return [e for e in found if candidate.row or e.measure == "victims_identified"]
        if phrase.noun is not None or kind in (None, "unknown"):
            return events
        if not events and kind != "person":
            events = [e for e in events_of(phrase, "person", candidate.row, listed) if e.measure in CUSTODIAL]
        if not events and (candidate.row or meant_alone(phrase)) and VICTIM.search(near):
            events = events_of(phrase, "victim", candidate.row, listed)
        nobody = phrase.number.span.of(self._text).lower() in ("no one", "nobody")
        if nobody or not (self._missing or PEOPLE.search(near)) or of_things(candidate.plain):
            events = [e for e in events if e.measure in CUSTODIAL or e.token.lower_ == "rescue"]  # "rescue of 11"
        if GROUPS.fullmatch(phrase.number.span.of(self._text)) and self._again(phrase) is None:
            return [event for event in events if event.measure in CUSTODIAL]
        return events

    def _again(self, phrase: Phrase) -> Draft | None:
        """The last figure of the same value, if there is one: those people again."""
        return next((d for d in reversed(self.drafts) if d.number.value == phrase.number.value > 1), None)

    def _kind(self, phrase: Phrase, base: int | None, after: str, said: str) -> str | None:
        """What kind of people the phrase counts; a noun left out is taken from what it leans on."""
        if phrase.of_crimes:
            return None
        known = "person" if young_seller(phrase) else phrase.kind or self._unsaid(phrase, base)
        if known == "event":
            return EVENT_PEOPLE.get(phrase.noun.measure or "", known) if phrase.noun else known
        if known is None or known in ("unknown", "thing"):
            return known
        if (known == "person" or phrase.noun is None) and called_victims(phrase, after):
            return "victim"
        if known == "person" and reported_missing(after):
            return "missing"
        lost = (
            self._missing
            and (minor(phrase) or phrase.noun is None or phrase.noun.word in MORE)
            and not TRAFFICKED.search(said)
        )
        again = self._again(phrase) if phrase.noun is None else None
        return "missing" if lost and again is None and known in ("person", "victim") else known

    def _unsaid(self, phrase: Phrase, base: int | None) -> str | None:
        """The kind where no known noun says it: what it leans on, else anybody; unknown plurals may be people."""
        if phrase.head is not phrase.token:
            people = phrase.head.tag_ in ("NNS", "NNPS") and taken_for_people(phrase) and not of_charge(phrase)
            return "unknown" if people else None
        if not stands_alone(phrase):
            return None
        if again := self._again(phrase):
            return "victim" if again.measure in MET else again.kind
        if self.drafts and FURTHER.search(text_of(phrase.token.doc)[: phrase.token.idx]):
            return self.drafts[-1].kind
        return self.drafts[base].kind if base is not None else "person"
