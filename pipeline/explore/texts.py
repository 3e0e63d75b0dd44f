"""The text of a release for the eye: private names masked, figures, dates and agencies marked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any, Literal

from extractors.model import Span
from extractors.page.layout import lay_out
from extractors.people.adjoin import side_by_side
from extractors.people.masking import mask
from extractors.people.pairs import Pair, find_pairs
from pipeline.annotate import context_of
from pipeline.cache import Cache
from pipeline.errors import UserError
from pipeline.extract import kept_reading
from pipeline.manifest import Manifest
from pipeline.parse import Parsed
from pipeline.show import parsed_of
from pipeline.sources import load_sources
from pipeline.store.snapshots import Store
from pipeline.trust.named import spans_by_pattern
from pipeline.trust.people import Progress, people_in
from pipeline.workspace import Workspace

Kind = Literal["plain", "figure", "date", "agency"]
PRIORITY: tuple[Kind, ...] = ("figure", "date", "agency")


@dataclass(frozen=True)
class Mark:
    """A stretch of the stored text and what it is; `ids` are the figures read there, or the one agency."""

    start: int
    end: int
    kind: Kind
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    text: str
    kind: Kind = "plain"
    ids: tuple[str, ...] = ()


Line = tuple[Piece, ...]


@dataclass(frozen=True)
class _MaskedLine:
    """A line of a text without private names; `offset` turns places in the text into places in it."""

    span: Span
    text: str
    offset: Callable[[int], int]


@dataclass(frozen=True)
class _Masked:
    text: str  # as stored
    lines: tuple[_MaskedLine, ...]


class Texts:
    """Texts of stored releases, without the names that the build found in them (or are found anew where those are not
    kept), and without everybody whom the audit knows, of any release: a whole text shows more than the tables do."""

    def __init__(self, ws: Workspace, manifest: Manifest) -> None:
        self._ws, self._manifest = ws, manifest
        self._sources = load_sources(ws)
        self._reading, self._collecting = threading.Lock(), threading.Lock()
        self._known: frozenset[Pair] | None = None
        self.masked = lru_cache(maxsize=64)(self._masked)

    def known(self, progress: Progress | None = None) -> frozenset[Pair]:
        """The names of all releases, collected once. Raises UserError where the stored texts are not to be had."""
        with self._collecting:
            if self._known is None:
                self._known = frozenset(people_in(self._ws, progress, self._manifest.reader_sha256).pairs)
            return self._known

    def lines(self, release: Mapping[str, Any], marks: Sequence[Mark]) -> list[Line]:
        """The release's own lines in pieces. Raises UserError where the stored text is not to be had."""
        masked = self._of(release)
        chosen = _apart(marks)
        return [_cut(masked, line, chosen) for line in masked.lines]

    def find(self, release: Mapping[str, Any], words: str, time: int) -> tuple[int, int] | None:
        """Where words stand in the release's own lines for the n-th time; null where they do not so often."""
        masked = self._of(release)
        for line in masked.lines:
            at = line.span.start - 1
            while (at := masked.text.find(words, at + 1, line.span.end)) >= 0:
                time -= 1
                if time == 0:
                    return at, at + len(words)
        return None

    def selected(self, release: Mapping[str, Any], number: int, at: int, words: str) -> tuple[int, int] | None:
        """Where words that stand at a place of a shown line stand in the stored text; null where it is not sure."""
        masked = self._of(release)
        if not words or not 0 <= number < len(masked.lines):
            return None
        line = masked.lines[number]
        start = line.span.start - 1
        while (start := masked.text.find(words, start + 1, line.span.end)) >= 0:
            if line.offset(start) == at:
                return start, start + len(words)
        return None

    def _of(self, release: Mapping[str, Any]) -> _Masked:
        return self.masked(*(release[name] for name in ("release_id", "snapshot_sha256", "text_sha256", "source_id")))

    def _masked(self, release_id: str, snapshot_sha256: str, text_sha256: str, source_id: str) -> _Masked:
        row = {"release_id": release_id, "snapshot_sha256": snapshot_sha256, "source_id": source_id}
        with Store(self._ws) as store:
            parsed = parsed_of(store, row, self._sources.get(row["source_id"]))
        if sha256(parsed.text.encode()).hexdigest() != text_sha256:
            raise UserError("The stored text is not the one that was read.", "Run `tally build` again.")
        body = lay_out(parsed.text).body or (Span(0, len(parsed.text)),)
        found = [(name.start, name.end) for name in self._names(parsed, text_sha256, source_id)]
        found += [*spans_by_pattern(parsed.text), *find_pairs(parsed.text, body, self.known())]
        names = tuple(Span(*ends) for ends in side_by_side(found, parsed.text))
        lines = (_MaskedLine(span, *mask(parsed.text, span.start, span.end, names)) for span in body)
        return _Masked(parsed.text, tuple(lines))

    def _names(self, parsed: Parsed, text_sha256: str, source_id: str) -> tuple[Span, ...]:
        context = context_of(parsed, self._sources.get(source_id))
        if self._ws.cache.exists():
            with Cache(self._ws) as cache:
                kept = kept_reading(cache, text_sha256, context, self._manifest.reader_sha256)
            if kept:
                return kept.names
        from extractors.reader import read  # the statistical model: a second to load

        with self._reading:
            return read(parsed.text, context).names


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    """The marks of which no two meet, figures before dates before agencies, in text order."""
    chosen: list[Mark] = []
    for mark_ in sorted(marks, key=lambda one: (PRIORITY.index(one.kind), one.start)):
        if all(mark_.end <= other.start or other.end <= mark_.start for other in chosen):
            chosen.append(mark_)
    return sorted(chosen, key=lambda one: one.start)


def _cut(masked: _Masked, line: _MaskedLine, marks: Sequence[Mark]) -> Line:
    """A masked line in pieces. A figure shows its number as written, also where that looks like a name."""
    pieces, at = [], 0
    for mark_ in marks:
        if not (line.span.start <= mark_.start and mark_.end <= line.span.end):
            continue
        start, end = line.offset(mark_.start), line.offset(mark_.end)
        shown = masked.text[mark_.start : mark_.end] if mark_.kind == "figure" else line.text[start:end]
        pieces += [Piece(line.text[at:start]), Piece(shown, mark_.kind, mark_.ids)]
        at = end
    return tuple(piece for piece in (*pieces, Piece(line.text[at:])) if piece.text)
