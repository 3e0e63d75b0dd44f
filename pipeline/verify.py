"""Holds the built dataset against what is stored: bytes, texts, figures.

Nothing is taken from the cache; every text is parsed again from its bytes, every number read again at its
place in the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pyarrow as pa

from extractors.counts.numbers import find_numbers, value_of
from extractors.model import Span
from pipeline.dataset import Dataset, open_dataset
from pipeline.errors import UserError
from pipeline.parse import ParseError
from pipeline.parse.load import parsing_of
from pipeline.releases import release_id
from pipeline.resolve.rows import identify_count
from pipeline.sources import Source, load_sources
from pipeline.store.snapshots import Store
from pipeline.store.states import Snapshot
from pipeline.workspace import Workspace

Row = Mapping[str, Any]
REACH = 60  # characters on either side of a number, enough for the other end of a range


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """What is wrong with which row of which table; `where` is the row's key."""

    table: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{' '.join(filter(None, (self.table, self.where)))}: {self.what}"


def verify(ws: Workspace) -> list[Problem]:
    """Everything about the dataset in force that is not as stored, sorted; empty where all is well.

    Raises UserError where there is no dataset or no store.
    """
    dataset = open_dataset(ws)
    problems = [Problem(table, "", "the file is not the one the manifest speaks of") for table in dataset.damaged()]
    releases, counts = (_rows(dataset, name, problems) for name in ("releases", "counts"))
    with Store(ws) as store:
        problems += _check_releases(store, load_sources(ws), releases, counts)
    problems += _check_links(releases, counts)
    return sorted(set(problems))


def _rows(dataset: Dataset, table: str, problems: list[Problem]) -> list[Row]:
    try:
        rows: list[Row] = dataset.table(table).to_pylist()
    except (OSError, pa.ArrowException):
        problems.append(Problem(table, "", "the file cannot be read"))
        return []
    return rows


def _check_releases(
    store: Store, sources: Mapping[str, Source], releases: Iterable[Row], counts: Iterable[Row]
) -> Iterator[Problem]:
    """Every release against the bytes it was made of, and its figures against its text."""
    made_of: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in releases:
        if row["status"] != "forgotten":
            made_of[row["release_id"], row["snapshot_sha256"]].append(row)
    figures: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in counts:
        figures[row["release_id"], row["revision"]].append(row)
    for snapshot in store.snapshots():
        rows = made_of.pop((release_id(snapshot.source_id, snapshot.key), snapshot.sha256), [])
        if rows:
            yield from _check_snapshot(store, sources.get(snapshot.source_id), snapshot, rows, figures)
    for release, _ in made_of:
        yield Problem("releases", release, "the bytes it was made of are not stored")


def _check_snapshot(
    store: Store,
    source: Source | None,
    snapshot: Snapshot,
    rows: Iterable[Row],
    figures: Mapping[tuple[str, int], list[Row]],
) -> Iterator[Problem]:
    try:
        text = parsing_of(store, snapshot, source).result().text
    except UserError as error:
        yield from (Problem("releases", row["release_id"], error.problem) for row in rows)
        return
    except ParseError:
        text = ""
    for row in rows:
        if sha256(text.encode()).hexdigest() != row["text_sha256"]:
            what = f"revision {row['revision']}: the stored bytes give another text"
            yield Problem("releases", row["release_id"], what)
        else:
            for figure in figures.get((row["release_id"], row["revision"]), ()):
                yield from (Problem("counts", figure["count_id"], what) for what in check_figure(figure, text))


def check_figure(row: Row, text: str) -> Iterator[str]:
    """What is wrong with a row of counts, given the text of its release."""
    said = text[row["start"] : row["end"]]
    if not said:
        yield f"no text at {row['start']} to {row['end']}"
        return
    value, value_max = number_at(text, Span(row["start"], row["end"]))
    if not _by_person(row) and (value, value_max) != (row["value"], row["value_max"]):
        yield f"the text says {_range(value, value_max)}, the row {_range(row['value'], row['value_max'])}"
    if row["evidence"][row["evidence_start"] : row["evidence_end"]] != said:
        yield "the evidence does not show the number where it says"
    parts = (row[name] for name in ("release_id", "revision", "start", "end", "measure", "offense"))
    if identify_count(*parts) != row["count_id"]:
        yield "its id is not that of its release, span, measure and offense"


def _by_person(row: Row) -> bool:
    """Whether a person said what the number is, which may be more than its words do ("a dozen")."""
    return row["rule"] == "person" or any(said.startswith(("value=", "value_max=")) for said in row["read_as"])


def number_at(text: str, span: Span) -> tuple[int, int | None]:
    """The number written at a span, and the upper end where it opens a range."""
    near = Span(max(0, span.start - REACH), min(len(text), span.end + REACH))
    found = next((number for number in find_numbers(text, near) if number.span == span), None)
    return (found.value, found.value_max) if found else (value_of(span.of(text))[0], None)


def _check_links(releases: Iterable[Row], counts: Iterable[Row]) -> Iterator[Problem]:
    """Every figure has its release, every part its total."""
    known = {(row["release_id"], row["revision"]) for row in releases}
    listed = list(counts)
    ids = {row["count_id"] for row in listed}
    for row in listed:
        if (row["release_id"], row["revision"]) not in known:
            yield Problem("counts", row["count_id"], f"its release {row['release_id']} is not in the releases")
        if row["part_of"] is not None and row["part_of"] not in ids:
            yield Problem("counts", row["count_id"], f"its total {row['part_of']} is not in the counts")


def _range(value: int, value_max: int | None) -> str:
    return str(value) if value_max is None else f"{value} to {value_max}"
