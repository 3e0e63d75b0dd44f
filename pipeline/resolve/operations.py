"""One operation, however many releases tell of it: the rows of `operations` and of `tellings`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from extractors.model import earliest_day, latest_day
from pipeline.resolve.editions import Group, group_named
from pipeline.resolve.evidence import Evidence, Meet, weigh
from pipeline.resolve.tellings import COURT, OWN_SCOPES, STAGES, Telling, claims_of
from pipeline.resolve.unnamed import join_unnamed

Row = dict[str, Any]
LATER = timedelta(days=60)  # after the last day; what is told then is what became of it
ALONE = Evidence(1.0, ("only telling",))
DECIDED = Evidence(1.0, ("decided by a person",))


@dataclass(slots=True)
class Linked:
    """The tellings of each operation by its id, the operation of each figure by count_id, and the tellings that a
    person said are of an operation that is not there."""

    tellings: dict[str, list[Telling]] = field(default_factory=dict)
    counts: dict[str, str] = field(default_factory=dict)
    lost: list[Telling] = field(default_factory=list)


def link_operations(tellings: Iterable[Telling], meet: Meet) -> Linked:
    """Which tellings speak of one operation; `meet` says of two areas whether one may hold some of the other.

    Where a person decided, the operation is as all other tellings make it; one that is not there without them leaves
    theirs as they were read.
    """
    listed = list(tellings)
    free, decided = [t for t in listed if not t.decided], [t for t in listed if t.decided]
    groups = _grouped(free, meet)
    lost = [telling for telling in decided if telling.decided not in groups]
    if lost:
        groups = _grouped([*free, *(replace(telling, decided=None) for telling in lost)], meet)
    for telling in decided:
        if telling not in lost and telling.decided in groups:
            groups[telling.decided].append(telling)
    linked = Linked({known: sorted(told, key=_order) for known, told in groups.items()})
    linked.counts = {count: known for known, told in groups.items() for telling in told for count in telling.counts}
    linked.lost = [t for t in decided if any(linked.counts.get(count) != t.decided for count in t.counts)]
    return linked


def _grouped(tellings: list[Telling], meet: Meet) -> dict[str, list[Telling]]:
    groups = group_named(telling for telling in tellings if telling.name)
    groups = join_unnamed(groups, (telling for telling in tellings if not telling.name), meet)
    return {operation_id: list(group.tellings) for operation_id, group in _identified(groups)}


def _order(telling: Telling) -> tuple[bool, str, str, int, str]:
    return telling.published is None, telling.published or "", telling.release_id, telling.revision, telling.name or ""


def _identified(groups: list[Group]) -> Iterator[tuple[str, Group]]:
    """Each group with its id: a hash of name and edition, of the states where those are not enough, and so on."""
    taken: set[str] = set()
    for group in groups:
        first = min(group.tellings, key=_order)
        year = str(group.first.year) if group.first < date.max else "undated"
        base = min((t.base for t in group.tellings if t.name), key=len, default="")
        parts = [base or f"unnamed {group.first} {group.last} {' '.join(sorted(group.states))}", group.edition or year]
        for more in (" ".join(sorted(group.states)), str(group.first), first.release_id, repr(first.key)):
            operation_id = sha256("\n".join(parts).encode()).hexdigest()[:16]
            if operation_id not in taken:
                break
            parts.append(more)
        taken.add(operation_id)
        yield operation_id, group


def operation_rows(linked: Linked, counts: Iterable[Row]) -> list[Row]:
    """A row for every operation, from its tellings and the rows of its counts."""
    figures: dict[str, list[Row]] = defaultdict(list)
    for count in counts:
        if count["operation_id"]:
            figures[count["operation_id"]].append(count)
    return [_row(id_, tellings, figures[id_]) for id_, tellings in sorted(linked.tellings.items())]


def _row(operation_id: str, tellings: list[Telling], figures: list[Row]) -> Row:
    spellings = Counter(telling.name for telling in tellings if telling.name)
    own = [figure for figure in figures if figure["scope"] in OWN_SCOPES]
    dated = [figure for figure in own if figure["measure"] not in COURT]
    starts = [figure["period_start"] for figure in dated if figure["period_start"]]
    ends = [figure["period_end"] for figure in dated if figure["period_end"]]
    editions = sorted({telling.edition for telling in tellings if telling.edition})
    return {
        "operation_id": operation_id,
        "name": min(spellings, key=lambda name: (-spellings[name], name), default=None),
        "edition": editions[0] if editions else None,
        "period_start": min(starts, key=lambda day: (earliest_day(day), day), default=None),
        "period_end": max(ends, key=lambda day: (latest_day(day), day), default=None),
        "place_ids": sorted({place for figure in figures for place in figure["place_ids"]}),
        "releases": sorted({telling.release_id for telling in tellings}),
        "sources": len({telling.source_id for telling in tellings}),
        "first_reported_by": tellings[0].source_id,
        "first_published": tellings[0].published,
        "count_ids": sorted(figure["count_id"] for figure in figures),
        "disagreements": _disagreements(tellings, own),
        "path": _path(tellings),
    }


def _disagreements(tellings: list[Telling], figures: list[Row]) -> list[str]:
    """Measures whose largest exact figure differs between releases on the whole of it, in their last known texts."""
    partial = {t.release_id for t in tellings if _relation(t, tellings) == "part"}
    by_release: dict[str, list[Row]] = defaultdict(list)
    for figure in figures:
        if figure["latest"] and figure["release_id"] not in partial:
            by_release[figure["release_id"]].append(figure)
    said: dict[str, set[int]] = defaultdict(set)
    for rows in by_release.values():
        for measure, value in claims_of(rows):
            said[measure].add(value)
    return sorted(measure for measure, values in said.items() if len(values) > 1)


def _path(tellings: list[Telling]) -> list[str]:
    """Who was arrested, charged and convicted, as each was first told: stage, day of publication, figure, release."""
    first: dict[str, str] = {}
    for telling in tellings:
        for measure, value in telling.claims:
            stage = STAGES.get(measure)
            if stage and telling.latest:
                first.setdefault(stage, f"{stage}: {value} ({telling.published or 'undated'}, {telling.release_id})")
    return [first[stage] for stage in dict.fromkeys(STAGES.values()) if stage in first]


def telling_rows(linked: Linked, meet: Meet) -> list[Row]:
    """A row for each release that tells of an operation, and why it is thought to."""
    return [
        _telling_row(operation_id, telling, tellings, meet)
        for operation_id, tellings in sorted(linked.tellings.items())
        for telling in _one_a_release(tellings)
    ]


def _one_a_release(tellings: list[Telling]) -> Iterator[Telling]:
    """Of a revision that names an operation in two ways, the one with more figures."""
    best: dict[tuple[str, int], Telling] = {}
    for telling in tellings:
        key = telling.release_id, telling.revision
        if key not in best or len(telling.counts) > len(best[key].counts):
            best[key] = telling
    yield from best.values()


def _telling_row(operation_id: str, telling: Telling, tellings: list[Telling], meet: Meet) -> Row:
    others = [other for other in tellings if other.release_id != telling.release_id]
    evidence = max((weigh(telling, other, meet) for other in others), key=lambda found: found.score, default=ALONE)
    evidence = DECIDED if telling.decided else evidence
    return {
        "operation_id": operation_id,
        "release_id": telling.release_id,
        "revision": telling.revision,
        "latest": telling.latest,
        "source_id": telling.source_id,
        "published": telling.published,
        "name_said": telling.name,
        "edition_said": telling.edition,
        "relation": _relation(telling, tellings),
        "change": telling.change,
        "first": telling.release_id == tellings[0].release_id,
        "claims": [f"{measure}: {value}" for measure, value in telling.claims],
        "score": evidence.score,
        "reasons": list(evidence.reasons),
    }


def _relation(telling: Telling, tellings: list[Telling]) -> str:
    """whole; part: of one of the areas it was held in; later: what became of it; mention: without figures."""
    last = max((t.last for t in tellings if t.last), default=tellings[0].told)
    if last and telling.told and telling.told > last + LATER and not (telling.first and telling.first <= last):
        return "later"
    if not telling.counts:
        return "mention"
    wider = (other.places for other in tellings if other.places and telling.places)
    return "part" if any(_lies_within(telling.places, places) for places in wider) else "whole"


def _lies_within(places: frozenset[str], wider: frozenset[str]) -> bool:
    """Whether areas are fewer of the same, or lie in a state or the nation that the others are."""
    if places == wider:
        return False
    return all(place in wider or place[:2] in wider or "US" in wider for place in places)
