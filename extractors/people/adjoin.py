"""Words that stand side by side, and stretches that do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from extractors.people.scan import Word, words_in
from extractors.people.words import is_family, place_names, words_of

GAP = re.compile(
    r"(?P<tight>\.)|(?P<dot>\.?)(?P<comma>,?)[”\"’]?[ \xa0]{1,4}(?:[a-zA-Z]{1,3}[ \xa0-]){0,3}[“\"‘]?"
    r"|(?P<newline>(?P<stop>\.?)[ \xa0]?\n)|(?P<carried>-[ \xa0]?\n)"
)
ARABIC = re.compile(r"[aeu][lzrsdnt]-$")  # "Ruth az-Zorbax"
AGED = re.compile(r", \d\d,")
WRAPPED = 45  # characters; a shorter line is never carried on


@lru_cache(maxsize=4)
def all_runs(text: str) -> tuple[list[Word], ...]:
    """The runs of a whole text; nobody changes them."""
    return tuple(runs_of(text, words_in(text)))


def runs_of(text: str, words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words that stand side by side, with nothing but spaces, particles, quotes of a nickname or the full stop
    of an initial between them. Words that together name a place ("San Luis Obispo") are marked as such."""
    run: list[Word] = []
    for word in words:
        if run and not _adjoin(text, run[-1], word):
            yield _placed(run)
            run = []
        run.append(word)
    if run:
        yield _placed(run)


def _placed(run: list[Word]) -> list[Word]:
    for size in (3, 2):
        for at in range(len(run) - size + 1):
            part = run[at : at + size]
            said = " ".join(word.low for word in part)
            if said in words_of("brands"):
                run[at : at + size] = [replace(word, kind="proper") for word in part]
            elif part[0].kind != "given" and said in place_names():
                run[at : at + size] = [replace(word, kind="place") for word in part]
    return run


def _adjoin(text: str, before: Word, after: Word) -> bool:
    if after.start - before.whole_end > 16 or before.whole_end > before.end:
        return False
    gap = GAP.fullmatch(text, before.whole_end, after.start)
    if not gap:
        return False
    if gap["tight"]:
        return before.kind == after.kind == "initial"
    abbreviated = before.kind == "initial" or before.low in _abbreviated()
    if gap["carried"]:  # "Banks-" above "Field"
        return True
    lonely = gap["newline"] and before.kind in ("unknown", "given") and (after.kind == "place" or is_family(after.low))
    if lonely and not gap["stop"] and AGED.match(text, after.end):  # "Examplar" above "Banks, 33"
        return True
    if gap["newline"]:
        length = before.end - text.rfind("\n", 0, before.start)
        return not before.shouted and length >= WRAPPED and (not gap["stop"] or abbreviated)
    if gap["comma"]:
        return after.low in words_of("suffixes")
    between = ARABIC.sub("", text[before.whole_end : after.start]).strip(' .“”"’‘\xa0-').split()
    if between == ["y"] and after.kind == "given":  # "Ruth Examplar y Jordan Field"
        return False
    return all(part.lower() in words_of("particles") for part in between) and (not gap["dot"] or abbreviated)


@cache
def _abbreviated() -> frozenset[str]:
    short = {"mr", "mrs", "ms", "dr", "st", "hon", "rev"}
    return words_of("suffixes") | short | {word for word in words_of("official-titles") if len(word) <= 4}


def side_by_side(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans in order, those that overlap or have only spaces between them made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and (start <= merged[-1][1] or text[merged[-1][1] : start] in (" ", "\xa0")):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
