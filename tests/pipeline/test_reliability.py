from __future__ import annotations

import pytest

from pipeline.trust.reliability import Bin, Outcome, expected_calibration_error, reliability


def outcomes(sure: float, right: int, wrong: int) -> list[Outcome]:
    return [Outcome("d", sure, i < right) for i in range(right + wrong)]


def test_bins_hold_what_was_said_and_what_came() -> None:
    assert reliability(outcomes(0.75, 3, 1) + outcomes(1.0, 2, 0)) == [Bin(4, 0.75, 0.75), Bin(2, 1.0, 1.0)]


def test_the_error_weighs_bins_by_their_figures() -> None:
    assert expected_calibration_error(outcomes(0.75, 3, 1) + outcomes(1.0, 2, 0)) == 0.0
    assert expected_calibration_error(outcomes(0.9, 3, 3) + outcomes(0.5, 1, 1)) == pytest.approx(0.4 * 6 / 8)
    with pytest.raises(ValueError, match="no figure"):
        expected_calibration_error([])
