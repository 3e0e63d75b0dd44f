"""Finds organisation names in running text: a head of the vocabulary, and the name around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.agency_names import STATES
from extractors.agency_words import Match, Rule, Token, matches, phrases, tokens_of

MOST_WORDS = 9  # of a name before its head: "New York City Department of ..." has 3, a task force's subject up to 8
STATE_WORDS = frozenset(word for name in STATES for word in name.split()) | frozenset(s.lower() for s in STATES.values())
AFTER = frozenset({"of", "for", "on", "to", "against", "in"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One organisation at text[start:end]; `name` is what it is called in full there.

    `person` tells that an office holder stands for the office, `short` that the words are an abbreviation.
    """

    start: int
    end: int
    name: str
    rule: Rule
    person: bool = False
    short: bool = False


@cache
def borders() -> frozenset[str]:
    return frozenset(str(word) for word in phrases("borders"))


@cache
def joins() -> frozenset[str]:
    return phrases("borders", "joins")


@cache
def places() -> frozenset[str]:
    return phrases("borders", "places")


def scan(text: str, start: int, end: int) -> list[Mention]:
    """The organisations named in `text[start:end]` (straightened), in text order."""
    tokens = tokens_of(text, start, end)
    return _Scan(text, tokens, matches(tokens)).mentions()


