"""Comparisons worked out in a process of their own, which is ended when one takes too long."""

from __future__ import annotations

import signal
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from pipeline.comparison.asking import Asked, NoAnswerError, ask
from pipeline.dataset import Dataset
from pipeline.errors import UserError
from pipeline.explore.served import TooLongError

Row = dict[str, Any]
SECONDS = 10.0
TO_START = 60.0  # a process loads its libraries before its clock runs


@dataclass(frozen=True)
class _Refused:
    """A UserError on its way between processes."""

    problem: str
    remedy: str
    no_answer: bool


class Worker:
    """Answers one question after the other; those that wait too long for their turn are told so, too."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset, self.seconds = dataset, SECONDS
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def rows(self, asked: Asked) -> list[Row]:
        """The cells with their proofs, a dict a cell.

        Raises TooLongError after `seconds`, and UserError and NoAnswerError as `ask` does.
        """
        if not self._turn.acquire(timeout=self.seconds):
            raise TooLongError
        try:
            return self._asked(asked, self._started())
        finally:
            self._turn.release()

    def _started(self) -> Connection:
        if self._line is None or self._process is None or not self._process.is_alive():
            context = get_context("spawn")
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_answer, args=(self._dataset, theirs), daemon=True)
            self._process.start()
            theirs.close()
            self._await(self._line, TO_START)
        return self._line

    def _asked(self, asked: Asked, line: Connection) -> list[Row]:
        try:
            line.send(asked)
            told = self._await(line, self.seconds)
        except (EOFError, OSError) as error:
            self._end()
            raise UserError("The comparison ended without an answer.", "Ask again, or for less of it.") from error
        if isinstance(told, _Refused):
            raise (NoAnswerError if told.no_answer else UserError)(told.problem, told.remedy)
        found: list[Row] = told
        return found

    def _await(self, line: Connection, seconds: float) -> Any:
        if not line.poll(seconds):
            self._end()
            raise TooLongError
        return line.recv()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._line = None


def _answer(dataset: Dataset, line: Connection) -> None:
    """The process: an answer to each question, until whoever asks is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asks
    line.send(None)
    while True:
        try:
            asked = line.recv()
        except EOFError:
            return
        line.send(_told(dataset, asked))


def _told(dataset: Dataset, asked: Asked) -> list[Row] | _Refused:
    try:
        frame = ask(dataset, asked, proofs=True)
    except UserError as error:
        return _Refused(error.problem, error.remedy, isinstance(error, NoAnswerError))
    return [_plain(row) for row in frame.astype(object).where(frame.notna(), None).to_dict("records")]


def _plain(row: Mapping[Any, Any]) -> Row:
    """Numbers of numpy as those of Python."""
    return {str(name): value.item() if hasattr(value, "item") else value for name, value in row.items()}
