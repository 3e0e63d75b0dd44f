"""What of a dataset can be reviewed, and why a figure is worth a person's time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from math import log10
from typing import Any

from pipeline.dataset import Dataset
from pipeline.review.decisions import Key
from pipeline.review.reading import key_of

Row = Mapping[str, Any]
TOPICS = ("trafficking", "related")
SURE_LINK = 0.85
# Set by hand: what is wrong for certain comes first, then what may be.
WEIGHTS = {"parts": 3.0, "differ": 2.0, "place": 1.5, "link": 1.0}


class Figures:
    """What of a dataset can be reviewed: the figures of last known texts on the topics compared."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        rows = [row for row in dataset.table("releases").to_pylist() if row["latest"]]
        self.releases: dict[str, Row] = {row["release_id"]: row for row in rows}
        counts = [row for row in dataset.table("counts").to_pylist() if row["latest"]]
        self.refs: dict[str, dict[str, str]] = defaultdict(dict)
        self.by_key: dict[Key, Row] = {}
        for row in counts:
            key = key_of(row, self.releases[row["release_id"]]["text_sha256"])
            self.by_key[key] = row
            self.refs[row["release_id"]][row["count_id"]] = key.ref

    def of(self, release_id: str) -> list[Key]:
        """The figures of one release, in the order of its text."""
        return self._of.get(release_id, [])

    @cached_property
    def _of(self) -> dict[str, list[Key]]:
        found: dict[str, list[Key]] = defaultdict(list)
        for key in sorted(self.by_key, key=lambda key: (key.start, key.ref)):
            found[key.release_id].append(key)
        return found

    @cached_property
    def asked(self) -> list[Key]:
        """Those worth a person's time: on topic, and of no text that stands under two addresses."""
        alone = {known for known, row in self.releases.items() if row["duplicate_of"] is None}
        return [key for key, row in self.by_key.items() if row["topic"] in TOPICS and row["release_id"] in alone]

    @cached_property
    def reasons(self) -> dict[str, list[tuple[float, str]]]:
        """By count_id why a figure matters, with how much."""
        found: dict[str, list[tuple[float, str]]] = defaultdict(list)
        rows = list(self.by_key.values())
        for row in rows:
            if row["confidence"] < 1:
                found[row["count_id"]].append(
                    (2 * (1 - row["confidence"]), f"read with confidence {row['confidence']}")
                )
            if row["value"] >= 100:
                found[row["count_id"]].append((log10(row["value"]), "a large figure"))
            if row["place"] and not row["place_ids"]:
                found[row["count_id"]].append((WEIGHTS["place"], "its place is undecided"))
        for count_id, why in odd_sums(rows):
            found[count_id].append((WEIGHTS["parts"], why))
        for count_id, weight, why in self._linked(rows):
            found[count_id].append((weight, why))
        return found

    def _linked(self, rows: Iterable[Row]) -> Iterator[tuple[str, float, str]]:
        """Figures of operations that releases tell differently of, or that are doubtfully linked to them."""
        operations = self._dataset.table("operations").select(["operation_id", "disagreements"]).to_pylist()
        disagree = {row["operation_id"]: set(row["disagreements"]) for row in operations}
        tellings = self._dataset.table("tellings").select(["operation_id", "release_id", "score"]).to_pylist()
        scores = {(row["operation_id"], row["release_id"]): row["score"] for row in tellings}
        for row in rows:
            operation = row["operation_id"]
            if operation and row["measure"] in disagree.get(operation, ()):
                yield row["count_id"], WEIGHTS["differ"], "releases of the operation disagree"
            if scores.get((operation, row["release_id"]), 1.0) < SURE_LINK:
                yield row["count_id"], WEIGHTS["link"], "its operation is doubtful"


def odd_sums(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Totals whose parts by one breakdown are more than they, or do not add up where they should; and those parts.

    A total that is no more than approximate, or that may be larger, is not odd.
    """
    by_id = {row["count_id"]: row for row in rows}
    parts: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in by_id.values():
        if row["part_of"] in by_id and row["precision"] == "exact" and row["review"] != "rejected":
            parts[row["part_of"], row["breakdown"] or ""].append(row)
    for (total_id, breakdown), own in parts.items():
        total, summed = by_id[total_id]["value"], sum(row["value"] for row in own)
        whole = all(row["exhaustive"] for row in own)
        if by_id[total_id]["precision"] != "exact":
            continue
        if summed > total or (whole and breakdown and summed != total):
            for row in (by_id[total_id], *own):
                yield row["count_id"], f"parts add up to {summed}, the total is {total}"
