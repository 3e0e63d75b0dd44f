"""Reads the figures of a release: numbers, whom they count, what happened to them."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.drafts import Draft, Drafter
from extractors.gate import Candidate
from extractors.kinds import age_group, gender, offenses_in, the_one
from extractors.model import Page

CUSTODIAL = frozenset({"arrests", "charged", "convicted", "citations"})


MISSING = re.compile(r"\b(?:missing|runaway)(?: (?:and|or) \w+)? (?:child|children|juveniles?|teens?|minors?|girls?|boys?|youths?|persons?|kids?)\b", re.I)


def read_drafts(page: Page, candidates: list[Candidate], docs: list[Doc]) -> list[Draft]:
    """Every figure as its sentence says it, settled as to kind, parts and repeats."""
    body = " ".join(span.of(page.text) for span in page.body)
    drafter = Drafter(page.text, missing=len(MISSING.findall(body)) > 1)
    for candidate, doc in zip(candidates, docs, strict=True):
        drafter.add(candidate, doc)
    drafts = drafter.drafts
    for draft in drafts:
        describe(draft)
    for draft in drafts:
        inherit(draft, drafts)
    return merge(drafts)


def describe(draft: Draft) -> None:
    """Offense, age group and gender from the phrase itself and what follows it."""
    noun = draft.phrase.noun
    own = f"{draft.phrase.words} {clause(draft.after)}"
    words = draft.phrase.words
    if draft.measure in CUSTODIAL:
        found = offenses_in(own)
        draft.offense = (noun.offense if noun else None) or the_one(found)
        draft.own_offense = bool(found) or draft.offense is not None
    draft.age_group = (noun.age_group if noun else None) or age_group(words)
    draft.gender = (noun.gender if noun else None) or gender(words)


def clause(after: str) -> str:
    """What follows a number within its clause."""
    return after.split(";")[0][:160]


def inherit(draft: Draft, drafts: list[Draft]) -> None:
    """A part has its total's kind where it says none of its own."""
    if draft.total is None:
        return
    base = drafts[draft.total]
    if not draft.own_offense:
        draft.offense = base.offense
    draft.age_group = draft.age_group or base.age_group
    draft.gender = draft.gender or base.gender


def merge(drafts: list[Draft]) -> list[Draft]:
    """The same figure said twice is one figure."""
    kept: list[Draft] = []
    index: dict[int, int] = {}
    for position, draft in enumerate(drafts):
        twin = next((i for i, other in enumerate(kept) if same(other, draft)), None)
        if twin is None:
            kept.append(draft)
            index[position] = len(kept) - 1
        else:
            index[position] = twin
            join(kept[twin], draft)
    for draft in kept:
        if draft.total is not None:
            draft.total = index[draft.total]
    return kept


def same(first: Draft, second: Draft) -> bool:
    if first.measure != second.measure or first.number.value != second.number.value or first.sentence == second.sentence:
        return False
    pairs = ((first.offense, second.offense), (first.age_group, second.age_group), (first.gender, second.gender))
    return all(a is None or b is None or a == b for a, b in pairs)


def join(kept: Draft, again: Draft) -> None:
    kept.offense = kept.offense or again.offense
    kept.age_group = kept.age_group or again.age_group
    kept.gender = kept.gender or again.gender
