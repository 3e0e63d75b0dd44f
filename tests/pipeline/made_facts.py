"""Releases with readings of their own, resolved: what tests of facts are made of."""

from __future__ import annotations

from typing import Any, cast

from made import SOMEWHERE, release

from extractors.model import (
    Count,
    Measure,
    Number,
    Reading,
    Span,
)
from pipeline.dataset import make_table
from pipeline.extract import Read
from pipeline.issues import Issue
from pipeline.releases import Release
from pipeline.resolve.agencies import AgencyLinker, LinkedAgency
from pipeline.resolve.facts import Facts, Resolver
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.schema import load_schema

SOURCES = {"somewhere": SOMEWHERE}
TEXT = "Two offices arrested 12 men, 5 of them on March 5, 2015, with Jordan Examplar."
NAME = Span(TEXT.index("Jordan"), TEXT.index("."))


class Linker:
    """Knows nothing but the name, and that two offices are one."""

    def link(self, name: str, home_state: str | None, home_place: str | None) -> LinkedAgency:
        canonical = name.replace("Sheriff's Dept.", "Sheriff's Office")
        return LinkedAgency(f"{canonical}/{home_state}/{home_place}", None, canonical, "sheriff", None, None)


class Areas:
    def ids_of(self, place: str) -> tuple[str, ...]:
        return {"Kings County, NY": ("36047",), "US": ("US",), "Two Cities, NY": ("3600001", "3600002")}.get(place, ())

    def candidates(self, place: str) -> tuple[str, ...]:
        return ("3600003", "3600004") if place == "Either, NY" else self.ids_of(place)

    def meet(self, a: str, b: str) -> bool:
        return a == b


def resolved(*read: tuple[Release, Read | Issue], issues: tuple[Issue, ...] = ()) -> Facts:
    resolver = Resolver(SOURCES, cast(AgencyLinker, Linker()), cast(Jurisdictions, Areas()))
    for known, reading in read:
        resolver.add(known, reading)
    facts = resolver.finish(issues)
    for name, rows in facts.rows.items():
        make_table(load_schema()[name], rows)
    return facts


def one(reading: Reading, text: str = TEXT, **other: Any) -> Facts:
    return resolved((release("r1", text, **other), Read(reading)))


def count(words: str, value: int, measure: Measure = "arrests", **other: Any) -> Count:
    at = Span(TEXT.index(words), TEXT.index(words) + len(words))
    return Count(Number(at, at, value), measure, "men", "arrest", words, Span(0, len(words)), **other)
