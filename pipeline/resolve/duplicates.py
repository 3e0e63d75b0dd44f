"""The same release under another address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Copy(NamedTuple):
    """The last known text of one release; `published` as far as it is known."""

    release_id: str
    published: str | None
    text_sha256: str
    body_sha256: str | None


def find_duplicates(copies: Iterable[Copy]) -> dict[str, str]:
    """For every release that repeats another's text or body, the id of the first of them.

    First is the earliest published, undated ones last, then the lowest id.
    """
    ordered = sorted(copies, key=lambda copy: (copy.published is None, copy.published or "", copy.release_id))
    first_with: dict[str, str] = {}
    firsts: dict[str, str] = {}
    for copy in ordered:
        hashes = [known_by for known_by in (copy.text_sha256, copy.body_sha256) if known_by]
        first = next((first_with[known_by] for known_by in hashes if known_by in first_with), copy.release_id)
        for known_by in hashes:
            first_with.setdefault(known_by, first)
        if first != copy.release_id:
            firsts[copy.release_id] = first
    return firsts
