"""Lines that head what follows, and run-in labels: a place, with a day or none, as a paragraph's first sentence."""

from __future__ import annotations

import re

from extractors.model import Span
from extractors.places.clauses import FIGURE
from extractors.places.said import AreasSaid
from extractors.places.venue import is_prose

HEADING = re.compile(r"[^.!?\d|][^.!?|]{2,110}:?")
LABEL = re.compile(r"(?:[^\w\n]{1,3} ?){0,4}[A-Z](?:[^.:;\n]|(?<=[A-Z][a-z]{2})\.){2,40}: ")
DASHED = re.compile(r"[A-Z](?:[^.:;\n\d–—-]|(?<=[A-Z][a-z]{2})\.){2,40}? [–—-] ")
# "18 arrests": a row that opens with its figure.
COUNTED_ROW = re.compile(rf"{FIGURE.pattern} [^.!?\n]{{2,80}}", re.IGNORECASE)
# "Sampleton: 8 arrests": a row that a label heads.
LABELLED_ROW = re.compile(rf"[^.!?:\n]{{2,60}}: {FIGURE.pattern}[^.!?\n]{{0,80}}", re.IGNORECASE)
BULLET = re.compile(r"[•*·–-] ?")
RUN_IN = re.compile(r"[A-Z][A-Z ,'’&-]{5,60}\.")
# "SAMPLE COUNTY, July 2016.", "Sampleton.", "Across Ohio."
SHORT_LABEL = re.compile(
    r"(?:(?:And |Elsewhere )?(?:in|across|throughout|outside|near|around|over)(?: the)? )?"
    r"(?P<place>[^.;:!?\n]{3,45}?)"
    r"(?:,? \(?(?:(?:the )?(?:night|week|month|weekend|evening) of )?"
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?: [^.;:!?\n]{1,30})?|(?:19|20)\d\d)\)?)?"
    r"[.:]",
    re.IGNORECASE,
)


def heads_row(place: Span, row: Span, text: str) -> bool:
    """Whether a place opens the label of a row, behind its bullet or none: "- Sampleton: 4 pimps; 9 buyers"."""
    opens = BULLET.match(text, row.start, place.start)
    label = LABEL.match(text, row.start, row.end) or DASHED.match(text, row.start, row.end)
    return label is not None and place.start == (opens.end() if opens else row.start) and place.end <= label.end()


def is_label(opening: Span, said: AreasSaid) -> bool:
    """Whether a sentence that opens a paragraph is only a place, with a day or year. Above the first full sentence a
    short one is a dateline."""
    words = opening.of(said.page.text)
    if RUN_IN.fullmatch(words):
        return True
    label = SHORT_LABEL.fullmatch(words)
    prose = next((s for s in said.page.sentences if is_prose(s, said.page.text)), None)
    if not label or not prose or prose.start >= opening.start:
        return False
    start, end = (opening.start + at for at in label.span("place"))
    return any(item.span.start <= start and item.span.end >= end for item in said.within(opening))
