"""What happened to those of whom a clause tells first: "nine girls who were made to work in bars were recovered"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.counts.beside import beside
from extractors.counts.events import Event
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase

WHO = re.compile(r",? (?:who|whom|that|which|whose)\b", re.I)
# Each opens a clause with a verb of its own.
OPENERS = re.compile(r"\b(?:who|whom|whose|that|which|when|while|after|before|because|if|whether|where|since)\b", re.I)
CLAUSE_ENDS = re.compile(r"[.;:]|,? (?:and|but|while) (?:the |an? |its |their )?\d")
PASSIVE = re.compile(r"\b(?:was|were|have been|has been|had been|are|is)(?: (?:being|all|also|\w+ly|later|then|each))?")
FINITE = re.compile(PASSIVE.pattern + r"|\b(?:had|has|have|did|does|do|could|would|may|might|can)\b", re.I)
VERB = re.compile(r" (?P<verb>[a-z]+)\b", re.I)
DETERMINED = re.compile(r"\b(?:the|an?|they|he|she|it|those|these|\d+)(?: [\w-]+){0,2} $", re.I)
FARTHEST = 240


def past_clause(phrase: Phrase, kind: str | None) -> Iterator[Event]:
    """What the main verb says of a subject that a clause stands behind, where the parse took it for the clause's."""
    doc = phrase.head.doc
    start = phrase.head.idx + len(phrase.head.text)
    if not WHO.match(text_of(doc), start):
        return
    end = CLAUSE_ENDS.search(text_of(doc), start, start + FARTHEST)
    said = text_of(doc)[start : end.start() if end else start + FARTHEST]
    for group in reversed(list(PASSIVE.finditer(said))):
        verb = VERB.match(said, group.end())
        before = said[: group.start()]
        if verb and len(FINITE.findall(before)) >= len(OPENERS.findall(before)) and not DETERMINED.search(before):
            yield from beside(doc, start + verb.start("verb"), kind, "subject")
            return
