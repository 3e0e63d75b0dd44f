"""What reviewed releases teach: annotations for `tally evaluate`, how far people agree, what to review next."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.dataset import Dataset
from pipeline.parse.model import ParseError
from pipeline.parse.record import read_record
from pipeline.releases import release_id
from pipeline.review.decisions import Decision, Key, standing
from pipeline.review.verdicts import contradicts
from pipeline.store.snapshots import Store
from pipeline.wording import counted

Row = Mapping[str, Any]
ENDINGS = {"text/plain": ".txt", "application/pdf": ".pdf", "application/json": ".jsonl"}
FIELDS = ("measure", "value", "precision", "offense", "age_group", "gender", "period_start", "period_end", "place")
SETTLED = ("whole", "figures")  # releases of which nothing is left to decide
MISSED = 0.1  # what a release on topic without a figure may teach: how often one is missed


class Written(NamedTuple):
    """How many releases became gold; of how many of them somebody said that no figure was missed."""

    releases: int
    whole: int


def write_gold(dataset: Dataset, store: Store, path: Path) -> Written:
    """Write the releases of which every figure is decided as annotations, and their documents to `docs` beside them.

    Also those without a figure, if somebody said that they claim none. `tally evaluate PATH` reads both.
    """
    counts = _by_release(dataset)
    agencies: dict[str, list[str]] = defaultdict(list)
    for row in dataset.table("agencies").to_pylist():
        agencies[row["release_id"]].append(row["as_said"])
    releases = {
        row["release_id"]: row
        for row in dataset.table("releases").to_pylist()
        if row["latest"] and row["review"] in SETTLED
    }
    names = dict(_documents(store, releases, path.parent / "docs"))
    told = [
        _annotation(row, counts[known], agencies[known], names[known])
        for known, row in sorted(releases.items())
        if known in names
    ]
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told), encoding="utf-8")
    return Written(len(told), sum(releases[known]["review"] == "whole" for known in names))


def _by_release(dataset: Dataset) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in dataset.table("counts").to_pylist():
        if row["latest"]:
            found[row["release_id"]].append(row)
    return found


def _documents(store: Store, releases: Mapping[str, Row], folder: Path) -> Iterator[tuple[str, str]]:
    """Each release's document under its source's name, and what evaluate will call it."""
    for snapshot in store.snapshots():
        known = release_id(snapshot.source_id, snapshot.key)
        row = releases.get(known)
        if row is None or row["snapshot_sha256"] != snapshot.sha256:
            continue
        data, name = store.read(snapshot), known
        if snapshot.content_type == "application/json":
            try:
                name = read_record(data).doc_id or known
            except ParseError:
                continue
            data = json.dumps({**json.loads(data), "doc_id": name}).encode() + b"\n"
        own = folder / snapshot.source_id
        own.mkdir(parents=True, exist_ok=True)
        (own / f"{known}{ENDINGS.get(snapshot.content_type, '.html')}").write_bytes(data)
        yield known, name


def _annotation(release: Row, counts: list[Row], agencies: list[str], doc_id: str) -> dict[str, Any]:
    kept = sorted((row for row in counts if row["review"] != "rejected"), key=lambda row: row["start"])
    places = {row["count_id"]: number for number, row in enumerate(kept)}
    figures = [
        {name: row[name] for name in (*FIELDS, "value_max", "operation", "start", "breakdown")}
        | {"part_of": places.get(row["part_of"]), "quote": row["evidence"]}
        for row in kept
    ]
    head = {name: release[name] for name in ("published", "publisher")}
    return {"doc_id": doc_id, **head, "agencies": agencies, "counts": figures}


def agreement(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """A row for each two people: figures both decided, the share alike, Cohen's kappa of keeping or rejecting.

    Each person's own decisions count, also those that were settled by somebody since. Kappa is null where both always
    say the same one thing.
    """
    by_person: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_person[decision.who].append(decision)
    said = {who: _by_figure(standing(own)) for who, own in by_person.items()}
    rows = []
    for one, other in combinations(sorted(said), 2):
        both = said[one].keys() & said[other].keys()
        if both:
            rows.append({"first": one, "second": other, **_compared(said[one], said[other], both)})
    return rows


def _by_figure(decisions: Iterable[Decision]) -> dict[Key, list[Decision]]:
    found: dict[Key, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.action != "note":
            found[decision.key].append(decision)
    return found


def _compared(one: Mapping[Key, list[Decision]], other: Mapping[Key, list[Decision]], both: set[Key]) -> dict[str, Any]:
    differing = [key for key in both if any(contradicts(a, b) for a in one[key] for b in other[key])]
    fields: Counter[str] = Counter()
    for key in differing:
        fields.update({name for a in one[key] for b in other[key] for name in _unlike(a, b)})
    verdicts = [(_keeps(one[key]), _keeps(other[key])) for key in both]
    return {
        "figures": len(both),
        "agree": round(1 - len(differing) / len(both), 3),
        "kappa": kappa(verdicts),
        "differ_in": ", ".join(f"{name} {number}" for name, number in sorted(fields.items(), key=_most_first)),
    }


def _unlike(one: Decision, other: Decision) -> set[str]:
    if (one.action == "reject") != (other.action == "reject"):
        return {"figure"}
    return {name for name in one.says.keys() & other.says.keys() if one.says[name] != other.says[name]}


def _keeps(decisions: list[Decision]) -> bool:
    return decisions[-1].action != "reject"


def kappa(pairs: list[tuple[bool, bool]]) -> float | None:
    """Agreement beyond chance of two who say yes or no (Cohen 1960)."""
    observed = sum(a == b for a, b in pairs) / len(pairs)
    first, second = (sum(pair[i] for pair in pairs) / len(pairs) for i in (0, 1))
    chance = first * second + (1 - first) * (1 - second)
    return None if chance == 1 else round((observed - chance) / (1 - chance), 3)


def suggest(dataset: Dataset, number: int) -> list[dict[str, Any]]:
    """The releases whose review tells most of how right the readings are: many unsure figures, sources not yet chosen.

    A figure of confidence p teaches p(1 - p), the variance of its being right; each release chosen of a source halves,
    thirds and so on what the next of it teaches.
    """
    counts = _by_release(dataset)
    open_ = [
        row
        for row in dataset.table("releases").to_pylist()
        if row["latest"] and row["topic"] != "other" and row["duplicate_of"] is None and row["status"] == "read"
    ]
    teaches = {row["release_id"]: _teaches(row, counts[row["release_id"]]) for row in open_}
    left = [row for row in open_ if teaches[row["release_id"]] > 0]
    chosen: list[dict[str, Any]] = []
    taken: Counter[str] = Counter()
    while left and len(chosen) < number:
        best = max(
            left, key=lambda row: (teaches[row["release_id"]] / (1 + taken[row["source_id"]]), row["release_id"])
        )
        left.remove(best)
        shown = {name: best[name] for name in ("release_id", "source_id", "published", "title")}
        why = _why(counts[best["release_id"]], taken[best["source_id"]])
        chosen.append({**shown, "teaches": round(teaches[best["release_id"]], 3), "why": why})
        taken[best["source_id"]] += 1
    return chosen


def _why(counts: list[Row], before: int) -> str:
    """What there is to learn of a release, and how many of its source stand before it."""
    left = [row["confidence"] for row in counts if row["review"] is None]
    few = f"{counted(len(left), 'figure')} of confidence {min(left)} to {max(left)}" if left else ""
    said = few or "no figure: is one missed?"
    return f"{said}; {before} of the source before it" if before else said


def _teaches(release: Row, counts: list[Row]) -> float:
    if release["review"] == "whole":
        return 0.0
    if not counts:
        return MISSED * (1 - MISSED)
    return float(sum(row["confidence"] * (1 - row["confidence"]) for row in counts if row["review"] is None))


def _most_first(counted: tuple[str, int]) -> tuple[int, str]:
    name, number = counted
    return -number, name
