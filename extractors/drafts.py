"""Figures in the making: one candidate sentence after the other, before parts and repeats are settled."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.gate import Candidate
from extractors.model import Number, Span
from extractors.phrases import Phrase, phrase_of, token_at
from extractors.triggers import Event, events_of

INCLUDING = re.compile(r"\b(?:including|included|among (?:them|those|whom)|of (?:whom|those|these|them)|consist(?:ing|ed) of|comprising|as well as)\b[^.;]{0,60}$", re.I)
FOR = re.compile(r"\s*(?:more |others? )?(?:for|on|with|charged with|accused of)\b", re.I)
LISTED = re.compile(r"[:;,–—-]\s*(?:and |another )?$")


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
    inherited: bool = False
    offense: str | None = None
    age_group: str | None = None
    gender: str | None = None
    own_offense: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Antecedent:
    """What a following number without noun or verb may lean on."""

    indices: list[int] = field(default_factory=list)
    sentence: Span | None = None


def drafts_of(candidate: Candidate, doc: Doc, drafts: list[Draft], lead: Antecedent) -> None:
    """Appends the figures of one sentence to `drafts`; `lead` carries what numbers may lean on."""
    phrases = [phrase_of(token, number) for number, at in zip(candidate.numbers, candidate.at, strict=True) if (token := token_at(doc, at))]
    here: list[int] = []
    for position, phrase in enumerate(phrases):
        following = phrases[position + 1].token.idx if position + 1 < len(phrases) else len(doc.text)
        for index in figure(candidate, doc, phrase, following, drafts, here, lead):
            here.append(index)
    if here:
        lead.indices, lead.sentence = here, candidate.span


def figure(
    candidate: Candidate, doc: Doc, phrase: Phrase, following: int, drafts: list[Draft], here: list[int], lead: Antecedent
) -> list[int]:
    """The figures that one number makes; empty where it counts nothing."""
    total = leaned_on(doc, phrase, drafts, here, lead, candidate)
    kind = phrase.kind or (drafts[total].kind if total is not None else "person" if phrase.noun is None and bare(phrase) else None)
    events = events_of(phrase, kind)
    inherited = False
    if not events and total is not None and phrase.kind in (None, "suspect", "person", "victim", drafts[total].kind):
        base = drafts[total]
        events = [Event(base.measure, f"part_of_{base.rule}", phrase.token)]
        inherited = True
    if phrase.number.value == 1 and phrase.partitive and not inherited:
        return []
    after = doc.text[phrase.token.idx + len(phrase.token.text) : following]
    made: list[int] = []
    for event in events:
        drafts.append(
            Draft(phrase.number, event.measure, event.rule, candidate.span, place_in_text(candidate, event), phrase, after, kind,
                  total=part(total, event.measure, drafts, phrase), inherited=inherited)
        )  # fmt: skip
        made.append(len(drafts) - 1)
    return made


def bare(phrase: Phrase) -> bool:
    """Whether a number without a noun stands for people: "six were arrested", "15 charged with"."""
    return phrase.head is phrase.token and phrase.partitive is None


def leaned_on(
    doc: Doc, phrase: Phrase, drafts: list[Draft], here: list[int], lead: Antecedent, candidate: Candidate
) -> int | None:
    """The draft whose people this phrase speaks of a part of, if it says so."""
    before = doc.text[max(0, phrase.token.idx - 80) : phrase.token.idx]
    after = doc.text[phrase.token.idx + len(phrase.token.text) :][:40]
    if here:
        first = here[-1] if drafts[here[-1]].total is None else drafts[here[-1]].total
        if phrase.partitive in ("whom", "them", "those", "these", "which") or INCLUDING.search(before):
            return here[-1] if drafts[here[-1]].total is None or phrase.partitive in ("whom", "which") else first
        if phrase.noun is None and FOR.match(after) and LISTED.search(before):
            return first
        if LISTED.search(before) and colon_between(doc, drafts[here[0]], phrase):
            return here[0]
        return None
    if lead.indices and phrase.partitive in ("them", "those", "these"):
        return lead.indices[0]
    return None


def colon_between(doc: Doc, base: Draft, phrase: Phrase) -> bool:
    return ":" in doc.text[base.phrase.token.idx : phrase.token.idx]


def part(total: int | None, measure: str, drafts: list[Draft], phrase: Phrase) -> int | None:
    if total is None:
        return None
    base = drafts[total]
    return total if base.measure == measure and base.number.value >= phrase.number.value else None


def place_in_text(candidate: Candidate, event: Event) -> Span:
    """Where the event's word stands in the text, as near as the plain sentence tells."""
    shift = 0
    for number, at in zip(candidate.numbers, candidate.at, strict=True):
        if at < event.token.idx:
            shift = number.said.end - (at + len(str(number.value)))
    base = shift if any(at < event.token.idx for at in candidate.at) else candidate.span.start
    start = min(event.token.idx + base, candidate.span.end)
    return Span(start, min(start + len(event.token.text), candidate.span.end))
