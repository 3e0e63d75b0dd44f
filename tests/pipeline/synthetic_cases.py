"""Small cases in the made-up world: a prosecutor names everybody in each, tells of many again, and two cases of one
number within a year are told apart by names alone. Every name is made of syllables that mean nothing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count as numbered

from synthetic_model import COUNTIES, YEARS, Row, World, add_figure, new_release
from synthetic_model import Person as Somebody

from pipeline.resolve.named import Case, Person, distinct

GIVEN = ("abo", "belu", "cadri", "dovan", "erunt", "fisk", "gamol", "hulde", "ilora", "jopp", "kesti", "lumb")
FAMILY = ("omrak", "pelling", "quast", "rindol", "sobrek", "tuvan", "ullmost", "verdig", "wosk", "yelt")
ENDS = ("", "", "ine", "overt", "adak")


def tell_cases(world: World, each: int) -> None:
    """So many cases a county and year. A day is inferred: it lies within the weeks the figure says."""
    cases: list[Case] = []
    numbers = numbered(10**8)
    for county in COUNTIES:
        for year in YEARS:
            for _ in range(each):
                day = date(year, 2, 1) + timedelta(days=world.chance.randrange(280))
                size, kind = world.chance.choice((1, 2, 2, 2, 3)), ("arrests", day, county, "trafficking", "adult")
                people = [Somebody(next(numbers), *kind) for _ in range(size)]
                world.known[county] |= set(people)
                named = [_named(world, person) for person in people]
                for _ in range(world.chance.choice((1, 1, 2, 3))):
                    cases.append(_told(world, people, named))
    others = distinct(cases)
    for row in world.rows:
        row["distinct_from"] = others.get(row["count_id"], [])


def _told(world: World, people: list[Somebody], named: list[Person]) -> Case:
    """One release on a case: within which weeks it happened is inferred, and a name may be spelt otherwise."""
    chance, somebody = world.chance, people[0]
    first = somebody.day - timedelta(days=chance.randrange(15))
    last = somebody.day + timedelta(days=chance.randrange(15))
    days: Row = {"period_earliest": first, "period_latest": last, "published": str(last), "period_basis": "release"}
    source = f"sheriff {somebody.county}"
    fields: Row = days | {"scope": "unspecified", "place_ids": [somebody.county]}
    row = add_figure(world, new_release(world), source, "arrests", frozenset(people), **fields)
    spelt = frozenset(_misspelt(world, person) if chance.random() < 0.2 else person for person in named)
    return Case(row["count_id"], row["release_id"], source, "arrests", len(people), first, last, spelt)


def _named(world: World, somebody: Somebody) -> Person:
    """Two names from a small stock, so that namesakes occur."""
    family = world.chance.choice(FAMILY) + world.chance.choice(ENDS)
    return Person((world.chance.choice(GIVEN), family), 18 + somebody.number % 40)


def _misspelt(world: World, person: Person) -> Person:
    """A letter of the second name twice, and a birthday between."""
    given, family = person.words
    at = world.chance.randrange(len(family))
    return Person((given, family[: at + 1] + family[at:]), person.age + 1)
