"""Lists of organisations: lines under a heading such as "Participating agencies:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.agencies.runs import is_area
from extractors.agencies.scan import Mention, scan
from extractors.agencies.words import Rule, lexicon, phrases
from extractors.model import Page, Span

LONGEST = 110  # characters of a line that is one organisation's name, with what stands in brackets after it
BULLET = re.compile(r"[\s•*·▪o\u2022-]{0,40}(?=[A-Z0-9\"'])")
NAME = re.compile(r"[^(;:]+")
WORD = re.compile(r"[A-Za-z][\w'&-]*")
SMALL = frozenset({"of", "and", "the", "for", "to", "on", "in", "at", "against"})


@cache
def partner_rule() -> Rule:
    """The rule an organisation falls under that only its place in a list shows to be one."""
    return next(rule for options in lexicon().values() for _, rule, _ in options if rule.id == "partner-heads")


def listed(page: Page, text: str) -> Iterator[Mention]:
    """The lines that are organisations because of the heading they stand under."""
    items: list[Mention] = []
    under_heading = False
    for span in page.body:
        if is_heading(span.of(text)):
            under_heading = True
        elif under_heading and (item := _item(text, span)):
            items.append(item)
        else:
            yield from _believed(items)
            items, under_heading = [], False
    yield from _believed(items)


def _believed(items: list[Mention]) -> list[Mention]:
    """The items of a list, if there are two and one of them is an organisation by its own words."""
    return items if len(items) > 1 and any(item.rule.id != partner_rule().id for item in items) else []


def is_heading(line: str) -> bool:
    """A short line about agencies or partners, or one that is nothing but a level of government."""
    words = [word.lower() for word in re.split(r"[^A-Za-z-]+", line) if word]
    known = phrases("partner-list")
    if not words or len(words) > 12:
        return False
    bare = all(word in known or word in ("based", "community", "organizations", "level", "and") for word in words)
    return bare or (line.rstrip().endswith(":") and any(word in known for word in words))


def _item(text: str, span: Span) -> Mention | None:
    if span.end - span.start > LONGEST:
        return None
    bullet = BULLET.match(text, span.start, span.end)
    name = NAME.match(text, bullet.end(), span.end) if bullet else None
    if name is None or not _is_title(name.group()) or is_area(name.group().strip()):
        return None
    said = name.group().rstrip()
    inside = scan(text, name.start(), name.start() + len(said))
    rule = inside[-1].rule if inside and inside[-1].end == name.start() + len(said) else partner_rule()
    whole = Mention(name.start(), name.start() + len(said), " ".join(said.split()).rstrip(","), rule)
    return inside[0] if len(inside) == 1 and inside[0].end == whole.end else whole


def _is_title(name: str) -> bool:
    """Whether a line is written as names are: capitals but for small words, no stop at the end."""
    words = WORD.findall(name)
    stopped = name.rstrip().endswith((".", "!", "?")) and not name.rstrip().endswith("Inc.")
    return 0 < len(words) <= 14 and not stopped and all(word[0].isupper() or word in SMALL for word in words)
