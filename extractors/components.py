"""The readers as spaCy components, for anybody's pipeline: `nlp.add_pipe("tally_counts")`.

Each sets `doc._.tally_*` to the frozen types of `extractors.model` and, where spans make sense,
`doc.spans["tally_*"]`. The text is read whole and as `tally extract` reads it, whatever stands
before the component in the pipeline; several components read it once.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors.model import Reading
from extractors.model import Span as Stretch
from extractors.reader import read

Doc.set_extension("tally_reading", default=None, force=True)
for name in ("counts", "dates", "agencies", "places", "operations"):
    Doc.set_extension(f"tally_{name}", default=(), force=True)


def reading_of(doc: Doc) -> Reading:
    """The document's reading, made at the first call."""
    if doc._.tally_reading is None:
        doc._.tally_reading = read(doc.text)
    reading: Reading = doc._.tally_reading
    return reading


def mark(doc: Doc, key: str, stretches: Iterable[tuple[Stretch, str]]) -> Doc:
    """Puts labelled stretches of the text into `doc.spans`, widened to whole tokens."""
    spans: list[Span] = []
    for stretch, label in stretches:
        span = doc.char_span(stretch.start, stretch.end, label=label, alignment_mode="expand")
        if span is not None and stretch.end > stretch.start >= 0:
            spans.append(span)
    doc.spans[key] = spans
    return doc


@Language.component("tally_counts")
def tally_counts(doc: Doc) -> Doc:
    """Figures: `doc._.tally_counts`, `doc.spans["tally_counts"]` labelled with the measure."""
    doc._.tally_counts = reading_of(doc).counts
    return mark(doc, "tally_counts", ((c.number.span, c.measure) for c in doc._.tally_counts))


@Language.component("tally_dates")
def tally_dates(doc: Doc) -> Doc:
    """Dates and periods: `doc._.tally_dates`, `doc.spans["tally_dates"]` labelled with the role."""
    doc._.tally_dates = reading_of(doc).dates
    return mark(doc, "tally_dates", ((d.span, d.role) for d in doc._.tally_dates))


@Language.component("tally_agencies")
def tally_agencies(doc: Doc) -> Doc:
    """Organisations: `doc._.tally_agencies`, `doc.spans["tally_agencies"]` labelled with the role."""
    doc._.tally_agencies = reading_of(doc).agencies
    return mark(doc, "tally_agencies", ((a.span, a.role) for a in doc._.tally_agencies))


@Language.component("tally_places")
def tally_places(doc: Doc) -> Doc:
    """Places: `doc._.tally_places`, `doc.spans["tally_places"]` labelled with the level."""
    doc._.tally_places = reading_of(doc).places
    return mark(doc, "tally_places", ((p.span, p.level) for p in doc._.tally_places))


@Language.component("tally_operations")
def tally_operations(doc: Doc) -> Doc:
    """Named operations: `doc._.tally_operations`, `doc.spans["tally_operations"]`."""
    doc._.tally_operations = reading_of(doc).operations
    return mark(doc, "tally_operations", ((o.span, "operation") for o in doc._.tally_operations))
