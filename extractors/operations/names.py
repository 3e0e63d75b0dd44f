"""Finds named operations: how a text, its headline and its capitals write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from extractors.model import Operation, Page, Span
from extractors.rulebook import load_rules

QUOTES = "“”\"‘’'"
OPENED = re.compile(r"[“\"]$")
CLOSED = re.compile(r"[,.]?[”\"]")
NUMBERED = re.compile(r"(?: (?:[IVX]+|\d{1,4})\b)?")
HEADLINE = 0.6


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    return {rule["id"]: re.compile(rule["pattern"]) for rule in load_rules("operations")}


def find_operations(page: Page) -> tuple[Operation, ...]:
    """Every mention of a named operation in the body, in text order, under the name's fullest written form."""
    running = [line for line in page.body if not _is_headline(line.of(page.text))]
    known = frozenset(operation.name for line in running for operation in _in_line(page.text, line, frozenset()))
    found = [operation for line in page.body for operation in _in_line(page.text, line, known)]
    written = Counter(operation.name for operation in found)
    best = {name: name if _is_acronym(name) and name in known else _as_written(name, written) for name in written}
    named = [Operation(operation.span, best[operation.name]) for operation in found]
    return tuple(sorted([*named, *_by_nickname(page, named)], key=lambda operation: operation.span))


def _in_line(text: str, line: Span, known: frozenset[str]) -> Iterator[Operation]:
    """Operations named in one line; a headline also knows the names that the running text has."""
    rules, headline = patterns(), _is_headline(line.of(text))
    for match in rules["operation-named"].finditer(text, line.start, line.end):
        before = text[max(line.start, match.start() - 30) : match.start()]
        words = _quoted(text, match) or (headline and _known(match, known)) or _name_words(match["name"], headline)
        if words and rules["not-before"].search(before) and not rules["not-police-work"].match(match[0]):
            yield Operation(Span(match.start(), match.start("name") + len(words)), f"Operation {words}")
    for match in rules["initiative-named"].finditer(text, line.start, line.end):
        yield Operation(Span(*match.span("name")), match["name"].removeprefix("The "))
    for match in rules["called"].finditer(text, line.start, line.end):
        group = "name" if match["name"] else "plain"
        yield Operation(Span(*match.span(group)), match[group])


def _quoted(text: str, match: re.Match[str]) -> str:
    """The whole name where double quotation marks stand around it; else empty."""
    opened = any(OPENED.search(text, max(0, at - 1), at) for at in (match.start(), match.start("name")))
    return match["name"] if opened and CLOSED.match(text, match.end("name")) else ""


def _known(match: re.Match[str], known: frozenset[str]) -> str:
    """The name as far as the running text has it, with a number of its own; else empty."""
    for name in sorted(known, key=len, reverse=True):
        words = name.removeprefix("Operation ")
        if match["name"].lower().startswith(words.lower()):
            return match["name"][: len(words)] + (
                found[0] if (found := NUMBERED.match(match["name"], len(words))) else ""
            )
    return ""


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


def _is_acronym(name: str) -> bool:
    """Whether the name is one word in capitals, which running text does not write otherwise: "Operation SNARE"."""
    return name.removeprefix("Operation ").isupper() and name.count(" ") == 1


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
    for line in page.body:
        for match in patterns()["quoted-before"].finditer(page.text, line.start, line.end):
            said = match["name"].lower()
            name = full.get(f"operation {said}") or full.get(said)
            if name:
                found.append(Operation(Span(*match.span("name")), name))
    return found
