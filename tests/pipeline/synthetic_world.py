"""A made-up world whose truth is known: operations, the agencies that tell of them, and their releases' figures.

Every figure knows the people it counts, so the truth of a cell is the number of different people that its
figures jointly count. Overlaps, joint operations, county shares of statewide ones, retellings, running counts,
breakdowns, corrections, figures without a date, round numbers and operations nobody told of: all occur.
One premise: a source's running count of its county takes in what that source told of that county.
"""

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


def make_world(operations: int, seed: int = 1) -> World:
    """A world of so many operations, and some five times as many figures."""
    world = World(seed)
    numbers = iter(range(10**9))
    for number in range(operations):
        operation = _operation(world.chance, number, numbers)
        world.operations.append(operation)
        if world.chance.random() < 0.9:
            _tell(world, operation)
        else:  # nobody wrote a release; the running counts hold it
            _remember(world, operation.people)
    for county in COUNTIES:
        _running_counts(world, county)
    return world


def _operation(chance: random.Random, number: int, numbers: Any) -> Operation:
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


def _tell(world: World, operation: Operation) -> None:
    """The leading agency's release, and what others make of it."""
    chance = world.chance
    lead = f"sheriff {operation.counties[0]}"
    release = _whole(world, operation, lead, breakdown=chance.random() < 0.5)
    if chance.random() < 0.05:
        _double(world, release)
    if chance.random() < 0.08:
        _correct(world, release)
    for _ in range(chance.choice((0, 0, 1, 1, 2, 4))):
        _whole(world, operation, f"partner {chance.randrange(30)}", breakdown=chance.random() < 0.2)
    if len(operation.counties) > 1:
        for county in operation.counties:
            if chance.random() < 0.6:
                _share(world, operation, county)
    _remember(world, operation.people, source_tells=len(operation.counties) == 1)


def _remember(world: World, people: tuple[Person, ...], *, source_tells: bool = True) -> None:
    """The sheriff's own book of the county, that running counts are made from."""
    for person in people:
        if source_tells or world.chance.random() < 0.9:
            world.known[person.county].add(person)


def _whole(world: World, operation: Operation, source: str, *, breakdown: bool) -> str:
    release = _new_release(world)
    for measure in MEASURES:
        people = frozenset(person for person in operation.people if person.measure == measure)
        if people or world.chance.random() < 0.3:
            total = _add(world, release, source, operation, measure, people)
            if breakdown and total["precision"] == "exact":
                column = "offense" if measure == "arrests" else "age_group"
                _break_down(world, total, people, column)
    return release


def _share(world: World, operation: Operation, county: str) -> None:
    """The sheriff of one county tells what was done there; it goes into that sheriff's book."""
    release = _new_release(world)
    for measure in MEASURES:
        people = frozenset(p for p in operation.people if p.measure == measure and p.county == county)
        world.known[county] |= people
        _add(world, release, f"sheriff {county}", operation, measure, people, place_ids=[county])


def _break_down(world: World, total: Row, people: frozenset[Person], column: str) -> None:
    for i, kind in enumerate(sorted({str(getattr(person, column)) for person in people})):
        some = frozenset(person for person in people if getattr(person, column) == kind)
        part = total | {
            "count_id": f"{total['count_id']}.{i}",
            "start": total["start"] + 20 + 10 * i,
            "evidence": f"list of {total['count_id']}",
            "evidence_start": 10 * i,
            "value": len(some),
            "part_of": total["count_id"],
            "breakdown": "age" if column == "age_group" else column,
            column: kind,
        }
        world.rows.append(part)
        world.told[part["count_id"]] = some


def _running_counts(world: World, county: str) -> None:
    """What the sheriff says at the end of years: so many this year; so many since the task force began."""
    source, founded = f"sheriff {county}", date(YEARS[0], 1, 1)
    for year in YEARS:
        for first, scope in ((date(year, 1, 1), "year_to_date"), (founded, "since_founding")):
            if world.chance.random() < 0.5:
                last, release = date(year, 12, 31), _new_release(world)
                for measure in MEASURES:
                    book = world.known[county]
                    people = frozenset(p for p in book if p.measure == measure and first <= p.day <= last)
                    period = {"period_earliest": first, "period_latest": last, "published": str(last)}
                    _figure(world, release, source, measure, people, scope=scope, place_ids=[county], **period)


def _add(
    world: World, release: str, source: str, operation: Operation, measure: str, people: frozenset[Person], **other: Any
) -> Row:
    """One figure of an operation, now and then round, open or without a date."""
    chance = world.chance
    fields: Row = {"place_ids": operation.area(), "scope": "this_operation", "operation": operation.name}
    fields["operation_id"] = operation.name
    fields["published"] = str(operation.end + timedelta(days=chance.randrange(20)))
    dated = chance.random() > 0.06
    fields |= {"period_earliest": operation.start, "period_latest": operation.end} if dated else {}
    if chance.random() < 0.06:
        fields |= {"precision": "at_least", "value": max(0, len(people) - chance.randrange(3))}
    elif chance.random() < 0.04:
        fields |= {"precision": "about", "value": len(people) + 2}
    return _figure(world, release, source, measure, people, **(fields | other))


def _figure(world: World, release: str, source: str, measure: str, people: frozenset[Person], **fields: Any) -> Row:
    row: Row = COUNT | {"release_id": release, "source_id": source, "measure": measure, "value": len(people)}
    row |= {"period_earliest": None, "period_latest": None} | fields
    number = len(world.rows)
    row |= {"count_id": f"c{number:07}", "start": 1000 * number, "end": 1000 * number + 1}
    row["evidence"] = f"{row['value']} people were {MEASURES[measure]}, figure {number}."
    world.rows.append(row)
    world.told[row["count_id"]] = people
    return row


def _new_release(world: World) -> str:
    world.published += 1
    return f"r{world.published:06}"


def _double(world: World, release: str) -> None:
    """The same text under a second address."""
    other = _new_release(world)
    world.doubles[other] = release
    _copy(world, release, {"release_id": other})


def _correct(world: World, release: str) -> None:
    """An earlier text of the release, with other numbers."""
    _copy(world, release, {"latest": False, "revision": 0}, wrong_by=3)


def _copy(world: World, release: str, changes: Row, wrong_by: int = 0) -> None:
    for row in [row for row in world.rows if row["release_id"] == release]:
        ids = {name: row[name] and f"{row[name]}'{len(world.rows)}" for name in ("count_id", "part_of")}
        world.rows.append(row | changes | ids | {"value": row["value"] + wrong_by})
        world.told[str(ids["count_id"])] = world.told[row["count_id"]]
