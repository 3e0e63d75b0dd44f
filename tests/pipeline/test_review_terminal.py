"""`tally review` on a real terminal: a pseudo-terminal of this machine."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from reviewed_home import built

from pipeline.review.files import load_reviews
from pipeline.workspace import Workspace

SECONDS = 40.0  # until an answer is given up on, on a busy machine


class Person:
    """Types keys, and reads until words come up."""

    def __init__(self, ws: Workspace) -> None:
        self._near, far = pty.openpty()
        code = "from pipeline.cli import main; main()"
        command = [sys.executable, "-c", code, "review", "--home", str(ws.home), "--who", "first"]
        env = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
        self.ran = subprocess.Popen(command, stdin=far, stdout=far, stderr=far, env=env, start_new_session=True)
        os.close(far)
        self.said = ""

    def sees(self, words: str) -> None:
        while words not in self.said:
            ready, _, _ = select.select([self._near], [], [], SECONDS)
            assert ready, f"{words} did not come up: {self.said[-2000:]}"
            try:
                self.said += os.read(self._near, 65536).decode(errors="replace")
            except OSError as error:
                raise AssertionError(f"it ended without {words}: {self.said[-2000:]}") from error
        self.said = self.said.partition(words)[2]

    def types(self, keys: str) -> None:
        os.write(self._near, keys.encode())

    def end(self) -> None:
        self.ran.kill()
        self.ran.wait()
        os.close(self._near)


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return built(tmp_path / "home")


@pytest.fixture
def person(ws: Workspace) -> Iterator[Person]:
    found = Person(ws)
    yield found
    found.end()


def test_every_kind_of_decision_takes_few_keys(ws: Workspace, person: Person) -> None:
    person.sees("1 of 4")
    person.sees("450")
    person.sees("a large figure")
    person.sees("q quit")
    person.types("c")
    person.sees("2 of 4")
    person.types("v")
    person.sees("(now 12)")
    person.types("13\n")
    person.sees("value 13")
    person.types("o")
    person.sees("2 buying")
    person.types("2")
    person.sees("offense buying")
    person.types("c")
    person.sees("3 of 4")
    person.types("x")
    person.sees("4 of 4")
    person.types("n")
    person.sees("note:")
    person.types("ask them\n")
    person.sees("note  ask them")
    person.types("u")
    person.sees("Undone.")
    person.sees("q quit")
    person.types("+")
    person.sees("writes it")
    person.types("4\n")
    person.sees("which time")
    person.types("\n")
    person.sees("1 arrests")
    person.types("1\n")
    person.sees("q quit")
    person.types("?")
    person.sees("v value")
    person.types("q")
    person.sees("decisions kept")
    assert person.ran.wait(30) == 0
    kept = [(one.action, one.field, one.value) for one in sorted(load_reviews(ws).decisions, key=lambda one: one.when)]
    assert [action for action, _, _ in kept] == [
        *("confirm", "correct", "correct", "confirm", "reject", "note", "undo", "add")
    ]
    assert kept[1][1:] == ("value", 13)
    assert kept[2][1:] == ("offense", "buying")
