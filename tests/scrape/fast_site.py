"""Many sites of the test kind in one process, quick enough not to be what is measured.

Run as a program it serves until its input ends: `fast_site.py SITES RELEASES`, and prints their addresses.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from functools import lru_cache
from hashlib import sha1

from site_on_loopback import Asked, Site


class Connection(asyncio.Protocol):
    """One kept-alive connection; requests without bodies only."""

    def __init__(self, site: Site) -> None:
        self._site, self._waiting = site, b""
        self._answer = lru_cache(maxsize=None)(self._uncached)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        while b"\r\n\r\n" in self._waiting:
            head, _, self._waiting = self._waiting.partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
            path = lines[0].split(" ")[1]
            self._site.log.append(Asked(path, {}, 0.0))
            status, etag, whole = self._answer(path)
            if status == 200 and headers.get("if-none-match") == etag:
                whole = f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n".encode()
            self._transport.write(whole)

    def _uncached(self, path: str) -> tuple[int, str, bytes]:
        given = self._site.answer(Asked(path, {}, 0.0))
        etag = f'"{sha1(given.body).hexdigest()[:16]}"'
        head = f"HTTP/1.1 {given.status} -\r\nContent-Type: {given.content_type}\r\nETag: {etag}\r\n"
        return given.status, etag, f"{head}Content-Length: {len(given.body)}\r\n\r\n".encode() + given.body


async def serve(sites: list[Site]) -> None:
    """Start the sites and set their addresses."""
    for site in sites:
        server = await asyncio.get_running_loop().create_server(lambda site=site: Connection(site), "127.0.0.1", 0)  # type: ignore[misc]
        site.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def serve_in_thread(sites: list[Site]) -> None:
    """The same in a thread of its own, which ends with the process."""
    ready = threading.Event()

    async def run() -> None:
        await serve(sites)
        ready.set()
        await asyncio.Event().wait()

    threading.Thread(target=asyncio.run, args=(run(),), daemon=True).start()
    ready.wait()


def main() -> None:
    sites = [Site(lastmod=False) for _ in range(int(sys.argv[1]))]
    for number, site in enumerate(sites):
        site.robots = "User-agent: *\nDisallow: /private/\n"
        site.add(*range(number * 1000 + 1, number * 1000 + 1 + int(sys.argv[2])), paragraphs=int(sys.argv[3]))
    serve_in_thread(sites)
    print(" ".join(site.address for site in sites), flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
