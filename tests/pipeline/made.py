"""Releases, sources and rows for tests, all invented."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from pipeline.releases import Release
from pipeline.sources import Source

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


def release(release_id: str, text: str, **other: Any) -> Release:
    """A release with this text and its hash."""
    digest = sha256(text.encode()).hexdigest()
    return replace(PLAIN, release_id=release_id, key=release_id, text=text, text_sha256=digest, **other)
