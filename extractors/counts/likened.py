"""Figures that are told of as the like of one before: of another year, for the same offense, or some of its people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.counts.draft import Draft
from extractors.counts.kinds import elided
from extractors.counts.measures import CUSTODIAL, RESCUED

SAME = re.compile(
    r"\b(?:the )?(?:same|identical|like) (?:kind of |sort of )?(?:offenses?|charges?|crimes?|counts?|reasons?|thing|"
    r"violations?|accusations?|allegations?)\b",
    re.I,
)
GOES_ON = re.compile(r"(?:,|;|\band|,? of whom|,? but)(?: (?:\w+ly|so far|then|later|at least|only|another|all))* $")

LEFT_OUT = re.compile(r" and (?:another |an additional )?$")
SAID_OF = re.compile(r" (?:more )?(?:for|on|with|in|at|during|so far|this|last|the|[A-Z]\w+day)\b")


def carry_noun(drafts: Sequence[Draft]) -> None:
    """In "142 men for soliciting and 36 for pimping", "three girls in May and two in June" the noun left out is the
    one said before."""
    for last, draft in pairwise(drafts):
        equal = draft.sentence == last.sentence and draft.measure == last.measure and draft.total == last.total
        bare = draft.phrase.head is draft.phrase.token or draft.phrase.words.lower() == "more"
        noun = last.phrase.noun
        if not (equal and bare and draft.phrase.partitive is None and noun):
            continue
        if LEFT_OUT.search(draft.before) and SAID_OF.match(draft.after):
            draft.gender = draft.gender or (last.gender if noun.gender else None)
            draft.age_group = draft.age_group or noun.age_group


def liken(drafts: Sequence[Draft]) -> None:
    """Gives such figures what they leave open of the kind of the one that they are the like of."""
    for index, draft in enumerate(drafts):
        earlier = drafts[:index]
        charged = of_same_charge(draft, earlier)
        if charged is not None:
            draft.offense, draft.own_offense = charged.offense, True
        like = of_other_year(draft, earlier)
        if like is not None and not draft.own_offense:
            draft.offense, draft.own_offense = like.offense, like.own_offense
        like = like or among_them(draft, earlier)
        if like is not None:
            draft.age_group, draft.gender = draft.age_group or like.age_group, draft.gender or like.gender


def of_same_charge(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The last figure of people held for something, where one is said to be of those held for the same."""
    if draft.measure not in CUSTODIAL or draft.own_offense or not SAME.search(f"{draft.before} | {draft.after}"):
        return None
    return next((told for told in reversed(earlier) if told.measure in CUSTODIAL and told.own_offense), None)


def of_other_year(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The figure right before one that is the same count at another time: "14, compared with nine last year"."""
    last = earlier[-1] if earlier else None
    if last is None or last.measure != draft.measure or last.sentence != draft.sentence or not elided(draft):
        return None
    years = {told.period.first[:4] for told in (draft, last) if told.period.first}
    return last if len(years) > 1 else None


def among_them(draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """Those right before whose noun is left out: "nine women were found, and four accepted help"."""
    last = earlier[-1] if earlier else None
    told = draft.age_group or draft.gender or draft.number.value == 0  # "261 were female, and 74 were minors"
    if last is None or last.sentence != draft.sentence or told or not elided(draft):
        return None
    apart = last.measure != draft.measure or (last.row and draft.number.value < last.number.value)
    both = {last.measure, draft.measure}
    one_side = both <= RESCUED or both <= CUSTODIAL
    return last if one_side and apart and GOES_ON.search(draft.before) else None
