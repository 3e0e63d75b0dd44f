"""What was looked at: each source by month, where it was silent, and what failed by name."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.explore import charts
from pipeline.explore.desk import Desk
from pipeline.explore.pages.model import Link, Page, Query, UnknownError, paging

TROUBLES = "SELECT stage, code, count(*) AS times FROM issues GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
MONTHS = """
SELECT source_id, publisher, month, kept, with_counts, failed, gap FROM coverage
WHERE month <> 'unknown' AND source_id IN ({marks}) ORDER BY source_id, month
"""
SOURCES = 50  # a page


def coverage(desk: Desk, _parts: Mapping[str, str], query: Query, link: Link) -> Page:
    at = paging(query, desk.served.number("SELECT count(*) FROM source_total"), "/coverage?", SOURCES)
    rows = desk.served.rows("SELECT * FROM source_total ORDER BY source_id LIMIT ? OFFSET ?", at.limit)
    listed = [row["source_id"] for row in rows]
    months = desk.served.rows(MONTHS.format(marks=", ".join("?" * len(listed))), listed)
    said = {
        "rows": rows,
        "paging": at,
        "chart": charts.months(months, lambda source_id: link(f"/source/{source_id}")) if months else None,
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