class _Scan:
    def __init__(self, text: str, tokens: list[Token], found: list[Match]) -> None:
        self.text, self.tokens, self.found = text, tokens, found

    def mentions(self) -> list[Mention]:
        read: list[Mention] = []
        floor = 0
        for index, match in enumerate(self.found):
            if match.first < floor:
                continue
            follower = self.found[index + 1] if index + 1 < len(self.found) else None
            for mention, last in self._read(match, floor, follower):
                read.append(mention)
                floor = last
            floor = max(floor, match.last)
        return read

    def _read(self, match: Match, floor: int, follower: Match | None) -> Iterator[tuple[Mention, int]]:
        kind = match.rule.kind
        ceiling = follower.first if follower else len(self.tokens)
        if kind in ("cue", "never"):
            return
        if kind == "plural":
            yield from self._many(match, floor, ceiling)
            return
        if not self.tokens[match.first].capital and (kind != "head" or match.last - match.first == 1):
            return
        if kind == "of" and follower is not None and follower.rule.kind == "title":
            span = self._office_of(match, floor, follower)
        else:
            reader = {"head": self._head, "of": self._of, "known": self._known, "title": self._title}[kind]
            span = reader(match, floor, ceiling)
        if span is not None:
            yield span, self._token_after(span.end)

    def _token_after(self, end: int) -> int:
        return next((i for i, token in enumerate(self.tokens) if token.start >= end), len(self.tokens))

    def _head(self, match: Match, floor: int, ceiling: int) -> Mention | None:
        first = self._left(match.first, floor)
        last = self._tail(match.last, ceiling) if match.rule.tail else match.last
        if first == match.first and not match.rule.bare and last == match.last:
            return None
        return self._mention(first, last, match.rule)

    def _of(self, match: Match, floor: int, ceiling: int) -> Mention | None:
        last = self._right(match.last, ceiling)
        if last == match.last:
            return None
        return self._mention(self._left(match.first, floor), last, match.rule)

    def _office_of(self, match: Match, floor: int, title: Match) -> Mention | None:
        """"Office of the Kansas Attorney General", or with the holder's name, which is left out."""
        between = self.tokens[match.last : title.first]
        if self.tokens[match.first].norm != "office" or not all(t.capital or t.norm == "the" for t in between):
            return self._of(match, floor, title.first)
        whole = self._mention(self._left(match.first, floor), title.last, match.rule)
        if not self._person_follows(title.last) or not between:
            return whole
        first = match.last + (between[0].norm == "the")
        office = (title.rule.office or "{}").format(self._mention(first, title.last, title.rule).name)
        return Mention(whole.start, whole.end, office, title.rule, person=True)

    def _known(self, match: Match, floor: int, ceiling: int) -> Mention | None:
        last = self._tail(match.last, ceiling) if match.rule.tail else match.last
        said = self.text[self.tokens[match.first].start : self.tokens[match.last - 1].end]
        return self._mention(match.first, last, match.rule, short=said.isupper() and " " not in said)

    def _title(self, match: Match, floor: int, ceiling: int) -> Mention | None:
        first = self._left(match.first, floor)
        if first == match.first or (first > 0 and self.tokens[first - 1].norm in ("assistant", "deputy", "former")):
            return None
        named = self._mention(first, match.last, match.rule)
        if not self._person_follows(match.last):
            return named
        office = match.rule.office or "{}"
        place = self._mention(first, match.first, match.rule).name
        name = office.format(named.name) if "{}" in office else f"{place} {office}"
        return Mention(named.start, named.end, name, match.rule, person=True)

    def _person_follows(self, index: int) -> bool:
        rest = self.tokens[index : index + 4]
        if len(rest) == 4 and rest[0].text == "(" and rest[2].text == ")":
            rest = rest[3:]
        return bool(rest) and rest[0].capital and rest[0].text not in borders()

    def _mention(self, first: int, last: int, rule: Rule, short: bool = False) -> Mention:
        """The tokens as a name, without a possessive ending."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        said = self.text[start:end]
        if said.endswith("'s"):
            said, end = said[:-2], end - 2
        return Mention(start, end, " ".join(said.split()), rule, short=short)

    def _left(self, head: int, floor: int) -> int:
        """Index of the first token of the name that runs up to tokens[head]."""
        first = index = head
        while index > floor and head - index < MOST_WORDS:
            index -= 1
            token = self.tokens[index]
            if token.word and token.capital and token.text not in borders():
                if token.text.endswith("'s") and token.text[:-2] not in places() and first != head:
                    break
                first = index
            elif not self._joins(index, floor, head):
                break
        return first

    def _joins(self, index: int, floor: int, head: int) -> bool:
        """Whether the small word or mark at `index` may stand inside a name."""
        if index - 1 < floor:
            return False
        token, before = self.tokens[index], self.tokens[index - 1]
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else token
        if token.norm == "of":
            return before.text in places()
        if token.norm in ("and", "&", "against", "for", "on"):
            return before.text in joins() or (token.norm == "and" and self._two_states(index))
        if token.norm == "the":
            return before.norm == "of" and index - 2 >= floor and self.tokens[index - 2].text in places()
        if token.text == ",":
            if index + 1 == head:
                return before.norm in STATE_WORDS and before.capital and index - 2 >= floor and self.tokens[index - 2].text == ","
            return before.capital and after.norm in STATE_WORDS and after.capital and index + 3 >= head
        return False

    def _two_states(self, index: int) -> bool:
        before, after = self.tokens[index - 1], self.tokens[index + 1]
        return before.norm in STATE_WORDS and after.norm in STATE_WORDS and index > 2 and self.tokens[index - 2].norm in STATE_WORDS

    def _tail(self, last: int, ceiling: int) -> int:
        """Where the name ends that goes on with "on Crime", "for the Eastern District of Nowhere"."""
        rest = [token.norm for token in self.tokens[last : last + 4]]
        if not rest or self.tokens[last - 1].text.endswith("'s") or (rest[0] not in AFTER and not self._district(rest)):
            return last
        end = self._right(last + 1, ceiling)
        return end if end > last + 1 else last

    @staticmethod
    def _district(rest: list[str]) -> bool:
        return rest[0] == "," and "district" in rest[1:3]

    def _right(self, index: int, ceiling: int) -> int:
        """Where a run of capitalised words ends that begins at tokens[index], small words inside allowed."""
        last = start = index
        if index < ceiling and self.tokens[index].norm == "the":
            index += 1
        while index < ceiling and index - start < MOST_WORDS + 4:
            token = self.tokens[index]
            if token.word and token.capital and token.text not in borders():
                last = index = index + 1
                if token.text.endswith("'s"):
                    break
            elif last > start and self._goes_on(index, ceiling):
                index += 1
            else:
                break
        return last if last > start else start

    def _goes_on(self, index: int, ceiling: int) -> bool:
        """Whether the small word at `index` is followed by more of the same name, not by another."""
        if index + 1 >= ceiling:
            return False
        before, token, after = self.tokens[index - 1 : index + 2]
        if token.norm in ("of", "for", "on", "against", "to"):
            return after.capital or after.norm == "the"
        if token.text == ",":
            return before.text in joins() and after.text in joins()
        return token.norm in ("and", "&") and after.capital and not self._reaches(index + 1, ceiling)

    def _reaches(self, index: int, ceiling: int) -> bool:
        """Whether the capitalised words from `index` run up to the next name's head."""
        while index < ceiling and self.tokens[index].capital:
            index += 1
        return index == ceiling < len(self.tokens)

    def _many(self, match: Match, floor: int, ceiling: int) -> Iterator[tuple[Mention, int]]:
        """"Exampleville, Samplebury and Mockton Police Departments"; "the sheriffs of Example and Sample counties"."""
        after = self.tokens[match.last - 1].norm in ("of", "in", "for")
        runs = list(self._runs(match.last, ceiling, 1)) if after else list(self._runs(match.first - 1, floor, -1))[::-1]
        for first, last in runs:
            place = self._mention(first, last, match.rule)
            yield Mention(place.start, place.end, _office(place.name, match.rule), match.rule), last

    def _runs(self, index: int, stop: int, step: int) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words divided by commas, "and", "the", walking from `index` towards `stop`."""
        run: list[int] = []
        while (index < stop if step > 0 else index >= stop):
            token = self.tokens[index]
            inner = token.norm == "of" and bool(run)
            if (token.word and token.capital and token.text not in borders()) or inner:
                run.append(index)
            elif token.norm in ("and", "&", ",", "the"):
                if run:
                    yield min(run), max(run) + 1
                run = []
            else:
                break
            index += step
        if run:
            yield min(run), max(run) + 1


def _office(place: str, rule: Rule) -> str:
    office = rule.office or "{}"
    if "for the" in office:
        return f"{office} {place}"
    stem = office.removeprefix("County ")
    return f"{place} {stem}" if "County" in place or "Parish" in place or stem == office else f"{place} {office}"
