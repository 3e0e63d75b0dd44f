"""Pages in the WARC files of any tool: what each record says came from where and when, decoded."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from pipeline.listing import InputFile, Trouble
from pipeline.store.coding import CodingError, decode

_PAGES = ("text/html", "application/xhtml+xml", "application/pdf")
_REMEDY = "Get the file anew; the records before it were read."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a record holds: a page and when it came, or what is wrong with it. `number` counts records from 1.

    A `revisit` has no data: it is what came from the same address at `same_as`. Without `trouble` and data, a record
    is no page and passed over.
    """

    number: int
    url: str
    moment: datetime | None
    content_type: str = ""
    data: bytes | None = None
    same_as: datetime | None = None
    trouble: Trouble | None = None


class _Unpacked(gzip.GzipFile):
    """Hands out what it has unpacked before it tells that the file breaks off; records need no stream each."""

    def read(self, size: int | None = -1) -> bytes:
        return self.read1(size or -1)


def read_answers(file: InputFile, limit: int, advance: Callable[[int], None]) -> Iterator[Answer | Trouble]:
    """The responses, resources and revisits of a file, in its order; `limit` is the most bytes of one.

    `advance` is told how many bytes of the file have been read. A file that breaks off is a trouble at its end.
    """
    number = 0
    try:
        with file.path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream = _Unpacked(fileobj=raw) if packed else raw
            with closing(ArchiveIterator(stream)) as records:
                for number, record in enumerate(records, 1):
                    if record.rec_type in ("response", "resource", "revisit"):
                        yield _answer(record, number, limit)
                    advance(raw.tell())
            if stream.read(1):
                yield Trouble("corrupt_warc", f"What follows is no record. {_REMEDY}", number + 1)
    except (ArchiveLoadFailed, EOFError, ValueError, zlib.error, gzip.BadGzipFile) as error:
        why = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        yield Trouble("corrupt_warc", f"The file breaks at record {number} or after it: {why}. {_REMEDY}", number + 1)
    except OSError as error:
        yield Trouble("unreadable", f"It cannot be read: {error.strerror}. Mend its permissions, or leave it out.")
    if number == 0:
        yield Trouble("empty", "It holds no WARC record. Get it anew, or leave it out.")


def _answer(record: ArcWarcRecord, number: int, limit: int) -> Answer:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    moment = _moment(record.rec_headers.get_header("WARC-Date"))
    http = record.http_headers
    status = int(http.get_statuscode()) if http and http.get_statuscode().isdigit() else 200
    content_type = (http or record.rec_headers).get_header("Content-Type") or ""
    kind = content_type.partition(";")[0].strip().lower()
    if record.rec_type == "revisit":
        same_as = _moment(record.rec_headers.get_header("WARC-Refers-To-Date"))
        return Answer(number, url, moment, content_type, same_as=same_as)
    if status >= HTTPStatus.BAD_REQUEST:
        trouble = Trouble(f"http_{status}", f"The site answered {status}.", number)
        return Answer(number, url, moment, content_type, trouble=trouble)
    if status != HTTPStatus.OK or kind not in _PAGES:
        return Answer(number, url, moment, content_type)
    data = _body(record, number, limit)
    if isinstance(data, Trouble):
        return Answer(number, url, moment, content_type, trouble=data)
    return Answer(number, url, moment, content_type, data)


def _body(record: ArcWarcRecord, number: int, limit: int) -> bytes | Trouble:
    """The page without its transfer and content codings."""
    http = record.http_headers
    chunked = http is not None and "chunked" in (http.get_header("Transfer-Encoding") or "").lower()
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    parts: list[bytes] = []
    while sum(map(len, parts)) <= limit and (part := stream.read(1 << 20)):
        parts.append(part)
    data = b"".join(parts)
    if len(data) > limit:
        message = f"It is larger than {limit} bytes. Set max_document_bytes in tally.yml higher, or leave it out."
        return Trouble("too_large", message, number)
    if record.raw_stream.limit > 0:
        return Trouble("cut_short", f"It is shorter than the file says. {_REMEDY}", number)
    try:
        return decode(data, http.get_header("Content-Encoding") or "", limit) if http else data
    except CodingError as error:
        return Trouble(error.code, str(error), number)


def _moment(value: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if value else None
    except ValueError:
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None
