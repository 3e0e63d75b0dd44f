"""Paragraphs that a source puts under release after release: "since 2013 the unit has ..."."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.releases import Release

OTHERS = 3  # in how many other releases of the source a paragraph must stand


class At(NamedTuple):
    """Where a figure stands: an offset in one revision of one release."""

    release_id: str
    revision: int
    start: int


def find_repeated(releases: Iterable[Release], figures: Iterable[At], firsts: Mapping[str, str]) -> set[At]:
    """The figures whose paragraph, a line of the text, also stands in at least three other releases of their source.

    `firsts` names the release that a duplicate repeats: the two are one, and do not repeat each other.
    """
    listed = list(releases)
    texts = {(release.release_id, release.revision): release for release in listed}
    paragraphs: dict[At, tuple[str, str]] = {}
    for at in figures:
        release = texts[at.release_id, at.revision]
        paragraphs[at] = (release.source_id, _normal(paragraph_at(release.text, at.start)))
    looked_for = set(paragraphs.values())
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for release in listed:
        for line in release.text.split("\n") if looked_for else ():
            paragraph = (release.source_id, _normal(line))
            if paragraph in looked_for:
                holders[paragraph].add(firsts.get(release.release_id, release.release_id))
    return {at for at, paragraph in paragraphs.items() if len(holders[paragraph]) > OTHERS}


def paragraph_at(text: str, offset: int) -> str:
    """The line of a text that holds an offset."""
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)]


def _normal(line: str) -> str:
    return " ".join(line.casefold().split())
