"""Ranked bars of rates: people told of for so many inhabitants, in one period."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from pipeline.drawing.style import BLUE, GREY, PUBLICITY, finish, what
from pipeline.errors import UserError

MOST = 25
READING = "Bar: at least so many, nobody counted twice; line: up to the most the releases allow."


def draw_ranking(frame: pd.DataFrame, per: str, source: list[str]) -> alt.TopLevelMixin:
    """`frame` as `ask` gives it with the rates `per` so many inhabitants, of one period.

    Raises UserError where no cell of one period has a rate.
    """
    least, most = f"at_least_per_{per}", f"at_most_per_{per}"
    cells = frame[(frame.period != "undated") & frame[least].notna() & (frame.at_least > 0)]
    if cells.empty or cells.period.nunique() > 1:
        problem = "There is no rate to rank." if cells.empty else "There is more than one period."
        raise UserError(problem, "Give one year with --year, and an area whose inhabitants are known.")
    ranked = cells.sort_values([least, "jurisdiction"], ascending=[False, True])
    data = ranked.head(MOST).astype({least: "float64", most: "Float64"})
    data = data.assign(rate=data[least], limit=data[most].astype("Float64"))
    data["told"] = [_told(row) for _, row in data.iterrows()]
    order = data.jurisdiction.tolist()
    base = alt.Chart(data[["jurisdiction", "rate", "limit", "told"]], width=560, height=22 * len(order)).encode(
        y=alt.Y("jurisdiction:N", sort=order, title=None, axis=alt.Axis(ticks=False, labelPadding=8))
    )
    x = alt.X("rate:Q", title=f"people per {_spelled(per)} inhabitants", axis=alt.Axis(tickCount=5))
    chart = alt.layer(
        base.mark_bar(color=BLUE, height=13).encode(x=x, tooltip=["jurisdiction", "rate", "limit", "told"]),
        base.transform_filter("isValid(datum.limit)").mark_rule(color=GREY, strokeWidth=2).encode(x=x, x2="limit:Q"),
        base.transform_calculate(end="max(datum.rate, isValid(datum.limit) ? datum.limit : 0)")
        .mark_text(align="left", dx=6, color=GREY, fontSize=11)
        .encode(x="end:Q", text="told:N"),
    )
    shown = f" The first {len(order)} of {len(cells)} areas." if len(cells) > len(order) else ""
    small = "Areas with few inhabitants rank high on a handful of people. An area no release speaks of is not here."
    title = f"{what(cells)} told of in {cells.iloc[0].period}, per {_spelled(per)} inhabitants"
    return finish(chart, title, [READING + shown, small, PUBLICITY, *source])


def _told(row: pd.Series[Any]) -> str:
    """The numbers behind a bar, "12 to 30 people, 4 releases"."""
    if pd.isna(row.at_most):
        people = f"{row.at_least} people or more"
    else:
        people = f"{row.at_least} people" if row.at_most == row.at_least else f"{row.at_least} to {row.at_most} people"
    return f"{people}, {row.releases} release{'' if row.releases == 1 else 's'}"


def _spelled(per: str) -> str:
    units = {"k": 1_000, "m": 1_000_000}
    number = int(per[:-1]) * units[per[-1].lower()] if per[-1].lower() in units else int(per)
    return f"{number:,}"
