"""WARC 1.1 files: appended to, read from by offset, never rewritten.

A record is one gzip member, so that it is read alone. The catalog says how far each file is
committed; what lies beyond was being written when a process died, and is cut off before the next write.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.warcwriter import WARCWriter

from pipeline.errors import UserError
from pipeline.store.coding import decode

MAX_FILE_BYTES = 256_000_000
HEADER_SAFE = "/%:?#[]@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a record lies: file name within the store, offset and length in bytes."""

    file: str
    offset: int
    length: int


class Appender:
    """Writes records behind those already there. Only one may be at work in a folder (see `Store`)."""

    def __init__(self, folder: Path, committed: Mapping[str, int], max_file_bytes: int = MAX_FILE_BYTES) -> None:
        """`committed`: file name → committed length in bytes.

        Raises UserError where a file is shorter than that.
        """
        self._folder, self._max = folder, max_file_bytes
        self.repairs = _cut_torn_tails(folder, committed)
        self._number = max((int(name[6:11]) for name in committed), default=1)
        self._out: BinaryIO | None = None
        self._synced: dict[str, int] = {}

    def append(self, uri: str, data: bytes, content_type: str, headers: Mapping[str, str]) -> Location:
        """Store `data` as a `resource` record of `uri`, with further WARC headers (values are percent-encoded)."""
        member = BytesIO()
        writer = WARCWriter(member, gzip=True, warc_version="WARC/1.1")
        record = writer.create_warc_record(
            quote(uri, safe=HEADER_SAFE),
            "resource",
            payload=BytesIO(data),
            length=len(data),
            warc_content_type=content_type,
            warc_headers_dict={name: quote(value, safe=HEADER_SAFE) for name, value in headers.items()},
        )
        writer.write_record(record)
        return self.write(member.getvalue())

    def write(self, member: bytes) -> Location:
        """Store a whole gzip member; where the disk refuses it, the file is as it was and OSError is raised."""
        out = self._writable()
        offset = out.tell()
        try:
            out.write(member)
            out.flush()
        except OSError:
            self._out = None
            with suppress(OSError):
                out.close()
            os.truncate(self._folder / _name(self._number), offset)
            raise
        return Location(_name(self._number), offset, len(member))

    def sync(self) -> dict[str, int]:
        """Return once all that was appended is on disk: how many bytes of each file written to."""
        if self._out:
            self._out.flush()
            os.fsync(self._out.fileno())
            self._synced[_name(self._number)] = self._out.tell()
        return self._synced

    def close(self) -> None:
        if self._out:
            self._out.close()
            self._out = None

    def _writable(self) -> BinaryIO:
        if self._out and self._out.tell() >= self._max:
            self.sync()
            self.close()
        if self._out:
            return self._out
        path = self._folder / _name(self._number)
        if path.exists() and path.stat().st_size >= self._max:
            self._number += 1
            path = self._folder / _name(self._number)
        self._out = path.open("ab")
        if self._out.tell() == 0:
            _sync_folder(self._folder)
            info = WARCWriter(self._out, gzip=True, warc_version="WARC/1.1")
            info.write_record(info.create_warcinfo_record(path.name, {"software": "taskforce-tally"}))
        return self._out


def read_record(folder: Path, location: Location) -> bytes:
    """The payload of a record. Raises UserError where the file does not hold it."""
    path = folder / location.file
    try:
        with path.open("rb") as file:
            file.seek(location.offset)
            member = file.read(location.length)
        record = next(iter(ArchiveIterator(BytesIO(member))))
        data = _payload(record)
    except Exception as error:  # warcio raises whatever its parsing steps raise
        raise UserError(
            f"{path} holds no readable record at byte {location.offset}.", "Restore the file from a copy of the store."
        ) from error
    return data


def _payload(record: ArcWarcRecord) -> bytes:
    """The block of a record, or the decoded body where it is an answer over HTTP."""
    data = record.raw_stream.read()
    assert isinstance(data, bytes)
    coding = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
    return decode(data, coding) if coding else data


def _sync_folder(folder: Path) -> None:
    """Have the names of new files on disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _name(number: int) -> str:
    return f"tally-{number:05}.warc.gz"


def _cut_torn_tails(folder: Path, committed: Mapping[str, int]) -> list[str]:
    """Cut what was being written when a process died; what was cut, a sentence each."""
    for name, length in committed.items():
        path = folder / name
        if not path.exists() or path.stat().st_size < length:
            raise UserError(
                f"{path} is shorter than the {length} bytes stored in it.", "Restore the file from a copy of the store."
            )
    said = []
    for path in sorted(folder.glob("tally-*.warc.gz")):
        length = committed.get(path.name, 0)
        torn = path.stat().st_size - length
        if length == 0:
            path.unlink()
        elif torn:
            os.truncate(path, length)
        if torn:
            said.append(f"{path.name}: {torn} bytes that an interrupted run was writing were cut off.")
    return said
