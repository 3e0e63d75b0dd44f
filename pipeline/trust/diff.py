"""What changed between two builds: releases and figures gained, lost and changed, and the rule that moved.

A figure is known by its release and where its number stands in the text, so that a change of its measure, kind,
time or place is a change, not one lost and one gained. Sentences are the masked evidence of the tables.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import UserError

Row = Mapping[str, Any]
Kind = Literal["gained", "lost", "changed"]
# What a release and a figure say. Ids and offsets of evidence follow from these; hashes of bytes are no reading.
RELEASE = (
    "published",
    "published_basis",
    "updated",
    "publisher",
    "title",
    "topic",
    "jurisdiction_id",
    "status",
    "gone",
)
FIGURE = (
    "measure", "value", "value_max", "precision", "offense", "age_group", "gender", "period_start", "period_end",
    "period_basis", "scope", "place", "place_ids", "operation", "breakdown", "exhaustive", "rule", "part_of",
)  # fmt: skip
SHOWN = (*FIGURE, "evidence")


@dataclass(frozen=True, order=True)
class Change:
    """One difference. `table`: releases or counts; `fields`: what differs, as (name, before, after)."""

    table: str
    kind: Kind
    release_id: str
    what: str
    rule: str = ""
    fields: tuple[tuple[str, str, str], ...] = ()
    sentence: str = ""


@dataclass(frozen=True)
class Build:
    """The releases of a build by id, and each one's figures in the order of the text; last known texts only."""

    releases: dict[str, Row]
    figures: dict[str, list[Row]]


def read_build(path: Path) -> Build:
    """A folder of tables, a home with a dataset, or an expectation as `write_expectation` makes it.

    Raises UserError where it is none of them.
    """
    if path.is_file():
        return _of_rows(*_expected(path))
    for folder in (path, path / "outputs" / "dataset"):
        if (folder / "counts.parquet").is_file():
            return build_of(_table(folder, "releases", RELEASE), _table(folder, "counts", SHOWN))
    raise UserError(f"{path} is no build.", "Give a home, a folder of tables, or a file of expectations.")


def _table(folder: Path, name: str, columns: Iterable[str]) -> pa.Table:
    """A table with the columns that are compared. Raises UserError where it cannot be read or is of another version."""
    path = folder / f"{name}.parquet"
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise UserError(f"{path} cannot be read: {type(error).__name__}.", "Build the dataset anew.") from error
    if missing := [column for column in (*columns, "latest") if column not in table.column_names]:
        raise UserError(
            f"{path} is of another version: it has no column {', '.join(missing)}.",
            "Build both with the same version; CHANGELOG.md says how to migrate.",
        )
    return table


def build_of(releases: pa.Table, counts: pa.Table) -> Build:
    """The last known texts of two tables."""
    return _of_rows(_latest(releases), _latest(counts))


def _latest(table: pa.Table) -> list[Row]:
    return [row for row in table.to_pylist() if row["latest"]]


def _of_rows(releases: Iterable[Row], counts: Iterable[Row]) -> Build:
    figures: dict[str, list[dict[str, Any]]] = defaultdict(list)
    listed = list(counts)
    starts = {row["count_id"]: row["start"] for row in listed if "count_id" in row}
    for row in listed:
        # A total's id changes with its own reading; where its number stands does not.
        total = starts.get(row["part_of"], row["part_of"]) if row["part_of"] is not None else None
        figures[row["release_id"]].append({**row, "part_of": total})
    for own in figures.values():
        own.sort(key=lambda row: (row["start"], row["measure"], row["offense"] or ""))
        said = {row["start"]: _said(row) for row in reversed(own)}
        for row in own:
            row["total"] = said.get(row["part_of"])
    return Build({row["release_id"]: row for row in releases}, {release: [*own] for release, own in figures.items()})


def differences(before: Build, after: Build) -> list[Change]:
    """All changes, sorted."""
    found: list[Change] = []
    for release in sorted(before.releases.keys() | after.releases.keys()):
        old, new = before.releases.get(release), after.releases.get(release)
        found += _release_changes(release, old, new)
        found += _figure_changes(release, before.figures.get(release, []), after.figures.get(release, []))
    return sorted(found)


