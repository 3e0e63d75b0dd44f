"""Work on one document in a process of its own, within limits: a hostile document costs itself and nothing else."""

from __future__ import annotations

import os
import resource
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from math import ceil
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import process_time
from typing import TypeVar, cast

from pipeline.parse import Parsed, ParseError, parse
from pipeline.parse.selected import NO_SELECTORS
from pipeline.platforms import Selectors
from pipeline.workspace import ParseSettings

Result = TypeVar("Result")

_CHEAP = ("text/plain", "application/json")  # taken as they stand: cheaper read than sent
_REMEDY = "Save the release's text as .txt, or raise it."
_local = threading.local()


def parsing(
    limits: ParseSettings, data: bytes, content_type: str, url: str | None, selectors: Selectors = NO_SELECTORS
) -> Future[Parsed]:
    """What `parse` makes of a document, within limits; see `bounded`."""
    if content_type.partition(";")[0].strip().lower() not in _CHEAP:
        return submitted(limits, parse, data, content_type, url, selectors)
    future: Future[Parsed] = Future()
    try:
        future.set_result(parse(data, content_type, url, selectors))
    except ParseError as error:
        future.set_exception(error)
    return future


def bounded(limits: ParseSettings, function: Callable[..., Result], *args: object) -> Result:
    """What `function` makes of one document, in another process; it and `args` must be picklable.

    Raises what it raises where that is a ParseError or made like one, and ParseError where it takes too long
    (too_slow) or too much memory (too_heavy), raises anything else, or ends its process (parser_failed).
    """
    return submitted(limits, function, *args).result()


def submitted(limits: ParseSettings, function: Callable[..., Result], *args: object) -> Future[Result]:
    """The same, to be waited for: as many at once as there are cores."""
    return _threads().submit(_work, limits, function, args)


def ahead(futures: Iterable[Future[Result]]) -> Iterator[Future[Result]]:
    """Futures in order, a few more begun than were asked for: enough for every core, and never many."""
    waiting: deque[Future[Result]] = deque()
    for future in futures:
        waiting.append(future)
        if len(waiting) > 2 * _cores():
            yield waiting.popleft()
    yield from waiting


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def _threads() -> ThreadPoolExecutor:
    """A thread for each worker, which hands it one document after the other."""
    return ThreadPoolExecutor(_cores(), "parse")


def _work(limits: ParseSettings, function: Callable[..., Result], args: tuple[object, ...]) -> Result:
    if not hasattr(_local, "worker"):
        _local.worker = _Worker()
    worker: _Worker = _local.worker
    try:
        outcome = worker.ask((limits, function, args))
    except (EOFError, OSError) as error:
        del _local.worker
        raise worker.last_words(limits) from error
    if isinstance(outcome, MemoryError):
        del _local.worker
        worker.end()
        raise ParseError("too_heavy", f"Reading it takes more than {limits.megabytes} MB (parse.megabytes). {_REMEDY}")
    if isinstance(outcome, Exception):
        raise outcome
    return cast("Result", outcome)


class _Worker:
    """A process that answers one question after the other. Forked from a server, not from us: we have threads."""

    def __init__(self) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload(["__main__", "pipeline.parse"])
        self._line, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, question: object) -> object:
        """Raises EOFError or OSError where the process ends over it."""
        self._line.send(question)
        return self._line.recv()

    def last_words(self, limits: ParseSettings) -> ParseError:
        """Why the process ended."""
        self.end()
        if self._process.exitcode == -signal.SIGXCPU:
            message = f"Reading it takes more than {limits.seconds} s of processor time (parse.seconds). {_REMEDY}"
            return ParseError("too_slow", message)
        return ParseError("parser_failed", "The parser's process ended over it. Save its text as .txt.")

    def end(self) -> None:
        self._line.close()
        self._process.join()


def _serve(line: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asks decides when to stop
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _held()
    while True:
        try:
            limits, function, args = line.recv()
        except EOFError:
            return
        _limit(limits)
        line.send(_outcome(function, args))


def _limit(limits: ParseSettings) -> None:
    """Processor time counts from now on; a process that needs more gets SIGXCPU, which ends it wherever it is."""
    for kind, most in (
        (resource.RLIMIT_CPU, ceil(process_time()) + limits.seconds),
        (resource.RLIMIT_DATA, _held() + (limits.megabytes << 20)),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


@cache
def _held() -> int:
    """Bytes of data the process began with: what the program that asks has imported is no fault of a document."""
    try:
        pages = Path("/proc/self/statm").read_text().split()[5]
    except OSError:  # not on this system
        return 0
    return int(pages) * resource.getpagesize()


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
