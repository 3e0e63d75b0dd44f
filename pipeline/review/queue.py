"""The figures that a person should look at, those that matter most first, each with why it is asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.review.decisions import Decision, Key, Values, standing, whole_of
from pipeline.review.figures import Figures
from pipeline.review.reading import as_read, placed
from pipeline.review.verdicts import Verdict, judge

Row = Mapping[str, Any]
Asks = Literal["conflict", "again", "gone", "new", "second", "whole"]
# Set by hand: whatever is undecided comes before all that is undoubted.
FIRST = {
    "conflict": (100.0, "people differ"),
    "again": (50.0, "its text changed since it was decided"),
    "gone": (40.0, "it is read there no more"),
}
MISSED = "all its figures were asked for: does it claim another?"


@dataclass(frozen=True)
class Item:
    """One figure to be decided on. `row` is null where the dataset has no such figure (any more).

    `read` is what machines read, `refs` the other figures of the text by count_id, `over` the ids of decisions on an
    earlier text that deciding takes the place of. Where `asks` is "whole" it is a release.
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


def queue(
    figures: Figures, decisions: Iterable[Decision], who: str, *, second: bool = False, release: str | None = None
) -> list[Item]:
    """What `who` is asked: what nobody decided, what asks again and what two people differ in.

    `second`: what others decided, and `who` did not. `release`: one release in full, in the order of its text, and at
    its end whether a figure was missed.
    """
    made = _Made(figures, standing(decisions))
    if second:
        others = [key for key in made.by_key if key in figures.by_key and not made.by(key, who)]
        found = [made.item(key, "second") for key in others if release in (None, key.release_id)]
    elif release:
        return [made.item(key, asks) for key, asks in made.open_in(release)]
    else:
        found = [made.item(key, asks) for key, asks in made.open()]
    return sorted(found, key=lambda item: (-item.weight, item.key[:4], item.key.measure, item.key.offense or ""))


def item_of(figures: Figures, decisions: Iterable[Decision], key: Key) -> Item | None:
    """One figure or release, decided or not; null where neither the dataset nor a decision knows it."""
    made = _Made(figures, standing(decisions))
    if key.is_whole:
        release = figures.releases.get(key.release_id)
        known = release is not None and release["text_sha256"] == key.text_sha256
    else:
        known = key in figures.by_key or key in made.by_key
    return made.item(key, made.asks(key) or ("whole" if key.is_whole else "second")) if known else None


def every(figures: Figures, decisions: Iterable[Decision], release_id: str) -> list[Item]:
    """All figures of a release that are read or were decided on, in the order of its text."""
    made = _Made(figures, standing(one for one in decisions if one.release_id == release_id))
    return [made.item(key, made.asks(key) or "second") for key in made.all_in(release_id)]


class _Made:
    """The standing decisions by figure, held against the figures there are."""

    def __init__(self, figures: Figures, decisions: list[Decision]) -> None:
        self.figures = figures
        self.by_key: dict[Key, list[Decision]] = defaultdict(list)
        self._stale: dict[Key, list[Decision]] = defaultdict(list)
        self._notes: dict[Key, list[Decision]] = defaultdict(list)
        current: dict[Key, list[Decision]] = defaultdict(list)
        for decision in decisions:
            if decision.action == "note":
                self._notes[decision.key].append(decision)
            elif self._is_current(decision.key):
                current[decision.key].append(decision)
            else:
                now = self._now(decision)
                self._stale[now].append(decision)
                self.by_key[now].append(decision)
        at = placed({key: judge(made) for key, made in current.items()}, figures.by_key)
        for key, made in current.items():
            self.by_key[at.get(key, key)] += made

    def _is_current(self, key: Key) -> bool:
        """Whether it is of the last known text, as far as the release is known."""
        release = self.figures.releases.get(key.release_id)
        return release is None or release["text_sha256"] == key.text_sha256

    def _now(self, decision: Decision) -> Key:
        """The figure of the new text most like it: of its measure, of its value if there is one, and the nearest."""
        key = decision.key._replace(text_sha256=self.figures.releases[decision.release_id]["text_sha256"])
        if key.is_whole:
            return key
        known = self.figures.by_key
        alike = [known_key for known_key in self.figures.of(key.release_id) if known_key.measure == key.measure]
        value = decision.says.get("value")
        near = sorted(alike, key=lambda other: (known[other]["value"] != value, abs(other.start - key.start)))
        return near[0] if near else decision.key

    def by(self, key: Key, who: str) -> bool:
        return any(decision.who == who for decision in self.by_key[key])

    def open(self) -> Iterator[tuple[Key, Asks]]:
        """The figures that are asked, and releases whose text changed since somebody read all of it."""
        for key in [*self.figures.asked, *(key for key in self.by_key if key not in self.figures.by_key)]:
            asks = self.asks(key)
            if asks:
                yield key, asks

    def open_in(self, release_id: str) -> Iterator[tuple[Key, Asks]]:
        """The figures of one release that are asked, on whatever topic, and the release itself."""
        text = self.figures.releases[release_id]["text_sha256"]
        for key in self.all_in(release_id):
            asks = self.asks(key)
            if asks:
                yield key, asks
        whole = whole_of(release_id, text)
        if whole not in self.by_key or self.asks(whole):
            yield whole, self.asks(whole) or "whole"

    def all_in(self, release_id: str) -> list[Key]:
        """The figures of a release that are read, or that only decisions know."""
        known = self.figures.of(release_id)
        others = [key for key in self.by_key if key.release_id == release_id and key not in self.figures.by_key]
        return sorted([*known, *(key for key in others if not key.is_whole)], key=lambda key: (key.start, key.ref))

    def asks(self, key: Key) -> Asks | None:
        """Why a figure is asked; null where it is decided."""
        made, stale = self.by_key.get(key, []), self._stale.get(key, [])
        state = judge(decision for decision in made if decision not in stale).state
        if state == "conflict":
            return "conflict"
        if stale:
            return "again" if key.is_whole or key in self.figures.by_key else "gone"
        if key in self.figures.by_key:
            return None if made else "new"
        return "gone" if state == "kept" and not key.is_whole else None

    def item(self, key: Key, asks: Asks) -> Item:
        row, stale = self.figures.by_key.get(key), self._stale.get(key, [])
        fresh = [decision for decision in self.by_key.get(key, ()) if decision not in stale]
        reasons = self.figures.reasons.get(row["count_id"], []) if row else [(0.0, MISSED)] if key.is_whole else []
        ranked = sorted([*([FIRST[asks]] if asks in FIRST else []), *reasons], key=lambda reason: -reason[0])
        refs = self.figures.refs[key.release_id]
        release = self.figures.releases.get(key.release_id)
        unread: Values = {} if key.is_whole else {"measure": key.measure, "offense": key.offense}
        return Item(
            key=key,
            source_id=release["source_id"] if release else "",
            row=row,
            read=as_read(row, refs) if row else unread,
            refs=refs,
            asks=asks,
            reasons=tuple(why for _, why in ranked),
            weight=round(sum(weight for weight, _ in ranked), 3),
            verdict=judge([*fresh, *self._notes.get(key, ())]),
            over=tuple(decision.id for decision in stale),
        )
