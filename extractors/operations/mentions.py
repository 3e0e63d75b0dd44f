"""Named operations, and which of them a figure belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache

from extractors.model import Operation, Page, Span
from extractors.operations.names import find_operations, patterns

__all__ = ["find_operations", "is_of_another_time", "operation_of", "paragraph_start", "patterns"]

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# When a body or a drive began: no year of what it does now.
FOUNDED = re.compile(
    r"\b(?:founded|formed|established|created|launched|started|began|begun|set up|since)(?: \w+){0,3} (?:19|20)\d\d\b"
)
# A heading that ends with a year: "Arrests, 2018".
BARE_YEAR = re.compile(r"^[^.\d]{3,60},? (?:19|20)\d\d:?$")
# An operation told with its date, aside from the one at hand: "in Operation Paper Lantern, in May 2016".
DATED_AFTER = re.compile(r",? (?:in|of) (?:[A-Z]\w+ )?(?:19|20)\d\d\b")
LEAD_PARAGRAPHS = 4
PARAGRAPH = 60
LONGEST = 5000
LOOK_BACK = 30
ASKED = 64  # sentences kept: every figure of one asks the same of it
MANY = re.compile(r"\bagencies\b")


def operation_of(number: Span, sentence: Span, page: Page, operations: tuple[Operation, ...]) -> str | None:
    """The operation a figure belongs to: named in its sentence, else last named in its paragraph, else the
    release's own, unless the figure is of another time."""
    if not operations:
        return None
    here = [o for o in operations if sentence.covers(o.span)]
    if here:
        before = [o for o in here if o.span.start < number.start]
        return (before[-1] if before else here[0]).name
    spoken = _last_spoken(sentence, page, operations)
    name = spoken.name if spoken else _main(page, operations)
    if name is None or _is_of_another_year(name, sentence, page):
        return None
    if spoken and is_of_another_time(_sentence_of(spoken, page), page) and not _sets_apart(sentence, page):
        return name
    if is_of_another_time(sentence, page, name) and not _is_total_of(name, sentence, page):
        return None
    return name


def _sentence_of(operation: Operation, page: Page) -> Span:
    return page.sentences[bisect_right(page.sentences, operation.span, key=lambda s: Span(s.start, s.start)) - 1]


def _sets_apart(sentence: Span, page: Page) -> bool:
    """Whether the sentence itself speaks of another time."""
    return patterns()["other-time"].search(page.text, sentence.start, sentence.end) is not None


def _last_spoken(sentence: Span, page: Page, operations: tuple[Operation, ...]) -> Operation | None:
    """The operation last named in the paragraph before the sentence, unless another event has begun since."""
    start = paragraph_start(page.text, sentence.start)
    named = [o for o in operations if start <= o.span.start < sentence.start]
    if not named:
        return None
    first = bisect_left(page.sentences, named[-1].span.end, key=lambda s: s.start)
    since = page.sentences[first : bisect_right(page.sentences, sentence)]
    return None if any(_is_another_event(s, page.text) for s in since) else named[-1]


def _is_of_another_year(name: str, sentence: Span, page: Page) -> bool:
    """Whether the sentence speaks of years, but not of the one in the operation's name."""
    own, said = YEAR.search(name), YEAR.findall(sentence.of(page.text))
    return bool(own and said and own[0] not in said)


def _is_total_of(name: str, sentence: Span, page: Page) -> bool:
    """Whether a total over years is that of a lasting drive, which the sentence calls "the initiative" or by its
    initials, or the paragraph where agencies together are its subject."""
    kind = name.rpartition(" ")[2]
    if not patterns()["lasting"].fullmatch(kind):
        return False
    start = paragraph_start(page.text, sentence.start) if MANY.search(sentence.of(page.text)) else sentence.start
    said = page.text[start : sentence.end]
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return bool(re.search(rf"\bthe {re.escape(kind.lower())}\b|\b{re.escape(initials)}\b", said))


def paragraph_start(text: str, at: int) -> int:
    """Where the line that holds offset `at` begins; a line of endless length is looked at in part."""
    back = max(0, at - LONGEST)
    return max(text.rfind("\n", back, at) + 1, back)


def _main(page: Page, operations: tuple[Operation, ...]) -> str | None:
    """The operation the release is about: named in its headline or first paragraphs, not as one of an earlier
    year or month; of several the one named most."""
    text = page.text
    long = [line for line in page.body if line.end - line.start >= PARAGRAPH]
    opening, lead = (long[0].end, long[:LEAD_PARAGRAPHS][-1].end) if long else (0, 0)
    own_year = YEAR.search(text, page.body[0].start) if page.body else None
    times = Counter(operation.name for operation in operations)
    early = []
    for operation in operations:
        at = operation.span.start
        sentence = _sentence_of(operation, page)
        years = YEAR.findall(FOUNDED.sub("", sentence.of(text)))
        aside = at >= opening and (_is_another_event(sentence, text) or DATED_AFTER.match(text, operation.span.end))
        if at < lead and not aside and (not years or (own_year and own_year[0] in years)):
            early.append(operation.name)
    return max(dict.fromkeys(early), key=lambda name: times[name]) if early else None


def _is_another_event(sentence: Span, text: str) -> bool:
    """Whether a sentence within a paragraph begins with a month of its own, or sets itself apart."""
    within = bool(text[paragraph_start(text, sentence.start) : sentence.start].strip())
    return within and bool(patterns()["another-event"].match(text, sentence.start))


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
        if rules["operation-again"].search(words) or (
            operation and re.search(rf"(?i:the) {re.escape(again)}\b", words)
        ):
            return False
        row = "|" in words and above != sentence
        if (rules["other-time"].search(words) and not row) or (above != sentence and BARE_YEAR.search(words)):
            return True
        below = above.start
    return False
