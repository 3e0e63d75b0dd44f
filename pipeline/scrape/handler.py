"""Connections that hold no more of an answer's head than any honest one has: Twisted's gather headers without limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

MAX_HEAD_BYTES = 262_144
_HEAD = ("STATUS", "HEADER")  # states of Twisted's parser before the body


class BoundedHandler(HTTP11DownloadHandler):
    """Scrapy's own, over connections that are closed where the head of an answer does not end."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _bounded(self._pool._factory)


def _bounded(factory: Any) -> Any:
    class Bounded(factory):  # type: ignore[misc]
        def buildProtocol(self, addr: Any) -> Any:  # noqa: N802
            return _watched(super().buildProtocol(addr))

    return Bounded


def _watched(protocol: Any) -> Any:
    receive, held = protocol.dataReceived, 0

    def counted(data: bytes) -> None:
        nonlocal held
        receive(data)
        parser = protocol._parser
        held = held + len(data) if parser is not None and parser.state in _HEAD else 0
        if held > MAX_HEAD_BYTES:
            protocol.transport.abortConnection()

    protocol.dataReceived = counted
    return protocol
