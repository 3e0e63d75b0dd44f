"""A comparison of one measure, drawn: the least as a dot, up to the most as a bar, one panel a jurisdiction."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from pipeline.charts import PUBLICITY, READING
from pipeline.comparison.windows import whole_axis
from pipeline.errors import UserError

BLUE = "#0072B2"
COLUMNS, MOST_PANELS = 4, 32
WIDTH, GAP = 900, 26  # pixels: of all panels side by side, and between two of them with its axis
HEIGHTS = {1: 240, 2: 160}  # by how many stand side by side; more are as high as in full rows
HEIGHT = 90
PEOPLE = alt.Axis(  # of one width, so that panels stand in line
    tickCount=3, tickMinStep=1, labelExpr="format(datum.value, ',')", minExtent=40, maxExtent=40
)
VIEWS = {"period": "by when it happened", "publication": "by when it was published"}


def draw(frame: pd.DataFrame, terms: str) -> alt.TopLevelMixin:
    """`frame` as `ask` gives it, and the line that says which figures it takes in; of many jurisdictions those with
    most periods are shown.

    Raises UserError where no cell has both a period and a bound.
    """
    cells = frame[(frame.period != "undated") & (frame.at_least.notna() | frame.at_most_local.notna())]
    if cells.empty:
        raise UserError("There is nothing to draw.", "No cell has a period and a bound; see the table.")
    periods = cells.groupby("jurisdiction").size().sort_values(ascending=False, kind="stable")
    shown = sorted(periods.index[:MOST_PANELS])
    data = _marks(cells[cells.jurisdiction.isin(shown)])
    header = alt.Header(title=None, labelFontSize=12, labelFontWeight="bold", labelAnchor="start")
    columns = min(COLUMNS, len(shown))
    chart: alt.TopLevelMixin = (
        _panel(data, whole_axis(sorted(data.period.unique())), columns)
        .facet(alt.Facet("jurisdiction:N", sort=shown, header=header), columns=columns)
        .resolve_scale(y="independent")
        .properties(
            title=alt.TitleParams(_title(cells), subtitle=[*_subtitle(cells, shown), terms], anchor="start", offset=24)
        )
        .configure(font="DejaVu Sans, Verdana, sans-serif", background="white", padding=16)
        .configure_title(fontSize=20, subtitleFontSize=12, subtitleColor="#444", subtitlePadding=8)
        .configure_axis(labelColor="#444", gridColor="#e5e5e5", domain=False)
        .configure_view(stroke=None)
    )
    return chart


def _panel(data: pd.DataFrame, periods: list[str], columns: int) -> Any:
    """One of so many side by side."""
    tips = [alt.Tooltip(f"{name}:N") for name in ("jurisdiction", "period", "at_least", "at_most_local", "releases")]
    width = WIDTH // columns - GAP
    base = alt.Chart(data, width=width, height=HEIGHTS.get(columns, HEIGHT)).encode(
        x=alt.X("period:O", title=None, scale=alt.Scale(domain=periods), axis=alt.Axis(labelOverlap=True)), tooltip=tips
    )
    low, high = alt.Y("low:Q", title=None, axis=PEOPLE), alt.Y("high:Q")
    return alt.layer(
        base.mark_rule(strokeWidth=4, opacity=0.35, color=BLUE).encode(y=low, y2="high:Q"),
        base.transform_filter("isValid(datum.at_least)").mark_point(filled=True, size=40, color=BLUE).encode(y=low),
        base.transform_filter("datum.open").mark_text(text="+", dx=7, fontWeight="bold", color=BLUE).encode(y=high),
    )


def _marks(cells: pd.DataFrame) -> pd.DataFrame:
    marks = cells[["jurisdiction", "period", "at_least", "at_most_local", "releases"]]
    marks = marks.astype({"at_least": "Float64", "at_most_local": "Float64", "releases": "int64"})
    low = marks.at_least.fillna(0)
    return marks.assign(low=low, high=marks.at_most_local.fillna(low), open=marks.at_most_local.isna())


def _title(cells: pd.DataFrame) -> str:
    first = cells.iloc[0]
    kinds = [str(first[name]) for name in ("age_group", "offense") if pd.notna(first[name])]
    of = f" ({', '.join(kinds)})" if kinds else ""
    return f"{first.measure.replace('_', ' ').capitalize()}{of}, {VIEWS[first.basis]}"


def _subtitle(cells: pd.DataFrame, shown: list[str]) -> list[str]:
    total = cells.jurisdiction.nunique()
    picked = f" The {len(shown)} of {total} jurisdictions with most periods." if len(shown) < total else ""
    return [READING, f"{PUBLICITY} Each panel has its own scale.{picked}"]
