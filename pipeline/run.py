"""The main job from end to end: import, build, and what a person wants to see of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pyarrow as pa

from pipeline.build import BuildSummary, build
from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.importing import ImportSummary, import_paths
from pipeline.overview import arrests_and_rescues, side_by_side
from pipeline.wording import counted
from pipeline.workspace import Workspace

Watch = Callable[[str, int, int], None]
NOTE = (
    "How to read it: 12 is what the releases prove and all they allow; 12-27, at least 12 and at most 27; 12+, at least"
    " 12, no limit; up to 27, nothing proven. Nobody is counted twice. Publicity is not incidence: an agency that"
    " tells more has not therefore seen more."
)


@dataclass(frozen=True)
class Outcome:
    """What a run shows: `summary` before the table, `notes` after it, and what could not be read."""

    table: pa.Table
    summary: tuple[str, ...]
    notes: tuple[str, ...]
    messages: tuple[str, ...]
    some_unread: bool


def run(ws: Workspace, paths: list[Path], watch: Watch | None = None) -> Outcome:
    """Import `paths`, or the bundled samples where nothing is stored yet; build; compare; draw.

    Raises UserError where nothing could be imported or built, or the releases tell of no arrest or rescue.
    """
    from pipeline.charts import draw, save  # drawing libraries: a second to load

    imported = _import(ws, paths, watch)
    built = build(ws, progress=watch)
    dataset = open_dataset(ws)
    tables = {name: dataset.table(name) for name in ("counts", "releases", "jurisdictions", "populations", "coverage")}
    cells = arrests_and_rescues(tables)
    if cells.empty:
        raise UserError("No release tells of arrests or rescues.", "The dataset is built; ask it with `tally query`.")
    on_topic = tables["releases"].to_pandas().query("latest and topic != 'other'")
    pictures = save(draw(cells, len(on_topic)), ws.outputs)
    return Outcome(
        table=side_by_side(cells),
        summary=(*([summary_of_import(imported)] if imported else []), summary_of_build(built)),
        notes=(NOTE, *(f"Chart: {_short(path)}" for path in pictures)),
        messages=imported.messages if imported else (),
        some_unread=bool(imported and imported.failed),
    )


def _import(ws: Workspace, paths: list[Path], watch: Watch | None) -> ImportSummary | None:
    chosen = paths or ([] if ws.catalog.exists() else samples())
    if not chosen:
        return None
    if not paths:
        _bring_reviews(ws)
    return import_paths(ws, chosen, progress=(lambda done, total: watch("import", done, total)) if watch else None)


def _bring_reviews(ws: Workspace) -> None:
    """What people decided on the bundled releases, unless this home has decisions of its own."""
    bundled = Path(str(files("corpus").joinpath("reviews")))
    if not ws.reviews.exists() and bundled.is_dir():
        shutil.copytree(bundled, ws.reviews)


def samples() -> list[Path]:
    """The folders of bundled releases, one a source."""
    return sorted(path for path in Path(str(files("corpus").joinpath("samples"))).iterdir() if path.is_dir())


def _short(path: Path) -> Path:
    """The path from the folder one stands in, where it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def summary_of_import(summary: ImportSummary) -> str:
    """One line of what an import did."""
    kinds = ("new", "same", "revised", "gone", "failed")
    said = ", ".join(f"{getattr(summary, kind)} {kind}" for kind in kinds if getattr(summary, kind))
    return f"Imported from {counted(len(summary.sources), 'source')}: {said}."


def summary_of_build(summary: BuildSummary) -> str:
    """One line of what a build did."""
    rows = (summary.releases, "release"), (summary.figures, "figure"), (summary.issues, "issue")
    held = ", ".join(counted(number, noun) for number, noun in rows)
    if summary.skipped:
        return f"Nothing new: the dataset holds {held}."
    return f"Built in {summary.seconds:.1f} s, {counted(summary.read, 'text')} read anew: {held}."
