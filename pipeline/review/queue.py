"""The figures that a person should look at, those that matter most first, each with why it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log10
from typing import Any, Literal

from pipeline.dataset import Dataset
from pipeline.review.decisions import Decision, Key, Values, standing
from pipeline.review.reading import as_read, key_of
from pipeline.review.verdicts import Verdict, judge

Row = Mapping[str, Any]
Asks = Literal["conflict", "again", "gone", "new", "second"]
TOPICS = ("trafficking", "related")
SURE_LINK = 0.85
# Set by hand: whatever is undecided comes first, then what is wrong for certain, then what may be.
WEIGHTS = {"conflict": 100.0, "again": 50.0, "gone": 40.0, "parts": 3.0, "differ": 2.0, "place": 1.5, "link": 1.0}


@dataclass(frozen=True)
class Item:
    """One figure to be decided on. `row` is null where the dataset has no such figure (any more).

    `read` is what machines read, `refs` the other figures of the text by count_id, `over` the ids of decisions on an
    earlier text that deciding takes the place of.
    """

    key: Key
    source_id: str
    row: Row | None
    read: Values
    refs: Mapping[str, str]
    asks: Asks
    reasons: tuple[str, ...]
    weight: float
    verdict: Verdict
    over: tuple[str, ...] = ()

    @property
    def shown(self) -> Values:
        """What holds as far as people decided, else what was read."""
        return {**self.read, **self.verdict.says}


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
        for count_id, why in _odd_sums(rows):
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


def _odd_sums(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Totals whose parts by one breakdown are more than they, or do not add up where they should; and those parts."""
    by_id = {row["count_id"]: row for row in rows}
    parts: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in by_id.values():
        if row["part_of"] in by_id and row["precision"] == "exact":
            parts[row["part_of"], row["breakdown"] or ""].append(row)
    for (total_id, breakdown), own in parts.items():
        total, summed = by_id[total_id]["value"], sum(row["value"] for row in own)
        whole = all(row["exhaustive"] for row in own)
        if summed > total or (whole and breakdown and summed != total):
            for row in (by_id[total_id], *own):
                yield row["count_id"], f"parts add up to {summed}, the total is {total}"


def queue(figures: Figures, decisions: Iterable[Decision], who: str, *, second: bool = False) -> list[Item]:
    """What `who` is asked: what nobody decided, what asks again and what two people differ in.

    `second`: what others decided, and `who` did not.
    """
    made = _Made(figures, standing(decisions))
    if second:
        others = [key for key in made.by_key if key in figures.by_key and not made.by(key, who)]
        found = [made.item(key, "second") for key in others]
    else:
        found = [made.item(key, asks) for key, asks in made.open()]
    return sorted(found, key=lambda item: (-item.weight, item.key[:4], item.key.measure, item.key.offense or ""))


def item_of(figures: Figures, decisions: Iterable[Decision], key: Key) -> Item | None:
    """One figure, decided or not; null where neither the dataset nor a decision knows it."""
    made = _Made(figures, standing(decisions))
    asks = dict(made.open()).get(key, "second")
    return made.item(key, asks) if key in figures.by_key or key in made.by_key else None


class _Made:
    """The standing decisions by figure, held against the figures there are."""

    def __init__(self, figures: Figures, decisions: list[Decision]) -> None:
        self.figures = figures
        self.by_key: dict[Key, list[Decision]] = defaultdict(list)
        self._stale: dict[Key, list[Decision]] = defaultdict(list)
        self._notes: dict[Key, list[Decision]] = defaultdict(list)
        for decision in decisions:
            if decision.action == "note":
                self._notes[decision.key].append(decision)
            else:
                self.by_key[self._place(decision)].append(decision)

    def _place(self, decision: Decision) -> Key:
        """The figure a decision is on; one on an earlier text is kept for the figure it may be now."""
        key = decision.key
        release = self.figures.releases.get(key.release_id)
        if release is None or release["text_sha256"] == key.text_sha256:
            return key
        now = self._now(key, decision, release["text_sha256"])
        self._stale[now].append(decision)
        return now

    def _now(self, key: Key, decision: Decision, text: str) -> Key:
        """The figure of the new text most like it: of its measure, of its value if there is one, and the nearest."""
        alike = [
            other
            for other in self.figures.by_key
            if other.release_id == key.release_id and other.measure == key.measure and other.text_sha256 == text
        ]
        value = decision.says.get("value")
        near = sorted(
            alike, key=lambda other: (self.figures.by_key[other]["value"] != value, abs(other.start - key.start))
        )
        return near[0] if near else key

    def by(self, key: Key, who: str) -> bool:
        return any(decision.who == who for decision in self.by_key[key])

    def open(self) -> Iterator[tuple[Key, Asks]]:
        for key in [*self.figures.asked, *(key for key in self.by_key if key not in self.figures.by_key)]:
            made, stale = self.by_key.get(key, []), self._stale.get(key, [])
            fresh = [decision for decision in made if decision not in stale]
            if judge(fresh).state == "conflict":
                yield key, "conflict"
            elif stale:
                yield key, "again" if key in self.figures.by_key else "gone"
            elif not made:
                yield key, "new"
            elif key not in self.figures.by_key and judge(fresh).state == "kept":
                yield key, "gone"

    def item(self, key: Key, asks: Asks) -> Item:
        row, stale = self.figures.by_key.get(key), self._stale.get(key, [])
        fresh = [decision for decision in self.by_key.get(key, ()) if decision not in stale]
        reasons = self.figures.reasons.get(row["count_id"], []) if row else []
        first = {
            "conflict": "people differ",
            "again": "its text changed since it was decided",
            "gone": "it is read there no more",
        }
        told = [(WEIGHTS.get(asks, 0.0), first[asks])] if asks in first else []
        ranked = sorted([*told, *reasons], key=lambda reason: -reason[0])
        refs = self.figures.refs[key.release_id]
        release = self.figures.releases.get(key.release_id)
        return Item(
            key=key,
            source_id=release["source_id"] if release else "",
            row=row,
            read=as_read(row, refs) if row else {"measure": key.measure, "offense": key.offense},
            refs=refs,
            asks=asks,
            reasons=tuple(why for _, why in ranked),
            weight=round(sum(weight for weight, _ in ranked), 3),
            verdict=judge([*fresh, *self._notes.get(key, ())]),
            over=tuple(decision.id for decision in stale),
        )
