from __future__ import annotations

from typing import Any

from made import SOMEWHERE

from pipeline.issues import Issue
from pipeline.resolve.coverage import coverage_rows
from pipeline.store.looks import Look, Lost, Watching

NEVER = Watching()


def told(release_id: str, published: str | None, **other: Any) -> dict[str, Any]:
    known = {"release_id": release_id, "source_id": "somewhere", "published": published, "latest": True}
    return known | {"topic": "other", "status": "read"} | other


def look(month: str, *, since: str | None = None, until: str | None = None, down: bool = False) -> Look:
    return Look("somewhere", month, until or month, down, since)


def summary(rows: list[dict[str, Any]], *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in ("month", *columns)) for row in rows]


def test_months_between_first_and_last_without_a_release_are_gaps() -> None:
    releases = [told("a", "2014-11-03"), told("b", "2015-02"), told("c", "2015-02-28", topic="trafficking")]
    rows = coverage_rows(releases, [{"release_id": "c", "latest": True}], [], NEVER, {"somewhere": SOMEWHERE})
    assert summary(rows, "seen", "kept", "failed", "on_topic", "with_counts", "gap") == [
        ("2014-11", 1, 1, 0, 0, 0, False),
        ("2014-12", 0, 0, 0, 0, 0, True),
        ("2015-01", 0, 0, 0, 0, 0, True),
        ("2015-02", 2, 2, 0, 1, 1, False),
    ]
    assert {(row["source_id"], row["publisher"], row["jurisdiction_id"]) for row in rows} == {
        ("somewhere", "Example County Sheriff's Office", "36047")
    }


def test_what_a_source_listed_and_did_not_give_has_failed_in_its_month() -> None:
    lost = (Lost("somewhere", "2015-01-09"), Lost("somewhere", "2015-02-09"), Lost("somewhere", None))
    rows = coverage_rows([told("a", "2015-01-01")], [], [], Watching(lost=lost), {})
    assert summary(rows, "seen", "kept", "failed", "monitored", "gap") == [
        ("2015-01", 2, 1, 1, True, False),
        ("2015-02", 1, 0, 1, True, True),
        ("unknown", 1, 0, 1, False, False),
    ]


def test_months_that_were_watched_although_nothing_came() -> None:
    looks = (look("2015-02"), look("2015-02"), look("2015-04"))
    rows = coverage_rows([told("a", "2015-01-01")], [], [], Watching(looks), {})
    assert summary(rows, "kept", "looks", "down", "monitored", "gap") == [
        ("2015-01", 1, 0, 0, True, False),
        ("2015-02", 0, 2, 0, True, True),
        ("2015-03", 0, 0, 0, True, True),
        ("2015-04", 0, 1, 0, True, True),
    ]


def test_of_a_source_that_is_down_nothing_is_known() -> None:
    looks = (look("2015-03"), look("2015-05", down=True), look("2015-05", down=True))
    rows = coverage_rows([told("a", "2015-03-01")], [], [], Watching(looks), {})
    assert summary(rows, "looks", "down", "monitored", "gap") == [
        ("2015-03", 1, 0, True, False),
        ("2015-04", 0, 0, False, False),
        ("2015-05", 0, 2, False, False),
    ]
    never_up = coverage_rows([], [], [], Watching((look("2015-05", down=True),)), {})
    assert summary(never_up, "down", "monitored") == [("2015-05", 1, False)]


def test_a_look_for_earlier_days_does_not_watch_the_month_it_is_taken_in() -> None:
    rows = coverage_rows([told("a", "2015-01-01")], [], [], Watching((look("2015-03", until="2015-02"),)), {})
    assert summary(rows, "monitored") == [("2015-01", True), ("2015-02", True), ("2015-03", False)]


def test_a_look_for_later_days_does_not_watch_the_months_before_them() -> None:
    looks = (look("2015-06", since="2015-04"), look("2015-07", since="2015-07", down=True))
    rows = coverage_rows([told("a", "2015-01-01"), told("b", "2015-05-01")], [], [], Watching(looks), {})
    assert summary(rows, "monitored") == [
        ("2015-01", True),
        ("2015-02", False),
        ("2015-03", False),
        ("2015-04", True),
        ("2015-05", True),
        ("2015-06", True),
        ("2015-07", False),
    ]
    whole = coverage_rows([told("a", "2015-01-01")], [], [], Watching((*looks, look("2015-03"))), {})
    assert summary(whole, "monitored")[1:4] == [("2015-02", True), ("2015-03", True), ("2015-04", True)]


def test_undated_unreadable_outdated_and_refused_releases() -> None:
    releases = [told("a", None), told("b", "2015", status="unreadable"), told("a", "2015-01-01", latest=False)]
    refused = Issue("import", "bad_record", "elsewhere", None, "Line 3 is no JSON.")
    twice = Issue("import", "duplicate", "elsewhere", None, "Line 4 has its id too.")
    undescribed = Issue("parse", "unknown_source", "elsewhere", None, "No file describes this source.")
    rows = coverage_rows(releases, [], [refused, twice, undescribed], NEVER, {})
    assert [(row["source_id"], row["month"], row["seen"], row["kept"], row["failed"]) for row in rows] == [
        ("elsewhere", "unknown", 1, 0, 1),
        ("somewhere", "unknown", 2, 1, 1),
    ]
