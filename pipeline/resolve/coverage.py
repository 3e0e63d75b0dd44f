"""Which source published how much in which month, and where nothing is known of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from pipeline.issues import Issue
from pipeline.sources import Source

Row = dict[str, Any]
UNKNOWN = "unknown"
ON_TOPIC = ("trafficking", "related")


def coverage_rows(
    releases: Iterable[Row], counts: Iterable[Row], issues: Iterable[Issue], sources: Mapping[str, Source]
) -> list[Row]:
    """A row for each source and month from its first release to its last, and one for undated releases.

    Only last known texts count. What could not even be fetched or parsed is `failed`, in the month "unknown": what a
    source was seen to have is `releases` and those.
    """
    with_counts = {count["release_id"] for count in counts if count["latest"]}
    tallies: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    seen: set[str] = set()
    for row in releases:
        seen.add(row["release_id"])
        if row["latest"]:
            tally = tallies[row["source_id"]][month_of(row["published"])]
            tally["releases"] += 1
            tally["on_topic"] += row["topic"] in ON_TOPIC
            tally["with_counts"] += row["release_id"] in with_counts
            tally["failed"] += row["status"] != "read"
    for issue in issues:
        lost = issue.stage == "parse" or (issue.stage == "scrape" and issue.release_id)
        if lost and issue.source_id and issue.release_id not in seen:
            tallies[issue.source_id][UNKNOWN]["failed"] += 1
    return [row for source_id, months in sorted(tallies.items()) for row in _source_rows(source_id, months, sources)]


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


def _source_rows(source_id: str, months: Mapping[str, Counter[str]], sources: Mapping[str, Source]) -> Iterator[Row]:
    source = sources.get(source_id)
    known = months.keys() - {UNKNOWN}
    for month in [*months_between(known), *(months.keys() & {UNKNOWN})]:
        tally = months.get(month, Counter())
        yield {
            "source_id": source_id,
            "publisher": source.publisher if source else None,
            "jurisdiction_id": source.jurisdiction if source else None,
            "month": month,
            **{column: tally[column] for column in ("releases", "on_topic", "with_counts", "failed")},
            "gap": month != UNKNOWN and not tally["releases"],
        }
