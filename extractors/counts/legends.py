"""What a sentence above or below a list says that all its numbers are: "All figures above are arrests"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from extractors.counts.triggers import measure_in
from extractors.page.lines import Line

LEGEND = re.compile(
    r"(?:\A|[.!?][\"”]? )\W{0,3}(?:all|each|every|these|the|those)(?: of (?:the|these))?(?: [a-z]+)? "
    r"(?:figures?|numbers?|totals?|counts?|tall(?:y|ies)|rows?|entr(?:y|ies))"
    r"(?P<where> (?:[a-z]+ )?(?:above|below|here|in (?:the|this) (?:list|table)))?,? "
    r"(?:are|is|stands? for|represents?|refers? to|counts?|shows?|gives?|tells?(?: of)?) "
    r"(?P<what>[^.;:\d]{4,60})",
    re.I,
)
SENTENCE = re.compile(r"[.!?][\"”’')\]]*$")


def legends(lines: Iterable[Line], rows: Collection[int]) -> dict[int, str]:
    """What a legend says of each row, by the start of the row's line; it reaches to the next sentence."""
    found: dict[int, str] = {}
    above: list[int] = []
    below = ""
    for line in lines:
        if line.span.start in rows:
            above.append(line.span.start)
            found.update({line.span.start: below} if below else {})
        elif SENTENCE.search(line.text):
            said = LEGEND.search(line.text)
            what = said["what"].strip() if said and measure_in(said["what"]) else ""
            below = what if said and "below" in (said["where"] or "").lower() else ""
            found.update(dict.fromkeys(above, what) if what and not below else {})
            above = []
    return found
