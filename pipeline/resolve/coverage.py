"""Which source published how much in which month, when it was watched, and where nothing is known of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.issues import Issue
from pipeline.sources import Source
from pipeline.store.looks import Look, Watching

Row = dict[str, Any]
UNKNOWN = "unknown"
ON_TOPIC = ("trafficking", "related")
NOT_WATCHED = Watching()
_COUNTED = ("kept", "failed", "on_topic", "with_counts", "looks", "down")


@dataclass
class _Tally:
    """What is known of a source: counts by month, and of which months a release would have been seen.

    `windows` are the first and last months of looks that were asked for some months only.
    """

    months: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    released: set[str] = field(default_factory=set)
    seen_until: str = ""
    windows: list[tuple[str, str]] = field(default_factory=list)

    def count(self, month: str, *names: str) -> None:
        self.months[month].update(names)
        if month != UNKNOWN:
            self.released.add(month)

    def look(self, look: Look) -> None:
        self.months[look.month]["down" if look.down else "looks"] += 1
        if look.seen_from and not look.down:
            self.windows.append((look.seen_from, look.seen_until))
        elif not look.down:
            self.seen_until = max(self.seen_until, look.seen_until)

    def watched(self) -> set[str]:
        """The months of the windows, and all up to the last look at everything, or release that no window shows."""
        until = max({month for month in self.released if not self._in_window(month)} | {self.seen_until})
        known = months_between(self.months.keys() - {UNKNOWN})
        return {month for month in known if month <= until or self._in_window(month)}

    def _in_window(self, month: str) -> bool:
        return any(first <= month <= last for first, last in self.windows)


def coverage_rows(
    releases: Iterable[Row],
    counts: Iterable[Row],
    issues: Iterable[Issue],
    watching: Watching,
    sources: Mapping[str, Source],
) -> list[Row]:
    """A row for each source and month from the first that is known of it to the last, and one for undated releases.

    Only last known texts count. What a listing did not date, or what an import refused, is of the month "unknown".
    """
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    with_counts = {count["release_id"] for count in counts if count["latest"]}
    for row in releases:
        if row["latest"]:
            tallies[row["source_id"]].count(month_of(row["published"]), *_told(row, with_counts))
    for issue in issues:
        if issue.stage == "import" and issue.code != "duplicate" and issue.source_id:
            tallies[issue.source_id].count(UNKNOWN, "failed")
    for lost in watching.lost:
        tallies[lost.source_id].count(month_of(lost.published), "failed")
    for look in watching.looks:
        tallies[look.source_id].look(look)
    return [row for source_id, tally in sorted(tallies.items()) for row in _source_rows(source_id, tally, sources)]


def month_of(published: str | None) -> str:
    """YYYY-MM, or "unknown" where the month is not known."""
    return published[:7] if published and len(published) >= 7 else UNKNOWN


def months_between(months: Collection[str]) -> Iterator[str]:
    """Every month from the first to the last of them."""
    if not months:
        return
    year, month = map(int, min(months).split("-"))
    while (name := f"{year:04d}-{month:02d}") <= max(months):
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _told(row: Row, with_counts: Collection[str]) -> Iterator[str]:
    if row["status"] == "forgotten":
        return
    if row["status"] != "read":
        yield "failed"
        return
    yield "kept"
    if row["topic"] in ON_TOPIC:
        yield "on_topic"
    if row["release_id"] in with_counts:
        yield "with_counts"


def _source_rows(source_id: str, tally: _Tally, sources: Mapping[str, Source]) -> Iterator[Row]:
    source = sources.get(source_id)
    known, watched = tally.months.keys() - {UNKNOWN}, tally.watched()
    for month in [*months_between(known), *(tally.months.keys() & {UNKNOWN})]:
        counted = tally.months.get(month, Counter())
        monitored = month in watched
        yield {
            "source_id": source_id,
            "publisher": source.publisher if source else None,
            "jurisdiction_id": source.jurisdiction if source else None,
            "month": month,
            "seen": counted["kept"] + counted["failed"],
            **{column: counted[column] for column in _COUNTED},
            "monitored": monitored,
            "gap": monitored and not counted["kept"],
        }
