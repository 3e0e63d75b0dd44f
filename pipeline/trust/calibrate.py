"""Fits how sure a figure is to annotated releases, and says how well that holds on releases it was not fitted to.

    python -m pipeline.trust.calibrate GOLD[:DOCS]... --verdicts FILE:DOCS [--write] [--picture FILE]

GOLD are annotations in JSON Lines, DOCS the folder of their documents (`docs` beside GOLD unless given). Rules were
written on those documents, and are better there than elsewhere; verdicts are a person's on single figures of releases
that nobody wrote rules for. A ridge logistic regression over the features of `counts.confidence` is fitted to
both, with a term of its own for documents that rules were written on, which is left out afterwards. It is
cross-validated in five folds by document, so that no figure is judged by a model that saw its document; what is
reported are the figures with a verdict. --write puts the parameters, fitted to all documents, into
`extractors/rules/confidence.yml`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from pydantic import BaseModel

from extractors.counts.confidence import FILE, features, probability
from extractors.model import Measure
from extractors.reader import read_closely
from pipeline.annotate import Unread, annotation, documents
from pipeline.trust.annotations import Annotation, load_annotations
from pipeline.trust.matching import LEVELS, match
from pipeline.trust.reliability import Outcome, expected_calibration_error
from pipeline.workspace import open_workspace

FOLDS = 5
RIDGE = 1.0
TINY = 1e-6
STEPS = 50
THRESHOLD = 0.5  # a figure that is more likely wrong than right does not belong in a comparison
NOTE = (
    "# Made by python -m pipeline.trust.calibrate: how sure a figure is, from how it was read. Not written by hand.\n"
)


@dataclass(frozen=True)
class Case:
    """One figure: its document, what is known of how it was read, whether it is right, and is a verdict's."""

    doc_id: str
    known: dict[str, bool]
    right: bool
    judged: bool = False


class Verdict(BaseModel):
    """Whether the release claims this number of this measure at this place of its text."""

    doc_id: str
    start: int
    measure: Measure
    value: int
    right: bool


@dataclass(frozen=True)
class Model:
    intercept: float
    weights: dict[str, float]

    def sure(self, case: Case) -> float:
        return probability(case.known, self.intercept, self.weights)


def cases_of(gold: Path, folder: Path) -> Iterator[Case]:
    """Every figure that is read in the annotated documents of a folder."""
    annotated = load_annotations(gold)
    for document in documents(open_workspace(None), [folder]):
        if isinstance(document, Unread) or document.doc_id not in annotated:
            continue
        reading, drafts = read_closely(document.parsed.text, document.context)
        found = Annotation.model_validate(annotation(document.doc_id, reading))
        pairs = match(annotated[document.doc_id].figures, found.figures, LEVELS["found"])
        right = {j for _, j in pairs}
        yield from (Case(document.doc_id, features(draft), j in right) for j, draft in enumerate(drafts))


def judged_cases(verdicts: Path, folder: Path) -> Iterator[Case]:
    """Every figure with a verdict that is still read."""
    listed = [Verdict.model_validate_json(line) for line in verdicts.read_text(encoding="utf-8").splitlines()]
    known = {(v.doc_id, v.start, v.measure, v.value): v.right for v in listed}
    wanted = {verdict.doc_id for verdict in listed}
    for document in documents(open_workspace(None), [folder]):
        if isinstance(document, Unread) or document.doc_id not in wanted:
            continue
        reading, drafts = read_closely(document.parsed.text, document.context)
        for count, draft in zip(reading.counts, drafts, strict=True):
            key = (document.doc_id, count.number.span.start, count.measure, count.number.value)
            if key in known:
                yield Case(document.doc_id, features(draft), known[key], judged=True)


def fit(cases: Sequence[Case]) -> Model:
    """Ridge logistic regression by Newton's method; the intercept is not shrunk."""
    names = sorted({name for case in cases for name in case.known})
    held = np.array([[1.0, not case.judged, *(case.known[name] for name in names)] for case in cases], dtype=float)
    right = np.array([float(case.right) for case in cases])
    shrink = np.diag([TINY, TINY, *(RIDGE for _ in names)])
    weights = np.zeros(len(names) + 2)
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-held @ weights))
        slope = held.T @ (sure - right) + shrink @ weights
        weights -= np.linalg.solve((held.T * (sure * (1 - sure))) @ held + shrink, slope)
    return Model(float(weights[0]), {name: float(weight) for name, weight in zip(names, weights[2:], strict=True)})


def held_out(cases: Sequence[Case]) -> list[Outcome]:
    """Each case with a verdict, and the confidence of a model fitted to the folds that its document is not in."""
    outcomes = []
    for fold in range(FOLDS):
        model = fit([case for case in cases if fold_of(case.doc_id) != fold])
        own = [case for case in cases if fold_of(case.doc_id) == fold and case.judged]
        outcomes += [Outcome(case.doc_id, round(model.sure(case), 2), case.right) for case in own]
    return outcomes


def fold_of(doc_id: str) -> int:
    """The fold of a document, by a hash of its id, so that it is the same in every run."""
    return int(sha256(doc_id.encode()).hexdigest(), 16) % FOLDS


def report(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """How well the confidences hold: calibration error, Brier score, and that of saying the mean of every figure."""
    right = sum(outcome.right for outcome in outcomes) / len(outcomes)
    brier = sum((outcome.sure - outcome.right) ** 2 for outcome in outcomes) / len(outcomes)
    return {
        "documents": len({outcome.doc_id for outcome in outcomes}),
        "figures": len(outcomes),
        "right": round(right, 3),
        "held_out_calibration_error": round(expected_calibration_error(outcomes), 3),
        "held_out_brier": round(brier, 4),
        "brier_of_the_mean": round(right * (1 - right), 4),
    }


def main() -> None:
    """Fit, report, and write where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", metavar="GOLD[:DOCS]")
    parser.add_argument("--verdicts", required=True, metavar="FILE:DOCS")
    parser.add_argument("--write", action="store_true", help=f"put the parameters into extractors/rules/{FILE}")
    parser.add_argument("--picture", type=Path, help="draw the reliability on held-out folds: .png, .svg or .html")
    asked = parser.parse_args()
    cases: list[Case] = []
    for given in asked.gold:
        gold, _, folder = given.partition(":")
        cases += cases_of(Path(gold), Path(folder) if folder else Path(gold).parent / "docs")
    verdicts, _, folder = asked.verdicts.partition(":")
    cases += judged_cases(Path(verdicts), Path(folder))
    outcomes, model = held_out(cases), fit(cases)
    fitted = report(outcomes)
    print(yaml.safe_dump(fitted, sort_keys=False), end="")
    if asked.picture:
        from pipeline.trust.pictures import draw_reliability, save_picture

        save_picture(draw_reliability(outcomes), asked.picture)
    if asked.write:
        write(model, fitted)


def write(model: Model, fitted: dict[str, Any]) -> None:
    """The parameters as data of the readers."""
    weights = {name: round(weight, 3) for name, weight in model.weights.items()}
    kept = {"intercept": round(model.intercept, 3), "weights": weights, "threshold": THRESHOLD, "fitted": fitted}
    target = Path(str(files("extractors").joinpath("rules", FILE)))
    target.write_text(NOTE + yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")


if __name__ == "__main__":
    main()
