"""One operation, however many releases tell of it: known by its name and its edition.

An edition is the year in which a run of mentions starts; mentions of the name less than half a year apart
belong to one run. That errs towards one operation rather than two, since two would be added up.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from extractors.model import earliest_day, latest_day

Row = dict[str, Any]
RUN = timedelta(days=183)
UNDATED = "undated"
OWN_SCOPES = ("this_operation", "unspecified")


@dataclass(frozen=True, slots=True)
class Mention:
    """An operation's name in one release, and when it was: its period, else the release's publication."""

    name: str
    release_id: str
    revision: int
    source_id: str
    published: str | None
    when: str | None


@dataclass(slots=True)
class Linked:
    """The operation's id by name, release and revision, and its mentions by id."""

    ids: dict[tuple[str, str, int], str] = field(default_factory=dict)
    mentions: dict[str, list[Mention]] = field(default_factory=lambda: defaultdict(list))


def normal_name(name: str) -> str:
    """Letters and digits only, in lower case, without a leading "operation": what a name is compared by."""
    words = re.findall(r"[^\W_]+", name.casefold().replace("’", "").replace("'", ""))
    return " ".join(words[1:] if words[:1] == ["operation"] and len(words) > 1 else words)


def link_operations(mentions: Iterable[Mention]) -> Linked:
    """Which mentions speak of one operation."""
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[normal_name(mention.name)].append(mention)
    linked = Linked()
    for name, named in sorted(by_name.items()):
        editions = _editions({earliest_day(mention.when) for mention in named if mention.when})
        only = next(iter(editions.values())) if len(set(editions.values())) == 1 else UNDATED
        for mention in named:
            edition = editions[earliest_day(mention.when)] if mention.when else only
            operation_id = sha256(f"{name}\n{edition}".encode()).hexdigest()[:16]
            linked.ids[mention.name, mention.release_id, mention.revision] = operation_id
            linked.mentions[operation_id].append(mention)
    return linked


def _editions(days: set[date]) -> dict[date, str]:
    """The edition of each day: the year of the first day of its run."""
    editions: dict[date, str] = {}
    year, last = 0, date.min
    for day in sorted(days):
        if not editions or day - last > RUN:
            year = day.year
        editions[day], last = str(year), day
    return editions


def operation_rows(linked: Linked, counts: Iterable[Row]) -> list[Row]:
    """A row for every operation, from its mentions and the rows of its counts."""
    figures: dict[str, list[Row]] = defaultdict(list)
    for count in counts:
        if count["operation_id"]:
            figures[count["operation_id"]].append(count)
    return [_row(id_, mentions, figures[id_]) for id_, mentions in sorted(linked.mentions.items())]


def _row(operation_id: str, mentions: list[Mention], figures: list[Row]) -> Row:
    spellings = Counter(mention.name for mention in mentions)
    first = min(mentions, key=lambda m: (m.published is None, m.published or "", m.release_id))
    own = [figure for figure in figures if figure["scope"] in OWN_SCOPES]
    starts = [figure["period_start"] for figure in own if figure["period_start"]]
    ends = [figure["period_end"] for figure in own if figure["period_end"]]
    return {
        "operation_id": operation_id,
        "name": min(spellings, key=lambda name: (-spellings[name], name)),
        "period_start": min(starts, key=lambda day: (earliest_day(day), day), default=None),
        "period_end": max(ends, key=lambda day: (latest_day(day), day), default=None),
        "place_ids": sorted({place for figure in figures for place in figure["place_ids"]}),
        "releases": sorted({mention.release_id for mention in mentions}),
        "first_reported_by": first.source_id,
        "first_published": first.published,
        "count_ids": sorted(figure["count_id"] for figure in figures),
        "disagreements": _disagreements(own),
    }


def _disagreements(figures: Iterable[Mapping[str, Any]]) -> list[str]:
    """Measures whose largest exact figure differs between releases, in their last known texts."""
    largest: dict[str, dict[str, int]] = defaultdict(dict)
    for figure in figures:
        if figure["latest"] and figure["precision"] == "exact":
            by_release = largest[figure["measure"]]
            release_id = figure["release_id"]
            by_release[release_id] = max(figure["value"], by_release.get(release_id, 0))
    return sorted(measure for measure, by_release in largest.items() if len(set(by_release.values())) > 1)
