"""Stored bytes → the dataset. A build with nothing new to do does nothing."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.cache import Cache
from pipeline.dataset import find_dataset, make_table, only_builder, put_in_place, start_build, write_tables
from pipeline.errors import UserError
from pipeline.extract import PARTITION, Progress, read_releases
from pipeline.issues import Issue
from pipeline.manifest import Making, Manifest, corpus_hash, making
from pipeline.parse.load import load_releases
from pipeline.releases import Release
from pipeline.resolve.agencies import AgencyLinker
from pipeline.resolve.facts import Facts, Resolver
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.review.files import Reviews, load_reviews
from pipeline.review.overlay import Overlay
from pipeline.schema import load_schema
from pipeline.sources import Source, load_sources
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace

RUN_LOG = "run.log.jsonl"
REFERENCE_TABLES = ("jurisdictions", "populations")


@dataclass(frozen=True)
class BuildSummary:
    """What a build did. `read` counts the texts read anew, `skipped` says that nothing had changed since the last."""

    skipped: bool
    releases: int
    figures: int
    issues: int
    read: int
    seconds: float
    stages: dict[str, float]


@dataclass
class Stages:
    """How long each stage took and how much it did; passes progress on to whoever watches."""

    watcher: Progress | None
    seconds: dict[str, float] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)

    def progress(self, stage: str, done: int, total: int) -> None:
        self.totals[stage] = total
        if self.watcher:
            self.watcher(stage, done, total)

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        started = time.monotonic()
        yield
        self.seconds[stage] = round(time.monotonic() - started, 3)


def build(ws: Workspace, workers: int | None = None, progress: Progress | None = None) -> BuildSummary:
    """Bring the dataset up to date with what is stored, reading in as many processes as there are processors.

    `progress` is told a stage, how much of it is done, and of how much. Raises UserError where nothing is
    stored, another build is running, or the readers do not run at all.
    """
    stages = Stages(progress)
    with Store(ws) as store, only_builder(ws):
        with stages.timed("compare with last"):
            sources, reviews = load_sources(ws), load_reviews(ws)
            wanted = making(corpus_hash(_stored(store, reviews), sources, ws.settings))
            current = find_dataset(ws)
            fresh = current is not None and current.manifest.same_making(wanted) and not current.damaged()
        if current and fresh:
            return _finish(ws, current.manifest, stages, skipped=True)
        workers = workers or len(os.sched_getaffinity(0))
        manifest = _rebuild(ws, store, sources, reviews, wanted, workers, stages)
    return _finish(ws, manifest, stages, skipped=False)


def _rebuild(
    ws: Workspace,
    store: Store,
    sources: Mapping[str, Source],
    reviews: Reviews,
    wanted: Making,
    workers: int,
    stages: Stages,
) -> Manifest:
    folder = start_build(ws)
    with Cache(ws) as cache:
        with stages.timed("parse"):
            releases, issues = _load(ws, store, cache, stages)
            if not releases:
                raise UserError(f"No release is stored in {ws.home}.", "Run `tally import PATH` first, or give --home.")
        with stages.timed("read and resolve"):
            linker, jurisdictions = AgencyLinker(), Jurisdictions()
            overlay = Overlay(reviews, linker, jurisdictions)
            resolver = Resolver(sources, linker, jurisdictions, overlay)
            for release, read in read_releases(
                releases, sources, wanted.reader_sha256, cache, workers, stages.progress
            ):
                resolver.add(release, read)
            facts = resolver.finish(issues, store.watching())
            facts.issues += overlay.left_open(facts.rows["releases"])
    with stages.timed("compare and write"):
        tables = _tables(facts)
        written = write_tables(folder, tables)
    manifest = Manifest(
        **wanted.model_dump(),
        counts_in=_counts_in(store, releases),
        counts_out={name: entry.rows for name, entry in written.items()},
        tables=written,
    )
    put_in_place(ws, folder, manifest)
    return manifest


def _stored(store: Store, reviews: Reviews) -> Iterator[object]:
    """Everything in the store, and all that people decided, on which a build depends."""
    yield from ((decision.line, reviews.where[decision.id]) for decision in reviews.decisions)
    yield from reviews.bad
    for snapshot in store.snapshots():
        yield snapshot, store.is_gone(snapshot.source_id, snapshot.key)
    yield from store.forgotten()
    yield from store.issues()
    yield store.watching()


def _load(ws: Workspace, store: Store, cache: Cache, stages: Stages) -> tuple[list[Release], list[Issue]]:
    releases: list[Release] = []
    issues = list(store.issues())
    snapshots = sum(1 for _ in store.snapshots())
    for loaded in load_releases(ws, store, cache):
        if len(releases) % PARTITION == 0:
            stages.progress("parse", len(releases), snapshots)
        if isinstance(loaded, Issue):
            issues.append(loaded)
        else:
            releases.append(loaded)
    stages.progress("parse", snapshots, snapshots)
    return releases, issues


def _tables(facts: Facts) -> dict[str, pa.Table]:
    """Every table of the schema, the comparison last, since it is made of the others."""
    from pipeline.comparison.table import comparison_table  # pandas, not needed where nothing is new

    specs = load_schema()
    reference = Path(str(files("corpus"))) / "reference"
    rows: dict[str, Any] = dict(facts.rows)
    rows |= {name: pq.read_table(reference / f"{name}.parquet") for name in REFERENCE_TABLES}
    rows["issues"] = [asdict(issue) | {"issue_id": issue.issue_id} for issue in set(facts.issues)]
    tables = {name: make_table(specs[name], listed) for name, listed in rows.items()}
    tables["comparison"] = make_table(specs["comparison"], comparison_table(tables))
    return tables


def _counts_in(store: Store, releases: list[Release]) -> dict[str, int]:
    return {
        "sources": len({release.source_id for release in releases}),
        "snapshots": sum(1 for _ in store.snapshots()),
        "releases": len({release.release_id for release in releases}),
        "revisions": len(releases),
        "characters": sum(len(release.text) for release in releases),
    }


def _finish(ws: Workspace, manifest: Manifest, stages: Stages, skipped: bool) -> BuildSummary:
    """The summary, which also goes to the run log: clock times stay out of the dataset."""
    summary = BuildSummary(
        skipped=skipped,
        releases=manifest.counts_in["releases"],
        figures=manifest.counts_out["counts"],
        issues=manifest.counts_out["issues"],
        read=stages.totals.get("read", 0),
        seconds=round(sum(stages.seconds.values()), 3),
        stages=stages.seconds,
    )
    entry = {"ended": datetime.now(UTC).isoformat(timespec="seconds"), "command": "build", **asdict(summary)}
    with (ws.outputs / RUN_LOG).open("a", encoding="utf-8") as log:
        log.write(json.dumps(entry) + "\n")
    return summary
