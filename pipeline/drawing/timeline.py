"""One operation as its releases tell it: who said what when, from arrests to convictions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from extractors.model import earliest_day, latest_day
from pipeline.dataset import Dataset
from pipeline.drawing.style import BLUE, GREEN, GREY, ORANGE, PALE, PUBLICITY, finish
from pipeline.errors import UserError

Row = dict[str, Any]
RELATIONS = {
    "whole": "of the whole operation",
    "part": "of a part of it",
    "later": "what became of it",
    "mention": "a mention, without figures",
}
COLOURS, SHAPES = [BLUE, ORANGE, GREEN, GREY], ["circle", "square", "diamond", "cross"]
NAMED = "A mark is a release, beside it the largest figures it gives. Grey band: the days of the operation."


def find_operation(dataset: Dataset, wanted: str) -> Row:
    """The operation of an id or its beginning, or of a name; of several of one name the one most releases tell of.

    Raises UserError where there is none.
    """
    known: list[Row] = dataset.table("operations").to_pylist()
    known.sort(key=lambda row: (-len(row["releases"]), row["operation_id"]))
    plain = wanted.casefold().removeprefix("operation ")
    found = [row for row in known if row["operation_id"].startswith(wanted) or plain in (row["name"] or "").casefold()]
    if not found:
        shown = ", ".join([row["name"] for row in known if row["name"]][:6])
        raise UserError(f"{wanted}: no such operation.", f"The dataset has {shown or 'none at all'}.")
    return found[0]


def draw_timeline(dataset: Dataset, operation: Row, source: str) -> alt.TopLevelMixin:
    """`operation` is a row of the operations table. Raises UserError where none of its releases has a date."""
    of = dataset.table("releases").select(["release_id", "publisher"]).to_pylist()
    publishers = {row["release_id"]: row["publisher"] for row in of}
    tellings = dataset.table("tellings").to_pylist()
    own = [row for row in tellings if row["operation_id"] == operation["operation_id"] and row["latest"]]
    data = _marks([row for row in own if row["published"]], publishers)
    if data.empty:
        raise UserError("None of its releases has a date.", "A timeline needs days of publication.")
    relations = [relation for relation in RELATIONS.values() if relation in set(data.relation)]
    order = data.publisher.drop_duplicates().tolist()
    height = max(90, 26 * int(data.groupby("publisher").size().max())) * len(order)
    y = alt.Y("publisher:N", sort=order, title=None, axis=alt.Axis(ticks=False, labelPadding=10, labelLimit=300))
    x = alt.X("day:T", title="published", scale=alt.Scale(padding=30), axis=alt.Axis(format=_form(data), tickCount=6))
    index = [list(RELATIONS.values()).index(relation) for relation in relations]
    scales = [alt.Scale(domain=relations, range=[each[i] for i in index]) for each in (COLOURS, SHAPES)]
    legend = alt.Legend(title=None, orient="top", symbolSize=90)
    base = alt.Chart(data, width=720, height=height).encode(x=x, y=y, yOffset=alt.YOffset("lane:O"))
    marks = base.mark_point(filled=True, size=80, opacity=1).encode(
        color=alt.Color("relation:N", scale=scales[0], legend=legend),
        shape=alt.Shape("relation:N", scale=scales[1], legend=legend),
        tooltip=["publisher", "published", "relation", "said", "release_id"],
    )
    said = base.encode(text="said:N")
    late = said.transform_filter("datum.late").mark_text(align="right", dx=-9, fontSize=11, color="#333333")
    early = said.transform_filter("!datum.late").mark_text(align="left", dx=9, fontSize=11, color="#333333")
    chart = alt.layer(*_days(operation, x), marks, late, early)
    return finish(chart, _title(operation), [*_told(operation, data), PUBLICITY, source])


def _marks(tellings: list[Row], publishers: Mapping[str, str | None]) -> pd.DataFrame:
    """A row a release: its day, what it says, and the lane of its publisher it stands in; words of late ones stand
    to the left of their mark."""
    days = [earliest_day(row["published"]) for row in tellings]
    middle = (min(days).toordinal() + max(days).toordinal()) / 2 if days else 0
    rows = [
        {
            "publisher": publishers.get(row["release_id"]) or row["source_id"],
            "published": row["published"],
            "day": pd.Timestamp(day),
            "said": _said(row),
            "relation": RELATIONS[row["relation"]],
            "late": day.toordinal() > middle,
            "release_id": row["release_id"],
        }
        for row, day in zip(tellings, days, strict=True)
    ]
    data = pd.DataFrame(rows, columns=["publisher", "published", "day", "said", "relation", "late", "release_id"])
    data = data.sort_values(["day", "release_id"], ignore_index=True)
    return data.assign(lane=data.groupby("publisher").cumcount())


def _form(data: pd.DataFrame) -> str:
    """How days are written on the axis: with the day where all lie within a year."""
    return "%-d %b %Y" if (data.day.max() - data.day.min()).days < 366 else "%b %Y"


def _said(row: Row) -> str:
    claims = (claim.partition(": ") for claim in row["claims"])
    figures = ", ".join(f"{value} {measure.replace('_', ' ')}" for measure, _, value in claims)
    return ": ".join(filter(None, (row["change"], figures)))


def _days(operation: Row, x: alt.X) -> list[alt.Chart]:
    """The days of the operation, where they are known."""
    if not operation["period_start"] or not operation["period_end"]:
        return []
    days = (earliest_day(operation["period_start"]), latest_day(operation["period_end"]))
    data = pd.DataFrame([{"day": pd.Timestamp(days[0]), "end": pd.Timestamp(days[1]) + pd.Timedelta(days=1)}])
    return [alt.Chart(data).mark_rect(color=PALE, opacity=0.9).encode(x=x, x2="end:T")]


def _title(operation: Row) -> str:
    name, edition = operation["name"] or "An operation without a name", operation["edition"]
    return f"{name}{f' ({edition})' if edition and edition not in name else ''}, as its releases tell it"


def _told(operation: Row, data: pd.DataFrame) -> list[str]:
    number, publishers = len(data), data.publisher.nunique()
    first = f"{number} release{'s' * (number > 1)} of {publishers} publisher{'s' * (publishers > 1)}. {NAMED}"
    differ = [measure.replace("_", " ") for measure in operation["disagreements"]]
    return [first, *([f"Releases disagree on {', '.join(differ)}; all they say is shown."] if differ else [])]
