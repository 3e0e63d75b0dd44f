"""Named operations, and which of them a figure belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from extractors.model import Operation, Page, Span
from extractors.rulebook import load_rules

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
QUOTES = "“”\"‘’'"
LEAD_LINES = 12
LEAD_LENGTH = 2500


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
    for match in rules["operation-named"].finditer(text, line.start, line.end):
        before = text[max(line.start, match.start() - 30) : match.start()]
        words = _name_words(match["name"])
        if words and rules["not-before"].search(before) and not rules["not-police-work"].match(match[0]):
            end = match.start("name") + len(words)
            found.append(Operation(Span(match.start(), end), f"Operation {words}"))
    for match in rules["initiative-named"].finditer(text, line.start, line.end):
        found.append(Operation(Span(*match.span("name")), match["name"].removeprefix("The ")))
    return found


def _name_words(name: str) -> str:
    """The name up to the word that ends it; empty where the first word already does."""
    kept: list[str] = []
    ends = patterns()["not-a-name"]
    for word in name.split(" "):
        if ends.fullmatch(word.strip(QUOTES + ",")) or (kept and name.isupper() and word == "IN"):
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
    longer = [other for other in written if _capitals(name) and name.lower().startswith(f"{other.lower()} ")]
    if longer:
        return max(longer, key=lambda other: written[other])
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
    if _of_another_time(sentence, page, spoken or main):
        return None
    return spoken or main


def _last_spoken(sentence: Span, page: Page, operations: tuple[Operation, ...]) -> str | None:
    """The operation last named in the paragraph before the sentence."""
    start = page.text.rfind("\n", 0, sentence.start) + 1
    named = [o.name for o in operations if start <= o.span.start < sentence.start]
    return named[-1] if named else None


def _main(page: Page, operations: tuple[Operation, ...]) -> str | None:
    """The operation the release is about: named in its headline or first lines; of several the one named most."""
    lead = page.body[min(LEAD_LINES, len(page.body)) - 1].end if page.body else 0
    lead = min(lead, (page.body[0].start if page.body else 0) + LEAD_LENGTH)
    early = [o.name for o in operations if o.span.start < lead]
    if not early:
        return None
    times = Counter(o.name for o in operations)
    return max(dict.fromkeys(early), key=lambda name: times[name])


def _of_another_time(sentence: Span, page: Page, operation: str | None) -> bool:
    """Whether this sentence, or one before it in the paragraph, leaves the operation for another time."""
    rules, text = patterns(), page.text
    start = text.rfind("\n", 0, sentence.start) + 1
    index = bisect_left(page.sentences, sentence)
    again = operation.rpartition(" ")[2] if operation else ""
    while index >= 0 and index < len(page.sentences) and page.sentences[index].start >= start:
        words = page.sentences[index].of(text)
        if rules["operation-again"].search(words) or (operation and f"the {again}" in words):
            return False
        if rules["other-time"].search(words):
            return True
        index -= 1
    return False
