"""A made-up world whose truth is known: operations, the agencies that tell of them, and their releases' figures.

    world = make_world(1000, seed=1)    # operations; some five releases and ten figures each
    world.tables()                      # what a comparison needs, Arrow tables in the dataset's schemas
    world.rows, world.told              # rows of the counts table; whom each count_id counts
    world.operations                    # what happened, told of or not

Every figure knows the people it counts, so the truth of a cell is the number of different people that its
figures jointly count. Overlaps, joint operations, county shares of statewide ones, retellings, running counts
of counties and of operations, breakdowns, corrections, figures without a date or with days that were only inferred,
round numbers, totals that their own parts contradict, people in two parts of one total, sources that repeat each
other's figures, operations nobody told of and small cases told apart by names (`synthetic_cases`): all occur.
One premise: a source's running count of its county takes in what that source told of that county.

`prove_bounds` and `test_bounds_hold` hold bounds against it, `bench_compare` lays worlds side by side for size, and
`synthetic_operations` writes tellings of its operations, against which `prove_operations` holds the linking.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from synthetic_cases import tell_cases
from synthetic_model import (
    COUNTIES,
    MEASURES,
    STATES,
    YEARS,
    Operation,
    Person,
    Row,
    World,
    add_figure,
    make_operation,
    new_release,
)

__all__ = ["COUNTIES", "MEASURES", "STATES", "YEARS", "Operation", "Person", "Row", "World", "make_world"]


def make_world(operations: int, seed: int = 1) -> World:
    """A world of so many operations, some five times as many releases and ten times as many figures."""
    world = World(seed)
    numbers = iter(range(10**9))
    for number in range(operations):
        operation = make_operation(world.chance, number, numbers)
        world.operations.append(operation)
        if world.chance.random() < 0.9:
            _tell(world, operation)
        else:  # nobody wrote a release; the running counts hold it
            _remember(world, operation.people)
    tell_cases(world, round(operations**0.5 / 8))
    for county in COUNTIES:
        _running_counts(world, county)
    return world


def _tell(world: World, operation: Operation) -> None:
    """The leading agency's release, and what others make of it."""
    chance = world.chance
    lead = f"sheriff {operation.counties[0]}"
    release = _whole(world, operation, lead, breakdown=chance.random() < 0.5)
    if operation.name and not operation.wide and operation.number % 20 == 0:
        _add_series(world, release, lead, operation)
    if chance.random() < 0.05:
        _double(world, release)
    if chance.random() < 0.08:
        _correct(world, release)
    for _ in range(chance.choice((0, 1, 2, 2, 3, 5))):
        _whole(world, operation, f"partner {chance.randrange(30)}", breakdown=chance.random() < 0.2)
    if chance.random() < 0.5:  # the same agency comes back to it
        _whole(world, operation, lead, breakdown=chance.random() < 0.3)
    for _ in range(chance.choice((0, 1, 1, 3))):
        _repeat(world, operation, release)
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
    release = new_release(world)
    for measure in MEASURES:
        people = frozenset(person for person in operation.people if person.measure == measure)
        if people or world.chance.random() < 0.3:
            total = _add(world, release, source, operation, measure, people)
            if breakdown and total["precision"] == "exact":
                column = world.chance.choice(("offense", "age_group") if measure == "arrests" else ("age_group",))
                wrong = world.chance.random() < 0.05
                _break_down(world, total, people, column, twice=wrong and column == "offense")
                if people and wrong and column == "age_group":
                    total["value"] -= 1  # its own parts say more
    return release


def _add_series(world: World, release: str, source: str, operation: Operation) -> None:
    """In the release of an operation, how many it and earlier ones of its name led to over some years."""
    first = date(max(YEARS[0], operation.start.year - 2), 1, 1)
    fields: Row = {"scope": "ongoing", "operation": operation.name, "operation_id": operation.name}
    fields |= {"place_ids": operation.area(), "published": str(operation.end)}
    alike = [other for other in world.operations if other.area() == operation.area()]
    for measure in MEASURES:
        people = {
            p for other in alike for p in other.people if p.measure == measure and first <= p.day <= operation.end
        }
        days = {"period_earliest": first, "period_latest": operation.end}
        add_figure(world, release, source, measure, frozenset(people), **(fields | days))


def _repeat(world: World, operation: Operation, told: str) -> None:
    """Another source says again what a release said, now and then of the whole state or without its days."""
    release, source = new_release(world), f"gazette {world.chance.randrange(5)}"
    state = world.chance.random() < 0.2
    wider: Row = {"place_ids": [operation.counties[0][:2]] if state else operation.area(), "period_basis": "release"}
    if world.chance.random() < 0.06:
        wider |= {"period_earliest": None, "period_latest": None, "period_basis": "none"}
    for row in [row for row in world.rows if row["release_id"] == told and row["latest"] and not row["part_of"]]:
        said = {name: row[name] for name in ("value", "precision", "scope", "published", "operation", "operation_id")}
        days = {name: row[name] for name in ("period_earliest", "period_latest")}
        add_figure(world, release, source, row["measure"], world.told[row["count_id"]], **(said | days | wider))


def _share(world: World, operation: Operation, county: str) -> None:
    """The sheriff of one county tells what was done there; it goes into that sheriff's book."""
    release = new_release(world)
    for measure in MEASURES:
        people = frozenset(p for p in operation.people if p.measure == measure and p.county == county)
        world.known[county] |= people
        _add(world, release, f"sheriff {county}", operation, measure, people, place_ids=[county])


def _break_down(world: World, total: Row, people: frozenset[Person], column: str, *, twice: bool) -> None:
    """The kinds of people in a total; `twice`: each kind has somebody of another besides, arrested for two offenses."""
    for i, kind in enumerate(sorted({str(getattr(person, column)) for person in people})):
        some = frozenset(person for person in people if getattr(person, column) == kind)
        if twice and some != people:
            some |= {world.chance.choice(sorted(people - some, key=lambda person: person.number))}
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
                last, release = date(year, 12, 31), new_release(world)
                for measure in MEASURES:
                    book = world.known[county]
                    people = frozenset(p for p in book if p.measure == measure and first <= p.day <= last)
                    period = {"period_earliest": first, "period_latest": last, "published": str(last)}
                    add_figure(world, release, source, measure, people, scope=scope, place_ids=[county], **period)


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
    if dated and chance.random() < 0.15:  # some day of the two weeks in which it was told of
        until = min(operation.start + timedelta(days=13), date.fromisoformat(fields["published"]))
        fields |= {"period_latest": max(operation.end, until), "period_basis": "release"}
    if chance.random() < 0.06:
        fields |= {"precision": "at_least", "value": max(0, len(people) - chance.randrange(3))}
    elif chance.random() < 0.04:
        fields |= {"precision": "about", "value": len(people) + 2}
    return add_figure(world, release, source, measure, people, **(fields | other))


def _double(world: World, release: str) -> None:
    """The same text under a second address."""
    other = new_release(world)
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
