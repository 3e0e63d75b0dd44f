"""Judicial circuits and districts of states ("Ninth Judicial Circuit of Florida") by all ways to write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from extractors.places.gazetteer import fold, gazetteer

CIRCUIT = re.compile(r"\b(?:judicial|prosecutorial|circuit)\b", re.IGNORECASE)
ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
TEENS = ("eleventh", "twelfth", *(f"{n}teenth" for n in ("thir", "four", "fif", "six", "seven", "eigh", "nine")))
TENS = {2: "twent", 3: "thirt", 4: "fort"}
SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


class Circuit(NamedTuple):
    """`name` is "Ninth Judicial Circuit", `counties` are names, as corpus/reference/circuits.yml has them."""

    name: str
    state: str
    counties: tuple[str, ...]
    number: int
    kind: str


@cache
def circuits() -> tuple[Circuit, ...]:
    """Those of all states all of whose circuits are known; sources are named in the file."""
    text = files("corpus").joinpath("reference", "circuits.yml").read_text(encoding="utf-8")
    return tuple(_of_states(yaml.safe_load(text)))


def _of_states(states: list[dict[str, Any]]) -> Iterator[Circuit]:
    for own in states:
        for number, counties in own["counties"].items():
            name = f"{ordinal(number).title()} {own['kind']}"
            yield Circuit(name, own["state"], tuple(counties), number, own["kind"])


def ways_to_write(circuit: Circuit) -> Iterator[str]:
    """Every name of it with its state; without, it may be that of any state."""
    states = [name for name, letters in gazetteer().states.items() if letters == circuit.state]
    for number in (ordinal(circuit.number), short_ordinal(circuit.number)):
        core = f"{number} {circuit.kind}"
        for state in states:
            yield from (f"{core} {state}", f"{core} of {state}", f"{state} {core}", f"{state}'s {core}")


def candidates(name: str) -> list[Circuit]:
    """The circuits a name without its state may be."""
    core = fold(name.strip().removeprefix("the ").removeprefix("The "))
    return [own for own in circuits() if core in (fold(own.name), fold(f"{short_ordinal(own.number)} {own.kind}"))]


def ordinal(number: int) -> str:
    """The number in words, "twenty-first", up to 49."""
    tens, ones = divmod(number, 10)
    if number < 20:
        return (*ONES, *TEENS)[number - 1]
    return f"{TENS[tens]}y-{ONES[ones - 1]}" if ones else f"{TENS[tens]}ieth"


def short_ordinal(number: int) -> str:
    """The number in digits: "21st"."""
    return f"{number}{'th' if number // 10 == 1 else SUFFIXES.get(number % 10, 'th')}"
