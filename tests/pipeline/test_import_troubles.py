"""What cannot be imported is named, kept as an issue until it is mended, and costs the rest nothing."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from imports import counts, record, stored, stored_issues, write_records
from warcio.archiveiterator import ArchiveIterator

from pipeline.errors import UserError
from pipeline.importing import import_paths
from pipeline.workspace import Settings, Workspace

BAD_LINES = [
    ("{broken", "bad_json", r"line 2: .*JSON"),
    ('["a list"]', "bad_record", r"line 2: Field record"),
    ('{"doc_id": "x", "publisher": "example_da"}', "bad_record", r"line 2: Field text: Field required"),
    ('{"doc_id": "x", "text": ""}', "bad_record", r"line 2: Field text"),
    ('{"doc_id": 7, "text": "Two held."}', "bad_record", r"line 2: Field doc_id"),
    ('{"url": "press/7", "text": "Two held."}', "bad_record", r"line 2: Field url: It is no web address"),
    ('{"text": "\\ud800"}', "bad_json", r"line 2: .*JSON"),
    ('{"text": "caf\udce9"}', "bad_json", r"line 2: .*JSON"),
    (json.dumps(record(1, "Another text.")), "duplicate", r"line 2: Its address or id"),
    (json.dumps(record(2, "x" * 3000)), "too_large", r"line 2: It is larger than 2000 bytes"),
]


@pytest.mark.parametrize(("line", "code", "message"), BAD_LINES)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: str, code: str, message: str) -> None:
    ws = Workspace(tmp_path / "home", Settings(max_document_bytes=2000))
    path = tmp_path / "all.jsonl"
    whole = "\n".join([json.dumps(record(1)), line, json.dumps(record(3))])
    path.write_bytes(whole.encode(errors="surrogateescape"))
    summary = import_paths(ws, [path])
    assert counts(summary) == (2, 0, 0, 0, 1)
    assert [issue.code for issue in summary.issues] == [code]
    (said,) = summary.messages
    assert said.startswith(f"{path}, line 2: ")
    assert "all.jsonl" not in summary.issues[0].message
    assert stored_issues(ws) == list(summary.issues)
    assert re.search(message, summary.issues[0].message)


BAD_FILES: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "empty"),
    ("blank.html", b" \n", "empty"),
    ("none.jsonl", b"", "empty"),
    ("binary.txt", bytes(range(256)) * 20, "not_text"),
    ("scan.txt", b"%PDF-1.7 binary", "not_text"),
    ("deep.html", b"<div>" * 100_000, "too_deep"),
    ("large.html", b"<p>x</p>" * 2_000_000, "too_large"),
    ("corrupt.jsonl.gz", gzip.compress(b'{"doc_id": "a", "text": "b"}\n' * 5000)[:-40], "corrupt_gzip"),
    ("plain.jsonl.gz", b'{"doc_id": "a", "text": "b"}\n', "corrupt_gzip"),
]


@pytest.mark.parametrize(("name", "data", "code"), BAD_FILES)
def test_a_bad_file_is_named_and_the_rest_goes_on(
    ws: Workspace, inbox: Path, name: str, data: bytes, code: str
) -> None:
    (inbox / name).write_bytes(data)
    (inbox / "good.txt").write_text("Two held.")
    summary = import_paths(ws, [inbox])
    assert code in [issue.code for issue in summary.issues]
    assert summary.messages[0].startswith(str(inbox / name))
    assert all(name not in issue.message for issue in summary.issues)
    assert stored_issues(ws) == list(summary.issues)
    assert ("example_pd", "good.txt") in stored(ws)


def test_a_mended_file_takes_its_issue_away(ws: Workspace, inbox: Path) -> None:
    (inbox / "good.txt").write_text("Two held.")
    (inbox / "a.txt").write_text("")
    (inbox / "b.txt").write_text("")
    import_paths(ws, [inbox])
    assert len(stored_issues(ws)) == 2
    (inbox / "a.txt").write_text("Three held.")
    (inbox / "b.txt").unlink()
    import_paths(ws, [inbox])
    assert stored_issues(ws) == []


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda _: None, r"nothing\.txt: There is no such file or folder"),
        (lambda path: path.write_text(""), r"nothing\.txt: It is empty"),
        (lambda path: path.symlink_to(path), r"nothing\.txt: It cannot be read"),
        (lambda path: os.mkfifo(path), r"nothing\.txt: It is neither a file nor a folder"),
        (lambda path: path.mkdir(), r"nothing\.txt holds no release\. Only \.html"),
    ],
)
def test_where_nothing_can_be_done_it_is_an_error(
    ws: Workspace, tmp_path: Path, make: Callable[[Path], object], problem: str
) -> None:
    make(tmp_path / "nothing.txt")
    with pytest.raises(UserError, match=problem):
        import_paths(ws, [tmp_path / "nothing.txt"])


def test_a_name_that_is_not_utf_8_can_be_stored_and_printed(ws: Workspace, inbox: Path) -> None:
    for name, content in ((b"caf\xe9.txt", "Two held."), (b"m\xfcde.txt", "")):
        Path(os.fsdecode(os.path.join(os.fsencode(inbox), name))).write_text(content)  # noqa: PTH118
    summary = import_paths(ws, [inbox])
    assert list(stored(ws)) == [("example_pd", "caf\ufffd.txt")]
    assert summary.messages[0].encode().startswith(f"{inbox}/m\ufffdde.txt: It is empty".encode())


def test_files_of_the_same_name_keep_their_own_issues(ws: Workspace, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        import_paths(ws, [write_records(tmp_path / folder / "all.jsonl", record(1), f"{{broken {folder}")])
    write_records(tmp_path / "two" / "all.jsonl", record(1))
    import_paths(ws, [tmp_path / "two" / "all.jsonl"])
    assert [issue.code for issue in stored_issues(ws)] == ["bad_json"]


def test_a_store_that_cannot_be_written_is_named(ws: Workspace, inbox: Path) -> None:
    (inbox / "a.txt").write_text("Two held.")
    ws.home.mkdir()
    (ws.home / "corpus").write_text("a file in the way")
    with pytest.raises(UserError, match=r"store cannot be written"):
        import_paths(ws, [inbox])


KILL = """
import os, signal, sys
from pathlib import Path
from pipeline.importing import import_paths
from pipeline.workspace import Workspace
calls = 0
def progress(done, total):
    global calls
    calls += 1
    if calls == 2500:
        os.kill(os.getpid(), signal.SIGKILL)
import_paths(Workspace(Path(sys.argv[1])), [Path(sys.argv[2])], progress=progress)
"""


def test_a_killed_import_loses_nothing_committed_and_the_next_one_finishes_it(ws: Workspace, tmp_path: Path) -> None:
    path = write_records(tmp_path / "all.jsonl", *(record(number) for number in range(3000)))
    done = subprocess.run([sys.executable, "-c", KILL, str(ws.home), str(path)], check=False)
    assert done.returncode == -9
    kept = stored(ws)
    assert 1000 <= len(kept) < 2500
    assert kept["example_da", "https://example.org/0"] == [json.dumps(record(0)).encode()]
    warc = ws.store / "tally-00001.warc.gz"
    torn = warc.read_bytes()
    warc.write_bytes(torn[:-7])
    assert counts(import_paths(ws, [path])) == (3000 - len(kept), len(kept), 0, 0, 0)
    with warc.open("rb") as file:
        payloads = [r.content_stream().read() for r in ArchiveIterator(file) if r.rec_type == "resource"]
    assert payloads == [json.dumps(record(number)).encode() for number in range(3000)]
