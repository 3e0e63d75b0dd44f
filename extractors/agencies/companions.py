"""Partners of no known kind, shown to be organisations only by their company: "the FBI, Bright Sample Days and ..."."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator

from extractors.agencies.lists import partner_rule
from extractors.agencies.runs import border_words, is_area, is_state
from extractors.agencies.scan import Mention
from extractors.agencies.words import tokens_of
from extractors.model import Page, Span
from extractors.people.words import is_family, is_given, is_ordinary

REACH = 40  # characters between two members of a list
WORD = r"\b[A-Z][\w'&-]*"
NAME = re.compile(rf"(?:The )?{WORD}(?: (?:(?:for|of|in|the|to|against|on) )?{WORD}){{1,4}}")
# Words that no partner's name holds: places to go, units, offices, companies, laws, days.
NEVER = re.compile(
    r"\b(?:Court|Courts|Courthouse|Jail|Prison|School|University|College|Hotline|Hotel|Motel|News|Library"
    r"|Drive|Street|Avenue|Boulevard|Floor|Room|Bar|Division|Bureau|Board|Committee|Office|Unit|Squad|Team|Section"
    r"|LLC|Corporation|Corp|Company|Mafia|Gang|Stoppers|Samaritans?|Rule"
    r"|Assemblyman|Assemblywoman|Councilman|Councilwoman|Code|Act|Law|Day|Week|Month)\b"
)
FREE = frozenset({"More", "One", "All", "Every", "Each", "Our", "Her", "His", "Their", "She", "We", "You"})
BODY = re.compile(r"\b(?:Project|House|Center|Home|Network|Program|Initiative|Services|International)$")
# What stands between two members of a list, and what ends one.
JOINS = r"(?:[,;]| and| along with)(?: and| also)?(?: with| of| from)?(?: the)? "
BEFORE, AFTER = re.compile(rf"(?:'s)?(?: \([^)\n]{{2,14}}\))?{JOINS}"), re.compile(rf"(?:{JOINS}|[.;]?\s*$|\. |,)")
# Words before a partner that offers help: "services from Bright Sample Days".
HELPING = re.compile(
    r"\b(?:(?:services|care|help|shelter|counseling|housing|treatment)"
    r" (?:from|of|by|through|with|at)|work(?:s|ed|ing)? with|partner(?:s|ed|ing|ship) with"
    r"|(?:referred|introduced|connected|turned over|released) to|(?:connected|placed) with"
    r"|(?:chief executive|executive director|volunteers|staff) of)(?: the)? $"
)
# What partners do for those found, behind their name: "Bright Sample Days provided beds".
SERVES = re.compile(
    r"(?:, which)? (?:(?:also|has|have|had|is|are|was|were|will|then|alone) ){0,2}(?:provid|offer|assist|serv|help"
    r"|support|donat|staff|shelter|counsel|advis|aid|on hand|standing by|(?:took|taking) in)(?:ed|es|e|s|ing)?\b"
    r"(?! as\b)"
)
# What an apposition says a body is: "Waymarks, a victim-assistance program".
CALLED = re.compile(
    r", (?:an?|the) (?:[\w'&-]+ ){0,4}(?:non-?profits?|charity|organi[sz]ation|coalition|program|ministry|shelter"
    r"|advocacy group|service provider|safe house)\b(?! (?:leader|founder|director|member|manager|volunteer))"
)
ONE_WORD = re.compile(rf"{WORD}(?=, )")


def companions(page: Page, text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """The names that stand in one list with the organisations named, or that are said to have helped."""
    ends, starts = [mention.end for mention in mentions], [mention.start for mention in mentions]
    for sentence in page.sentences:
        for name in _names(text, sentence):
            first, last = name.span()
            overlaps = bisect_right(ends, first) < bisect_left(starts, last)
            called = CALLED.match(text, last, sentence.end)
            if overlaps or not (_may_be(name[0]) or (called and _may_be_called(name[0]))):
                continue
            before = text[max(sentence.start, first - REACH) : first]
            joined = any(BEFORE.fullmatch(text, end, first) for end in _within(ends, first - REACH, first))
            leads = any(BEFORE.fullmatch(text, last, start) for start in _within(starts, last, last + REACH))
            listed = joined and (leads or AFTER.match(text, last, sentence.end))
            if listed or called or HELPING.search(before) or SERVES.match(text, last, sentence.end):
                last += len(", Inc.") * text.startswith(", Inc.", last)
                yield Mention(first, last, " ".join(text[first:last].split()).removesuffix("'s"), partner_rule())
                insort(ends, last)
                insort(starts, first)


def _names(text: str, sentence: Span) -> Iterator[re.Match[str]]:
    """The runs of capitalised words, and single ones before a comma."""
    runs = list(NAME.finditer(text, sentence.start, sentence.end))
    covered = [run.span() for run in runs]
    alone = (
        word
        for word in ONE_WORD.finditer(text, sentence.start, sentence.end)
        if not any(start <= word.start() < end for start, end in covered)
    )
    return iter(sorted([*runs, *alone], key=lambda run: run.start()))


def _may_be_called(name: str) -> bool:
    """Whether a name that is said to be an organisation's can be one: no place's, no day's, not a person's alone."""
    words = name.removeprefix("The ").split()
    person = len(words) < 3 and any(is_given(word.lower()) for word in words)
    return not (is_area(name) or border_words().intersection(words) or NEVER.search(name) or person)


def _within(offsets: list[int], first: int, last: int) -> list[int]:
    return offsets[bisect_left(offsets, first) : bisect_right(offsets, last)]


def _may_be(name: str) -> bool:
    """Whether the words can be an organisation's name: no person's, no office holder's, no place, no day."""
    words = [token.text.removesuffix("'s") for token in tokens_of(name, 0, len(name)) if token.word]
    capitals = [word for word in words if word[0].isupper() and word != "The"]
    in_state = is_state(tokens_of(name, 0, len(name))[-1]) and (len(capitals) < 3 or is_area(" ".join(capitals[:-1])))
    if len(capitals) < 2 or NEVER.search(name) or is_area(name) or in_state:
        return False
    if border_words().intersection(capitals) - FREE or border_words("places").intersection(capitals):
        return False
    given = any(is_given(word.lower()) for word in capitals if not word.isupper())
    if is_area(" ".join(capitals[:2])) or (given and not BODY.search(name) and not capitals[-1].isupper()):
        return False
    return any(is_ordinary(word.lower()) and not is_family(word.lower()) for word in capitals)
