"""Named operations, and which of them a figure belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache

from extractors.model import Operation, Page, Span
from extractors.rulebook import load_rules

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A heading that ends with a year: "Arrests, 2018".
BARE_YEAR = re.compile(r"^[^.\d]{3,60},? (?:19|20)\d\d:?$")
QUOTES = "“”\"‘’'"
LEAD_PARAGRAPHS = 4
PARAGRAPH = 60
LONGEST = 5000
LOOK_BACK = 30
HEADLINE = 0.6


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    return {rule["id"]: re.compile(rule["pattern"]) for rule in load_rules("operations")}


def find_operations(page: Page) -> tuple[Operation, ...]:
    """Every mention of a named operation in the body, in text order, under the name's fullest written form."""
    found = [operation for line in page.body for operation in _in_line(page.text, line)]
    written = Counter(operation.name for operation in found)
    best = {name: _as_written(name, written) for name in written}
    named = [Operation(operation.span, best[operation.name]) for operation in found]
    return tuple(sorted([*named, *_by_nickname(page, named)], key=lambda operation: operation.span))


def _in_line(text: str, line: Span) -> list[Operation]:
    rules, found = patterns(), []
    headline = _is_headline(line.of(text))
    for match in rules["operation-named"].finditer(text, line.start, line.end):
        before = text[max(line.start, match.start() - 30) : match.start()]
        words = _name_words(match["name"], headline)
        if words and rules["not-before"].search(before) and not rules["not-police-work"].match(match[0]):
            end = match.start("name") + len(words)
            found.append(Operation(Span(match.start(), end), f"Operation {words}"))
    for match in rules["initiative-named"].finditer(text, line.start, line.end):
        found.append(Operation(Span(*match.span("name")), match["name"].removeprefix("The ")))
    return found


def _is_headline(line: str) -> bool:
    """Whether most words of the line have a capital."""
    words: list[str] = re.findall(r"[^\W\d_]{2,}", line)
    return len([word for word in words if word[0].isupper()]) > HEADLINE * len(words)


def _name_words(name: str, headline: bool) -> str:
    """The name up to the word that ends it; empty where the first word already does."""
    kept: list[str] = []
    rules = patterns()
    for word in name.split(" "):
        bare = word.strip(QUOTES + ",")
        if rules["not-a-name"].fullmatch(bare) or (headline and rules["headline-verb"].fullmatch(bare)):
            break
        kept.append(word)
        if word[-1] in QUOTES:
            break
    while kept and kept[-1].rstrip(",").lower() in ("and", "of", "for", "the", "in", "with", "to", "&", "de", "on"):
        kept.pop()
    return re.sub(r"['’]s$", "", " ".join(kept)).strip(QUOTES + ",")


def _as_written(name: str, written: Counter[str]) -> str:
    """A headline's capitals give way to the same name in the text, or to ordinary capitals."""
    alike = [other for other in written if other.lower() == name.lower() and not _capitals(other)]
    if alike:
        return max(alike, key=lambda other: written[other])
    shorter = [other for other in written if not _capitals(other) and name.lower().startswith(f"{other.lower()} ")]
    if shorter and _capitals(name):
        return max(shorter, key=lambda other: written[other])
    return " ".join(_title(word) for word in name.split()) if _capitals(name) else name


def _capitals(name: str) -> bool:
    rest = name.removeprefix("Operation ")
    return rest.isupper() and not re.fullmatch(r"[IVX]+|\w{1,3}", rest)


def _title(word: str) -> str:
    if word in ("AND", "OF", "FOR", "THE", "IN", "TO", "ON"):
        return word.lower()
    return word if re.fullmatch(r"[IVX]+", word) else word[:1] + word[1:].lower()


def _by_nickname(page: Page, named: list[Operation]) -> list[Operation]:
    """Mentions such as "the 'Paper Lantern' sting" of an operation named in full elsewhere."""
    full = {operation.name.lower(): operation.name for operation in named}
    found = []
    for line in page.body if full else ():
        for match in patterns()["quoted-before"].finditer(page.text, line.start, line.end):
            name = full.get(f"operation {match['name'].lower()}")
            if name:
                found.append(Operation(Span(*match.span("name")), name))
    return found


def operation_of(number: Span, sentence: Span, page: Page, operations: tuple[Operation, ...]) -> str | None:
    """The operation a figure belongs to: named in its sentence, else last named in its paragraph, else the
    release's own, unless the figure is of another time."""
    if not operations:
        return None
    here = [o for o in operations if sentence.covers(o.span)]
    if here:
        before = [o for o in here if o.span.start < number.start]
        return (before[-1] if before else here[0]).name
    main = _main(page, operations)
    spoken = _last_spoken(sentence, page, operations)
    if is_of_another_time(sentence, page, spoken or main):
        return None
    return spoken or main


def _last_spoken(sentence: Span, page: Page, operations: tuple[Operation, ...]) -> str | None:
    """The operation last named in the paragraph before the sentence."""
    start = paragraph_start(page.text, sentence.start)
    named = [o.name for o in operations if start <= o.span.start < sentence.start]
    return named[-1] if named else None


def paragraph_start(text: str, at: int) -> int:
    """Where the line that holds offset `at` begins; a line of endless length is looked at in part."""
    back = max(0, at - LONGEST)
    return max(text.rfind("\n", back, at) + 1, back)


def _main(page: Page, operations: tuple[Operation, ...]) -> str | None:
    """The operation the release is about: named in its headline or first paragraphs, not as one of an earlier
    year; of several the one named most."""
    long = [line for line in page.body if line.end - line.start >= PARAGRAPH]
    lead = long[:LEAD_PARAGRAPHS][-1].end if long else 0
    own_year = YEAR.search(page.text, page.body[0].start) if page.body else None
    early = []
    for operation in operations:
        index = bisect_right(page.sentences, operation.span, key=lambda s: Span(s.start, s.start)) - 1
        years = YEAR.findall(page.sentences[index].of(page.text))
        if operation.span.start < lead and (not years or (own_year and own_year[0] in years)):
            early.append(operation.name)
    times = Counter(o.name for o in operations)
    return max(dict.fromkeys(early), key=lambda name: times[name]) if early else None


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
        if rules["other-time"].search(words) or (above != sentence and BARE_YEAR.search(words)):
            return True
        below = above.start
    return False
