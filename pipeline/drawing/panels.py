"""Small multiples: one panel a jurisdiction, bounds as bands over time, and what nobody told of left empty."""

from __future__ import annotations

from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from extractors.model import earliest_day, latest_day
from pipeline.comparison.windows import Every, windows
from pipeline.drawing.style import BLUE, PUBLICITY, VIEWS, finish, what
from pipeline.errors import UserError

COLUMNS, MOST = 4, 24
READING = (
    "Line: at least so many, nobody counted twice. Band: to the most releases allow; + where nothing sets a limit."
)
GAPS = "An empty period is one no release speaks of: unknown, not zero. Each panel has its own scale."


def draw_panels(frame: pd.DataFrame, every: Every, source: list[str]) -> alt.TopLevelMixin:
    """`frame` as `ask` gives it; of many jurisdictions those with most periods.

    Raises UserError where no cell has both a period and a bound.
    """
    cells = frame[(frame.period != "undated") & (frame.at_least.notna() | frame.at_most_local.notna())]
    if cells.empty:
        raise UserError("There is nothing to draw.", "No cell has a period and a bound; see `tally compare`.")
    counted = cells.groupby("jurisdiction").size().sort_values(ascending=False, kind="stable")
    shown = sorted(counted.index[:MOST])
    data = bands(cells[cells.jurisdiction.isin(shown)])
    header = alt.Header(title=None, labelFontSize=12, labelFontWeight="bold", labelAnchor="start", labelPadding=4)
    facet = alt.Facet("jurisdiction:N", sort=shown, header=header)
    chart = _panel(data, periods_between(cells, every)).facet(facet, columns=min(COLUMNS, len(shown)), spacing=18)
    some = f" Shown: the {len(shown)} of {len(counted)} areas with most periods." if len(shown) < len(counted) else ""
    title = f"{what(cells)} as told in public releases, {VIEWS[cells.iloc[0].basis]}"
    return finish(chart.resolve_scale(y="independent"), title, [READING, GAPS + some, PUBLICITY, *source])


def bands(cells: pd.DataFrame) -> pd.DataFrame:
    """Where each band begins and ends; `open` where nothing sets a limit: it then ends at what is proven."""
    data = cells[["jurisdiction", "period", "at_least", "at_most_local", "releases"]]
    data = data.astype({"at_least": "Float64", "at_most_local": "Float64", "releases": "int64"})
    low = data.at_least.fillna(0)
    return data.assign(low=low, high=data.at_most_local.fillna(low), open=data.at_most_local.isna())


def periods_between(cells: pd.DataFrame, every: Every) -> list[str]:
    """Every period from the first to the last, so that those without a cell show as gaps."""
    labels = sorted(cells.period.unique())
    if every in ("all", "fiscal-year"):
        return labels
    first, last = (_days(label) for label in (labels[0], labels[-1]))
    return [window.label for window in windows(every, first[0].toordinal(), last[1].toordinal())]


def _days(label: str) -> tuple[date, date]:
    year, _, quarter = label.partition("-Q")
    if not quarter:
        return earliest_day(label), latest_day(label)
    months = f"{year}-{int(quarter) * 3 - 2:02}", f"{year}-{int(quarter) * 3:02}"
    return earliest_day(months[0]), latest_day(months[1])


def _panel(data: pd.DataFrame, periods: list[str]) -> Any:
    tips = [alt.Tooltip(f"{name}:N") for name in ("jurisdiction", "period", "at_least", "at_most_local", "releases")]
    step = max(1, -(-len(periods) // 6))
    x = alt.X(
        "period:O",
        title=None,
        scale=alt.Scale(domain=periods, paddingInner=0.08),
        axis=alt.Axis(values=periods[::step], labelAngle=0, ticks=False, labelPadding=6),
    )
    base = alt.Chart(data, width=205, height=92).encode(x=x, tooltip=tips)
    low = alt.Y("low:Q", title=None, axis=alt.Axis(tickCount=3, format=",d", tickMinStep=1, minExtent=36, maxExtent=36))
    return alt.layer(
        base.mark_bar(color=BLUE, opacity=0.3).encode(y=low, y2="high:Q"),
        base.transform_filter("isValid(datum.at_least)").mark_tick(color=BLUE, thickness=3, bandSize=14).encode(y=low),
        base.transform_filter("datum.open")
        .mark_text(text="+", dy=-7, fontSize=13, fontWeight="bold", color=BLUE)
        .encode(y=alt.Y("high:Q")),
    )
