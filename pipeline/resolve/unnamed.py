"""Tellings without a name → the operation they are of, by days, place, agencies and figures.

Only tellings that begin on one day are held against each other. They are joined the strongest first; two operations
with names of their own never become one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from pipeline.resolve.editions import Group
from pipeline.resolve.evidence import ENOUGH, Meet, weigh
from pipeline.resolve.tellings import Telling

Block = list[Group]


def join_unnamed(groups: list[Group], unnamed: Iterable[Telling], meet: Meet) -> list[Group]:
    """The groups with what joined them, and new ones of at least two releases without a name."""
    alone = [_alone(telling) for telling in sorted(unnamed, key=lambda t: (t.told or date.max, t.key))]
    blocks: dict[date, Block] = defaultdict(list)
    for group in (*groups, *alone):
        for day in {telling.first for telling in group.tellings if telling.first}:
            blocks[day].append(group)
    joined = [group for _, block in sorted(blocks.items()) for group in _join(block, meet)]
    made = [group for group in joined if not _is_named(group) and len({t.release_id for t in group.tellings}) > 1]
    return [*groups, *made]


def _alone(telling: Telling) -> Group:
    group = Group()
    group.add(telling)
    group.stretch(telling.first or date.max, telling.last or date.min)
    return group


def _is_named(group: Group) -> bool:
    return any(telling.name for telling in group.tellings)


def _join(block: Block, meet: Meet) -> Block:
    """The groups that are left of a day's when those that are of one operation are one."""
    into = list(range(len(block)))
    for _, a, b in sorted(_ties(block, meet), key=lambda tie: (-tie[0], tie[1], tie[2])):
        one, other = _root(into, a), _root(into, b)
        if one == other or (_is_named(block[one]) and _is_named(block[other])):
            continue
        keep, gone = (other, one) if _is_named(block[other]) else (one, other)
        for telling in block[gone].tellings:
            block[keep].add(telling)
        block[keep].stretch(block[gone].first, block[gone].last)
        into[gone] = keep
    return [group for i, group in enumerate(block) if into[i] == i]


def _root(into: list[int], i: int) -> int:
    while into[i] != i:
        i = into[i]
    return i


def _ties(block: Block, meet: Meet) -> Iterator[tuple[float, int, int]]:
    """Every two groups whose evidence is enough, at least one of them without a name."""
    named = [_is_named(group) for group in block]
    for b in range(len(block)):
        for a in range(b):
            if not (named[a] and named[b]):
                strength = _strength(block[a], block[b], meet)
                if strength >= ENOUGH:
                    yield strength, a, b


def _strength(one: Group, other: Group, meet: Meet) -> float:
    pairs = ((a, b) for a in one.tellings for b in other.tellings if a.release_id != b.release_id)
    return max((weigh(a, b, meet).score for a, b in pairs), default=0.0)
