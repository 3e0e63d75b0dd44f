"""Those whom no other share of a total holds: "the remaining dozen", "the other six"."""

from __future__ import annotations

import re

from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase

REST = re.compile(r"\b(?:the|all) (?:other|remaining|last|final) $", re.I)


def is_rest(phrase: Phrase) -> bool:
    """Whether those are meant whom no other share holds, whatever is told of them: "the remaining dozen"."""
    return REST.search(text_of(phrase.token.doc)[: phrase.token.idx]) is not None
