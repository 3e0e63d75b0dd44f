"""Reads the figures of a release: numbers, whom they count, what happened to them, when and where."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.counts.breakdown import break_down
from extractors.counts.cases import hear_of_all, settle_offense
from extractors.counts.draft import Draft
from extractors.counts.drafts import Drafter
from extractors.counts.gate import Candidate
from extractors.counts.kinds import carry_gender, describe, inherit
from extractors.counts.measures import CUSTODIAL
from extractors.counts.parts import free_rows, link_parts
from extractors.counts.settle import merge, without_vague
from extractors.model import Operation, Page
from extractors.operations.mentions import operation_of
from extractors.periods.finder import PeriodFinder
from extractors.places.finder import PlaceFinder

CHILDREN = r"(?:child|children|juveniles?|teens?|teenagers?|minors?|girls?|boys?|youths?|kids?)"
YOUNG = rf"(?:{CHILDREN}|persons?|people)"
MISSING = re.compile(
    rf"\b(?:missing|runaway|endangered)(?:,? (?:and|or) \w+)? {YOUNG}\b|\b{YOUNG} (?:\w+ ){{0,6}}missing\b|"
    rf"\brunaways\b",
    re.I,
)


def read_drafts(
    page: Page, candidates: list[Candidate], docs: list[Doc], periods: PeriodFinder, places: PlaceFinder,
    operations: tuple[Operation, ...], topic: str,
) -> list[Draft]:  # fmt: skip
    """Every figure of the release, settled as to kind, time, place, parts and repeats."""
    body = " ".join(span.of(page.text) for span in page.body)
    drafter = Drafter(page.text, missing=len(MISSING.findall(body)) > 1)
    for candidate, doc in zip(candidates, docs, strict=True):
        drafter.add(candidate, doc)
    young = re.search(rf"\bmissing {CHILDREN}\b|\b{CHILDREN} (?:\w+ ){{0,6}}missing\b", body, re.I) is not None
    drafts = drafter.drafts
    for draft in drafts:
        describe(draft)
        draft.period = periods.period(draft.number.span, draft.sentence, draft.trigger)
        draft.place, draft.place_basis = places.place(draft.number.span, draft.sentence, draft.trigger)
        draft.operation = operation_of(draft.number.span, draft.sentence, page, operations)
    carry_gender(drafts)
    free_rows(drafts)
    for draft in drafts:
        inherit(draft, drafts)
        held = draft.measure in CUSTODIAL
        known = (drafter.genders if held else drafter.wronged).get(draft.number.value, set())
        lost = "missing" in (draft.kind, draft.measure.split("_")[0]) and draft.measure != "operations"
        if lost and draft.age_group is None and young and not held:
            draft.age_group = "minor"
        if draft.gender is None and len(known) == 1 and (held or draft.kind == "victim"):
            draft.gender = next(iter(known))
    hear_of_all(drafts, page)
    usual = frozenset((None, places.home_name, places.own.name if places.own else None))
    drafts = merge(without_vague(drafts), usual)
    link_parts(drafts, page.text)
    settle_offense(drafts, page, topic)
    break_down(drafts)
    return drafts
