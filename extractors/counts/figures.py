"""Reads the figures of a release: numbers, whom they count, what happened to them, when and where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from spacy.tokens import Doc

from extractors.counts.aged import age_by_sentence
from extractors.counts.antecedents import find_antecedents
from extractors.counts.breakdown import break_down, lend_time, share_occasion, sum_up
from extractors.counts.cases import hear_at_the_end, hear_of_all, settle_offense
from extractors.counts.compared import compare_years
from extractors.counts.daily import span_time, tell_by_days
from extractors.counts.draft import Draft
from extractors.counts.drafts import Drafter
from extractors.counts.everyone import told_of_everyone
from extractors.counts.gate import Candidate
from extractors.counts.helped import help_all
from extractors.counts.kinds import describe, inherit, only, recall
from extractors.counts.likened import carry_noun
from extractors.counts.measures import CUSTODIAL, RESCUED
from extractors.counts.missing import of_children, of_missing, recover
from extractors.counts.named_again import accuse_again, call_again
from extractors.counts.other_rows import name_others
from extractors.counts.outlined import describe_by_heads, free_rows
from extractors.counts.partition import add_up
from extractors.counts.parts import link_parts
from extractors.counts.settle import merge
from extractors.counts.vague import without_vague
from extractors.counts.whereabouts import hold_places, share_places
from extractors.counts.wholes import set_right
from extractors.counts.wronged import recognize
from extractors.model import Page
from extractors.operations.finder import OperationFinder
from extractors.periods.finder import PeriodFinder
from extractors.places.finder import PlaceFinder

AT_ONCE = 150  # numbers; no release tells as many


def read_drafts(
    page: Page, candidates: list[Candidate], docs: list[Doc], periods: PeriodFinder, places: PlaceFinder,
    operations: OperationFinder, topic: str,
) -> list[Draft]:  # fmt: skip
    """Every figure of the release, settled as to kind, time, place, parts and repeats."""
    body = " ".join(span.of(page.text) for span in page.body)
    missing = of_missing(body)
    young = of_children(body)
    usual = frozenset((None, places.home_name, places.own.name if places.own else None))
    found: list[Draft] = []
    for part, stretch in stretches(page, list(zip(candidates, docs, strict=True))):
        drafter = Drafter(page.text, missing, tuple(places.named))
        for candidate, doc in stretch:
            drafter.add(candidate, doc)
        add_up(drafter.drafts, drafter.loose)
        for draft in drafter.drafts:
            describe(draft)
            describe_by_heads(draft)
            draft.period = periods.period(draft.number.span, draft.sentence, draft.trigger, draft.measure)
            draft.place, draft.place_basis = places.place(draft.number.span, draft.sentence, draft.trigger)
            if draft.spot:
                draft.place, draft.place_basis = places.named[draft.spot], "sentence"
            several = draft.measure == "operations" and draft.number.value > 1
            draft.operation = operations.operation(draft.number.span, draft.sentence, draft.period, several)
        if missing:
            recover(drafter.drafts)
        drafts = settled(drafter, part, young, usual)
        name_others(drafts)
        settle_offense(drafts, page, topic)
        break_down(drafts)
        for draft in drafts:
            draft.total = None if draft.total is None else draft.total + len(found)
        found += drafts
    return found


def stretches(page: Page, read: list[tuple[Candidate, Doc]]) -> Iterator[tuple[Page, list[tuple[Candidate, Doc]]]]:
    """The candidates of at most `AT_ONCE` numbers, with the page cut to the sentences where they stand.

    Figures are held against each other in pairs; of those of a release, however long, only within a stretch.
    """
    ends = [0, *accumulate(len(candidate.numbers) for candidate, _ in read)]
    cuts = [0, *(at for at in range(1, len(read)) if (ends[at + 1] - 1) // AT_ONCE > (ends[at] - 1) // AT_ONCE)]
    places = [0, *(bisect_left(page.sentences, read[at][0].span) for at in cuts[1:]), len(page.sentences)]
    for place, (at, end) in enumerate(pairwise([*cuts, len(read)])):
        yield replace(page, sentences=page.sentences[places[place] : places[place + 1]]), read[at:end]


def settled(drafter: Drafter, page: Page, young: bool, usual: frozenset[str | None]) -> list[Draft]:
    """The drafts of a stretch with what they take from each other, each said once, parts tied to their totals."""
    drafts = drafter.drafts
    carry_noun(drafts)
    free_rows(drafts)
    set_right(drafts)
    find_antecedents(drafts)
    for index, draft in enumerate(drafts):
        inherit(draft, drafts)
        recall(draft, drafts[:index])
        held = draft.measure in CUSTODIAL
        of_victims = any(d.measure in RESCUED and d.number.value == draft.number.value and d.gender for d in drafts)
        known = drafter.genders.get(draft.number.value, set()) if held and not of_victims else set()
        lost = "missing" in (draft.kind, draft.measure.split("_")[0]) and draft.measure != "operations"
        if lost and draft.age_group is None and young and not held:
            draft.age_group = "minor"
        if draft.gender is None and draft.total is None:
            draft.gender = only(known)
    compare_years(drafts)
    hear_of_all(drafts, page)
    hear_at_the_end(drafts, page)
    age_by_sentence(drafts, page)
    told_of_everyone(drafts, page)
    call_again(drafts, page)
    accuse_again(drafts, page)
    recognize(drafts, page)
    help_all(drafts, page)
    for index, draft in enumerate(drafts):
        recall(draft, drafts[:index])
    drafts = merge(without_vague(drafts), usual)
    tell_by_days(drafts)
    link_parts(drafts, page.text)
    sum_up(drafts)
    share_occasion(drafts, page.text)
    lend_time(drafts)
    span_time(drafts)
    hold_places(drafts)
    share_places(drafts)
    return drafts
