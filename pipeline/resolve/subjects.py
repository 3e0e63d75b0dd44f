"""What a figure is about: the topic of its release, unless it says of its people that they did something else."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

Row = dict[str, Any]
FAR = 5_000  # characters, about two pages: so far from all words of the topic, a report tells of something else


def settle_topics(counts: Iterable[Row], text: str, words: Sequence[str]) -> None:
    """Call other, of the figures of one release, those of other offenses that its topic does not cover.

    Subjects related to trafficking, as task forces at large are, cover no burglars: neither a figure of them nor a
    total whose parts say no offense but theirs. A release on trafficking covers whoever else its operation met, but
    not where it tells of nobody else, as a yearly count of frauds does that names trafficking among a unit's duties;
    and of a report of many pages only those that it covers near the `words` of the topic or by their offense.
    """
    near = _near(text, words)
    claimed = [count for count in counts if count["review"] != "rejected"]
    nobody_else = all(count["offense"] == "other" for count in claimed)
    for family in _families(claimed):
        if nobody_else or (
            family[0]["topic"] == "related" and {own["offense"] for own in family} - {None} == {"other"}
        ):
            for count in family:
                count["topic"] = "other"
    for count in claimed:
        if count["offense"] in (None, "other") and not near(count["start"]):
            count["topic"] = "other"


def _near(text: str, words: Sequence[str]) -> Callable[[int], bool]:
    """Whether an offset of the text lies near any of these words, however they are spaced there."""
    if len(text) <= FAR or not words:
        return lambda _at: True
    spaced = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    told = [found.start() for found in re.finditer(spaced, text, re.IGNORECASE)]
    return lambda at: any(abs(other - at) <= FAR for other in told[max(0, bisect(told, at) - 1) :][:2])


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
