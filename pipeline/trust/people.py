"""Everybody named in the stored texts: whom the audit looks for, and whom no page shows wherever a release has them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from extractors.people.pairs import Pair, families_of, pairs_of
from pipeline.cache import Cache
from pipeline.errors import UserError
from pipeline.extract import context_of, kept_reading
from pipeline.issues import Issue
from pipeline.manifest import corpus_hash, making
from pipeline.parse.load import load_releases
from pipeline.releases import Release
from pipeline.sources import Source, load_sources
from pipeline.store.snapshots import Store
from pipeline.trust.named import is_placeholder, named_by_masker, named_by_pattern
from pipeline.workspace import Workspace

KIND = "people"
Progress = Callable[[int, int], None]
Named = dict[str, list[str]]  # release_id: those its texts name


@dataclass
class People:
    """Neighbouring words of names, each with the release and the name it is of, and family names by release."""

    releases: int = 0
    names: int = 0
    pairs: dict[Pair, tuple[str, str]] = field(default_factory=dict)
    joined: dict[str, tuple[str, str]] = field(default_factory=dict)
    families: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, release: str, text: str) -> None:
        """Take in a text and all who are named in it."""
        self.take(release, named_in(text))

    def take(self, release: str, names: Iterable[str]) -> None:
        """Take in those whom a release names."""
        self.releases += 1
        own = self.families.setdefault(release, {})
        for name in names:
            self.names += 1
            for pair in pairs_of(name):
                self.pairs.setdefault(pair, (release, name))
                self.joined.setdefault("".join(pair), (release, name))
            for family in families_of(name):
                own.setdefault(family, name)


def people_in(ws: Workspace, progress: Progress | None = None, reader_sha256: str | None = None) -> People:
    """Everybody named in the last and all earlier texts of the store.

    What readers of that hash (today's, unless given) said of a text is taken from the cache, and so is the answer when
    it is asked for again. Raises UserError where nothing is stored, or it is damaged.
    """
    people = People()
    for release, names in _named(ws, progress, reader_sha256).items():
        people.take(release, names)
    if not people.releases:
        raise UserError(f"No text is stored in {ws.home}.", "Give the home whose releases the files were made of.")
    return people


def named_in(text: str, masked: Iterable[str] | None = None) -> list[str]:
    """Whom a text names, each once; `masked` are those the masker found, where it has looked."""
    return list(dict.fromkeys((*named_by_pattern(text), *(named_by_masker(text) if masked is None else masked))))


def _named(ws: Workspace, progress: Progress | None, reader_sha256: str | None) -> Named:
    """Those named in each release, as kept or collected and kept."""
    sources = load_sources(ws)
    with Store(ws) as store, Cache(ws) as cache:
        code = making(corpus_hash(store.snapshots(), sources, ws.settings))
        reader = reader_sha256 or code.reader_sha256
        key = sha256(f"{code.model_dump_json()} {reader}".encode()).hexdigest()
        known = cache.get(KIND, key)
        if known is None:
            known = json.dumps(_collected(ws, store, cache, sources, reader, progress)).encode()
            cache.put(KIND, key, known)
            cache.keep(KIND, [key])
    found: Named = json.loads(known)
    return found


def _collected(
    ws: Workspace,
    store: Store,
    cache: Cache,
    sources: dict[str, Source],
    reader: str,
    progress: Progress | None,
) -> Named:
    found: Named = {}
    total = sum(1 for _ in store.snapshots())
    for done, release in enumerate(load_releases(ws, store, cache), 1):
        if isinstance(release, Issue) or release.status != "read":
            continue
        names = named_in(release.text, _masked(release, cache, sources, reader))
        found[release.release_id] = list(dict.fromkeys((*found.get(release.release_id, []), *names)))
        if progress and done % 50 == 0:
            progress(min(done, total), total)
    return found


def _masked(release: Release, cache: Cache, sources: dict[str, Source], reader: str) -> list[str] | None:
    """The names that a build found in a text; null where its reading is not kept."""
    reading = kept_reading(cache, release.text_sha256, context_of(release, sources.get(release.source_id)), reader)
    if reading is None:
        return None
    names = (" ".join(span.of(release.text).split()) for span in reading.names)
    return [name for name in names if not is_placeholder(name)]
