"""What a figure is about: the topic of its release, unless it says of its people that they did something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]


def settle_topics(counts: Iterable[Row]) -> None:
    """Call other, of the figures of one release, those of other offenses that its topic does not cover.

    Subjects related to trafficking, as task forces at large are, cover no burglars: neither a figure of them nor a
    total whose parts say no offense but theirs. A release on trafficking covers whoever else its operation met, but
    not where it tells of nobody else, as a yearly count of frauds does that names trafficking among a unit's duties.
    """
    claimed = [count for count in counts if count["review"] != "rejected"]
    nobody_else = all(count["offense"] == "other" for count in claimed)
    for family in _families(claimed):
        if nobody_else or (
            family[0]["topic"] == "related" and {own["offense"] for own in family} - {None} == {"other"}
        ):
            for count in family:
                count["topic"] = "other"


def _families(counts: list[Row]) -> Iterable[list[Row]]:
    """Totals with all their parts."""
    above = {count["count_id"]: count["part_of"] for count in counts}
    found: dict[str, list[Row]] = defaultdict(list)
    for count in counts:
        root, seen = count["count_id"], set[str]()
        while above.get(root) in above and root not in seen:
            seen.add(root)
            root = above[root]
        found[root].append(count)
    return found.values()
