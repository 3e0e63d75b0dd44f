"""What is vague beside what is exact: "dozens" where the release also says how many."""

from __future__ import annotations

import re

from extractors.counts.draft import Draft
from extractors.counts.parsed import text_of
from extractors.counts.settle import is_of_others, join, kinds, meet

# The least that a bare word says, and how many times that it may stand for: "dozens" of more than a hundred.
WORDS = {24: 8, 200: 5, 2000: 5}
LOOSE, SHY, ROUND = 1.5, 0.85, 10
BESIDE_ONE = re.compile(r"\w(?:, and|,| and) $")
NAMED = 2  # "Deputy, 60 Others Arrested" over "61 were arrested"


def without_vague(drafts: list[Draft]) -> list[Draft]:
    """Drops "dozens" where the release also says how many: a vague figure for an exact one is no figure."""
    whole = [d for d in drafts if d.total is None and not wordy(d)]
    exact = [d for d in whole if d.number.precision == "exact" or is_told_to_one(d)]
    meant = {
        id(d): next(iter(sorted((e for e in (whole if wordy(d) else exact) if vaguer(d, e)), key=told)), d)
        if d.total is None
        else d
        for d in drafts
    }
    for draft in drafts:
        if meant[id(draft)] is not draft and meant[id(draft)].number.value == draft.number.value:
            join(meant[id(draft)], draft)
    kept = [d for d in drafts if meant[id(d)] is d]
    place = {id(d): i for i, d in enumerate(kept)}
    for draft in kept:
        total = meant[id(drafts[draft.total])] if draft.total is not None else None
        if draft.total is not None and total is not drafts[draft.total] and drafts[draft.total].own_offense:
            draft.offense, draft.own_offense = draft.offense or drafts[draft.total].offense, True
        draft.total = place.get(id(total)) if total is not draft else None
    return kept


def is_told_to_one(draft: Draft) -> bool:
    """Whether "at least 486" says nearly all: rounder numbers, "more than 460", are of the same."""
    at_least = draft.number.precision == "at_least" and draft.number.value_max is None
    return at_least and draft.number.value % ROUND != 0 and draft.number.said != draft.number.span


def vaguer(draft: Draft, exact: Draft) -> bool:
    """Whether one figure says vaguely what another says: nearly so many, or all but those whom a headline names."""
    before = text_of(draft.phrase.token.doc)[: draft.phrase.token.idx]
    if is_of_others(draft) and not draft.in_prose and BESIDE_ONE.search(before):
        return draft.measure == exact.measure and 0 < exact.number.value - draft.number.value <= NAMED
    return (
        draft.number.precision in ("at_least", "about")
        and not (is_told_to_one(draft) and (exact.number.precision != "exact" or is_of_a_kind(draft, exact)))
        and draft.number.value_max is None
        and draft.measure == exact.measure
        and draft.sentence != exact.sentence
        and all(a is None or b is None or a == b for a, b in zip(kinds(draft), kinds(exact), strict=True))
        and floor(draft) <= exact.number.value < ceiling(draft)
        and meet(draft, exact)
    )


def is_of_a_kind(draft: Draft, whole: Draft) -> bool:
    """Whether only one of two figures is said to be of an offense: "at least 372 buyers" of 390 held."""
    return bool(draft.own_offense and draft.offense) and whole.offense is None


def told(draft: Draft) -> int:
    """How much a figure says of its people: what is vague is rather said of all than of those of a kind."""
    return sum(part is not None for part in kinds(draft))


def floor(draft: Draft) -> float:
    """What a vague number may stand for at least: "nearly a dozen" are fewer than twelve."""
    return draft.number.value * (SHY if draft.number.precision == "about" else 1)


def ceiling(draft: Draft) -> float:
    """What a vague number may not stand for any more: "over 100" is said of less than 200."""
    value = draft.number.value
    if wordy(draft):
        return WORDS[value] * value + 1
    step = 10 ** (len(str(value)) - 1)
    return max(LOOSE * value + 1, value + step if value % step == 0 else 0)


def wordy(draft: Draft) -> bool:
    """Whether the number is a bare "dozens", "hundreds" or "thousands": its least says little."""
    return (
        draft.number.precision == "at_least" and draft.number.value in WORDS and draft.number.said == draft.number.span
    )
