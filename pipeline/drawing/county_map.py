"""A map of counties in one period: how many people were told of, drawn without asking anybody for shapes."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import altair as alt
import pandas as pd

from pipeline.drawing.shapes import shapes
from pipeline.drawing.style import PUBLICITY, finish, what
from pipeline.errors import UserError

STEPS = [1, 5, 10, 25, 50, 100]
BLUES = ["#d0e1f2", "#94c4df", "#4a98c9", "#2171b5", "#0a549e", "#08306b"]  # light to dark also in grey
NONE_PROVEN, NOTHING = "#f3e3c3", "#f4f4f4"
READING = "Colour: at least so many people, nobody counted twice. Statewide figures are in no county."
GAPS = "White-grey: no release speaks of the county, which is unknown, not zero. Sand: releases do, and prove nobody."
KEYS = [f"{low} to {high - 1}" for low, high in pairwise(STEPS)] + [f"{STEPS[-1]} or more"]


def draw_map(frame: pd.DataFrame, state: str | None, place: str, source: list[str]) -> alt.TopLevelMixin:
    """`frame` as `ask` gives it, by county, of one period; `state` is two digits, null for the whole country.

    Raises UserError where no county of one period has a bound.
    """
    cells = frame[(frame.period != "undated") & (frame.level == "county")]
    if cells.empty or cells.period.nunique() > 1:
        problem = "No county is told of." if cells.empty else "There is more than one period."
        raise UserError(problem, "Give one year with --year; `tally compare --by county` shows which there are.")
    told: dict[str, Any] = {str(row["jurisdiction_id"]): row for row in cells.to_dict("records")}
    counties = shapes("counties", state)
    for feature in counties:
        row = told.get(feature["id"], {})
        feature["properties"] = {
            "told": key_of(row["at_least"]) if row else NOWHERE,
            "county": row.get("jurisdiction", ""),
            "people": _said(row["at_least"]) if row else "",
        }
    chart = alt.layer(_filled(counties), _outlines(state)).properties(**_size(counties))
    missing = sorted(set(told) - {feature["id"] for feature in counties})
    lost = f" {len(missing)} areas told of have no outline here." if missing else ""
    title = f"{what(cells)} told of in {cells.iloc[0].period}, {place}"
    return finish(chart.project(type="identity"), title, [READING, GAPS + lost, PUBLICITY, *source])


NOWHERE, NOBODY = "no release", "none proven"


def key_of(people: int | None) -> str:
    """The step of the legend a number of people belongs to."""
    if people is None or pd.isna(people) or people < STEPS[0]:
        return NOBODY
    return KEYS[sum(people >= step for step in STEPS) - 1]


def _said(people: int | None) -> str:
    return "none proven" if people is None or pd.isna(people) else f"at least {people}"


def _filled(counties: list[dict[str, Any]]) -> Any:
    scale = alt.Scale(domain=[*KEYS, NOBODY, NOWHERE], range=[*BLUES, NONE_PROVEN, NOTHING])
    legend = alt.Legend(title="people", orient="right", symbolType="square", symbolSize=180, symbolStrokeWidth=0.5)
    return (
        alt.Chart(alt.InlineData(values=counties))
        .mark_geoshape(stroke="#bbbbbb", strokeWidth=0.4)
        .encode(
            color=alt.Color("properties.told:N", scale=scale, legend=legend),
            tooltip=[
                alt.Tooltip("properties.county:N", title="county"),
                alt.Tooltip("properties.people:N", title="people"),
            ],
        )
    )


def _outlines(state: str | None) -> Any:
    values = alt.InlineData(values=shapes("states", state))
    return alt.Chart(values).mark_geoshape(filled=False, stroke="#555555", strokeWidth=0.8)


def _size(counties: list[dict[str, Any]]) -> dict[str, int]:
    """Width and height with the proportions of what is drawn."""
    points = [
        point
        for feature in counties
        for polygon in feature["geometry"]["coordinates"]
        for ring in polygon
        for point in ring
    ]
    width, height = (max(axis) - min(axis) for axis in zip(*points, strict=True))
    scale = min(760 / width, 560 / height)
    return {"width": math.ceil(width * scale), "height": math.ceil(height * scale)}
