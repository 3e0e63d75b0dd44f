"""Names of organisations → canonical agencies, with identifier and area where the crosswalk knows them."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from typing import NamedTuple

import pyarrow.parquet as pq

from extractors.agencies.names import BOROUGHS, fold, level_of, state_names
from extractors.agencies.scan import scan
from extractors.agencies.words import STRAIGHT
from extractors.places.gazetteer import NATION, Area, gazetteer, outgrown
from extractors.places.gazetteer import fold as place_key
from pipeline.resolve.spellings import at_length, canonical, stated

COUNTY = re.compile(r"((?:[A-Z][\w.'-]+ ){1,4})(?:County|Parish)\b")
WORD = re.compile(r"[\w.'-]+")
# What spellings of one name differ in; the plural is any trailing s.
IDLE = re.compile(r" (?:and|of|the|for|in)(?= )|(?<=[a-z]{3})s\b")
FOREIGN = re.compile(r"^(?:State of )?(?:Baja California|Mexic|Canad|Australia|Dutch|British)")
LOCAL = frozenset({"police", "sheriff"})
PLACE_KINDS = ("city", "town", "township", "village", "borough", "county")


@dataclass(frozen=True, slots=True)
class LinkedAgency:
    """A canonical organisation: `agency_id` is its ORI, or else a hash of name and area; `jurisdiction_id` the
    area it serves (US, two digits a state, five a county, seven a place)."""

    agency_id: str
    ori: str | None
    name: str
    type: str | None
    level: str | None
    jurisdiction_id: str | None


class Known(NamedTuple):
    """One row of the crosswalk."""

    ori: str | None
    name: str
    type: str
    state: str
    county: str
    place: str | None


@cache
def crosswalk() -> tuple[dict[tuple[str, str], list[Known]], dict[str, set[str]]]:
    """The agencies by folded name and state, and the states that have one of a folded name."""
    by_name: dict[tuple[str, str], list[Known]] = defaultdict(list)
    states: dict[str, set[str]] = defaultdict(set)
    with as_file(files("corpus").joinpath("reference", "agencies.parquet")) as path:
        columns = pq.ParquetFile(path).read(use_threads=False).to_pydict()
    *fields, keys = columns.values()
    for key, *values in zip(keys, *fields, strict=True):
        known = Known(*values)
        by_name[key, known.state].append(known)
        states[key].add(known.state)
    return by_name, states


class AgencyLinker:
    """Decides which organisation a name means, given where the release comes from."""

    def link(self, name: str, home_state: str | None, home_place: str | None) -> LinkedAgency:
        """The organisation of that name.

        `home_state` is two postal letters, `home_place` a place in the form "Kings County, NY": those of the
        release's publisher, where the name itself says nothing. A police or sheriff's agency that the home
        state does not have, but exactly one other state has, is that one.
        """
        said, state = stated(name.translate(STRAIGHT))
        full = canonical(at_length(said, home_place))
        key, (kind, level) = fold(full), kind_of(full)
        same = IDLE.sub("", key)
        if level in ("federal", "non-government"):
            return LinkedAgency(_hash(same), None, full, kind, level, NATION if level == "federal" else None)
        if FOREIGN.match(said):
            return LinkedAgency(_hash(same), None, full, kind, None, None)
        row = _row(key, state or home_state, home_place, local=kind in LOCAL and not state)
        state = row.state if row else state or _state_in(full, level) or home_state
        area = row.place or row.county if row and level != "state" else _area(full, level, state)
        where = area or (home_place if kind not in LOCAL and level != "state" else None)
        return LinkedAgency(
            (row.ori if row else None) or _hash(same, state, where),
            row.ori if row else None,
            row.name if row and kind in LOCAL else full,
            kind,
            _level(level, kind, row, area),
            area,
        )


def _level(level: str | None, kind: str | None, row: Known | None, area: str | None) -> str | None:
    """The level its rule gives, or the county's where the crosswalk knows no place; a body that names no city is
    no city's."""
    if level != "city":
        return level
    if row:
        return "city" if row.place else "county"
    return "city" if area or kind in LOCAL else None


def kind_of(name: str) -> tuple[str | None, str | None]:
    """Type and level of government, by the rule the name falls under; of several names in it, the last."""
    found = scan(name, 0, len(name))
    if not found:
        return None, None
    rule = found[-1].rule
    level = level_of(name, rule.level)
    if level is None and any(one.rule.level == "federal" for one in found):
        return "federal", "federal"
    if level == "federal" and rule.type == "federal" and (first := _first_state(name)):
        return "other", "city" if name.startswith(f"{first} City") else "state"
    return "state police" if rule.type == "police" and level == "state" else rule.type, level


