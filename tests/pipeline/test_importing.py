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
from warcio.archiveiterator import ArchiveIterator

from pipeline.errors import UserError
from pipeline.importing import ImportSummary, import_paths
from pipeline.issues import Issue
from pipeline.store.snapshots import Store
from pipeline.workspace import Settings, Workspace

PAGE = """<!doctype html><html><head><title>Detail in Exampleville</title>
<link rel="canonical" href="https://Example.org/news/detail/?utm_source=x"></head>
<body><article><h1>Detail in Exampleville</h1><p>Officers arrested {} men.</p></article></body></html>"""


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "home")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "example_pd"
    folder.mkdir()
    return folder


def record(number: int, text: str | None = None, **more: object) -> dict[str, object]:
    address = f"https://example.org/{number}"
    return {"doc_id": f"d{number}", "url": address, "publisher": "example_da", "text": text or f"{number} held."} | more


def write_records(path: Path, *lines: dict[str, object] | str) -> Path:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return path


def stored(ws: Workspace) -> dict[tuple[str, str], list[bytes]]:
    found: dict[tuple[str, str], list[bytes]] = {}
    with Store(ws) as store:
        for snapshot in store.snapshots():
            found.setdefault((snapshot.source_id, snapshot.key), []).append(store.read(snapshot))
    return found


def stored_issues(ws: Workspace) -> list[Issue]:
    with Store(ws) as store:
        return store.issues()


def gone(ws: Workspace) -> list[str]:
    with Store(ws) as store:
        return [s.key for s in store.snapshots() if store.is_gone(s.source_id, s.key)]


def counts(summary: ImportSummary) -> tuple[int, int, int, int, int]:
    return summary.new, summary.same, summary.revised, summary.gone, summary.failed


def test_a_folder_twice_is_one_corpus(ws: Workspace, inbox: Path) -> None:
    (inbox / "page.html").write_text(PAGE.format(3))
    (inbox / "deep").mkdir()
    (inbox / "deep" / "plain.TXT").write_bytes(b"Five arrested.\r\n")
    write_records(inbox / "more.jsonl", record(1))
    first = import_paths(ws, [inbox])
    assert counts(first) == (3, 0, 0, 0, 0)
    assert first.sources == ("deep", "example_da", "example_pd")
    assert counts(import_paths(ws, [inbox])) == (0, 3, 0, 0, 0)
    assert stored(ws) == {
        ("example_pd", "https://example.org/news/detail"): [PAGE.format(3).encode()],
        ("deep", "plain.TXT"): [b"Five arrested.\r\n"],
        ("example_da", "https://example.org/1"): [json.dumps(record(1)).encode()],
    }


def test_an_edit_is_a_new_state_and_what_is_left_out_is_gone(ws: Workspace, inbox: Path) -> None:
    for name in ("a", "b", "c"):
        (inbox / f"{name}.txt").write_text(f"{name}: 4 arrested")
    import_paths(ws, [inbox])
    (inbox / "a.txt").write_text("a: 5 arrested")
    (inbox / "b.txt").unlink()
    assert counts(import_paths(ws, [inbox])) == (0, 1, 1, 1, 0)
    assert stored(ws)["example_pd", "a.txt"] == [b"a: 4 arrested", b"a: 5 arrested"]
    assert gone(ws) == ["b.txt"]
    (inbox / "b.txt").write_text("b: 4 arrested")
    assert counts(import_paths(ws, [inbox])) == (0, 3, 0, 0, 0)
    assert gone(ws) == []


def test_only_a_complete_listing_makes_things_gone(ws: Workspace, inbox: Path) -> None:
    for name in ("a", "b"):
        (inbox / f"{name}.txt").write_text(f"{name}: 4 arrested")
    import_paths(ws, [inbox])
    (inbox / "b.txt").unlink()
    assert import_paths(ws, [inbox / "a.txt"]).gone == 0
    assert import_paths(ws, [inbox], partial=True).gone == 0
    (inbox / "c.txt").write_text("")
    assert import_paths(ws, [inbox]).gone == 0
    (inbox / "c.txt").unlink()
    assert import_paths(ws, [inbox]).gone == 1


