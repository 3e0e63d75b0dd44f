"""Readers that stand in for the real ones in worker processes; what they do is said by the text."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Context, Count, Number, Published, Reading, Span, Topic
from pipeline.extract import Item, Outcome, kept


def reading_of(text: str, context: Context) -> Reading:
    """A reading that shows which text and context it was made of."""
    published = Published(context.published, "page") if context.published else None
    return Reading(published, publisher=context.publisher, home=context.place, topic=Topic("other", (text[-20:],)))


def read_or_die(items: Sequence[Item]) -> list[Outcome]:
    outcomes: list[Outcome] = []
    for text, context in items:
        if text.startswith("kill"):
            os._exit(1)
        if text.startswith("raise"):
            outcomes.append((None, "ValueError"))
        else:
            outcomes.append((kept(text, reading_of(text, context)), ""))
    return outcomes


def read_arrests(items: Sequence[Item]) -> list[Outcome]:
    """Reads "arrested N men [during Operation X]" and "between N and M", and nothing else."""
    return [(kept(text, arrests_of(text)), "") for text, _ in items]


def arrests_of(text: str) -> Reading:
    counts = []
    for found in re.finditer(r"arrested (?:between )?(\d+)(?: and (\d+))? men(?: during (Operation \w+ \w+))?", text):
        at, shown = Span(*found.span(1)), Span(found.start(1) - found.start(), found.end(1) - found.start())
        number = Number(at, at, int(found[1]), int(found[2]) if found[2] else None)
        counts.append(Count(number, "arrests", "men", "test", found[0], shown, operation=found[3]))
    return Reading(counts=tuple(counts))


def read_sure_arrests(items: Sequence[Item]) -> list[Outcome]:
    """The same, on topic, a figure the surer the smaller it is."""
    found: list[Outcome] = []
    for text, _ in items:
        reading = arrests_of(text)
        counts = [replace(count, confidence=max(0.2, 1 - count.number.value / 100)) for count in reading.counts]
        found.append((kept(text, Reading(counts=tuple(counts), topic=Topic("trafficking"))), ""))
    return found


def report_surroundings(items: Sequence[Item]) -> list[Outcome]:
    """Which threads and modules a worker has, as a reading's topic words."""
    import sys

    words = (os.environ["OPENBLAS_NUM_THREADS"], os.environ["OMP_NUM_THREADS"], str("spacy" in sys.modules))
    return [(kept(text, Reading(topic=Topic("other", words))), "") for text, _ in items]
