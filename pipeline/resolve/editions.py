"""Named tellings → operations: one name may be many operations, of other years, numbers and states.

Tellings of one name belong together where they say the same number or year of a series, or where their days lie less
than half a year apart in states that meet. That errs towards one operation rather than two, since two would be added
up. What a release says later, without days of its own, is of the last operation of that name before it, unless such
operations are held again and again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline.resolve.operation_names import is_recurring
from pipeline.resolve.tellings import Telling

RUN = timedelta(days=183)
SOON = timedelta(days=30)  # what is published so long before the first day of a yearly one announces it
LONG_NAME = 8  # letters; a shorter name may begin another by chance


@dataclass(slots=True)
class Group:
    """The tellings of one operation; its days, states and edition as far as they say."""

    tellings: list[Telling] = field(default_factory=list)
    first: date = date.max
    last: date = date.min
    states: set[str] = field(default_factory=set)
    everywhere: bool = False
    edition: str | None = None

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        self.states |= telling.states
        self.everywhere |= not telling.states
        self.edition = self.edition or telling.edition

    def stretch(self, first: date, last: date) -> None:
        self.first, self.last = min(self.first, first), max(self.last, last)

    def may_hold(self, telling: Telling, *, anywhere: bool) -> bool:
        """Whether edition and state allow it; `anywhere`: operations of the name are held in many states at once."""
        if self.edition and telling.edition and self.edition != telling.edition:
            return False
        return anywhere or self.everywhere or not telling.states or not self.states.isdisjoint(telling.states)


def group_named(tellings: Iterable[Telling]) -> list[Group]:
    """The operations that named tellings are of, those of one name in the order of their first days."""
    by_base: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_base[telling.base].append(telling)
    for longer in sorted(by_base, key=len, reverse=True):
        if shorter := _short_form(longer, by_base):
            by_base[shorter] += by_base.pop(longer)
    return [group for _, named in sorted(by_base.items()) for group in _editions(named)]


def _short_form(longer: str, by_base: dict[str, list[Telling]]) -> str | None:
    """Another name that this one begins with, in the same release, or in the same state within half a year."""
    parts = longer.split(" ")
    for size in range(len(parts) - 1, 0, -1):
        shorter = " ".join(parts[:size])
        pairs = [(a, b) for a in by_base.get(shorter, ()) for b in by_base[longer]]
        if any(a.release_id == b.release_id for a, b in pairs):
            return shorter
        if len(shorter) >= LONG_NAME and any(_near(a, b) for a, b in pairs):
            return shorter
    return None


def _near(a: Telling, b: Telling) -> bool:
    one, other = a.first or a.told, b.first or b.told
    together = not a.states or not b.states or not a.states.isdisjoint(b.states)
    return together and one is not None and other is not None and abs(one - other) <= RUN


def _editions(named: list[Telling]) -> list[Group]:
    """First what has days of its own, then what was only published, then what has no date at all."""
    everywhere = is_recurring(named[0].base)
    recurring = everywhere or any(telling.annual or telling.edition for telling in named)
    groups: list[Group] = []
    ordered = sorted(named, key=lambda t: (t.first or t.told or date.max, t.key))
    for telling in (t for t in ordered if t.first):
        _place(telling, groups, everywhere)
    for telling in (t for t in ordered if not t.first and t.told):
        _place_later(telling, groups, everywhere, recurring)
    for telling in (t for t in ordered if not t.first and not t.told):
        _place_undated(telling, groups, everywhere)
    return sorted(groups, key=lambda group: group.first)


def _place(telling: Telling, groups: list[Group], everywhere: bool) -> None:
    first = telling.first or date.max
    last = min(telling.last or first, first + RUN)  # a drive that goes on for years does not swallow what follows
    near = [g for g in groups if g.may_hold(telling, anywhere=everywhere) and first - g.last <= RUN]
    same = [g for g in groups if telling.edition and g.edition == telling.edition and g in near]
    _join((same or near)[-1:], groups, telling, first, last)


def _place_later(telling: Telling, groups: list[Group], everywhere: bool, recurring: bool) -> None:
    told = telling.told or date.max
    fits = [g for g in groups if g.may_hold(telling, anywhere=everywhere)]
    numbered = [g for g in fits if telling.edition and g.edition == telling.edition]
    near = [g for g in fits if g.first - (SOON if recurring else RUN) <= told <= g.last + RUN]
    before = [g for g in fits if g.first <= told and not recurring and not telling.edition]
    chosen = numbered or sorted(near, key=lambda g: g.first) or sorted(before, key=lambda g: g.first)
    day = None if chosen else told
    _join(chosen[-1:], groups, telling, day, day)


def _place_undated(telling: Telling, groups: list[Group], everywhere: bool) -> None:
    fits = [g for g in groups if g.may_hold(telling, anywhere=everywhere)]
    numbered = [g for g in fits if telling.edition and g.edition == telling.edition]
    _join(numbered[:1] or (fits if len(fits) == 1 else []), groups, telling, None, None)


def _join(chosen: list[Group], groups: list[Group], telling: Telling, first: date | None, last: date | None) -> None:
    """Into the chosen group, or a new one; days stretch the group's."""
    if not chosen:
        chosen = [Group()]
        groups.append(chosen[0])
    chosen[0].add(telling)
    if first and last:
        chosen[0].stretch(first, last)
