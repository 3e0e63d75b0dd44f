"""What was asked and answered over HTTP as WARC/1.1 records: `request` and `response`, or `revisit` where unchanged.

Profiles of revisits: IIPC, The WARC Format 1.1, 6.7.
"""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha1
from http import HTTPStatus
from io import BytesIO
from urllib.parse import quote, urlsplit
from uuid import uuid4

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.store.warc import HEADER_SAFE

_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer. `raw` is the body as it came, `body` the same without its content coding."""

    url: str
    sent: Headers
    status: int
    received: Headers
    raw: bytes
    body: bytes
    fetched_at: datetime
    ip_address: str | None = None
    protocol: str = "HTTP/1.1"

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.received if key.lower() == name.lower()), None)

    @property
    def payload_digest(self) -> str:
        return "sha1:" + b32encode(sha1(self.raw).digest()).decode()


@dataclass(frozen=True, slots=True)
class Original:
    """The earlier answer that a revisit refers to."""

    url: str
    fetched_at: datetime
    payload_digest: str


def records(exchange: Exchange, original: Original | None) -> tuple[bytes, bytes]:
    """Request and answer, a gzip member each; a `revisit` without body where `original` had the same.

    That of an answer 304 has no headers either: what they validate is in the catalog.
    """
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    uri = quote(exchange.url, safe=HEADER_SAFE)
    answer_id = f"<urn:uuid:{uuid4()}>"
    headers = {"WARC-Date": _warc_date(exchange.fetched_at)}
    parts = urlsplit(exchange.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = StatusAndHeaders(f"GET {target} HTTP/1.1", [("Host", parts.netloc), *exchange.sent], is_http_request=True)
    writer.write_record(
        writer.create_warc_record(
            uri, "request", http_headers=asked, warc_headers_dict=headers | {"WARC-Concurrent-To": answer_id}
        )
    )
    request_length = out.tell()
    headers |= {"WARC-Record-ID": answer_id} | ({"WARC-IP-Address": exchange.ip_address} if exchange.ip_address else {})
    answered = StatusAndHeaders(_status_line(exchange.status), list(exchange.received), protocol=exchange.protocol)
    if original:
        unmodified = exchange.status == HTTPStatus.NOT_MODIFIED
        record = writer.create_revisit_record(
            uri,
            digest=original.payload_digest,
            refers_to_uri=quote(original.url, safe=HEADER_SAFE),
            refers_to_date=_warc_date(original.fetched_at),
            http_headers=None if unmodified else answered,  # replay would give readers a bare 304
            warc_headers_dict=headers,
        )
        record.rec_headers.replace_header("WARC-Profile", _NOT_MODIFIED if unmodified else _SAME_PAYLOAD)
    else:
        record = writer.create_warc_record(
            uri,
            "response",
            payload=BytesIO(exchange.raw),
            length=len(exchange.raw),
            http_headers=answered,
            warc_headers_dict=headers,
        )
    writer.write_record(record)
    return out.getvalue()[:request_length], out.getvalue()[request_length:]


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} "


def _warc_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
