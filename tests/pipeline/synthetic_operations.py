"""What releases of the made-up world say of operations: spelled in many ways, yearly ones, unnamed ones, told again.

The truth is the world's own: the number of the operation whose people a release counts.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from synthetic_world import STATES, Operation, Row, World

from pipeline.resolve.tellings import Telling, telling, unnamed_tellings

SERIES = ("Paper Lantern", "Glass Harbor", "Tin Whistle", "Copper Kite")
FIRST = (
    "Amber", "Blue", "Cedar", "Dusty", "Early", "Frosty", "Gray", "Hollow", "Iron", "Jagged", "Kind", "Little",
    "Misty", "Narrow", "Open", "Pale", "Quiet", "Rusty", "Silver", "Tall", "Upper", "Vast", "Wild", "Yellow",
)  # fmt: skip
SECOND = (
    "Anchor", "Bridge", "Candle", "Door", "Engine", "Ferry", "Garden", "Hammer", "Island", "Jetty", "Kettle",
    "Ladder", "Mill", "Needle", "Oar", "Pebble", "Quarry", "River", "Saddle", "Tower", "Umbrella", "Valley",
    "Wagon", "Yard",
)  # fmt: skip
APART = timedelta(days=250)  # between two editions of a yearly series
FIRST_EDITION = 2008
AGENCIES = [f"agency {number}" for number in range(60)]
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")


@dataclass
class Told:
    """`of` is the number of the operation each telling is of, by release."""

    tellings: list[Telling] = field(default_factory=list)
    of: dict[str, int] = field(default_factory=dict)


def tell_of(world: World, seed: int = 1) -> Told:
    """The tellings of a world's releases, in the words of the people who write such releases."""
    chance, told = random.Random(seed), Told()
    names = _names(world.operations, chance)
    partners = {operation.number: _partners(operation, chance) for operation in world.operations}
    by_release: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in world.rows:
        if row["scope"] == "this_operation":
            by_release[row["release_id"], row["revision"]].append(row)
    of_person = {person.number: operation for operation in world.operations for person in operation.people}
    for (release, _), rows in sorted(by_release.items()):
        people = next((who for row in rows if (who := world.told[row["count_id"]])), None)
        if people is None:
            continue  # nobody was counted: nothing tells which operation it is of
        operation = of_person[next(iter(people)).number]
        shared = _shared(rows[0], operation, partners[operation.number], chance)
        said = _said(names.get(operation.number), operation, chance)
        named = [row | {"operation": said.get("name")} for row in rows]
        told.tellings += [telling(named, shared | said)] if said else unnamed_tellings(named, shared)
        told.of[release] = operation.number
        if said and chance.random() < 0.1:
            _tell_later(told, operation, shared, said, chance)
    return told


def _partners(operation: Operation, chance: random.Random) -> list[str]:
    """Who took part: the sheriffs of its counties and some others."""
    return [*(f"sheriff {county}" for county in operation.counties), *chance.sample(AGENCIES, chance.randrange(2, 6))]


def _names(operations: list[Operation], chance: random.Random) -> dict[int, tuple[str, bool]]:
    """The name of each named operation, and whether it is one of a yearly series. Two states may use one name, for
    series and for others; a state uses none twice."""
    names: dict[int, tuple[str, bool]] = {}
    held: dict[tuple[str, str], date] = {}
    unused = {state: [f"{a} {b}" for a in FIRST for b in SECOND] for state in STATES}
    for operation in sorted((each for each in operations if each.name), key=lambda each: each.start):
        state, series = operation.counties[0][:2], chance.choice(SERIES)
        last = held.get((series, state), date.min)
        yearly = chance.random() < 0.3 and operation.start.year > last.year and operation.start - last > APART
        if yearly:
            held[series, state] = operation.start
        made_up = unused[state].pop(chance.randrange(len(unused[state])))
        names[operation.number] = (f"Operation {series if yearly else made_up}", yearly)
    return names


def _shared(row: Row, operation: Operation, partners: list[str], chance: random.Random) -> dict[str, Any]:
    return {
        "release_id": row["release_id"],
        "revision": row["revision"],
        "latest": row["latest"],
        "source_id": row["source_id"],
        "published": row["published"],
        "home": operation.counties[0],
        "agencies": frozenset(chance.sample(partners, chance.randrange((len(partners) + 1) // 2, len(partners) + 1)))
        | {row["source_id"]},
    }


def _said(named: tuple[str, bool] | None, operation: Operation, chance: random.Random) -> dict[str, Any]:
    """The name as one release writes it; some write none, and of yearly ones some say which it is."""
    if not named or chance.random() < 0.12:
        return {}
    name, yearly = named
    number = operation.start.year - FIRST_EDITION
    said: dict[str, Any] = {"name": chance.choice((name, name, name.upper(), name.removeprefix("Operation ")))}
    if yearly:
        form = chance.randrange(4)
        if form == 0:
            said |= {"name": f"{name} {ROMAN[number]}", "edition": str(number), "annual": True}
        elif form == 1:
            said |= {"edition": str(number), "annual": True}
        elif form == 2:
            said |= {"annual": True}
    return said


def _tell_later(
    told: Told, operation: Operation, shared: dict[str, Any], said: dict[str, Any], chance: random.Random
) -> None:
    """What became of it: a release without days of its own, months or years later."""
    release = f"later {len(told.of)}"
    published = operation.end + timedelta(days=chance.randrange(90, 330 if said.get("annual") else 700))
    later = Telling(**shared | said)
    told.tellings.append(replace(later, release_id=release, published=str(published), counts=()))
    told.of[release] = operation.number


def pairs(groups: dict[str, list[str]]) -> set[tuple[str, str]]:
    """Every two releases of one group, the lower id first."""
    return {(a, b) for releases in groups.values() for a in set(releases) for b in set(releases) if a < b}
