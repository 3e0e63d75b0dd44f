"""Figures in the making: what each number of a sentence counts, and whom it leans on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from extractors.gate import Candidate
from extractors.model import Number, Period, Span
from extractors.phrases import PARTICIPLES, Phrase, phrase_of, token_at
from extractors.rows import other_cells
from extractors.triggers import Event, events_of, measures_in

INCLUDING = re.compile(
    r"\b(?:including|included|includes?|among (?:them|those|whom)(?: \w+)?|of (?:whom|those|these|them)|consist(?:ing|ed) of|comprising)\b[^.;]{0,70}$",
    re.I,
)
FOR = re.compile(r"\s*(?:more |others? )?(?:for|on|with|charged with|accused of)\b", re.I)
LISTED = re.compile(r"(?:[:;,–—-]\s*(?:and |another )?|\band )$")
GROUPS = re.compile(r"both|pair|duo|trio|quartet", re.I)
RECORD = re.compile(r"\b(?:criminal (?:record|history)|rap sheet|prior record|previously convicted)\b", re.I)
VICTIM = re.compile(r"\b(?:victims?|survivors?|rescued)\b", re.I)
TRAFFICKED = re.compile(r"\bvictims?\b|\btraffick(?:ed|ing)\b|\bexploited\b", re.I)
VICTIMS = re.compile(
    r"\b(?:as|be|are|were|is|was|been|for)(?: \w+){0,3} (?:victims?|survivors?|working against)\b", re.I
)
EVENT_PEOPLE = {"arrests": "suspect", "rescues": "victim", "convicted": "suspect", "citations": "suspect"}
STATUS = re.compile(
    r"^[^.;]{0,40}\b(?:at large|looked for|sought|wanted|lived?|reside\w*|residents?|remains?|posted|bail|bond|released|free on|in custody)\b",
    re.I,
)
ALSO = re.compile(r"(?:, | and |, and )$")
JOINED = re.compile(r"^(?: [\w'-]+){0,4}(?:, and|,| and| as well as| plus) (?:another |an additional |an? )?$")
OPENING = re.compile(
    r"(?:^|; |: )\W*(?:(?:in|on|at|across|back in) [^,;.]{1,40}, )?(?:(?:the|another|of|an|and|some|all) )?(?:(?:other|further|additional|remaining|these|those|them),? )?$",
    re.I,
)
CUSTODIAL = frozenset({"arrests", "charged", "convicted", "citations"})
CASEWORK = frozenset({"charged", "convicted"})
REACH = 2
HEADING = 200


@dataclass(slots=True)
class Draft:
    """A figure before it is settled. `total` is the index of the draft it is a part of."""

    number: Number
    measure: str
    rule: str
    sentence: Span
    trigger: Span | None
    phrase: Phrase
    after: str
    kind: str | None
    total: int | None = None
    breakdown: str | None = None
    exhaustive: bool | None = None
    offense: str | None = None
    age_group: str | None = None
    gender: str | None = None
    own_offense: bool = False
    period: Period = field(default_factory=Period)
    place: str | None = None
    operation: str | None = None
    row: bool = False


@dataclass(slots=True)
class Lead:
    """The figures that a number without noun or verb may lean on, and how many sentences ago."""

    indices: list[int] = field(default_factory=list)
    age: int = 0


class Drafter:
    """Turns candidate sentences into drafts, in text order."""

    def __init__(self, text: str, missing: bool) -> None:
        self.text = text
        self.drafts: list[Draft] = []
        self.lead = Lead()
        self.missing = missing
        self.people: dict[int, set[str]] = {}

    def add(self, candidate: Candidate, doc: Doc) -> None:
        """Appends the figures of one sentence or row."""
        if RECORD.search(candidate.plain):
            return
        pairs = zip(candidate.numbers, candidate.at, strict=True)
        phrases = [phrase_of(token, number) for number, at in pairs if (token := token_at(doc, at))]
        for phrase in phrases:
            if phrase.noun and phrase.noun.gender and phrase.number.value > 1:
                self.people.setdefault(phrase.number.value, set()).add(phrase.noun.gender)
        here: list[int] = []
        for position, phrase in enumerate(phrases):
            end = phrases[position + 1].token.idx if position + 1 < len(phrases) else len(doc.text)
            here += self.figures(
                candidate, doc, phrase, doc.text[phrase.token.idx + len(phrase.token.text) : end], here
            )
        self.remember(candidate, here)

    def remember(self, candidate: Candidate, here: list[int]) -> None:
        """Keeps what the next sentences may lean on: totals rather than their parts."""
        totals = [i for i in here if self.drafts[i].total is None]
        if totals:
            earlier = [i for i in self.lead.indices if i not in totals][-3:] if self.lead.age <= 1 else []
            self.lead = Lead(earlier + totals)
        elif not candidate.row and not here:
            self.lead.age += 1

    def figures(self, candidate: Candidate, doc: Doc, phrase: Phrase, after: str, here: list[int]) -> list[int]:
        """The figures that one number makes; none where it counts nothing."""
        base, listed = self.base(candidate, doc, phrase, after, here)
        kind = self.kind(phrase, base, after, candidate.plain)
        events = self.events(candidate, phrase, kind, listed)
        if phrase.number.value == 1 and phrase.partitive not in (None, "whom"):
            return []
        if not events and here and phrase.head.dep_ not in ("nsubj", "nsubjpass") and self.coordinated(doc, self.drafts[here[-1]].phrase, phrase):
            last = self.drafts[here[-1]]
            events = [Event(last.measure, last.rule, phrase.token)]
            base = last.total if base is None else base
        if not events:
            if not candidate.row and self.mentions(phrase):
                return []
            events = self.inherited(phrase, base, candidate.row, after)
        made = []
        for event in events:
            self.drafts.append(
                Draft(phrase.number, event.measure, event.rule, candidate.span, where(candidate, event), phrase, after, kind,
                      total=self.total(base, event.measure, phrase), row=candidate.row)
            )  # fmt: skip
            made.append(len(self.drafts) - 1)
            self.across(candidate)
        return made

    def events(self, candidate: Candidate, phrase: Phrase, kind: str | None, listed: bool) -> list[Event]:
        """What happened to the people of the phrase; a number without a noun may be suspects or victims."""
        events = events_of(phrase, kind, candidate.row, listed)
        if phrase.noun is not None or kind is None:
            return events
        if not events and kind != "person":
            events = [e for e in events_of(phrase, "person", candidate.row, listed) if e.measure in CUSTODIAL]
        if not events and VICTIM.search(self.text[max(0, candidate.span.start - HEADING) : candidate.span.end]):
            events = events_of(phrase, "victim", candidate.row, listed)
        if GROUPS.fullmatch(phrase.number.span.of(self.text)) and self.counted(phrase) is None:
            return [event for event in events if event.measure in CUSTODIAL]
        return events

    def coordinated(self, doc: Doc, last: Phrase, phrase: Phrase) -> bool:
        """Whether a phrase stands beside the last one as its equal: "five juveniles and one adult"."""
        if phrase.noun is None or last.noun is None or not agree(phrase.kind, last.kind) or "event" in (last.noun.kind, phrase.noun.kind):
            return False
        gap = doc.text[last.head.idx + len(last.head.text) : phrase.token.idx]
        return JOINED.match(gap) is not None and not any(word in PARTICIPLES for word in gap.lower().split())

    def counted(self, phrase: Phrase) -> Draft | None:
        """The last figure of the same value, if there is one: those people again."""
        return next((d for d in reversed(self.drafts) if d.number.value == phrase.number.value > 1), None)

    def across(self, candidate: Candidate) -> None:
        """The further cells of a table row count what its first cell counts."""
        first = self.drafts[-1]
        for number in other_cells(self.text, candidate) if candidate.row else []:
            self.drafts.append(replace(first, number=number, total=None))

    def kind(self, phrase: Phrase, base: int | None, after: str, said: str) -> str | None:
        """What kind of people the phrase counts; a noun left out is taken from what it leans on."""
        known = phrase.kind
        if known is None:
            if phrase.noun is None and phrase.head is not phrase.token:
                return "unknown" if phrase.head.tag_ in ("NNS", "NNPS") else None
            if not stands_alone(phrase):
                return None
            again = self.counted(phrase)
            known = again.kind if again else self.drafts[base].kind if base is not None else "person"
            if VICTIMS.search(after[:90]):
                known = "victim"
        if known == "event":
            return EVENT_PEOPLE.get(phrase.noun.measure or "", known) if phrase.noun else known
        if known == "person" and VICTIMS.search(after[:90]):
            return "victim"
        if known in ("person", "victim") and self.missing and (minor(phrase) or phrase.noun is None) and not TRAFFICKED.search(said):
            return "missing"
        return known

    def base(
        self, candidate: Candidate, doc: Doc, phrase: Phrase, after: str, here: list[int]
    ) -> tuple[int | None, bool]:
        """The draft whose people this phrase divides, if it says so, and whether it is listed behind "including"."""
        before = doc.text[max(0, phrase.token.idx - 90) : phrase.token.idx]
        if here:
            last = here[-1]
            if phrase.partitive in ("whom", "which"):
                return last, False
            first = last if self.drafts[last].total is None else self.drafts[last].total
            if phrase.partitive or included(before):
                return first, phrase.partitive is None
            if self.drafts[last].rule.startswith("part_of_") and ALSO.search(before) and stands_alone(phrase):
                return self.drafts[last].total, False
            if LISTED.search(before) and (
                FOR.match(after) or ":" in doc.text[self.drafts[here[0]].phrase.token.idx : phrase.token.idx]
            ):
                return first, False
            if not (candidate.row or re.search(r";\s*(?:and )?$", before)):
                return None, False
        if not self.lead.indices or self.lead.age > REACH or phrase.partitive_of_things:
            return None, False
        if candidate.row:
            return self.headed(candidate, phrase), False
        if phrase.partitive or (opens(phrase, before) and not GROUPS.search(phrase.number.span.of(self.text))):
            return self.fitting(phrase, self.lead.indices), False
        return None, False

    def headed(self, candidate: Candidate, phrase: Phrase) -> int | None:
        """The figure that a list divides: what its heading speaks of, else what was said last."""
        last = max(self.drafts[index].sentence.end for index in self.lead.indices)
        spoken = measures_in(self.text[last : candidate.span.start][-HEADING:])
        if spoken:
            told = [i for i, draft in enumerate(self.drafts) if draft.measure in spoken and draft.total is None]
            return self.fitting(phrase, told)
        return self.fitting(phrase, self.lead.indices)

    def fitting(self, phrase: Phrase, indices: list[int]) -> int | None:
        """The last of some figures that the phrase could be a part of; one whose people it names comes first."""
        could = [
            i for i in indices
            if self.drafts[i].number.value >= phrase.number.value and agree(phrase.kind, self.drafts[i].kind)
        ]  # fmt: skip
        suited = [i for i in could if suits(phrase, self.drafts[i].measure)]
        return (suited or could or [None])[-1]

    def mentions(self, phrase: Phrase) -> bool:
        """Whether the number, saying nothing new, names people already counted: "the 228, by role"."""
        for index in range(len(self.drafts) - 1, -1, -1):
            draft = self.drafts[index]
            if draft.number.value == phrase.number.value > 2 and agree(phrase.kind, draft.kind):
                self.lead = Lead([index])
                return True
        return False

    def inherited(self, phrase: Phrase, base: int | None, row: bool, said: str) -> list[Event]:
        """What happened to the whole happened to the part."""
        unknown = phrase.noun is None and phrase.head is not phrase.token and phrase.partitive is None
        if (
            base is not None
            and phrase.partitive in ("the", "its", "our", "all")
            and self.drafts[base].measure in CASEWORK
        ):
            return []
        if phrase.head is phrase.token and phrase.partitive is None and phrase.token.dep_ in ("dobj", "pobj") and not row and not FOR.match(said):
            return []
        if base is None or phrase.number.value == 0 or (unknown and not row) or STATUS.search(said):
            return []
        lead = self.drafts[base]
        if not agree(phrase.kind, lead.kind) or lead.measure in ("search_warrants", "operations"):
            return []
        return [Event(lead.measure, f"part_of_{lead.rule.removeprefix('part_of_')}", phrase.token)]

    def total(self, base: int | None, measure: str, phrase: Phrase) -> int | None:
        if base is None:
            return None
        lead = self.drafts[base]
        return base if lead.measure == measure and lead.number.value >= phrase.number.value else None


def opens(phrase: Phrase, before: str) -> bool:
    """Whether a number without a noun opens its sentence: "Forty-two are girls", "The other 13 had"."""
    return phrase.head is phrase.token and OPENING.search(before) is not None


def included(before: str) -> bool:
    """Whether a number is listed behind "including", with nothing new happening in between."""
    opening = INCLUDING.search(before)
    return opening is not None and not any(word in PARTICIPLES for word in re.findall(r"[a-z]+", opening.group().lower())[1:])


def stands_alone(phrase: Phrase) -> bool:
    """Whether a number without a noun is one of its own: not followed by another number or an unread noun."""
    following = phrase.token.doc[phrase.token.i + 1 : phrase.token.i + 2]
    return phrase.partitive is not None or (
        len(following) > 0 and following[0].tag_ not in ("CD", "NN", "NNP", "JJ", "NNS", "SYM")
    )


def suits(phrase: Phrase, measure: str) -> bool:
    """Whether a phrase names people of a measure's kind: minors and victims are rescued, suspects arrested."""
    if phrase.noun is None:
        return False
    return (
        (measure in CUSTODIAL) == (phrase.noun.kind == "suspect")
        if phrase.noun.kind != "person" or minor(phrase)
        else False
    )


def minor(phrase: Phrase) -> bool:
    return phrase.noun is not None and phrase.noun.age_group == "minor"


def agree(kind: str | None, other: str | None) -> bool:
    """Whether two kinds of noun can be of the same people."""
    people = {"person", "suspect", "victim", "missing", None}
    if kind == other or "person" in (kind, other) or None in (kind, other):
        return {kind, other} <= people
    return {kind, other} == {"victim", "missing"}


def where(candidate: Candidate, event: Event) -> Span:
    """Where the event's word stands in the text, as near as the plain sentence tells."""
    base = candidate.span.start
    for number, at in zip(candidate.numbers, candidate.at, strict=True):
        if at <= event.token.idx:
            base = number.said.end - (at + len(str(number.value)))
    start = max(candidate.span.start, min(event.token.idx + base, candidate.span.end))
    return Span(start, min(start + len(event.token.text), candidate.span.end))
