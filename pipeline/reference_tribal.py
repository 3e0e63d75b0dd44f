"""Tribal lands, from the tribal police departments of the agency crosswalk: each a jurisdiction of its own kind.

The crosswalk has no Census code of a tribal land and the population file no inhabitants of one, so the id is made
here: the two digits of its first state, "T" and four hex digits of the name's SHA-256. Names the crosswalk cuts
short, misspells or gives to another tribe, and lands in several states, are set right in tribal_lands.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from pipeline.names_of_places import title_case

Row = dict[str, str]

SAID = re.compile(r"\btrib(?:e|es|al)\b")
OWN_NAME = re.compile(
    r"\bindians\b|\bindian (?:comm|nation|colony)|\bpueblo\b.* (?:police|law)\b|\bband of\b|^pueblo of\b"
)
NATION = re.compile(r"\bnation(?: of \w+)?$|\bnation police\b")
# Pueblo in Colorado is a city, Indian Wells in California too.
SETTLED = re.compile(r"\b(?:city|county|town|village|borough|state of \w+)\b|_undetermined")
STEM = re.compile(r" (?:tribal|police|pd|law enf|dep(?:artmen)?t|le$).*$")
OF_STATE = re.compile(r" of (?:arizona|oklahoma|kansas|nebraska|wisconsin|minnesota|michigan)$| council$")
KIND = re.compile(r"\b(?:trib|nation|pueblo|band)")


class TribalLand(NamedTuple):
    """`counties` are those its agencies lie in, and it may reach into others; `states` are all it lies in."""

    id: str
    name: str
    counties: tuple[str, ...]
    states: tuple[str, ...]


def is_tribal(row: Row) -> bool:
    """Whether an agency of the crosswalk is a tribe's."""
    said, name = row["jurisdiction_name"] or "", row["name"] or ""
    if SAID.search(f"{said} {name}"):
        return True
    told = said or name
    return not SETTLED.search(said) and bool(OWN_NAME.search(told) or NATION.search(told))


def tribal_lands(
    agencies: Iterable[Row], postal: Mapping[str, str], corrections: Iterable[Row]
) -> dict[TribalLand, list[Row]]:
    """The tribal lands of the crosswalk with their agencies, sorted by id. ValueError where two would share an id."""
    corrected = {row["of"]: row for row in corrections}
    fips = {letters: state for state, letters in postal.items()}
    found: dict[tuple[str, tuple[str, ...]], list[Row]] = {}
    for row, made in _named(agencies, postal):
        mended = corrected.get(row["ori9"]) or corrected.get(f"{row['county_fips'][:2]} {made}") or {}
        states = tuple(fips[letters] for letters in mended.get("states", "").split())
        key = mended.get("name", made), states or (row["county_fips"][:2],)
        found.setdefault(key, []).append(row)
    lands = {
        TribalLand(
            f"{states[0]}T{sha256(name.casefold().encode()).hexdigest()[:4]}",
            name,
            tuple(sorted({row["county_fips"] for row in rows})),
            states,
        ): rows
        for (name, states), rows in found.items()
    }
    if len({land.id for land in lands}) < len(lands):
        raise ValueError("two tribal lands have one id: lengthen it")
    return dict(sorted(lands.items()))


def _named(agencies: Iterable[Row], postal: Mapping[str, str]) -> list[tuple[Row, str]]:
    """Each tribal agency with its tribe as the crosswalk says it, or as an agency of the same name and state has it."""
    rows = [row for row in agencies if row["county_fips"][:2] in postal and row["name"] and is_tribal(row)]
    by_stem: dict[tuple[str, str], str] = {}
    for row in rows:
        if said := _said(row):
            by_stem.setdefault(_stem(row), said)
    return [(row, _said(row) or by_stem.get(_stem(row)) or _called(_stem(row)[1])) for row in rows]


def _said(row: Row) -> str | None:
    said = row["jurisdiction_name"] or ""
    return None if not said or (SETTLED.search(said) and not SAID.search(said)) else _written(said)


def _stem(row: Row) -> tuple[str, str]:
    return row["county_fips"][:2], STEM.sub("", row["name"])


def _called(stem: str) -> str:
    return _written(stem if KIND.search(stem) else f"{stem} tribe")


def _written(name: str) -> str:
    """In ordinary capitals, without its state: "hopi tribe of arizona" is "Hopi Tribe"."""
    return title_case(OF_STATE.sub("", name))
