"""Serving the pages on this machine."""

from __future__ import annotations

import errno
import socket

import uvicorn

from pipeline.errors import UserError
from pipeline.explore.app import make_app
from pipeline.explore.desk import Desks
from pipeline.explore.review import Reviewer

BACKLOG = 256


def serve(desks: Desks, at: socket.socket, host: str, reviewer: Reviewer | None = None) -> None:
    """Serve under the name of a host until interrupted, to whoever asks `at` a socket."""
    names = [] if host in ("127.0.0.1", "localhost", "::1") else [_named(host)]
    app = make_app(desks, names, reviewer)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)).run(sockets=[at])


def address(host: str, at: socket.socket) -> str:
    return f"http://{_named(host)}:{at.getsockname()[1]}/"


def _named(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def listen(host: str, port: int) -> socket.socket:
    """A socket to serve at, to be closed by whoever asks for it. `port` 0 takes any that is free.

    Raises UserError where the port is taken or the host is not this machine's.
    """
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
