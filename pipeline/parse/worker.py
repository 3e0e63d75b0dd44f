"""The process that works on documents for `parse.bounded`, one after the other, each within its limits."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable
from math import ceil
from multiprocessing.connection import Connection
from time import process_time

from pipeline.parse import ParseError
from pipeline.workspace import ParseSettings


def serve(descriptor: int) -> None:
    """Answer what comes through an inherited socket, until whoever asks is gone. The first answer says: ready."""
    line = Connection(descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asks decides when to stop
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        line.send(os.getpid())
        while True:
            try:
                limits, function, args = line.recv()
            except (AttributeError, ImportError) as error:  # a function that only the process that asks can find
                line.send(error)
                continue
            _limit(limits)
            line.send(_outcome(function, args))
    except (EOFError, OSError):
        return


def _limit(limits: ParseSettings) -> None:
    """Processor time counts from now on; a process that needs more gets SIGXCPU, which ends it wherever it is."""
    for kind, most in (
        (resource.RLIMIT_CPU, ceil(process_time()) + limits.seconds),
        (resource.RLIMIT_DATA, limits.megabytes << 20),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _outcome(function: Callable[..., object], args: tuple[object, ...]) -> object:
    try:
        return function(*args)
    except MemoryError:
        return MemoryError()
    except Exception as error:
        if hasattr(error, "code"):
            return error
        # Its own message may quote the document.
        return ParseError("parser_failed", f"The parser failed on it: {type(error).__name__}. Save its text as .txt.")
