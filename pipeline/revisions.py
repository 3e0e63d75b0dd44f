"""How a release changed: its texts in order of arrival, and the lines in which each differs from the one before."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from typing import Any

from rich.text import Text

from pipeline.dataset import open_dataset
from pipeline.show import find_release, parsed_of, telling
from pipeline.sources import load_sources
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace

_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def show_revisions(ws: Workspace, wanted: str, *, names: bool = False) -> Iterator[Text]:
    """What the release that an id, a key or an address means said when. Private names are masked unless `names`.

    Raises UserError where no release, or more than one, is meant.
    """
    dataset, sources = open_dataset(ws), load_sources(ws)
    with Store(ws) as store:
        latest = find_release(dataset, store, wanted)
        rows = [row for row in dataset.table("releases").to_pylist() if row["release_id"] == latest["release_id"]]
        rows.sort(key=lambda row: int(row["revision"]))
        parsed = [parsed_of(store, row, sources.get(row["source_id"])) for row in rows]
        since = store.gone_since(latest["source_id"], latest["release_id"])
    before: list[str] = []
    for row, one in zip(rows, parsed, strict=True):
        lines = telling(ws, row, one, names=names)(0, len(one.text)).splitlines()
        yield _head(row, len(rows))
        if before:
            yield _changes(before, lines)
        before = lines
    if latest["gone"]:
        yield Text(f"Gone from its source since {since[:10] if since else 'a day that is not known'}.", style="bold")


def _head(row: dict[str, Any], count: int) -> Text:
    fetched = f", fetched {row['fetched_at']:%Y-%m-%d %H:%M} UTC" if row.get("fetched_at") else ""
    return Text(f"Revision {row['revision']} of {count}, text {row['text_sha256'][:12]}{fetched}", style="bold")


def _changes(before: list[str], lines: list[str]) -> Text:
    """The lines that differ, with two around them; masked names that changed look the same, and so does their line."""
    shown = Text()
    for line in list(unified_diff(before, lines, lineterm="", n=2))[2:]:
        shown.append(line + "\n", style=_STYLES.get(line[:1], ""))
    return shown or Text("Only what is masked differs.", style="dim")
