"""How many figures people confirmed, corrected and added, of whatever the figures are of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from operator import itemgetter
from typing import Any

from pipeline.resolve.coverage import month_of

Row = Mapping[str, Any]
KINDS = ("confirmed", "corrected", "added")


class Decided:
    """The numbers by what `of` says a figure is of, from rows of the counts table."""

    def __init__(self, counts: Iterable[Row], of: Callable[[Row], Hashable]) -> None:
        self._found: dict[Hashable, Counter[str]] = defaultdict(Counter)
        for count in counts:
            if count["review"] in KINDS:
                self._found[of(count)][count["review"]] += 1

    def of(self, thing: Hashable) -> dict[str, int]:
        """The columns that tables have: confirmed, corrected and added figures of this."""
        counted = self._found[thing] if thing in self._found else Counter[str]()
        return {kind: counted[kind] for kind in KINDS}


OF = {
    "releases": ("release_id", "revision"),
    "operations": ("operation_id",),
    "tellings": ("operation_id", "release_id", "revision"),
}


def say_decided(rows: Mapping[str, Iterable[dict[str, Any]]]) -> None:
    """Give the rows of all tables made of figures the three columns; of a source's month, for last known texts."""
    for table, names in OF.items():
        key = itemgetter(*names)
        made = Decided(rows["counts"], key)
        for row in rows[table]:
            row |= made.of(key(row))
    latest = (count for count in rows["counts"] if count["latest"])
    made = Decided(latest, lambda count: (count["source_id"], month_of(count["published"])))
    for row in rows["coverage"]:
        row |= made.of((row["source_id"], row["month"]))
