from __future__ import annotations

from datetime import date

import pytest

from pipeline.comparison.windows import Every, windows


@pytest.mark.parametrize(
    ("every", "first", "last", "expected"),
    [
        (
            "year",
            "2013-11-05",
            "2014-01-01",
            [("2013", "2013-01-01", "2013-12-31"), ("2014", "2014-01-01", "2014-12-31")],
        ),
        (
            "quarter",
            "2013-11-05",
            "2014-01-01",
            [("2013-Q4", "2013-10-01", "2013-12-31"), ("2014-Q1", "2014-01-01", "2014-03-31")],
        ),
        (
            "fiscal-year",
            "2013-09-30",
            "2013-10-01",
            [("FY2013", "2012-10-01", "2013-09-30"), ("FY2014", "2013-10-01", "2014-09-30")],
        ),
        ("day", "2016-02-29", "2016-02-29", [("2016-02-29", "2016-02-29", "2016-02-29")]),
        ("month", "2016-02-29", "2016-02-29", [("2016-02", "2016-02-01", "2016-02-29")]),
        ("all", "2013-11-05", "2014-01-01", [("2013-11-05/2014-01-01", "2013-11-05", "2014-01-01")]),
    ],
)
def test_the_periods_that_days_meet(every: Every, first: str, last: str, expected: list[tuple[str, str, str]]) -> None:
    found = windows(every, date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    assert [(w.label, str(date.fromordinal(w.first)), str(date.fromordinal(w.last))) for w in found] == expected
