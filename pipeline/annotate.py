"""Documents on disk, read as a build reads them, as objects in the form releases are annotated in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.model import Context, Count, Reading
from pipeline.listing import READABLE, InputFile, Trouble, find_files, read_lines, read_whole
from pipeline.parse import Parsed, ParseError, parse
from pipeline.parse.bounded import parsing
from pipeline.parse.record import read_record
from pipeline.releases import slug
from pipeline.sources import Source, load_sources
from pipeline.workspace import Settings, Workspace


@dataclass(frozen=True)
class Unread:
    """A document that could not be read, and why; for the user's screen."""

    message: str


@dataclass(frozen=True)
class Document:
    """A parsed document and what its source tells of it."""

    doc_id: str
    parsed: Parsed
    context: Context


def annotate(ws: Workspace, paths: list[Path]) -> Iterator[dict[str, Any] | Unread]:
    """One object a document, in order; an Unread where a file or record could not be read.

    `doc_id` is the record's own, or the file's name without its ending.
    """
    for document in documents(ws, paths):
        if isinstance(document, Unread):
            yield document
        else:
            from extractors.reader import read  # the statistical model: a second to load

            yield annotation(document.doc_id, read(document.parsed.text, document.context))


def annotation(doc_id: str, reading: Reading) -> dict[str, Any]:
    """A reading in the form of an annotation; counts have their offsets, evidence and rule besides."""
    return {
        "doc_id": doc_id,
        "published": reading.published.value if reading.published else None,
        "publisher": reading.publisher,
        "agencies": [agency.name for agency in reading.agencies],
        "counts": [_count(count) for count in reading.counts],
    }


def _count(count: Count) -> dict[str, Any]:
    number = count.number
    upper = {} if number.value_max is None else {"value_max": number.value_max}
    return {
        "measure": count.measure,
        "value": number.value,
        **upper,
        "precision": number.precision,
        "offense": count.offense,
        "age_group": count.age_group,
        "gender": count.gender,
        "period_start": count.period.first,
        "period_end": count.period.last,
        "place": count.place,
        "operation": count.operation,
        "part_of": count.part_of,
        "start": number.span.start,
        "end": number.span.end,
        "evidence": count.evidence,
        "rule": count.rule,
        "confidence": count.confidence,
    }


def documents(ws: Workspace, paths: list[Path]) -> Iterator[Document | Unread]:
    """The documents in files and folders, parsed."""
    sources, limit = load_sources(ws), ws.settings.max_document_bytes
    for path in paths:
        for file, trouble in find_files(path, ()):
            if trouble:
                yield _unread(file, trouble)
            elif file.holds_records:
                yield from _records(file, sources, limit)
            elif file.content_type:
                yield _whole(file, file.content_type, sources, ws.settings)
            elif file.given:
                yield _unread(file, Trouble("unknown_type", f"It was not read. {READABLE}"))


def _records(file: InputFile, sources: Mapping[str, Source], limit: int) -> Iterator[Document | Unread]:
    for item in read_lines(file, limit, lambda _: None):
        if isinstance(item, Trouble):
            yield _unread(file, item)
            continue
        line, data = item
        try:
            record, parsed = read_record(data), parse(data, "application/json", None)
        except ParseError as error:
            yield _unread(file, Trouble(error.code, error.message, line))
            continue
        doc_id = record.doc_id or f"{_stem(file.path)}-{line}"
        source_id = slug(record.publisher or "") or _folder(file)
        yield Document(doc_id, parsed, context_of(parsed, sources.get(source_id)))


def _whole(file: InputFile, content_type: str, sources: Mapping[str, Source], settings: Settings) -> Document | Unread:
    data = read_whole(file, settings.max_document_bytes)
    if isinstance(data, Trouble):
        return _unread(file, data)
    try:
        parsed = parsing(settings.parse, data, content_type, None).result()
    except ParseError as error:
        return _unread(file, Trouble(error.code, error.message))
    return Document(_stem(file.path), parsed, context_of(parsed, sources.get(_folder(file))))


def context_of(parsed: Parsed, source: Source | None) -> Context:
    """What is known of a document besides its text, as a build knows it."""
    publisher, place = (source.publisher, source.place) if source else (parsed.publisher, None)
    return Context(parsed.published, publisher, place)


def _folder(file: InputFile) -> str:
    return slug(file.path.parent.resolve().name)


def _stem(path: Path) -> str:
    return path.name.removesuffix(".gz").rsplit(".", 1)[0]


def _unread(file: InputFile, trouble: Trouble) -> Unread:
    line = f", line {trouble.line}" if trouble.line else ""
    return Unread(f"{file.path}{line}: {trouble.message}")
