"""Finds organisation names in running text: a phrase of the vocabulary, and the name around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extractors.agencies.runs import (
    acts_as_one,
    could_be_partner,
    divided,
    is_area,
    is_border,
    is_part,
    is_town,
    left,
    names_area,
    right,
    tail,
    with_city,
)
from extractors.agencies.words import Match, Rule, matches, phrases, tokens_of

IN_BRACKETS = re.compile(r"\([^()]{1,20}\)")
LOOK_BACK = 60  # characters in which words may say that a body takes no part
LOOSE = (("police",), ("pd",), ("public", "safety"))  # so common that only a place before them makes a name
FIELDED = {"fbi": "fbi", "hsi": "(?:hsi|homeland security investigations)"}  # known with their city too
PART_OF_NAME = frozenset({"other", "court services", "service provider"})  # "Department of Health and | Human Services"


@dataclass(frozen=True, slots=True)
class Mention:
    """One organisation at text[start:end]; `name` is what it is called in full there, `person` tells that an office
    holder stands for the office, `short` that the words are an abbreviation."""

    start: int
    end: int
    name: str
    rule: Rule
    person: bool = False
    short: bool = False


def fullness(mention: Mention) -> tuple[bool, bool, int, int]:
    """Sorts the spellings of one organisation, the one to show first: in full, well formed, long, early."""
    malformed = mention.rule.type in ("sheriff", "prosecutor") and "'" not in mention.name
    words = 0 if mention.rule.id == "hsi" else -len(mention.name.split())
    return mention.short, malformed, words, mention.start


@cache
def idle_words() -> re.Pattern[str]:
    """The words that stand right before a name that takes no part."""
    return re.compile(rf"\b(?:{'|'.join(sorted(phrases('no-part')))})(?: an?| the| data from)? ?$", re.I)


def scan(text: str, start: int, end: int) -> list[Mention]:
    """The organisations named in `text[start:end]` (straightened), in text order."""
    return _Scan(text, start, end).mentions()


class _Scan:
    """One stretch of text. Readers return a mention with the index of the token after it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.tokens = tokens_of(text, start, end)
        self.found = matches(self.tokens)

    def mentions(self) -> list[Mention]:
        read: list[Mention] = []
        floor = 0
        for index, match in enumerate(self.found):
            if match.first < floor:
                continue
            follower = self.found[index + 1] if index + 1 < len(self.found) else None
            for mention, last in self._read(match, floor, follower):
                before = self.text[max(0, mention.start - LOOK_BACK) : mention.start]
                if not idle_words().search(before):
                    read.append(mention)
                floor = last
            floor = max(floor, match.last)
        return read

    def _read(self, match: Match, floor: int, follower: Match | None) -> Iterator[tuple[Mention, int]]:
        ceiling = follower.first if follower else len(self.tokens)
        match match.rule.kind:
            case "cue":
                yield from self._introduced(match, ceiling)
            case "apposed":
                yield from self._apposed(match, floor)
            case "plural":
                yield from self._many(match, floor, ceiling)
            case "head" if not self._badly_written(match):
                yield from self._head(match, floor, ceiling)
            case "known" if not self._badly_written(match):
                yield self._known(match, floor, ceiling)
            case "title" if not self._badly_written(match):
                yield from self._title(match, floor)
            case "of" if not self._badly_written(match):
                yield from self._of(match, floor, follower)

    def _badly_written(self, match: Match) -> bool:
        """Small letters are common nouns but for "Exampleville police department"; a shouted head is no name."""
        said = [token.text for token in self.tokens[match.first : match.last]]
        if said == ["police"]:
            return not acts_as_one(self.tokens, match.last)
        if not self.tokens[match.first].capital:
            return match.rule.kind != "head" or len(said) == 1 or not said[0].startswith(("police", "sheriff"))
        if match.rule.kind == "title" and not all(word[0].isupper() or word == "of" for word in said):
            return True
        return match.rule.kind != "known" and len(said) > 1 and all(word.isupper() for word in said)

    def _mention(self, first: int, last: int, rule: Rule, short: bool = False) -> Mention:
        """The tokens as a name, without a possessive ending."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        said = self.text[start:end]
        if said.endswith("'s"):
            said, end = said[:-2], end - 2
        return Mention(start, end, " ".join(IN_BRACKETS.sub(" ", said).split()), rule, short=short)

    def _head(self, match: Match, floor: int, ceiling: int) -> Iterator[tuple[Mention, int]]:
        """ "Exampleville | Police Department"."""
        rule, last = match.rule, match.last
        first = self._placed(match, left(self.tokens, match.first, floor, rule))
        after = [token.norm for token in self.tokens[last : last + 2]]
        if rule.tail:
            last = tail(self.tokens, last, ceiling, rule)
        if first == match.first and last == match.last and not rule.bare:
            return
        if first == match.first - 1 and self.tokens[first].text == "New":
            return
        if rule.type == "service provider" and after == [",", "inc"]:
            last = match.last + 2
        named = self._mention(first, last, rule)
        if self.tokens[match.first].text == "police":  # "Exampleville police", as newspapers write
            named = replace(named, name=f"{self._mention(first, match.first, rule).name} Police Department")
        yield named, last

    def _placed(self, match: Match, first: int) -> int:
        """Where the name begins, of a body that is named for a place; at its head where no place is named."""
        said = tuple(token.norm for token in self.tokens[match.first : match.last])
        local = match.rule.type in ("prosecutor", "sheriff") and match.rule.level == "county"
        if local or (match.rule.type == "police" and said in LOOSE):
            start = names_area(self.tokens, first, match.first)
            return match.first if start is None else start
        return first

    def _known(self, match: Match, floor: int, ceiling: int) -> tuple[Mention, int]:
        """ "FBI", "U.S. Secret Service"; a country before it belongs to it."""
        last = tail(self.tokens, match.last, ceiling, match.rule) if match.rule.tail else match.last
        if match.rule.id in FIELDED:
            last = with_city(self.tokens, last)
        said = self.text[self.tokens[match.first].start : self.tokens[match.last - 1].end].removesuffix("'s")
        first = match.first - (match.first > floor and self.tokens[match.first - 1].norm in ("u.s", "us"))
        if last > match.last and self.tokens[last - 1].text == "Office":  # "the Toledo FBI Field Office"
            first = next((at for at in (first - 2, first - 1) if at >= floor and self._is_city(at, first)), first)
        short = said.isupper() and " " not in said and (match.rule.tail or last == match.last)
        return self._mention(first, last, match.rule, short=short), last

    def _is_city(self, first: int, last: int) -> bool:
        return all(map(is_part, self.tokens[first:last])) and is_area(" ".join(t.text for t in self.tokens[first:last]))

    def _title(self, match: Match, floor: int) -> Iterator[tuple[Mention, int]]:
        """ "Sample County Sheriff" is written so; before a person's name it is the sheriff's office."""
        first = self._placed(match, left(self.tokens, match.first, floor, match.rule))
        opening = self.tokens[first].text
        if first == match.first or (opening.isupper() and opening.endswith("PD")):
            return
        named = self._mention(first, match.last, match.rule)
        if self._person_follows(match.last):
            place = self._mention(first, match.first, match.rule).name
            name = (match.rule.office or "").format(title=named.name, place=place)
            named = Mention(named.start, named.end, name, match.rule, person=True)
        yield named, match.last

    def _person_follows(self, index: int) -> bool:
        rest = self.tokens[index : index + 4]
        if len(rest) == 4 and rest[0].text == "(" and rest[2].text == ")":
            rest = rest[3:]
        return bool(rest) and is_part(rest[0])

    def _of(self, match: Match, floor: int, follower: Match | None) -> Iterator[tuple[Mention, int]]:
        """ "Department of | Labor", "Kansas Department of Children and | Family Services"."""
        if follower and follower.rule.kind == "title" and self._before_title(match, follower):
            yield from self._office_of(match, floor, follower)
            return
        last = right(self.tokens, match.last, follower.first if follower else len(self.tokens))
        if follower and follower.rule.kind == "never" and last == follower.first:
            return
        if follower and follower.rule.kind == "head" and follower.rule.type in PART_OF_NAME:
            between = self.tokens[last : follower.first]
            last = follower.last if all(token.norm in ("and", "&") for token in between) else last
        said = [token.text for token in self.tokens[match.last : last]]
        kind = self.tokens[match.first].norm
        inside = kind in ("division", "bureau") and said[:1] == ["the"]
        holder = kind == "office" and any(is_border(token) for token in self.tokens[last : last + 1])
        if said and not inside and not holder and not any(phrase in " ".join(said) for phrase in phrases("not-of")):
            first = left(self.tokens, match.first, floor, match.rule)
            if first < match.first or match.rule.bare:
                yield self._mention(first, last, match.rule), last

    def _before_title(self, match: Match, title: Match) -> bool:
        between = self.tokens[match.last : title.first]
        kind = self.tokens[match.first].norm
        return kind in ("office", "department") and all(t.capital or t.norm == "the" for t in between)

    def _office_of(self, match: Match, floor: int, title: Match) -> Iterator[tuple[Mention, int]]:
        """ "Office of the Kansas Attorney General"; the holder's name after it is left out."""
        whole = self._mention(left(self.tokens, match.first, floor, match.rule), title.last, match.rule)
        first = match.last + (self.tokens[match.last].norm == "the")
        if first == title.first:
            if whole.start < self.tokens[match.first].start:
                yield whole, title.last
        elif self._person_follows(title.last):
            name = self._mention(first, title.last, title.rule).name
            office = (title.rule.office or "").format(title=name, place="")
            yield Mention(whole.start, whole.end, office, title.rule, person=True), title.last
        else:
            yield whole, title.last

    def _introduced(self, match: Match, ceiling: int) -> Iterator[tuple[Mention, int]]:
        """ "the nonprofits | A and B"."""
        for first, last in divided(self.tokens, match.last, ceiling):
            if not last == ceiling < len(self.tokens) and could_be_partner(self.tokens, first, last):
                yield self._mention(first, last, match.rule), last

    def _apposed(self, match: Match, floor: int) -> Iterator[tuple[Mention, int]]:
        """ "A, | a local charity"."""
        comma = match.first - 1
        if comma > floor and self.tokens[comma].text == ",":
            first = left(self.tokens, comma, floor, match.rule)
            if could_be_partner(self.tokens, first, comma):
                yield self._mention(first, comma, match.rule), match.last

    def _many(self, match: Match, floor: int, ceiling: int) -> Iterator[tuple[Mention, int]]:
        """ "Exampleville and Samplebury | Police Departments"; "sheriffs of | Example and Sample counties"."""
        after = self.tokens[match.last - 1].norm in ("of", "in", "for")
        if after:
            runs = list(divided(self.tokens, match.last, max(ceiling, match.last)))
        else:
            runs = list(divided(self.tokens, match.first - 1, floor - 1))[::-1]
        for first, last in runs:
            place = self._mention(first, last, match.rule)
            name = (match.rule.office or "").format(place=place.name).replace("County County", "County")
            if is_town(place.name):
                name = name.replace(f"{place.name} County", place.name)
            yield Mention(place.start, place.end, name, match.rule), last
