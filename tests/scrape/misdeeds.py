"""What a site on loopback may do in place of an answer."""

from __future__ import annotations

import gzip
import socket
import struct
import time

from site_on_loopback import Handler, Misdeed


def reset(handler: Handler) -> None:
    """Close with RST in place of an answer."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True


def raw(head: str, body: bytes, pause: float = 0.0, piece: int = 0) -> Misdeed:
    """Send exactly this, in pieces with pauses where given, and close."""

    def send(handler: Handler) -> None:
        handler.close_connection = True
        handler.wfile.write(head.replace("\n", "\r\n").encode())
        for start in range(0, len(body), piece or len(body) or 1):
            handler.wfile.write(body[start : start + (piece or len(body))])
            handler.wfile.flush()
            time.sleep(pause)

    return send


def gzip_bomb(megabytes: int) -> bytes:
    return gzip.compress(b"\0" * (megabytes << 20))
