"""Every piece of text in a published file, with the place it stands: tables, exports, pages, pictures, databases."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import re
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as pq

PNG = b"\x89PNG\r\n\x1a\n"
# What of a picture is pixels, colours and measures; all else could be words.
PIXELS = frozenset(b"IHDR PLTE IDAT IEND tRNS pHYs gAMA sRGB cHRM sBIT bKGD hIST tIME acTL fcTL fdAT".split())
PLAIN = {
    ".cff",
    ".html",
    ".htm",
    ".svg",
    ".md",
    ".txt",
    ".xml",
    ".yml",
    ".yaml",
    ".log",
    ".tsv",
    ".ipynb",
    ".js",
    ".css",
}
TAG = re.compile(r"<[^<>]{0,2000}>")
ADDRESS = re.compile(r"https?://[^\s\"'<>]{1,2000}")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
WITHOUT_CONTENT = re.compile(r"content\s{0,3}=\s{0,3}(?:''|\"\")")
WITHOUT_TEXT = {".ico", ".woff", ".woff2"}


@dataclass(frozen=True)
class Cell:
    """One text; `release_id` where the row says which release it is of; `name` where it is that of a file."""

    where: str
    text: str
    release_id: str | None = None
    name: bool = False


class UnreadableError(Exception):
    """A file of a kind nobody here can look into, or a damaged one."""


def files_under(path: Path) -> list[Path]:
    """A file, or all files of a folder and those its links lead to, in order."""
    if path.is_file():
        return [path]
    return sorted(file for file in path.resolve().rglob("*") if file.is_file())


def cells_of(path: Path) -> Iterator[Cell]:
    """The texts of a file. Raises UnreadableError."""
    yield Cell(f"name of {path.name}", unquote(path.stem), name=True)
    try:
        yield from _cells(path.name, path.suffix.lower(), path.read_bytes(), path)
    except (OSError, ValueError, csv.Error, pa.ArrowException, sqlite3.Error, zipfile.BadZipFile, zlib.error) as error:
        raise UnreadableError(f"{path.name} cannot be read: {type(error).__name__}") from error


def _cells(name: str, ending: str, data: bytes, path: Path | None = None) -> Iterator[Cell]:
    if ending in READERS:
        yield from READERS[ending](name, data)
    elif ending in PLAIN:
        yield from _readings(name, data.decode("utf-8"))
    elif ending in (".sqlite", ".sqlite3", ".db", ".duckdb") and path:
        yield from _database(name, path)
    elif ending not in WITHOUT_TEXT:
        raise UnreadableError(f"{name}: nobody knows how to look into a file of this kind")


def _readings(name: str, text: str) -> Iterator[Cell]:
    """What a file says as it stands, and as it is read: without markup, escapes undone, and the addresses in it."""
    yield Cell(name, text)
    if name.endswith(".ipynb"):
        text = "".join(_texts_of_notebook(text))
    plain = ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    for between in ("", " "):
        shown = unquote(html.unescape(TAG.sub(between, plain)))
        if shown != text:
            yield Cell(name, shown)
    for address in dict.fromkeys(ADDRESS.findall(html.unescape(plain))):
        yield Cell(name, address)


def _texts_of_notebook(text: str) -> Iterator[str]:
    """Every text in it, one after another, as its lines are."""
    yield from _texts(json.loads(text))


def _rows(name: str, rows: Iterator[dict[str, Any]]) -> Iterator[Cell]:
    columns: set[Any] = set()
    for number, row in enumerate(rows, 1):
        release = row.get("release_id")
        yield from (Cell(f"{name} name of a column", column) for column in row if column and column not in columns)
        columns.update(row)
        for column, value in row.items():
            where = f"{name} row {number} column {column}"
            for text in _texts(value):
                yield Cell(where, text, release if isinstance(release, str) else None)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode(errors="replace")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (*_texts(key), *_texts(inner))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _parquet(name: str, data: bytes) -> Iterator[Cell]:
    file = pq.ParquetFile(io.BytesIO(data))
    for batch in file.iter_batches():
        yield from _rows(name, iter(batch.to_pylist()))
    for kept in (file.schema_arrow, *file.schema_arrow):
        for key, value in (kept.metadata or {}).items():
            yield Cell(f"{name} metadata", f"{key.decode()} {value.decode(errors='replace')}")


def _csv(name: str, data: bytes) -> Iterator[Cell]:
    csv.field_size_limit(2**31 - 1)
    yield from _rows(name, csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def _json(name: str, data: bytes) -> Iterator[Cell]:
    found = json.loads(data)
    listed = found if isinstance(found, list) else [found]
    yield from _rows(name, (item if isinstance(item, dict) else {"value": item} for item in listed))


def _json_lines(name: str, data: bytes) -> Iterator[Cell]:
    lines = (json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip())
    yield from _rows(name, (line if isinstance(line, dict) else {"value": line} for line in lines))


def _png(name: str, data: bytes) -> Iterator[Cell]:
    """The texts that a picture carries besides its pixels."""
    if not data.startswith(PNG):
        raise UnreadableError(f"{name} is no PNG")
    at = len(PNG)
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at + 8 : at + 8 + size]
        if kind == b"zTXt":
            yield Cell(f"{name} zTXt", zlib.decompress(chunk[chunk.index(b"\0") + 2 :]).decode("latin-1"))
        elif kind not in PIXELS:
            yield Cell(f"{name} {kind.decode('latin-1')}", _chunk(kind, chunk))
        at += 12 + size
        if kind == b"IEND":
            break
    yield Cell(f"{name} behind the picture", data[at:].decode(errors="replace"))


def _chunk(kind: bytes, chunk: bytes) -> str:
    """The words of a chunk: keyword, languages and text of an iTXt, which may be packed, or whatever else it holds."""
    keyword, _, rest = chunk.partition(b"\0")
    if kind == b"iTXt" and rest.startswith(b"\1"):
        language, translated, packed = rest[2:].split(b"\0", 2)
        chunk = b"\0".join((keyword, language, translated, zlib.decompress(packed)))
    return chunk.decode(errors="replace").replace("\0", " ")


def _zip(name: str, data: bytes) -> Iterator[Cell]:
    """What is packed in an archive or a workbook, which is one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            yield Cell(f"{name} name of a file in it", unquote(member), name=True)
            if not member.endswith("/"):
                yield from _cells(f"{name}/{member}", _ending(member), archive.read(member))


