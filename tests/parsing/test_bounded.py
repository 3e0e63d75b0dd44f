"""One document's limits of time and memory, and what is left of the others when it passes them."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest

from pipeline.cache import Cache
from pipeline.issues import Issue
from pipeline.parse import ParseError
from pipeline.parse.bounded import ahead, bounded, parsing, submitted
from pipeline.parse.load import load_releases
from pipeline.store.snapshots import Store
from pipeline.workspace import ParseSettings, Settings, Workspace

TIGHT = ParseSettings(seconds=1, megabytes=300)
MENUS = b"<html><body>" + b"<ul><li><a href=x>y</a></ul> " * 100_000  # grows with its square
RELEASE = b"<html><body><article><h1>Eleven held</h1><p>Officers arrested 11 people.</article>"


@pytest.mark.parametrize(
    ("code", "message", "function", "arguments"),
    [
        ("too_slow", r"more than 1 s of processor time \(parse\.seconds\)", sum, [count()]),
        ("too_heavy", r"more than 300 MB \(parse\.megabytes\)", bytearray, [400_000_000]),
        ("parser_failed", "its process ended|process ended over it", os.abort, []),
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
