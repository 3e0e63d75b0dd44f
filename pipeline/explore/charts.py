"""Vega-Lite descriptions of the charts, as plain data; the page draws them, and a table beside them says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from pipeline.explore.answers import UNDATED, Cell

Spec = dict[str, Any]
MOST_PANELS = 12
NUMBERS = {"tickCount": 3, "format": "~s", "minExtent": 32, "maxExtent": 32}  # as wide in every panel


def bounds(cells: Iterable[Cell], panel: Callable[[Cell], str], href: Callable[[Cell], str]) -> Spec | None:
    """The least as a dot, up to the most as a bar, by period; a panel for each of those with most periods.

    Null where no cell has a period. A click on a mark leads to its cell.
    """
    dated = [cell for cell in cells if cell["period"] != UNDATED]
    shown = [name for name, _ in Counter(panel(cell) for cell in dated).most_common(MOST_PANELS)]
    values = [_mark(cell, panel(cell), href(cell)) for cell in dated if panel(cell) in shown]
    if not values:
        return None
    periods = _without_holes(sorted({value["period"] for value in values}))
    x = {
        "field": "period",
        "type": "ordinal",
        "title": None,
        "scale": {"domain": periods},
        "axis": {"labelOverlap": True},
    }
    low = {"field": "low", "type": "quantitative", "title": None, "axis": NUMBERS}
    named = {"panel": "of", "period": "period", "people": "people", "releases": "releases behind it"}
    tips = [{"field": name, "type": "nominal", "title": title} for name, title in named.items()]
    return {
        "data": {"values": values},
        "facet": {
            "field": "panel",
            "type": "nominal",
            "title": None,
            "sort": shown,
            "header": {"labelAnchor": "start"},
        },
        "columns": 3,
        "resolve": {"scale": {"y": "independent"}},
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


def _without_holes(periods: list[str]) -> list[str]:
    """Years that no release speaks of have their place on the axis, too."""
    if all(len(period) == 4 for period in periods):
        return [f"{year:04}" for year in range(int(periods[0]), int(periods[-1]) + 1)]
    return periods


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


def months(rows: Iterable[dict[str, Any]]) -> Spec:
    """A tile for each source and month: the darker the more releases; what failed and what lacks stand out."""
    values = [{**row, "state": _state(row)} for row in rows]
    tips = ["publisher", "month", "kept", "with_counts", "failed"]
    return {
        "data": {"values": values},
        "height": {"step": 18},
        "mark": {"type": "rect", "tooltip": True},
        "encoding": {
            "x": {
                "field": "month",
                "type": "temporal",
                "timeUnit": "yearmonth",
                "title": None,
                "axis": {"format": "%Y"},
            },
            "y": {"field": "source_id", "type": "nominal", "title": None},
            "color": {
                "field": "state",
                "type": "nominal",
                "title": None,
                "scale": {
                    "domain": ["releases", "with figures", "failed", "gap"],
                    "range": ["#9ecae1", "#0072B2", "#D55E00", "#f0c674"],
                },
                "legend": {"orient": "top"},
            },
            "tooltip": [{"field": tip, "type": "nominal"} for tip in tips],
        },
    }


def _state(row: dict[str, Any]) -> str:
    if row["failed"]:
        return "failed"
    if row["gap"]:
        return "gap"
    return "with figures" if row["with_counts"] else "releases"
