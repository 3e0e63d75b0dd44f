"""Cuts a paragraph into sentences."""

from __future__ import annotations

import re
from functools import cache

from extractors.model import Span
from extractors.rulebook import load_rules

STOP = re.compile(
    r"(?<!\.\.\.)(?<!\. )[.!?…](?!(?<= \.\.\.) ?\d[\d,]{0,9}\s{0,3}(?:\n|$))"
    r"[\"”’')\]]{0,3}(?P<gap>\s+)(?=[\"“‘'(\[]{0,2}[A-Z0-9ÁÉÍÓÚÑĐ$¿¡])|"
    r"(?<!\s)\s+(?=[•▪●\uf0b7]\s)"
)
WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z.]*$")
# A model is asked to read no sentence that is longer; nor is it given shorter parts of one.
LONGEST, SHORTEST = 1200, 200
# Where a long sentence is cut, the best first.
CUTS = tuple(re.compile(cut) for cut in (r"\s(?=[•▪●·*–—-] ?\w)|[;:]\s", r",\s", r"\s"))
ABBREVIATED = ("abbreviation", "maybe-abbreviation")
WORD_AFTER = re.compile(r"[\"“‘'(\[]{0,2}(\w+)")


def split_sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of `text[paragraph.start:paragraph.end]`, in order, without the spaces between them."""
    sentences = []
    start = paragraph.start
    for stop in STOP.finditer(text, paragraph.start, paragraph.end):
        if stop["gap"] and text[stop.start()] == "." and _is_abbreviated(text, stop.start(), stop.end(), start):
            continue
        end = stop.start("gap") if stop["gap"] else stop.start()
        if end > start:
            sentences.append(Span(start, end))
        start = stop.end()
    sentences.append(Span(start, paragraph.end))
    return [part for sentence in sentences for part in in_parts(text, sentence)]


def in_parts(text: str, sentence: Span) -> list[Span]:
    """A sentence whole, or one of more than `LONGEST` characters in parts: each ends where an item of a list or a
    clause ends, else at a comma, else between words. Each cut looks once over at most `LONGEST` characters."""
    parts, start = [], sentence.start
    while sentence.end - start > LONGEST:
        ends = ([found.end() for found in cut.finditer(text, start + SHORTEST, start + LONGEST)] for cut in CUTS)
        end = next((found[-1] for found in ends if found), start + LONGEST)
        parts.append(Span(start, end - len(text[start:end]) + len(text[start:end].rstrip())))
        start = end
    return [part for part in (*parts, Span(start, sentence.end)) if part.start < part.end]


@cache
def abbreviations(kind: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a kind of abbreviation, and those that begin a sentence all the same."""
    rules = [rule for rule in load_rules("page") if rule["kind"] == kind]
    return (
        frozenset(str(word) for rule in rules for word in rule["words"]),
        frozenset(str(word) for rule in rules for word in rule.get("starters", [])),
    )


def ends_on_abbreviation(line: str) -> bool:
    """Whether the full stop at a line's end may belong to its last word ("Examplar Jr.")."""
    word = line.rsplit(None, 1)[-1]
    return word.endswith(".") and any(word[:-1] in abbreviations(kind)[0] for kind in ABBREVIATED)


def _is_abbreviated(text: str, stop: int, after: int, start: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it and the sentence goes on at `after`."""
    before = WORD_BEFORE.search(text, max(start, stop - 12), stop)
    if not before:
        return False
    word = before.group()
    if (len(word) == 1 and word.isupper()) or word in abbreviations("abbreviation")[0]:
        return True
    if word in abbreviations("number-abbreviation")[0]:
        return text[after].isdigit()
    words, starters = abbreviations("maybe-abbreviation")
    following = WORD_AFTER.match(text, after)
    initials = bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word))
    return (initials or word in words) and not (following and following.group(1) in starters)
