"""What a sentence says of some of those counted before it, so that of the others nothing is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.counts.draft import Draft
from extractors.counts.offenses import charged_in

# "Most of them were charged with soliciting", "Some had come to buy": nothing is told of the others.
MOST = re.compile(
    r"\W{0,9}(?:most|many|some|several|half|(?:the|a)(?: \w+)? majority|(?:nearly|almost|about) half)\b"
    r"(?: of (?:them|those|these|the)\b)?(?! victims\b)",
    re.I,
)
SOME_OF = r"(?:half|thirds?|quarters?|fourths|fifths|most|many|some|several|a few|majority|bulk|percent|%) of"
# "Over half of the men wanted": what some were after; "Most of the 35": how many there are of whom some are told of.
OF_SOME = re.compile(rf"\b{SOME_OF} (?:the|those|these|them)\b", re.I)
MANY_OF = re.compile(rf"\b{SOME_OF} (?:the|those|these|its|their|our) $", re.I)
OTHER = frozenset({"other"})  # a case of fraud or drugs is one, whatever most of its people are charged with


def leave_open(told: Iterable[Draft], said: str) -> None:
    """Leaves the figures told right before a sentence without an offense, where it lays one to some of them."""
    if not MOST.match(said) or charged_in(said) in (frozenset(), OTHER):
        return
    for draft in told:
        if not draft.own_offense:
            draft.offense, draft.own_offense = None, True
