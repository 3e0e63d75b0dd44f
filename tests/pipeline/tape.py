"""A WARC file written record by record, as other tools write them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SITE = "https://sheriff.example.org"


def page(said: str) -> bytes:
    told = f"<h1>A drill ends</h1><p>The invented office said that it {said} four men in a drill of two days.</p>"
    return f"<html><title>A drill ends</title>{told}{'<p>It was only a drill.</p>' * 12}</html>".encode()


class Tape:
    """A WARC file as warcio writes it."""

    def __init__(self, path: Path, packed: bool = True) -> None:
        self.path = path
        self.out = BytesIO()
        self.writer = WARCWriter(self.out, gzip=packed)

    def add(
        self,
        path: str,
        body: bytes = b"",
        *,
        kind: str = "response",
        status: str = "200 OK",
        day: str = "2020-01-01",
        type_: str = "text/html; charset=utf-8",
        **more: str,
    ) -> None:
        headers = [("Content-Type", type_), *((name.replace("_", "-"), value) for name, value in more.items())]
        self.writer.write_record(
            self.writer.create_warc_record(
                path if "://" in path else SITE + path,
                kind,
                payload=BytesIO(body),
                length=len(body),
                http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1") if kind == "response" else None,
                warc_content_type=type_ if kind == "resource" else "",
                warc_headers_dict={"WARC-Date": f"{day}T00:00:00Z"},
            )
        )

    def revisit(self, path: str, *, day: str, of: str) -> None:
        record = self.writer.create_revisit_record(
            SITE + path, "sha1:X", SITE + path, f"{of}T00:00:00Z", warc_headers_dict={"WARC-Date": f"{day}T00:00:00Z"}
        )
        self.writer.write_record(record)

    def save(self, cut: int | None = None) -> Path:
        self.path.write_bytes(self.out.getvalue()[:cut])
        return self.path
