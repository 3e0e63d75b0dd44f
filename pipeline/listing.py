"""Which files an import reads, and the documents in them."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

CONTENT_TYPES = {".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".pdf": "application/pdf"}
RECORD_ENDINGS = (".jsonl", ".jsonl.gz")
WARC_ENDINGS = (".warc", ".warc.gz")
READABLE = "Only .html, .htm, .txt, .pdf, .jsonl, .jsonl.gz, .warc and .warc.gz are read."


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to import, `size` bytes large.

    `within` is its path from the folder given, or its name where it was given itself.
    """

    path: Path
    within: str
    given: bool
    size: int = 0

    @property
    def label(self) -> str:
        """Eight hex digits that stand for the file in what is published, where its name may not."""
        return sha256(self.within.encode()).hexdigest()[:8]

    @property
    def origin(self) -> str:
        """What stands for the file in this workspace; never published."""
        return origin_of(self.path)

    @property
    def holds_records(self) -> bool:
        return self.path.name.lower().endswith(RECORD_ENDINGS)

    @property
    def holds_answers(self) -> bool:
        return self.path.name.lower().endswith(WARC_ENDINGS)

    @property
    def content_type(self) -> str | None:
        return "application/json" if self.holds_records else CONTENT_TYPES.get(self.path.suffix.lower())


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a file, or with one of its lines, and what would mend it."""

    code: str
    message: str
    line: int | None = None


def find_files(path: Path, left_out: tuple[Path, ...]) -> Iterator[tuple[InputFile, Trouble | None]]:
    """The files below `path` in order of name, hidden ones left out, each folder once however it is linked to.

    A folder or file that cannot be looked at comes with its trouble.
    """
    if not path.is_dir():
        yield _looked_at(InputFile(path, legible(path.name), given=True))
        return
    failed: list[OSError] = []
    seen: set[tuple[int, int]] = set()
    _is_new(path, seen)
    for folder, folders, names in os.walk(path, followlinks=True, onerror=failed.append):
        folders[:] = [
            name for name in sorted(folders) if not name.startswith(".") and _is_new(Path(folder, name), seen)
        ]
        folders[:] = [name for name in folders if Path(folder, name).resolve() not in left_out]
        for name in sorted(names):
            if not name.startswith("."):
                file = Path(folder, name)
                yield _looked_at(InputFile(file, legible(file.relative_to(path)), given=False))
    for error in failed:
        place = Path(error.filename)
        yield InputFile(place, legible(place.relative_to(path)), given=False), _unreadable(error)


def read_whole(file: InputFile, limit: int) -> bytes | Trouble:
    """The bytes of a file of one document, at most `limit` of them."""
    try:
        with file.path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        return _unreadable(error)
    if len(data) > limit:
        return Trouble("too_large", _too_large(limit))
    if not data.strip():
        return Trouble("empty", "It is empty. Save it anew, or leave it out.")
    return data


def read_lines(file: InputFile, limit: int, advance: Callable[[int], None]) -> Iterator[tuple[int, bytes] | Trouble]:
    """The lines of a JSON Lines file that are not blank, numbered from 1, without their line ends.

    `advance` is told how many bytes of the file have been read. A line longer than `limit` bytes is a
    trouble, as is a file that ends or breaks before its time.
    """
    number = 0
    try:
        with file.path.open("rb") as raw, _unpacked(file, raw) as stream:
            while line := stream.readline(limit + 2):
                number += 1
                advance(raw.tell())
                if len(line) > limit + 1:
                    _skip_line(stream, line, limit)
                    yield Trouble("too_large", _too_large(limit), number)
                elif line.strip():
                    yield number, line.rstrip(b"\r\n")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        remedy = "Fetch the file anew; the records before it were read."
        yield Trouble("corrupt_gzip", f"The gzip data break after line {number}: {error}. {remedy}", number + 1)
        return
    except OSError as error:
        yield _unreadable(error)
        return
    if number == 0:
        yield Trouble("empty", "It holds no record. Save it anew, or leave it out.")


def legible(path: Path | str) -> str:
    """A path as text that can be printed and stored, also where its bytes are not UTF-8."""
    return os.fsencode(path).decode(errors="replace")


def origin_of(*paths: Path) -> str:
    """16 hex digits that stand for paths on this machine."""
    return sha256(b"\n".join(os.fsencode(path.absolute()) for path in paths)).hexdigest()[:16]


def _unpacked(file: InputFile, raw: BinaryIO) -> BinaryIO | gzip.GzipFile:
    return gzip.GzipFile(fileobj=raw) if file.path.suffix.lower() == ".gz" else raw


def _skip_line(stream: BinaryIO | gzip.GzipFile, line: bytes, limit: int) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(limit)


def _looked_at(file: InputFile) -> tuple[InputFile, Trouble | None]:
    try:
        status = file.path.stat()
    except OSError as error:
        return file, _unreadable(error)
    if not S_ISREG(status.st_mode):
        return file, Trouble("unreadable", "It is neither a file nor a folder. Leave it out.")
    return replace(file, size=status.st_size), None


def _is_new(folder: Path, seen: set[tuple[int, int]]) -> bool:
    status = folder.stat()
    known = (status.st_dev, status.st_ino) in seen
    seen.add((status.st_dev, status.st_ino))
    return not known


def _unreadable(error: OSError) -> Trouble:
    if isinstance(error, FileNotFoundError):
        return Trouble("not_found", "There is no such file or folder. Check the path.")
    return Trouble("unreadable", f"It cannot be read: {error.strerror}. Mend its permissions, or leave it out.")


def _too_large(limit: int) -> str:
    return f"It is larger than {limit} bytes. Set max_document_bytes in tally.yml higher, or leave it out."