def _row(key: str, state: str | None, home_place: str | None, local: bool) -> Known | None:
    """The row that the key means in the state: of several counties' the home county's or none, of one county's
    the first, which is the oldest."""
    by_name, states = crosswalk()
    if local and not any((variant, state) in by_name for variant in _variants(key)):
        elsewhere = states.get(key, set())
        state = next(iter(elsewhere)) if len(elsewhere) == 1 else _outgrown(key, elsewhere)
    if state is None or " " not in key:
        return None
    found = [by_name[variant, state] for variant in _variants(key) if (variant, state) in by_name]
    rows = next((rows for rows in found if any(row.ori for row in rows)), found[0] if found else [])
    if len({row.county for row in rows}) > 1:
        home = _home_county(home_place)
        rows = [row for row in rows if row.county == home]
    return min(rows, key=lambda row: row.ori or "Z", default=None)


def _outgrown(key: str, states: Collection[str]) -> str | None:
    """The state whose county of that agency has ten times the inhabitants of any other's: Phoenix is Arizona's."""
    rows = [row for state in states for row in crosswalk()[0][key, state]]
    areas = {area: row.state for row in rows if (area := gazetteer().areas.get(row.county))}
    largest = outgrown(areas) if len(areas) > 1 else None
    return areas[largest] if largest else None


def _first_state(name: str) -> str | None:
    """The state a name begins with."""
    words = name.split()
    return next((said for size in (2, 1) if (said := " ".join(words[:size])).lower() in state_names()), None)


def _variants(key: str) -> list[str]:
    """The key, and for a police department with the kind of its place: "macedon police" is "macedon town police"."""
    if not key.endswith(" police"):
        return [key]
    place = key.removesuffix(" police")
    shorter = [f"{place.removesuffix(f' {kind}')} police" for kind in PLACE_KINDS if place.endswith(f" {kind}")]
    return [key, *(f"{place} {kind} police" for kind in PLACE_KINDS), *shorter]


def _home_county(home_place: str | None) -> str | None:
    area = _named(home_place) if home_place else None
    return area.counties[0] if area and len(area.counties) == 1 else None


def _named(place: str) -> Area | None:
    core, _, state = place.rpartition(", ")
    county = re.sub(r" (?:County|Parish|Borough)$", "", core)
    return gazetteer().county(county, state) if county != core else gazetteer().city(core, state)


def _state_in(name: str, level: str | None) -> str | None:
    """The state a state's agency is named for: "Kansas Highway Patrol"."""
    words = WORD.findall(name) if level == "state" else []
    said = (word.lower() for word in (*map(" ".join, pairwise(words)), *words))
    return next((state_names()[word] for word in said if word in state_names()), None)


def _area(name: str, level: str | None, state: str | None) -> str | None:
    """The id of the area that the agency serves, as far as its name says; a tribe's serves its own land or none that
    is known."""
    if level == "tribal":
        return _tribal(name, state)
    if state is None or level in ("state", None):
        return gazetteer().state_ids.get(state or "") if level else None
    if county := COUNTY.search(name):
        found = _first(gazetteer().county, county[1].split(), state, from_end=True)
    elif level == "county":
        found = _first(gazetteer().county, name.split(), state, from_end=False)
    else:
        found = _first(gazetteer().city, name.split(), state, from_end=False)
    return found.id if found else None


def _tribal(name: str, state: str | None) -> str | None:
    """The tribal land that the name begins with: "Navajo Nation Police"; of several, that of the state."""
    words = name.removeprefix("The ").split()
    for size in range(len(words), 0, -1):
        found = gazetteer().lands.get(place_key(" ".join(words[:size])), ())
        own = [land for land in found if len(found) == 1 or land.state == state]
        if own:
            return own[0].id if len(own) == 1 else None
    return None


def _first(look_up: Callable[[str, str], Area | None], words: list[str], state: str, from_end: bool) -> Area | None:
    """The area of the longest run of words that is one, from the start of the words or at their end."""
    for size in range(min(4, len(words)), 0, -1):
        said = " ".join(words[-size:] if from_end else words[:size])
        if found := look_up(BOROUGHS.get(said.lower(), said), state):
            return found
    return None


def _hash(*parts: str | None) -> str:
    return hashlib.sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()[:16]
