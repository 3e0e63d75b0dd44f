"""What sets a sentence apart from the operation told of: another time, another run."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from extractors.model import Page, Span
from extractors.operations.names import patterns

# A heading that ends with a year: "Arrests, 2018".
BARE_YEAR = re.compile(r"^[^.:\d]{3,60},? (?:19|20)\d\d:?$")
LONGEST = 5000
LOOK_BACK = 30
ASKED = 64  # sentences kept: every figure of one asks the same of it


def paragraph_start(text: str, at: int) -> int:
    """Where the line that holds offset `at` begins; a line of endless length is looked at in part."""
    back = max(0, at - LONGEST)
    return max(text.rfind("\n", back, at) + 1, back)


@lru_cache(maxsize=ASKED)
def is_of_another_time(sentence: Span, page: Page, operation: str | None = None) -> bool:
    """Whether this sentence, the heading it stands under, or a sentence before it in the paragraph leaves the
    operation for another time."""
    rules, text = patterns(), page.text
    again = operation.rpartition(" ")[2] if operation else ""
    below = sentence.start
    last = bisect_left(page.sentences, sentence)
    for index in range(last, max(-1, last - LOOK_BACK), -1):
        above = page.sentences[index]
        words = above.of(text)
        if text.count("\n", above.end, below) > (not words.endswith(".")):
            return False
        if operation and above != sentence and rules["of-its-own"].search(words):
            return True
        if rules["operation-again"].search(words) or (
            operation and re.search(rf"(?i:the) {re.escape(again)}\b", words)
        ):
            return False
        row = "|" in words and above != sentence
        told = rules["other-time"].search(words) and not (above != sentence and rules["record"].search(words))
        if (told and not row) or (above != sentence and BARE_YEAR.search(words)):
            return True
        below = above.start
    return False
