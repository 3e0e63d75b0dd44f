"""Finds named operations: how a text, its headline, its capitals and its quotation marks write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice

from extractors.model import Operation, Page, Span
from extractors.operations.forms import NUMBER, Forms, bare, ordinary
from extractors.rulebook import load_rules

QUOTES = "“”\"‘’'"
OPENED = re.compile(r"[“\"]$")
CLOSED = re.compile(r"[,.]?[”\"]")
NUMBERED = re.compile(r"(?: (?:[IVX]+|\d\.\d|\d{1,4})\b)?")
HEADLINE = 0.6
MOST = 60  # ways of saying an operation again that are looked for
# Words that join two others of a name and end none.
SMALL = ("and", "or", "of", "for", "the", "in", "with", "to", "&", "de", "on", "at")
# Where an operation was, not what it was called: "Operation Paper Lantern in Springfield".
PLACED = re.compile(r" (?:in|at) (?:the U(?:\b|nited States\b)|(?!the\b)[A-Z]).*")
SHORTEST = 3  # words, the first of them Operation, before a place
# "Operation We Will Carry Light" has a verb of its own.
SPOKEN = re.compile(r"(?:We|You|I)\b", re.I)
SHOUTED = re.compile(r"\b[A-Z][A-Z’'-]{1,40} [A-Z’'& -]{2,120}")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    return {rule["id"]: re.compile(rule["pattern"]) for rule in load_rules("operations")}


def find_operations(page: Page) -> tuple[Operation, ...]:
    """Every mention of a named operation in the body, in text order, under the name's fullest written form."""
    running = [line for line in page.body if not _is_headline(line.of(page.text))]
    known = frozenset(operation.name for line in running for operation in _in_line(page.text, line, frozenset()))
    found = [operation for line in page.body for operation in _in_line(page.text, line, known)]
    found = _apart(_without_places(found))
    found = _apart([*found, *_said_again(page, found)])
    forms = Forms(page, found, known)
    return tuple(replace(operation, name=forms.of(operation)) for operation in found)


def _in_line(text: str, line: Span, known: frozenset[str]) -> Iterator[Operation]:
    """Operations named in one line; a headline also knows the names that the running text has."""
    rules, headline = patterns(), _is_headline(line.of(text))
    for match in rules["operation-named"].finditer(text, line.start, line.end):
        before = text[max(line.start, match.start() - 30) : match.start()]
        shouted = headline or bool(SHOUTED.match(match["name"]))
        words = _quoted(text, match) or (headline and _known(match, known)) or _of_match(match, shouted)
        if words and rules["not-before"].search(before) and not rules["not-police-work"].match(match[0]):
            yield Operation(Span(match.start(), match.start("name") + len(words)), f"Operation {words}")
    for rule in ("operation-quoted", "quoted-before", "quoted-held", "named-in-quotes"):
        for match in rules[rule].finditer(text, line.start, line.end):
            name = match["name"].rstrip(",. ")
            if rule == "operation-quoted":
                yield Operation(Span(match.start(), match.end("name")), f"Operation {name}")
            elif " " in name or rule == "named-in-quotes":
                yield Operation(Span(*match.span("name")), name)
    for rule in ("initiative-named", "named-plainly", "entitled", "numbered"):
        for match in rules[rule].finditer(text, line.start, line.end):
            words = _name_words(match["name"].removeprefix("The "), False)
            if " " in words:
                start = match.start("name") + match["name"].index(words)
                yield Operation(Span(start, start + len(words)), words)


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


def _of_match(match: re.Match[str], shouted: bool) -> str:
    """The name up to the word that ends it; a colon ends it surely, whatever its last word: "OPERATION LIGHTS OUT:"."""
    first = match["name"].rpartition(" ")[0]
    closed = shouted and first and match.string[match.end() : match.end() + 1] == ":"
    whole = closed and _name_words(first, shouted) == first
    return match["name"] if whole else _name_words(match["name"], shouted)


def _is_headline(line: str) -> bool:
    """Whether most words of the line have a capital."""
    words: list[str] = re.findall(r"[^\W\d_]{2,}", line)
    return len([word for word in words if word[0].isupper()]) > HEADLINE * len(words)


def _name_words(name: str, headline: bool) -> str:
    """The name up to the word that ends it; empty where no name is left."""
    kept: list[str] = []
    rules = patterns()
    for word in name.split(" "):
        plain = word.strip(QUOTES + ",")
        ends = headline and not SPOKEN.match(name) and rules["headline-verb"].fullmatch(plain)
        if ends or rules["not-a-name"].fullmatch(plain):
            break
        kept.append(word)
        if word[-1] in QUOTES:
            break
    while kept and kept[-1].rstrip(",").lower() in SMALL:
        kept.pop()
    words = re.sub(r"['’]s$", "", " ".join(kept)).strip(QUOTES + ",")
    opens = words.partition(" ")[0].lower() in SMALL
    return "" if opens or rules["no-name-alone"].fullmatch(words) else words


def _without_places(found: list[Operation]) -> list[Operation]:
    """Names without the place behind them: of one word only where the text also has it without one."""
    short = {operation.name.lower() for operation in found}
    cut = []
    for operation in found:
        name = PLACED.sub("", operation.name)
        sure = name.lower() in short or name.count(" ") + 1 >= SHORTEST
        less = len(operation.name) - len(name) if sure else 0
        span = Span(operation.span.start, operation.span.end - less)
        cut.append(Operation(span, operation.name[: len(operation.name) - less]))
    return cut


def _said_again(page: Page, named: list[Operation]) -> Iterator[Operation]:
    """Mentions of a named operation without that word, or by the initials that stand in brackets behind its name."""
    calls = {}
    for operation in named:
        words = bare(operation.name)
        if " " in words:
            calls[words] = calls[ordinary(words)] = operation.name
        if " " in (short := NUMBER.sub("", words)):
            name = NUMBER.sub("", operation.name)
            calls.setdefault(short, name)
            calls.setdefault(ordinary(short), name)
        initials = patterns()["initials"].match(page.text, operation.span.end)
        if initials and _are_initials(initials["name"], operation.name):
            calls[initials["name"]] = operation.name
    for words, name in islice(calls.items(), MOST):
        again = re.compile(
            rf"(?<![\w-])(?<!of )(?<!of the ){re.escape(words)}(?![\w-])(?! [A-Z]\w+ (?:Department|Office|Task))"
        )
        for line in page.body:
            for match in again.finditer(page.text, line.start, line.end):
                yield Operation(Span(*match.span()), name)


def _are_initials(short: str, name: str) -> bool:
    every = "".join(word[0] if not word.isdigit() else word for word in name.split()).upper()
    capitals = "".join(word[0] for word in name.split() if word[0].isupper() or word.isdigit())
    return short in (every, capitals, every[1:])


def _apart(found: list[Operation]) -> list[Operation]:
    """Mentions in text order; of two that meet the one that begins first, and of those the longer."""
    kept: list[Operation] = []
    for operation in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not kept or kept[-1].span.end <= operation.span.start:
            kept.append(operation)
    return kept
