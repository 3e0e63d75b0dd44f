"""Whose letterhead a page bears: a line at its top that is nothing but a body's name, or its area and its office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.agencies.runs import is_area
from extractors.agencies.scan import Mention, scan

HEAD_LINES, HEAD = 16, 1500  # lines, characters
LINE = re.compile(r"[^\n]+")
DISTRICT = re.compile(r"\s{0,9}\n\s{0,9}((?:[NSEWMC][a-z]{3,7}ern |Middle |Central )?District of [A-Z][\w ]+)")
FIELD_OFFICE = re.compile(r"^FBI((?: [A-Z][a-z]+){1,3}?)(?: Division| Field Office)?(?=,|$)", re.M)
NEWSROOM = r"News ?room|News|Press Office|Press Releases?|Media Relations"
AROUND = re.compile(rf"(?:the |\*+)?(.*?)(?:,? [A-Z]{{2}}|,? (?:{NEWSROOM}))?[.:]?", re.I)
PERSON = re.compile(r"(?: [A-Z][\w'.]*){0,5}")
ENDING = re.compile(r"'\w\b")  # "SHERIFF'S", "HAWAI'I"
KEPT = frozenset({"FBI", "ICE", "DEA", "HSI", "ATF", "USMS", "NYPD", "LAPD"})
SMALL = frozenset({"Of", "And", "The", "For", "On", "In"})
PARENTS = frozenset({"doj", "dhs"})
PROSE = re.compile(r"^[^\n]{120}.*\.[\"”]?$")
DIVIDER = re.compile(r"\s[-–—|>•·]\s")
# "STATE OF NEW JERSEY" over "Office of the Attorney General": whose office it is stands on a line of its own.
OWNER = re.compile(r"(?:the )?(?:(state|commonwealth|county|parish|city|town|village|borough) of )?(.{3,40})", re.I)
OFFICE = re.compile(
    r"(?:the )?(?:(?:office|department) of (?:the )?"
    r"(?:attorney general|sheriff|prosecutor|(?:district|county|state's) attorney)"
    r"|(?:attorney general|sheriff|prosecutor|(?:district|county|state's|prosecuting) attorney)"
    r"(?:'s (?:office|department))?"
    r"|(?:police|sheriff) department|police|department of (?:justice|public safety|law enforcement)|state police)",
    re.I,
)

# "Office of the District Attorney, Sample County", "Sheriff of Sample County"
OWNED = re.compile(rf"(?P<office>{OFFICE.pattern})(?:,| of| for)(?: the)? (?P<owner>.{{3,40}})", re.I)


def lettered(text: str) -> Mention | None:
    """The site's name at the end of the first line, or a line at the top that is nothing but a name."""
    found = [mention for start, end in _parts(text) if (mention := _whole(text, start, end))]
    if office := _field_office(text, found):
        return office
    two = _of_two_lines(text)
    if two and all(mention.start >= two.start for mention in found):
        return two
    if not found:
        return None
    best = next((m for m in found if m.rule.id not in PARENTS and m.rule.type != "task force"), found[0])
    best = next((m for m in found if m.rule.id == best.rule.id and "District" in m.name), best)
    district = DISTRICT.match(text, best.end)
    if best.rule.id in ("federal-prosecutor", "usao-short") and district:
        return Mention(best.start, district.end(), f"{best.name}, {district.group(1).strip()}", best.rule)
    return best


def _field_office(text: str, found: list[Mention]) -> Mention | None:
    """The office of the FBI that a line of its own names, or a headline begins with, where no other body's letterhead
    stands above it."""
    lines = FIELD_OFFICE.finditer(text, 0, HEAD)
    office = next((line for line in lines if is_area(line[1].strip())), None)
    opened = (scan(text, start, end) for start, end in _parts(text))
    begun = (named[0] for named in opened if named and named[0].name.startswith("FBI "))
    rule = scan("FBI", 0, 3)[0].rule
    own = Mention(*office.span(), office.group(), rule) if office else next(begun, None)
    if own is None or any(m.start < own.start and m.rule.id != "fbi" for m in found):
        return None
    return own


def _of_two_lines(text: str) -> Mention | None:
    """The office whose area stands on the line before or after it: "State of Ohio" over "Attorney General"."""
    pieces = [(start, end) for start, end in (_stripped(text, *part) for part in _parts(text)) if start < end]
    joined = (OWNED.fullmatch(text, *piece) for piece in pieces if not _whole(text, *piece))
    for one, other in [*((said.span("owner"), said.span("office")) for said in joined if said), *pairwise(pieces)]:
        for owner, office in ((one, other), (other, one)):
            said, owned = text[slice(*office)], OWNER.fullmatch(smooth(text[slice(*owner)]))
            if not owned or not OFFICE.fullmatch(said) or not (place := _owner(*owned.groups())):
                continue
            if found := _named_office(place, smooth(said).removeprefix("The "), office):
                return found
    return None


def _named_office(place: str, said: str, at: tuple[int, int]) -> Mention | None:
    """The office of a place as one name, be it called by its holder: "Sheriff" is the sheriff's office."""
    for name in (f"{place} {said}", f"{place} {said}'s Office"):
        mentions = scan(name, 0, len(name))
        if len(mentions) == 1 and mentions[0].name == name:
            return Mention(*at, name, mentions[0].rule)
    return None


def _owner(kind: str | None, name: str) -> str | None:
    """How an area is called before its office's name; None where a bare name is no state's and no county's."""
    if kind is None:
        return name if is_area(name.removesuffix(" County").removesuffix(" Parish")) else None
    return f"{name} {kind.title()}" if kind.lower() in ("county", "parish") else name


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the pieces of the lines above the first prose; those of the first line from its end."""
    for number, line in zip(range(HEAD_LINES), LINE.finditer(text), strict=False):
        if PROSE.match(line.group()):
            return
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
    if len(mentions) != 1 or mentions[0].start != 0 or mentions[0].rule.kind == "plural":
        return None
    (mention,) = mentions
    if not PERSON.fullmatch(said, mention.end) or (mention.end < len(said) and not mention.person):
        return None
    name = mention.rule.full if mention.short else mention.name
    return Mention(first, first + mention.end, name, mention.rule, mention.person)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


def smooth(name: str) -> str:
    """A name in capitals as names are written; others unchanged. Length stays."""
    if not name.isupper() or " " not in name:
        return name
    words = [word if "." in word or word in KEPT else ENDING.sub(_small, word.title()) for word in name.split(" ")]
    return " ".join(word.lower() if word in SMALL and index else word for index, word in enumerate(words))


def _small(found: re.Match[str]) -> str:
    return found.group().lower()
