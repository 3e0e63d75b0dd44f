"""Whether figures said to be so and so sure are right as often: bins, and the expected calibration error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True)
class Outcome:
    """One figure: its document, how sure it was said to be (0 to 1), and whether it is right."""

    doc_id: str
    sure: float
    right: bool


@dataclass(frozen=True)
class Bin:
    """Figures of about the same confidence: how many, their mean confidence, and the share that is right."""

    figures: int
    sure: float
    right: float


def reliability(outcomes: Sequence[Outcome], bins: int = BINS) -> list[Bin]:
    """Outcomes in bins of equal width between 0 and 1, empty ones left out."""
    held: dict[int, list[Outcome]] = {}
    for outcome in outcomes:
        held.setdefault(min(int(outcome.sure * bins), bins - 1), []).append(outcome)
    return [_bin(some) for _, some in sorted(held.items())]


def _bin(some: Sequence[Outcome]) -> Bin:
    count = len(some)
    return Bin(count, sum(outcome.sure for outcome in some) / count, sum(outcome.right for outcome in some) / count)


def expected_calibration_error(outcomes: Sequence[Outcome], bins: int = BINS) -> float:
    """The mean distance between confidence and share right, each bin weighing as much as it holds figures.

    Raises ValueError where there is no outcome.
    """
    if not outcomes:
        raise ValueError("no figure has a confidence")
    found = reliability(outcomes, bins)
    return sum(each.figures * abs(each.sure - each.right) for each in found) / len(outcomes)
