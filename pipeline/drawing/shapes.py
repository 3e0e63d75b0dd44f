"""Outlines of counties and states, from corpus/reference/counties.topo.json.gz (source named there).

TopoJSON: borders are stored once, as arcs of differences, and shapes say which arcs go around them; an arc ~i is arc i
run backwards. Coordinates are those of a page 975 wide and 610 high, Alaska and Hawaii set below.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files
from typing import Any

Point = tuple[float, float]


@cache
def _topology() -> dict[str, Any]:
    stored = files("corpus").joinpath("reference", "counties.topo.json.gz").read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(stored))
    return found


@cache
def _arcs() -> list[list[Point]]:
    topology = _topology()
    (scale_x, scale_y), (left, top) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(x * scale_x + left, 2), round(y * scale_y + top, 2)))
        arcs.append(points)
    return arcs


def shapes(kind: str, state: str | None = None) -> list[dict[str, Any]]:
    """GeoJSON features of all "counties" or "states", or of those in one state; `id` is the FIPS code."""
    listed = _topology()["objects"][kind]["geometries"]
    return [_feature(shape) for shape in listed if state is None or shape["id"].startswith(state)]


def _feature(shape: dict[str, Any]) -> dict[str, Any]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = [[_ring(arcs) for arcs in polygon] for polygon in polygons]
    drawn = [
        polygon for polygon in rings if len(polygon[0]) > 3
    ]  # islands so small that they became lines are left out
    return {"type": "Feature", "id": shape["id"], "geometry": {"type": "MultiPolygon", "coordinates": drawn}}


def _ring(arcs: list[int]) -> list[Point]:
    points: list[Point] = []
    for arc in arcs:
        run = _arcs()[arc] if arc >= 0 else _arcs()[~arc][::-1]
        points += run[1:] if points else run
    return points
