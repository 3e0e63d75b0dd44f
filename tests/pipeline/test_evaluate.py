"""Evaluating the readers; every document is invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.model import Span
from pipeline.errors import UserError
from pipeline.trust.annotations import Annotation, load_annotations
from pipeline.trust.evaluate import (
    both,
    errors,
    errors_table,
    evaluate,
    masked_sentences,
    outcomes,
    read_documents,
    table_of,
)
from pipeline.trust.pictures import draw, save_picture
from pipeline.workspace import open_workspace

TEXT = """FOR IMMEDIATE RELEASE
March 3, 2021

Detectives of the Exampleton Police Department arrested 14 men for soliciting prostitution on February 27, 2021.
"""
FIGURE = {"measure": "arrests", "value": 14, "offense": "buying", "gender": "male", "precision": "exact"}
FIGURE |= {"period_start": "2021-02-27", "period_end": "2021-02-27", "place": None, "quote": "arrested 14 men"}


@pytest.fixture
def gold(tmp_path: Path) -> dict[str, Annotation]:
    missed = {"measure": "rescues", "value": 2, "quote": "Jordan Examplar and another"}
    lines = [
        {"doc_id": "one", "published": "2021-03-03", "counts": [FIGURE, missed]},
        {"doc_id": "two", "counts": []},
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, lines)))
    for name in ("one", "three"):
        (tmp_path / f"{name}.txt").write_text(TEXT)
    return load_annotations(tmp_path / "gold.jsonl")


def test_documents_are_read_scored_and_their_errors_told(tmp_path: Path, gold: dict[str, Annotation]) -> None:
    readings = read_documents(open_workspace(tmp_path), gold, [tmp_path])
    assert list(readings.documents) == ["one"]
    found = evaluate(gold, readings.documents)
    score = found.scores["arrests", "described"]
    assert (score.precision, score.recall, score.gold, score.found) == (1.0, 1.0, 1, 1)
    assert found.scores["all", "found"].recall == 0.5
    assert (found.published, found.silent) == (0.5, (1, 0))
    rows = {(row["measure"], row["level"]): row for row in table_of(found).to_pylist()}
    assert rows["documents", "published"]["precision"] == 0.5
    assert rows["rescues", "found"]["found"] == 0
    (error,) = errors(gold, readings, "found")
    assert (error.kind, error.figure.measure, error.sentence) == ("missed", "rescues", "[name] and another")
    assert [outcome.right for outcome in outcomes(gold, readings.documents)] == [True]


def test_an_error_names_the_fields_that_differ(gold: dict[str, Annotation], tmp_path: Path) -> None:
    readings = read_documents(open_workspace(tmp_path), gold, [tmp_path / "one.txt"])
    wrong = gold["one"].figures[0].model_copy(update={"gender": "female"})
    other = {"one": gold["one"].model_copy(update={"counts": (wrong,)})}
    listed = errors_table(list(errors(other, readings, "described"))).to_pylist()
    assert [(row["error"], row["differs in"]) for row in listed] == [("missed", "gender"), ("false", "gender")]
    assert "arrested 14 men" in listed[0]["sentence"]


def test_a_quote_is_shown_with_its_sentence_and_without_names() -> None:
    text = "Detectives of the county arrested Jordan Examplar and 13 other men. Nobody was hurt in the county."
    said = dict(masked_sentences(text, {"13 other men"}, (Span(34, 49),)))
    assert said == {"13 other men": "Detectives of the county arrested [name] and 13 other men."}


def test_without_any_of_the_documents_nothing_is_scored(tmp_path: Path, gold: dict[str, Annotation]) -> None:
    with pytest.raises(UserError, match="one, two"):
        read_documents(open_workspace(tmp_path), gold, [tmp_path / "three.txt"])


@pytest.mark.parametrize(("name", "opening"), [("a.png", b"\x89PNG"), ("a.svg", b"<svg"), ("a.html", b"<!DOCTYPE")])
def test_scores_are_drawn(tmp_path: Path, gold: dict[str, Annotation], name: str, opening: bytes) -> None:
    found = evaluate(gold, gold)
    save_picture(draw(found.scores, [], "Invented"), tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(opening)
    with pytest.raises(UserError, match="PNG, SVG or HTML"):
        save_picture(draw(found.scores, [], "Invented"), tmp_path / "a.gif")


def test_two_annotators_are_held_against_each_other_on_the_documents_of_both() -> None:
    one, other, third = (Annotation.model_validate({"doc_id": name, "counts": []}) for name in ("a", "b", "c"))
    assert both({"a": one, "b": other}, {"b": other, "c": third}) == {"b": other}
    with pytest.raises(UserError, match="No document is in both"):
        both({"a": one}, {"b": other})
