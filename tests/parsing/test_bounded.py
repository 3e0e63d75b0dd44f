"""One document's limits of time and memory, and what is left of the others when it passes them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from pipeline.cache import Cache
from pipeline.errors import UserError
from pipeline.issues import Issue
from pipeline.parse import ParseError
from pipeline.parse import bounded as module
from pipeline.parse.bounded import ahead, bounded, parsing, submitted
from pipeline.parse.load import load_releases
from pipeline.store.snapshots import Store
from pipeline.workspace import ParseSettings, Settings, Workspace

TIGHT = ParseSettings(seconds=1, megabytes=300)
MENUS = b"<html><body>" + b"<ul><li><a href=x>y</a></ul> " * 200_000  # grows with its square, well past a second
RELEASE = b"<html><body><article><h1>Eleven held</h1><p>Officers arrested 11 people.</article>"


@pytest.mark.parametrize(
    ("code", "message", "function", "arguments"),
    [
        ("too_slow", r"more than 1 s of processor time \(parse\.seconds\)", sum, [count()]),
        ("too_heavy", r"more than 300 MB \(parse\.megabytes\)", bytearray, [400_000_000]),
        ("parser_failed", "process ended over it", os.abort, []),
        ("parser_failed", "failed on it: ValueError", int, ["eleven"]),
    ],
)
def test_what_passes_its_limits_is_told_and_the_next_is_read(
    code: str, message: str, function: object, arguments: list[object]
) -> None:
    with pytest.raises(ParseError, match=message) as told:
        bounded(TIGHT, function, *arguments)  # type: ignore[arg-type]
    assert told.value.code == code
    assert bounded(TIGHT, len, "eleven") == 6


def test_documents_come_in_order_and_few_are_begun_before_they_are_asked_for() -> None:
    begun: list[int] = []
    futures = ahead(begun.append(n) or submitted(TIGHT, abs, -n) for n in range(500))  # type: ignore[func-returns-value]
    assert next(futures).result() == 0
    assert len(begun) < 100 + 2 * (os.cpu_count() or 1)
    assert [future.result() for future in futures] == list(range(1, 500))


def test_a_parser_says_in_another_process_what_it_would_say_in_this() -> None:
    with pytest.raises(ParseError, match="The page holds no text") as told:
        parsing(TIGHT, b"<p>", "text/html", None).result()
    assert told.value.code == "empty"
    assert parsing(TIGHT, RELEASE, "text/html", None).result().text == "Eleven held\nOfficers arrested 11 people."
    assert parsing(TIGHT, b"Eleven held", "text/plain; charset=utf-8", None).result().text == "Eleven held"
    with pytest.raises(ParseError, match="no JSON object"):
        parsing(TIGHT, b"[", "application/json", None).result()


def test_a_document_without_end_costs_a_build_itself_alone(tmp_path: Path) -> None:
    ws = Workspace(tmp_path, Settings(parse=TIGHT))
    with Store(ws, writable=True) as store:
        for key, data in (("a", RELEASE), ("b", MENUS), ("c", RELEASE)):
            store.add("kings_ny", key, None, data, "text/html")
    ws.outputs.mkdir()
    for _ in range(2):  # what the second build says comes from the cache
        with Store(ws) as stored, Cache(ws) as cache:
            found = list(load_releases(ws, stored, cache))
        assert [(item.code, item.stage) for item in found if isinstance(item, Issue)] == [("too_slow", "parse")]
        assert [item.status for item in found if not isinstance(item, Issue)] == ["read", "unreadable", "read"]


SCRIPT = """
import os
os.rmdir(os.getcwd())
from pipeline.parse.bounded import parsing
from pipeline.workspace import ParseSettings
print(parsing(ParseSettings(), b"<p>Officers arrested 11 people.", "text/html", None).result().text)
"""


@pytest.mark.parametrize("how", ["standard input", "unguarded script"])
def test_it_does_not_matter_where_the_program_that_asks_comes_from_and_stands(how: str, tmp_path: Path) -> None:
    script, folder, path = tmp_path / "script.py", tmp_path / "folder", os.pathsep.join(sys.path)
    script.write_text(SCRIPT)
    folder.mkdir()
    command = [sys.executable, "-" if how == "standard input" else str(script)]
    done = subprocess.run(
        command, input=SCRIPT, cwd=folder, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr, done.returncode) == ("Officers arrested 11 people.\n", "", 0)


@pytest.mark.parametrize(
    ("executable", "told"), [("/bin/false", "it ended with status 1"), ("/nowhere/python", "No such file")]
)
def test_a_machine_that_starts_no_process_is_no_trouble_of_a_document(
    executable: str, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    with ThreadPoolExecutor(1) as fresh:  # its thread has no worker yet
        monkeypatch.setattr(module, "_threads", lambda: fresh)
        with pytest.raises(UserError, match=f"cannot be started on this machine: .*{told}"):
            bounded(TIGHT, len, "eleven")
        ws = Workspace(tmp_path, Settings(parse=TIGHT))
        with Store(ws, writable=True) as store:
            store.add("kings_ny", "a", None, RELEASE, "text/html")
        ws.outputs.mkdir()
        with Store(ws) as stored, Cache(ws) as cache, pytest.raises(UserError, match="cannot be started"):
            list(load_releases(ws, stored, cache))


def test_a_process_ended_from_outside_is_no_trouble_of_its_document() -> None:
    with pytest.raises(UserError, match=r"ended from outside \(signal SIGKILL\).*parse\.megabytes"):
        bounded(TIGHT, signal.raise_signal, signal.SIGKILL)
    assert bounded(TIGHT, len, "eleven") == 6


def test_a_function_that_no_worker_can_import_is_an_error_of_the_program() -> None:
    function = type("Local", (), {"__module__": "of_nowhere", "__qualname__": "Local"})
    sys.modules["of_nowhere"] = type(sys)("of_nowhere")
    sys.modules["of_nowhere"].Local = function  # type: ignore[attr-defined]
    with pytest.raises(ModuleNotFoundError):
        bounded(TIGHT, function)
    del sys.modules["of_nowhere"]
    assert bounded(TIGHT, len, "eleven") == 6
