"""Files and records into the store: what is new, the same, changed or gone, and what could not be taken."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from pipeline.errors import UserError
from pipeline.issues import Issue
from pipeline.listing import READABLE, InputFile, Trouble, find_files, legible, origin_of, read_lines, read_whole
from pipeline.parse import ParseError
from pipeline.parse.bounded import bounded
from pipeline.parse.encoding import decode
from pipeline.parse.html import canonical_url
from pipeline.parse.record import read_record
from pipeline.releases import permalink, slug
from pipeline.sources import load_sources
from pipeline.store.snapshots import Store
from pipeline.warc_files import Answer, read_answers
from pipeline.warc_pages import Whose, release_in
from pipeline.wording import counted
from pipeline.workspace import Workspace

Progress = Callable[[int, int], None]


class NothingTakenError(UserError):
    """Nothing that was named could be imported."""


def _tell_nobody(*_: int) -> None: ...


@dataclass(frozen=True)
class ImportSummary:
    """How many documents were new, the same, changed, newly gone and not taken, and of which sources.

    `messages` name each file as the user gave it and are for the user's screen only; `issues` say the
    same and are fit to be published.
    """

    new: int
    same: int
    revised: int
    gone: int
    failed: int
    sources: tuple[str, ...]
    issues: tuple[Issue, ...]
    messages: tuple[str, ...]


def import_paths(
    ws: Workspace,
    paths: list[Path],
    source: str | None = None,
    partial: bool = False,
    progress: Progress | None = None,
) -> ImportSummary:
    """Store what the files and folders hold; `progress` is told bytes read and bytes in all.

    The source of a document is `source`, else its record's publisher, else the folder that directly
    holds its file; that of a page in a WARC file is `source`, else the one whose file names its host.
    A folder or a file of records is taken to list its sources completely, so that what they held before
    and do not hold now is gone, unless `partial` or something of the source failed.
    Raises NothingTakenError where nothing at all could be taken, and UserError where the store cannot be written.
    """
    if source is not None and source != slug(source):
        raise UserError(f"--source {source!r} is no source id.", f"Write it as {slug(source) or 'kings_ny'!r}.")
    try:
        with Store(ws, writable=True) as store:
            run = _Import(ws, store, source)
            run.take_all(paths, progress or _tell_nobody)
            gone = 0 if partial else run.mark_gone()
    except (OSError, sqlite3.Error) as error:
        raise UserError(
            f"The store {ws.store} cannot be written: {error}.", "Make room or mend its permissions."
        ) from error
    summary = run.summary(gone)
    if not summary.new + summary.same + summary.revised:
        problem = summary.messages[0] if summary.messages else f"{paths[0]} holds no release. {READABLE}"
        raise NothingTakenError(problem, "Nothing was imported.")
    return summary


@dataclass
class _Import:
    ws: Workspace
    store: Store
    source: str | None
    counts: Counter[str] = field(default_factory=Counter)
    seen: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    listed: set[str] = field(default_factory=set)
    failed: set[str | None] = field(default_factory=set)  # None: of a source that cannot be told
    issues: defaultdict[str, list[Issue]] = field(default_factory=lambda: defaultdict(list))
    messages: list[str] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)

    @cached_property
    def whose(self) -> Whose:
        return Whose(load_sources(self.ws), self.source)

    def take_all(self, paths: list[Path], progress: Progress) -> None:
        left_out = (self.ws.store.resolve(), self.ws.outputs.resolve())
        found = [entry for path in paths for entry in find_files(path, left_out)]
        total = sum(file.size for file, _ in found)
        done = 0
        for file, trouble in found:
            self.issues[file.origin] = []
            if trouble:
                self.refuse(file, trouble, self.source_of(file))
            else:
                self.take_file(file, lambda read, before=done: progress(before + read, total))  # type: ignore[misc]
            self.store.replace_issues(file.origin, self.issues[file.origin])
            done += file.size
            progress(done, total)
        self.say_what_was_passed_over(paths)

    def take_file(self, file: InputFile, advance: Callable[[int], None]) -> None:
        if file.holds_records:
            for item in read_lines(file, self.ws.settings.max_document_bytes, advance):
                if isinstance(item, Trouble):
                    self.refuse(file, item, self.source)
                else:
                    self.take_record(file, *item)
        elif file.holds_answers:
            for answer in read_answers(file, self.ws.settings.max_document_bytes, advance):
                if isinstance(answer, Trouble):
                    self.refuse(file, answer, self.source)
                else:
                    self.take_answer(file, answer)
        elif file.content_type:
            self.take_document(file, file.content_type)
        elif file.given:
            self.refuse(file, Trouble("unknown_type", f"It was not read. {READABLE}"), self.source_of(file))
        else:
            self.unread[file.path.suffix.lower() or "in no dot"] += 1

    def say_what_was_passed_over(self, paths: list[Path]) -> None:
        said = [f"{counted(n, 'file')} ending {end} not read. {READABLE}" for end, n in sorted(self.unread.items())]
        over = sorted(self.passed_over.items())
        said += [f"{counted(n, 'record')} of WARC files passed over: {why}." for why, n in over]
        self.messages.extend(said)
        origin = origin_of(*paths)
        self.issues[origin].extend(Issue("import", "unread_files", None, None, message) for message in said)
        self.store.replace_issues(origin, self.issues[origin])

    def take_record(self, file: InputFile, line: int, data: bytes) -> None:
        try:
            record = read_record(data)
        except ParseError as error:
            self.refuse(file, Trouble(error.code, error.message, line), self.source)
            return
        source_id = self.source or slug(record.publisher or "") or self.source_of(file)
        address = permalink(record.url) if record.url else None
        if record.url and not address:
            remedy = "Give one that begins with http, or none."
            self.refuse(file, Trouble("bad_record", f"Field url: It is no web address. {remedy}", line), source_id)
            return
        key = address or record.doc_id or f"text-{sha256(record.text.encode()).hexdigest()[:16]}"
        self.add(file, source_id, key, record.url or None, data, line)

    def take_document(self, file: InputFile, content_type: str) -> None:
        source_id = self.source_of(file)
        data = read_whole(file, self.ws.settings.max_document_bytes)
        if isinstance(data, Trouble):
            self.refuse(file, data, source_id)
            return
        try:
            address = bounded(self.ws.settings.parse, canonical_url, data) if content_type == "text/html" else None
            if content_type == "text/plain":
                decode(data)
        except ParseError as error:
            self.refuse(file, Trouble(error.code, error.message), source_id)
            return
        key = address or (file.within if self.source else legible(file.path.name))
        self.add(file, source_id, key, address, data, None)

    def take_answer(self, file: InputFile, answer: Answer) -> None:
        """A page that another tool fetched: among the states of its release, by the time it came."""
        if answer.trouble is None and answer.data is None and not answer.same_as:
            self.passed_over["they hold no new page or PDF"] += 1
            return
        source = self.whose.source_of(answer.url)
        if isinstance(source, str):
            self.passed_over[source] += 1
            return
        got = release_in(answer, source, self.store, self.ws.settings.parse)
        if isinstance(got, Trouble):
            self.refuse(file, got, source.id, answer.url)
        elif got is None:
            self.passed_over["their source file says that they are no releases"] += 1
        else:
            self.seen[source.id].setdefault(got.key, "")
            added = self.store.add(
                source.id, got.key, answer.url, got.data, got.content_type, answer.moment, in_time=True
            )
            self.counts[added] += 1

    def add(self, file: InputFile, source_id: str, key: str, url: str | None, data: bytes, line: int | None) -> None:
        if not source_id:
            self.refuse(file, Trouble("no_source", "Nothing says whose it is. Give --source.", line), None)
            return
        if not file.given or file.holds_records:
            self.listed.add(source_id)
        digest = sha256(data).hexdigest()
        first = self.seen[source_id].setdefault(key, digest)
        if first != digest:
            message = "Its address or id stands for another document of this import too. Mend it, or leave one out."
            self.refuse(file, Trouble("duplicate", message, line), source_id)
            return
        self.counts[self.store.add(source_id, key, url, data, file.content_type or "")] += 1

    def refuse(self, file: InputFile, trouble: Trouble, source_id: str | None, address: str = "") -> None:
        """Say what is wrong, to the user by path and address and to the public by a hash of the path."""
        line = f", {'record' if file.holds_answers else 'line'} {trouble.line}" if trouble.line else ""
        self.messages.append(f"{legible(file.path)}{line}: {f'{address}: ' if address else ''}{trouble.message}")
        self.counts["failed"] += 1
        if trouble.code != "duplicate":
            self.failed.add(source_id)
        if not (file.given and trouble.code == "not_found"):
            message = f"File {file.label}{line}: {trouble.message}"
            self.issues[file.origin].append(Issue("import", trouble.code, source_id or None, None, message))

    def source_of(self, file: InputFile) -> str:
        """The id of the folder that directly holds a file, unless the user named a source."""
        return self.source or slug(file.path.parent.resolve().name)

    def mark_gone(self) -> int:
        """Mark what the sources listed completely no longer hold; how much that is."""
        if None in self.failed:
            return 0
        complete = self.listed - self.failed
        for source_id in complete:
            self.store.forget_issues(source_id, self.issues)
        return sum(self.store.mark_gone(source_id, self.seen[source_id]) for source_id in complete)

    def summary(self, gone: int) -> ImportSummary:
        return ImportSummary(
            new=self.counts["new"],
            same=self.counts["same"],
            revised=self.counts["revised"],
            gone=gone,
            failed=self.counts["failed"],
            sources=tuple(sorted(self.seen)),
            issues=tuple(sorted(issue for issues in self.issues.values() for issue in issues)),
            messages=tuple(self.messages),
        )
