"""The parts of the made-up world of `synthetic_world`: people, operations, and the figures told of them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
from figures_table import COUNT, SCHEMA

Row = dict[str, Any]
STATES = {"01": "AA", "02": "BB"}
COUNTIES = [f"{state}{number:03}" for state in STATES for number in range(1, 7)]
YEARS = range(2014, 2021)
OFFENSES = ("trafficking", "buying", "selling", "other")
COVERED = {"source_id": "s", "jurisdiction_id": "01001", "month": "2014-01", "monitored": True}
COVERED |= {"kept": 1, "failed": 0, "down": 0}
MEASURES = {"arrests": "arrested", "rescues": "rescued"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was arrested or rescued, on one day, in one county."""

    number: int
    measure: str
    day: date
    county: str
    offense: str
    age_group: str


@dataclass(frozen=True, slots=True)
class Operation:
    """`name` is null where it has none; `wide` where it was held in the whole state."""

    number: int
    name: str | None
    start: date
    end: date
    counties: tuple[str, ...]
    wide: bool
    people: tuple[Person, ...]

    def area(self) -> list[str]:
        return [self.counties[0][:2]] if self.wide else list(self.counties)


@dataclass
class World:
    """`rows` of the counts table; `told` is, for each count_id, whom it counts; `releases` those of the table."""

    seed: int
    rows: list[Row] = field(default_factory=list)
    told: dict[str, frozenset[Person]] = field(default_factory=dict)
    doubles: dict[str, str] = field(default_factory=dict)
    operations: list[Operation] = field(default_factory=list)
    published: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.known: dict[str, set[Person]] = {county: set() for county in COUNTIES}

    def tables(self) -> dict[str, pa.Table]:
        areas: list[tuple[str, str, str, str | None, list[str]]] = [("US", "United States", "nation", None, [])]
        areas += [(s, f"State {postal}", "state", postal, ["US"]) for s, postal in STATES.items()]
        areas += [(c, f"Made {c} County", "county", STATES[c[:2]], [c[:2], "US"]) for c in COUNTIES]
        names = ("jurisdiction_id", "name", "level", "state", "parent_ids")
        known = sorted({row["release_id"] for row in self.rows})
        doubles = pa.array([self.doubles.get(release) for release in known], pa.string())
        return {
            "counts": pa.Table.from_pylist(self.rows, schema=SCHEMA),
            "releases": pa.table({"release_id": pa.array(known, pa.string()), "duplicate_of": doubles}),
            "jurisdictions": pa.Table.from_pylist([dict(zip(names, area, strict=True)) for area in areas]),
            "populations": pa.table({"jurisdiction_id": ["US"], "year": [2020], "population": [1]}),
            "coverage": pa.Table.from_pylist([COVERED]),
        }


def make_operation(chance: random.Random, number: int, numbers: Any) -> Operation:
    start = date(chance.choice(YEARS), 1, 1) + timedelta(days=chance.randrange(365))
    end = min(start + timedelta(days=chance.choice((0, 0, 0, 1, 2, 4, 13))), date(start.year, 12, 31))
    state = chance.choice(list(STATES))
    there = [county for county in COUNTIES if county.startswith(state)]
    wide = chance.random() < 0.05
    counties = there if wide else chance.sample(there, chance.choice((1, 1, 1, 1, 2, 3)))
    people = [
        Person(
            next(numbers),
            measure,
            start + timedelta(days=chance.randrange((end - start).days + 1)),
            chance.choice(counties),
            chance.choice(OFFENSES),
            chance.choice(("minor", "adult")),
        )
        for measure, most in (("arrests", 60 if wide else 24), ("rescues", 6))
        for _ in range(chance.randrange(most))
    ]
    name = f"Operation Invented {number}" if chance.random() < 0.6 else None
    return Operation(number, name, start, end, tuple(counties), wide, tuple(people))


def add_figure(world: World, release: str, source: str, measure: str, people: frozenset[Person], **fields: Any) -> Row:
    row: Row = COUNT | {"release_id": release, "source_id": source, "measure": measure, "value": len(people)}
    row |= {"period_earliest": None, "period_latest": None} | fields
    number = len(world.rows)
    row |= {"count_id": f"c{number:07}", "start": 1000 * number, "end": 1000 * number + 1}
    row["evidence"] = f"{row['value']} people were {MEASURES[measure]}, figure {number}."
    world.rows.append(row)
    world.told[row["count_id"]] = people
    return row


def new_release(world: World) -> str:
    world.published += 1
    return f"r{world.published:06}"
