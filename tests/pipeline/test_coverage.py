from __future__ import annotations

from typing import Any

from made import SOMEWHERE

from pipeline.issues import Issue
from pipeline.resolve.coverage import coverage_rows


def told(release_id: str, published: str | None, **other: Any) -> dict[str, Any]:
    known = {"release_id": release_id, "source_id": "somewhere", "published": published, "latest": True}
    return known | {"topic": "other", "status": "read"} | other


def summary(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    columns = ("month", "releases", "on_topic", "with_counts", "failed", "gap")
    return [tuple(row[column] for column in columns) for row in rows]


def test_months_between_first_and_last_without_a_release_are_gaps() -> None:
    releases = [told("a", "2014-11-03"), told("b", "2015-02"), told("c", "2015-02-28", topic="trafficking")]
    rows = coverage_rows(releases, [{"release_id": "c", "latest": True}], [], {"somewhere": SOMEWHERE})
    assert summary(rows) == [
        ("2014-11", 1, 0, 0, 0, False),
        ("2014-12", 0, 0, 0, 0, True),
        ("2015-01", 0, 0, 0, 0, True),
        ("2015-02", 2, 1, 1, 0, False),
    ]
    assert {(row["source_id"], row["publisher"], row["jurisdiction_id"]) for row in rows} == {
        ("somewhere", "Example County Sheriff's Office", "36047")
    }


def test_what_a_source_listed_and_did_not_give_has_failed() -> None:
    lost = Issue("scrape", "soft_404", "somewhere", "r2", "The site says that there is no such page.")
    known = Issue("scrape", "timeout", "somewhere", "a", "It did not come whole within the time allowed.")
    down = Issue("scrape", "no_results", "somewhere", None, "Its listing holds no release.")
    rows = coverage_rows([told("a", "2015-01-01")], [], [lost, known, down], {})
    assert summary(rows) == [("2015-01", 1, 0, 0, 0, False), ("unknown", 0, 0, 0, 1, False)]


def test_undated_unreadable_and_outdated_releases() -> None:
    releases = [told("a", None), told("b", "2015", status="unreadable"), told("a", "2015-01-01", latest=False)]
    lost = Issue("parse", "bad_record", "elsewhere", None, "Line 3 is no JSON.")
    rows = coverage_rows(releases, [], [lost], {})
    assert summary(rows) == [("unknown", 0, 0, 0, 1, False), ("unknown", 2, 0, 0, 1, False)]
    assert [row["source_id"] for row in rows] == ["elsewhere", "somewhere"]
