"""Bodies as they come over HTTP, to the bytes they stand for: strictly, and never more than allowed.

Scrapy's own decompression hands on what it has where a stream breaks off; a release cut short must not pass
for a whole one.
"""

from __future__ import annotations

import zlib

ACCEPTED = "gzip, deflate"
_MOST_STREAMS = 100  # one after the other in a gzip body; each costs a copy of what follows it
_GZIP, _ZLIB, _RAW = 31, 15, -15


class CodingError(Exception):
    """A body that cannot be decoded: `code` is cut_short, too_large, damaged or unknown_coding."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def decode(data: bytes, coding: str, most: int | None = None) -> bytes:
    """`data` without its content coding (as in the header Content-Encoding), at most `most` bytes of it.

    Raises CodingError.
    """
    for name in reversed([part.strip().lower() for part in coding.split(",")]):
        if name in ("gzip", "x-gzip"):
            data = _inflate(data, _GZIP, most)
        elif name == "deflate":  # RFC 9110 means zlib; many servers send the bare stream
            data = _inflate(data, _ZLIB if data[:1] == b"\x78" else _RAW, most)
        elif name not in ("identity", ""):
            raise CodingError("unknown_coding", f"It came in the coding {name[:20]!r}, which was not asked for.")
    return data


def _inflate(data: bytes, window: int, most: int | None) -> bytes:
    parts: list[bytes] = []
    room = most
    for _ in range(_MOST_STREAMS):
        if not data:
            break
        stream = zlib.decompressobj(window)
        try:
            part = stream.decompress(data, (room + 1) if room is not None else 0)
        except zlib.error as error:
            raise CodingError("damaged", f"Its compressed body is damaged: {error}.") from error
        if room is not None:
            room -= len(part)
            if room < 0:
                raise CodingError("too_large", f"It is larger than {most} bytes once decompressed.")
        if not stream.eof:
            raise CodingError("cut_short", "Its compressed body breaks off before its end.")
        parts.append(part)
        data = stream.unused_data if window == _GZIP else b""  # gzip streams may follow one another
    if data:
        raise CodingError("damaged", f"Its compressed body is of more than {_MOST_STREAMS} streams.")
    return b"".join(parts)
