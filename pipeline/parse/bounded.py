"""Work on one document in a process of its own, within limits: a hostile document costs itself and nothing else."""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from multiprocessing import Pipe
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired
from typing import TypeVar, cast

from pipeline.errors import UserError
from pipeline.parse import Parsed, ParseError, parse
from pipeline.parse.selected import NO_SELECTORS
from pipeline.platforms import Selectors
from pipeline.workspace import ParseSettings

Result = TypeVar("Result")

_CHEAP = ("text/plain", "application/json")  # taken as they stand: cheaper read than sent
_REMEDY = "Save the release's text as .txt, or raise it in tally.yml."
_ROOT = str(Path(__file__).parents[2])
_SERVE = """\
import sys
descriptor, *sys.path = sys.argv[1:]
from pipeline.parse.worker import serve
serve(int(descriptor))
"""
_MOST = 8  # workers: each holds 100 MB, and one process hands out no faster
_TO_END = 20.0  # seconds
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
    """What `function` makes of one document, in another process, where it must be importable by its name.

    Raises what it raises where that is a ParseError or made like one, ParseError where it takes too long
    (too_slow) or too much memory (too_heavy), raises anything else, or ends its process (parser_failed), and
    UserError where the machine starts no process or ends it.
    """
    return submitted(limits, function, *args).result()


def submitted(limits: ParseSettings, function: Callable[..., Result], *args: object) -> Future[Result]:
    """The same, to be waited for: as many at once as there are cores, eight at most."""
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
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST)


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
    """A process that answers one question after the other. It knows nothing of ours but where modules are found:

    not our `__main__`, which may be a script without a guard or come from standard input, nor our threads.
    """

    def __init__(self) -> None:
        self._line, theirs = Pipe()
        descriptor = theirs.fileno()
        command = [sys.executable, "-c", _SERVE, str(descriptor), *filter(None, sys.path), _ROOT]
        try:
            with theirs:
                self._process = Popen(command, stdin=DEVNULL, stdout=DEVNULL, pass_fds=[descriptor])
        except (OSError, ValueError) as error:
            raise _not_started(str(error)) from error
        atexit.register(self.end)
        try:
            self._line.recv()
        except (EOFError, OSError) as error:
            raise _not_started(_how_it_ended(self._own_end())) from error

    def ask(self, question: object) -> object:
        """Raises EOFError or OSError where the process ends over it."""
        self._line.send(question)
        return self._line.recv()

    def last_words(self, limits: ParseSettings) -> ParseError | UserError:
        """Why the process ended: of the document, or because somebody or the machine ended it."""
        code = self._own_end()
        if code == -signal.SIGXCPU:
            message = f"Reading it takes more than {limits.seconds} s of processor time (parse.seconds). {_REMEDY}"
            return ParseError("too_slow", message)
        if code in (-signal.SIGKILL, -signal.SIGTERM):
            problem = f"The process that reads pages and PDFs was ended from outside ({_how_it_ended(code)})."
            return UserError(problem, "Run it again, with more memory free or parse.megabytes in tally.yml lowered.")
        return ParseError("parser_failed", "The parser's process ended over it. Save its text as .txt.")

    def end(self) -> None:
        """End the process; waited for, what it cost is told as ours."""
        atexit.unregister(self.end)
        self._line.close()
        self._process.terminate()
        self._process.wait()

    def _own_end(self) -> int:
        """The status of a process that hung up: it is about to end by itself."""
        with suppress(TimeoutExpired):
            self._process.wait(_TO_END)
        self.end()
        return self._process.returncode


def _not_started(why: str) -> UserError:
    problem = f"The process that reads pages and PDFs cannot be started on this machine: {why}."
    return UserError(problem, "See what it printed, if anything, and what is left of memory and processes (ulimit -a).")


def _how_it_ended(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"it ended with status {code}"
