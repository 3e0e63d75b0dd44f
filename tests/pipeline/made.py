"""Releases, sources and rows for tests, all invented."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.importing import import_paths
from pipeline.releases import Release
from pipeline.sources import Source
from pipeline.workspace import Workspace, open_workspace

PLAIN = Release(
    release_id="r1",
    revision=1,
    latest=True,
    source_id="somewhere",
    key="1",
    url="https://example.org/news/1",
    site="example.org",
    title="An invented headline",
    publisher=None,
    published_hint=None,
    updated_hint=None,
    text="",
    text_sha256="",
    snapshot_sha256="0" * 64,
    fetched_at=None,
    gone=False,
    parser="plain",
    status="read",
)

SOMEWHERE = Source(
    id="somewhere",
    publisher="Example County Sheriff's Office",
    jurisdiction="36047",
    place="Kings County, NY",
    agency_kind="sheriff",
    history="Invented for tests.",
)

NEWS = {
    "story": "Paper Lantern ends\nMarch 7, 2015\nThe invented human trafficking task force of Kings County, NY said "
    "that it arrested 12 men during Operation Paper Lantern.\nDetectives also rescued three girls.",
    "budget": "A quiet budget hearing\nApril 2, 2015\nThe invented office will hold a hearing on its budget.",
    "parade": "An office at the parade\nJune 9, 2015\nStaff of the invented office marched in the invented parade.",
}
EDITED = NEWS["story"].replace("arrested 12 men", "arrested 14 men")


def release(release_id: str, text: str, **other: Any) -> Release:
    """A release with this text and its hash."""
    digest = sha256(text.encode()).hexdigest()
    return replace(PLAIN, release_id=release_id, key=release_id, text=text, text_sha256=digest, **other)


def record(name: str, text: str) -> str:
    return json.dumps(
        {"doc_id": name, "url": f"https://example.org/news/{name}", "publisher": "kings_ny", "text": text}
    )


def stored(home: Path, texts: dict[str, str]) -> Workspace:
    """A workspace whose source was just imported and holds these texts and no others."""
    home.mkdir(exist_ok=True)
    listing = home / "listing.jsonl"
    listing.write_text("".join(record(name, text) + "\n" for name, text in texts.items()))
    ws = open_workspace(home, must_write=True)
    import_paths(ws, [listing])
    return ws
