from __future__ import annotations

import math

import pytest

from extractors.counts.confidence import parameters, probability
from extractors.model import Context
from extractors.reader import read, read_closely

PLAIN = "Detectives of the Exampleton Police Department arrested 14 men for soliciting prostitution."
LEANING = "Deputies of Exampleton arrested 14 people, including 3 women. Of those, 2 were minors."


def test_a_probability_is_the_logistic_of_what_holds() -> None:
    assert probability({"a": True, "b": False, "c": True}, 1.0, {"a": -1.0, "b": 5.0}) == 0.5
    assert probability({}, math.log(9), {}) == pytest.approx(0.9)


def test_the_parameters_are_of_the_features_there_are_and_hold_on_other_releases() -> None:
    _, drafts = read_closely(PLAIN, Context())
    from extractors.counts.confidence import features

    fitted = parameters()
    assert set(fitted["weights"]) == set(features(drafts[0]))
    assert fitted["fitted"]["held_out_calibration_error"] <= 0.05
    assert fitted["fitted"]["figures"] >= 200
    assert 0 < fitted["threshold"] < 1


def test_a_figure_of_named_people_is_surer_than_one_without_a_noun_or_not_exact() -> None:
    (plain,) = read(PLAIN).counts
    less = [*read("On Friday detectives arrested twelve in Exampleville.").counts]
    less += read("Nearly twelve men were arrested in Exampleville on Friday.").counts
    assert [count.number.value for count in less] == [12, 12]
    assert all(count.confidence < plain.confidence for count in less)
    assert all(count.confidence == round(count.confidence, 2) for count in (plain, *less))


def test_a_reading_has_a_draft_a_count() -> None:
    reading, drafts = read_closely(LEANING, Context())
    assert [count.number for count in reading.counts] == [draft.number for draft in drafts]
