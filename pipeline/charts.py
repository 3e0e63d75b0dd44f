"""Arrests and rescues by jurisdiction and year, drawn: a PNG, and a page that loads nothing from anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

from pipeline.comparison.question import THRESHOLD
from pipeline.errors import UserError

COLOURS = {"arrests": "#0072B2", "rescues": "#D55E00"}  # Okabe and Ito, told apart by colour-blind readers too
OFFSETS = {"arrests": -0.18, "rescues": 0.18}  # years, so that one does not hide the other
COLUMNS, MOST_PANELS = 4, 32
BASES = {"period": "by the year it happened", "publication": "by the year it was published"}
SHAPES = ["circle", "diamond"]
TITLE = "People arrested and rescued, as press releases tell it"
SOURCE = (
    "Source: {releases} releases, counted by Taskforce Tally; trafficking and related topics, figures of confidence "
    f"{THRESHOLD:g} or more."
)
READING = (
    "Marks: the least the releases prove, nobody counted twice. Bars: up to the most they allow; "
    "a plus where no limit is set."
)
PUBLICITY = "Publicity is not incidence: an agency that tells more has not therefore seen more."


def draw(cells: pd.DataFrame, releases: int) -> alt.TopLevelMixin:
    """One small panel a jurisdiction; `cells` as overview.arrests_and_rescues gives them."""
    shown = _panels(cells)
    data = _marks(cells[cells.jurisdiction.isin(shown)])
    header = alt.Header(title=None, labelFontSize=12, labelFontWeight="bold", labelAnchor="start", labelPadding=4)
    chart: alt.TopLevelMixin = (
        _panel(data)
        .facet(
            alt.Facet("jurisdiction:N", sort=shown, header=header), columns=COLUMNS, spacing={"row": 14, "column": 18}
        )
        .resolve_scale(y="independent")
        .resolve_axis(x="independent")
        .properties(title=alt.TitleParams(TITLE, subtitle=_subtitle(cells, shown, releases), anchor="start"))
        .configure(font="DejaVu Sans, Verdana, sans-serif", background="white", padding=16)
        .configure_title(fontSize=20, subtitleFontSize=12, subtitleColor="#444", subtitlePadding=8, offset=14)
        .configure_axis(labelColor="#444", labelFontSize=10)
        .configure_view(stroke=None)
    )
    return chart


def _panel(data: pd.DataFrame) -> Any:
    """Bars from the least to the most; a dot for the least by period, a ring for the least by publication."""
    years = alt.Scale(domain=[int(data.year.min()) - 0.6, int(data.year.max()) + 0.6], nice=False)
    x = alt.X("x:Q", title=None, scale=years, axis=alt.Axis(format="d", tickMinStep=1, tickCount=5, grid=False))
    people = alt.Axis(tickCount=3, gridColor="#e5e5e5", domain=False, format="~s", minExtent=32, maxExtent=32)
    top = alt.Legend(
        orient="top", direction="horizontal", labelFontSize=12, symbolSize=90, symbolOpacity=1, labelLimit=0
    )
    colour = alt.Color(
        "measure:N", title=None, scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())), legend=top
    )
    shape = alt.Shape("view:N", title=None, scale=alt.Scale(domain=list(BASES.values()), range=SHAPES), legend=top)
    tips = [alt.Tooltip(f"{name}:N") for name in ("jurisdiction", "year", "measure", "view", "people")]
    base = alt.Chart(data, width=205, height=84).encode(x=x, color=colour, tooltip=tips)
    low, high = alt.Y("low:Q", title=None, axis=people), alt.Y("high:Q")
    proven = base.transform_filter("isValid(datum.at_least)")
    return alt.layer(
        base.mark_rule(strokeWidth=3, opacity=0.35).encode(y=low, y2="high:Q"),
        proven.transform_filter("datum.basis == 'period'")
        .mark_point(filled=True, size=30, opacity=1)
        .encode(y=low, shape=shape),
        proven.transform_filter("datum.basis != 'period'")
        .mark_point(filled=False, size=75, strokeWidth=1.2)
        .encode(y=low, shape=shape),
        base.transform_filter("datum.open").mark_text(text="+", dx=7, fontSize=13, fontWeight="bold").encode(y=high),
    )


def save(chart: alt.TopLevelMixin, folder: Path) -> tuple[Path, Path]:
    """arrests_and_rescues.png and .html in a folder. Raises UserError where it cannot be written."""
    png, page = folder / "arrests_and_rescues.png", folder / "arrests_and_rescues.html"
    try:
        chart.save(png, scale_factor=2)
        # The editor of the drawing library is a web site of others: no link to it.
        chart.save(page, inline=True, embed_options={"actions": {"export": True, "source": False, "editor": False}})
    except OSError as error:
        raise UserError(f"{folder} cannot be written: {error.strerror}.", "Mend its permissions.") from error
    return png, page


def _panels(cells: pd.DataFrame) -> list[str]:
    """The jurisdictions with most to show, in alphabetical order."""
    proven = cells[cells.at_least.notna()].groupby("jurisdiction").agg(n=("year", "size"), people=("at_least", "sum"))
    return sorted(proven.sort_values(["n", "people"], ascending=False).head(MOST_PANELS).index)


def _marks(cells: pd.DataFrame) -> pd.DataFrame:
    """Where each cell's dot and bar begin and end."""
    marks = cells.astype({"at_least": "Float64", "at_most_local": "Float64"})
    low = marks.at_least.fillna(0)
    return marks.assign(
        x=marks.year + marks.measure.map(OFFSETS),
        view=marks.basis.map(BASES),
        low=low,
        high=marks.at_most_local.fillna(low),
        open=marks.at_most_local.isna(),
    )


def _subtitle(cells: pd.DataFrame, shown: list[str], releases: int) -> list[str]:
    total = cells.jurisdiction.nunique()
    picked = f" The {len(shown)} of {total} jurisdictions with most figures." if len(shown) < total else ""
    return [READING, f"{PUBLICITY} Each panel has its own scale.", SOURCE.format(releases=releases) + picked]
