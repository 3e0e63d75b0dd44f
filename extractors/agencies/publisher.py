"""Who issued a release: letterhead, site name, signature, or who speaks in it."""

from __future__ import annotations

import re
from collections import Counter

from extractors.agencies.letterhead import DIVIDER, PROSE, lettered
from extractors.agencies.names import fold
from extractors.agencies.scan import Mention, fullness, scan
from extractors.agencies.words import STRAIGHT
from extractors.model import Context, Page

SENT_BY = re.compile(r"\b(?:[Ss]ubmitted|[Ss]ent|[Ii]ssued|[Rr]eleased) by (?:the )?(?=[A-Z])")
SIGNED = re.compile(r"© ?\d{4} |^About (?:the )?(?=[A-Z])", re.M)
SPEAKS = re.compile(r"[^.]{0,90}?\b(?:announce[sd]?|is pleased|are pleased|issued|(?:today|has|have) released)\b")
GUEST = re.compile(
    r"\b(?:with|from|including|thanks?|helped|assisted|aided|supported|joined) "
    r"(?:(?:agents|deputies|detectives|members|officers) (?:from|of) )?(?:the )?$",
    re.I,
)
LISTED = re.compile(r"(?:'s)?(?:, (?:and )?| and |\n{1,2}[-•*–] ?)(?:the )?")
OPENING, SHORT = 6, 30  # lines, characters: a line of less is a day or a mark, and no part of what is told
SITE_KINDS = {
    "DA": "prosecutor",
    "District Attorney": "prosecutor",
    "Prosecutor": "prosecutor",
    "Sheriff": "sheriff",
    "Police": "police",
}
OWN_OFFICE = re.compile(
    r"(?:^|[.,\"–—-] ?|\b(?:the|our|said|by|former) )(?:DA|District Attorney|State's Attorney|State Attorney)\b",
    re.M | re.I,
)
RULING = frozenset({"police", "sheriff", "state police", "prosecutor", "federal"})
SAYS_OFFICE = re.compile(r"(?i)\b(?:attorney|general|prosecutor|sheriff|da)'s office|\boffice of the|\bthis office")
SPEAKERS = RULING | {"task force"}
LOCAL = frozenset({"police", "sheriff", "prosecutor"})


def issuer(page: Page, text: str, mentions: list[Mention], context: Context) -> Mention | None:
    """The organisation that issued the release, under the name of its office; null where nothing tells.

    `text` is the page's, straightened. A publisher that only the context knows starts at -1.
    """
    found = (
        _signed(text, SENT_BY)
        or lettered(text)
        or _signed(text, SIGNED)
        or _given(context)
        or _speaking(page, text, mentions)
    )
    if found is None:
        return None
    as_said = found.rule.id == "attorney-general-title" and not found.person and not SAYS_OFFICE.search(text)
    name = found.name.removeprefix("The ") if as_said else as_office(found).removeprefix("State of ")
    return Mention(found.start, found.end, name, found.rule)


def as_office(mention: Mention) -> str:
    """The name of the office rather than of its holder: "Sample County District Attorney's Office"."""
    name = mention.name.removeprefix("The ").replace("DA's Office", "District Attorney's Office")
    rule = mention.rule
    if rule.kind == "title" and name.endswith(" DA"):
        name = f"{name.removesuffix('DA')}District Attorney"
    if rule.kind == "title" and not mention.person and rule.type != "police":
        return (rule.office or "").format(title=name)
    return name


def _signed(text: str, signature: re.Pattern[str]) -> Mention | None:
    """The agency named right after the signature's words."""
    for found in signature.finditer(text):
        line_end = text.find("\n", found.end())
        named = scan(text, found.end(), min(len(text) if line_end < 0 else line_end, found.end() + 200))
        if named and named[0].start == found.end() and named[0].rule.type in RULING:
            return named[0]
    return None


def _given(context: Context) -> Mention | None:
    """The publisher that the source or the page's metadata names."""
    name = (context.publisher or "").translate(STRAIGHT)
    found = scan(name, 0, len(name)) if " " in name else []
    return Mention(-1, -1, name, found[0].rule) if found else None


def _speaking(page: Page, text: str, mentions: list[Mention]) -> Mention | None:
    """Who announces something in the first paragraphs, or else who is named most often, twice at least.

    Where site or text tells the kind of body that speaks ("DA News", "the DA's Office"), only that kind counts.
    """
    kind = _speaking_kind(text)
    ruling = [mention for mention in mentions if mention.rule.type in RULING]
    if kind:
        ruling = [mention for mention in ruling if mention.rule.type == kind and mention.rule.level != "federal"]
    told = [line for line in page.body if line.end - line.start >= SHORT] or list(page.body)
    opening = told[:OPENING][-1].end if told else 0
    often = Counter(fold(mention.name) for mention in ruling)
    speakers = mentions if kind is None else ruling
    spoken = (
        mention
        for mention in speakers
        if mention.rule.type in SPEAKERS and mention.end <= opening and SPEAKS.match(text, mention.end)
    )
    named = [mention for mention in ruling if kind or mention.rule.type in LOCAL]
    found = next(spoken, None) or max(named, key=lambda mention: often[fold(mention.name)], default=None)
    if found is None:
        return None
    if kind is None and not SPEAKS.match(text, found.end):
        times = often[fold(found.name)]
        early = found.end <= opening and not _told_by_federal(found, ruling, text)
        if not _believable(found, times, early, text) or (times == 1 and _listed(found, mentions, text)):
            return None
    return min((mention for mention in mentions if fold(mention.name) == fold(found.name)), key=fullness)


def _believable(mention: Mention, often: int, early: bool, text: str) -> bool:
    """Whether a body that says nothing may be the publisher: it is local, named early or twice, and no guest."""
    guest = GUEST.search(text, max(0, mention.start - 50), mention.start)
    return mention.rule.type in LOCAL and not guest and (early or often > 1)


def _told_by_federal(mention: Mention, ruling: list[Mention], text: str) -> bool:
    """Whether a federal body is named in a paragraph above the one that names another first."""
    above = (other for other in ruling if other.rule.level == "federal" and other.end <= mention.start)
    return any("\n" in text[other.end : mention.start] for other in above)


def _listed(mention: Mention, mentions: list[Mention], text: str) -> bool:
    """Whether a body stands in a list of those who took part, one after the other."""
    gaps = (
        text[min(mention.end, other.end) : max(mention.start, other.start)]
        for other in mentions
        if other.start >= mention.end or other.end <= mention.start
    )
    return any(LISTED.fullmatch(gap) for gap in gaps)


def _speaking_kind(text: str) -> str | None:
    """The type of body whose site it is, by the site's name, or by a text that says "the DA's Office" of itself."""
    first = text.lstrip().partition("\n")[0]
    told = PROSE.match(first) or first.rstrip().endswith(".")
    site = "" if told else DIVIDER.split(first)[-1]
    named = next((kind for word, kind in SITE_KINDS.items() if re.search(rf"\b{word}\b", site)), None)
    return named or ("prosecutor" if len(OWN_OFFICE.findall(text)) > 1 else None)
