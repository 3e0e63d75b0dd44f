"""Who issued a release: letterhead, site name, signature, or who speaks in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.agency_names import fold
from extractors.agency_scan import Mention, scan
from extractors.agency_words import STRAIGHT
from extractors.model import Context, Page, Span

HEAD_LINES = 16
LINE = re.compile(r"[^\n]+")
DIVIDER = re.compile(r"\s[-–—|>•·]\s")
SENT_BY = re.compile(r"\b(?:[Ss]ubmitted|[Ss]ent|[Ii]ssued|[Rr]eleased|[Pp]ublished|[Pp]repared) by (?:the )?(?=[A-Z])|© ?\d{4} ")
DISTRICT = re.compile(r"\s*\n\s*((?:Northern |Southern |Eastern |Western |Middle |Central )?District of [A-Z][\w ]+)")
FIELD_OFFICE = re.compile(r"^FBI(?: [A-Z][a-z]+){1,3}(?=,|$)", re.M)
AROUND = re.compile(r"(?:the |\*+)?(.*?)(?:,? [A-Z]{2}|,? (?:News ?room|News|Press Office|Press Releases?|Media Relations|Office))?[.:]?", re.I)
PERSON = re.compile(r"(?: [A-Z][\w'.]*){0,5}")
SPEAKS = re.compile(r"[^.]{0,90}?\b(?:announce[sd]?|is pleased|are pleased|issued)\b")
SMALL = frozenset({"Of", "And", "The", "For", "On", "In"})
PARENTS = frozenset({"doj", "dhs"})


def issuer(page: Page, text: str, mentions: list[Mention], context: Context) -> Mention | None:
    """The organisation that issued the release, under the name of its office; null where nothing tells.

    `text` is the page's, straightened. A publisher that only the context knows starts at -1.
    """
    found = _lettered(text) or _signed(text) or _given(context) or _speaking(page, text, mentions)
    return None if found is None else Mention(found.start, found.end, as_office(found), found.rule)


def as_office(mention: Mention) -> str:
    """The name of the office rather than of its holder: "Sample County District Attorney's Office"."""
    name = mention.name.removeprefix("The ").replace("DA's Office", "District Attorney's Office")
    rule = mention.rule
    if mention.short:
        return rule.full
    if rule.kind == "title" and not mention.person and rule.office and "{}" in rule.office:
        return rule.office.format(name)
    return name


def _lettered(text: str) -> Mention | None:
    """The site's name at the end of the first line, or a line at the top that is nothing but a name."""
    found = [mention for start, end in _parts(text) if (mention := _whole(text, start, end))]
    if not found:
        return None
    best = next((mention for mention in found if mention.rule.id not in PARENTS), found[0])
    if best.rule.id == "fbi" and (office := FIELD_OFFICE.search(text)):
        return Mention(office.start(), office.end(), office.group(), best.rule)
    district = DISTRICT.match(text, best.end)
    if best.rule.id == "federal-prosecutor" and district:
        return Mention(best.start, district.end(), f"{best.name}, {district.group(1).strip()}", best.rule)
    return best


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the pieces of the first lines; those of the first line from its end."""
    for number, line in zip(range(HEAD_LINES), LINE.finditer(text), strict=False):
        cuts = [(line.start(), line.start()), *((m.start(), m.end()) for m in DIVIDER.finditer(text, *line.span()))]
        ends = [*(start for start, _ in cuts[1:]), line.end()]
        pieces = list(zip((end for _, end in cuts), ends, strict=True))
        yield from pieces[::-1] if number == 0 else pieces


def _whole(text: str, start: int, end: int) -> Mention | None:
    """The organisation whose name is all of `text[start:end]`, capitals smoothed."""
    if end - start > 110 or not (around := AROUND.fullmatch(text, *_stripped(text, start, end))):
        return None
    first, last = around.span(1)
    said = smooth(text[first:last])
    mentions = scan(said, 0, len(said))
    if len(mentions) != 1 or mentions[0].start != 0 or mentions[0].rule.kind in ("plural", "of") and "Office of" not in said:
        return None
    (mention,) = mentions
    if not PERSON.fullmatch(said, mention.end) or (mention.end < len(said) and not mention.person):
        return None
    return Mention(first, first + mention.end, mention.name, mention.rule, mention.person, mention.short)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


def smooth(name: str) -> str:
    """A name in capitals as names are written; others unchanged. Length stays."""
    if not name.isupper() or " " not in name:
        return name
    words = [word if "." in word or word in ("FBI", "ICE") else word.title().replace("'S", "'s") for word in name.split(" ")]
    return " ".join(word.lower() if word in SMALL and index else word for index, word in enumerate(words))


def _signed(text: str) -> Mention | None:
    for signature in SENT_BY.finditer(text):
        line_end = text.find("\n", signature.end())
        found = scan(text, signature.end(), min(len(text) if line_end < 0 else line_end, signature.end() + 200))
        if found and found[0].start <= signature.end() + 4:
            return found[0]
    return None


def _given(context: Context) -> Mention | None:
    """The publisher that the source or the page's metadata names."""
    name = (context.publisher or "").translate(STRAIGHT)
    found = scan(name, 0, len(name)) if " " in name else []
    return Mention(-1, -1, name, found[0].rule) if found else None


def _speaking(page: Page, text: str, mentions: list[Mention]) -> Mention | None:
    """Who announces something in the first paragraphs, or else who is named most often."""
    opening = Span(0, page.body[min(5, len(page.body) - 1)].end) if page.body else Span(0, 0)
    for mention in mentions:
        if mention.end <= opening.end and SPEAKS.match(text, mention.end):
            return mention
    often = Counter(fold(mention.name) for mention in mentions)
    ruling = [mention for mention in mentions if mention.rule.type not in ("service provider", None)]
    return max(ruling, key=lambda mention: often[fold(mention.name)], default=None)
