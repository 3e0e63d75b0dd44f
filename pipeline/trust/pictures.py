"""Scores and reliability, drawn: what the readers find, and whether they are as sure as they should be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import altair as alt
import pandas as pd

from pipeline.errors import UserError
from pipeline.trust.matching import LEVELS
from pipeline.trust.reliability import Outcome, expected_calibration_error, reliability
from pipeline.trust.scoring import Score

BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#888888"
SHARE = alt.Scale(domain=[0, 1])


def draw(scores: Mapping[tuple[str, str], Score], outcomes: Sequence[Outcome], title: str) -> alt.TopLevelMixin:
    """F1 by level and measure with its intervals; beside it the reliability, where confidences are known."""
    panels: list[Any] = [draw_scores(scores), *([draw_reliability(outcomes)] if outcomes else [])]
    chart: alt.TopLevelMixin = (
        alt.hconcat(*panels, spacing=40)
        .properties(title=alt.TitleParams(title, anchor="start", fontSize=18, offset=12))
        .configure_view(stroke=None)
        .configure_axis(labelColor="#444", gridColor="#e5e5e5", domain=False)
        .configure(font="DejaVu Sans, Verdana, sans-serif", background="white", padding=16)
    )
    return chart


def draw_scores(scores: Mapping[tuple[str, str], Score]) -> Any:
    """One panel a level, one row a measure: a dot for F1, a line for its 95 % interval."""
    rows = [
        {"measure": measure, "level": level, "f1": score.f1, "low": score.low, "high": score.high, "gold": score.gold}
        for (measure, level), score in scores.items()
        if level in LEVELS and score.gold
    ]
    order = list(dict.fromkeys(measure for (measure, _), score in scores.items() if score.gold))
    base = alt.Chart(pd.DataFrame(rows), width=130, height=18 * len(order)).encode(
        y=alt.Y("measure:N", sort=order, title=None),
        tooltip=["measure:N", "level:N", "f1:Q", "low:Q", "high:Q", "gold:Q"],
    )
    axis = alt.Axis(values=[0, 0.5, 1], format=".1f")
    line = base.mark_rule(color=BLUE, strokeWidth=3, opacity=0.35).encode(
        x=alt.X("low:Q", scale=SHARE, axis=axis, title="F1"), x2="high:Q"
    )
    dot = base.mark_point(filled=True, size=45, opacity=1, color=BLUE).encode(x=alt.X("f1:Q", scale=SHARE))
    header = alt.Header(title=None, labelFontSize=12, labelFontWeight="bold")
    return alt.layer(line, dot).facet(column=alt.Column("level:N", sort=list(LEVELS), header=header), spacing=16)


def draw_reliability(outcomes: Sequence[Outcome]) -> Any:
    """Share right by confidence: on the grey line figures are as often right as they were said to be."""
    bins = pd.DataFrame([vars(each) for each in reliability(outcomes)])
    error = expected_calibration_error(outcomes)
    even = pd.DataFrame({"sure": [0.0, 1.0], "right": [0.0, 1.0]})
    x = alt.X("sure:Q", scale=SHARE, title="said to be so sure")
    y = alt.Y("right:Q", scale=SHARE, title="share that is right")
    line = alt.Chart(even).mark_line(color=GREY, strokeDash=[4, 4], strokeWidth=1).encode(x=x, y=y)
    size = alt.Size("figures:Q", legend=None, scale=alt.Scale(range=[30, 400]))
    dots = (
        alt.Chart(bins)
        .mark_circle(color=ORANGE, opacity=0.9)
        .encode(x=x, y=y, size=size, tooltip=["sure:Q", "right:Q", "figures:Q"])
    )
    numbers = alt.Chart(bins).mark_text(align="right", dx=-12, dy=-8).encode(x=x, y=y, text="figures:Q")
    text = f"Reliability of {len(outcomes)} figures, expected calibration error {error:.3f}"
    notes = ["Beside each dot: its figures. Above the line they are", "more often right than they were said to be."]
    title = alt.TitleParams(text, subtitle=notes, anchor="start")
    return alt.layer(line, dots, numbers).properties(width=260, height=260, title=title)


def save_picture(chart: alt.TopLevelMixin, path: Path) -> None:
    """PNG, SVG or a self-contained HTML page, by the ending. Raises UserError where it cannot be written."""
    form = path.suffix.lower().removeprefix(".")
    if form not in ("png", "svg", "html"):
        raise UserError(f"{path}: pictures are PNG, SVG or HTML.", "End its name in .png, .svg or .html.")
    try:
        if form == "html":
            chart.save(path, inline=True, embed_options={"actions": False})
        else:
            chart.save(path, scale_factor=2)
    except OSError as error:
        problem = f"{path} cannot be written: {error.strerror}."
        raise UserError(problem, "Give another place, or mend its permissions.") from error
