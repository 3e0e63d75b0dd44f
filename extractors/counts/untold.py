"""Rows that say of some of those held what makes no kind of people: "Ten suspects brought drugs", "12 are married"."""

from __future__ import annotations

import re

from extractors.counts.leaning import tells
from extractors.counts.offenses import offenses_in
from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase

DID = re.compile(
    r" (?:also )?(?:brought|told|said|admitted|claimed|came|travel(?:l?ed)?|liv(?:e|ed)|work(?:ed)?|ha[ds]|have)\b"
)
WERE = re.compile(r" (?:were|was|are|is)\b(?! in [A-Z])")


def says_nothing(phrase: Phrase) -> bool:
    """Whether a row goes on to tell what some did, or who they were beside their kind."""
    after = text_of(phrase.head.doc)[phrase.head.idx + len(phrase.head.text) :]
    if DID.match(after):
        return not offenses_in(after) - {"other"}  # what they carried is not what they were held for
    return WERE.match(after) is not None and not tells(after)
