"""Serving the pages on this machine."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable

import uvicorn

from pipeline.errors import UserError
from pipeline.explore.app import make_app
from pipeline.explore.review import Reviewer
from pipeline.workspace import Workspace

BACKLOG = 256


def serve(ws: Workspace, host: str, port: int, ready: Callable[[str], None], reviewer: Reviewer | None = None) -> None:
    """Serve until interrupted; `ready` is told the address. `port` 0 takes any that is free.

    Raises UserError where the port is taken or the host is not this machine's.
    """
    with _listening(host, port) as listening:
        shown = f"[{host}]" if ":" in host else host
        names = [] if host in ("127.0.0.1", "localhost", "::1") else [shown]
        config = uvicorn.Config(
            make_app(ws, names, reviewer), log_level="warning", access_log=False, server_header=False
        )
        ready(f"http://{shown}:{listening.getsockname()[1]}/")
        uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise UserError(f"Port {port} is in use.", "Give another with --port, or --port 0 for any.") from error
        raise UserError(
            f"{host}:{port} cannot be served: {error.strerror}.", "Give another --host or --port."
        ) from error
    return listening
