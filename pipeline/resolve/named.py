"""Figures proven to count different people: each release names all whom it counts, and no name is like another.

Names never leave this module: what is published is only which figure is distinct from which.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import takewhile
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from extractors.model import Span

Row = dict[str, Any]

# An age is what tells an accused from a victim, an officer or a press contact: "[name], 28, Springfield".
AGE_AFTER = re.compile(r",? \(?(?:aged? )?(\d\d)(?:[,;)]|-year-old\b| of\b)")
AGE_BEFORE = re.compile(r"\b(\d\d)[- ]year[- ]old (?:\w+ ){0,2}$")
OTHERS = re.compile(r"\b(?:previous|prior|earlier|already|other|another|additional|more|separate|co-?defendant)", re.I)
NOBODY = frozenset(("doe", "roe", "unknown", "unnamed"))
ALIKE = 80  # of 100, as rapidfuzz compares two words: one letter of five may differ
WORD = re.compile(r"[^\W\d_]{2,}")
YEARS_APART = 2  # two ages told within a year may be one person's
A_YEAR = timedelta(days=366)


class Person(NamedTuple):
    words: tuple[str, ...]
    age: int


class Case(NamedTuple):
    """A figure all of whose people its release names."""

    count_id: str
    release_id: str
    source_id: str
    measure: str
    value: int
    first: date
    last: date
    people: frozenset[Person]


def people_of(text: str, names: Iterable[Span]) -> frozenset[Person]:
    """The private people named with their age; empty where one of them has no real name."""
    found = set()
    for span in names:
        words = tuple(WORD.findall(span.of(text).casefold()))
        age = _age(text, span)
        if age is not None and len(words) > 1:
            if not NOBODY.isdisjoint(words):
                return frozenset()
            found.add(Person(words, age))
    return frozenset(found)


def _age(text: str, span: Span) -> int | None:
    after = AGE_AFTER.match(text, span.end, span.end + 20)
    before = AGE_BEFORE.search(text, max(0, span.start - 40), span.start)
    found = after or before
    return int(found[1]) if found else None


def cases_of(counts: Iterable[Row], people: frozenset[Person]) -> Iterator[Case]:
    """The figures of one release that count exactly the people it names, alone or with others of their measure."""
    whole = [row for row in counts if row["part_of"] is None and row["review"] != "rejected" and row["value"]]
    for row in whole if people else ():
        beside = sum(other["value"] for other in whole if other["measure"] == row["measure"])
        plain = row["precision"] == "exact" and not OTHERS.search(row["evidence"])
        dated = row["period_earliest"] and row["period_latest"]
        if plain and dated and len(people) in (row["value"], beside):
            own = row["count_id"], row["release_id"], row["source_id"], row["measure"], row["value"]
            yield Case(*own, row["period_earliest"], row["period_latest"], people)


def distinct(cases: Iterable[Case]) -> dict[str, list[str]]:
    """By count_id those of other releases of its source that surely count others, where the calendar leaves it open:
    of times that meet, or of one number within a year."""
    found: dict[str, list[str]] = defaultdict(list)
    for own in _by_source(cases):
        for i, a in enumerate(own):
            for b in takewhile(partial(_near, a), own[i + 1 :]):
                if a.release_id != b.release_id and _may_meet(a, b) and not _may_share(a.people, b.people):
                    found[a.count_id].append(b.count_id)
                    found[b.count_id].append(a.count_id)
    return {count_id: sorted(others) for count_id, others in found.items()}


def _by_source(cases: Iterable[Case]) -> Iterator[list[Case]]:
    groups: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.source_id, case.measure].append(case)
    for group in groups.values():
        yield sorted(group, key=lambda case: (case.first, case.count_id))


def _near(a: Case, b: Case) -> bool:
    return b.first - a.last <= A_YEAR


def _may_meet(a: Case, b: Case) -> bool:
    return b.first <= a.last or a.value == b.value


def _may_share(ours: frozenset[Person], theirs: frozenset[Person]) -> bool:
    return any(_may_be_one(a, b) for a in ours for b in theirs)


def _may_be_one(a: Person, b: Person) -> bool:
    """Whether a word of both names is alike and the ages are near."""
    return abs(a.age - b.age) <= YEARS_APART and any(
        fuzz.ratio(one, two) >= ALIKE for one in a.words for two in b.words
    )
