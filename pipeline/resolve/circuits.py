"""Judicial circuits and districts of states ("Ninth Judicial Circuit of Florida") by all ways to write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from extractors.places.gazetteer import fold, gazetteer

CIRCUIT = re.compile(r"\b(?:judicial|prosecutorial|circuit|district attorney district)\b", re.IGNORECASE)
SIDE = re.compile(r"[ -](?:North|South|East|West)\b")
ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
TEENS = ("eleventh", "twelfth", *(f"{n}teenth" for n in ("thir", "four", "fif", "six", "seven", "eigh", "nine")))
TENS = {2: "twent", 3: "thirt", 4: "fort", 5: "fift"}
SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


class Circuit(NamedTuple):
    """`name` is "Ninth Judicial Circuit", "Ninth Judicial District East" or "Augusta Judicial Circuit"; `counties` are
    names, as corpus/reference/circuits.yml has them; `ways` to write it without its state, of which only those of a
    circuit that has a name of its own (`named`) are of no other state's."""

    name: str
    state: str
    counties: tuple[str, ...]
    ways: tuple[str, ...]
    named: bool


@cache
def circuits() -> tuple[Circuit, ...]:
    """Those of all states all of whose circuits are known; sources are named in the file."""
    text = files("corpus").joinpath("reference", "circuits.yml").read_text(encoding="utf-8")
    return tuple(_of_states(yaml.safe_load(text)))


def _of_states(states: list[dict[str, Any]]) -> Iterator[Circuit]:
    for own in states:
        for key, counties in own["counties"].items():
            number, _, side = str(key).partition("-")
            named = not number.isdecimal()
            ways = (f"{key} {own['kind']}",) if named else tuple(_numbered(int(number), own["kind"], side))
            name = ways[0][0].upper() + ways[0][1:]
            yield Circuit(name, own["state"], tuple(counties), ways, named)


def _numbered(number: int, kind: str, side: str) -> Iterator[str]:
    """As in "ninth Judicial Circuit", "9th Judicial Circuit", "Judicial Circuit 9"; with the side of the district
    ("East") behind the kind or before it."""
    for ordinal_number in (ordinal(number), short_ordinal(number)):
        if side:
            forms = (f"{kind} {side}", f"{kind}-{side}", f"{side} {kind}")
            yield from (f"{ordinal_number} {form}" for form in forms)
            yield f"{ordinal_number}-{side} {kind}"
        else:
            yield f"{ordinal_number} {kind}"
    yield f"{kind} {number}{'-' if side else ''}{side}"


def ways_to_write(circuit: Circuit) -> Iterator[str]:
    """Every name of it that is of no other: with its state, unless it has a name of its own."""
    states = [name for name, letters in gazetteer().states.items() if letters == circuit.state]
    for core in circuit.ways:
        for state in states:
            yield from (f"{core} {state}", f"{core} of {state}", f"{state} {core}", f"{state}'s {core}")
    if circuit.named:
        yield from circuit.ways


def candidates(name: str) -> list[Circuit]:
    """The circuits a name may be that lacks its state, or the side of a district that has sides."""
    core, _, state = name.strip().removeprefix("the ").removeprefix("The ").partition(", ")
    state = gazetteer().states.get(fold(state), state)
    return [own for own in circuits() if state in ("", own.state) and fold(core) in _with_and_without_side(own)]


def _with_and_without_side(circuit: Circuit) -> set[str]:
    return {fold(way) for full in circuit.ways for way in (full, SIDE.sub("", full))}


def ordinal(number: int) -> str:
    """The number in words, "twenty-first", up to 59."""
    tens, ones = divmod(number, 10)
    if number < 20:
        return (*ONES, *TEENS)[number - 1]
    return f"{TENS[tens]}y-{ONES[ones - 1]}" if ones else f"{TENS[tens]}ieth"


def short_ordinal(number: int) -> str:
    """The number in digits: "21st"."""
    return f"{number}{'th' if number // 10 == 1 else SUFFIXES.get(number % 10, 'th')}"
