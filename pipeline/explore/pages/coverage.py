"""What was looked at: each source by month, where it was silent, and what failed by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.explore import charts
from pipeline.explore.desk import Desk
from pipeline.explore.pages.model import Link, Page, Query, UnknownError

BY_SOURCE = """
SELECT source_id, min(publisher) AS publisher, min(jurisdiction_id) AS jurisdiction_id,
    min(CASE WHEN month <> 'unknown' AND kept THEN month END) AS first,
    max(CASE WHEN month <> 'unknown' AND kept THEN month END) AS last,
    sum(seen) AS seen, sum(kept) AS kept, sum(on_topic) AS on_topic, sum(with_counts) AS with_counts,
    sum(failed) AS failed, sum(down) AS down, sum(gap) AS gaps,
    sum(CASE WHEN month = 'unknown' THEN kept ELSE 0 END) AS undated
FROM coverage GROUP BY source_id ORDER BY source_id
"""
TROUBLES = "SELECT stage, code, count(*) AS times FROM issues GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
MOST_SOURCES = 60  # in the chart; the table has all


def by_source(desk: Desk) -> list[dict[str, Any]]:
    """One row a source: its months, releases, gaps and failures."""
    return desk.served.rows(BY_SOURCE)


def coverage(desk: Desk, _parts: Mapping[str, str], _query: Query, _link: Link) -> Page:
    rows = by_source(desk)
    drawn = [row["source_id"] for row in sorted(rows, key=lambda row: -row["kept"])[:MOST_SOURCES]]
    marks = ", ".join("?" * len(drawn))
    months = desk.served.rows(
        "SELECT source_id, publisher, month, kept, with_counts, failed, gap FROM coverage "
        f"WHERE month <> 'unknown' AND source_id IN ({marks}) ORDER BY source_id, month",
        drawn,
    )
    said = {
        "rows": rows,
        "chart": charts.months(months) if months else None,
        "troubles": desk.served.rows(TROUBLES),
        "label": desk.label,
    }
    return Page("coverage.html", "Coverage", said)


def source(desk: Desk, parts: Mapping[str, str], _query: Query, _link: Link) -> Page:
    months = desk.served.rows("SELECT * FROM coverage WHERE source_id = ? ORDER BY month DESC", [parts["id"]])
    if not months:
        raise UnknownError("No source of that id is in the dataset.")
    described = desk.sources.get(parts["id"])
    sql = "SELECT * FROM issues WHERE source_id = ? ORDER BY stage, code, issue_id LIMIT 500"
    said = {
        "source_id": parts["id"],
        "months": months,
        "described": described,
        "area": desk.label(months[0]["jurisdiction_id"]),
        "issues": desk.served.rows(sql, [parts["id"]]),
    }
    return Page("source.html", months[0]["publisher"] or parts["id"], said)
