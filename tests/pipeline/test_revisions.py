from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pytest
from figures_table import count, tables
from small_dataset import write_dataset

from pipeline.releases import release_id
from pipeline.revisions import show_revisions
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace, open_workspace

FIRST = "March 3, 2021\n\nDetectives arrested 14 men.\n\nJordan Examplar, 41, of Exampleton, was charged.\n"
SECOND = FIRST.replace("14 men", "12 men")
URL = "https://example.org/news/1"
DAY = datetime(2021, 3, 4, 5, 6, tzinfo=UTC)


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    """A release with two texts, gone since."""
    ws = open_workspace(tmp_path, must_write=True)
    with Store(ws, writable=True) as store:
        for text in (FIRST, SECOND):
            store.add("exampleton", URL, URL, text.encode(), "text/plain", DAY)
        store.mark_gone("exampleton", set(), datetime(2022, 1, 2, tzinfo=UTC))
    rows = [
        {
            "release_id": release_id("exampleton", URL),
            "revision": number,
            "latest": number == 2,
            "source_id": "exampleton",
            "snapshot_sha256": sha256(text.encode()).hexdigest(),
            "text_sha256": sha256(text.encode()).hexdigest(),
            "fetched_at": DAY,
            "gone": True,
        }
        for number, text in enumerate((FIRST, SECOND), 1)
    ]
    return write_dataset(tmp_path, tables([count(12)]) | {"releases": pa.Table.from_pylist(rows)})


def test_what_changed_is_shown_with_names_masked(ws: Workspace) -> None:
    head, second, changes, gone = (part.plain for part in show_revisions(ws, URL))
    assert head == f"Revision 1 of 2, text {sha256(FIRST.encode()).hexdigest()[:12]}, fetched 2021-03-04 05:06 UTC"
    assert second.startswith("Revision 2 of 2")
    lines = changes.splitlines()
    assert "-Detectives arrested 14 men." in lines
    assert "+Detectives arrested 12 men." in lines
    assert "Examplar" not in changes
    assert gone == "Gone from its source since 2022-01-02."


def test_names_are_shown_to_those_who_ask(ws: Workspace) -> None:
    assert any("Jordan Examplar" in part.plain for part in show_revisions(ws, URL, names=True))
