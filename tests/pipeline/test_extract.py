from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import fake_readers
import pytest
from made import SOMEWHERE, release

from extractors.model import Context, Reading
from pipeline.cache import Cache
from pipeline.errors import UserError
from pipeline.extract import PARTITION, Read, Reader, context_of, kept, read_releases
from pipeline.issues import Issue
from pipeline.releases import Release
from pipeline.workspace import Workspace

SOURCES = {"somewhere": SOMEWHERE}
Seen = list[tuple[str, int, int]]


def run(
    home: Path,
    releases: Sequence[Release],
    workers: int = 1,
    code: str = "code 1",
    reader: Reader = fake_readers.read_or_die,
) -> tuple[list[tuple[Release, Read | Issue]], Seen]:
    """All that comes out, and what the progress was told."""
    seen: Seen = []
    with Cache(Workspace(home)) as cache:
        found = read_releases(releases, SOURCES, code, cache, workers, lambda *step: seen.append(step), reader)
        return list(found), seen


def words(read: Read | Issue) -> tuple[str, ...]:
    assert isinstance(read, Read)
    return read.reading.topic.words


@pytest.mark.parametrize("workers", [1, 2])
def test_readings_come_in_order_whatever_the_number_of_workers(tmp_path: Path, workers: int) -> None:
    releases = [release(f"r{number}", f"text {number}") for number in range(2 * PARTITION + 7)]
    found, seen = run(tmp_path, releases, workers)
    assert [r.release_id for r, _ in found] == [f"r{number}" for number in range(2 * PARTITION + 7)]
    assert [words(read) for _, read in found] == [(f"text {number}",) for number in range(2 * PARTITION + 7)]
    assert len(seen) == 3
    assert seen[-1] == ("read", 2 * PARTITION + 7, 2 * PARTITION + 7)


def test_the_reader_is_told_what_is_known_of_the_release(tmp_path: Path) -> None:
    (_, read), *_ = run(tmp_path, [release("r1", "text", published_hint="2015-03-07")])[0]
    assert isinstance(read, Read)
    assert read.reading == fake_readers.reading_of(
        "text", Context("2015-03-07", SOMEWHERE.publisher, "Kings County, NY")
    )


def test_a_source_says_who_publishes_and_without_one_the_page_does() -> None:
    told = release("r1", "text", publisher="A page's own name", published_hint="2015")
    assert context_of(told, SOMEWHERE) == Context("2015", "Example County Sheriff's Office", "Kings County, NY")
    assert context_of(told, None) == Context("2015", "A page's own name", None)


def test_only_what_is_new_is_read(tmp_path: Path) -> None:
    releases = [release("r1", "first"), release("r2", "second")]
    run(tmp_path, releases)
    again, seen = run(tmp_path, [*releases, release("r3", "third")])
    assert seen == [("read", 1, 1)]
    assert [words(read) for _, read in again] == [("first",), ("second",), ("third",)]
    assert run(tmp_path, releases)[1] == []


def test_other_code_or_another_context_reads_anew(tmp_path: Path) -> None:
    run(tmp_path, [release("r1", "text")])
    assert run(tmp_path, [release("r1", "text", published_hint="2015")])[1] == [("read", 1, 1)]
    assert run(tmp_path, [release("r1", "text", published_hint="2015")], code="code 2")[1] == [("read", 1, 1)]


def test_a_text_under_two_addresses_is_read_once(tmp_path: Path) -> None:
    found, seen = run(tmp_path, [release("r1", "text"), release("r2", "text")])
    assert seen == [("read", 1, 1)]
    assert [words(read) for _, read in found] == [("text",), ("text",)]


def test_a_text_that_raises_is_an_issue_that_quotes_nothing_of_it(tmp_path: Path) -> None:
    found, _ = run(tmp_path, [release("r1", "fine"), release("r2", "raise Jordan Examplar"), release("r3", "well")])
    assert words(found[0][1]) == ("fine",)
    issue = found[1][1]
    assert isinstance(issue, Issue)
    assert (issue.stage, issue.code, issue.source_id, issue.release_id) == ("read", "unreadable", "somewhere", "r2")
    assert "ValueError" in issue.message
    assert "Examplar" not in issue.message
    assert words(found[2][1]) == ("well",)


def test_a_text_that_kills_its_worker_is_an_issue_and_all_others_are_read(tmp_path: Path) -> None:
    releases = [release(f"r{number}", f"text {number}") for number in range(2 * PARTITION)]
    releases[3] = release("r3", "kill one")
    releases[PARTITION + 4] = release("r54", "kill two")
    found, seen = run(tmp_path, releases, workers=2)
    dead = [r.release_id for r, read in found if isinstance(read, Issue)]
    assert dead == ["r3", "r54"]
    assert sum(isinstance(read, Read) for _, read in found) == 2 * PARTITION - 2
    assert seen[-1] == ("read", 2 * PARTITION, 2 * PARTITION)


def test_where_nothing_can_be_read_the_reader_is_at_fault(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No text could be read: ValueError"):
        run(tmp_path, [release("r1", "raise 1"), release("r2", "raise 2")])


def test_a_release_without_text_has_an_empty_reading_and_costs_nothing(tmp_path: Path) -> None:
    found, seen = run(tmp_path, [release("r1", "", status="empty")])
    assert found[0][1] == Read(Reading())
    assert seen == []


def test_a_damaged_cache_is_said_to_be_so(tmp_path: Path) -> None:
    run(tmp_path, [release("r1", "text")])
    import sqlite3

    with sqlite3.connect(Workspace(tmp_path).cache) as database:
        database.execute("UPDATE entry SET value = x'00'")
    with pytest.raises(UserError, match="The cache is damaged"):
        run(tmp_path, [release("r1", "text")])


def test_workers_have_one_thread_each_and_leave_the_surroundings_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    found, _ = run(tmp_path, [release("r1", "text")], reader=fake_readers.report_surroundings)
    assert words(found[0][1]) == ("1", "1", "False")
    assert os.environ["OMP_NUM_THREADS"] == "7"
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def test_the_same_body_on_another_page_is_known_and_a_short_one_is_not() -> None:
    body = "The invented office reports an invented event of some length. " * 5
    first, second = (kept(text, Reading()).split("\n")[0] for text in (body, body.upper() + "\n "))
    assert first.split(", ")[-1] == second.split(", ")[-1] != "null]"
    assert kept("A short one.", Reading()).split("\n")[0].endswith("null]")
