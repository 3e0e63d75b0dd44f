"""A figure that a person found and no rule did, as the row it would have been."""

from __future__ import annotations

from typing import Any, cast

from extractors.counts.evidence import evidence
from extractors.model import Count, Measure, Number, Offense, Span
from extractors.page.layout import lay_out
from pipeline.resolve.rows import Told, count_row
from pipeline.review.decisions import Key, Values
from pipeline.review.reading import RULE


def added_row(told: Told, key: Key, says: Values) -> dict[str, Any]:
    """The row of a figure at the key's span; what is not said of it is null."""
    text, span = told.release.text, Span(key.start, key.end)
    sentence = next((one for one in lay_out(text).sentences if one.covers(span)), _line(text, span))
    value = says["value"]
    number = Number(span, span, int(value) if value is not None else 0)
    shown, at = evidence(text, sentence, number, told.read.reading.names)
    measure, offense = cast(Measure, key.measure), cast(Offense | None, key.offense)
    count = Count(number, measure, span.of(text), RULE, shown, at, offense=offense, confidence=1.0)
    return count_row(told, count, ())


def _line(text: str, span: Span) -> Span:
    """The line a span stands in, for what is no sentence of the release."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))
