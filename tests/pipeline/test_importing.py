"""What an import takes, what it is known by, and what it makes of a second look."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from imports import counts, gone, record, stored, stored_issues, write_records

from pipeline.errors import UserError
from pipeline.importing import import_paths
from pipeline.workspace import Workspace

PAGE = """<!doctype html><html><head><title>Detail in Exampleville</title>
<link rel="canonical" href="https://Example.org/news/detail/?utm_source=x"></head>
<body><article><h1>Detail in Exampleville</h1><p>Officers arrested {} men.</p></article></body></html>"""


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


def test_other_endings_are_counted_and_one_that_was_asked_for_is_refused(ws: Workspace, inbox: Path) -> None:
    for name in ("a.doc", "b.doc", ".hidden.txt", "c.txt"):
        (inbox / name).write_text("Two held.")
    summary = import_paths(ws, [inbox])
    assert counts(summary) == (1, 0, 0, 0, 0)
    assert summary.messages[0].startswith("2 files ending .doc not read.")
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


def test_the_home_itself_can_be_imported_without_its_own_store(ws: Workspace) -> None:
    (ws.home / "mine").mkdir(parents=True)
    (ws.home / "mine" / "a.txt").write_text("Two held.")
    (ws.outputs / "old").mkdir(parents=True)
    (ws.outputs / "old" / "b.txt").write_text("Ten held.")
    assert counts(import_paths(ws, [ws.home])) == (1, 0, 0, 0, 0)


def test_progress_is_told_in_bytes_and_ends_at_the_total(ws: Workspace, inbox: Path) -> None:
    (inbox / "a.txt").write_text("x" * 100)
    write_records(inbox / "b.jsonl", record(1), record(2))
    told: list[tuple[int, int]] = []
    import_paths(ws, [inbox], progress=lambda done, total: told.append((done, total)))
    size = 100 + (inbox / "b.jsonl").stat().st_size
    assert told[0] == (100, size)
    assert told[-1] == (size, size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