def _gzip(name: str, data: bytes) -> Iterator[Cell]:
    inner = name.removesuffix(".gz")
    yield from _cells(inner, _ending(inner), gzip.decompress(data))


def _ending(name: str) -> str:
    """The ending of a packed file; those of relations in a workbook, "_rels/.rels" too, are XML."""
    return ".xml" if name.endswith(".rels") else Path(name).suffix.lower()


def _database(name: str, path: Path) -> Iterator[Cell]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        made = [row[0] for row in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
        yield from (Cell(f"{name} definition", statement) for statement in made)
        if database.execute("PRAGMA freelist_count").fetchone()[0]:
            raise UnreadableError(f"{name} still holds rows that were deleted: VACUUM it")
        if any(WITHOUT_CONTENT.search(statement) for statement in made):
            raise UnreadableError(f"{name} has a search index that does not keep what it was made of")
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            rows = database.execute(f'SELECT * FROM "{table.replace(chr(34), chr(34) * 2)}"')
            yield from _rows(f"{name} {table}", (dict(row) for row in rows))


READERS: dict[str, Callable[[str, bytes], Iterator[Cell]]] = {
    ".parquet": _parquet,
    ".csv": _csv,
    ".json": _json,
    ".jsonl": _json_lines,
    ".png": _png,
    ".zip": _zip,
    ".xlsx": _zip,
    ".gz": _gzip,
}
