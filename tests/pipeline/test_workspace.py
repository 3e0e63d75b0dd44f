from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UserError
from pipeline.issues import Issue
from pipeline.workspace import open_workspace


def test_opening_for_reading_makes_nothing(tmp_path: Path) -> None:
    ws = open_workspace(tmp_path)
    assert ws.settings.max_document_bytes == 10_000_000
    assert list(tmp_path.iterdir()) == []


def test_opening_for_writing_makes_the_folders(tmp_path: Path) -> None:
    ws = open_workspace(tmp_path / "new", must_write=True)
    assert ws.store.is_dir()
    assert ws.outputs.is_dir()
    assert list(ws.store.iterdir()) == []


def test_a_home_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"nowhere is not a folder\. Give an existing folder"):
        open_workspace(tmp_path / "nowhere")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("a file in the way")
    with pytest.raises(UserError, match=r"outputs cannot be written: .+\. Give another folder"):
        open_workspace(tmp_path, must_write=True)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("max_document_bytes: many", r"tally\.yml: max_document_bytes: "),
        ("max_document_bytes: 0", r"tally\.yml: max_document_bytes: "),
        ("max_documents: 3", r"tally\.yml: max_documents: .+ Known settings: max_document_bytes"),
        ("a: [", r"tally\.yml cannot be read as YAML"),
    ],
)
def test_settings_that_are_wrong_are_named(tmp_path: Path, content: str, problem: str) -> None:
    (tmp_path / "tally.yml").write_text(content)
    with pytest.raises(UserError, match=problem):
        open_workspace(tmp_path)


def test_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "tally.yml").write_text("max_document_bytes: 99")
    assert open_workspace(tmp_path).settings.max_document_bytes == 99


def test_issues_sort_with_nulls_first_and_know_themselves_by_content() -> None:
    one = Issue("import", "empty", None, None, "a")
    two = Issue("import", "empty", "x", None, "a")
    assert sorted([two, one]) == [one, two]
    assert one.issue_id == Issue("import", "empty", None, None, "a").issue_id
    assert one.issue_id != two.issue_id
