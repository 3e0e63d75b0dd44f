"""What people go by on the net: addresses, handles and user names, and their names within links and file names."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from extractors.model import Span
from extractors.people.context import ALIAS
from extractors.people.lowered import reads_like_name
from extractors.people.pairs import families_of, pairs_of, parts_of, parts_of_address
from extractors.people.words import any_of, is_given, is_ordinary, words_of

EMAIL = re.compile(r"(?<![\w.%+-])(?P<box>[\w.%+-]{1,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
HANDLE = re.compile(r"(?<![\w@./-])@[^\W\d][\w.-]{0,38}\w")
WORD = re.compile(r"\w(?:[\w.-]*\w)?")
TOKEN = re.compile(r"[^\s<>()\[\]“”\"]+")
LINK = re.compile(r"(?:\w{2,8}://)?(?:[\w-]{1,63}\.){1,5}[a-z]{2,12}(?=/)")
FILE = re.compile(r"\.(?:pdf|jpe?g|png|gif|docx?|xlsx?|html?|txt|zip|mp[34]|mov)[.,;:!?]*$", re.IGNORECASE)
QUOTED = re.compile(r"[“\"](?P<said>[^\s“”\"][^“”\"\n]{0,38}?)[,.]?[”\"]")
SURE_ALIAS = re.compile(r"\b(?:moniker|nickname|alias):? (?:of )?[“\"]$|\ba\.?/?k\.?/?a\.?,?:? ?[“\"]$", re.IGNORECASE)
SHORTEST = 5  # letters of a family name that is looked for within other words


@cache
def called() -> re.Pattern[str]:
    """A user name in quotes behind "screen name", or without them where it is written as no other word is."""
    return re.compile(
        rf"\b(?i:{any_of('screen-names')})(?: (?:of|was|is|as|the name of|the name))?[,:]? "
        r"(?:[“\"‘'](?P<quoted>[^\s“”\"‘’'][^“”\"\n]{0,38}?)[,.]?[”\"’']"
        r"|(?P<plain>(?=[\w.-]{0,30}(?:[\d_]|[a-z][A-Z]))[\w.-]{1,30}\w"
        rf"|[\w.-]{{2,30}}(?= on (?i:{any_of('networks')})\b)))"
    )


def user_names(text: str) -> list[tuple[int, int]]:
    """The user names that a text tells, wherever they stand in it."""
    told = [match.span("quoted") if match["quoted"] else match.span("plain") for match in called().finditer(text)]
    names = {text[start:end] for start, end in told if not is_ordinary(text[start:end].casefold())}
    return told + [match.span() for match in WORD.finditer(text) if match[0] in names] if told else []


def aliases(text: str) -> list[tuple[int, int]]:
    """What people are called, in quotes behind "a.k.a." or "moniker": "Chris the Examplar", "wavy/boy"."""
    found = []
    for match in QUOTED.finditer(text):
        before = text[max(0, match.start() - 60) : match.start() + 1]
        told = ALIAS.search(before) if match["said"][:1].isupper() else SURE_ALIAS.search(before)
        if told and not words_of("things-by-name") & set(match["said"].lower().split()):
            found.append(match.span("said"))
    return found


@lru_cache(maxsize=8)
def addresses(text: str, names: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    """Addresses of persons, handles, and links and file names that hold one of `names` or what reads like a name."""
    hidden = [match.span() for match in EMAIL.finditer(text) if not _is_general(match["box"])]
    hidden += [match.span() for match in HANDLE.finditer(text) if not _is_office(match[0])]
    known = {family for name in names if len(said := name.of(text).split()) > 1 for family in families_of(said[-1])}
    known = {family for family in known if len(family) >= SHORTEST}
    for token in TOKEN.finditer(text):
        host = LINK.match(token[0])
        start = token.start() + (host.end() if host else 0)
        if (host or FILE.search(token[0])) and _holds_name(text[start : token.end()], known):
            hidden.append((start, token.end() - len(token[0]) + len(token[0].rstrip(".,;:!?"))))
    return tuple(hidden)


def _is_general(box: str) -> bool:
    """Whether a mailbox is an office's: "tips", "info.trafficking"."""
    parts = parts_of(box)
    return any(map(_ends_in_office, parts)) and not any(map(is_given, parts))


def _ends_in_office(part: str) -> bool:
    """Whether a part of a mailbox is an office's word, also run together with an ordinary one: "arrestreport"."""
    ends = [part[: -len(word)] for word in words_of("mailboxes") if part.endswith(word)]
    return any(not begun or (len(begun) > 2 and is_ordinary(begun)) for begun in ends)


def _is_office(handle: str) -> bool:
    """Whether a handle is an office's: "@ExampletonSheriff"."""
    parts = parts_of_address(handle)
    return any(part in words_of("handles-of-offices") for part in parts) and not any(map(is_given, parts))


def _holds_name(path: str, families: set[str]) -> bool:
    parts = parts_of_address(path)
    if any(reads_like_name(one, two) and any(pairs_of(f"{one} {two}")) for one, two in pairwise(parts)):
        return True
    return any(family in "".join(parts) for family in families)
