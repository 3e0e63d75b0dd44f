"""Stored snapshots to releases and their revisions, each snapshot parsed once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from dataclasses import asdict
from hashlib import sha256
from itertools import groupby, islice

from pipeline.cache import Cache
from pipeline.issues import Issue
from pipeline.parse import Parsed, ParseError, parser_hash
from pipeline.parse.bounded import ahead, parsing
from pipeline.releases import Release, Status, release_id, site_of
from pipeline.sources import Source, load_sources, selectors_of
from pipeline.store.snapshots import Store
from pipeline.store.states import Snapshot
from pipeline.workspace import ParseSettings, Workspace

_KIND = "parsed"
_AT_ONCE = 200

Outcome = Parsed | ParseError


def load_releases(ws: Workspace, store: Store, cache: Cache) -> Iterator[Release | Issue]:
    """Every revision of every stored release, sorted by source, key and revision, and what could not be parsed.

    A release none of whose snapshots gives text is there without text, its status saying so. Raises
    UserError where a source file is wrong or stored bytes are damaged.
    """
    sources = load_sources(ws)
    told: set[str] = set()
    for (source_id, key), group in groupby(
        _parsed(store, cache, sources), lambda item: (item[0].source_id, item[0].key)
    ):
        if source_id not in sources and source_id not in told:
            told.add(source_id)
            remedy = f"Say who it is in corpus/sources/{source_id}.yml."
            yield Issue("parse", "unknown_source", source_id, None, f"No file describes this source. {remedy}")
        yield from _revisions(list(group), sources.get(source_id), store.is_gone(source_id, key))
    for source_id, known_as in store.forgotten():
        yield _tombstone(source_id, known_as)


def parsing_of(store: Store, snapshot: Snapshot, source: Source | None) -> Future[Parsed]:
    """What stored bytes give, within the limits of `bounded.bounded`. Raises UserError where they are damaged."""
    data = store.read(snapshot)
    return parsing(store.settings.parse, data, snapshot.content_type, snapshot.url, selectors_of(source))


def _revisions(states: list[tuple[Snapshot, Outcome]], source: Source | None, gone: bool) -> Iterator[Release | Issue]:
    """The distinct texts among the states of one key, and an issue for each state that has none."""
    first = states[0][0]
    known_as = release_id(first.source_id, first.key)
    texts: dict[str, tuple[Snapshot, Parsed]] = {}
    last = ""
    for snapshot, outcome in states:
        if isinstance(outcome, ParseError):
            message = f"Stored bytes {snapshot.sha256[:8]}: {outcome.message}"
            yield Issue("parse", outcome.code, snapshot.source_id, known_as, message)
        else:
            last = sha256(outcome.text.encode()).hexdigest()
            texts.setdefault(last, (snapshot, outcome))
    if not texts:
        yield _without_text(states[-1], source, gone)
    for revision, (digest, (snapshot, parsed)) in enumerate(texts.items(), 1):
        yield _release(snapshot, parsed, source, gone, "read", revision, digest == last)


def _without_text(state: tuple[Snapshot, Outcome], source: Source | None, gone: bool) -> Release:
    snapshot, outcome = state
    assert isinstance(outcome, ParseError)
    status: Status = "empty" if outcome.code == "empty" else "unreadable"
    return _release(snapshot, Parsed("", "none", url=snapshot.url), source, gone, status)


def _tombstone(source_id: str, known_as: str) -> Release:
    """What stays of a release that was forgotten: that there was one."""
    nothing = sha256(b"").hexdigest()
    return Release(
        known_as, 1, True, source_id, "", None, None, None, None, None, None, "", nothing, nothing, None, False,
        "none", "forgotten",
    )  # fmt: skip


def _release(
    snapshot: Snapshot,
    parsed: Parsed,
    source: Source | None,
    gone: bool,
    status: Status,
    revision: int = 1,
    latest: bool = True,
) -> Release:
    return Release(
        release_id=release_id(snapshot.source_id, snapshot.key),
        revision=revision,
        latest=latest,
        source_id=snapshot.source_id,
        key=snapshot.key,
        url=parsed.url,
        site=site_of(parsed.url),
        title=parsed.title,
        publisher=source.publisher if source else parsed.publisher,
        published_hint=parsed.published,
        updated_hint=parsed.updated,
        text=parsed.text,
        text_sha256=sha256(parsed.text.encode()).hexdigest(),
        snapshot_sha256=snapshot.sha256,
        fetched_at=snapshot.fetched_at,
        gone=gone,
        parser=parsed.parser,
        status=status,
    )


def _parsed(store: Store, cache: Cache, sources: Mapping[str, Source]) -> Iterator[tuple[Snapshot, Outcome]]:
    """Every snapshot parsed, in the store's order; what the cache holds of other snapshots or parsers is forgotten."""
    snapshots = store.snapshots()
    used: set[str] = set()
    while some := list(islice(snapshots, _AT_ONCE)):
        keys = [_cache_key(snapshot, sources.get(snapshot.source_id), store.settings.parse) for snapshot in some]
        known = cache.get_many(_KIND, keys)
        wanted = {key: snapshot for key, snapshot in zip(keys, some, strict=True) if key not in known}
        futures = ahead(parsing_of(store, snapshot, sources.get(snapshot.source_id)) for snapshot in wanted.values())
        fresh = {key: _to_json(_outcome(future)) for key, future in zip(wanted, futures, strict=True)}
        cache.put_many(_KIND, fresh)
        known.update(fresh)
        used.update(keys)
        for snapshot, key in zip(some, keys, strict=True):
            yield snapshot, _from_json(known[key])
    cache.keep(_KIND, used)


def _outcome(future: Future[Parsed]) -> Outcome:
    try:
        return future.result()
    except ParseError as error:
        return error


def _cache_key(snapshot: Snapshot, source: Source | None, limits: ParseSettings) -> str:
    own = selectors_of(source).model_dump_json(include={"content", "title", "date"})
    parts = (own, limits.model_dump_json(), snapshot.sha256, snapshot.content_type, snapshot.url or "", parser_hash())
    return sha256("\n".join(parts).encode()).hexdigest()


def _to_json(outcome: Outcome) -> bytes:
    if isinstance(outcome, ParseError):
        return json.dumps({"code": outcome.code, "message": outcome.message}).encode()
    return json.dumps(asdict(outcome), ensure_ascii=False).encode()


def _from_json(data: bytes) -> Outcome:
    fields = json.loads(data)
    return ParseError(**fields) if "code" in fields else Parsed(**fields)
