"""Vega-Lite descriptions of the charts, as plain data; the page draws them, and a table beside them says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from pipeline.comparison.windows import whole_axis
from pipeline.explore.answers import UNDATED, Cell

Spec = dict[str, Any]
MOST_PANELS = 12
NUMBERS = {"tickCount": 3, "format": "~s", "minExtent": 32, "maxExtent": 32}  # as wide in every panel
YEARS = {"format": "%Y", "labelOverlap": "greedy"}


def bounds(cells: Iterable[Cell], panel: Callable[[Cell], str], href: Callable[[Cell], str]) -> Spec | None:
    """The least as a dot, up to the most as a bar, by period; a panel for each of those with most periods.

    Null where no cell has a period. A click on a mark leads to its cell.
    """
    dated = [cell for cell in cells if cell["period"] != UNDATED]
    shown = [name for name, _ in Counter(panel(cell) for cell in dated).most_common(MOST_PANELS)]
    values = [_mark(cell, panel(cell), href(cell)) for cell in dated if panel(cell) in shown]
    if not values:
        return None
    return panels(values, shown, whole_axis(sorted({value["period"] for value in values})))


def panels(values: list[dict[str, Any]], shown: list[str], periods: list[str]) -> Spec:
    """The drawing of such marks, for these panels and periods in their order."""
    x = {
        "field": "period",
        "type": "ordinal",
        "title": None,
        "scale": {"domain": periods},
        "axis": {"labelOverlap": "greedy", "labelAngle": 0, "labelSeparation": 8},
    }
    low = {"field": "low", "type": "quantitative", "title": None, "axis": NUMBERS, "scale": {"nice": 3}}
    named = {"panel": "of", "period": "period", "people": "people", "releases": "releases behind it"}
    tips = [{"field": name, "type": "nominal", "title": title} for name, title in named.items()]
    return {
        "data": {"values": values},
        "facet": {
            "field": "panel",
            "type": "nominal",
            "title": None,
            "sort": shown,
            "header": {"labelAnchor": "start", "labelPadding": 4},
        },
        "columns": 3,
        "bounds": "flush",
        "spacing": {"row": 62, "column": 56},
        "resolve": {"scale": {"y": "independent"}, "axis": {"x": "independent"}},
        "spec": {
            "height": 96,
            "encoding": {"x": x, "tooltip": tips, "href": {"field": "href", "type": "nominal"}},
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 5, "opacity": 0.4, "cursor": "pointer"},
                    "encoding": {"y": low, "y2": {"field": "high"}},
                },
                {
                    "transform": [{"filter": "isValid(datum.least)"}],
                    "mark": {"type": "point", "filled": True, "size": 55, "opacity": 1, "cursor": "pointer"},
                    "encoding": {"y": low},
                },
                {
                    "transform": [{"filter": "datum.open"}],
                    "mark": {"type": "text", "text": "+", "dx": 8, "fontWeight": "bold"},
                    "encoding": {"y": {"field": "high", "type": "quantitative"}},
                },
            ],
        },
    }


def _mark(cell: Cell, panel: str, href: str) -> dict[str, Any]:
    least, most = cell["at_least"], cell["at_most_local"]
    low = least or 0
    return {
        "panel": panel,
        "period": cell["period"],
        "least": least,
        "low": low,
        "high": low if most is None else most,
        "open": most is None,
        "people": cell.said,
        "releases": cell["releases"],
        "href": href,
    }


def months(rows: Iterable[dict[str, Any]], href: Callable[[str], str]) -> Spec:
    """A bar for each run of months of a source that are alike: what failed and what lacks stand out.

    The rows lie by source and month. A click on a bar leads to its source.
    """
    values = [_run([row for _, row in run], href) for _, run in groupby(enumerate(rows), key=_alike)]
    tips = {"publisher": "source", "months": "months", "state": "what there is", "kept": "releases", "failed": "failed"}
    return {
        "data": {"values": values},
        "height": {"step": 18},
        "mark": {"type": "rect", "cursor": "pointer"},
        "encoding": {
            "x": {
                "field": "from",
                "type": "temporal",
                "title": None,
                "axis": YEARS,
            },
            "x2": {"field": "to"},
            "y": {"field": "source", "type": "nominal", "title": None},
            "color": {
                "field": "state",
                "type": "nominal",
                "title": None,
                "scale": {
                    "domain": ["releases", "with figures", "failed", "silent"],
                    "range": ["#9ecae1", "#2b83ba", "#D55E00", "#f0c674"],
                },
                "legend": {"orient": "top"},
            },
            "tooltip": [{"field": name, "type": "nominal", "title": title} for name, title in tips.items()],
            "href": {"field": "href", "type": "nominal"},
        },
    }


def _alike(numbered: tuple[int, dict[str, Any]]) -> tuple[str, str, int]:
    """Equal for rows of one source and state that follow each other month by month."""
    number, row = numbered
    return row["source_id"], _state(row), _ordinal(row["month"]) - number


def _ordinal(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _run(months: list[dict[str, Any]], href: Callable[[str], str]) -> dict[str, Any]:
    first, last = months[0]["month"], months[-1]["month"]
    year, month = divmod(_ordinal(last) + 1, 12)
    return {
        "source": months[0]["source_id"],
        "publisher": months[0]["publisher"],
        "months": first if first == last else f"{first} to {last}",
        "from": f"{first}-01T00:00",
        "to": f"{year:04}-{month + 1:02}-01T00:00",
        "state": _state(months[0]),
        "kept": sum(row["kept"] for row in months),
        "failed": sum(row["failed"] for row in months),
        "href": href(months[0]["source_id"]),
    }


def _state(row: dict[str, Any]) -> str:
    if row["failed"]:
        return "failed"
    if row["gap"]:
        return "silent"
    return "with figures" if row["with_counts"] else "releases"
