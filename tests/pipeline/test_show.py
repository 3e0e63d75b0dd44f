from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from figures_table import SCHEMA, count, tables
from rich.console import Console
from small_dataset import write_dataset

from extractors.model import Span
from pipeline.dataset import Dataset
from pipeline.errors import UserError
from pipeline.importing import import_paths
from pipeline.releases import release_id
from pipeline.show import marked, show_release
from pipeline.workspace import Workspace, open_workspace

TEXT = """March 3, 2021

Detectives of the Exampleton Police Department arrested 14 men on February 27, 2021.

Jordan Examplar, 41, of Exampleton, was charged with pimping.
"""
URL = "https://example.org/news/1"
KEY = "https://example.org/news/1"


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    """Two stored records, of which one is in the dataset with its one figure."""
    record = json.dumps({"doc_id": "own-id", "url": URL, "text": TEXT, "publisher": "exampleton"})
    other = json.dumps({"doc_id": "other-id", "text": TEXT + "More.", "publisher": "exampleton"})
    (tmp_path / "records.jsonl").write_text(f"{record}\n{other}\n")
    ws = open_workspace(tmp_path, must_write=True)
    import_paths(ws, [tmp_path / "records.jsonl"])
    ids = {KEY: record, "other-id": other}
    releases = [
        {
            "release_id": release_id("exampleton", key),
            "latest": True,
            "source_id": "exampleton",
            "snapshot_sha256": sha256(line.encode()).hexdigest(),
            "topic": "trafficking",
        }
        for key, line in ids.items()
    ]
    start = TEXT.index("14")
    row = count(
        14, "2021-02-27", release_id=releases[0]["release_id"], start=start, gender="male", place="Exampleton, CA"
    )
    row["end"] = start + 2
    given = tables([row]) | {"releases": pa.Table.from_pylist(releases)}
    return write_dataset(tmp_path, given)


def shown(ws: Workspace, wanted: str, **options: Any) -> str:
    console = Console(width=120, no_color=True)
    with console.capture() as captured:
        for part in show_release(ws, wanted, **options):
            console.print(part)
    return captured.get()


@pytest.mark.parametrize("wanted", [URL, f"{URL}/?utm_source=mail", "own-id", release_id("exampleton", KEY)[:9]])
def test_a_release_is_found_by_address_record_id_and_beginning_of_its_id(ws: Workspace, wanted: str) -> None:
    said = shown(ws, wanted)
    assert "arrested 14⟨1⟩ men" in said
    row = next(line for line in said.splitlines() if "arrests" in line)
    assert row.split()[:4] == ["1", "arrests", "14", "male"]
    assert row.split()[4:] == ["2021-02-27", "(sentence)", "Exampleton,", "CA", "invented,", "0.50"]


def test_private_names_are_masked_unless_asked_for(ws: Workspace) -> None:
    assert "Examplar" not in shown(ws, URL)
    assert "Jordan Examplar, 41" in shown(ws, URL, names=True)


def test_where_title_text_and_day_come_from_is_said(ws: Workspace, bundled_home: Path, bundled: Dataset) -> None:
    releases = bundled.table("releases").to_pylist()
    known_as = next(row["release_id"] for row in releases if row["source_id"] == "polk-county-sheriff-fl")
    page = shown(open_workspace(bundled_home), known_as, names=False)
    assert "found by: title: visible, text: general, published: json-ld" in page
    assert "found by" not in shown(ws, URL)  # a record brings its text as it is


def test_what_is_unknown_or_ambiguous_is_said(ws: Workspace) -> None:
    with pytest.raises(UserError, match="No release is known as nothing-like-it"):
        shown(ws, "nothing-like-it")
    with pytest.raises(UserError, match="stands for 2 releases"):
        shown(ws, "")


def test_figures_of_one_number_share_its_mark() -> None:
    text = "Police arrested and charged 12 people.\nNot of the release: 13."
    body = (Span(0, text.index("\n")),)
    said = marked(lambda start, end: text[start:end], body, [(28, 30), (28, 30), (59, 61)])
    assert said.plain == "Police arrested and charged 12⟨1,2⟩ people.\n"


def test_the_schema_of_hand_made_counts_is_the_real_one() -> None:
    from pipeline.schema import load_schema

    assert set(SCHEMA.names) <= set(load_schema()["counts"].names)
