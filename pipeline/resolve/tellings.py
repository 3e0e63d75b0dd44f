"""What one release tells of one operation: its name or none, days, places, agencies and figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from extractors.model import earliest_day
from pipeline.resolve.operation_names import change_of, edition_before, is_annual, take_apart
from pipeline.resolve.rows import Told

Row = dict[str, Any]
OWN_SCOPES = ("this_operation", "unspecified")
LONGEST = 14  # days; what no release names and lasts longer is no one operation
COURT = ("charged", "convicted")  # what happens in court has days of its own, not the operation's
NO_OPERATION = ""  # the operation_id of a figure that a person said is of none
STAGES = {"arrests": "arrests", "citations": "arrests", "charged": "charges", "convicted": "convictions"}


@dataclass(frozen=True, slots=True)
class Telling:
    """`name` is null where the release names no operation; `first` and `last` are the days of its own figures
    that are not of a court.

    `claims` are the release's exact totals, each measure and value once; `counts` the ids of all its figures.
    `decided`: the operation that a person said its figures are of.
    """

    release_id: str
    revision: int = 1
    latest: bool = True
    source_id: str = ""
    published: str | None = None
    name: str | None = None
    edition: str | None = None
    annual: bool = False
    first: date | None = None
    last: date | None = None
    places: frozenset[str] = frozenset()
    home: str | None = None
    agencies: frozenset[str] = frozenset()
    claims: tuple[tuple[str, int], ...] = ()
    change: str | None = None
    decided: str | None = None
    counts: tuple[str, ...] = field(default=(), repr=False)

    @property
    def base(self) -> str:
        return take_apart(self.name).base if self.name else ""

    @property
    def told(self) -> date | None:
        """The day of publication, as far as it is known."""
        return earliest_day(self.published) if self.published else None

    @property
    def states(self) -> frozenset[str]:
        """Two-digit codes of where it was, or of the publisher's own state; empty where it may be anywhere."""
        areas = self.places or ({self.home} if self.home else frozenset())
        return frozenset() if "US" in areas else frozenset(area[:2] for area in areas)

    @property
    def key(self) -> tuple[str, int, str]:
        return self.release_id, self.revision, self.name or ""


def tellings_of(told: Told, counts: Iterable[Row], agencies: Iterable[Row]) -> Iterator[Telling]:
    """A telling for each operation that the release names, and one for each of its days without a name.

    Figures whose operation a person decided tell of that one, and of no other.
    """
    every, shared = list(counts), _shared(told, agencies)
    listed = [count for count in every if count["operation_id"] is None]
    yield from _decided(told, every, shared)
    mentioned = [operation.name for operation in told.read.reading.operations]
    named = {*filter(told.shown, mentioned), *(count["operation"] for count in listed if count["operation"])}
    for name in sorted(named):
        yield telling([count for count in listed if count["operation"] == name], shared | _said_of(told, name))
    yield from unnamed_tellings(listed, shared)


def _decided(told: Told, counts: Iterable[Row], shared: Row) -> Iterator[Telling]:
    by_operation: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for count in counts:
        if count["operation_id"]:
            by_operation[count["operation_id"], count["operation"] or ""].append(count)
    for (operation_id, name), rows in sorted(by_operation.items()):
        yield telling(rows, shared | (_said_of(told, name) if name else {}) | {"decided": operation_id})


def unnamed_tellings(counts: Iterable[Row], shared: Row) -> Iterator[Telling]:
    """One for each of the days that figures without a name are of. `shared`: what all tellings of the release share."""
    by_days: dict[tuple[date, date], list[Row]] = defaultdict(list)
    for count in counts:
        if not count["operation"] and (days := _own_days(count)):
            by_days[days].append(count)
    for _, rows in sorted(by_days.items()):
        yield telling(rows, shared)


def _own_days(count: Row) -> tuple[date, date] | None:
    first, last = count["period_earliest"], count["period_latest"]
    if count["scope"] != "this_operation" or count["measure"] in COURT or not first or not last:
        return None
    if (last - first).days >= LONGEST:
        return None
    return first, last


def _shared(told: Told, agencies: Iterable[Row]) -> Row:
    """What all tellings of a release have in common; the publisher is no sign of who else was there."""
    release = told.release
    return {
        "release_id": release.release_id,
        "revision": release.revision,
        "latest": release.latest,
        "source_id": release.source_id,
        "published": told.published,
        "home": told.jurisdiction_id,
        "agencies": frozenset(row["agency_id"] for row in agencies),
        "change": change_of(told.read.title or release.title, release.text),
    }


def _said_of(told: Told, name: str) -> Row:
    """The name, and which of a series the words before any mention of it say it is."""
    text = told.release.text
    starts = [operation.span.start for operation in told.read.reading.operations if operation.name == name]
    beside = next(filter(None, (edition_before(text, start) for start in starts)), None)
    annual = bool(beside) or any(is_annual(text, start) for start in starts)
    return {"name": name, "edition": take_apart(name).edition or beside, "annual": annual}


def telling(counts: list[Row], shared: Row) -> Telling:
    """What the figures of one release say of one operation; `shared` is what they do not say."""
    own = [count for count in counts if count["scope"] in OWN_SCOPES]
    dated = [count for count in own if count["measure"] not in COURT]
    starts = [count["period_earliest"] for count in dated if count["period_earliest"]]
    ends = [count["period_latest"] for count in dated if count["period_latest"]]
    return Telling(
        **shared,
        first=min(starts, default=None),
        last=max(ends, default=None),
        places=frozenset(place for count in own for place in count["place_ids"]),
        claims=claims_of(own),
        counts=tuple(sorted(count["count_id"] for count in counts)),
    )


def claims_of(counts: Iterable[Row]) -> tuple[tuple[str, int], ...]:
    """The largest exact figure of each measure that is no part of another."""
    largest: dict[str, int] = {}
    for count in counts:
        if count["precision"] == "exact" and count["part_of"] is None:
            largest[count["measure"]] = max(count["value"], largest.get(count["measure"], 0))
    return tuple(sorted(largest.items()))
