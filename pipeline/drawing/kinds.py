"""The pictures by kind, from what was asked for to what is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt

from pipeline.comparison.areas import Areas
from pipeline.comparison.asking import Asked, ask
from pipeline.comparison.naming import state_of
from pipeline.comparison.terms import terms
from pipeline.dataset import Dataset
from pipeline.drawing.county_map import draw_map
from pipeline.drawing.panels import draw_panels
from pipeline.drawing.ranking import draw_ranking
from pipeline.drawing.style import source_line
from pipeline.drawing.timeline import draw_timeline, find_operation


@dataclass(frozen=True)
class Picture:
    """`kind`: panels, ranking, map or timeline; `operation` is a timeline's."""

    kind: str
    asked: Asked
    operation: str | None = None


def draw(dataset: Dataset, wanted: Picture) -> alt.TopLevelMixin:
    """The picture. Raises UserError where there is nothing to draw."""
    manifest = dataset.manifest
    version = f"{manifest.version}+{manifest.dataset_sha256[:12]}"
    if wanted.kind == "timeline":
        return draw_timeline(dataset, find_operation(dataset, wanted.operation or ""), source_line(version))
    source = [terms(wanted.asked), source_line(version, manifest.counts_in.get("releases"))]
    frame = ask(dataset, wanted.asked)
    if wanted.kind == "ranking":
        return draw_ranking(frame, wanted.asked.per or "100k", source)
    if wanted.kind == "panels":
        return draw_panels(frame, wanted.asked.every, source)
    areas = Areas(dataset.table("jurisdictions"))
    state = state_of(wanted.asked.state, areas) if wanted.asked.state else None
    return draw_map(frame, state, areas.label(state) if state else "United States", source)