def _release_changes(release: str, old: Row | None, new: Row | None) -> Iterator[Change]:
    if old is None or new is None:
        kind: Kind = "gained" if old is None else "lost"
        yield Change("releases", kind, release, str((new or old or {}).get("title") or ""))
    elif fields := _unlike(old, new, RELEASE):
        yield Change("releases", "changed", release, str(new["title"] or ""), fields=fields)


def _figure_changes(release: str, old: list[Row], new: list[Row]) -> Iterator[Change]:
    """Figures at one place of the text are paired: those that say the same first, then those of one measure."""
    for start in sorted({row["start"] for row in (*old, *new)}):
        here = [row for row in old if row["start"] == start]
        there = [row for row in new if row["start"] == start]
        same, here, there = _paired(here, there, FIGURE)
        alike, here, there = _paired(here, there, ("measure", "offense"))
        for before, after in (*same, *alike, *zip_longest(here, there)):
            yield from _figure_change(release, before, after)


def _paired(old: list[Row], new: list[Row], by: Iterable[str]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Each figure with one that says the same in these columns, and what is left of both."""
    pairs, rest, names = [], list(new), tuple(by)
    for row in old:
        if found := next((other for other in rest if not _unlike(row, other, names)), None):
            pairs.append((row, found))
            rest = [other for other in rest if other is not found]
    return pairs, [row for row in old if not any(row is one for one, _ in pairs)], rest


def _figure_change(release: str, old: Row | None, new: Row | None) -> Iterator[Change]:
    if old is None or new is None:
        kind: Kind = "gained" if old is None else "lost"
        row = old or new or {}
        yield Change("counts", kind, release, _said(row), row["rule"], sentence=row["evidence"])
    elif fields := _unlike(old, new, FIGURE):
        rule = new["rule"] if old["rule"] == new["rule"] else f"{old['rule']} → {new['rule']}"
        yield Change("counts", "changed", release, _said(new), rule, fields, new["evidence"])


def _said(row: Row) -> str:
    return f"{row['measure']} {row['value']}"


def _unlike(old: Row, new: Row, names: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, _shown(old, name), _shown(new, name)) for name in names if old[name] != new[name])


def _shown(row: Row, name: str) -> str:
    """A value as a reader understands it: a total by what it counts, not by where it stands."""
    return str(row["total"] if name == "part_of" and row["part_of"] is not None else row[name])


def changes_table(changes: Iterable[Change]) -> pa.Table:
    """The changes as they are printed."""
    listed = list(changes)
    columns: dict[str, list[str]] = {
        name: [getattr(change, name) for change in listed] for name in ("kind", "table", "release_id", "what", "rule")
    }
    columns["changed"] = ["; ".join(f"{n}: {a} → {b}" for n, a, b in change.fields) for change in listed]
    columns["sentence"] = [change.sentence for change in listed]
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def write_expectation(build: Build, path: Path) -> None:
    """The build as JSON Lines, a release a line with its figures, in order, nulls left out; `read_build` reads it."""
    lines = []
    for release, row in sorted(build.releases.items()):
        figures = [_said_of(figure, ("start", *SHOWN)) for figure in build.figures.get(release, [])]
        told = {"release_id": release} | _said_of(row, RELEASE) | {"figures": figures}
        lines.append(json.dumps(told, ensure_ascii=False))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _said_of(row: Row, names: Iterable[str]) -> dict[str, Any]:
    return {name: row[name] for name in names if row[name] is not None}


def _expected(path: Path) -> tuple[list[Row], list[Row]]:
    try:
        releases = [dict.fromkeys(RELEASE) | json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        kept: dict[str, Any] = dict.fromkeys(SHOWN)
        counts = [kept | figure | {"release_id": row["release_id"]} for row in releases for figure in row["figures"]]
    except (ValueError, KeyError, TypeError) as error:
        raise UserError(
            f"{path} is no expectation: {type(error).__name__}.", "Make it anew with `make accept`."
        ) from error
    return releases, counts
