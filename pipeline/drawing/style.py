"""What all pictures share: colours that colour-blind readers tell apart, a title, and the lines under it."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

BLUE, ORANGE, GREEN, GREY, SKY = "#0072B2", "#D55E00", "#009E73", "#767676", "#56B4E9"  # Okabe and Ito, and a grey
INK, PALE = "#444444", "#e5e5e5"
PUBLICITY = "Publicity is not incidence: this shows what agencies told the public, not how much happened."
VIEWS = {"period": "by when it happened", "publication": "by when it was published"}


def source_line(version: str, releases: int | None = None) -> str:
    """Where the figures are from; `version` is the dataset's."""
    behind = f"{releases:,} public releases" if releases else "public releases"
    return f"Source: {behind} of police, sheriffs and prosecutors, read by Taskforce Tally {version}."


def finish(chart: Any, title: str, lines: list[str]) -> alt.TopLevelMixin:
    """The chart with its title, the lines under it, and one look.

    Set in place: each of altair's own methods would copy all the data of the chart once more.
    """
    chart.title = alt.TitleParams(title, subtitle=lines, anchor="start")
    chart.config = alt.Config(
        title=alt.TitleConfig(fontSize=19, subtitleFontSize=12, subtitleColor=INK, subtitlePadding=8, offset=22),
        axis=alt.AxisConfig(
            labelColor=INK, titleColor=INK, gridColor=PALE, domain=False, labelFontSize=11, labelLimit=320
        ),
        legend=alt.LegendConfig(labelColor=INK, titleColor=INK, labelFontSize=11, titleFontSize=11, labelLimit=0),
        header=alt.HeaderConfig(labelColor=INK),
        view=alt.ViewConfig(stroke=None),
        font="DejaVu Sans, Verdana, sans-serif",
        background="white",
        padding=18,
    )
    finished: alt.TopLevelMixin = chart
    return finished


def what(frame: pd.DataFrame) -> str:
    """The measure and kind of a comparison: "Arrests", "Rescues (minor)"."""
    first = frame.iloc[0]
    kinds = [str(first[name]) for name in ("age_group", "offense") if pd.notna(first[name])]
    of = f" ({', '.join(kinds)})" if kinds else ""
    return f"{first.measure.replace('_', ' ').capitalize()}{of}"