def test_a_record_file_lists_only_the_sources_in_it(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    write_records(path, record(1), record(2), record(3, publisher="other_da"))
    import_paths(ws, [path])
    write_records(path, record(1))
    assert import_paths(ws, [path]).gone == 1
    assert gone(ws) == ["https://example.org/2"]


def test_a_line_of_unknown_source_that_fails_makes_nothing_gone(ws: Workspace, tmp_path: Path) -> None:
    path = write_records(tmp_path / "all.jsonl", record(1), record(2))
    import_paths(ws, [path])
    write_records(path, record(1), "{broken")
    assert counts(import_paths(ws, [path])) == (0, 1, 0, 0, 1)
    assert gone(ws) == []


def test_keys_fall_back_from_address_to_id_to_text(ws: Workspace, tmp_path: Path) -> None:
    without = {"publisher": "Example Office", "text": "Two held."}
    path = tmp_path / "all.jsonl.gz"
    lines = [record(1, url=None), record(2, url=""), record(3, doc_id=None), without]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, lines)).encode()))
    assert counts(import_paths(ws, [path])) == (4, 0, 0, 0, 0)
    keys = set(stored(ws))
    assert {key for key in keys if key[0] == "example_da"} == {
        ("example_da", "d1"),
        ("example_da", "d2"),
        ("example_da", "https://example.org/3"),
    }
    assert [key[1][:5] for key in keys if key[0] == "example_office"] == ["text-"]


def test_a_named_source_holds_everything_and_keys_are_paths_within_the_folder(ws: Workspace, inbox: Path) -> None:
    (inbox / "2020").mkdir()
    (inbox / "2020" / "a.txt").write_text("3 arrested")
    write_records(inbox / "b.jsonl", record(1))
    import_paths(ws, [inbox], source="named_pd")
    assert set(stored(ws)) == {("named_pd", "2020/a.txt"), ("named_pd", "https://example.org/1")}
    with pytest.raises(UserError, match=r"--source 'Named PD' is no source id\. Write it as 'named_pd'"):
        import_paths(ws, [inbox], source="Named PD")


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


def test_other_endings_are_counted_and_one_that_was_asked_for_is_refused(ws: Workspace, inbox: Path) -> None:
    for name in ("a.doc", "b.doc", ".hidden.txt", "c.txt"):
        (inbox / name).write_text("Two held.")
    summary = import_paths(ws, [inbox])
    assert counts(summary) == (1, 0, 0, 0, 0)
    assert summary.messages[0].startswith("2 files ending .doc were not read.")
    assert [(issue.code, issue.message) for issue in stored_issues(ws)] == [("unread_files", summary.messages[0])]
    with pytest.raises(UserError, match=r"a\.doc: It was not read\. Only \.html"):
        import_paths(ws, [inbox / "a.doc"])


def test_folders_that_loop_are_read_once(ws: Workspace, inbox: Path) -> None:
    (inbox / "a.txt").write_text("Two held.")
    (inbox / "loop").symlink_to(inbox)
    (inbox / "broken.txt").symlink_to(inbox / "nowhere")
    summary = import_paths(ws, [inbox])
    assert counts(summary) == (1, 0, 0, 0, 1)
    assert summary.messages[0].startswith(f"{inbox / 'broken.txt'}: There is no such file")
    assert [(issue.code, issue.source_id) for issue in stored_issues(ws)] == [("not_found", "example_pd")]


def test_files_of_the_same_name_keep_their_own_issues(ws: Workspace, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        import_paths(ws, [write_records(tmp_path / folder / "all.jsonl", record(1), f"{{broken {folder}")])
    write_records(tmp_path / "two" / "all.jsonl", record(1))
    import_paths(ws, [tmp_path / "two" / "all.jsonl"])
    assert [issue.code for issue in stored_issues(ws)] == ["bad_json"]


def test_the_home_itself_can_be_imported_without_its_own_store(ws: Workspace) -> None:
    (ws.home / "mine").mkdir(parents=True)
    (ws.home / "mine" / "a.txt").write_text("Two held.")
    (ws.outputs / "old").mkdir(parents=True)
    (ws.outputs / "old" / "b.txt").write_text("Ten held.")
    assert counts(import_paths(ws, [ws.home])) == (1, 0, 0, 0, 0)


def test_a_store_that_cannot_be_written_is_named(ws: Workspace, inbox: Path) -> None:
    (inbox / "a.txt").write_text("Two held.")
    ws.home.mkdir()
    (ws.home / "corpus").write_text("a file in the way")
    with pytest.raises(UserError, match=r"store cannot be written"):
        import_paths(ws, [inbox])


def test_progress_is_told_in_bytes_and_ends_at_the_total(ws: Workspace, inbox: Path) -> None:
    (inbox / "a.txt").write_text("x" * 100)
    write_records(inbox / "b.jsonl", record(1), record(2))
    told: list[tuple[int, int]] = []
    import_paths(ws, [inbox], progress=lambda done, total: told.append((done, total)))
    size = 100 + (inbox / "b.jsonl").stat().st_size
    assert told[0] == (100, size)
    assert told[-1] == (size, size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


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
