"""What is compared, in ids and ordinals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractors.counts.confidence import parameters
from extractors.model import AgeGroup, Offense
from pipeline.comparison.areas import LEVELS
from pipeline.comparison.figures import LONG_AGO, NEVER
from pipeline.comparison.windows import FEDERAL, Every, Window

Basis = Literal["period", "publication"]
THRESHOLD: float = parameters()["threshold"]  # extractors/rules/confidence.yml says how it was set
UNDATED = Window("undated", LONG_AGO, NEVER)


@dataclass(frozen=True)
class Slice:
    """One kind of people: an offense, an age group, or everybody where both are null."""

    offense: Offense | None = None
    age_group: AgeGroup | None = None


@dataclass(frozen=True)
class Question:
    """What is compared. `levels` are the kinds of area; `own_areas` keeps only areas that figures name themselves.

    `since` and `until` are ordinals of days and cut the comparison; `state` is a two-digit code; `places` are the
    only areas wanted, unless null; fiscal years begin with the month `fiscal_start` and are named by their last day;
    figures less sure than `confidence` are left out.
    """

    measure: str
    every: Every = "year"
    basis: Basis = "period"
    slices: tuple[Slice, ...] = (Slice(),)
    levels: tuple[str, ...] = LEVELS
    own_areas: bool = False
    state: str | None = None
    since: int = LONG_AGO
    until: int = NEVER
    places: frozenset[str] | None = None
    fiscal_start: int = FEDERAL
    confidence: float = THRESHOLD
