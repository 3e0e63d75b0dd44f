"""How sure a figure is: the share of figures read the same way that are right, measured on annotated releases.

A figure is right where the release claims this number of this measure. The parameters lie in
`rules/confidence.yml`; `python -m pipeline.trust.calibrate` fits them anew.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from extractors.counts.measures import CUSTODIAL, RESCUED

if TYPE_CHECKING:  # a draft brings spaCy along, and comparisons only want the threshold
    from extractors.counts.draft import Draft

FILE = "confidence.yml"
LONG_SENTENCE = 300  # characters


def features(draft: Draft) -> dict[str, bool]:
    """What is known of how a figure was read, by name; each may speak for it or against it."""
    return {
        "leans on another": draft.rule.startswith("part_of_"),
        "part of a total": draft.total is not None,
        "no noun": draft.phrase.noun is None,
        "row": draft.row,
        "none or one": draft.number.value <= 1,
        "event as a noun": draft.rule.endswith("_noun"),
        "not exact": draft.number.precision != "exact",
        "victims": draft.measure in RESCUED,
        "neither people held nor victims": draft.measure not in RESCUED | CUSTODIAL,
        "long sentence": draft.sentence.end - draft.sentence.start > LONG_SENTENCE,
    }


@cache
def parameters() -> dict[str, Any]:
    """What `rules/confidence.yml` holds: `intercept`, `weights` by feature, `threshold`, and how they were fitted."""
    text = files("extractors").joinpath("rules", FILE).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def probability(known: Mapping[str, bool], intercept: float, weights: Mapping[str, float]) -> float:
    """The logistic of the weights of what holds; a feature without a weight says nothing."""
    total = intercept + sum(weights.get(name, 0.0) for name, holds in known.items() if holds)
    return 1 / (1 + math.exp(-total))


def confidence(draft: Draft) -> float:
    """Between 0.01 and 0.99, two digits."""
    fitted = parameters()
    return min(0.99, max(0.01, round(probability(features(draft), fitted["intercept"], fitted["weights"]), 2)))
