"""The one name under which a release's mentions of an operation go, however each is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from extractors.model import Operation, Page

NUMERALS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
ROMAN = {numeral: value for value, numeral in enumerate(NUMERALS.split(), 1)}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "inaugural": 1, "original": 1,
}  # fmt: skip
NUMBER = re.compile(r" (?P<number>[IVX]+|\d{1,4}|\d\.\d)$")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
COUNTED = re.compile(
    rf"\b(?:(?P<word>{'|'.join(ORDINALS)})|(?P<digits>\d{{1,2}})(?:st|nd|rd|th)|last year['’]s|previous|earlier|prior|"
    r"(?P<year>(?:19|20)\d\d))(?: [\w-]+)? [“\"‘']?$",
    re.I,
)
HEADING = re.compile(r"\W{0,9}$")


def bare(name: str) -> str:
    """The name without the word operation: "Paper Lantern"."""
    return name.removeprefix("Operation ")


class Forms:
    """Names of one release by what was written where."""

    def __init__(self, page: Page, found: Sequence[Operation], running: frozenset[str]) -> None:
        self._page, self._text, self._running = page, page.text, running
        self._written: dict[str, dict[str, list[Operation]]] = defaultdict(lambda: defaultdict(list))
        for operation in found:
            base, number = _key(operation.name)
            self._written[base][number].append(operation)
        self._forms: dict[tuple[str, str], str] = {}
        self._numbered: dict[str, set[str]] = {}

    def of(self, operation: Operation) -> str:
        """The name of the operation mentioned."""
        base, number = _key(operation.name)
        key = base, number or self._number(operation, base)
        if key not in self._forms:
            self._forms[key] = self._form(*key)
        return self._forms[key]

    def _number(self, operation: Operation, base: str) -> str:
        """The number or year that the mention leaves out: the only one with which the text has the name, unless the
        mention is of another round."""
        numbers = {number for number in self._written[base] if number}
        counted = COUNTED.search(self._text, max(0, operation.span.start - 40), operation.span.start)
        if counted:
            said = ORDINALS.get((counted["word"] or "").lower()) or counted["digits"] or counted["year"]
            return str(said) if str(said) in numbers else ""
        if len(numbers) != 1 or self._heads(operation) or self._is_of_another_year(operation, base):
            return ""
        (number,) = numbers
        plain = {each.name for each in self._written[base][""]} if YEAR.fullmatch(number) else set()
        return "" if any(name in self._running and name.startswith("Operation ") for name in plain) else number

    def _is_of_another_year(self, operation: Operation, base: str) -> bool:
        """Whether its sentence speaks of years, but of none of the release nor of the numbered name's sentences."""
        said = self._years(operation)
        if not said:
            return False
        if base not in self._numbered:
            own = YEAR.search(self._text, self._page.body[0].start)
            named = [each for number, found in self._written[base].items() if number for each in found]
            self._numbered[base] = {own[0] if own else "", *(year for each in named for year in self._years(each))}
        return said.isdisjoint(self._numbered[base])

    def _years(self, operation: Operation) -> set[str]:
        sentences = self._page.sentences
        sentence = sentences[bisect_right(sentences, operation.span.start, key=lambda each: each.start) - 1]
        return set(YEAR.findall(sentence.of(self._text)))

    def _heads(self, operation: Operation) -> bool:
        """Whether it stands alone at a line's start, as a heading does."""
        before = self._text[max(0, operation.span.start - 12) : operation.span.start].rpartition("\n")[2]
        behind = self._text[operation.span.end : operation.span.end + 12].partition("\n")[0]
        return HEADING.match(before) is not None and (not behind.strip() or behind.startswith(":"))

    def _form(self, base: str, number: str) -> str:
        """How the text writes the name: rather with the word operation, in running text, in ordinary capitals."""
        times = Counter(each.name for each in self._written[base][number])

        def rank(name: str) -> tuple[bool, bool, bool, int]:
            shouted = _capitals(name) and not (_is_acronym(name) and name in self._running)
            return name.startswith("Operation "), not shouted, name in self._running, times[name]

        best = max(times, key=rank)
        if not _capitals(best) or (_is_acronym(best) and best in self._running):
            return best
        plain = (each.name for found in self._written[base].values() for each in found)
        running = next((name for name in plain if not _capitals(name)), None)
        if running:
            tail = NUMBER.search(best)
            return "Operation " + bare(NUMBER.sub("", running)) + (tail[0] if tail else "")
        return ordinary(best)


def _key(name: str) -> tuple[str, str]:
    """What all spellings of the name share, and its number: ("paper lantern", "2")."""
    words = bare(name).replace("’", "'").replace("&", "and")
    number = NUMBER.search(words)
    said = number["number"] if number else ""
    value = str(ROMAN.get(said, said)) if said[:1].isdigit() or said in ROMAN else ""
    return (words[: number.start()] if number and value else words).lower(), value


def _is_acronym(name: str) -> bool:
    """Whether the name is one word in capitals, which running text does not write otherwise: "Operation SNARE"."""
    return name.removeprefix("Operation ").isupper() and name.count(" ") == 1


def _capitals(name: str) -> bool:
    rest = NUMBER.sub("", bare(name))
    return rest.isupper() and not re.fullmatch(r"[IVX]+|\w{1,3}", rest)


def ordinary(name: str) -> str:
    """A name in capitals as running text writes it; any other as it is."""
    return " ".join(_title(word) for word in name.split()) if _capitals(name) else name


def _title(word: str) -> str:
    if word in ("AND", "OR", "OF", "FOR", "THE", "IN", "TO", "ON"):
        return word.lower()
    return word if re.fullmatch(r"[IVX]+", word) else word[:1] + word[1:].lower()
