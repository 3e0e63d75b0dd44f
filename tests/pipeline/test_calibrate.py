"""Fitting confidences to made-up figures whose truth is known."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from pipeline.trust.calibrate import Case, Verdict, cases_of, fit, fold_of, held_out, judged_cases, report
from pipeline.trust.reliability import expected_calibration_error

TEXT = "Detectives of the Exampleton Police Department arrested 14 men. They also rescued three girls on Monday.\n"


def world(size: int = 3000) -> list[Case]:
    """Figures read plainly are right in nine of ten cases, hasty ones in six of ten, and better in known documents."""
    rng = random.Random(1)
    cases = []
    for number in range(size):
        hasty, judged = number % 2 == 0, number % 3 == 0
        chance = (0.6 if hasty else 0.9) if judged else (0.85 if hasty else 0.97)
        cases.append(Case(f"d{number // 5}", {"hasty": hasty}, rng.random() < chance, judged))
    return cases


def test_a_fit_finds_how_often_figures_are_right_where_no_rule_was_written() -> None:
    model = fit(world())
    assert model.sure(Case("x", {"hasty": False}, True)) == pytest.approx(0.9, abs=0.04)
    assert model.sure(Case("x", {"hasty": True}, True)) == pytest.approx(0.6, abs=0.06)


def test_figures_with_a_verdict_are_judged_by_models_that_did_not_see_their_document() -> None:
    cases = world()
    outcomes = held_out(cases)
    assert len(outcomes) == sum(case.judged for case in cases)
    assert expected_calibration_error(outcomes) < 0.05
    told = report(outcomes)
    assert told["held_out_brier"] < told["brier_of_the_mean"]
    assert {fold_of(case.doc_id) for case in cases} == {0, 1, 2, 3, 4}


def test_cases_come_of_annotated_documents_and_of_verdicts(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "one.txt").write_text(TEXT)
    gold = {"doc_id": "one", "counts": [{"measure": "arrests", "value": 14}]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold))
    assert [case.right for case in cases_of(tmp_path / "gold.jsonl", tmp_path / "docs")] == [True, False]
    verdict = {"doc_id": "one", "start": TEXT.index("three"), "measure": "rescues", "value": 3, "right": True}
    (tmp_path / "verdicts.jsonl").write_text(json.dumps(verdict))
    assert [(case.right, case.judged) for case in judged_cases(tmp_path / "verdicts.jsonl", tmp_path / "docs")] == [
        (True, True)
    ]


@pytest.mark.parametrize(
    ("name", "judged", "right"),
    [("figures", 268, 229), ("unseen", 240, 222), ("later", 150, 139), ("latest", 120, 112), ("drawn", 160, 152)],
)
def test_verdicts_are_of_figures_said_once_each(name: str, judged: int, right: int) -> None:
    lines = (Path(__file__).parents[1] / "data" / "verdicts" / f"{name}.jsonl").read_text().splitlines()
    verdicts = [Verdict.model_validate_json(line) for line in lines]
    assert len({(one.doc_id, one.start, one.measure) for one in verdicts}) == len(verdicts) == judged
    assert sum(one.right for one in verdicts) == right
