"""Annotations of releases taken as decisions of whoever annotated: what differs is corrected, rejected or added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from extractors.counts.numbers import find_numbers
from extractors.model import Span
from pipeline.annotate import Document, Unread
from pipeline.review.decisions import Key, Value, whole_of
from pipeline.review.desk import Reviewing
from pipeline.review.queue import Item
from pipeline.trust.annotations import Annotation, Figure
from pipeline.trust.matching import LEVELS, fold, match

SAID = ("measure", "value", "value_max", "precision", "offense", "age_group", "gender", "period_start", "period_end")
NAMES = ("place", "operation")


@dataclass
class Taken:
    """How many releases were reviewed in full and how many decisions that took; what could not be taken, and why."""

    releases: int = 0
    decisions: int = 0
    left: list[str] = field(default_factory=list)


def take_annotations(
    reviewing: Reviewing, gold: Mapping[str, Annotation], documents: Iterable[Document | Unread]
) -> Taken:
    """Decide on every figure of the annotated releases as their annotations say; what is decided so stays untouched.

    A document is the release that has its text. Raises UserError where a decision cannot be written.
    """
    releases = {row["text_sha256"]: row for row in reviewing.figures.releases.values() if row["duplicate_of"] is None}
    taken = Taken(left=[f"{doc_id}: no document of that name was given." for doc_id in gold])
    for document in documents:
        if isinstance(document, Unread):
            taken.left.append(document.message)
        elif document.doc_id in gold:
            taken.left = [said for said in taken.left if not said.startswith(f"{document.doc_id}: no document")]
            text = document.parsed.text
            release = releases.get(sha256(text.encode()).hexdigest())
            if release is None:
                taken.left.append(f"{document.doc_id}: no release of the dataset has this text. Import and build it.")
            else:
                _Release(reviewing, release, gold[document.doc_id], text, taken).take()
    return taken


class _Release:
    """One release with its annotation."""

    def __init__(
        self, reviewing: Reviewing, release: Mapping[str, Any], said: Annotation, text: str, taken: Taken
    ) -> None:
        self._reviewing, self._release, self._said, self._text, self._taken = reviewing, release, said, text, taken
        self._items = reviewing.every(release["release_id"])

    def take(self) -> None:
        pairs = self._paired()
        places = {i: self._items[j].key if j is not None else self._place(i) for i, j in pairs.items()}
        for i, j in pairs.items():
            if places[i] is None:
                self._taken.left.append(f"{self._said.doc_id}: the quote of figure {i} does not stand in the text.")
                continue
            total = (
                places.get(self._said.figures[i].part_of or 0) if self._said.figures[i].part_of is not None else None
            )
            wanted = self._wanted(i, self._items[j].shown if j is not None else {}, total.ref if total else None)
            if j is None:
                self._add(places[i], wanted)
            else:
                self._settle(self._items[j], wanted)
        for j, item in enumerate(self._items):
            if j not in pairs.values() and item.verdict.state != "rejected" and (item.row or item.asks == "gone"):
                self._decide(item, "reject")
        self._sum_up()

    def _paired(self) -> dict[int, int | None]:
        """For each annotated figure the one read: alike, or else at its place in the text; null where none is."""
        figures = self._said.figures
        shown = {
            j: Figure.model_validate({**item.shown, "part_of": None})
            for j, item in enumerate(self._items)
            if "value" in item.shown
        }
        paired: dict[int, int | None] = dict.fromkeys(range(len(figures)))
        for rejected in (False, True):
            mine = [i for i, j in paired.items() if j is None]
            free = [j for j in shown if j not in paired.values()]
            yours = [j for j in free if (self._items[j].verdict.state == "rejected") == rejected]
            found = match([figures[i] for i in mine], [shown[j] for j in yours], LEVELS["found"])
            paired |= {mine[a]: yours[b] for a, b in found}
        for i in (i for i, j in paired.items() if j is None):
            quoted = self._quoted(i)
            free = [j for j in shown if j not in paired.values() and quoted and self._items[j].key.start in quoted]
            paired[i] = free[0] if free else None
        return paired

    def _quoted(self, i: int) -> range:
        quote = self._said.figures[i].quote or ""
        at = self._text.find(quote) if quote else -1
        return range(at, at + len(quote)) if at >= 0 else range(0)

    def _place(self, i: int) -> Key | None:
        """Where an annotated figure that is not read stands: its number in its quote."""
        quoted, figure = self._quoted(i), self._said.figures[i]
        if not quoted:
            return None
        stretch = Span(quoted.start, quoted.stop)
        numbers = find_numbers(self._text, stretch)
        at = next((number.span for number in numbers if number.value == figure.value), stretch)
        known = self._release["release_id"], self._release["text_sha256"]
        return Key(*known, at.start, at.end, figure.measure, figure.offense)

    def _wanted(self, i: int, shown: Mapping[str, Value], total: str | None) -> dict[str, Value]:
        """What the annotation says of a figure, field by field; names that differ in nothing but writing stay."""
        figure = self._said.figures[i]
        wanted: dict[str, Value] = {name: getattr(figure, name) for name in SAID} | {"part_of": total}
        for name in NAMES:
            now, said = shown.get(name), getattr(figure, name)
            wanted[name] = now if fold(str(now or "")) == fold(said) else said
        if total is None:
            wanted["breakdown"] = None
        if (figure.period_start or figure.period_end) and shown.get("period_basis", "none") == "none":
            wanted["period_basis"] = "release"
        return wanted

    def _settle(self, item: Item, wanted: Mapping[str, Value]) -> None:
        other = {name: value for name, value in wanted.items() if item.shown.get(name) != value}
        if item.verdict.state in ("kept", "added") and not item.over and not other:
            return
        for name, value in other.items():
            self._decide(item, "correct", name, value)
        self._decide(self._again(item), "confirm")

    def _again(self, item: Item) -> Item:
        return self._reviewing.item(item.key) or item

    def _add(self, key: Key | None, wanted: Mapping[str, Value]) -> None:
        if key:
            self._reviewing.add(key.release_id, key.start, key.end, wanted)
            self._taken.decisions += 1

    def _decide(self, item: Item, action: Any, name: str | None = None, value: Value = None) -> None:
        seen = [decision.id for decision in item.verdict.decisions]
        self._reviewing.decide(item, action, name, value, seen=seen)
        self._taken.decisions += 1

    def _sum_up(self) -> None:
        """Whose release it is, and that it claims nothing else."""
        publisher = self._said.publisher
        if publisher and self._items and fold(publisher) != fold(self._release["publisher"]):
            first = self._again(self._items[0])
            if first.verdict.says.get("agency") != publisher:
                self._decide(first, "correct", "agency", publisher)
        whole = self._reviewing.item(whole_of(self._release["release_id"], self._release["text_sha256"]))
        if whole and (whole.verdict.state is None or whole.over):
            self._decide(whole, "whole")
        self._taken.releases += 1
