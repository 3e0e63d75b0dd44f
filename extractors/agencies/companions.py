"""Partners of no known kind, shown to be organisations only by their company: "the FBI, Bright Sample Days and ..."."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator

from extractors.agencies.lists import partner_rule
from extractors.agencies.runs import border_words, is_area, is_state
from extractors.agencies.scan import Mention
from extractors.agencies.words import tokens_of
from extractors.model import Page
from extractors.people.words import is_family, is_given, is_ordinary

REACH = 40  # characters between two members of a list
WORD = r"\b[A-Z][\w'&-]*"
NAME = re.compile(rf"(?:The )?{WORD}(?: (?:(?:for|of|in|the|to|against|on) )?{WORD}){{1,4}}")
# Words that no partner's name holds: places to go, units, offices, companies, laws, days.
NEVER = re.compile(
    r"\b(?:Court|Courts|Courthouse|Jail|Prison|School|University|College|Hotline|Hotel|Motel|News|Library"
    r"|Drive|Street|Avenue|Boulevard|Floor|Room|Bar|Division|Bureau|Board|Committee|Office|Unit|Squad|Team|Section"
    r"|International|LLC"
    r"|Assemblyman|Assemblywoman|Councilman|Councilwoman|Code|Act|Law|Day|Week|Month)\b"
)
BODY = re.compile(r"\b(?:Project|House|Center|Home|Network|Program|Initiative|Services)$")
# What stands between two members of a list, and what ends one.
JOINS = r"(?:[,;]| and| along with)(?: and| also)?(?: with)?(?: the)? "
BEFORE, AFTER = re.compile(rf"(?:'s)?(?: \([^)\n]{{2,14}}\))?{JOINS}"), re.compile(rf"(?:{JOINS}|[.;]?\s*$|\. |,)")
# Words before a partner that offers help: "services from Bright Sample Days".
HELPING = re.compile(
    r"\b(?:services (?:from|of|by|through)|help (?:from|of)|work(?:s|ed|ing)? with|partner(?:s|ed|ing|ship) with"
    r"|(?:chief executive|executive director|volunteers|staff) of) $"
)


def companions(page: Page, text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """The names that stand in one list with the organisations named, or that are said to have helped."""
    ends, starts = [mention.end for mention in mentions], [mention.start for mention in mentions]
    for sentence in page.sentences:
        for name in NAME.finditer(text, sentence.start, sentence.end):
            first, last = name.span()
            overlaps = bisect_right(ends, first) < bisect_left(starts, last)
            if overlaps or not _may_be(name[0]):
                continue
            before = text[max(sentence.start, first - REACH) : first]
            joined = any(BEFORE.fullmatch(text, end, first) for end in _within(ends, first - REACH, first))
            leads = any(BEFORE.fullmatch(text, last, start) for start in _within(starts, last, last + REACH))
            listed = joined and (leads or AFTER.match(text, last, sentence.end))
            if listed or HELPING.search(before):
                last += len(", Inc.") * text.startswith(", Inc.", last)
                yield Mention(first, last, " ".join(text[first:last].split()).removesuffix("'s"), partner_rule())
                insort(ends, last)
                insort(starts, first)


def _within(offsets: list[int], first: int, last: int) -> list[int]:
    return offsets[bisect_left(offsets, first) : bisect_right(offsets, last)]


def _may_be(name: str) -> bool:
    """Whether the words can be an organisation's name: no person's, no office holder's, no place, no day."""
    words = [token.text.removesuffix("'s") for token in tokens_of(name, 0, len(name)) if token.word]
    capitals = [word for word in words if word[0].isupper() and word != "The"]
    if len(capitals) < 2 or NEVER.search(name) or is_area(name) or is_state(tokens_of(name, 0, len(name))[-1]):
        return False
    if border_words().intersection(capitals) or border_words("places").intersection(capitals):
        return False
    given = any(is_given(word.lower()) for word in capitals if not word.isupper())
    if is_area(" ".join(capitals[:2])) or (given and not BODY.search(name) and not capitals[-1].isupper()):
        return False
    return any(is_ordinary(word.lower()) and not is_family(word.lower()) for word in capitals)
