"""Figures listed by place in a sentence: "The cities with the most arrests were Examplar, 21; Sampleton, 19"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from extractors.counts.draft import Draft
from extractors.counts.events import Event
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase
from extractors.counts.tallies import Tally
from extractors.counts.triggers import measure_in

# Without such words the numbers may be the ages of those named.
PLACES = re.compile(
    r"\b(?:cities|towns|counties|states|divisions|districts|regions|jurisdictions|metro areas|field offices)\b", re.I
)
RANKED = re.compile(r"\b(?:most|top|leading|highest|largest)\b", re.I)
BY_PLACE = re.compile(
    r"\b(?:by|per|in each) (?:county|city|town|state|division|district|region|jurisdiction|agency|parish|borough|"
    r"community|municipality|department|office|area)\b",
    re.I,
)
# "10 arrests: Examplar 5, Sampleton 3"
HEADED = re.compile(r"\b(?:arrests|rescues|recoveries|convictions|citations): [\w.' -]{2,25}$", re.I)
# Where most words begin with a capital, the model sees none.
ITEM = re.compile(
    r"[a-z][\w.'-]{1,20}(?:,? \(|, | with | at |: | [-–] | )(?P<number>\d{1,6})\)?(?=[;,.]| and\b|$)", re.I
)
LEAST = 2


def listing(doc: Doc, phrase: Phrase, drafts: Sequence[Draft]) -> Tally | None:
    """What a number behind a place counts, by the words before the list; a share of the last figure of that measure."""
    if phrase.partitive is not None or phrase.noun is not None:
        return None
    items = list(ITEM.finditer(text_of(doc)))
    if len(items) < LEAST or phrase.token.idx not in {item.start("number") for item in items}:
        return None
    head = text_of(doc)[: items[0].start("number")]
    by_place = BY_PLACE.search(head) or HEADED.search(head) or (PLACES.search(head) and RANKED.search(head))
    measure = measure_in(head) if by_place else None
    if measure is None:
        return None
    totals = [
        i
        for i, d in enumerate(drafts)
        if d.measure == measure and d.total is None and d.number.value > phrase.number.value
    ]
    amount = sum(int(item["number"]) for item in items)
    before = [i for i in totals if drafts[i].phrase.token.doc is not doc]
    whole = [i for i in totals if drafts[i].number.value == amount] or before
    return Tally(Event(measure, "by_place", phrase.token), whole[-1] if whole else None)
