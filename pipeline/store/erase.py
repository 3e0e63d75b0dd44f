"""Records of a WARC file made empty in place: every other record keeps its offset, and the file stays readable."""

from __future__ import annotations

import zlib
from pathlib import Path
from struct import pack
from uuid import NAMESPACE_URL, uuid5

from pipeline.store.warc import Location

HEADER = b"\x1f\x8b\x08\x10" + b"\0" * 5 + b"\xff"  # gzip, deflated, with a comment
FILL = b"-"
NOTHING = "WARC-Block-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"  # of no bytes


def erase(folder: Path, location: Location) -> None:
    """Overwrite the record with one without content, of the same length. Raises ValueError where it is too short."""
    record = _empty(location)
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = squeezed.compress(record) + squeezed.flush() + pack("<II", zlib.crc32(record), len(record))
    room = location.length - len(HEADER) - 1 - len(body)
    if room < 0:
        raise ValueError(f"{location.length} bytes are too few for an empty record")
    with (folder / location.file).open("r+b") as file:
        file.seek(location.offset)
        file.write(HEADER + FILL * room + b"\0" + body)


def members(folder: Path, file: str, start: int, end: int) -> list[tuple[Location, bytes]]:
    """The gzip members between two offsets of a file, unpacked."""
    with (folder / file).open("rb") as opened:
        opened.seek(start)
        rest = opened.read(end - start)
    found = []
    at = start
    while rest:
        unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS)
        data = unpacking.decompress(rest)
        length = len(rest) - len(unpacking.unused_data)
        found.append((Location(file, at, length), data))
        at, rest = at + length, unpacking.unused_data
    return found


def _empty(location: Location) -> bytes:
    """A metadata record that says nothing but that there was one."""
    name = uuid5(NAMESPACE_URL, f"{location.file}:{location.offset}")
    lines = ("WARC/1.1", "WARC-Type: metadata", f"WARC-Record-ID: <urn:uuid:{name}>", "Content-Length: 0", NOTHING)
    return "\r\n".join((*lines, "WARC-Date: 1970-01-01T00:00:00Z", "", "", "", "")).encode()
